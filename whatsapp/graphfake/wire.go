package graphfake

import (
	"strconv"
	"unicode/utf16"
)

// The real sender writes JSON with everything beyond ASCII as \uXXXX in lower case and a slash as \/, and signs that text
// (Meta, Webhooks, "Validate payloads"). A receiver that parses and rewrites the body before it checks the signature works
// until the first accent, so the fake has to write the same way.

// fields is a JSON object whose members keep their order.
type fields []field

type field struct {
	name  string
	value any
}

// add appends a member unless its value is empty, as the real sender leaves out what it does not know.
func (f fields) add(name string, v any) fields {
	switch v := v.(type) {
	case string:
		if v == "" {
			return f
		}
	case list:
		if len(v) == 0 {
			return f
		}
	case fields:
		if len(v) == 0 {
			return f
		}
	}
	return append(f, field{name, v})
}

// list is a JSON array.
type list []any

// verbatim is JSON that is written as it is.
type verbatim string

func encode(v any) []byte {
	return appendJSON(nil, v)
}

func appendJSON(b []byte, v any) []byte {
	switch v := v.(type) {
	case string:
		return appendString(b, v)
	case int:
		return strconv.AppendInt(b, int64(v), 10)
	case float64:
		return strconv.AppendFloat(b, v, 'f', -1, 64)
	case bool:
		return strconv.AppendBool(b, v)
	case verbatim:
		return append(b, v...)
	case list:
		b = append(b, '[')
		for i, one := range v {
			if i > 0 {
				b = append(b, ',')
			}
			b = appendJSON(b, one)
		}
		return append(b, ']')
	case fields:
		b = append(b, '{')
		for i, one := range v {
			if i > 0 {
				b = append(b, ',')
			}
			b = append(appendString(b, one.name), ':')
			b = appendJSON(b, one.value)
		}
		return append(b, '}')
	}
	return append(b, "null"...)
}

func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\' || r == '/':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, `\n`...)
		case r == '\r':
			b = append(b, `\r`...)
		case r == '\t':
			b = append(b, `\t`...)
		case r >= ' ' && r < 0x80:
			b = append(b, byte(r))
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			b = appendEscape(appendEscape(b, high), low)
		default:
			b = appendEscape(b, r)
		}
	}
	return append(b, '"')
}

func appendEscape(b []byte, unit rune) []byte {
	const hex = "0123456789abcdef"
	return append(b, '\\', 'u', hex[unit>>12&15], hex[unit>>8&15], hex[unit>>4&15], hex[unit&15])
}
