package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"portineria/whatsapp"
)

func whatsappCommand() spec {
	return spec{name: "whatsapp", does: "Look into WhatsApp's webhooks, and fetch what was on the phone before.", subs: []spec{
		{name: "sync", args: "history|contacts [--number ID]", run: whatsappSync, example: "portineria whatsapp sync history",
			does: "Asks the phone app of a number for its past chats or the names of its address book; once each, within 24 hours after it was connected."},
		{name: "decode", args: "FILE-or-", does: "Prints a line of JSON for each element of a webhook body; - is standard input.", run: whatsappDecode, example: "portineria whatsapp decode body.json"},
	}}
}

func whatsappDecode(_ context.Context, c *call) error {
	if err := c.parse(1, 1); err != nil {
		return err
	}
	body, err := c.readInput(c.args[0])
	if err != nil {
		return err
	}
	events, err := whatsapp.Decode(body)
	if err != nil {
		return fmt.Errorf("%w: %s: %w", errUnreadable, c.args[0], err)
	}
	return whatsapp.WriteLines(c.Out, events)
}

// inputCap is the most that is read of a file or of standard input.
const inputCap = 256 << 20

// readInput reads a file, or standard input for "-".
func (c *call) readInput(name string) ([]byte, error) {
	in := c.In
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return nil, errors.Join(errUnreadable, err)
		}
		defer file.Close()
		in = file
	}
	body, err := io.ReadAll(io.LimitReader(in, inputCap+1))
	switch {
	case err != nil:
		return nil, errors.Join(errUnreadable, err)
	case len(body) > inputCap:
		return nil, fmt.Errorf("%w: %s is over 256 MB", errUnreadable, name)
	}
	return body, nil
}
