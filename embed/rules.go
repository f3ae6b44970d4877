package embed

import (
	"embed"
	"fmt"
)

//go:embed rules/*.toml
var rules embed.FS

// ReadyRules is the file of ready rules for messages, with their names in the
// owner's language: it or en.
func ReadyRules(language string) ([]byte, error) {
	if language != "it" {
		language = "en"
	}
	raw, err := rules.ReadFile("rules/" + language + ".toml")
	if err != nil {
		return nil, fmt.Errorf("read the ready rules in %s: %w", language, err)
	}
	return raw, nil
}
