package stay

import "time"

// Trace is why a turn ended as it did: what each step found, for the owner.
type Trace struct {
	Conversation ConversationID
	Message      MessageID // the last guest message of the turn
	At           time.Time
	Mode         string // rule, direct, model or empty
	Band         Band
	Millis       int64 // from taking the turn to the decision
	Steps        []Step
}

// Step is one line of a trace: which step, what it found, and details whose
// keys the interface has words for.
type Step struct {
	Name   string            `json:"n"`
	Found  string            `json:"f,omitempty"`
	Detail map[string]string `json:"d,omitempty"`
}

// Band is what is done with an answer.
type Band string

// The bands: sent by itself, kept as a draft for the owner, or handed over.
const (
	BandSend     Band = "send"
	BandDraft    Band = "draft"
	BandEscalate Band = "escalate"
	BandSilent   Band = "silent"
)
