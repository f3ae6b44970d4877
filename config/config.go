// Package config reads the one configuration of the program: flags beat the environment, the environment beats the file,
// the file beats what the browser set-up stored, and that beats the defaults. What it hands out is valid; what is not is
// reported all at once, each problem with its key, its place and what would be right.
//
// Only the commands import it; every other package takes a small Options struct. Read this file for what can be set,
// keys.go for how each key is checked, load.go for how the layers meet.
package config

import (
	"log/slog"
	"time"
)

// Config is the whole effective configuration. Sections that later releases build do not exist here yet.
type Config struct {
	Server   Server
	Owner    Owner
	WhatsApp WhatsApp
	Model    Model
	Answers  Answers
	Media    Media
	Speech   Speech
	Egress   Egress
	Backup   Backup
	Log      Log

	origins map[string]string // by key: where its value came from, for Show
}

// Server says where the two doors are.
type Server struct {
	PrivateListen string // host:port of the owner's pages
	PublicListen  string // host:port of webhook, guest pages and notices
	PublicURL     string // how the public door is reached from outside, without a final slash; empty: not reachable
}

// Owner is the person to wake.
type Owner struct {
	WhatsApp string // E.164 with plus sign; empty: alerts appear on the page only
}

// WhatsApp is the account at the Cloud API (Meta Cloud API, "Get started").
type WhatsApp struct {
	Number         string // the flats' own number, E.164 with plus sign
	PhoneNumberID  string
	WABAID         string
	AccessToken    Secret
	AppSecret      Secret // signs webhooks
	VerifyToken    Secret // chosen by the owner, for the subscription of the webhook
	GraphURL       string // without a final slash
	GraphVersion   string
	Dialog360URL   string        // of numbers at 360dialog; without a final slash
	PerSecond      int           // messages a second at most; 0: no cap of our own
	ReconcileAfter time.Duration // how long a send of unknown outcome waits for its status
}

// Begun says whether anything of the connection is set.
func (w WhatsApp) Begun() bool {
	return w.Number != "" || w.PhoneNumberID != "" || w.WABAID != "" || !w.AccessToken.Empty() || !w.AppSecret.Empty() || !w.VerifyToken.Empty()
}

// Connected says whether everything is there to receive and to send.
func (w WhatsApp) Connected() bool {
	return w.PhoneNumberID != "" && !w.AccessToken.Empty() && !w.AppSecret.Empty() && !w.VerifyToken.Empty()
}

// Model is the language model in the house.
type Model struct {
	URL     string // without a final slash
	Name    string // empty: answer without a model
	Timeout time.Duration
}

// Answers tunes when the assistant speaks. Confidence runs from 0 to 1.
type Answers struct {
	Settle     time.Duration // wait for the guest's next bubble
	SendAbove  float64       // from here on an answer goes out
	DraftAbove float64       // from here on it waits for the owner as a draft; below, the owner is asked
}

// Media bounds what of guests' files is kept. Sizes are in megabytes of a million bytes; 0: files of the kind are not
// fetched.
type Media struct {
	ImageMB, AudioMB, VideoMB, DocumentMB, StickerMB int
	TotalMB                                          int // of all of them together
}

// Speech is the server in the house that listens to voice messages (POST /v1/audio/transcriptions of the OpenAI API).
type Speech struct {
	URL      string // without a final slash; empty: nobody listens, and guests are asked to type
	Model    string // as the server calls it; empty: its only one
	Language string // ISO 639-1; empty: the server tells by itself
	Timeout  time.Duration
	Within   time.Duration // how long an answer waits for what was said
	MostMB   int           // of one recording
}

// Egress widens the allow-list by hand.
type Egress struct {
	Allow []string // host:port, lower case
}

// Backup says where copies go.
type Backup struct {
	Directory string // empty: a folder in the data directory
}

// Log shapes what the program says about itself.
type Log struct {
	Level  slog.Level
	Format string // text or json
}

// Defaults is the configuration of somebody who set nothing.
func Defaults() Config {
	return Config{
		Server:   Server{PrivateListen: "127.0.0.1:8080", PublicListen: "127.0.0.1:8081"},
		WhatsApp: WhatsApp{GraphURL: "https://graph.facebook.com", GraphVersion: "v25.0", Dialog360URL: "https://waba-v2.360dialog.io", ReconcileAfter: time.Minute},
		Model:    Model{URL: "http://127.0.0.1:11434", Timeout: time.Minute},
		Answers:  Answers{Settle: 3 * time.Second, SendAbove: 0.6, DraftAbove: 0.4},
		Media:    Media{ImageMB: 10, AudioMB: 16, VideoMB: 64, DocumentMB: 50, StickerMB: 1, TotalMB: 5000},
		Speech:   Speech{Timeout: 2 * time.Minute, Within: 30 * time.Second, MostMB: 8},
		Log:      Log{Level: slog.LevelInfo, Format: "text"},
	}
}
