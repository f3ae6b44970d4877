// Portineria answers the guests of holiday flats on WhatsApp from the owner's
// own facts, on the owner's own computer. This file only starts it: package
// command has a file per command.
package main

import (
	"os"

	_ "time/tzdata" // time zones, also where the machine has none

	"portineria/command"
)

func main() { os.Exit(command.Main()) }
