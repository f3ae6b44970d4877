package command

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"

	"portineria/app"
	"portineria/app/calendar"
	"portineria/app/export"
	"portineria/app/property"
	"portineria/app/translation"
	"portineria/config"
	"portineria/egress"
	"portineria/embed"
	"portineria/lang"
	"portineria/lexicon"
	"portineria/llm"
	"portineria/proof"
	"portineria/store"
	"portineria/template"
	"portineria/whatsapp"
)

// agent is what we call ourselves to calendars.
const agent = "Portineria/" + version + " (holiday let assistant)"

// newDialer makes the one way out of the house and lists what the configuration
// names. Feeds list themselves.
func newDialer(c *call, h *house) *egress.Dialer {
	ledger := func(entries []egress.Entry) {
		err := h.db.Update(context.Background(), func(tx *store.Tx) error {
			for _, e := range entries {
				err := tx.AddConnection(context.Background(), store.Connection{At: e.Time, Destination: e.Destination, Purpose: string(e.Purpose),
					Outcome: string(e.Outcome), BytesOut: e.BytesOut, BytesIn: e.BytesIn, TLS: e.TLS, Certificate: e.Certificate})
				if err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			h.log.Error("record connections", slog.Any("error", err))
		}
	}
	d := egress.New(egress.Options{Now: c.Now, Ledger: ledger, Logger: h.log})
	h.ways = append(h.ways, d)
	return d
}

// allowConfigured lists the destinations that the configuration names. What
// graph_url and model.url name is thereby allowed, loopback included.
func allowConfigured(d *egress.Dialer, cfg config.Config) error {
	var all []egress.Destination
	graph, err := egress.FromURL(cfg.WhatsApp.GraphURL, egress.WhatsApp, egress.Messages, cfg.WhatsApp.GraphURL != config.Defaults().WhatsApp.GraphURL)
	if err != nil {
		return fmt.Errorf("allow whatsapp.graph_url: %w", err)
	}
	all = append(all, graph)
	if graph.Host == "graph.facebook.com" {
		// Where the platform keeps the files that guests send.
		all = append(all, egress.Destination{Host: whatsapp.MediaHost, Port: 443, Purpose: egress.WhatsApp, Data: egress.Messages})
	}
	// Also while no model is named: what the server has is shown, and one can be
	// downloaded. Questions go there only once one is.
	server, err := egress.FromURL(cfg.Model.URL, egress.Model, egress.Questions, true)
	if err != nil {
		return fmt.Errorf("allow model.url: %w", err)
	}
	all = append(all, server)
	if cfg.Speech.URL != "" {
		listens, err := egress.FromURL(cfg.Speech.URL, egress.Speech, egress.Voices, true)
		if err != nil {
			return fmt.Errorf("allow speech.url: %w", err)
		}
		all = append(all, listens)
	}
	for _, hostport := range cfg.Egress.Allow {
		listed, err := egress.FromHostPort(hostport)
		if err != nil {
			return fmt.Errorf("allow egress.allow: %w", err)
		}
		all = append(all, listed)
	}
	return d.Allow("configuration", all...)
}

// newBook is the calendar of a house.
func newBook(c *call, h *house, d *egress.Dialer) *calendar.Book {
	return calendar.New(calendar.Options{DB: h.db, Dialer: d, HTTP: d.Client(egress.Feed, egress.ClientOptions{MaxRedirects: 5}), Allow: h.Egress.Allow,
		Now: c.Now, Rand: c.Rand, Log: h.log, Agent: agent})
}

// newSharing is the calendars of a house that others read.
func newSharing(c *call, h *house) *export.Links {
	return export.New(export.Options{DB: h.db, Now: c.Now, Rand: c.Rand, Log: h.log, Words: func(language string) export.Words {
		w := lang.For(language)
		return export.Words{Booked: w.Sharing.Booked, Closed: w.Sharing.Closed, Taken: w.Kind("unknown"), Channel: w.Channel, Guests: w.Sharing.Booker}
	}})
}

// newAnswerer is what considers a turn.
func newAnswerer(cfg config.Config) (*app.Answerer, error) {
	words, book, err := speech()
	if err != nil {
		return nil, err
	}
	return &app.Answerer{Lexicon: words, Phrases: book, Judge: proof.New(words),
		SendAbove: cfg.Answers.SendAbove, DraftAbove: cfg.Answers.DraftAbove, PublicURL: cfg.Server.PublicURL}, nil
}

// newReady is the library of texts that can be submitted as they are.
func newReady() (*template.Library, error) { return template.Load(embed.Templates) }

// newTranslations is where the translations of facts are drafted and decided on;
// without a model they are decided on only.
func newTranslations(c *call, h *house, answerer *app.Answerer, model translation.Model) *translation.Desk {
	return translation.New(translation.Options{DB: h.db, Model: model, Phrases: answerer.Phrases, Judge: answerer.Judge, Check: property.CheckFact, Now: c.Now, Log: h.log})
}

// newModel is the client of the model in the house; nil where none is named.
func newModel(cfg config.Config, d *egress.Dialer) (*llm.Client, error) {
	if cfg.Model.Name == "" {
		return nil, nil //nolint:nilnil // no model is a way to run, not a failure
	}
	base, err := url.Parse(cfg.Model.URL)
	if err != nil {
		return nil, fmt.Errorf("read model.url: %w", err)
	}
	return llm.New(llm.Options{BaseURL: base, Model: cfg.Model.Name, HTTP: d.Client(egress.Model, egress.ClientOptions{}), Timeout: cfg.Model.Timeout})
}

// newLibrary is what the model server has and can get.
func newLibrary(cfg config.Config, d *egress.Dialer) (*llm.Library, error) {
	base, err := url.Parse(cfg.Model.URL)
	if err != nil {
		return nil, fmt.Errorf("read model.url: %w", err)
	}
	return llm.NewLibrary(base, d.Client(egress.Model, egress.ClientOptions{}))
}

// tongueOf tells the language of a text by itself, without anything known of who
// wrote it; empty where the text does not say.
func tongueOf(words *lexicon.Lexicon) func(string) string {
	return func(text string) string { return words.Detect(text, lexicon.Hints{}).Text }
}

// newGraph is the client of the platform for the configured number; nil where
// WhatsApp is not connected yet.
func newGraph(c *call, cfg config.Config, d *egress.Dialer) (*whatsapp.Client, error) {
	if cfg.WhatsApp.PhoneNumberID == "" || cfg.WhatsApp.AccessToken.Empty() {
		return nil, nil //nolint:nilnil // not connected is a way to run, not a failure
	}
	token := cfg.WhatsApp.AccessToken.Reveal()
	return whatsapp.New(whatsapp.Options{BaseURL: cfg.WhatsApp.GraphURL, Version: cfg.WhatsApp.GraphVersion, PhoneNumberID: cfg.WhatsApp.PhoneNumberID,
		Token: func() string { return token }, HTTP: d.Client(egress.WhatsApp, egress.ClientOptions{}), Now: c.Now, Timeout: 25 * time.Second})
}

// reachable turns a listen address into one that a browser on this machine can
// open.
func reachable(listen string) string {
	host, port, found := strings.Cut(listen, ":")
	if i := strings.LastIndex(listen, ":"); i >= 0 {
		host, port, found = listen[:i], listen[i+1:], true
	}
	if !found || host == "" || host == "0.0.0.0" || host == "[::]" {
		host = "127.0.0.1"
	}
	return "http://" + host + ":" + port
}

// server is one listener's HTTP server with the limits of a small machine.
func server(handler http.Handler, log *slog.Logger) *http.Server {
	return &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 60 * time.Second, WriteTimeout: 60 * time.Second,
		IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelDebug)}
}
