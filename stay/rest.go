package stay

import "time"

// Rest is a business number that sends nothing for a while, because the platform
// refuses all that leaves it. What waits is kept in its order. When Until has come
// one message tries; the others follow once it has gone.
type Rest struct {
	Number    string // phone_number_id
	Problem   string // key of the words for it
	ErrorCode int
	ByStatus  bool // the platform takes messages and fails them afterwards: taking one proves nothing
	Tries     int  // how often one was tried since
	Since     time.Time
	Until     time.Time
}

// AnswerStale is how long an answer of the assistant may wait to leave. What the
// guest asked then is past: the answer is given to the owner instead of being sent
// late.
const AnswerStale = 2 * time.Hour

// Pace is how long a number rests before the next try: Shortest first, then twice
// as long each time, up to Longest.
type Pace struct{ Shortest, Longest time.Duration }

// Pause is the length of the rest after that many tries.
func (p Pace) Pause(tries int) time.Duration {
	d := p.Shortest
	for range tries {
		if d *= 2; d >= p.Longest {
			return p.Longest
		}
	}
	return d
}
