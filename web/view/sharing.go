package view

import "portineria/lang"

// Sharing is the links under which others read a property's calendar. The form
// for a new one posts to LinksPath(property): channel, name, closures.
type Sharing struct {
	Links       []SharedLink
	Channels    []Options // who a new one may be for
	Name        string
	Closures    bool
	Errors      Errors
	Unreachable bool // there is no public address yet
}

// SharedLink is one of them. Its acts post to LinkAct(property, ID, ...): renew,
// revoke, closures, release.
type SharedLink struct {
	ID, Name   string
	State      Chip
	URL        string // a secret: empty for those who may only look
	Webcal     string // the same, for the calendar of this device; empty for sites
	Paste      string // where it goes
	Read       Moment // by whom and when last
	Lines      []string
	Warning    string // in plain words; empty: none
	Alarm      string // what is held back; empty: nothing
	ForPeople  bool
	Closures   bool
	LookAt     string // the calendar, where something is held back
	ClosuresTo string // the value that the act of closures sets
}

func (l SharedLink) closuresWord(w *lang.Words) string {
	if l.Closures {
		return w.Sharing.HideClosures
	}
	return w.Sharing.TellClosures
}

func renewLink(w *lang.Words, property string, l SharedLink) question {
	return question{
		ID: "ask-renew-" + l.ID, Title: w.Sharing.RenewTitle, Text: w.Sharing.RenewText,
		Action: LinkAct(property, l.ID, "renew"), Do: w.Sharing.Renew, Keep: w.Forms.Cancel, Danger: true,
	}
}

func revokeLink(w *lang.Words, property string, l SharedLink) question {
	return question{
		ID: "ask-revoke-" + l.ID, Title: w.Sharing.RevokeTitle, Text: w.Sharing.RevokeText,
		Action: LinkAct(property, l.ID, "revoke"), Do: w.Sharing.Revoke, Keep: w.Forms.Cancel, Danger: true,
	}
}

func releaseLink(w *lang.Words, property string, l SharedLink) question {
	return question{
		ID: "ask-release-" + l.ID, Title: w.Sharing.ReleaseAsk, Text: w.Sharing.ReleaseText,
		Action: LinkAct(property, l.ID, "release"), Do: w.Sharing.Release, Keep: w.Forms.Cancel, Danger: true,
	}
}
