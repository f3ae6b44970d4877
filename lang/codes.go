package lang

// A problem has its words by its key (SendProblem). Where one key covers several
// codes of the platform, each code may have words of its own: which of the things
// that a template can lack it is, which step of a registration.

// CodeProblem explains a failed send by the key that the program stores and the
// platform's code; 0 where there was none.
func (w *Words) CodeProblem(key string, code int) SendProblem {
	if p, ok := w.Lists.CodeProblems[code]; ok {
		return p
	}
	return w.Problem(key)
}

// ProblemPlace is where the owner can put a problem right.
func (w *Words) ProblemPlace(key string) AlarmPlace {
	if place, ok := problemPlaces[key]; ok {
		return place
	}
	return AtNowhere
}

// problemPlaces are the same in every language. A problem that is not here passes by
// itself, or is put right in the conversation.
var problemPlaces = map[string]AlarmPlace{
	"token_invalid": AtKeys, "permission": AtKeys, "number_gone": AtNumbers, "account_blocked": AtSupport, "payment": AtBilling, "not_registered": AtNumbers, "registration": AtNumbers,
	"name_pending": AtNumbers, "spam_limit": AtNumbers, "test_recipient": AtManager, "template": AtTemplates, "wrong_address": AtConnections,
}
