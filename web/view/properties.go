package view

import "portineria/lang"

// PropertiesPage is the list of properties.
type PropertiesPage struct {
	Page
	Rows   []PropertyRow
	CanAdd bool
}

// PropertyRow is one property of the list.
type PropertyRow struct {
	Href    string
	Name    string
	Address string
	Facts   string // "32 facts"
	Feeds   Chip   // "3 calendars", in the colour of the worst
	Next    string // "Next arrival: Lena Weber, 12 July"
}

// PropertyHead stands above the pages of a property.
type PropertyHead struct {
	ID, Name, Address string
	Facts, Feeds      string // counts, beside the tabs; may be empty
	Drafts            string // translations that wait; empty: none
}

// AddPropertyPage creates a property. Its form posts to AddPropertyPath: id,
// and the fields of Basics.
type AddPropertyPage struct {
	Page
	Form   Basics
	Errors Errors
}

// BasicsPage edits details and rules. Its form posts to BasicsPath(ID) the
// fields of Basics; deleting posts to DeletePropertyPath(ID).
type BasicsPage struct {
	Page
	Head      PropertyHead
	Form      Basics
	Errors    Errors
	ReadOnly  bool
	CanDelete bool
	CanExport bool
	Rehearse  RehearseOffer
}

// Basics is the form of a property's details and rules; the names of its fields
// are those of the property file: id, name, address, language, timezone,
// country, host_name, cin, checkin_from, checkin_until, checkout_until,
// access_from_hours_before, access_until_hours_after, identity_check ("yes"
// when ticked), threshold, draft_above, escalation_keywords (one per line).
type Basics struct {
	ID, Name, Address                         string
	Languages                                 []Option
	Timezone, Country, HostName, CIN          string
	CheckinFrom, CheckinUntil, CheckoutUntil  string // "15:00"
	AccessFromHoursBefore, AccessUntilHours   string
	HoursMost                                 string // the bound of both
	IdentityCheck                             bool
	Threshold, DraftAbove, EscalationKeywords string
}

// ImportPage takes a property file. Its form posts to ImportPropertyPath as
// multipart: toml, file.
type ImportPage struct {
	Page
	TOML     string
	Problems []string // with line and key; empty: nothing was refused
}

// FactsPage is a property with its facts.
type FactsPage struct {
	Page
	Head PropertyHead
	// Visibility filters; empty: all. Counts are by visibility, "" for all.
	Visibility string
	Counts     map[string]string
	Groups     []FactGroup
	Review     Review
	Waiting    string // translations that wait, in a sentence; empty: none
	CanWrite   bool
	CanExport  bool
}

// FactGroup is the facts of one topic.
type FactGroup struct {
	Topic string // in words
	Key   string
	Facts []FactRow
}

// FactRow is one fact in the list.
type FactRow struct {
	ID, Text     string
	Lang         string
	Visibility   string // the key: public, booked, stay, owner
	Translations string // "translated into English and German", or that there is none
	Secret       bool
}

// FactPage edits a fact, or makes a new one where ID is empty. Its form posts
// to FactPath or AddFactPath: id (new facts only; may be empty), topic,
// visibility, text, secrets (one per line), and a field "text-LANGUAGE" for
// each translation. Deleting posts to DeleteFactPath.
type FactPage struct {
	Page
	Property     string
	PropertyName string
	ID           string
	NewID        string // typed for a new fact
	Topics       []Option
	Visibility   string
	Text         string
	Lang         string
	Secrets      string
	Notes        []string // what to mind, above the form
	Translations []Translation
	Errors       Errors
	ReadOnly     bool
	Rehearse     RehearseOffer
}

// Translation is a fact's text in another language, empty where there is none.
type Translation struct{ Code, Text string }

// FeedsPage is the calendars of a property. The form for a new one posts to
// FeedsPath(ID): name, url.
type FeedsPage struct {
	Page
	Head     PropertyHead
	Feeds    []Feed
	Name     string
	URL      string
	Errors   Errors
	CanWrite bool
	Sharing  Sharing
}

// Feed is one calendar. Its acts post to FeedAct(property, ID, ...): sync,
// remove, link, believe.
type Feed struct {
	ID, Name string
	State    Chip
	Warnings []Notice // what to mind about how it is connected
	Href     string   // its page
	Address  string   // the host of the link, or the file; the rest is a secret
	Health   FeedLine // how it does, as one sentence
	LastRead Moment   // when it was last read well, where it is not now
	Lines    []string // in plain words: what the last readings did
	Trouble  string   // what is wrong and what to do; empty: nothing
}

func (h PropertyHead) tabs(w *lang.Words, current string) []tab {
	return []tab{
		{Href: PropertyPath(h.ID), Label: w.Properties.TabFacts, Count: h.Facts, Current: current == "facts"},
		{Href: GapsPath(h.ID), Label: w.Gaps.Tab, Current: current == "gaps"},
		{Href: TranslationsPath(h.ID), Label: w.Translations.Tab, Count: h.Drafts, Current: current == "translations"},
		{Href: FeedsPath(h.ID), Label: w.Properties.TabFeeds, Count: h.Feeds, Current: current == "feeds"},
		{Href: CardPath(h.ID), Label: w.Card.Tab, Current: current == "card"},
		{Href: BasicsPath(h.ID), Label: w.Properties.TabBasics, Current: current == "basics"},
	}
}

// visibilities are the keys of who may know a fact, from most to least open.
var visibilities = []string{"public", "booked", "stay", "owner"}

// visibilityTone colours who may know a fact: the narrower, the warmer.
func visibilityTone(key string) Tone {
	switch key {
	case "public":
		return Green
	case "booked":
		return Plain
	case "stay":
		return Brass
	default:
		return Ink
	}
}

func (p FactsPage) filters() []tab {
	all := []tab{{Href: PropertyPath(p.Head.ID), Label: p.W.Facts.All, Count: p.Counts[""], Current: p.Visibility == ""}}
	for _, key := range visibilities {
		all = append(all, tab{
			Href: PropertyFilterPath(p.Head.ID, key), Label: p.W.Visibility(key).Name,
			Count: p.Counts[key], Current: p.Visibility == key,
		})
	}
	return all
}

func (p FactPage) choices() []Choice {
	var all []Choice
	for _, key := range visibilities {
		v := p.W.Visibility(key)
		all = append(all, Choice{Value: key, Label: v.Name, Explain: v.Explain, Chosen: key == p.Visibility})
	}
	return all
}

func (p FactPage) title() string {
	if p.ID == "" {
		return p.W.Facts.NewTitle
	}
	return p.W.Facts.EditTitle
}

func (p FactPage) action() string {
	if p.ID == "" {
		return AddFactPath(p.Property)
	}
	return FactPath(p.Property, p.ID)
}

func (p FactPage) rehearse() string {
	if p.ID == "" {
		return RehearseNewFactPath(p.Property)
	}
	return RehearseFactPath(p.Property, p.ID)
}

// translated reports whether the translations should stand open.
func (p FactPage) translated() bool {
	for _, t := range p.Translations {
		if t.Text != "" || p.Errors["text-"+t.Code] != "" {
			return true
		}
	}
	return false
}

func deleteProperty(w *lang.Words, id string) question {
	return question{
		ID: "ask-delete", Title: w.Properties.DeleteTitle, Text: w.Properties.DeleteText + " " + w.Forms.NoUndo,
		Action: DeletePropertyPath(id), Do: w.Properties.Delete, Keep: w.Forms.Cancel, Danger: true,
	}
}

func deleteFact(w *lang.Words, property, fact string) question {
	return question{
		ID: "ask-delete", Title: w.Facts.DeleteTitle, Text: w.Facts.DeleteText + " " + w.Forms.NoUndo,
		Action: DeleteFactPath(property, fact), Do: w.Forms.Delete, Keep: w.Forms.Cancel, Danger: true,
	}
}

func removeFeed(w *lang.Words, property, feed string) question {
	return question{
		ID: "ask-remove-" + feed, Title: w.Feeds.RemoveTitle, Text: w.Feeds.RemoveText,
		Action: FeedAct(property, feed, "remove"), Do: w.Feeds.Remove, Keep: w.Forms.Cancel, Danger: true,
	}
}
