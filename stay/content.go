package stay

import (
	"slices"
	"time"
)

// Content is what a message says besides its words: where, who, in answer to
// what, and what was said of it since. Everything in it came from outside.
type Content struct {
	Subtype   string     `json:",omitempty"` // of an interactive answer, a system message, or what an unsupported message is on the phone
	Detail    Private    `json:",omitempty"` // small print below the text, such as what a list said of its row
	Filename  Private    `json:",omitempty"`
	Place     *Place     `json:",omitempty"`
	Cards     []Card     `json:",omitempty"`
	Product   string     `json:",omitempty"` // the owner's own id of a thing in their catalogue that it asks about
	Advert    *Advert    `json:",omitempty"` // from which the guest came
	Forwarded bool       `json:",omitempty"`
	Quotes    bool       `json:",omitempty"` // it quotes a message that is not in our books
	EditedAt  time.Time  `json:",omitzero"`  // of the last change that was taken
	Reactions []Reaction `json:",omitempty"` // the present ones, and those taken back, whose Emoji is empty
}

// Place is somewhere that a guest has pointed to. Latitude and longitude are
// degrees as they were written.
type Place struct {
	Latitude, Longitude Private
	Name, Address       Private `json:",omitempty"`
}

// Card is a person or a firm whose contact was shared.
type Card struct {
	Name, Phone Private `json:",omitempty"`
}

// Advert is an advert or a post from which a guest began to write.
type Advert struct {
	Headline, URL string `json:",omitempty"`
}

// Reaction is what one side has put on a message. Each side has one at most.
type Reaction struct {
	By    Author
	Emoji string    // empty: taken back
	At    time.Time // by the clock of whoever reacted; the platform's resolution is one second
	Keys  []string  `json:",omitempty"` // fingerprints of the events of that second, so that a repeat changes nothing
}

// React puts a reaction on a message. It reports false where nothing changes: the
// event came before, or a later one of the same side was here first.
func (c *Content) React(by Author, emoji string, at time.Time, key string) bool {
	for i := range c.Reactions {
		r := &c.Reactions[i]
		if r.By != by {
			continue
		}
		if at.Before(r.At) {
			return false
		}
		if at.After(r.At) {
			r.Keys = nil
		}
		if slices.Contains(r.Keys, key) {
			return false
		}
		r.Emoji, r.At, r.Keys = emoji, at, append(r.Keys, key)
		return true
	}
	c.Reactions = append(c.Reactions, Reaction{By: by, Emoji: emoji, At: at, Keys: []string{key}})
	return true
}

// Silent reports whether a message of this type is told to nobody who answers: a
// line of the platform's in the thread.
func Silent(kind string) bool { return kind == "system" || kind == "reaction" }

// Worded reports whether the text of a message of this type is the guest's own
// words: a caption is, the name of a place or of a contact is not.
func Worded(kind string) bool {
	switch kind {
	case "text", "button", "interactive", "image", "video", "gif", "document", "audio", "voice":
		return true
	}
	return false
}
