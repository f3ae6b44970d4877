package lang

// Settings is the state of every part, with backups and the version.
type Settings struct {
	Title     string
	Tabs      string
	TabState  string
	TabPeople string
	TabYou    string
	TabLinks  string

	StateTitle  string
	StateIntro  string
	AllFine     string
	SomeBad     func(n int) string
	SomeWarn    func(n int) string
	WhatToDo    string
	CheckAgain  string
	BackupTitle string
	BackupText  string
	LastBackup  string
	BackupSize  string
	BackupWhere string
	BackupNow   string
	BackupMade  string // flash
	BackupNever string
	BackupKey   string
	Version     string
	TryTitle    string
	TryText     string
}

// People are the accounts of the house.
type People struct {
	Title        string
	Intro        string
	AddTitle     string
	Name         string
	Role         string
	Properties   string
	PropsHint    string
	AllProps     string
	NoProps      string
	Language     string
	Password     string
	PasswordHint string
	Add          string
	Added        func(name string) string // flash
	LastSeen     func(when string) string
	You          string
	Remove       string
	RemoveTitle  func(name string) string
	RemoveText   string
	Reset        string
	ResetTitle   func(name string) string
	ResetText    string
	ResetDo      string
	NewPassword  string
	ResetDone    func(name string) string // flash
}

// Account is a person's own language, password and open sessions.
type Account struct {
	Title          string
	LanguageTitle  string
	Language       string
	LanguageSaved  string // flash
	PasswordTitle  string
	Present        string
	New            string
	Again          string
	Change         string
	Changed        string // flash
	ChangeHint     string
	Sessions       string
	SessionsIntro  string
	ThisOne        string
	Since          func(when string) string
	LastUse        func(when string) string
	End            string
	EndOthers      string
	EndOthersTitle string
	EndOthersText  string
	Ended          string // flash
	UnknownBrowser string
}

// Links are the connections to WhatsApp, the model and the rest of the world.
type Links struct {
	Title         string
	WhatsAppTitle string
	WhatsAppIntro string
	WhereToSet    string
	Number        string
	NumberID      string
	AccountID     string
	Token         string
	Secret        string
	Verify        string
	Webhook       string
	WebhookHint   string
	LastIn        string
	NotSet        string
	Masked        string
	Owner         string
	OwnerHint     string
	ModelTitle    string
	ModelIntro    string
	ModelName     string
	ModelURL      string
	ModelNone     string
	EgressTitle   string
	EgressIntro   string
	Destination   string
	Purpose       string
	LastContact   string
	Sent          string
	Received      string
	Denied        string
	DeniedIntro   string
	EgressNone    string
}

// Simulator is the phone on the screen.
type Simulator struct {
	Title        string
	Intro        string
	StartTitle   string
	Who          string
	WhoHint      string
	Stranger     string
	StrangerAt   func(property string) string
	GuestOf      func(name, nights string) string
	When         string
	WhenHint     string
	Start        string
	Chats        string
	Phone        string
	Message      string
	Placeholder  string
	Send         string
	Examples     string
	SetClock     string
	Reset        string
	ResetTitle   string
	ResetText    string
	ResetDo      string
	OpenInInbox  string
	Empty        string
	GuestBubble  string
	HouseBubble  string
	Typing       string
	NoProperties string
	ShowsAs      func(name string) string
	Questions    []string
}
