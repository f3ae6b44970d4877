package lang

import "strings"

// Model is the page of the language model, with what its command says.
type Model struct {
	Tab       string
	Title     string
	Intro     string
	StateHead string
	Name      string
	None      string // no model is configured
	Server    string
	ServerUp  func(version string) string
	ServerOff string
	There     string // whether it is installed
	ThereYes  func(size string) string
	ThereNo   string
	InMemory  string
	NotLoaded string // the first answer takes longer
	Where     string // where the name is set
	TestAgain string
	TestSoon  string // flash

	GetTitle   string
	GetIntro   string
	GetName    string
	GetHint    string
	Get        string
	GetSmall   string // beside the button: it may take an hour
	Running    func(name string) string
	Part       func(percent int, done, total string) string
	Quarter    func(name string, percent int) string // told to screen readers
	Starting   string
	Checking   string
	Refresh    string
	CallOff    string
	CalledOff  string // flash
	Done       func(name string) string
	NextStart  func(name string) string // it answers from the next start on
	Failed     func(name string) string
	ListTitle  string
	ListNone   string
	Used       string
	Elsewhere  string
	Troubles   map[string]string // why there is no model; see ModelTrouble
	Right      func(languages string) string
	Wrong      func(languages string) string
	Suggestion func(name string) string
}

// LanguageList names languages by their codes, one after the other.
func (w *Words) LanguageList(codes []string) string {
	names := make([]string, len(codes))
	for i, code := range codes {
		names[i] = w.Language(code)
	}
	return strings.Join(names, ", ")
}

// ModelTrouble says what is wrong and what to do, by the key of package
// app/model.
func (w *Words) ModelTrouble(key string) string {
	if text, ok := w.Model.Troubles[key]; ok {
		return text
	}
	return w.Model.Troubles["failed"]
}
