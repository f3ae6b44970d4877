//go:build !race

package app

// UnderRace: see race_on_test.go.
const UnderRace = false
