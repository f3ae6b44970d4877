package view

// NoticePage is the privacy notice of a property, for guests, in their language.
// It needs no words of the owner's interface: everything it says is in here.
// It sets no cookie and runs no script.
type NoticePage struct {
	Assets         Assets
	Lang           string // ISO 639-1 of the text
	Property       string
	Title          string
	Skip           string // "Skip to content"
	Intro          []string
	ContentsTitle  string // heading of the list of sections; empty: no list
	Sections       []NoticeSection
	Version        string // version and date, at the foot
	LanguagesLabel string
	Languages      []LanguageLink
}

// NoticeSection is one part of the notice.
type NoticeSection struct {
	ID         string // for a link to it
	Heading    string
	Paragraphs []string
	Items      []string // a list after the paragraphs
	Rows       []Row    // a table of two columns: what is kept, how long
}
