package llm

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"
	"unicode"

	"github.com/ollama/ollama/api"
)

// Options says where the model is and how long it may take. BaseURL, Model and
// HTTP are required; the zero of everything else means the default beside it.
type Options struct {
	BaseURL *url.URL // of the Ollama server, such as http://127.0.0.1:11434
	Model   string   // as the server lists it, such as qwen3:4b-instruct

	// HTTP makes the connections. Its Transport must be set, so that no
	// connection is ever made by an unguarded default; its Timeout, cookies
	// and redirect rules are not used.
	HTTP *http.Client

	Timeout      time.Duration // a whole question, waiting for its turn included; 90 s
	StallTimeout time.Duration // longest silence after the first word; 15 s
	MaxWaiting   int           // questions that may wait behind the running one; 16

	NumCtx     int           // context window in tokens; 4096. A change makes Ollama load the model again
	NumPredict int           // longest answer in tokens, JSON included; 200
	MaxText    int           // longest answer text in characters; 400
	KeepAlive  time.Duration // how long the model stays in memory; for ever
	Seed       int           // of the sampler; 1
}

// Client asks one model, one question at a time. It is safe for concurrent
// use: questions queue in the order in which they came.
type Client struct {
	opt   Options
	api   *api.Client
	queue queue

	mu    sync.Mutex
	known *traits // of the model, once the server told us
}

// New checks the options and makes a client. It makes no connection. Addresses
// and model names that lead to Ollama's cloud are refused: the model runs in
// the house or not at all.
func New(opt Options) (*Client, error) {
	if err := checkBase(opt.BaseURL); err != nil {
		return nil, fmt.Errorf("model address: %w", err)
	}
	if err := checkModel(opt.Model); err != nil {
		return nil, fmt.Errorf("model name: %w", err)
	}
	if opt.HTTP == nil || opt.HTTP.Transport == nil {
		return nil, errors.New("model client: an http client with a transport of its own is required")
	}

	opt.Timeout = cmp.Or(opt.Timeout, 90*time.Second)
	opt.StallTimeout = cmp.Or(opt.StallTimeout, 15*time.Second)
	opt.MaxWaiting = cmp.Or(opt.MaxWaiting, 16)
	opt.NumCtx = cmp.Or(opt.NumCtx, 4096)
	opt.NumPredict = cmp.Or(opt.NumPredict, 200)
	opt.MaxText = cmp.Or(opt.MaxText, 400)
	opt.KeepAlive = cmp.Or(opt.KeepAlive, -1)
	opt.Seed = cmp.Or(opt.Seed, 1)

	base := *opt.BaseURL
	guarded := &http.Client{Transport: guard{next: opt.HTTP.Transport}}
	return &Client{
		opt:   opt,
		api:   api.NewClient(&base, guarded),
		queue: queue{limit: opt.MaxWaiting},
	}, nil
}

// Model is the name of the model that is asked.
func (c *Client) Model() string { return c.opt.Model }

// Waiting counts the questions that wait for the running one to end.
func (c *Client) Waiting() int { return c.queue.length() }

func checkBase(u *url.URL) error {
	switch {
	case u == nil:
		return errors.New("missing")
	case u.Scheme != "http" && u.Scheme != "https":
		return errors.New("must begin with http:// or https://")
	case u.Hostname() == "":
		return errors.New("names no host")
	case u.User != nil:
		return errors.New("must not hold a user name or password")
	case u.RawQuery != "" || u.Fragment != "":
		return errors.New("must end with the host, the port or a path")
	}

	host := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	if host == "ollama.com" || strings.HasSuffix(host, ".ollama.com") {
		return fmt.Errorf("%w: ollama.com is a cloud service", ErrRemote)
	}
	return nil
}

// maxName is far beyond the longest name in any list.
const maxName = 200

// checkModel refuses, besides nonsense, the names by which a local Ollama
// server passes the whole conversation on to its maker's cloud (Ollama
// documentation, "Cloud models").
func checkModel(name string) error {
	if name == "" {
		return fmt.Errorf("%w: missing", ErrName)
	}
	if len(name) > maxName || strings.ContainsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }) {
		return fmt.Errorf("%w: must be short and hold no spaces", ErrName)
	}
	low := strings.ToLower(name)
	if strings.HasSuffix(low, "-cloud") || strings.HasSuffix(low, ":cloud") {
		return fmt.Errorf("%w: names ending in cloud are run by ollama.com", ErrRemote)
	}
	return nil
}
