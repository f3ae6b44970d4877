package graphfake

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"strconv"
	"strings"
)

// Fault is a way in which a call goes wrong.
type Fault string

// The faults. A message is recorded, and gets its statuses, only where it says "accepted".
const (
	NoFault     Fault = ""
	ServerError Fault = "server_error" // 500 with an error of the Graph API
	TooMany     Fault = "too_many"     // 429 with Retry-After
	ErrorPage   Fault = "error_page"   // 503 with a page of HTML, as a proxy sends
	ResetBefore Fault = "reset_before" // connection reset, nothing accepted
	ResetAfter  Fault = "reset_after"  // accepted, then connection reset instead of an answer
	CutShort    Fault = "cut_short"    // accepted, the answer ends in the middle
	Garbled     Fault = "garbled"      // accepted, 200 with something that is no JSON
	HoldBefore  Fault = "hold_before"  // waits for Release, then goes on as if nothing had been
	HoldAfter   Fault = "hold_after"   // accepted, the answer waits for Release
	HeldBack    Fault = "held_back"    // accepted, to be sent only after a look at its template's quality
)

// Refusal is a call that is refused with an error code of the Graph API.
func Refusal(code int) Fault { return Fault(refusalMark + strconv.Itoa(code)) }

const refusalMark = "code_"

// code is the error code of a Refusal.
func (f Fault) code() (int, bool) {
	digits, refused := strings.CutPrefix(string(f), refusalMark)
	code, err := strconv.Atoi(digits)
	return code, refused && err == nil
}

// Plan decides the fate of the n-th call that sends a message, counted from 1. Marking messages as read is not counted.
type Plan func(n int) Fault

// Nth is a plan for certain calls; the others go well.
func Nth(faults map[int]Fault) Plan {
	return func(n int) Fault { return faults[n] }
}

// Share is a plan in which a share (0 to 1) of the calls meets one of the faults, spread as if by chance: the same seed gives
// the same fate to the same call, whatever order the calls are made in.
func Share(seed uint64, share float64, faults ...Fault) Plan {
	return func(n int) Fault {
		if len(faults) == 0 {
			return NoFault
		}
		var in [16]byte
		binary.BigEndian.PutUint64(in[:8], seed)
		binary.BigEndian.PutUint64(in[8:], uint64(n))
		sum := sha256.Sum256(in[:])
		luck, which := binary.BigEndian.Uint32(sum[:4]), binary.BigEndian.Uint32(sum[4:8])
		if float64(luck)/(1<<32) >= share {
			return NoFault
		}
		return faults[which%uint32(len(faults))]
	}
}

// Report is a status that is to be posted for a message.
type Report struct {
	State string // sent, delivered, read, failed
	Code  int    // error code of a failed one
}

// Reports decides which statuses a message gets, in which order.
type Reports func(SentMessage) []Report

// AllStates gives every message its statuses in order: sent, delivered, read.
func AllStates(SentMessage) []Report {
	return []Report{{State: "sent"}, {State: "delivered"}, {State: "read"}}
}

// Backwards gives every message its statuses in the wrong order.
func Backwards(m SentMessage) []Report {
	all := AllStates(m)
	slices.Reverse(all)
	return all
}

// Twice gives every message each of its statuses two times.
func Twice(m SentMessage) []Report {
	return append(AllStates(m), AllStates(m)...)
}

// NoStates leaves every message without a status.
func NoStates(SentMessage) []Report {
	return nil
}

// Fail reports that every message was sent but could not be delivered.
func Fail(code int) Reports {
	return func(SentMessage) []Report { return []Report{{State: "sent"}, {State: "failed", Code: code}} }
}
