// Package automation is where the owner's rules for messages are kept: reading and
// writing them as text files, the ready ones, switching them on and off. When
// a rule's message goes is package stay's to say (stay.Rule.Plan), sending it is
// package app's.
package automation

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2"

	"portineria/stay"
)

// file is the text file of rules.
type file struct {
	Rules []entry `toml:"rule"`
}

// entry is one rule as people write it.
type entry struct {
	ID         string            `toml:"id"`
	Name       string            `toml:"name"`
	Enabled    bool              `toml:"enabled"`
	Event      string            `toml:"event" comment:"booked, checkin or checkout"`
	Offset     string            `toml:"offset" comment:"after it, or before it with a minus: \"-2 days\", \"3 hours\", \"0 days\""`
	At         string            `toml:"at,omitempty" comment:"time of that day, where the property is"`
	Quiet      string            `toml:"quiet,omitempty" comment:"hours without messages"`
	Late       string            `toml:"late" comment:"how long after its moment it may still go"`
	Languages  []string          `toml:"languages,omitempty"`
	Channels   []string          `toml:"channels,omitempty"`
	Properties []string          `toml:"properties,omitempty"`
	MinNights  int               `toml:"min_nights,omitempty"`
	MaxNights  int               `toml:"max_nights,omitempty"`
	Identified string            `toml:"identified,omitempty" comment:"yes or no: only where the identity check is recorded, or is not"`
	Window     string            `toml:"window,omitempty" comment:"yes or no: only where the guest has, or has not, written within 24 hours"`
	Repeat     bool              `toml:"repeat,omitempty" comment:"also to guests who have been told already"`
	About      []string          `toml:"about,omitempty" comment:"topics: not to who has asked about one of them and had an answer"`
	Template   string            `toml:"template,omitempty" comment:"approved by WhatsApp, for guests who have not written within 24 hours"`
	Texts      map[string]string `toml:"texts,omitempty" comment:"by language, for guests who have"`
}

// FileError says what in a file of rules is wrong, and where.
type FileError struct {
	Line   int    // 0: not known
	Rule   string // id; empty: of the file itself
	Field  string
	Key    string // of the words for it; see stay.Rule.Check
	Detail string
}

func (e FileError) Error() string {
	var where []string
	if e.Line > 0 {
		where = append(where, fmt.Sprintf("line %d", e.Line))
	}
	if e.Rule != "" {
		where = append(where, "rule "+e.Rule)
	}
	if e.Field != "" {
		where = append(where, e.Field)
	}
	return strings.Join(append(where, strings.TrimSpace(e.Key+" "+e.Detail)), ": ")
}

// Parse reads rules from a text file, all of them or none.
func Parse(in io.Reader) ([]stay.Rule, error) {
	var f file
	decoder := toml.NewDecoder(io.LimitReader(in, 1<<20))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&f); err != nil {
		return nil, unreadable(err)
	}
	var rules []stay.Rule
	for _, e := range f.Rules {
		r, err := e.rule()
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(rules, func(o stay.Rule) bool { return o.ID == r.ID }) {
			return nil, FileError{Rule: e.ID, Field: "id", Key: "taken"}
		}
		rules = append(rules, r)
	}
	if len(rules) == 0 {
		return nil, FileError{Key: "no_rules", Detail: "a rule begins with [[rule]]"}
	}
	return rules, nil
}

func unreadable(err error) error {
	if strict, ok := errors.AsType[*toml.StrictMissingError](err); ok && len(strict.Errors) > 0 {
		row, _ := strict.Errors[0].Position()
		return FileError{Line: row, Field: strings.Join(strict.Errors[0].Key(), "."), Key: "unknown_key"}
	}
	if broken, ok := errors.AsType[*toml.DecodeError](err); ok {
		row, _ := broken.Position()
		return FileError{Line: row, Field: strings.Join(broken.Key(), "."), Key: "not_toml", Detail: broken.Error()}
	}
	return FileError{Key: "not_toml", Detail: err.Error()}
}

// rule reads one entry. What it leaves out is as in DefaultRule.
func (e entry) rule() (stay.Rule, error) {
	r := DefaultRule()
	r.ID, r.Name, r.Enabled = stay.RuleID(e.ID), strings.TrimSpace(e.Name), e.Enabled
	bad := func(field, key string) (stay.Rule, error) { return r, FileError{Rule: e.ID, Field: field, Key: key} }
	r.When = stay.When{Event: stay.RuleEvent(e.Event)}
	var unit string
	if n, err := fmt.Sscanf(e.Offset, "%d %s", &r.When.Offset, &unit); n != 2 || err != nil {
		return bad("offset", "bad_offset")
	}
	switch unit {
	case "day", "days":
		r.When.Unit = stay.UnitDays
	case "hour", "hours":
		r.When.Unit = stay.UnitHours
	default:
		return bad("offset", "bad_offset")
	}
	var err error
	if e.At != "" {
		if r.When.At, err = stay.ParseClock(e.At); err != nil {
			return bad("at", "bad_time")
		}
	} else if r.When.Unit == stay.UnitDays {
		return bad("at", "required")
	}
	if e.Quiet != "" {
		from, until, found := strings.Cut(e.Quiet, "-")
		r.QuietFrom, err = stay.ParseClock(strings.TrimSpace(from))
		var other error
		r.QuietUntil, other = stay.ParseClock(strings.TrimSpace(until))
		if !found || err != nil || other != nil {
			return bad("quiet", "bad_time")
		}
	}
	if e.Late != "" {
		late, err := time.ParseDuration(e.Late)
		if err != nil {
			return bad("late", "bad_duration")
		}
		r.LateMinutes = int(late / time.Minute)
	}
	r.Only = stay.Conditions{Languages: e.Languages, Channels: e.Channels, MinNights: e.MinNights, MaxNights: e.MaxNights,
		Identified: stay.Wanted(e.Identified), Window: stay.Wanted(e.Window)}
	for _, p := range e.Properties {
		r.Only.Properties = append(r.Only.Properties, stay.PropertyID(p))
	}
	for _, topic := range e.About {
		r.About = append(r.About, stay.Topic(topic))
	}
	r.Repeat, r.Template, r.Texts = e.Repeat, e.Template, e.Texts
	if wrong := r.Check(); len(wrong) > 0 {
		return bad(wrong[0].Field, wrong[0].Key)
	}
	return r, nil
}

// Format writes rules as Parse reads them.
func Format(out io.Writer, rules []stay.Rule) error {
	var f file
	for _, r := range rules {
		f.Rules = append(f.Rules, entryOf(r))
	}
	encoder := toml.NewEncoder(out)
	encoder.SetIndentTables(false)
	return encoder.Encode(f)
}

// entryOf is a rule as people write it.
func entryOf(r stay.Rule) entry {
	e := entry{ID: string(r.ID), Name: r.Name, Enabled: r.Enabled, Event: string(r.When.Event), Offset: fmt.Sprintf("%d %s", r.When.Offset, r.When.Unit),
		Late: strings.TrimSuffix((time.Duration(r.LateMinutes) * time.Minute).String(), "0s"), Languages: r.Only.Languages, Channels: r.Only.Channels,
		MinNights: r.Only.MinNights, MaxNights: r.Only.MaxNights, Identified: string(r.Only.Identified), Window: string(r.Only.Window),
		Repeat: r.Repeat, Template: r.Template, Texts: r.Texts, Quiet: r.QuietFrom.String() + "-" + r.QuietUntil.String()}
	if r.When.Unit == stay.UnitDays {
		e.At = r.When.At.String()
	}
	for _, p := range r.Only.Properties {
		e.Properties = append(e.Properties, string(p))
	}
	for _, topic := range r.About {
		e.About = append(e.About, string(topic))
	}
	return e
}

// With is a rule with one line of its text file changed: key and value as they stand
// there, lists with commas, a text as texts.LANGUAGE.
func With(r stay.Rule, key, value string) (stay.Rule, error) {
	e := entryOf(r)
	list := func() []string {
		var all []string
		for part := range strings.SplitSeq(value, ",") {
			if part = strings.TrimSpace(part); part != "" {
				all = append(all, part)
			}
		}
		return all
	}
	number := func(into *int) error {
		n, err := strconv.Atoi(strings.TrimSpace(value))
		if value != "" && err != nil {
			return FileError{Rule: e.ID, Field: key, Key: "out_of_range"}
		}
		*into = n
		return nil
	}
	var err error
	switch key {
	case "name":
		e.Name = value
	case "event":
		e.Event = value
	case "offset":
		e.Offset = value
	case "at":
		e.At = value
	case "quiet":
		e.Quiet = value
	case "late":
		e.Late = value
	case "languages":
		e.Languages = list()
	case "channels":
		e.Channels = list()
	case "properties":
		e.Properties = list()
	case "about":
		e.About = list()
	case "min_nights":
		err = number(&e.MinNights)
	case "max_nights":
		err = number(&e.MaxNights)
	case "identified":
		e.Identified = value
	case "window":
		e.Window = value
	case "template":
		e.Template = value
	case "repeat":
		if e.Repeat = value == "true" || value == "yes"; !e.Repeat && value != "false" && value != "no" {
			err = FileError{Rule: e.ID, Field: key, Key: "bad_choice"}
		}
	default:
		language, found := strings.CutPrefix(key, "texts.")
		if !found {
			return r, FileError{Rule: e.ID, Field: key, Key: "unknown_key"}
		}
		e.Texts = maps.Clone(e.Texts)
		if e.Texts == nil {
			e.Texts = map[string]string{}
		}
		if e.Texts[language] = value; value == "" {
			delete(e.Texts, language)
		}
	}
	if err != nil {
		return r, err
	}
	changed, err := e.rule()
	changed.EnabledAt, changed.CreatedAt, changed.UpdatedAt = r.EnabledAt, r.CreatedAt, r.UpdatedAt
	return changed, err
}
