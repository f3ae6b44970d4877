package llm

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/ollama/ollama/api"
)

// Library is the models that a server has, and the way to get more. The server
// fetches them itself from wherever their name says, which is ollama.com as a
// rule; nothing of ours goes there.
type Library struct{ api *api.Client }

// NewLibrary makes no connection. The client's Transport must be set, as for New.
func NewLibrary(base *url.URL, client *http.Client) (*Library, error) {
	if err := checkBase(base); err != nil {
		return nil, fmt.Errorf("model address: %w", err)
	}
	if client == nil || client.Transport == nil {
		return nil, errors.New("model library: an http client with a transport of its own is required")
	}
	at := *base
	guarded := &http.Client{Transport: guard{next: client.Transport, most: maxPullBody, explain: pullRefused}}
	return &Library{api: api.NewClient(&at, guarded)}, nil
}

// Installed is a model that the server has.
type Installed struct {
	Name   string
	Size   int64 // bytes
	Digest string
	Remote bool // it would be run by another host, and is not used
}

// Version is that of the server.
func (l *Library) Version(ctx context.Context) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, checkTimeout)
	defer cancel()
	version, err := l.api.Version(ctx)
	if err != nil {
		return "", fmt.Errorf("reach the model server: %w", notThere(ctx, err))
	}
	if version == "" {
		return "", fmt.Errorf("reach the model server: %w: what answers is not Ollama", ErrUnavailable)
	}
	return cut(oneLine(version), 40), nil
}

// List is what the server has, in its order.
func (l *Library) List(ctx context.Context) ([]Installed, error) {
	ctx, cancel := context.WithTimeout(ctx, checkTimeout)
	defer cancel()
	list, err := l.api.List(ctx)
	if err != nil {
		return nil, fmt.Errorf("list models: %w", notThere(ctx, err))
	}
	all := make([]Installed, len(list.Models))
	for i, m := range list.Models {
		all[i] = Installed{Name: cut(oneLine(m.Name), 200), Size: m.Size, Digest: m.Digest, Remote: m.RemoteHost != "" || checkModel(m.Name) != nil}
	}
	return all, nil
}

// CheckName refuses what is no name of a model, and those that would be run
// outside the house.
func CheckName(name string) error { return checkModel(name) }

// SameModel compares names as the server does: case aside, "latest" unsaid.
func SameModel(a, b string) bool { return sameModel(a, b) }

// Progress is how far a download is. Total grows while the server learns of
// further parts; 0: not known yet.
type Progress struct {
	Done, Total int64
	Checking    bool // all is there and is being verified
}

// Percent is how much of it is done, 0 to 100.
func (p Progress) Percent() int {
	if p.Total <= 0 {
		return 0
	}
	return int(min(100, 100*p.Done/p.Total))
}

// What keeps a model from being downloaded, beside the errors of a question.
var (
	ErrNoSpace   = errors.New("no space on the disk of the model server")
	ErrNoSuch    = errors.New("no model of that name")
	ErrNoOutside = errors.New("the model server cannot reach where models come from")
	ErrTooOld    = errors.New("the model server is too old for this model")
	ErrDamaged   = errors.New("what was downloaded is damaged")
	ErrNotPulled = errors.New("the model server could not download it")
)

const (
	maxPullBody = 1 << 30          // of progress: many hours of it
	pullStall   = 10 * time.Minute // longest silence: verifying a large model on a slow disk
)

// Pull has the server download a model, which may take hours, and reports how
// far it is whenever the server says so. Only a download that the server calls
// a success is one: a stream that just ends is ErrBroken. Ended by ctx, it can be
// taken up again later where it stopped.
func (l *Library) Pull(ctx context.Context, name string, report func(Progress)) error {
	if err := checkModel(name); err != nil {
		return fmt.Errorf("download a model: %w", err)
	}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	watch := time.AfterFunc(pullStall, func() { stop(ErrStalled) })
	defer watch.Stop()

	parts := pulled{}
	err := l.api.Pull(ctx, &api.PullRequest{Model: name}, func(r api.ProgressResponse) error {
		watch.Reset(pullStall)
		if r.Status == "success" {
			return errDone
		}
		report(parts.add(r))
		return nil
	})
	if errors.Is(err, errDone) {
		return nil
	}
	return fmt.Errorf("download a model: %w", pullFailed(ctx, err))
}

// pulled is the state of each part of a model, by digest.
type pulled map[string]api.ProgressResponse

func (p pulled) add(r api.ProgressResponse) Progress {
	if r.Digest != "" {
		p[r.Digest] = r
	}
	var sum Progress
	for _, part := range p {
		sum.Done, sum.Total = sum.Done+part.Completed, sum.Total+part.Total
	}
	sum.Checking = r.Digest == "" && sum.Total > 0
	return sum
}

// pullFailed is classify for downloads, where the reason stands in the words of
// the stream or of a refusal.
func pullFailed(ctx context.Context, err error) error {
	switch {
	case ctx.Err() != nil:
		return ended(ctx)
	case err == nil:
		return ErrBroken
	}
	for _, known := range pullSigns {
		if errors.Is(err, known.err) {
			return known.err
		}
	}
	// That the server itself cannot be reached says nothing of where it fetches from.
	if dial := (*url.Error)(nil); !errors.As(err, &dial) {
		if reason := pullProblem(err.Error()); reason != nil {
			return reason
		}
	}
	return classify(ctx, err, ErrNotPulled)
}

// pullRefused is what a status of the server's means for a download.
func pullRefused(status int, body string) error {
	if reason := pullProblem(body); reason != nil {
		return reason
	}
	return statusError(status)
}

// pullSigns are what the server's own words mean, which are all that it gives
// (server/download.go and server/images.go of Ollama).
var pullSigns = []struct {
	sign string
	err  error
}{
	{"no space left", ErrNoSpace},
	{"not enough space", ErrNoSpace},
	{"disk quota", ErrNoSpace},
	{"file does not exist", ErrNoSuch},
	{"invalid model name", ErrNoSuch},
	{"manifest unknown", ErrNoSuch},
	{"requires a newer version", ErrTooOld},
	{"digest mismatch", ErrDamaged},
	{"no such host", ErrNoOutside},
	{"network is unreachable", ErrNoOutside},
	{"connection refused", ErrNoOutside},
	{"i/o timeout", ErrNoOutside},
	{"tls handshake", ErrNoOutside},
	{"max retries exceeded", ErrNoOutside},
}

// pullProblem reads the server's words, which never go further than here; nil:
// nothing known.
func pullProblem(words string) error {
	low := strings.ToLower(words)
	for _, known := range pullSigns {
		if strings.Contains(low, known.sign) {
			return known.err
		}
	}
	return nil
}
