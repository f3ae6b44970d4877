package view

// InboxPage is the list of conversations, with one of them open beside it.
type InboxPage struct {
	Kept string // of the address, what the parts that refresh themselves must be asked for with: how much, which panel
	Page
	List   InboxList
	Thread *Thread // nil: none chosen
	// Details brings the panel about the guest to the front, on a phone.
	Details bool
}

// The tabs of the inbox.
const (
	TabWaiting   = "waiting"
	TabOpen      = "open"
	TabAll       = "all"
	TabSimulator = "simulator"
)

// InboxList is one tab of conversations.
type InboxList struct {
	Tab    string
	Counts map[string]string // by tab; an empty one is not shown
	Rows   []InboxRow
	More   string // address of the earlier ones; empty: there are none
	// HideSimulator leaves out the tab of trial chats, for accounts that may not
	// use the simulator.
	HideSimulator bool
}

// InboxRow is one conversation in the list.
type InboxRow struct {
	ID      string
	Name    string // of the guest, "+39 ··· 4471", or the word for neither
	Preview string // the last message
	Lang    string // of the preview
	From    string // who wrote it, where it was not the guest: "You", "Assistant"
	When    Moment
	Chip    Chip
	Unread  int
	Place   string // "Casa Limone"
}

// Thread is one conversation.
type Thread struct {
	ID        string
	Name      string
	Subtitle  string // "Casa Limone · 12 to 19 July · Airbnb · writes German"
	State     Chip   // who answers, or what is the matter
	StateNote string // why a person answers; may be empty
	// Announce is said politely when it changes: the state in a sentence.
	Announce    string
	Simulated   bool
	CanTakeOver bool
	CanGiveBack bool
	CanSilence  bool   // may be kept silent beyond the quiet time; posts to takeover
	Earlier     string // address of earlier messages; empty: all are shown
	Entries     []Entry
	Composer    Composer
	Side        Side
}

// Entry is one line of a thread: exactly one of its fields is set.
type Entry struct {
	Day     string // the heading of a day
	Message *Message
	Draft   *Draft
	Note    *Note
}

// The authors of messages.
const (
	FromGuest     = "guest"
	FromAssistant = "assistant"
	FromHost      = "host"
)

// Message is one bubble.
type Message struct {
	ID     string
	Author string // FromGuest, FromAssistant, FromHost
	Who    string // the author in words: "Lena Weber", "Assistant", "Anna"
	Text   string
	Lang   string // ISO 639-1 of the text; empty: not known
	// Kind names what it is where it is not text ("Photo"); Text may hold a
	// caption then.
	Kind      string
	Icon      string // of the kind; empty: that of a file
	Unread    string // for media: that the assistant does not look at it
	Quote     *Quote
	Lines     []string   // below the text: where a place is, whom a card names, small print
	Cards     []CardLine // of contacts
	Files     []File
	Origin    string // "Forwarded", "Came from your advert ..."
	Reactions []Reaction
	Withdrawn bool
	Mark      string // "edited by the guest", "sent a second time ..."
	At        Moment
	Send      *Send  // for outgoing messages
	Facts     string // `from "Wi-Fi"`
	Certainty string // "confidence 0.97"
	Unsure    bool   // the confidence was below the limit
	Mode      string // "your words, no model"
	Took      string // "in 41 ms"
	Problem   *Trouble
	Rendered  *Rendered // in the owner's language
	CanRender bool      // it can be put into that language
	Lesson    string    // address of the form that makes a fact of it; empty: none
}

// Quote is the message that this one replies to; without Who one that is not here.
type Quote struct{ Who, Text string }

// CardLine is a contact that was shared. Phone is as it was written; Call the
// address that rings it, where it is a whole number.
type CardLine struct{ Name, Phone, Call string }

// Reaction is what somebody has put on a message. Said tells it in words.
type Reaction struct{ Emoji, Said string }

// Send is where an outgoing message stands.
type Send struct {
	State string // the state of stay.SendState: chooses the tick
	Word  string // in words
	Steps []Row  // when it reached each state; empty: not known
}

// Trouble explains a message that did not arrive, or may not have.
type Trouble struct {
	Tone                  Tone // Red: failed; Brass: not known
	Title, Happened, Kept string
	Next                  string
	Code                  string // of the platform; may be empty
	CanResend             bool
	CanConfirm            bool // "it arrived", for an unknown outcome
	Link                  Link // where it can be put right; empty Href: nowhere
	External              bool // the link leads away from the house
}

// Draft is an answer that the owner may send as it is, change or discard. Its
// form posts to DraftAct(thread, ID, "send"): text. Discarding posts to
// DraftAct(thread, ID, "discard").
type Draft struct {
	ID        string
	Text      string // as drafted, or as changed when the form was refused
	Lang      string
	Why       string
	Facts     string
	Certainty string
	Error     string
	CanAct    bool
}

// Note is a line of the house between the messages.
type Note struct {
	ID   string
	Tone Tone // Brass: somebody waits; Red: trouble; Green, Plain: told
	Text string
	More string // a second, softer sentence
}

// Composer is where a person replies. Its form posts to
// ConversationAct(thread, "reply"): text.
type Composer struct {
	Open      bool
	Text      string // kept from a refused form
	Lang      string // of the guest
	Error     string
	Hints     []string // until when the window is open, which language the guest writes
	Translate string   // the button that puts the text into the guest's language; empty: none
	Prepared  *Prepared
	// Closed, ClosedWhy and ClosedNext say why nothing can be written.
	Closed, ClosedWhy, ClosedNext string
	Offers                        []Offer
	Texts                         Link // where texts are made; empty: the account may not
}

// Offer is a text that may open the conversation again. Its form posts name and
// language to ConversationAct(id, "template").
type Offer struct {
	Name, Language string
	Title, Spoken  string // what it is called, and its language in words
	Reads          Reads
}

// Reads is a text as the guest reads it.
type Reads struct {
	Lang                 string
	Header, Body, Footer string
	Buttons              []string
}

// MessageID is the id of a bubble's element, to link to it.
func MessageID(id string) string { return "m-" + id }

func (p InboxPage) pane() string {
	switch {
	case p.Thread == nil:
		return "pane-list"
	case p.Details:
		return "pane-details"
	default:
		return "pane-thread"
	}
}

func (p InboxPage) here() string {
	if p.Thread == nil {
		return InboxTabPath(p.List.Tab) + p.Kept
	}
	return ConversationTabPath(p.Thread.ID, p.List.Tab) + p.Kept
}

func (p InboxPage) tabs() []tab {
	w := p.W.Inbox
	all := []tab{
		{Href: InboxTabPath(TabWaiting), Label: w.TabWaiting},
		{Href: InboxTabPath(TabOpen), Label: w.TabOpen},
		{Href: InboxTabPath(TabAll), Label: w.TabAll},
		{Href: InboxTabPath(TabSimulator), Label: w.TabSimulator},
	}
	for i, name := range []string{TabWaiting, TabOpen, TabAll, TabSimulator} {
		all[i].Count, all[i].Current = p.List.Counts[name], name == p.List.Tab
	}
	if p.List.HideSimulator {
		return all[:3]
	}
	return all
}

func (p InboxPage) emptyText() string {
	switch p.List.Tab {
	case TabWaiting:
		return p.W.Inbox.EmptyWaiting
	case TabOpen:
		return p.W.Inbox.EmptyOpen
	case TabSimulator:
		return p.W.Inbox.EmptySim
	default:
		return p.W.Inbox.EmptyAll
	}
}

func (r InboxRow) here(thread *Thread) bool { return thread != nil && thread.ID == r.ID }

// tickIcon chooses the drawing of a state of sending.
func tickIcon(state string) string {
	switch state {
	case "accepted", "sent":
		return "check"
	case "delivered", "read", "played":
		return "twice"
	case "failed", "dropped":
		return "alert"
	case "uncertain", "unclear":
		return "unsure"
	default:
		return "clock"
	}
}

func (p InboxPage) title() string {
	if p.Thread == nil {
		return p.W.Inbox.Title
	}
	return p.Thread.Name
}

// kindIcon is the drawing of a kind of message.
func kindIcon(name string) string {
	if name == "" {
		return "media"
	}
	return name
}
