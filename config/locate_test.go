package config_test

import (
	"testing"

	"portineria/config"
)

func TestThePlaceIsFoundFromFlagsThenEnvironmentThenDefault(t *testing.T) {
	text := func(s string) *string { return &s }
	tests := []struct {
		name       string
		data, file *string
		environ    []string
		want       config.Place
	}{
		{"nothing", nil, nil, nil, config.Place{Data: "./portineria-data", File: "portineria-data/portineria.toml"}},
		{"environment", nil, nil, []string{"PORTINERIA_DATA=/data"}, config.Place{Data: "/data", File: "/data/portineria.toml"}},
		{"flag", text("/other"), nil, []string{"PORTINERIA_DATA=/data"}, config.Place{Data: "/other", File: "/other/portineria.toml"}},
		{"file of the environment", nil, nil, []string{"PORTINERIA_CONFIG=/etc/p.toml"}, config.Place{Data: "./portineria-data", File: "/etc/p.toml", Explicit: true}},
		{"file of the flag", nil, text("mine.toml"), []string{"PORTINERIA_CONFIG=/etc/p.toml"}, config.Place{Data: "./portineria-data", File: "mine.toml", Explicit: true}},
		{"no file", nil, nil, []string{"PORTINERIA_CONFIG="}, config.Place{Data: "./portineria-data"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := config.Locate(test.data, test.file, test.environ)
			if err != nil || got != test.want {
				t.Errorf("got %+v, %v", got, err)
			}
		})
	}
	if _, err := config.Locate(nil, nil, []string{"PORTINERIA_DATA="}); err == nil {
		t.Error("an empty data directory was taken")
	}
}
