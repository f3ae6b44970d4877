package lang

// Today is the first page: what waits, who comes and goes, what is broken.
type Today struct {
	Greeting     func(hour int) string // good morning, afternoon, evening
	GreetingLine func(greeting, day string) string

	FigureWaiting  string
	FigureByItself string
	FigureMedian   string
	FigureArrivals string
	NoFigure       string // where there is nothing to measure yet
	NobodyWaits    string

	Houses   string // how each property stands
	NextIn   func(when string) string
	NextOut  func(when string) string
	NextNone string

	Movements     string
	NoMovements   string
	Arrival       string
	Departure     string
	InHouse       string
	NoNumber      string // chip: guest cannot be reached, send the booking link
	HasWritten    string
	CodesOpen     string
	NeedsIdentity string
	UnknownGuest  string

	WaitingTitle string
	WaitingNone  string

	PlotTitle    string
	PlotOwn      string
	PlotAsked    string
	PlotDay      string
	PlotNone     string
	PlotTable    string
	PlotDayWords func(day string, own, asked int) string

	Problems         string
	FeedFailing      func(feed, property string) string
	FeedFailingText  func(trouble, age string) string
	FeedAction       string
	SendsFailed      func(n int) string
	SendsFailedText  string
	SendsAction      string
	UnclearSends     func(n int) string
	UnclearSendsText string
	WhatsAppOff      string
	WhatsAppOffText  string
	WhatsAppAction   string
	ModelTrouble     string
	ModelTroubleText string
	PrivacyDue       func(n int) string
	PrivacyDueText   func(day string) string
	PrivacyOverdue   string
	PrivacyAction    string
	OwnerSilent      string // no [owner] whatsapp set
	OwnerSilentText  string
	OwnerAction      string

	StartTitle      string
	StartText       string
	StepProperty    string
	StepPropertyWhy string
	StepPropertyDo  string
	StepFeed        string
	StepFeedWhy     string
	StepFeedDo      string
	StepWhatsApp    string
	StepWhatsAppWhy string
	StepWhatsAppDo  string
	StepTry         string
	StepTryWhy      string
	StepTryDo       string
	StepDone        string
}
