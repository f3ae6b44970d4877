package view

import (
	"slices"

	"portineria/lang"
)

// SettingsPage is the state of every part. Making a backup posts to BackupPath.
type SettingsPage struct {
	Page
	Checks  []Check
	Summary Chip // "Everything is fine."
	Backup  Backup
	Version string // "Portineria 1.0 (abc123)"
	Parts   []Row  // versions of Go, SQLite, ...
	// CanWrite: may make a backup. Tabs hides what the account may not open.
	CanWrite bool
	Hide     []string // of the Settings tabs: those that the account may not open
}

// The pages of the settings.
const (
	SettingsState       = "state"
	SettingsPeople      = "people"
	SettingsAccount     = "account"
	SettingsConnections = "connections"
	SettingsModel       = "model"
	SettingsWhatsApp    = "whatsapp"
	SettingsAutomations = "automations"
)

// Check is one line of the doctor.
type Check struct {
	Name  string
	State string // ok, warn, fail, off
	Word  string // the state in words
	Text  string // what was found
	Next  string // what to do; empty when nothing
}

// Backup is when and where the last one was made.
type Backup struct{ Last, Size, Where string }

// PeoplePage are the accounts of the house. Adding posts to PeoplePath: name,
// role, properties (several), language, password.
type PeoplePage struct {
	Page
	People     []Person
	Form       PersonForm
	Roles      []Choice
	Properties []Choice
	Languages  []Option
	Errors     Errors
	CanWrite   bool
	Hide       []string
}

// PersonForm is what was typed for a new account.
type PersonForm struct{ Name string }

// Person is an account. Removing posts to PersonAct(ID, "remove"); a new
// password posts to PersonAct(ID, "reset"): password.
type Person struct {
	ID, Name   string
	Role       Chip
	Properties string // "Casa Limone and Mansarda", "all properties"
	LastSeen   string // "Last login: yesterday 18:05"
	You        bool
	CanRemove  bool
	CanReset   bool
	Error      string // of a refused new password
}

// AccountPage is one's own language, password and sessions. The forms post to
// LanguagePath: language; PasswordPath: present, password, password2;
// EndSessionPath(ID) and EndOthersPath.
type AccountPage struct {
	Page
	Language string
	Errors   Errors // of the password form
	Sessions []Session
	Hide     []string
}

// Session is a browser in which one is logged in.
type Session struct {
	ID      string
	Browser string // "Firefox, Android"
	Since   string // ready to print, with its words
	LastUse string
	Here    bool
}

// ConnectionsPage is what the house is connected to; nothing is changed here.
type ConnectionsPage struct {
	Page
	WhatsApp      []Row
	WhatsAppState Chip
	Webhook       string // the address for Meta; empty: no public address
	Owner         []Row
	Model         []Row
	ModelState    Chip
	Destinations  []Destination
	Denied        []Destination
	Hide          []string
}

// Destination is where data went, from the ledger of connections.
type Destination struct{ Host, Purpose, Last, Sent, Received string }

func settingsTabs(w *lang.Words, here string, hide []string) []tab {
	all := []struct {
		name string
		tab  tab
	}{
		{SettingsState, tab{Href: SettingsPath, Label: w.Settings.TabState}},
		{SettingsPeople, tab{Href: PeoplePath, Label: w.Settings.TabPeople}},
		{SettingsWhatsApp, tab{Href: WhatsAppPath, Label: w.Behaviour.Tab}},
		{SettingsTemplates, tab{Href: TemplatesPath, Label: w.Templates.Title}},
		{SettingsAutomations, tab{Href: AutomationsPath, Label: w.Automations.Title}},
		{SettingsConnections, tab{Href: ConnectionsPath, Label: w.Settings.TabLinks}},
		{SettingsModel, tab{Href: ModelPath, Label: w.Model.Tab}},
		{SettingsAccount, tab{Href: AccountPath, Label: w.Settings.TabYou}},
	}
	var shown []tab
	for _, t := range all {
		if !slices.Contains(hide, t.name) {
			t.tab.Current = t.name == here
			shown = append(shown, t.tab)
		}
	}
	return shown
}

func stateTone(state string) Tone {
	switch state {
	case "ok":
		return Green
	case "warn":
		return Brass
	case "fail":
		return Red
	default:
		return Plain
	}
}

func stateIcon(state string) string {
	switch state {
	case "ok":
		return "check"
	case "warn":
		return "bell"
	case "fail":
		return "alert"
	default:
		return "lock"
	}
}

func removePerson(w *lang.Words, p Person) question {
	return question{
		ID: "ask-remove-" + p.ID, Title: w.People.RemoveTitle(p.Name), Text: w.People.RemoveText,
		Action: PersonAct(p.ID, "remove"), Do: w.People.Remove, Keep: w.Forms.Cancel, Danger: true,
	}
}

func resetPerson(w *lang.Words, p Person) question {
	return question{
		ID: "ask-reset-" + p.ID, Title: w.People.ResetTitle(p.Name), Text: w.People.ResetText,
		Action: PersonAct(p.ID, "reset"), Do: w.People.ResetDo, Keep: w.Forms.Cancel,
	}
}

func endOthers(w *lang.Words) question {
	return question{
		ID: "ask-end-others", Title: w.Account.EndOthersTitle, Text: w.Account.EndOthersText,
		Action: EndOthersPath, Do: w.Account.EndOthers, Keep: w.Forms.Cancel,
	}
}
