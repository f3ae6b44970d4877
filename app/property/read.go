package property

import (
	"fmt"
	"maps"
	"slices"

	"portineria/stay"
)

// property reads the whole tree. What it returns counts only where no problem
// was found.
func (r *reader) property(tree map[string]any) File {
	top := table{r: r, in: tree}
	top.only("id", "name", "address", "language", "timezone", "country", "host_name", "cin", "number_id", "checkin_from", "checkin_until", "checkout_until",
		"access_from_hours_before", "access_until_hours_after", "threshold", "draft_above", "identity_check", "escalation_keywords", "facts")
	p := stay.Property{
		ID:                    stay.PropertyID(top.text("id")),
		Name:                  top.text("name"),
		Address:               top.text("address"),
		Language:              top.text("language"),
		Timezone:              top.text("timezone"),
		Country:               top.textOr("country", stay.DefaultCountry),
		HostName:              top.text("host_name"),
		CIN:                   top.text("cin"),
		NumberID:              top.text("number_id"),
		CheckinFrom:           top.clock("checkin_from", stay.DefaultCheckinFrom),
		CheckinUntil:          top.clock("checkin_until", stay.NoClock),
		CheckoutUntil:         top.clock("checkout_until", stay.DefaultCheckoutUntil),
		AccessFromHoursBefore: top.whole("access_from_hours_before", stay.DefaultAccessFromHoursBefore),
		AccessUntilHoursAfter: top.whole("access_until_hours_after", stay.DefaultAccessUntilHoursAfter),
		SendAbove:             top.share("threshold"),
		DraftAbove:            top.share("draft_above"),
		IdentityCheck:         top.yes("identity_check"),
		EscalationKeywords:    top.texts("escalation_keywords"),
	}
	top.judge(CheckProperty(p))
	file := File{Name: r.file, Property: p}
	file.Facts, file.Warnings = r.facts(top, p)
	return file
}

func (r *reader) facts(top table, p stay.Property) (facts []stay.Fact, warnings []string) {
	list, ok := read[[]any](top, "facts", "tables under [[facts]]")
	if ok && len(list) > MaxFacts {
		r.complain("facts", "too_large", "there are %d facts, and at most %d are allowed", len(list), MaxFacts)
		return nil, nil
	}
	first := map[string]string{}
	for i, item := range list {
		path := fmt.Sprintf("facts[%d]", i+1)
		in, ok := item.(map[string]any)
		if !ok {
			r.complain(path, "invalid", "want a table under [[facts]]")
			continue
		}
		f := r.fact(table{r, path, in}, p)
		if other, twice := first[f.ID]; twice && f.ID != "" {
			r.complain(path+".id", "duplicate_id", "the id %q is taken by %s on line %d", f.ID, other, r.lineOf(other))
		} else {
			first[f.ID] = path
		}
		for _, v := range doubts(f, p.Language) {
			key := join(path, v.Field)
			warnings = append(warnings, Problem{File: r.file, Line: r.lineOf(key), Key: key, Word: v.Key, Text: v.Detail}.String())
		}
		facts = append(facts, f)
	}
	return facts, warnings
}

func (r *reader) fact(t table, p stay.Property) stay.Fact {
	t.only("id", "topic", "visibility", "text", "secrets", "translations")
	f := stay.Fact{
		Property:   p.ID,
		ID:         t.text("id"),
		Topic:      stay.Topic(t.text("topic")),
		Visibility: stay.Visibility(t.text("visibility")),
		Text:       t.text("text"),
		Secrets:    t.texts("secrets"),
	}
	in, _ := read[map[string]any](t, "translations", "a table of texts by language")
	translations := table{r, join(t.path, "translations"), in}
	for _, language := range slices.Sorted(maps.Keys(in)) {
		if f.Translations == nil {
			f.Translations = map[string]string{}
		}
		f.Translations[language] = translations.text(language)
	}
	t.judge(CheckFact(f))
	return f
}
