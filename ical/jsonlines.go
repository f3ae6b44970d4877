package ical

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
)

// jsonEvent is one line of WriteLines. The first keys are a contract; flags are ours to add to.
type jsonEvent struct {
	UID          string   `json:"uid"`
	RecurrenceID string   `json:"recurrence_id"`
	Arrival      Date     `json:"arrival"`
	Departure    Date     `json:"departure"`
	Kind         Kind     `json:"kind"`
	Sure         bool     `json:"sure"`
	Provider     Provider `json:"provider"`
	Code         string   `json:"code"`
	PhoneLast4   string   `json:"phone_last4"`
	Phone        string   `json:"phone"`
	Name         string   `json:"name"`
	Guests       int      `json:"guests"`
	Repeats      string   `json:"repeats,omitempty"` // the rule
	Transparent  bool     `json:"transparent,omitempty"`
	Flags        []string `json:"flags,omitempty"`
}

// jsonSummary is the last line of WriteLines.
type jsonSummary struct {
	Rejected int            `json:"rejected"`
	Reasons  map[Reason]int `json:"reasons"`
	Repaired map[Reason]int `json:"repaired,omitempty"`
	Trusted  bool           `json:"trusted"`
	Distrust Reason         `json:"distrust,omitempty"`
}

// WriteLines writes a calendar as one JSON object a line for each event, and a last one that counts the rejected
// events by reason.
func WriteLines(w io.Writer, c *Calendar) error {
	buffer := bufio.NewWriter(w)
	enc := json.NewEncoder(buffer)
	enc.SetEscapeHTML(false)
	for i := range c.Events {
		e := &c.Events[i]
		err := enc.Encode(jsonEvent{
			UID: e.UID, RecurrenceID: e.RecurrenceID, Arrival: e.Arrival, Departure: e.Departure, Kind: e.Kind, Sure: e.Sure,
			Provider: e.Provider, Code: e.Code, PhoneLast4: e.PhoneLast4, Phone: e.Phone, Name: e.Name, Guests: e.Guests,
			Repeats: e.Recurrence.Rule, Transparent: e.Transparent, Flags: e.Flags.Names(),
		})
		if err != nil {
			return fmt.Errorf("write event %d: %w", i+1, err)
		}
	}
	reasons := c.Rejected
	if reasons == nil {
		reasons = map[Reason]int{}
	}
	err := enc.Encode(jsonSummary{c.RejectedTotal(), reasons, c.Repaired, c.Trusted, c.Distrust})
	if err == nil {
		err = buffer.Flush()
	}
	if err != nil {
		return fmt.Errorf("write summary: %w", err)
	}
	return nil
}
