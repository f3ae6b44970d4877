package command_test

import (
	"os"
	"testing"

	"portineria/command"
)

// TestMain lets the test binary be the program: tests that kill it start it as
// a process of its own.
func TestMain(m *testing.M) {
	if os.Getenv("TEST_BE_THE_PROGRAM") == "1" {
		os.Unsetenv("TEST_BE_THE_PROGRAM")
		os.Exit(command.Main())
	}
	os.Exit(m.Run())
}
