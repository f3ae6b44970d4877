package stay

import "time"

// Template is a text that the platform has looked at beforehand, so that it may
// open a conversation (Meta, "Templates").
type Template struct {
	Account    string // the platform's account that it belongs to; empty: in the library alone
	Name       string // lower case letters, digits, underscores
	Language   string // as the platform writes it: it, en, en_GB
	Category   Category
	State      TemplateState
	Quality    Quality
	PlatformID string
	Origin     Origin

	Header, Body, Footer string // with variables in double braces
	Buttons              []TemplateButton
	Examples             map[string]string // what the reviewers are shown in place of a variable
	// Fills says what stands for a variable that has only a number: {{1}} is filled by
	// Fills["1"]. One with a name is filled by its name.
	Fills map[string]string

	Reason      string    // why it was rejected, paused or disabled, in the platform's word
	Advice      string    // what the platform recommends
	Correct     Category  // to which the platform will move it
	Trouble     string    // the last problem of ours with submitting it
	TroubleCode int       // the platform's code of it, 0: none
	SubmittedAt time.Time // to the reviewers
	CheckedAt   time.Time // the platform was last asked about it
	CreatedAt   time.Time
	UpdatedAt   time.Time
	StateSince  time.Time
}

// TemplateButton is a button under a template.
type TemplateButton struct {
	Kind string // quick_reply or url
	Text string
	URL  string // may end in a variable
}

// SimulatedAccount is the account of the simulator's number: its texts are tried
// out and never submitted to anybody.
const SimulatedAccount = "simulator"

// Category is what the platform holds a template to be, by which it is priced
// and limited.
type Category string

// The categories.
const (
	Utility        Category = "utility"
	Marketing      Category = "marketing"
	Authentication Category = "authentication"
)

// TemplateState is where a template stands with the platform.
type TemplateState string

// The states. Draft and Submitting are ours; the others are the platform's.
const (
	TemplateDraft    TemplateState = "draft"
	TemplatePending  TemplateState = "pending" // under review, or an appeal is
	TemplateApproved TemplateState = "approved"
	TemplateRejected TemplateState = "rejected"
	TemplatePaused   TemplateState = "paused"   // for hours, for its quality
	TemplateDisabled TemplateState = "disabled" // for good
	TemplateDeleted  TemplateState = "deleted"  // at the platform, by somebody
)

// Quality is what readers make of a template.
type Quality string

// The qualities.
const (
	QualityUnknown Quality = "unknown"
	QualityGreen   Quality = "green"
	QualityYellow  Quality = "yellow"
	QualityRed     Quality = "red"
)

// Origin says where a template comes from.
type Origin string

// The origins.
const (
	FromLibrary  Origin = "library"  // one of the ready texts
	FromOwner    Origin = "own"      // the owner's
	FromPlatform Origin = "platform" // found there
)

// TemplateUse is a message's template with the values of its variables.
type TemplateUse struct {
	Name, Language string
	Values         map[string]string `json:",omitempty"` // by variable
}

// unusable is why a template cannot be sent now.
func (t Template) unusable() (Verdict, bool) {
	switch t.State {
	case TemplateApproved:
	case TemplateDraft:
		return refuse(RefusedUnsubmitted, RemedySubmit), true
	case TemplatePending:
		return refuse(RefusedPending, RemedyWait), true
	case TemplateRejected:
		return refuse(RefusedRejected, RemedyRepair), true
	case TemplatePaused:
		return refuse(RefusedPaused, RemedyWait), true
	case TemplateDisabled, TemplateDeleted:
		return refuse(RefusedDisabled, RemedyRepair), true
	default:
		return refuse(RefusedUnknown, RemedySubmit), true
	}
	if t.Category != Utility && t.Category != Marketing {
		return refuse(RefusedCategory, RemedyNone), true
	}
	return Verdict{}, false
}
