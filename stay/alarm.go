package stay

import "time"

// AlarmKind says what is wrong with the connection to guests. Each kind has its
// words in both languages of the owner's in package lang; a test insists.
type AlarmKind string

// What stops messages, the access first.
const (
	AlarmTokenInvalid    AlarmKind = "token_invalid"     // the access key is refused
	AlarmTokenExpires    AlarmKind = "token_expires"     // and when it will be
	AlarmPermission      AlarmKind = "permission"        // the access key lacks a right
	AlarmNumberGone      AlarmKind = "number_gone"       // no such number in the account
	AlarmNotRegistered   AlarmKind = "not_registered"    // the number is not registered with the platform
	AlarmAccountBlocked  AlarmKind = "account_blocked"   // disabled or locked by Meta
	AlarmRestricted      AlarmKind = "account_limited"   // may not send at all, until an instant
	AlarmAccountDeleted  AlarmKind = "account_deleted"   // removed at Meta
	AlarmPayment         AlarmKind = "payment"           // no way to pay, or it failed
	AlarmSpam            AlarmKind = "spam_limit"        // too many reports: the number rests for hours
	AlarmSlowed          AlarmKind = "slowed"            // too many calls: everything is late
	AlarmDisturbed       AlarmKind = "disturbed"         // Meta itself has failed for a while
	AlarmLinkLost        AlarmKind = "link_lost"         // the phone's app was disconnected
	AlarmWebhook         AlarmKind = "webhook_gone"      // what guests write does not arrive here any more
	AlarmNumberState     AlarmKind = "number_state"      // the number's state at Meta is not "connected"
	AlarmTemplatesHalted AlarmKind = "templates_limited" // too many templates in a wrong category
)

// What does not stop them yet.
const (
	AlarmViolation        AlarmKind = "account_violation" // a warning of Meta's
	AlarmNoBeginning      AlarmKind = "only_answers"      // may answer, and not write first, until an instant
	AlarmQuality          AlarmKind = "number_quality"    // guests block or report
	AlarmLimit            AlarmKind = "number_limit"      // may write to fewer people of its own accord
	AlarmNameRefused      AlarmKind = "name_refused"      // the display name
	AlarmNamePending      AlarmKind = "name_pending"      // and while it is looked at
	AlarmReviewRefused    AlarmKind = "review_refused"    // the account's review
	AlarmPIN              AlarmKind = "pin_changed"       // of the two-step verification
	AlarmNotice           AlarmKind = "meta_notice"       // a notice of Meta's about the account, in its own words
	AlarmSettings         AlarmKind = "settings_changed"  // somebody changed settings of the number at Meta
	AlarmHistory          AlarmKind = "history"           // past chats cannot be handed over
	AlarmTemplateRejected AlarmKind = "template_rejected"
	AlarmTemplatePaused   AlarmKind = "template_paused"
	AlarmTemplateOff      AlarmKind = "template_disabled"
	AlarmTemplateCategory AlarmKind = "template_category" // which changes its price
	AlarmMeterNear        AlarmKind = "meter_near"        // the month's free messages end soon
	AlarmMeterOver        AlarmKind = "meter_over"        // they have ended
)

// AlarmKinds lists every kind, the gravest first.
func AlarmKinds() []AlarmKind {
	return []AlarmKind{
		AlarmAccountBlocked, AlarmAccountDeleted, AlarmTokenInvalid, AlarmPermission, AlarmNumberGone, AlarmNotRegistered, AlarmRestricted, AlarmPayment, AlarmLinkLost,
		AlarmWebhook, AlarmNumberState, AlarmSpam, AlarmDisturbed, AlarmSlowed, AlarmTokenExpires, AlarmTemplatesHalted,
		AlarmPIN, AlarmViolation, AlarmNoBeginning, AlarmMeterOver, AlarmMeterNear, AlarmQuality, AlarmLimit, AlarmNameRefused, AlarmNamePending, AlarmReviewRefused,
		AlarmNotice, AlarmSettings, AlarmHistory, AlarmTemplateRejected, AlarmTemplatePaused, AlarmTemplateOff, AlarmTemplateCategory,
	}
}

// Urgent reports whether the owner's phone should say so: guests are not answered
// any more, or soon will not be, or somebody else may have the account.
func (k AlarmKind) Urgent() bool {
	switch k {
	case AlarmTokenInvalid, AlarmTokenExpires, AlarmPermission, AlarmNumberGone, AlarmNotRegistered, AlarmAccountBlocked, AlarmRestricted, AlarmAccountDeleted,
		AlarmPayment, AlarmLinkLost, AlarmWebhook, AlarmNumberState, AlarmViolation, AlarmNoBeginning, AlarmPIN, AlarmMeterOver:
		return true
	case AlarmSpam, AlarmSlowed, AlarmDisturbed, AlarmTemplatesHalted, AlarmQuality, AlarmLimit, AlarmNameRefused, AlarmNamePending, AlarmReviewRefused, AlarmNotice,
		AlarmSettings, AlarmHistory, AlarmTemplateRejected, AlarmTemplatePaused, AlarmTemplateOff, AlarmTemplateCategory, AlarmMeterNear:
		return false
	default:
		return false
	}
}

// Stops reports whether messages do not leave while it lasts.
func (k AlarmKind) Stops() bool {
	switch k {
	case AlarmTokenInvalid, AlarmPermission, AlarmNumberGone, AlarmNotRegistered, AlarmAccountBlocked, AlarmRestricted, AlarmAccountDeleted, AlarmPayment, AlarmSpam,
		AlarmNumberState, AlarmLinkLost, AlarmWebhook:
		return true
	default:
		return false
	}
}

// Event reports whether it tells of something that happened and is over: it is
// closed by the owner's having seen it. Other kinds last until what they are
// about has changed.
func (k AlarmKind) Event() bool {
	switch k {
	case AlarmPIN, AlarmViolation, AlarmNotice, AlarmSettings, AlarmHistory, AlarmReviewRefused, AlarmNameRefused, AlarmTemplateCategory:
		return true
	default:
		return false
	}
}

// Alarm is something that is wrong between the house and its guests, for the
// owner to see and mostly to put right. At most one of a kind is open for a
// number and subject.
type Alarm struct {
	ID      AlarmID
	Kind    AlarmKind
	Number  string // the business number's phone_number_id; empty: about all of them
	Subject string // what of the number it is about, such as a template's name; empty: the number itself
	// Detail is what the platform said, in its own word (a reason from its lists,
	// a code), or the program's: lang.Words.AlarmDetail translates it.
	Detail   Private
	RaisedAt time.Time
	LastAt   time.Time // when it was last raised again
	ToldAt   time.Time // when the owner's phone was told; zero: not, or not yet
	SeenAt   time.Time // when the owner said that they know
	EndsAt   time.Time // when it ends by itself; zero: it does not
	ClosedAt time.Time
}

// Open reports whether it still stands.
func (a Alarm) Open() bool { return a.ClosedAt.IsZero() }
