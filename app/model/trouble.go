package model

import (
	"errors"

	"portineria/llm"
)

// Trouble names why there is no model, for the words of package lang; empty where
// nothing is wrong.
func Trouble(err error) string {
	if err == nil {
		return ""
	}
	for _, known := range []struct {
		err error
		key string
	}{
		{llm.ErrNoSpace, "no_space"}, {llm.ErrNoSuch, "no_such"}, {llm.ErrNoOutside, "no_outside"}, {llm.ErrTooOld, "too_old"},
		{llm.ErrDamaged, "damaged"}, {llm.ErrUnavailable, "unavailable"}, {llm.ErrBroken, "broken"}, {llm.ErrDeadline, "late"},
		{ErrCalledOff, "called_off"}, {llm.ErrRemote, "remote"}, {llm.ErrName, "bad_name"}, {ErrBusy, "busy"},
		{llm.ErrMissingModel, "missing"}, {llm.ErrUnfit, "unfit"},
	} {
		if errors.Is(err, known.err) {
			return known.key
		}
	}
	return "failed"
}
