package review

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"time"

	"portineria/proof"
	"portineria/stay"
)

// about is what a value is stated of: two values of the same can disagree.
type about struct {
	subject string // a topic, or a concept that is no topic's main one
	kind    proof.StatedKind
	until   bool   // times: an end, and not a beginning
	side    bool   // times: one of the two
	per     uint32 // prices: for what
}

// voice is all that one fact, or the property's own rules, say.
type voice struct {
	fact  *stay.Fact // nil: the rules
	says  map[about][]proof.Stated
	field map[about]string
}

// Disagreements are values stated of the same by two facts that share none, and by
// a fact and the property's rules, as long as the owner has not confirmed them.
func Disagreements(judge *proof.Judge, p stay.Property, facts []stay.Fact) []Finding {
	rules := rulesOf(p)
	var voices []voice
	for i := range facts {
		voices = append(voices, hear(judge, p, &facts[i]))
	}
	var all []Finding
	for i, v := range voices {
		all = append(all, v.against(rules, p.UpdatedAt)...)
		for _, other := range voices[i+1:] {
			all = append(all, v.against(other, other.fact.UpdatedAt)...)
		}
	}
	return all
}

// against lists what two voices disagree on, the first thing of each kind of value:
// one line is enough to make somebody look.
func (v voice) against(other voice, changed time.Time) []Finding {
	if settled(*v.fact, changed) && (other.fact == nil || settled(*other.fact, v.fact.UpdatedAt)) {
		return nil
	}
	var all []Finding
	for _, at := range v.order() {
		ours, theirs := v.says[at], other.says[at]
		if len(theirs) == 0 || agree(ours, theirs) || other.fact == nil && writesHour(v.fact.Text, theirs[0].N) || slices.ContainsFunc(all, func(f Finding) bool { return f.Value == string(at.kind) }) {
			continue
		}
		f := Finding{Kind: Disagree, Facts: []string{v.fact.ID}, Value: string(at.kind), Said: []string{ours[0].Text, theirs[0].Text}}
		if other.fact != nil {
			f.Facts = append(f.Facts, other.fact.ID)
		} else {
			f.Field = other.field[at]
		}
		all = append(all, f)
	}
	return all
}

// order lists what a voice speaks of, always in the same order.
func (v voice) order() []about {
	var all []about
	for at := range v.says {
		all = append(all, at)
	}
	slices.SortFunc(all, func(a, b about) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.subject, b.subject), cmp.Compare(a.per, b.per), compareBool(a.until, b.until))
	})
	return all
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	default:
		return 1
	}
}

func agree(ours, theirs []proof.Stated) bool {
	return slices.ContainsFunc(ours, func(a proof.Stated) bool {
		return slices.ContainsFunc(theirs, a.Agrees)
	})
}

// writesHour reports whether a text has an hour, in minutes of the day, in the figures
// of a clock somewhere: what it says beside that (on Sundays until three) is no other rule.
func writesHour(text string, minutes int64) bool {
	for _, m := range hourInFigures.FindAllStringSubmatch(text, -1) {
		hour, _ := strconv.ParseInt(m[1], 10, 64)
		minute, _ := strconv.ParseInt("0"+m[2], 10, 64)
		if hour*60+minute == minutes {
			return true
		}
	}
	return false
}

var hourInFigures = regexp.MustCompile(`\b([01]?\d|2[0-3])(?:[:.]|\s?[hH])([0-5]\d)?\b`)

// hear reads what a fact states.
func hear(judge *proof.Judge, p stay.Property, f *stay.Fact) voice {
	v := voice{fact: f, says: map[about][]proof.Stated{}}
	for _, s := range judge.Stated(f.Text, p.Language) {
		if at, ok := aboutOf(*f, s); ok {
			s.Text = quoted(s, f.Text)
			v.says[at] = append(v.says[at], s)
		}
	}
	return v
}

// aboutOf is what a value is stated of, where that is plain enough to compare. A
// time is compared only in facts about the thing itself: others name a thing to say
// when something else is possible.
func aboutOf(f stay.Fact, s proof.Stated) (about, bool) {
	at := about{subject: string(f.Topic), kind: s.Kind, per: s.Per}
	if c := s.Concept; c != nil {
		at.subject = c.ID
		if c.Main {
			at.subject = c.Topic()
		}
		if s.Kind == proof.StatedTime && !c.HasTopic(string(f.Topic)) {
			return at, false
		}
	}
	if s.Kind == proof.StatedPrice {
		return at, f.Topic != "other" || s.Concept != nil
	}
	at.side, at.until = s.From || s.Until, s.Until
	switch at.subject {
	case "checkin":
		at.side = true // at three is from three
	case "checkout":
		at.side, at.until = true, !s.From // at ten is until ten
	}
	return at, s.Concept != nil || at.subject == "checkin" || at.subject == "checkout"
}

// rulesOf is what the property's own fields state.
func rulesOf(p stay.Property) voice {
	v := voice{says: map[about][]proof.Stated{}, field: map[about]string{}}
	for _, r := range []struct {
		field, subject string
		until          bool
		at             stay.Clock
	}{
		{"checkin_from", "checkin", false, p.CheckinFrom},
		{"checkin_until", "checkin", true, p.CheckinUntil},
		{"checkout_until", "checkout", true, p.CheckoutUntil},
	} {
		if r.at == stay.NoClock {
			continue
		}
		at := about{subject: r.subject, kind: proof.StatedTime, until: r.until, side: true}
		v.says[at] = []proof.Stated{{Kind: proof.StatedTime, N: int64(r.at), Alt: -1, Text: r.at.String()}}
		v.field[at] = r.field
	}
	return v
}
