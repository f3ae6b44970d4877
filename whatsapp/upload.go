package whatsapp

import (
	"bytes"
	"context"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"strings"
)

// sendable are the files that can be sent, by type (Meta, Cloud API, "Supported media types").
var sendable = map[string]struct {
	kind string
	most int64 // bytes
}{
	"audio/aac": {MediaAudio, 16 << 20}, "audio/amr": {MediaAudio, 16 << 20}, "audio/mpeg": {MediaAudio, 16 << 20},
	"audio/mp4": {MediaAudio, 16 << 20}, "audio/ogg": {MediaAudio, 16 << 20},
	"image/jpeg": {MediaImage, 5 << 20}, "image/png": {MediaImage, 5 << 20},
	"video/mp4": {MediaVideo, 16 << 20}, "video/3gpp": {MediaVideo, 16 << 20},
	"image/webp": {MediaSticker, 500 << 10}, // with movement; without it 100 KB
	"text/plain": {MediaDocument, 100 << 20}, "application/pdf": {MediaDocument, 100 << 20},
	"application/msword": {MediaDocument, 100 << 20}, "application/vnd.ms-excel": {MediaDocument, 100 << 20},
	"application/vnd.ms-powerpoint":                                             {MediaDocument, 100 << 20},
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document":   {MediaDocument, 100 << 20},
	"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet":         {MediaDocument, 100 << 20},
	"application/vnd.openxmlformats-officedocument.presentationml.presentation": {MediaDocument, 100 << 20},
}

// Sendable says as what kind of message a file of a type can be sent, and how large it may be in bytes.
func Sendable(mimeType string) (kind string, most int64, ok bool) {
	plain, _, err := mime.ParseMediaType(mimeType)
	f, known := sendable[plain]
	return f.kind, f.most, known && err == nil
}

// Upload hands a file over and returns the id with which it can be sent for 30 days (Meta, Cloud API, "Media"). The size, in
// bytes, has to be that of the content. The error is always a *SendError.
func (c *Client) Upload(ctx context.Context, mimeType, filename string, content io.Reader, size int64) (id string, err error) {
	_, most, ok := Sendable(mimeType)
	switch {
	case !ok:
		return "", notSent(ProblemMedia, Never, ErrFileKind)
	case size > most || size <= 0:
		return "", notSent(ProblemMedia, Never, ErrTooBig)
	}
	head, tail, contentType, err := uploadFrame(mimeType, filename)
	if err != nil {
		return "", notSent(ProblemBadRequest, Never, err)
	}
	a, failed := c.do(ctx, request{
		method: http.MethodPost, address: c.onNumber("/media"), contentType: contentType, timeout: fileTimeout,
		stream: io.MultiReader(bytes.NewReader(head), io.LimitReader(content, size), bytes.NewReader(tail)),
		length: int64(len(head)) + size + int64(len(tail)),
	})
	if failed != nil {
		return "", failed
	}
	if id = a.json.object().get("id").id(); id == "" {
		return "", c.unreadable(a, ErrNoFile)
	}
	return id, nil
}

// uploadFrame is what stands before and behind the file in the body of an upload.
func uploadFrame(mimeType, filename string) (head, tail []byte, contentType string, err error) {
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	if err := errors.Join(form.WriteField("messaging_product", "whatsapp"), form.WriteField("type", mimeType)); err != nil {
		return nil, nil, "", err
	}
	quoted := strings.NewReplacer("\\", "_", `"`, "_", "\r", "_", "\n", "_").Replace(firstOf(filename, "file"))
	_, err = form.CreatePart(textproto.MIMEHeader{
		"Content-Disposition": {`form-data; name="file"; filename="` + quoted + `"`},
		"Content-Type":        {mimeType},
	})
	if err != nil {
		return nil, nil, "", err
	}
	at := b.Len()
	if err := form.Close(); err != nil {
		return nil, nil, "", err
	}
	return b.Bytes()[:at:at], b.Bytes()[at:], form.FormDataContentType(), nil
}

// DeleteMedia takes an upload back. The error is always a *SendError.
func (c *Client) DeleteMedia(ctx context.Context, id string) error {
	if id == "" {
		return notSent(ProblemBadRequest, Never, ErrNoFile)
	}
	return c.changed(ctx, http.MethodDelete, c.onNode(id, ""), nil, nil)
}
