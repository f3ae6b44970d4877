package graphfake

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"time"

	"portineria/whatsapp"
)

// How long files can be had (Meta, Cloud API, "Media").
const (
	addressLife = 5 * time.Minute
	inboundLife = 7 * 24 * time.Hour
	uploadLife  = 30 * 24 * time.Hour
	maxUpload   = 100<<20 + 64<<10
	maxFiles    = 1000
)

// filePath is where files are kept, as at the real host.
const filePath = "/whatsapp_business/attachments/"

// heldFile is a file in the fake's keeping.
type heldFile struct {
	content []byte
	mime    string
	at      time.Time
	own     bool // we uploaded it
}

// KeepFile takes a file as if a guest's phone had uploaded it, and returns what a message needs to name it: use it with Image,
// Audio, Document and so on. It is kept for seven days.
func (s *Server) KeepFile(content []byte, mimeType string) (File, error) {
	if len(content) > whatsapp.MaxInbound {
		return File{}, errors.New("keep a file: it is larger than 100 MB")
	}
	now := s.o.Now("")
	s.mu.Lock()
	defer s.mu.Unlock()
	id := s.holdFile(heldFile{content: bytes.Clone(content), mime: mimeType, at: now})
	sum := sha256.Sum256(content)
	return File{ID: id, MIME: mimeType, SHA256: base64.StdEncoding.EncodeToString(sum[:]), Held: true}, nil
}

// holdFile puts a file away; s.mu is held.
func (s *Server) holdFile(f heldFile) string {
	if len(s.files) >= maxFiles {
		clear(s.files)
	}
	s.lastFile++
	id := strconv.Itoa(800000000000000 + s.lastFile)
	s.files[id] = f
	return id
}

// Uploaded returns a file that the application uploaded.
func (s *Server) Uploaded(id string) (content []byte, mimeType string, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f, ok := s.files[id]
	return f.content, f.mime, ok && f.own
}

// alive finds a file that is still kept; s.mu is held.
func (s *Server) alive(id string, now time.Time) (heldFile, bool) {
	f, ok := s.files[id]
	life := inboundLife
	if f.own {
		life = uploadLife
	}
	return f, ok && now.Sub(f.at) < life
}

// fitsFile says why a file cannot be sent as a kind; s.mu is held.
func (s *Server) fitsFile(c *callFile, kind string) *refusal {
	f, ok := s.alive(c.ID, s.serverTime)
	if !ok {
		return refuse(131009, "The media id does not exist.")
	}
	is, most, sendable := whatsapp.Sendable(f.mime)
	if is == whatsapp.MediaImage || is == whatsapp.MediaVideo || is == whatsapp.MediaAudio {
		sendable = sendable && (is == kind || kind == whatsapp.MediaDocument)
	} else {
		sendable = sendable && is == kind
	}
	if !sendable || int64(len(f.content)) > most || c.Voice && !strings.HasPrefix(f.mime, "audio/ogg") {
		return refuse(131053, "The file's type or size does not fit.")
	}
	return nil
}

// upload answers POST /{phone number id}/media.
func (s *Server) upload(w http.ResponseWriter, r *http.Request, n int) {
	id, bad := s.takeUpload(w, r)
	if bad != nil {
		bad.write(w, n)
		return
	}
	writeJSON(w, http.StatusOK, fields{{"id", id}})
}

func (s *Server) takeUpload(w http.ResponseWriter, r *http.Request) (string, *refusal) {
	r.Body = http.MaxBytesReader(w, r.Body, maxUpload)
	if err := r.ParseMultipartForm(1 << 20); err != nil { //nolint:gosec // bounded above
		return "", refuse(100, "The body must be multipart/form-data.")
	}
	defer func() { _ = r.MultipartForm.RemoveAll() }()
	if r.FormValue("messaging_product") != "whatsapp" {
		return "", refuse(100, "The parameter messaging_product is required.")
	}
	file, head, err := r.FormFile("file")
	if err != nil {
		return "", refuse(100, "The parameter file is required.")
	}
	defer file.Close()
	mimeType := head.Header.Get("Content-Type")
	_, most, sendable := whatsapp.Sendable(mimeType)
	content, err := io.ReadAll(file)
	switch {
	case err != nil || len(content) == 0:
		return "", refuse(100, "The file is empty.")
	case !sendable || int64(len(content)) > most || !looksLike(content, mimeType):
		return "", refuse(131053, "The file's type or size is not supported.")
	}
	now := s.o.Now("")
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.holdFile(heldFile{content: content, mime: mimeType, at: now, own: true}), nil
}

// looksLike reports whether a content can be what it is called, where that is easy to tell.
func looksLike(content []byte, mimeType string) bool {
	plain, _, _ := mime.ParseMediaType(mimeType)
	for want, magic := range map[string]string{"image/jpeg": "\xff\xd8\xff", "image/png": "\x89PNG", "application/pdf": "%PDF-", "audio/ogg": "OggS", "image/webp": "RIFF"} {
		if plain == want {
			return bytes.HasPrefix(content, []byte(magic))
		}
	}
	return true
}

// fileInfo answers GET /{media id}; at is the server under which the file can be fetched.
func (s *Server) fileInfo(w http.ResponseWriter, r *http.Request, id string, n int) {
	now := s.o.Now("")
	s.mu.Lock()
	f, ok := s.alive(id, now)
	s.mu.Unlock()
	if owner := r.URL.Query().Get("phone_number_id"); !ok || owner != "" && owner != s.o.Number.PhoneNumberID || s.fileFault(id, 0) == FileGone {
		noObject().write(w, n)
		return
	}
	sum := sha256.Sum256(f.content)
	ends := strconv.FormatInt(now.Add(addressLife).Unix(), 10)
	address := "http://" + r.Host
	if r.Header.Get(dialogKey) != "" {
		address = "https://" + whatsapp.MediaHost
	}
	address += fmt.Sprintf("%s?mid=%s&ext=%s&hash=%s", filePath, id, ends, s.fileHash(id, ends))
	if s.fileFault(id, 0) == FileMoved {
		address = "https://elsewhere.example/" + id
	}
	writeJSON(w, http.StatusOK, fields{{"messaging_product", "whatsapp"}, {"url", address}, {"mime_type", f.mime},
		{"sha256", hex.EncodeToString(sum[:])}, {"file_size", len(f.content)}, {"id", id}})
}

// fileHash ties an address to its end.
func (s *Server) fileHash(id, ends string) string {
	sum := sha256.Sum256([]byte(s.o.Token + "\x00" + id + "\x00" + ends))
	return hex.EncodeToString(sum[:8])
}

// file serves the bytes, to whoever has the token.
func (s *Server) file(w http.ResponseWriter, r *http.Request, n int) {
	q := r.URL.Query()
	ends, err := strconv.ParseInt(q.Get("ext"), 10, 64)
	now := s.o.Now("")
	s.mu.Lock()
	f, ok := s.alive(q.Get("mid"), now)
	s.mu.Unlock()
	if !ok || err != nil || now.Unix() >= ends || q.Get("hash") != s.fileHash(q.Get("mid"), q.Get("ext")) {
		http.NotFound(w, r)
		return
	}
	s.handOut(w, r, q.Get("mid"), f, n)
}

// deleteFile answers DELETE /{media id}.
func (s *Server) deleteFile(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.files, id)
}
