package view

import "portineria/lang"

// AutomationsPage is the owner's rules for messages.
type AutomationsPage struct {
	Page
	Rules    []RuleCard
	Ready    []RuleCard
	Coming   []RuleLine
	Became   []RuleLine
	CanWrite bool
	Hide     []string
}

// RuleCard is one rule. Switching posts to RuleAct(ID, "on") or "off".
type RuleCard struct {
	ID       string
	Name     string
	Sentence string
	On       bool
	Next     string // empty: nothing planned
	Ahead    string
	Warning  string // what keeps it from sending to everybody
}

// RuleLine is one message of a rule for a stay.
type RuleLine struct {
	When   Moment
	Rule   string
	To     string // "Lena, Casa Limone"
	Href   string // the stay
	State  Chip
	Why    string
	Own    string // the words where the guest has written lately
	Words  string // those of the template
	NoWay  string // why nothing goes otherwise
	RuleID string
	Acts   bool // may be sent now or left out: posts to StayRuleAct
	Stay   string
}

// PreviewPage is what will go.
type PreviewPage struct {
	Page
	Title    string
	Intro    string
	Sentence string
	Lines    []RuleLine
	Would    []RuleLine
	Switch   string // address that switches it on; empty: nothing to switch
	Ready    bool
	Warning  string
	Edit     string
}

// RulePage is the form of a rule. It posts to itself: id, name, count, unit, event, at,
// text_LANGUAGE, template, languages, channels, properties, min_nights, max_nights,
// identified, window, quiet_from, quiet_until, late, about, repeat.
type RulePage struct {
	Page
	ID       string // empty: new
	Form     RuleForm
	Errors   Errors
	CanWrite bool
	On       bool
	Sentence string
}

// RuleForm is what stands in it.
type RuleForm struct {
	ID, Name, Count       string
	Units, Events         []Option
	At                    string
	Texts                 []RuleText
	Templates             []Option
	Languages, Channels   []Choice
	Properties            []Choice
	MinNights, MaxNights  string
	Identified, Window    []Option
	QuietFrom, QuietUntil string
	Late                  string
	About                 []Choice
	Repeat                bool
	Variables             string
}

// RuleText is a text in one language.
type RuleText struct{ Language, Label, Value string }

// StayRules is the part of a stay's page about messages by rule. Pausing posts to
// StayRuleAct(ID, "", "pause") or "resume".
type StayRules struct {
	Stay   string
	Paused bool
	Can    bool
	Lines  []RuleLine
	Edit   string // the page of the rules; empty: not for this account
}

// The addresses of messages by rule.
const (
	AutomationsPath = "/automations"
	AddRulePath     = "/automations/add"
	PreviewPath     = "/automations/preview"
)

// RulePath is a rule.
func RulePath(id string) string { return under(AutomationsPath, "rules", id) }

// RuleAct does something to a rule.
func RuleAct(id, act string) string { return under(AutomationsPath, "rules", id, act) }

// ReadyPath is a ready rule, to look at.
func ReadyPath(id string) string { return under(AutomationsPath, "ready", id) }

// StayRulesAct pauses the messages of a stay or lets them go.
func StayRulesAct(stay, act string) string { return under(BookingsPath, stay, "messages", act) }

// StayRuleAct sends the message of a rule for a stay, or leaves it out.
func StayRuleAct(stay, rule, act string) string {
	return under(BookingsPath, stay, "messages", act, rule)
}

// FragmentRules is the list of rules and what is coming up.
const FragmentRules = "rules"

// TopicRules concerns rules and what they send.
const TopicRules = "rules"

func removeRule(w *lang.Words, id string) question {
	return question{ID: "ask-remove-rule", Title: w.Automations.RemoveTitle, Text: w.Automations.RemoveText, Action: RuleAct(id, "remove"),
		Do: w.Automations.Remove, Keep: w.Automations.Keep, Danger: true}
}

func ruleTitle(p RulePage) string {
	if p.ID == "" {
		return p.W.Automations.NewTitle
	}
	return p.Form.Name
}

func ruleAction(p RulePage) string {
	if p.ID == "" {
		return AddRulePath
	}
	return RulePath(p.ID)
}
