package view

import (
	"strconv"

	"github.com/a-h/templ"
)

// ManualPage takes a house manual. Its form posts to ManualPath as multipart:
// text, file (several), model ("yes" when ticked).
type ManualPage struct {
	Page
	Property     string
	PropertyName string
	Text         string
	Problems     []string // what cannot be read, and why; empty: nothing was refused
	Model        bool     // there is a model that can put sentences together
}

// DraftPage is the proposals that were made of a manual. Accepting posts to
// AcceptDraftPath: count, and for each number below it take-N ("yes" when
// ticked), text-N, topic-N, visibility-N, title-N, twin-N, guarded-N. Stopping
// posts to StopDraftPath.
type DraftPage struct {
	Page
	ID           string
	Property     string
	PropertyName string
	Running      bool
	Percent      int
	Progress     string
	Notes        []string // what the owner should know of all of them
	Refused      string   // why nothing was saved; empty: it was not tried
	Groups       []ProposalGroup
	Count        int
}

// ProposalGroup is the proposals of one topic.
type ProposalGroup struct {
	Topic string // in words
	Key   string
	Items []Proposal
}

// Proposal is a fact that may be accepted, changed or left out.
type Proposal struct {
	N            int
	Title        string
	Text         string
	Topics       []Option
	Visibilities []Option
	Taken        bool
	Guarded      bool
	Twin         string // id of a fact that says it already; empty: none
	TwinHref     string
	Error        string
}

// taken counts the proposals that are ticked.
func (p DraftPage) taken() (n int) {
	for _, g := range p.Groups {
		for _, item := range g.Items {
			if item.Taken {
				n++
			}
		}
	}
	return n
}

func (p DraftPage) here() string { return ManualDraftPath(p.Property, p.ID) }

// liveWhileRunning makes the page refresh itself as long as the model works, and
// not while somebody edits.
func (p DraftPage) liveWhileRunning() templ.Attributes {
	if !p.Running {
		return templ.Attributes{}
	}
	return live(Fragment(p.here(), FragmentManual), TopicWork(p.ID))
}

func (p Proposal) field(name string) string { return name + "-" + strconv.Itoa(p.N) }

// rows is how high the text stands.
func (p Proposal) rows() int { return min(2+len(p.Text)/90, 8) }
