//go:build race

package app

// UnderRace: the race detector slows everything down tenfold. The long random tests are
// shorter with it; at full length they run without (make unit does both).
const UnderRace = true
