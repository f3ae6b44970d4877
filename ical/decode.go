package ical

import (
	"bufio"
	"bytes"

	goical "github.com/emersion/go-ical"
)

// decoder hands single events to go-ical. Its buffers are used again from event to event.
type decoder struct {
	raw bytes.Reader
	buf *bufio.Reader
}

// event decodes the one event in raw. A panic costs that event: the line check should leave no cause for one, and this
// is for the cause that it does not know.
func (d *decoder) event(raw []byte) (comp *goical.Component, reason Reason) {
	defer func() {
		if recover() != nil {
			comp, reason = nil, ReasonPanic
		}
	}()
	if d.buf == nil {
		d.buf = bufio.NewReader(nil)
	}
	d.raw.Reset(raw)
	d.buf.Reset(&d.raw)
	cal, err := goical.NewDecoder(d.buf).Decode()
	if err != nil || len(cal.Children) != 1 {
		return nil, ReasonUnreadable
	}
	return cal.Children[0], ""
}

// prop returns the first property of a name in capitals, nil when there is none.
func prop(comp *goical.Component, name string) *goical.Prop {
	if list := comp.Props[name]; len(list) > 0 {
		return &list[0]
	}
	return nil
}

// value returns the raw value of the first property of a name, "" when there is none. go-ical's own accessors split
// text at commas, and refuse much that feeds contain.
func value(comp *goical.Component, name string) string {
	if p := prop(comp, name); p != nil {
		return p.Value
	}
	return ""
}

// param returns the first value of a parameter of a name in capitals.
func param(p *goical.Prop, name string) string {
	if list := p.Params[name]; len(list) > 0 {
		return list[0]
	}
	return ""
}
