package view

import "portineria/lang"

// FeedPage is one calendar: how it does, what was decided about it, and what the
// owner may say to it. A new link posts to FeedAct(property, ID, "link"): url.
type FeedPage struct {
	Page
	Head     PropertyHead
	Feed     Feed
	Log      []LogRow
	More     string // leads to older lines; empty: these are all
	URL      string // typed
	Errors   Errors
	CanWrite bool
	Held     bool // offers to believe it: FeedAct(property, ID, "believe")
	File     bool // it has no link
}

// LogRow is a decision about a calendar, in words.
type LogRow struct {
	When Moment
	Text string
}

func believeFeed(w *lang.Words, property, id string) question {
	return question{ID: "believe-" + id, Title: w.Feeds.BelieveDo, Text: w.Feeds.BelieveText, Action: FeedAct(property, id, "believe"), Do: w.Feeds.BelieveDo, Keep: w.Forms.Cancel}
}
