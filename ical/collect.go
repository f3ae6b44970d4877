package ical

import (
	"unicode/utf8"
)

const (
	eventHead = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n"
	eventTail = "END:VEVENT\r\nEND:VCALENDAR\r\n"
)

// rawEvent collects the checked lines of one event, ready for the decoder.
type rawEvent struct {
	buf     []byte
	flags   Flags
	seen    uint32 // a bit per property that has come
	surplus bool   // beyond Options.MaxEvents, not looked at

	inText    bool // the line before was the description, or glued to it
	textStart int  // where that description starts in buf
	wide      bool // the physical line before was as long as folded lines are
}

func (c *cutter) beginEvent() {
	c.inEvent, c.depth = true, 0
	c.raw = rawEvent{buf: append(c.raw.buf[:0], eventHead...)}
	c.cal.Seen++
	c.raw.surplus = c.o.MaxEvents > 0 && c.cal.Seen > c.o.MaxEvents
}

func (c *cutter) endEvent() {
	if c.raw.surplus {
		c.reject(ReasonTooMany)
		c.distrust(ReasonTooMany)
		return
	}
	c.raw.buf = append(c.raw.buf, eventTail...)
	c.take(c.raw.buf, c.raw.flags)
}

// property takes a line of the open event. A line that is none is most often the rest of a description whose fold or
// whose escaped newline was lost on the way, and is given back to it.
func (c *cutter) property(l *lines) {
	if c.raw.surplus || len(l.text) == 0 {
		return
	}
	wasWide := c.raw.wide
	c.raw.wide = l.wide
	at, ok := checkLine(l.text)
	kind := propUnregistered
	if ok {
		kind = propertyOf(l.text[:at.name])
	}
	switch {
	case kind == propUnregistered && c.raw.inText:
		c.glue(l, wasWide)
	case !ok:
		c.repair(ReasonBadLine)
	default:
		c.raw.inText = false
		c.collect(kind, l)
	}
}

// collect appends a line to the event when its property is read and has not come before.
func (c *cutter) collect(kind property, l *lines) {
	if kind <= propUnread || (c.raw.seen&(1<<kind) != 0 && !kind.repeats()) {
		return
	}
	text := l.text
	if l.long {
		c.repair(ReasonLineTooLong)
		if kind != propDescription && kind != propSummary {
			return
		}
		text = wholeLetters(text)
	}
	if len(c.raw.buf)+len(text) > 4*c.o.MaxLine {
		c.repair(ReasonEventFull)
		return
	}
	c.raw.seen |= 1 << kind
	c.raw.inText, c.raw.textStart = kind == propDescription, len(c.raw.buf)
	c.write(text)
}

// glue appends a line to the description before it. After a line as long as folded ones are, it is the rest of a fold
// that lost its space; otherwise it was a newline of the text that nobody escaped.
func (c *cutter) glue(l *lines, fold bool) {
	if l.long || len(c.raw.buf)+len(l.text)-c.raw.textStart > c.o.MaxLine {
		c.repair(ReasonLineTooLong)
		return
	}
	c.repair(ReasonGlued)
	c.raw.buf = c.raw.buf[:len(c.raw.buf)-len("\r\n")]
	if !fold {
		c.raw.buf = append(c.raw.buf, `\n`...)
	}
	c.write(l.text)
}

func (c *cutter) write(text []byte) {
	var foreign bool
	c.raw.buf, foreign = appendUTF8(c.raw.buf, text)
	c.raw.buf = append(c.raw.buf, "\r\n"...)
	if foreign {
		c.raw.flags |= FlagEncoding
	}
}

// wholeLetters drops the part of a UTF-8 letter that a cap left at the end of text.
func wholeLetters(text []byte) []byte {
	for i := 1; i < utf8.UTFMax && i <= len(text); i++ {
		if tail := text[len(text)-i:]; utf8.RuneStart(tail[0]) {
			if !utf8.FullRune(tail) {
				return text[:len(text)-i]
			}
			break
		}
	}
	return text
}
