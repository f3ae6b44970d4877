//go:build journey

// Package journey_test walks through the whole program as its people do: a real
// browser, the executable as a process of its own, its real database, and at
// the other end of the wire a fake of WhatsApp that speaks the protocol.
//
// Nothing here waits for a time to pass: each step waits for what it needs to
// see, with a deadline that only a failure reaches.
package journey_test

import (
	"flag"
	"os"
	"testing"

	"portineria/command"
)

// picture is where to write the picture of the README; empty: nowhere.
var picture = flag.String("picture", "", "write the picture of the inbox to this file")

// TestMain lets the test binary be the program.
func TestMain(m *testing.M) {
	if os.Getenv("TEST_BE_THE_PROGRAM") == "1" {
		os.Unsetenv("TEST_BE_THE_PROGRAM")
		os.Exit(command.Main())
	}
	os.Exit(m.Run())
}
