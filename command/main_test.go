package command_test

import (
	"os"
	"testing"

	"portineria/command"
	"portineria/document"
)

// TestMain lets the test binary be the program: tests that kill it start it as
// a process of its own.
func TestMain(m *testing.M) {
	if len(os.Args) == 2 && os.Args[1] == document.ChildArg {
		os.Exit(command.Main())
	}
	if os.Getenv("TEST_BE_THE_PROGRAM") == "1" {
		os.Unsetenv("TEST_BE_THE_PROGRAM")
		os.Exit(command.Main())
	}
	os.Exit(m.Run())
}
