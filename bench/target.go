package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"time"

	"portineria/app"
	propertyfile "portineria/app/property"
	"portineria/embed"
	"portineria/lexicon"
	"portineria/phrase"
	"portineria/proof"
	"portineria/stay"
	"portineria/whatsapp"
)

// target is what the ratio is taken against, a process of its own as the program
// is: it checks the signature, decodes the body, considers the question with the
// program's own answerer and its check, and sends by the same client. But it stores
// nothing, keeps no order, knows nobody and forgets everything.
type target struct {
	client   *whatsapp.Client
	answerer *app.Answerer
	property stay.Property
	shelf    *app.Shelf
	work     chan whatsapp.Event
}

// targetWorkers send at a time: the replies wait for the platform, not for a core.
const targetWorkers = 64

// serveTarget is the target's process: it prints the address it listens on and
// works until it is killed.
func serveTarget(graph string) error {
	t, err := newTarget(graph)
	if err != nil {
		return err
	}
	for range targetWorkers {
		go t.answer(context.Background())
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Println(l.Addr())
	server := &http.Server{Handler: http.HandlerFunc(t.receive), ReadHeaderTimeout: time.Minute}
	return server.Serve(l)
}

func newTarget(graph string) (*target, error) {
	words, err := lexicon.Load(embed.LexiconFiles())
	if err != nil {
		return nil, err
	}
	book, err := phrase.Load(embed.Phrases)
	if err != nil {
		return nil, err
	}
	file, err := propertyfile.Parse(strings.NewReader(property), "bench.toml")
	if err != nil {
		return nil, err
	}
	client, err := whatsapp.New(whatsapp.Options{BaseURL: graph, Version: "v25.0", PhoneNumberID: numberID, Token: func() string { return token },
		HTTP: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 256}}, Now: time.Now})
	if err != nil {
		return nil, err
	}
	return &target{
		client: client, property: file.Property, shelf: app.NewShelf(words, file.Property, file.Facts), work: make(chan whatsapp.Event, 4096),
		answerer: &app.Answerer{Lexicon: words, Phrases: book, Judge: proof.New(words), SendAbove: 0.6, DraftAbove: 0.4},
	}, nil
}

func (t *target) receive(rw http.ResponseWriter, r *http.Request) {
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
			t.work <- e
		}
	}
}

func (t *target) answer(ctx context.Context) {
	for e := range t.work {
		now := time.Now()
		id := stay.ConversationID(e.ID)
		v, err := t.answerer.Consider(ctx, app.Turn{
			Now: now, Conversation: stay.Conversation{ID: id, Mode: stay.ByAssistant, LastGuestAt: now}, Guest: stay.Guest{Phone: stay.Private("+" + e.From)},
			Messages:   []stay.Message{{ID: stay.MessageID(e.ID), Seq: 1, Conversation: id, Author: stay.FromGuest, Type: "text", Text: stay.Private(e.Text), SentAt: now}},
			Properties: []stay.Property{t.property}, Shelf: func(stay.PropertyID) (*app.Shelf, error) { return t.shelf, nil },
		})
		if err == nil && v.Reply == "" {
			err = errors.New("nothing to say")
		}
		if err == nil {
			_, err = t.client.Send(ctx, whatsapp.Message{To: "+" + e.From, Text: v.Reply, CallbackData: e.ID})
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, "the target could not answer:", err)
		}
	}
}

// startTarget runs the target as a process and returns where its webhook is.
func startTarget(ctx context.Context, graph string) (url string, stop func(), err error) {
	self, err := os.Executable()
	if err != nil {
		return "", nil, err
	}
	cmd := exec.CommandContext(ctx, self, "-target", graph)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return "", nil, err
	}
	if err := cmd.Start(); err != nil {
		return "", nil, err
	}
	line := make([]byte, 64)
	n, err := out.Read(line)
	stop = func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait() // killed: that is its end
	}
	if err != nil {
		stop()
		return "", nil, fmt.Errorf("start the target: %w", err)
	}
	return "http://" + strings.TrimSpace(string(line[:n])), stop, nil
}
