package template

import (
	"slices"
	"strings"
	"time"

	"portineria/stay"
	"portineria/whatsapp"
)

// News is what follows from the platform's word on a template: alarms to raise, and
// alarms that are over.
type News struct {
	Raise []stay.AlarmKind
	Over  []stay.AlarmKind
}

// stateOf reads a state as the platform writes it, in an event or in its list
// (Meta, "message_template_status_update"); ok is false where it says nothing about what
// can be sent, as a lock on editing, and for what nobody knows.
func stateOf(word string) (s stay.TemplateState, ok bool) {
	switch strings.ToUpper(word) {
	case "APPROVED", "REINSTATED", "UNARCHIVED", "FLAGGED": // flagged: it may still be sent, and is watched
		return stay.TemplateApproved, true
	case "PENDING", "IN_APPEAL":
		return stay.TemplatePending, true
	case "REJECTED", "LIMIT_EXCEEDED":
		return stay.TemplateRejected, true
	case "PAUSED":
		return stay.TemplatePaused, true
	case "DISABLED", "ARCHIVED":
		return stay.TemplateDisabled, true
	case "DELETED", "PENDING_DELETION":
		return stay.TemplateDeleted, true
	}
	return "", false
}

// Become moves a template to the state that the platform names at an instant. An
// event that is older than what is known changes nothing: they come in any order.
func Become(t stay.Template, word, reason, advice string, at time.Time) (stay.Template, News) {
	state, known := stateOf(word)
	if !known || at.Before(t.StateSince) {
		return t, News{}
	}
	was := t.State
	t.Reason, t.Advice = "", ""
	if state != stay.TemplateApproved {
		t.Reason, t.Advice = plainReason(reason), advice
		if strings.EqualFold(word, "LIMIT_EXCEEDED") {
			t.Reason = "LIMIT_EXCEEDED"
		}
	}
	if t.State = state; state != was {
		t.StateSince = at
	}
	if state == stay.TemplateApproved {
		t.Trouble, t.TroubleCode = "", 0
	}
	if state == was {
		return t, News{}
	}
	return t, newsOf(state)
}

func plainReason(s string) string {
	if s = strings.ToUpper(strings.TrimSpace(s)); s == "NONE" {
		return ""
	}
	return s
}

// alarms are those that tell of a state.
var alarms = map[stay.TemplateState]stay.AlarmKind{
	stay.TemplateRejected: stay.AlarmTemplateRejected, stay.TemplatePaused: stay.AlarmTemplatePaused, stay.TemplateDisabled: stay.AlarmTemplateOff, stay.TemplateDeleted: stay.AlarmTemplateOff,
}

func newsOf(state stay.TemplateState) News {
	var n News
	raised := alarms[state]
	if raised != "" {
		n.Raise = []stay.AlarmKind{raised}
	}
	for _, kind := range []stay.AlarmKind{stay.AlarmTemplateRejected, stay.AlarmTemplatePaused, stay.AlarmTemplateOff} {
		if kind != raised {
			n.Over = append(n.Over, kind)
		}
	}
	return n
}

// Follow applies an event of the platform's about a template (Meta,
// message_template_status_update, message_template_quality_update,
// template_category_update, message_template_components_update).
func Follow(t stay.Template, field string, c whatsapp.TemplateChange, at time.Time) (stay.Template, News) {
	if t.PlatformID == "" {
		t.PlatformID = c.ID
	}
	switch field {
	case "message_template_status_update":
		return Become(t, c.Event, c.Reason, c.Advice, at)
	case "message_template_quality_update":
		t.Quality = qualityOf(c.Quality)
	case "template_category_update":
		return categoryMoved(t, c)
	case "message_template_components_update":
		if c.Body != "" {
			t.Header, t.Body, t.Footer = c.Header, c.Body, c.Footer
		}
	}
	return t, News{}
}

// categoryMoved: the platform holds the text to be something else, now or soon.
func categoryMoved(t stay.Template, c whatsapp.TemplateChange) (stay.Template, News) {
	if soon := CategoryOf(c.Correct); soon != "" && soon != t.Category {
		t.Correct = soon
		return t, News{Raise: []stay.AlarmKind{stay.AlarmTemplateCategory}}
	}
	now := CategoryOf(c.Category)
	if now == "" || now == t.Category {
		return t, News{}
	}
	t.Category, t.Correct = now, ""
	return t, News{Raise: []stay.AlarmKind{stay.AlarmTemplateCategory}}
}

// Compare goes through the platform's list: what of ours changed, what is new to
// us, and what of ours the platform has no more. Only what was submitted can be
// missing there.
func Compare(account string, ours []stay.Template, listed []whatsapp.Template, now time.Time) (changed []stay.Template, news map[string]News) {
	news = map[string]News{}
	for _, p := range listed {
		if p.Name == "" || p.Language == "" || CategoryOf(p.Category) == stay.Authentication && !slices.ContainsFunc(ours, same(p)) {
			continue // one-time codes are no business of a house's
		}
		i := slices.IndexFunc(ours, same(p))
		var known *stay.Template
		if i >= 0 {
			known = &ours[i]
		}
		t := FromPlatform(account, p, known)
		if known == nil {
			if p.Media != "" {
				continue // it opens with a picture, which we have no place for
			}
			t.State, t.CreatedAt, t.StateSince, t.UpdatedAt = stay.TemplatePending, now, time.Time{}, now
		}
		was := t.Category
		if known != nil {
			was = known.Category
		}
		t, n := Become(t, p.Status, p.Rejected, t.Advice, now)
		if t.StateSince.IsZero() {
			t.StateSince = now
		}
		if t.Category != was {
			n.Raise = append(n.Raise, stay.AlarmTemplateCategory)
		}
		t.CheckedAt = now
		changed = append(changed, t)
		news[Key(t)] = n
	}
	for _, t := range ours {
		there := slices.ContainsFunc(listed, func(p whatsapp.Template) bool { return same(p)(t) })
		if there || t.State == stay.TemplateDraft || t.State == stay.TemplateDeleted || t.SubmittedAt.IsZero() && t.PlatformID == "" || now.Sub(t.SubmittedAt) < listedWithin {
			continue
		}
		t, n := Become(t, "DELETED", "", "", now)
		t.CheckedAt = now
		changed, news[Key(t)] = append(changed, t), n
	}
	return changed, news
}

// listedWithin is how long a template that was just submitted may be missing in
// the platform's list.
const listedWithin = 10 * time.Minute

func same(p whatsapp.Template) func(stay.Template) bool {
	return func(t stay.Template) bool { return t.Name == p.Name && t.Language == p.Language }
}

// Key names a template among those of an account.
func Key(t stay.Template) string { return t.Name + "/" + t.Language }
