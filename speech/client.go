package speech

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"net/url"
	"time"
)

// Endpoint is where recordings go, below the server's address.
const Endpoint = "/v1/audio/transcriptions"

// The refusals. Each error of this package is one of them.
var (
	ErrUnreachable = errors.New("the speech server cannot be reached")
	ErrDeadline    = errors.New("the speech server took too long")
	ErrRefused     = errors.New("the speech server refused the recording")
	ErrBroken      = errors.New("the speech server answered something else")
	ErrTooLarge    = errors.New("the recording is larger than what is listened to")
)

// Options say where the server is and what it is asked for.
type Options struct {
	URL      *url.URL // of the server, without the endpoint's own path
	Model    string   // as the server calls it; empty: its only one
	Language string   // ISO 639-1; empty: it tells by itself
	HTTP     *http.Client
	Timeout  time.Duration // for one recording
	Most     int64         // bytes of one recording
}

// Client asks one server, one recording after the other. It may be used from many
// goroutines.
type Client struct {
	o    Options
	to   string
	turn chan struct{}
}

// New makes a client; nothing is called yet.
func New(o Options) (*Client, error) {
	if o.URL == nil || o.URL.Host == "" || o.HTTP == nil || o.Timeout <= 0 || o.Most <= 0 {
		return nil, errors.New("speech options: the address, the way out, the time and the size are needed")
	}
	c := &Client{o: o, to: o.URL.JoinPath(Endpoint).String(), turn: make(chan struct{}, 1)}
	h := *o.HTTP
	// Whatever redirects is not the server that the owner named.
	h.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	c.o.HTTP = &h
	return c, nil
}

// mostAnswer is how much a server may say about one recording, in bytes.
const mostAnswer = 1 << 20

// Transcribe has a recording written down. kind is its media type, as its own bytes
// say. An empty text says that nobody says anything in it.
func (c *Client) Transcribe(ctx context.Context, sound io.Reader, kind string) (string, error) {
	select {
	case c.turn <- struct{}{}:
		defer func() { <-c.turn }()
	case <-ctx.Done():
		return "", fmt.Errorf("wait for the speech server: %w", ErrDeadline)
	}
	ctx, cancel := context.WithTimeout(ctx, c.o.Timeout)
	defer cancel()
	form, contentType, err := c.form(sound, kind)
	if err != nil {
		return "", err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, c.to, form)
	if err != nil {
		return "", fmt.Errorf("%w: %w", ErrUnreachable, err)
	}
	r.Header.Set("Content-Type", contentType)
	r.Header.Set("Accept", "application/json")
	answer, err := c.o.HTTP.Do(r)
	if err != nil {
		return "", late(ctx, ErrUnreachable)
	}
	defer answer.Body.Close()
	raw, err := io.ReadAll(io.LimitReader(answer.Body, mostAnswer+1))
	switch {
	case err != nil:
		return "", late(ctx, ErrBroken)
	case len(raw) > mostAnswer:
		return "", fmt.Errorf("%w: more than a text can be", ErrBroken)
	case answer.StatusCode >= 400 && answer.StatusCode < 500:
		return "", fmt.Errorf("%w: status %d", ErrRefused, answer.StatusCode)
	case answer.StatusCode != http.StatusOK:
		return "", fmt.Errorf("%w: status %d", ErrBroken, answer.StatusCode)
	}
	return read(raw)
}

// late names a call whose time was over.
func late(ctx context.Context, otherwise error) error {
	if ctx.Err() != nil {
		return ErrDeadline
	}
	return otherwise
}

// form is the body of the call. The recording is read whole: it is small, and its
// length is told, which simple servers need.
func (c *Client) form(sound io.Reader, kind string) (io.Reader, string, error) {
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	head := textproto.MIMEHeader{}
	head.Set("Content-Disposition", `form-data; name="file"; filename="recording`+suffix(kind)+`"`)
	head.Set("Content-Type", kind)
	part, err := w.CreatePart(head)
	if err != nil {
		return nil, "", fmt.Errorf("write the form: %w", err)
	}
	n, err := io.Copy(part, io.LimitReader(sound, c.o.Most+1))
	if err != nil {
		return nil, "", fmt.Errorf("read the recording: %w", err)
	}
	if n > c.o.Most {
		return nil, "", ErrTooLarge
	}
	for _, field := range [][2]string{{"model", c.o.Model}, {"language", c.o.Language}, {"response_format", "json"}, {"temperature", "0"}} {
		if field[1] == "" {
			continue
		}
		if err := w.WriteField(field[0], field[1]); err != nil {
			return nil, "", fmt.Errorf("write the form: %w", err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, "", fmt.Errorf("write the form: %w", err)
	}
	return &body, w.FormDataContentType(), nil
}

// suffix is the ending by which servers that look at names tell a format.
func suffix(kind string) string {
	return map[string]string{"audio/ogg": ".ogg", "audio/mpeg": ".mp3", "audio/aac": ".aac", "audio/mp4": ".m4a", "audio/amr": ".amr", "audio/wav": ".wav"}[kind]
}

// read reads an answer: an object with a text.
func read(raw []byte) (string, error) {
	var answer struct {
		Text  *string `json:"text"`
		Error any     `json:"error"`
	}
	if err := json.Unmarshal(raw, &answer); err != nil {
		return "", fmt.Errorf("%w: it is not JSON", ErrBroken)
	}
	if answer.Text == nil {
		if answer.Error != nil {
			return "", fmt.Errorf("%w: it names an error", ErrRefused)
		}
		return "", fmt.Errorf("%w: there is no text in it", ErrBroken)
	}
	return Clean(*answer.Text), nil
}

// Check has half a second of silence listened to: so it is known that the server is
// there, takes recordings and answers in its form.
func (c *Client) Check(ctx context.Context) error {
	_, err := c.Transcribe(ctx, bytes.NewReader(silence()), "audio/wav")
	return err
}

// silence is half a second of it, as a WAV file of 16 kHz.
func silence() []byte {
	const rate, samples = 16000, 8000
	var b bytes.Buffer
	b.WriteString("RIFF")
	_ = binary.Write(&b, binary.LittleEndian, uint32(36+2*samples)) // to memory, which cannot fail
	b.WriteString("WAVEfmt ")
	for _, v := range []any{uint32(16), uint16(1), uint16(1), uint32(rate), uint32(2 * rate), uint16(2), uint16(16)} {
		_ = binary.Write(&b, binary.LittleEndian, v)
	}
	b.WriteString("data")
	_ = binary.Write(&b, binary.LittleEndian, uint32(2*samples))
	b.Write(make([]byte, 2*samples))
	return b.Bytes()
}
