package whatsapp_test

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"portineria/whatsapp"
)

func newServer(t *testing.T, h http.Handler) *httptest.Server {
	t.Helper()
	srv := httptest.NewServer(h)
	t.Cleanup(srv.Close)
	return srv
}

// roads sends every host to one test server, with the host in front of the path.
type roads struct{ to *httptest.Server }

func (r roads) RoundTrip(q *http.Request) (*http.Response, error) {
	q = q.Clone(q.Context())
	q.URL.Path = "/" + q.URL.Host + q.URL.Path
	q.URL.Scheme, q.URL.Host = "http", strings.TrimPrefix(r.to.URL, "http://")
	return r.to.Client().Transport.RoundTrip(q)
}

// mediaWorld is a client whose calls to all hosts end in one handler that sees "/host/path".
func mediaWorld(t *testing.T, gateway whatsapp.Gateway, h http.HandlerFunc) *whatsapp.Client {
	t.Helper()
	o := whatsapp.Options{Gateway: gateway, BaseURL: "https://graph.facebook.com", Version: "v25.0", PhoneNumberID: "900000000000002",
		Token: func() string { return token }, HTTP: &http.Client{Transport: roads{newServer(t, h)}}, Now: func() time.Time { return at(0) }}
	if gateway == whatsapp.Dialog360 {
		o.BaseURL, o.Version = whatsapp.Dialog360URL, ""
	}
	c, err := whatsapp.New(o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

const stored = "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=800&ext=1&hash=x"

func TestAFileIsFetchedInTwoSteps(t *testing.T) {
	content := []byte("a picture")
	sum := sha256.Sum256(content)
	var asked []string
	c := mediaWorld(t, whatsapp.CloudAPI, func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.URL.RequestURI()+" "+r.Header.Get("Authorization")+" "+r.Header.Get("User-Agent"))
		if strings.HasPrefix(r.URL.Path, "/graph.facebook.com") {
			fmt.Fprintf(w, `{"url":"%s","mime_type":"image/jpeg","sha256":"%s","file_size":"%d","id":"800"}`, strings.ReplaceAll(stored, "/", `\/`), hex.EncodeToString(sum[:]), len(content))
			return
		}
		w.Write(content)
	})
	info, err := c.MediaInfo(t.Context(), "800")
	if err != nil || info.Size != 9 || info.MIME != "image/jpeg" || info.URL != stored {
		t.Fatalf("info %+v: %v", info, err)
	}
	body, err := c.Download(t.Context(), info, 9)
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(body)
	if err != nil || string(got) != "a picture" || body.Close() != nil || !info.Fits(sha256.Sum256(got)) {
		t.Errorf("content %q: %v", got, err)
	}
	want := "/lookaside.fbsbx.com/whatsapp_business/attachments/?mid=800&ext=1&hash=x Bearer " + token + " Portineria"
	if len(asked) != 2 || asked[1] != want {
		t.Errorf("asked %q, want the second to be %q", asked, want)
	}
}

func TestAContentIsHeldAgainstItsSum(t *testing.T) {
	sum := sha256.Sum256([]byte("x"))
	for announced, want := range map[string]bool{
		"": true, hex.EncodeToString(sum[:]): true, strings.ToUpper(hex.EncodeToString(sum[:])): true,
		base64.StdEncoding.EncodeToString(sum[:]): true, base64.RawStdEncoding.EncodeToString(sum[:]): true,
		"q83v": false, hex.EncodeToString(sum[1:]): false,
	} {
		if got := (whatsapp.MediaInfo{SHA256: announced}).Fits(sum); got != want {
			t.Errorf("Fits with %q announced = %v", announced, got)
		}
	}
}

func TestTheTokenGoesToNoOtherHost(t *testing.T) {
	c := mediaWorld(t, whatsapp.CloudAPI, func(w http.ResponseWriter, r *http.Request) {
		t.Errorf("call to %s with %q", r.URL, r.Header.Get("Authorization"))
	})
	for _, address := range []string{
		"https://evil.example/x", "http://lookaside.fbsbx.com/x", "https://lookaside.fbsbx.com.evil.example/x", "https://lookaside.fbsbx.com:8443/x",
		"https://a:b@lookaside.fbsbx.com/x", "https://graph.facebook.com.evil.example/", "//lookaside.fbsbx.com/x", "file:///etc/passwd", "%%", "http://graph.facebook.com/x",
	} {
		if _, err := c.Download(t.Context(), whatsapp.MediaInfo{URL: address}, 100); !errors.Is(err, whatsapp.ErrForeignHost) {
			t.Errorf("%s: %v", address, err)
		}
	}
}

func TestAMovedFileIsFollowedWithoutTheToken(t *testing.T) {
	var seen []string
	c := mediaWorld(t, whatsapp.CloudAPI, func(w http.ResponseWriter, r *http.Request) {
		host, _, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
		seen = append(seen, host+" "+r.Header.Get("Authorization"))
		switch r.URL.Query().Get("mid") {
		case "home":
			w.Header().Set("Location", "https://graph.facebook.com/cache")
			w.WriteHeader(302)
		case "away":
			w.Header().Set("Location", "https://evil.example/cache")
			w.WriteHeader(302)
		case "round":
			w.Header().Set("Location", r.URL.RequestURI()[len("/lookaside.fbsbx.com"):])
			w.WriteHeader(302)
		default:
			io.WriteString(w, "moved")
		}
	})
	body, err := c.Download(t.Context(), whatsapp.MediaInfo{URL: "https://lookaside.fbsbx.com/?mid=home"}, 100)
	if err != nil {
		t.Fatal(err)
	}
	body.Close()
	if len(seen) != 2 || seen[0] != "lookaside.fbsbx.com Bearer "+token || seen[1] != "graph.facebook.com " {
		t.Errorf("seen %q", seen)
	}
	for _, mid := range []string{"away", "round"} {
		seen = nil
		if _, err := c.Download(t.Context(), whatsapp.MediaInfo{URL: "https://lookaside.fbsbx.com/?mid=" + mid}, 100); err == nil || len(seen) > 3 {
			t.Errorf("%s: %v after %q", mid, err, seen)
		}
	}
}

func TestAnAddressThatHasRunOutIsAskedForAgain(t *testing.T) {
	fresh := false
	c := mediaWorld(t, whatsapp.CloudAPI, func(w http.ResponseWriter, r *http.Request) {
		switch {
		case strings.HasPrefix(r.URL.Path, "/graph.facebook.com"):
			fresh = true
			fmt.Fprintf(w, `{"url":"https://lookaside.fbsbx.com/new"}`)
		case strings.HasSuffix(r.URL.Path, "/new"):
			io.WriteString(w, "content")
		default:
			http.NotFound(w, r)
		}
	})
	body, err := c.Download(t.Context(), whatsapp.MediaInfo{ID: "800", URL: stored}, 100)
	if err != nil || !fresh {
		t.Fatalf("fresh %v: %v", fresh, err)
	}
	body.Close()
	_, err = c.Download(t.Context(), whatsapp.MediaInfo{URL: stored}, 100)
	if e := sendError(t, err); e.Problem != whatsapp.ProblemMedia || e.HTTPStatus != 404 {
		t.Errorf("without an id: %v", err)
	}
}

func TestAFileIsCutAtItsCap(t *testing.T) {
	c := mediaWorld(t, whatsapp.CloudAPI, func(w http.ResponseWriter, r *http.Request) {
		for i := range 20 {
			if i > 0 || r.URL.Query().Get("length") == "" {
				http.NewResponseController(w).Flush() // no Content-Length
			} else {
				w.Header().Set("Content-Length", "200")
			}
			io.WriteString(w, "0123456789")
		}
	})
	if _, err := c.Download(t.Context(), whatsapp.MediaInfo{URL: stored, Size: 101}, 100); !errors.Is(err, whatsapp.ErrTooBig) {
		t.Errorf("announced: %v", err)
	}
	if _, err := c.Download(t.Context(), whatsapp.MediaInfo{URL: stored + "&length=1"}, 100); !errors.Is(err, whatsapp.ErrTooBig) {
		t.Errorf("by its length: %v", err)
	}
	body, err := c.Download(t.Context(), whatsapp.MediaInfo{URL: stored}, 100)
	if err != nil {
		t.Fatal(err)
	}
	defer body.Close()
	n, err := io.Copy(io.Discard, body)
	if !errors.Is(err, whatsapp.ErrTooBig) || n > 101 {
		t.Errorf("%d bytes without an announcement: %v", n, err)
	}
}

func TestUpload(t *testing.T) {
	c := newClient(t, func(w http.ResponseWriter, r *http.Request) {
		_, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
		if err != nil || r.ContentLength <= 0 || r.URL.Path != "/v25.0/900000000000002/media" {
			t.Errorf("%s %s of %d bytes: %v", r.URL, r.Header.Get("Content-Type"), r.ContentLength, err)
		}
		form, err := multipart.NewReader(r.Body, params["boundary"]).ReadForm(1 << 20)
		if err != nil {
			t.Error(err)
			return
		}
		file := form.File["file"][0]
		f, _ := file.Open()
		content, _ := io.ReadAll(f)
		got := fmt.Sprint(form.Value, file.Filename, file.Header.Get("Content-Type"), string(content))
		if want := "map[messaging_product:[whatsapp] type:[application/pdf]]a_b.pdfapplication/pdf%PDF-"; got != want {
			t.Errorf("form = %s, want %s", got, want)
		}
		io.WriteString(w, `{"id":"801"}`)
	})
	if id, err := c.Upload(t.Context(), "application/pdf", "a\"b.pdf", strings.NewReader("%PDF-and more"), 5); id != "801" || err != nil {
		t.Errorf("Upload = %q, %v", id, err)
	}
	for name, tt := range map[string]struct {
		mime string
		size int64
		want error
	}{
		"an empty file":      {"application/pdf", 0, whatsapp.ErrTooBig},
		"a large picture":    {"image/jpeg", 5<<20 + 1, whatsapp.ErrTooBig},
		"a web page":         {"text/html", 5, whatsapp.ErrFileKind},
		"a picture of Apple": {"image/heic", 5, whatsapp.ErrFileKind},
	} {
		if _, err := c.Upload(t.Context(), tt.mime, "x", strings.NewReader("x"), tt.size); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if kind, most, ok := whatsapp.Sendable("audio/ogg; codecs=opus"); kind != "audio" || most != 16<<20 || !ok {
		t.Errorf("a voice note: %s %d %v", kind, most, ok)
	}
}
