package doctor

import (
	"context"
	"errors"
	"time"

	"portineria/llm"
)

// longReply is how long a usual reply may take before it is worth a look: most
// people have put the telephone away by then.
const longReply = 30 * time.Second

// modelTest tells how the model did when it was tried. It asks the model nothing:
// a trial takes minutes.
func (d *Doctor) modelTest(context.Context) []outcome {
	if d.o.Model == nil || d.o.ModelTrial == nil {
		return say(Off, "model_test.off")
	}
	trial := d.o.ModelTrial()
	tested := trial.Tested
	switch {
	case trial.Running:
		return say(OK, "model_test.running")
	case trial.Err != nil || !trial.Done:
		return say(Warn, "model_test.undone")
	case errors.Is(tested.Form, llm.ErrDeadline):
		return say(Fail, "model_test.late")
	case tested.Form != nil:
		return say(Fail, "model_test.form")
	case !tested.Fit():
		return say(Fail, "model_test.languages", tongues(tested.Wrong))
	}
	words, reply := pace(tested.Speed.Words()), seconds(tested.Speed.Reply())
	switch {
	case len(tested.Wrong) > 0:
		return say(Warn, "model_test.some", words, reply, tongues(tested.Wrong))
	case tested.Speed.Reply() > longReply:
		return say(Warn, "model_test.slow", words, reply)
	default:
		return say(OK, "model_test.ok", words, reply, tongues(tested.Right))
	}
}
