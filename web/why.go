package web

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"portineria/stay"
	"portineria/web/view"
)

// explained is a trace, read for what it says to people.
type explained struct{ stay.Trace }

// trace is why the turn that ends with a guest's message ended as it did.
func (t talk) trace(of stay.MessageID) explained {
	for _, x := range slices.Backward(t.traces) {
		if x.Message == of && x.Band != "" {
			return explained{x}
		}
	}
	return explained{}
}

// step is the last step of that name, empty where there was none.
func (x explained) step(name string) stay.Step {
	for _, s := range slices.Backward(x.Steps) {
		if s.Name == name {
			return s
		}
	}
	return stay.Step{}
}

// language is the language of the answer.
func (x explained) language() string { return x.step("language").Found }

// heard is the language that the guest was found to write; empty where only the
// circumstances told it, and the text itself did not.
func (x explained) heard() string {
	for _, s := range x.Steps {
		if s.Name == "language" && (s.Detail["by"] == "text" || s.Detail["by"] == "script") {
			return s.Found
		}
	}
	return ""
}

// facts are the ids of the facts that an answer stands on.
func (x explained) facts() []string {
	list, told := x.step("decide").Detail["facts"]
	if !told && (x.Mode == "direct" || x.Mode == "model") {
		list = x.step("retrieve").Found
	}
	var all []string
	for id := range strings.SplitSeq(list, ",") {
		if id != "" && !slices.Contains(all, id) {
			all = append(all, id)
		}
	}
	return all
}

// confidence is how sure the answer was, and from where on it is sent by
// itself; false where the turn was not about confidence.
func (x explained) confidence() (value, limit float64, ok bool) {
	decided := x.step("decide").Detail
	value, err := strconv.ParseFloat(decided["confidence"], 64)
	limit, errLimit := strconv.ParseFloat(decided["limit"], 64)
	return value, limit, err == nil && errLimit == nil
}

func (x explained) unsure() bool {
	value, limit, ok := x.confidence()
	return ok && value < limit
}

// rejected is the first thing that the check found wrong.
func (x explained) rejected() string {
	s := x.step("check")
	if s.Found != "rejected" {
		return ""
	}
	first, _, _ := strings.Cut(s.Detail["reason"], ",")
	return first
}

// titles are facts as the owner knows them: by what they are about.
func (t talk) titles(ids []string) []string {
	var all []string
	for _, id := range ids {
		title := id // one that was removed since
		for _, f := range t.facts {
			if f.ID == id {
				title = t.w.Topic(string(f.Topic))
			}
		}
		if !slices.Contains(all, title) {
			all = append(all, title)
		}
	}
	return all
}

func (t talk) factsOf(x explained) string {
	titles := t.titles(x.facts())
	if len(titles) == 0 {
		return ""
	}
	return t.w.Inbox.FromFact(t.w.And(titles))
}

func (t talk) certainty(x explained) string {
	value, limit, ok := x.confidence()
	switch {
	case !ok || x.Mode == "rule":
		return ""
	case value < limit:
		return t.w.Inbox.Below(t.number(value), t.number(limit))
	default:
		return t.w.Inbox.Confidence(t.number(value))
	}
}

func (t talk) number(v float64) string { return t.w.Numbers.Decimal(v, 2) }

// why explains the last turn.
func (t talk) why() view.Why {
	i := len(t.traces) - 1
	for i >= 0 && t.traces[i].Band == "" {
		i--
	}
	if i < 0 {
		return view.Why{}
	}
	x := explained{t.traces[i]}
	out := view.Why{Lines: t.reasons(x)}
	for _, m := range t.messages {
		if m.ID == x.Message {
			out.About = t.w.Why.About(t.w.Dates.When(m.SentAt.In(t.zone()), t.clock()))
		}
	}
	for _, later := range t.traces[i:] {
		for _, s := range later.Steps {
			out.Steps = append(out.Steps, view.Step{Name: t.stepName(s.Name), Detail: t.stepDetail(s)})
		}
	}
	return out
}

// reasons are the sentences about a turn, the most telling first.
func (t talk) reasons(x explained) []string {
	w := t.w.Why
	var lines []string
	if reason := x.step("decide").Detail["reason"]; reason != "" {
		lines = append(lines, w.Asked+" "+t.whyAsked(stay.Question{Reason: stay.Reason(reason), Message: x.Message}))
	}
	if x.rejected() != "" {
		lines = append(lines, w.Stopped+" "+t.w.Check(x.rejected()))
	}
	if x.Band == stay.BandSend {
		for _, title := range t.titles(x.facts()) {
			lines = append(lines, w.Fact(title))
		}
	} else if titles := t.titles(x.facts()); len(titles) > 0 {
		if value, _, ok := x.confidence(); ok {
			lines = append(lines, w.Best(titles[0], t.number(value)))
		}
	}
	if value, limit, ok := x.confidence(); ok && x.Mode != "rule" {
		lines = append(lines, w.Confidence(t.number(value), t.number(limit)))
	}
	switch {
	case x.Band == stay.BandSilent:
		lines = append(lines, w.Silent)
	case x.Mode == "rule":
		lines = append(lines, w.Rule)
	case x.Mode != "" && x.Band == stay.BandSend:
		lines = append(lines, t.w.Mode(x.Mode))
	}
	if x.Mode == "model" {
		lines = append(lines, w.Hidden)
	}
	if language := x.language(); language != "" {
		lines = append(lines, w.Language(t.w.Language(language)))
	}
	return append(lines, w.Took(t.w.Numbers.Took(time.Duration(x.Millis)*time.Millisecond)))
}

func (t talk) stepName(name string) string {
	if word, ok := wordsFor(t.w).Steps[name]; ok {
		return word
	}
	return t.w.Step(name)
}

// stepDetail says what a step found. What has no words is shown as it is stored,
// so that a step newer than its words is not hidden.
func (t talk) stepDetail(s stay.Step) string {
	w := wordsFor(t.w)
	var parts []string
	switch s.Name {
	case "language":
		if s.Detail["by"] == "fallback" {
			parts = append(parts, w.Found["fallback"])
		}
		parts = append(parts, t.w.Language(s.Found))
	case "identify":
		parts = append(parts, t.w.Level(s.Found).Name)
		if s.Detail["evidence"] != "" {
			parts = append(parts, "· "+t.w.EvidenceWord(s.Detail["evidence"]))
		}
	case "rules":
		parts = append(parts, orKey(w.Rules, s.Found))
	case "retrieve":
		parts = append(parts, t.retrieved(s))
	case "check":
		parts = append(parts, orKey(w.Found, s.Found))
		if first, _, _ := strings.Cut(s.Detail["reason"], ","); first != "" {
			parts = append(parts, "· "+t.w.Check(first))
		}
	case "decide":
		parts = append(parts, orKey(w.Bands, s.Found))
		if s.Detail["reason"] != "" {
			parts = append(parts, "· "+reasonOf(t.w, s.Detail["reason"]).Name)
		}
	default:
		parts = append(parts, orKey(w.Found, s.Found))
		for _, key := range slices.Sorted(maps.Keys(s.Detail)) {
			if s.Detail[key] != "" {
				parts = append(parts, s.Detail[key])
			}
		}
	}
	return strings.Join(parts, " ")
}

// retrieved names the facts that were found, or what was asked about where none
// was.
func (t talk) retrieved(s stay.Step) string {
	var ids []string
	for id := range strings.SplitSeq(s.Found, ",") {
		if id != "" {
			ids = append(ids, id)
		}
	}
	if len(ids) > 0 {
		return strings.Join(t.titles(ids), ", ")
	}
	var topics []string
	for topic := range strings.SplitSeq(s.Detail["topics"], ",") {
		if topic != "" {
			topics = append(topics, t.w.Topic(topic))
		}
	}
	if len(topics) == 0 {
		return t.w.Forms.None
	}
	return t.w.Forms.None + " (" + strings.Join(topics, ", ") + ")"
}
