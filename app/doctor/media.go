package doctor

import (
	"context"
	"errors"

	hearing "portineria/speech"
)

// almost is from which share of what files of guests may take the owner should look.
const almost = 0.9

// media looks at how much the files of guests take.
func (d *Doctor) media(ctx context.Context) []outcome {
	if d.o.MediaUsed == nil {
		return say(Off, "media.off")
	}
	used, files, err := d.o.MediaUsed()
	if err != nil {
		return say(Fail, "media.unreadable")
	}
	figures, err := d.o.DB.MediaFigures(ctx)
	if err != nil {
		return say(Fail, "media.unreadable")
	}
	most := size(d.o.MediaMost)
	switch {
	case used >= d.o.MediaMost:
		return say(Fail, "media.full", number(files), size(used), most)
	case float64(used) >= almost*float64(d.o.MediaMost):
		return say(Warn, "media.almost", number(files), size(used), most)
	case figures.Refused > 0:
		return say(Warn, "media.refused", number(files), size(used), most, number(figures.Refused))
	default:
		return say(OK, "media.ok", number(files), size(used), most)
	}
}

// speech has the speech server listen to half a second of silence.
func (d *Doctor) speech(ctx context.Context) []outcome {
	if d.o.Speech == nil {
		return say(Off, "speech.off")
	}
	err := d.o.Speech(ctx)
	switch {
	case err == nil:
		return say(OK, "speech.ok")
	case errors.Is(err, hearing.ErrDeadline):
		return say(Fail, "speech.slow")
	case errors.Is(err, hearing.ErrRefused):
		return say(Fail, "speech.refuses")
	case errors.Is(err, hearing.ErrBroken):
		return say(Fail, "speech.odd")
	default:
		return say(Fail, "speech.unreachable")
	}
}
