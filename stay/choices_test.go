package stay_test

import (
	"errors"
	"testing"
	"time"

	"portineria/stay"
)

func TestEveryChoiceCanBeReadBack(t *testing.T) {
	for _, key := range stay.ChoiceKeys() {
		c := stay.DefaultChoices()
		again, err := stay.Choices{}.With(key, c.Value(key))
		if err != nil || again.Value(key) != c.Value(key) {
			t.Errorf("%s: %q read back is %q, %v", key, c.Value(key), again.Value(key), err)
		}
	}
}

func TestAChoiceThatIsNotPossibleIsRefused(t *testing.T) {
	for key, values := range map[string][]string{
		"quiet_time":    {"", "soon", "-1h", "30s", "200h"},
		"typing":        {"perhaps"},
		"read_receipts": {"", "yes"},
	} {
		for _, v := range values {
			if _, err := stay.DefaultChoices().With(key, v); !errors.As(err, new(stay.Invalid)) {
				t.Errorf("%s %q: %v, want it refused", key, v, err)
			}
		}
	}
	if _, err := stay.DefaultChoices().With("colour", "red"); !errors.Is(err, stay.ErrNotFound) {
		t.Errorf("an unknown choice: %v", err)
	}
}

func TestQuietTimeIsWrittenAsItIsSaid(t *testing.T) {
	for said, want := range map[string]time.Duration{"0": 0, "2h": 2 * time.Hour, "30m": 30 * time.Minute, "1h30m": 90 * time.Minute} {
		c, err := stay.DefaultChoices().With("quiet_time", said)
		if err != nil || c.QuietTime != want || c.Value("quiet_time") != said {
			t.Errorf("%s: %v, %q, %v", said, c.QuietTime, c.Value("quiet_time"), err)
		}
	}
}
