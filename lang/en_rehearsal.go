package lang

import "fmt"

func rehearsalEN() Rehearsal {
	return Rehearsal{
		Try:           "Try on past questions",
		ModelTitle:    "Try with the model",
		ModelLabel:    "Who words the answers when trying",
		ModelHint:     "The model needs seconds for each question: only the newest ones are tried with it.",
		WithoutModel:  "Without the model, at once",
		BothWithModel: "With the model, before and after",
		ThenWithModel: "Without it before, with it after",
		ModelBothNote: func(most int) string {
			return fmt.Sprintf("Both sides with the model, on the %d newest questions at most.", most)
		},
		ModelThenNote: func(most int) string {
			return fmt.Sprintf("Before without the model, after with it, on the %d newest questions at most.", most)
		},
		Title:   "Tried on past questions",
		Intro:   "What your guests asked before, answered as of today and as it would be with your change. Nothing is saved, and no guest receives anything.",
		Form:    "Your change",
		Running: "Trying…",
		Progress: func(questions, conversations, of int) string {
			return choose(questions, "1 question so far", fmt.Sprintf("%d questions so far", questions)) + fmt.Sprintf("; conversation %d of %d.", conversations, of)
		},
		Look:    "Look again",
		Stop:    "Stop",
		Stopped: "The trial was stopped. Nothing was saved.",
		Failed:  "The trial could not be brought to its end. Nothing was saved; the log says why.",
		Summary: func(questions, changed string) string {
			return "Questions tried: " + questions + ". Answered otherwise: " + changed + "."
		},
		OutcomeHead:     "What becomes of them",
		Before:          "Before",
		After:           "After",
		Filter:          "Which questions",
		OnlyChanged:     "Changed",
		AllQuestions:    "All",
		Same:            "stays as it is",
		Silence:         "Nothing is said.",
		NoText:          "(a message without words)",
		NonePast:        "No past questions yet",
		NonePastText:    "As soon as guests have written about this property, you can try changes on what they asked.",
		NoneChanged:     "No answer changes",
		NoneChangedText: "All past questions would be answered as they are today.",
		More: func(n int) string {
			return choose(n, "1 more is not shown here; the command “portineria property rehearse” prints all.", fmt.Sprintf("%d more are not shown here; the command “portineria property rehearse” prints all.", n))
		},
		NextTitle:  "And now?",
		NextText:   "Your change is not saved yet.",
		BackToForm: "Go back and change it",
		Outcomes: map[string]string{
			"answer": "answers", "draft": "draft for you", "escalate": "asks you", "ask": "asks the guest", "handoff": "a person is wanted",
			"privacy": "data rights", "opt_out": "wants no messages", "silent": "stays silent",
		},
	}
}
