package whatsapp

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"
)

// Webhook bodies are read with a small reader of our own on purpose. It keeps the exact bytes of every element, so that
// what is not understood can be stored as it came; it lets a value of the wrong type cost that value only; and it uses no
// recursion, so that an element nested a million deep is one more unknown element and not the end of its neighbours.
// encoding/json gives up on the whole body at a depth of 10,000.

// ErrNotJSON is returned for a body that is no JSON text (RFC 8259): half a body, or something behind its end.
var ErrNotJSON = errors.New("body is not JSON")

// value is one JSON value: its exact bytes without surrounding space, checked by parseJSON. A nil value is an absent one.
type value []byte

// member is a name in an object, without quotes and escapes, with its value.
type member struct {
	name  []byte
	value value
}

// object is the members of a JSON object in the order in which they were written.
type object []member

// parseJSON checks that body is exactly one JSON value and returns it. A byte order mark in front is passed over, as
// RFC 8259 8.1 permits: editors put one into files.
func parseJSON(body []byte) (value, error) {
	body = bytes.TrimPrefix(body, []byte("\xef\xbb\xbf"))
	start := skipSpace(body, 0)
	end := skipValue(body, start)
	if end < 0 || skipSpace(body, end) != len(body) {
		return nil, ErrNotJSON
	}
	return value(body[start:end:end]), nil
}

// object returns the members of v, nil if v is not an object.
func (v value) object() object {
	if !v.startsWith('{') {
		return nil
	}
	o := make(object, 0, 8)
	for i := skipSpace(v, 1); v[i] != '}'; {
		end := skipString(v, i)
		name := []byte(v[i+1 : end-1])
		if bytes.IndexByte(name, '\\') >= 0 {
			name = []byte(v[i:end].text())
		}
		i = skipSpace(v, skipSpace(v, end)+1) // over the colon
		end = skipValue(v, i)
		o = append(o, member{name, v[i:end:end]})
		if i = skipSpace(v, end); v[i] == ',' {
			i = skipSpace(v, i+1)
		}
	}
	return o
}

// get returns the value of a name; of a name written twice the last one, as most readers do.
func (o object) get(name string) value {
	for _, member := range slices.Backward(o) {
		if string(member.name) == name {
			return member.value
		}
	}
	return nil
}

// elements returns the elements of an array. A single object where an array belongs counts as an array of one.
func (v value) elements() []value {
	if v.startsWith('{') {
		return []value{v}
	}
	if !v.startsWith('[') {
		return nil
	}
	var all []value
	for i := skipSpace(v, 1); v[i] != ']'; {
		end := skipValue(v, i)
		all = append(all, v[i:end:end])
		if i = skipSpace(v, end); v[i] == ',' {
			i = skipSpace(v, i+1)
		}
	}
	return all
}

// text returns a string's characters, "" for anything else. Lone surrogates and broken UTF-8 become U+FFFD.
func (v value) text() string {
	if !v.startsWith('"') {
		return ""
	}
	inner := v[1 : len(v)-1]
	if bytes.IndexByte(inner, '\\') < 0 && utf8.Valid(inner) {
		return string(inner)
	}
	var s string
	if json.Unmarshal(v, &s) != nil {
		return ""
	}
	return s
}

// id returns a string, or the digits of a whole number: senders write identifiers either way.
func (v value) id() string {
	if v.startsWith('"') {
		return v.text()
	}
	if _, err := strconv.ParseInt(string(v), 10, 64); err != nil {
		return ""
	}
	return string(v)
}

// integer returns a whole number, written as a number or as a string.
func (v value) integer() (int64, bool) {
	s := string(v)
	if v.startsWith('"') {
		s = v.text()
	}
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		return n, true
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || f != float64(int64(f)) || f > 1<<53 || f < -1<<53 {
		return 0, false
	}
	return int64(f), true
}

// truth returns whether v is true, or the string "true".
func (v value) truth() bool {
	return string(v) == "true" || v.text() == "true"
}

// time returns an instant given in seconds since 1970, or in milliseconds as some gateways do. The zero time is an absent one.
func (v value) time() time.Time {
	const year5000, year9999 = 95_617_584_000, 253_402_300_799
	n, ok := v.integer()
	switch {
	case !ok || n <= 0 || n > year9999*1000:
		return time.Time{}
	case n > year5000:
		return time.UnixMilli(n).UTC()
	}
	return time.Unix(n, 0).UTC()
}

// raw returns the exact bytes of v.
func (v value) raw() json.RawMessage {
	return json.RawMessage(v)
}

func (v value) startsWith(c byte) bool {
	return len(v) > 0 && v[0] == c
}
