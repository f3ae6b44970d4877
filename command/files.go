package command

import (
	"fmt"
	"net/url"

	"portineria/app"
	"portineria/config"
	"portineria/egress"
	"portineria/media"
	hearing "portineria/speech"
	"portineria/stay"
)

// megabyte is that of disks and of what files are said to have.
const megabyte = 1_000_000

// mostOf is the largest file of each kind, in bytes.
func mostOf(m config.Media) map[stay.MediaKind]int64 {
	of := func(mb int) int64 { return int64(mb) * megabyte }
	return map[stay.MediaKind]int64{stay.MediaImage: of(m.ImageMB), stay.MediaAudio: of(m.AudioMB), stay.MediaVoice: of(m.AudioMB), stay.MediaVideo: of(m.VideoMB),
		stay.MediaDocument: of(m.DocumentMB), stay.MediaSticker: of(m.StickerMB)}
}

// newMedia is where files of guests are kept, and who listens to voice messages.
func newMedia(c *call, h *house, d *egress.Dialer) (app.MediaOptions, error) {
	o := app.MediaOptions{Most: mostOf(h.Media), Total: int64(h.Media.TotalMB) * megabyte, Within: h.Speech.Within, MostHeard: int64(h.Speech.MostMB) * megabyte}
	folder, err := media.Open(h.place.Data, c.Rand)
	if err != nil {
		return o, err
	}
	o.Folder = folder
	server, err := newSpeech(h.Config, d)
	if err != nil {
		return o, err
	}
	if server != nil {
		o.Transcriber = server
	}
	return o, nil
}

// newSpeech is the client of the speech server in the house; nil where none is named.
func newSpeech(cfg config.Config, d *egress.Dialer) (*hearing.Client, error) {
	if cfg.Speech.URL == "" {
		return nil, nil //nolint:nilnil // to listen to nobody is a way to run, not a failure
	}
	base, err := url.Parse(cfg.Speech.URL)
	if err != nil {
		return nil, fmt.Errorf("read speech.url: %w", err)
	}
	return hearing.New(hearing.Options{URL: base, Model: cfg.Speech.Model, Language: cfg.Speech.Language, HTTP: d.Client(egress.Speech, egress.ClientOptions{}),
		Timeout: cfg.Speech.Timeout, Most: int64(cfg.Speech.MostMB) * megabyte})
}

// files is what may be done with guests' files from a command, beside a program that
// runs or without one.
func (c *call) files(h *house) (app.Files, error) {
	folder, err := media.Open(h.place.Data, c.Rand)
	return app.Files{DB: h.db, Folder: folder, Now: c.Now}, err
}
