package whatsapp

// The functions here walk over JSON text (RFC 8259) and return the index behind what they passed, or -1 where the text is
// malformed or ends too early. They take an index of -1 and hand it on.

// skipValue passes one value of any kind and depth. The open brackets are kept in a slice, not on the call stack.
func skipValue(b []byte, i int) int {
	var room [64]byte
	open := room[:0]
	for {
		i = skipSpace(b, i)
		switch {
		case i < 0 || i == len(b):
			return -1
		case b[i] == '{' || b[i] == '[':
			inner := skipSpace(b, i+1)
			if inner < len(b) && b[inner] == b[i]+2 { // '}' is '{'+2 and ']' is '['+2
				i = inner + 1
				break
			}
			open = append(open, b[i])
			if b[i] == '{' {
				inner = skipName(b, inner)
			}
			i = inner
			continue
		default:
			i = skipScalar(b, i)
		}
		if i, open = closeEnded(b, i, open); i < 0 || len(open) == 0 {
			return i
		}
	}
}

// closeEnded is called behind a finished value: it closes the brackets that end with it, and passes the comma, and in an
// object the name, in front of the next value.
func closeEnded(b []byte, i int, open []byte) (int, []byte) {
	for i >= 0 && len(open) > 0 {
		if i = skipSpace(b, i); i == len(b) {
			return -1, open
		}
		top := open[len(open)-1]
		switch {
		case b[i] == ',' && top == '{':
			return skipName(b, skipSpace(b, i+1)), open
		case b[i] == ',':
			return i + 1, open
		case b[i] != top+2:
			return -1, open
		}
		open = open[:len(open)-1]
		i++
	}
	return i, open
}

// skipName passes an object's member name and the colon behind it.
func skipName(b []byte, i int) int {
	i = skipSpace(b, skipString(b, i))
	if i < 0 || i == len(b) || b[i] != ':' {
		return -1
	}
	return i + 1
}

func skipScalar(b []byte, i int) int {
	switch c := b[i]; {
	case c == '"':
		return skipString(b, i)
	case c == '-' || isDigit(c):
		return skipNumber(b, i)
	case c == 't':
		return skipWord(b, i, "true")
	case c == 'f':
		return skipWord(b, i, "false")
	case c == 'n':
		return skipWord(b, i, "null")
	}
	return -1
}

func skipString(b []byte, i int) int {
	if i < 0 || i >= len(b) || b[i] != '"' {
		return -1
	}
	for i++; i < len(b); i++ {
		switch c := b[i]; {
		case c == '"':
			return i + 1
		case c < ' ':
			return -1
		case c == '\\':
			n := escapeLength(b[i:])
			if n == 0 {
				return -1
			}
			i += n - 1
		}
	}
	return -1
}

// escapeLength returns how many bytes the escape at the start of b has, 0 if it is none.
func escapeLength(b []byte) int {
	if len(b) < 2 {
		return 0
	}
	switch b[1] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return 2
	case 'u':
		if len(b) < 6 {
			return 0
		}
		for _, c := range b[2:6] {
			if !isDigit(c) && (c|0x20 < 'a' || c|0x20 > 'f') {
				return 0
			}
		}
		return 6
	}
	return 0
}

func skipNumber(b []byte, i int) int {
	if b[i] == '-' {
		i++
	}
	if i < len(b) && b[i] == '0' {
		i++
	} else if i = skipDigits(b, i); i < 0 {
		return -1
	}
	if i < len(b) && b[i] == '.' {
		if i = skipDigits(b, i+1); i < 0 {
			return -1
		}
	}
	if i < len(b) && b[i]|0x20 == 'e' {
		i++
		if i < len(b) && (b[i] == '+' || b[i] == '-') {
			i++
		}
		return skipDigits(b, i)
	}
	return i
}

// skipDigits passes at least one digit.
func skipDigits(b []byte, i int) int {
	start := i
	for i < len(b) && isDigit(b[i]) {
		i++
	}
	if i == start {
		return -1
	}
	return i
}

func skipWord(b []byte, i int, word string) int {
	if end := i + len(word); end <= len(b) && string(b[i:end]) == word {
		return end
	}
	return -1
}

func skipSpace(b []byte, i int) int {
	for i >= 0 && i < len(b) && (b[i] == ' ' || b[i] == '\n' || b[i] == '\t' || b[i] == '\r') {
		i++
	}
	return i
}

func isDigit(c byte) bool {
	return c >= '0' && c <= '9'
}
