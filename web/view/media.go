package view

// File is a file of a message, or why it is not there.
type File struct {
	ID     string
	Form   string // FormPicture and the like; empty: there is nothing to show
	Label  string // what it is, by whom and when
	Source string // address of the content
	Save   string // address that saves it
	SaveAs string // what the link says
	Note   string // its state in words
	More   string // small print
	Tone   Tone

	Heard string // what was understood of a recording
	Lang  string // ISO 639-1 of that

	// Hidden: it is taken for an identity document; its content stands on no page.
	Hidden      bool
	HiddenTitle string
	HiddenText  string

	CanDelete, CanRetry, CanMark, CanClear bool
}

// The forms of a file, as package media names them.
const (
	FormPicture = "picture"
	FormSound   = "sound"
	FormFilm    = "film"
)

// MediaPath is the content of a file.
func MediaPath(conversation, file string) string {
	return under(InboxPath, conversation, "media", file)
}

// MediaAct is the address of an act on a file: retry, delete, paper, clear.
func MediaAct(conversation, file, act string) string {
	return under(InboxPath, conversation, "media", file, act)
}
