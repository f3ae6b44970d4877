package media_test

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"portineria/media"
)

// beginnings are the first bytes of files as the programs of phones write them.
var beginnings = map[string]media.Kind{
	"\xff\xd8\xff\xe0\x00\x10JFIF\x00":                                media.JPEG,
	"\xff\xd8\xff\xe1\x12\x34Exif\x00":                                media.JPEG,
	"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR":                             media.PNG,
	"RIFF\x10\x00\x00\x00WEBPVP8 ":                                    media.WebP,
	"RIFF\x10\x00\x00\x00WEBPVP8X":                                    media.WebP,
	"GIF89a\x01\x00\x01\x00":                                          media.GIF,
	"OggS\x00\x02" + strings.Repeat("\x00", 22) + "OpusHead\x01":      media.Ogg,
	"OggS\x00\x02" + strings.Repeat("\x00", 22) + "\x01vorbis":        media.Ogg,
	"ID3\x04\x00\x00\x00\x00\x00\x23TSSE":                             media.MP3,
	"\xff\xfb\x90\x44\x00\x00":                                        media.MP3,
	"\xff\xf1\x50\x80\x02\x1f\xfc":                                    media.AAC,
	"#!AMR\n\x3c\x91":                                                 media.AMR,
	"\x00\x00\x00\x1cftypM4A \x00\x00\x00\x00":                        media.M4A,
	"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00":                        media.MP4,
	"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00":                        media.MP4,
	"\x00\x00\x00\x18ftyp3gp5\x00\x00\x00\x00":                        media.Three,
	"%PDF-1.7\n%\xe2\xe3":                                             media.PDF,
	"":                                                                media.Other,
	"\xff\xd8":                                                        media.Other,
	"<!doctype html><script>alert(1)</script>":                        media.Other,
	"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>": media.Other,
	"<html><body>\xff\xd8\xff\xe0JFIF":                                media.Other,
	" %PDF-1.7":                                                       media.Other,
	"\xef\xbb\xbf<svg/>":                                              media.Other,
	"MZ\x90\x00\x03":                                                  media.Other,
	"\x7fELF\x02\x01\x01":                                             media.Other,
	"PK\x03\x04\x14\x00word/document.xml":                             media.Other,
	"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":                                media.Other,
	"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00":                        media.Other,
	"RIFF\x10\x00\x00\x00WAVEfmt ":                                    media.Other,
	"OggS\x00\x02" + strings.Repeat("\x00", 22) + "\x80theora":        media.Other,
	"\xff\xff\xff\xff":                                                media.Other,
	"\xff\xfe<\x00s\x00c\x00r\x00i\x00p\x00t\x00>\x00":                media.Other, // UTF-16 with its mark
	"\xfe\xff\x00<":                                                   media.Other,
	"#!/bin/sh\n":                                                     media.Other,
	"BEGIN:VCARD\r\n":                                                 media.Other,
}

func TestAFileIsWhatItsBytesSay(t *testing.T) {
	for head, want := range beginnings {
		if got := media.Sniff([]byte(head)); got != want {
			t.Errorf("%q is taken for %s, not %s", head, got, want)
		}
	}
}

func TestWhatRunsInABrowserHasNoForm(t *testing.T) {
	for _, head := range []string{"<svg", "<!DOCTYPE html>", "<?xml version", "<script>", "MZ", "#!"} {
		if f := media.Sniff([]byte(head)).Form(); f != media.Unknown {
			t.Errorf("%q is shown as %s", head, f)
		}
	}
	if media.PDF.Form() == media.Picture || media.Other.Form() != media.Unknown {
		t.Error("a document is shown in a page")
	}
}

func TestTheNameToSaveUnder(t *testing.T) {
	for _, c := range []struct {
		sent string
		kind media.Kind
		want string
	}{
		{"", media.JPEG, "portineria.jpg"},
		{"Biglietti treno.pdf", media.PDF, "Biglietti treno.pdf"},
		{"invoice.pdf.exe", media.Other, "invoice.pdf.bin"},
		{"holiday.jpg", media.Other, "holiday.bin"},
		{"evil.html", media.PDF, "evil.pdf"},
		{"../../etc/passwd", media.Other, "passwd.bin"},
		{`C:\Users\x\liste.xlsx`, media.Other, "liste.xlsx"},
		{"naïve\r\nSet-Cookie: a=b.docx", media.Other, "naïveSet-Cookie ab.docx"},
		{"a\u202egnp.exe", media.Other, "agnp.bin"},
		{`"; rm -rf.txt`, media.Other, "rm -rf.txt"},
		{"...", media.PNG, "portineria.png"},
		{strings.Repeat("é", 300) + ".pdf", media.PDF, strings.Repeat("é", 80) + ".pdf"},
	} {
		if got := media.SaveAs(c.sent, c.kind); got != c.want {
			t.Errorf("%q: %q, not %q", c.sent, got, c.want)
		}
	}
}

// Whatever the bytes are, the kind is of the list, and depends on the beginning alone.
func FuzzSniff(f *testing.F) {
	for head := range beginnings {
		f.Add([]byte(head), "name.pdf")
	}
	f.Fuzz(func(t *testing.T, head []byte, name string) {
		k := media.Sniff(head)
		if !slices.Contains(media.Kinds(), k) {
			t.Fatalf("%q is no kind", k)
		}
		if k != media.Other && (bytes.HasPrefix(head, []byte("<")) || bytes.HasPrefix(head, []byte(" "))) {
			t.Errorf("markup is taken for %s", k)
		}
		saved := media.SaveAs(name, k)
		if saved == "" || strings.ContainsAny(saved, "/\\\r\n\"\x00;:<>|*?%") || strings.HasPrefix(saved, ".") {
			t.Errorf("saved as %q", saved)
		}
		for _, bad := range []string{".html", ".svg", ".js", ".exe", ".bat", ".sh", ".htm", ".xhtml"} {
			if strings.HasSuffix(strings.ToLower(saved), bad) {
				t.Errorf("saved as %q", saved)
			}
		}
	})
}

// Whatever stands in a file of the folder, reading it gives what was kept, or an error.
func FuzzRead(f *testing.F) {
	f.Add([]byte("hello"), []byte("PMED\x01"), 0)
	f.Add([]byte{}, []byte{}, 3)
	f.Fuzz(func(t *testing.T, content, over []byte, at int) {
		d, dir := folder(t)
		put(t, d, seal("row"), content)
		path := filepath.Join(dir, seal("").Name)
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if at = min(max(at, 0), len(raw)); len(over) > 0 {
			raw = append(raw[:at:at], over...)
		}
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		r, err := d.Read(seal("row"))
		if err != nil {
			return
		}
		defer r.Close()
		if got, err := io.ReadAll(r); err == nil && !bytes.Equal(got, content) {
			t.Error("something else came back")
		}
	})
}
