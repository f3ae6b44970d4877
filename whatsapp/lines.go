package whatsapp

import (
	"encoding/json"
	"fmt"
	"io"
	"time"
)

// line is an event as `portineria whatsapp decode` prints it. Scripts rely on the names. Times, files and error codes that
// do not exist are null, words that do not exist are "".
type line struct {
	Kind      Kind       `json:"kind"`
	ID        string     `json:"id"`
	From      string     `json:"from"`
	UserID    string     `json:"user_id"`
	Name      string     `json:"name"`
	Time      *string    `json:"time"`
	Type      string     `json:"type"`
	Text      string     `json:"text"`
	Media     *lineMedia `json:"media"`
	ReplyTo   string     `json:"reply_to"`
	Status    string     `json:"status"`
	ErrorCode *int       `json:"error_code"`
	Field     string     `json:"field"`
	Subtype   string     `json:"subtype"`
	Detail    string     `json:"detail"`
	Username  string     `json:"username"`
	GroupID   string     `json:"group_id"`
	Forwarded bool       `json:"forwarded"`
	History   bool       `json:"history"`
}

type lineMedia struct {
	ID       string `json:"id"`
	MIME     string `json:"mime_type"`
	SHA256   string `json:"sha256"`
	Filename string `json:"filename"`
	Voice    bool   `json:"voice"`
	Animated bool   `json:"animated"`
	URL      string `json:"url"`
}

// WriteLines writes one line of JSON an event. user_id is the guest's, also for a status or an echo, where the guest is the
// recipient; reply_to is the message that this one refers to by quoting it, reacting to it, editing or deleting it.
func WriteLines(w io.Writer, events []Event) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for i, e := range events {
		if err := enc.Encode(lineOf(e)); err != nil {
			return fmt.Errorf("write event %d: %w", i+1, err)
		}
	}
	return nil
}

func lineOf(e Event) line {
	l := line{
		Kind: e.Kind, ID: e.ID, From: e.From, Name: e.Name, Type: e.Type, Text: e.Text, Status: e.Status, Field: e.Field,
		UserID:  firstOf(e.UserID, e.RecipientUserID, e.ToUserID),
		ReplyTo: firstOf(e.ReplyTo, e.ReactionTo, e.OriginalID),
		Subtype: e.Subtype, Detail: e.Detail, Username: e.Username, GroupID: e.GroupID, Forwarded: e.Forwarded, History: e.History,
	}
	if l.Text == "" && len(e.Errors) > 0 {
		// What could not be handed over reads as the reason why.
		l.Text = firstOf(e.Errors[0].Details, e.Errors[0].Message, e.Errors[0].Title)
	}
	if !e.Time.IsZero() {
		at := e.Time.Format(time.RFC3339)
		l.Time = &at
	}
	if e.Media != nil {
		m := lineMedia(*e.Media)
		l.Media = &m
	}
	if len(e.Errors) > 0 {
		l.ErrorCode = &e.Errors[0].Code
	}
	return l
}
