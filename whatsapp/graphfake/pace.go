package graphfake

import "time"

// How fast messages may follow each other (Meta, Cloud API, "Throughput", "Pair rate limits").
const (
	pairEvery = 6 * time.Second // to one user
	pairBurst = 45              // messages that may go to one user within pairEvery, at the cost of silence afterwards
	perSecond = 80              // of one number altogether
)

// pair is what one user was sent of late.
type pair struct {
	began time.Time // of the burst
	count int
	until time.Time // when what was sent is paid for
}

// tooFast counts a message to a user, and says why it may not go.
func (s *Server) tooFast(user string, at, serverTime time.Time) *refusal {
	if s.o.PerSecond >= 0 {
		most := s.o.PerSecond
		if most == 0 {
			most = perSecond
		}
		if serverTime.Sub(s.second) >= time.Second || serverTime.Before(s.second) {
			s.second, s.inSecond = serverTime, 0
		}
		if s.inSecond >= most {
			return refuse(130429, "")
		}
	}
	if s.o.NoPairLimit {
		s.inSecond++
		return nil
	}
	if len(s.pairs) >= maxHeard {
		clear(s.pairs)
	}
	p := s.pairs[user]
	switch {
	case !at.Before(p.until) || at.Before(p.began):
		p = pair{began: at, until: at}
	case at.Sub(p.began) < pairEvery && p.count < pairBurst:
	default:
		return refuse(131056, "")
	}
	p.count++
	p.until = p.until.Add(pairEvery)
	s.pairs[user] = p
	s.inSecond++
	return nil
}
