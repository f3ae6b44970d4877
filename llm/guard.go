package llm

import (
	"cmp"
	"errors"
	"io"
	"net/http"
)

// maxBody bounds what is read of any one response. An answer is some 30 kB of
// stream, the description of a model at most a few hundred.
const maxBody = 4 << 20

// maxExplained bounds what is read of a refusal in search of its reason.
const maxExplained = 4 << 10

// guard stands between Ollama's client package and the network and mends what
// that package leaves open:
//
//   - A status of 400 and above with an empty body would pass for success, and
//     one with a body would put the server's words into our errors.
//   - A redirect would carry the conversation to another host.
//   - With OLLAMA_AUTH in the environment it signs requests with the key of
//     the user's Ollama account; nobody here needs to know that account.
//   - Bodies of endless length would be read whole.
type guard struct {
	next    http.RoundTripper
	most    int                                 // bytes of a body; 0: maxBody
	explain func(status int, body string) error // what a status other than success means; nil: itself
}

// RoundTrip implements http.RoundTripper.
func (g guard) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Del("Authorization")
	r.URL.RawQuery = ""

	resp, err := g.next.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode < 200 || resp.StatusCode > 299 {
		defer resp.Body.Close()
		if g.explain == nil {
			return nil, statusError(resp.StatusCode)
		}
		words, _ := io.ReadAll(io.LimitReader(resp.Body, maxExplained)) // as far as it came
		return nil, g.explain(resp.StatusCode, string(words))
	}
	resp.Body = &capped{body: resp.Body, left: cmp.Or(g.most, maxBody)}
	return resp, nil
}

var errTooMuch = errors.New("response too large")

// capped is a body that fails, instead of ending, once it grows too large: an
// end would look like a whole answer.
type capped struct {
	body io.ReadCloser
	left int
}

func (c *capped) Read(p []byte) (int, error) {
	if c.left == 0 {
		return 0, errTooMuch
	}
	n, err := c.body.Read(p[:min(len(p), c.left)])
	c.left -= n
	return n, err
}

func (c *capped) Close() error { return c.body.Close() }
