package llm

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// decode reads the collected answer, once and strictly, and checks it against
// what was sent. All its errors are ErrInvalid; none quotes the answer.
func decode(raw string, ids []string, maxText int) (Answer, error) {
	a, err := readObject(raw)
	if err != nil {
		return Answer{}, fmt.Errorf("%w: %w", ErrInvalid, err)
	}
	switch a.Verdict {
	case Abstained:
		// Whatever else it wrote is not an answer and must not pass for one.
		return Answer{Verdict: Abstained}, nil
	case Answered:
	default:
		return Answer{}, fmt.Errorf("%w: unknown verdict", ErrInvalid)
	}

	a.Facts, err = cited(a.Facts, ids)
	if err != nil {
		return Answer{}, fmt.Errorf("%w: %w", ErrInvalid, err)
	}
	a.Text = strings.TrimSpace(a.Text)
	if err := checkText(a.Text, maxText); err != nil {
		return Answer{}, fmt.Errorf("%w: %w", ErrInvalid, err)
	}
	return a, nil
}

// readObject reads exactly one object with exactly the three agreed members.
// It goes token by token because encoding/json would also take "VERDICT" for
// "verdict", and the second of two verdicts without a word.
func readObject(raw string) (Answer, error) {
	var a Answer
	wanted := map[string]any{"facts": &a.Facts, "verdict": &a.Verdict, "text": &a.Text}

	d := json.NewDecoder(strings.NewReader(raw))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return Answer{}, errors.New("not a JSON object")
	}
	for d.More() {
		t, err := d.Token()
		if err != nil {
			return Answer{}, errors.New("not JSON")
		}
		name, _ := t.(string)
		into, ok := wanted[name]
		if !ok {
			return Answer{}, errors.New("unknown or repeated member")
		}
		delete(wanted, name)
		if err := d.Decode(into); err != nil {
			return Answer{}, errors.New("member of the wrong type")
		}
	}
	if _, err := d.Token(); err != nil {
		return Answer{}, errors.New("not JSON")
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return Answer{}, errors.New("more than one value")
	}
	if len(wanted) > 0 {
		return Answer{}, errors.New("missing member")
	}
	return a, nil
}

// cited keeps one of each id, in the order of the answer, and refuses those
// that were not sent.
func cited(named, sent []string) ([]string, error) {
	var once []string
	for _, id := range named {
		if !slices.Contains(sent, id) {
			return nil, errors.New("cites a fact that was not sent")
		}
		if !slices.Contains(once, id) {
			once = append(once, id)
		}
	}
	if len(once) == 0 || len(once) > maxCited {
		return nil, fmt.Errorf("cites %d facts", len(once))
	}
	return once, nil
}

// checkText refuses words that cannot go to a guest whatever they say.
func checkText(text string, longest int) error {
	switch {
	case text == "":
		return errors.New("answer without words")
	case utf8.RuneCountInString(text) > longest:
		return errors.New("text too long")
	case strings.ContainsRune(text, utf8.RuneError):
		return errors.New("text with broken characters")
	case strings.ContainsFunc(text, func(r rune) bool { return r != '\n' && unicode.IsControl(r) }):
		return errors.New("text with control characters")
	case controlToken.MatchString(text):
		return errors.New("text with control tokens")
	}
	return nil
}
