package view

// SetupPage creates the first owner. Its form posts to SetupPath(Token):
// name, password, password2, language.
type SetupPage struct {
	Public
	Token    string
	Name     string
	Language string // chosen: it or en
	Errors   Errors
}

// LoginPage asks for name and password. Its form posts to LoginPath: name,
// password, next.
type LoginPage struct {
	Public
	Name   string
	Next   string // where to go afterwards; a path of ours
	Errors Errors
}

// ErrorPage stands instead of a page that could not be shown. The words follow
// from the status; Detail adds what only the moment knows.
type ErrorPage struct {
	Public
	Status int
	Detail string
	Home   string // where the way out leads; empty: no link
	// Title and Text replace the words of the status where they are too general,
	// such as for a set-up link that has been used.
	Title, Text string
}

func (p ErrorPage) title() string {
	if p.Title != "" {
		return p.Title
	}
	return p.W.ErrorFor(p.Status).Title
}
