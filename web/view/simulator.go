package view

import "portineria/lang"

// SimulatorPage is the phone on the screen. Opening a chat posts to
// SimulatorPath: who, when (YYYY-MM-DDTHH:MM in the property's zone).
type SimulatorPage struct {
	Page
	Who    []Options // strangers, then the guests of each property
	When   string    // YYYY-MM-DDTHH:MM
	Errors Errors
	Chats  []SimChatRow
	Chat   *SimChat // nil: none open
	// NoProperties: there is nothing to ask about yet.
	NoProperties bool
}

// SimChatRow is a trial chat that was opened before.
type SimChatRow struct {
	ID, Name, Detail string
}

// SimChat is the chat on the phone. Its forms post to SimChatAct(ID,
// "messages"): text; SimChatAct(ID, "clock"): when; SimChatAct(ID, "reset").
type SimChat struct {
	ID      string
	House   string // who the guest writes to: "Casa Limone"
	Who     string // "You write as Lena Weber"
	Detail  string // "12 to 19 July, staying"
	Clock   string // "18:05", the time on the phone
	Day     string // "Tuesday 14 July"
	When    string // YYYY-MM-DDTHH:MM, for the field
	Bubbles []SimBubble
	Typing  bool
	Error   string // of a refused message
	Text    string // kept from a refused form
	Inbox   string // address of the same conversation in the inbox
	// Kinds are what can be sent besides text: the form posts kind and, if the person
	// has typed any, text to SimChatAct(ID, "acts"); reactions kind "reaction" with
	// emoji, changes kind "edit" with text, or "delete".
	Kinds    []Option
	ActError string
	// Examples are questions that one tap sends.
	Examples []string
}

// SimBubble is one bubble on the phone.
type SimBubble struct {
	ID        string
	Guest     bool // written by the guest, that is by whoever tries
	Text      string
	Lang      string
	Kind      string // where it is not text
	Quote     string
	Mark      string // "edited"
	Gone      bool   // deleted: Text says so
	Lines     []string
	Reactions []Reaction
	Clock     string
	State     string // of our messages as the guest's phone sees them, and the tick
	Word      string // the state in words
	Day       string // heading above this bubble, where a new day begins
}

func resetChat(w *lang.Words, id string) question {
	return question{
		ID: "ask-reset", Title: w.Simulator.ResetTitle, Text: w.Simulator.ResetText,
		Action: SimChatAct(id, "reset"), Do: w.Simulator.ResetDo, Keep: w.Forms.Cancel, Danger: true,
	}
}
