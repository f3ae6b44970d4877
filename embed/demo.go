package embed

import "embed"

// Demo holds what the demonstration starts with: two furnished properties, bookings around today and questions to try. Each
// file under demo describes its own form in its first lines.
//
//go:embed demo/*.toml
var Demo embed.FS

// DemoVoice is a voice message as phones record it, with a synthetic voice that asks
// in Italian for the hour of check-in.
//
//go:embed demo/voice.ogg
var DemoVoice []byte
