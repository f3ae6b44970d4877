package simulator

import (
	"fmt"

	"github.com/pelletier/go-toml/v2"

	"portineria/embed"
)

// Questions are messages to try, by the guest's language (ISO 639-1), as
// embed/demo/questions.toml has them.
type Questions map[string][]string

// LoadQuestions reads the messages that are compiled in.
func LoadQuestions() (Questions, error) {
	content, err := embed.Demo.ReadFile("demo/questions.toml")
	if err != nil {
		return nil, fmt.Errorf("read the questions to try: %w", err)
	}
	var file map[string][]struct {
		Text string `toml:"text"`
	}
	if err := toml.Unmarshal(content, &file); err != nil {
		return nil, fmt.Errorf("read the questions to try: %w", err)
	}
	all := Questions{}
	for language, list := range file {
		for _, q := range list {
			all[language] = append(all[language], q.Text)
		}
	}
	return all, nil
}
