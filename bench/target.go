package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"time"

	"portineria/embed"
	"portineria/lexicon"
	"portineria/whatsapp"
)

// newTarget is what the ratio is taken against: it checks the signature, decodes
// the body, looks at the language and at what is asked, and answers by the same
// client in the same way, but it stores nothing, keeps no order and forgets
// everything.
func newTarget(graph string) (*httptest.Server, error) {
	words, err := lexicon.Load(embed.LexiconFiles())
	if err != nil {
		return nil, err
	}
	client, err := whatsapp.New(whatsapp.Options{BaseURL: graph, Version: "v25.0", PhoneNumberID: numberID, Token: func() string { return token },
		HTTP: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 256}}, Now: time.Now})
	if err != nil {
		return nil, err
	}
	work := make(chan whatsapp.Event, 4096)
	for range 16 {
		go answer(client, words, work)
	}
	return httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil || whatsapp.Verify([]string{secret}, body, r.Header.Get(whatsapp.SignatureHeader)) != nil {
			rw.WriteHeader(http.StatusUnauthorized)
			return
		}
		events, err := whatsapp.Decode(body)
		if err != nil {
			rw.WriteHeader(http.StatusBadRequest)
			return
		}
		rw.WriteHeader(http.StatusOK)
		for _, e := range events {
			if e.Kind == whatsapp.KindMessage {
				work <- e
			}
		}
	})), nil
}

func answer(client *whatsapp.Client, words *lexicon.Lexicon, work <-chan whatsapp.Event) {
	for e := range work {
		language, _ := words.Language(e.Text, lexicon.Hints{Default: "en"})
		var text strings.Builder
		text.WriteString(language + ": ")
		for _, hit := range words.Concepts(e.Text, language) {
			text.WriteString(hit.Concept.ID + " ")
		}
		if _, err := client.SendText(context.Background(), whatsapp.Message{To: "+" + e.From, Text: text.String(), CallbackData: e.ID}); err != nil {
			fmt.Fprintln(os.Stderr, "the target could not send:", err)
		}
	}
}
