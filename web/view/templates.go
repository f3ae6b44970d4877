package view

// TemplatesPage lists the texts that may open a conversation, by account, and the
// ready ones that can be added.
type TemplatesPage struct {
	Page
	Hide     []string
	CanWrite bool
	First    string // the account to which ready texts are added
	Accounts []TemplateAccount
	Ready    []ReadyText
	Ground   Ground
}

// TemplateAccount is the texts of an account of the platform.
type TemplateAccount struct {
	ID      string
	Title   string // empty: the only one
	Offline string // why nothing can be submitted; empty: it can
	Texts   []TemplateRow
}

// TemplateRow is a text in the list.
type TemplateRow struct {
	Href, Title, Spoken, Note string
	State, Category           Chip
}

// ReadyText is a text that comes with the program. Its form posts name, language
// and account to TemplateAddPath.
type ReadyText struct {
	Name, Title, Explain, Risky string
	In                          []ReadyIn
}

// ReadyIn is a ready text in a language.
type ReadyIn struct {
	Language, Spoken string
	Reads            Reads
	Added            bool
}

// Ground is why guests of bookings may be written to. Its form posts source,
// wording and proof to GroundPath.
type Ground struct {
	Since   string // empty: it is not recorded
	Wording string
	Lang    string
	Proof   string
	Sources []Option
	Errors  Errors
}

// TemplatePage is one text, or a new one.
type TemplatePage struct {
	Page
	Hide       []string
	Here       string
	CanWrite   bool
	Known      bool // it is stored
	CanSubmit  bool
	CanUnpause bool
	Title      string
	State      Chip
	Explain    string
	Trouble    []string
	Advice     string // in the platform's words
	Rows       []Row
	Bookings   []Option
	Reads      Reads
	Lacks      string
	Limit      string
	Errors     Errors
	Form       TemplateForm
}

// TemplateForm is the form of a text.
type TemplateForm struct {
	Action, Account, Name, Language, Header, Body, Footer, Save string
	Categories                                                  []Option
	Variables                                                   []Row
}

// shown reports whether there is something to look at beside the form.
func (p TemplatePage) shown() bool { return p.Known || p.Reads.Body != "" }

func (p TemplatePage) deleting() question {
	return question{ID: "delete-template", Title: p.W.Templates.Delete, Text: p.W.Templates.DeleteAsk, Action: p.Here + "/delete", Do: p.W.Templates.Delete, Keep: p.W.Forms.Cancel, Danger: true}
}

// The addresses of the texts.
const (
	TemplatesPath    = "/settings/templates"
	TemplateAddPath  = "/settings/templates/add"
	TemplateSyncPath = "/settings/templates/sync"
	TemplateNewPath  = "/settings/templates/new"
	GroundPath       = "/settings/templates/ground"
	GroundEndPath    = "/settings/templates/ground/end"
)

// SettingsTemplates is the tab of the texts.
const SettingsTemplates = "templates"

// TemplatePath is one text. An account without an id is written as a dash.
func TemplatePath(account, name, language string) string {
	if account == "" {
		account = "-"
	}
	return under(TemplatesPath+"/of", account, name, language)
}

// NewTemplatePath is the form of a new text of an account.
func NewTemplatePath(account string) string {
	if account == "" {
		return TemplateNewPath
	}
	return TemplateNewPath + "?account=" + account
}
