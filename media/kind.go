package media

import (
	"bytes"
	"strings"
)

// Kind is what a file is, told from its first bytes: a media type of the fixed list
// below. What the sender's phone or the file's name says is not asked, because it
// is the sender who chose it.
type Kind string

// The kinds. Whatever is none of the others is Other, and is only ever handed out
// as bytes to be saved.
const (
	JPEG  Kind = "image/jpeg"
	PNG   Kind = "image/png"
	WebP  Kind = "image/webp"
	GIF   Kind = "image/gif"
	Ogg   Kind = "audio/ogg"
	MP3   Kind = "audio/mpeg"
	AAC   Kind = "audio/aac"
	AMR   Kind = "audio/amr"
	M4A   Kind = "audio/mp4"
	MP4   Kind = "video/mp4"
	Three Kind = "video/3gpp"
	PDF   Kind = "application/pdf"
	Other Kind = "application/octet-stream"
)

// Kinds lists them all.
func Kinds() []Kind {
	return []Kind{JPEG, PNG, WebP, GIF, Ogg, MP3, AAC, AMR, M4A, MP4, Three, PDF, Other}
}

// Form is how a page can show a file.
type Form string

// The forms. A PDF is a program of sorts, and a document of another kind may be
// anything: both are saved and never opened by us.
const (
	Picture Form = "picture"
	Sound   Form = "sound"
	Film    Form = "film"
	Paper   Form = "pdf"
	Unknown Form = "file"
)

// Form is how files of the kind are shown. A browser plays no AMR.
func (k Kind) Form() Form {
	switch k {
	case JPEG, PNG, WebP, GIF:
		return Picture
	case Ogg, MP3, AAC, M4A:
		return Sound
	case MP4, Three:
		return Film
	case PDF:
		return Paper
	default:
		return Unknown
	}
}

// Suffix is how the name of such a file ends when it is saved; empty for Other.
func (k Kind) Suffix() string {
	return map[Kind]string{JPEG: ".jpg", PNG: ".png", WebP: ".webp", GIF: ".gif", Ogg: ".ogg", MP3: ".mp3", AAC: ".aac", AMR: ".amr",
		M4A: ".m4a", MP4: ".mp4", Three: ".3gp", PDF: ".pdf"}[k]
}

// sniffLength is how many bytes are looked at.
const sniffLength = 64

// Sniff tells what a file is from its beginning. It is strict: the mark of a kind
// must stand at the very start, so that a page of HTML with a picture's mark further
// down is Other.
func Sniff(head []byte) Kind {
	starts := func(mark string) bool { return bytes.HasPrefix(head, []byte(mark)) }
	at := func(i int, mark string) bool { return len(head) >= i+len(mark) && string(head[i:i+len(mark)]) == mark }
	switch {
	case starts("\xff\xd8\xff"):
		return JPEG
	case starts("\x89PNG\r\n\x1a\n"):
		return PNG
	case starts("RIFF") && at(8, "WEBPVP8"):
		return WebP
	case starts("GIF87a"), starts("GIF89a"):
		return GIF
	case starts("OggS\x00") && (at(28, "OpusHead") || at(28, "\x01vorbis") || at(28, "Speex   ") || at(28, "\x7fFLAC")):
		return Ogg
	case starts("#!AMR\n"), starts("#!AMR-WB\n"):
		return AMR
	case starts("%PDF-1."), starts("%PDF-2."):
		return PDF
	case at(4, "ftyp") && len(head) >= 12 && head[0] == 0 && head[1] == 0: // the box is no longer than 64 KiB; so no text begins
		return brand(string(head[8:12]))
	case starts("ID3") && len(head) > 5 && head[3] <= 4 && head[4] != 0xff:
		return MP3
	case len(head) > 3 && head[0] == 0xff:
		return frame(head)
	default:
		return Other
	}
}

// brand tells the kinds of the ISO base media file format apart (ISO/IEC 14496-12,
// 4.3). Pictures of that format (HEIC, AVIF) few browsers show: they are saved.
func brand(b string) Kind {
	switch {
	case b == "M4A " || b == "M4B " || b == "F4A ":
		return M4A
	case strings.HasPrefix(b, "3gp") || strings.HasPrefix(b, "3g2"):
		return Three
	case b == "isom" || b == "iso2" || b == "iso4" || b == "iso5" || b == "iso6" || b == "mp41" || b == "mp42" || b == "avc1" || b == "M4V " || b == "MSNV" || b == "dash":
		return MP4
	default:
		return Other
	}
}

// frame reads the header of an MPEG audio frame (ISO/IEC 11172-3, 2.4.1.3) or of an
// ADTS one (ISO/IEC 13818-7, 6.2), whose layer is 0. All of its fields must make
// sense: two bytes alone are too easily met by chance.
func frame(h []byte) Kind {
	if h[1]&0xe0 != 0xe0 {
		return Other
	}
	id, layer := h[1]>>3&3, h[1]>>1&3
	switch {
	case layer == 0 && h[1]&0xf0 == 0xf0 && h[2]>>2&0xf <= 12:
		return AAC
	case layer == 1 && id != 1 && h[2]>>4 != 0xf && h[2]>>4 != 0 && h[2]>>2&3 != 3: // layer III
		return MP3
	default:
		return Other
	}
}
