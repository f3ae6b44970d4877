package stay

import "time"

// Ask is a message that wants to leave, with all that decides whether it may.
// The zero value is refused.
type Ask struct {
	Now     time.Time // the conversation's own clock
	Purpose Purpose
	MadeAt  time.Time // when the message was written, by our clock
	// LastGuestAt is when this person last wrote to this very business number; the
	// zero time: never. Reactions, edits and system messages do not count.
	LastGuestAt time.Time
	ToOwner     bool // the owner's own number
	Consent     Consent
	// As is the template that the message is to go as, as the library knows it; nil:
	// free text. One that is not in the library has no state.
	As        *Template
	Empty     []string // its variables that have no value
	Marketing bool     // the text advertises, whatever the template's category says
	// AgreedByBooking is when the owner recorded on what ground guests are written to
	// about their stay on the number that they gave for it. It is set only while a
	// booking that stands has this number.
	AgreedByBooking time.Time
	// Owed says that the person has asked for something that the law gives them a
	// right to, and waits for it: access to their data, its erasure.
	Owed bool
}

// Consent is where a person stands in the ledger of consent. A zero time says
// that it never was so, or is no longer.
type Consent struct {
	StoppedAt          time.Time // no message that they did not ask for
	NoAIAt             time.Time // no automatic answer either
	FrozenAt           time.Time // their data may only be kept (GDPR art. 18)
	OptInAt            time.Time // may be written to about their stay
	MarketingAt        time.Time // may be sent advertising
	MarketingStoppedAt time.Time
}

// Markets reports whether the person wants advertising: said so, and did not
// take it back since.
func (s Consent) Markets() bool {
	return !s.MarketingAt.IsZero() && s.StoppedAt.IsZero() && s.MarketingAt.After(s.MarketingStoppedAt)
}

// AnsweredLate is for how long a person who wrote, and got no answer within the
// window, may be answered by a template that the owner chooses: they asked.
const AnsweredLate = 7 * 24 * time.Hour

// Ground is what lets a message leave.
type Ground string

// The grounds.
const (
	GroundWindow  Ground = "window"  // the guest wrote within the last 24 hours
	GroundOwner   Ground = "owner"   // it goes to the owner
	GroundOptIn   Ground = "opt_in"  // the guest agreed to it, and the ledger says where
	GroundBooking Ground = "booking" // about a booking that stands, to the number given for it
	GroundAsked   Ground = "asked"   // the guest wrote lately and waits for an answer
	GroundOwed    Ground = "owed"    // the guest has a right to it by law
)

// Refusal is why a message may not leave. Its words are in lang.
type Refusal string

// The refusals. The first is what messages were refused for before there were
// templates, and stands so in older databases.
const (
	RefusedWindow      Refusal = "window_closed"      // free text, over 24 hours after the guest's last message
	RefusedStopped     Refusal = "guest_stopped"      // STOP
	RefusedNoAI        Refusal = "guest_no_ai"        // NO AI
	RefusedFrozen      Refusal = "guest_frozen"       // asked to have their data kept still
	RefusedNoOptIn     Refusal = "no_opt_in"          // nothing lets us begin
	RefusedNoMarketing Refusal = "no_marketing_yes"   // advertising, without a yes to it
	RefusedUnknown     Refusal = "template_unknown"   // not in the library
	RefusedUnsubmitted Refusal = "template_draft"     // never submitted
	RefusedPending     Refusal = "template_pending"   // with the platform's reviewers
	RefusedRejected    Refusal = "template_rejected"  // by them
	RefusedPaused      Refusal = "template_paused"    // for its quality
	RefusedDisabled    Refusal = "template_disabled"  // for good, or withdrawn
	RefusedCategory    Refusal = "template_category"  // of a kind that no conversation has use for
	RefusedEmpty       Refusal = "template_empty"     // a variable has no value
	RefusedPurpose     Refusal = "purpose_unknown"    // nobody says what it is for
	RefusedStranger    Refusal = "not_for_the_guests" // an alert, to somebody who is not the owner
)

// Remedy is what would help, for a page to offer it.
type Remedy string

// The remedies.
const (
	RemedyNone     Remedy = "none"          // it is the guest's to change
	RemedyTemplate Remedy = "send_template" // choose one that fits
	RemedyPhone    Remedy = "call"          // reach them another way
	RemedyRecord   Remedy = "record_opt_in" // note where the guest agreed, if they did
	RemedySubmit   Remedy = "submit"        // the template
	RemedyWait     Remedy = "wait"
	RemedyRepair   Remedy = "repair" // the template, and submit it again
	RemedyFill     Remedy = "fill"   // the booking or the property lacks what the variable stands for
)

// Refusals lists all, for tests of the words.
func Refusals() []Refusal {
	return []Refusal{RefusedWindow, RefusedStopped, RefusedNoAI, RefusedFrozen, RefusedNoOptIn, RefusedNoMarketing, RefusedUnknown, RefusedUnsubmitted,
		RefusedPending, RefusedRejected, RefusedPaused, RefusedDisabled, RefusedCategory, RefusedEmpty, RefusedPurpose, RefusedStranger}
}

// Verdict says whether a message may leave, and how. Only CanSend makes one
// that lets anything leave: the sender asks for it, so no path goes round.
type Verdict struct {
	way    way
	Ground Ground  // what lets it leave
	Reason Refusal // why it does not
	Remedy Remedy  // what would help
}

type way string

const (
	asText     way = "text"
	asTemplate way = "template"
)

// OK reports whether the message may leave.
func (v Verdict) OK() bool { return v.way != "" }

// AsTemplate reports whether it leaves as a template, and not as free text.
func (v Verdict) AsTemplate() bool { return v.way == asTemplate }

func refuse(why Refusal, help Remedy) Verdict { return Verdict{Reason: why, Remedy: help} }

// CanSend is the only door: whether a message may go to a person now, as what,
// and on what ground; or why not, and what would help. It is pure. Inside 24
// hours of the guest's last message free text may go; outside them only an
// approved template, to somebody who agreed to it or whom we owe an answer
// (Meta, "WhatsApp Business messaging policy"; GDPR art. 6, 18, 21; Italian
// privacy code art. 130 for advertising). Who says STOP gets nothing that they
// did not ask for.
func CanSend(ask Ask) Verdict {
	if v, refused := ask.objected(); refused {
		return v
	}
	open := WindowOpenAt(ask.LastGuestAt, ask.Now)
	if ask.As == nil {
		if !open {
			return refuse(RefusedWindow, RemedyTemplate)
		}
		return Verdict{way: asText, Ground: GroundWindow}
	}
	trouble, unusable := ask.As.unusable()
	switch {
	case len(ask.Empty) > 0:
		return refuse(RefusedEmpty, RemedyFill) // the words have a hole, however they go
	case open && unusable:
		return Verdict{way: asText, Ground: GroundWindow} // the same words, as free text
	case open:
		return Verdict{way: asTemplate, Ground: GroundWindow}
	case ask.Purpose == PurposeAnswer || ask.Purpose == PurposeNotice:
		return refuse(RefusedWindow, RemedyTemplate) // what was asked is long past: a person chooses what to say now
	case unusable:
		return trouble
	}
	if g := ask.ground(); g != "" {
		return Verdict{way: asTemplate, Ground: g}
	}
	return refuse(RefusedNoOptIn, RemedyRecord)
}

// objected is what the person said, which no window and no template outweighs.
func (ask Ask) objected() (Verdict, bool) {
	s := ask.Consent
	unasked := ask.Purpose == PurposeAutomatic || ask.Purpose == PurposeHost && ask.As != nil && !ask.Owed // a person begins, by a template
	switch {
	case ask.Purpose != PurposeAnswer && ask.Purpose != PurposeNotice && ask.Purpose != PurposeHost && ask.Purpose != PurposeAlert && ask.Purpose != PurposeAutomatic:
		return refuse(RefusedPurpose, RemedyNone), true
	case ask.Purpose == PurposeAlert:
		return refuse(RefusedStranger, RemedyNone), !ask.ToOwner
	case !s.NoAIAt.IsZero() && ask.Purpose != PurposeHost && !ask.MadeAt.Equal(s.NoAIAt):
		return refuse(RefusedNoAI, RemedyNone), true // what confirms it was made at that very instant
	case !s.StoppedAt.IsZero() && unasked:
		return refuse(RefusedStopped, RemedyPhone), true
	case !s.FrozenAt.IsZero() && unasked:
		return refuse(RefusedFrozen, RemedyPhone), true
	case (ask.Marketing || ask.As != nil && ask.As.Category == Marketing) && !s.Markets():
		return refuse(RefusedNoMarketing, RemedyRecord), true
	}
	return Verdict{}, false
}

// ground is what lets us begin a conversation, or take one up again.
func (ask Ask) ground() Ground {
	advertises := ask.Marketing || ask.As.Category == Marketing
	switch {
	case ask.Purpose == PurposeAlert:
		return GroundOwner
	case advertises:
		return GroundOptIn // looked at already
	case ask.Purpose == PurposeHost && ask.Owed:
		return GroundOwed
	case !ask.Consent.OptInAt.IsZero():
		return GroundOptIn
	case !ask.AgreedByBooking.IsZero():
		return GroundBooking
	case ask.Purpose == PurposeHost && !ask.LastGuestAt.IsZero() && ask.Now.Sub(ask.LastGuestAt) < AnsweredLate:
		return GroundAsked
	}
	return ""
}

// WindowOpenAt reports whether free text may be sent at now to somebody who last
// wrote at that time; the zero time: never.
func WindowOpenAt(lastGuest, now time.Time) bool {
	return !lastGuest.IsZero() && now.Before(lastGuest.Add(WindowLength-WindowMargin))
}
