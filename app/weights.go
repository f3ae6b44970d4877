package app

// directWeights are the weights of the signals of a direct answer, fitted on the
// development set by go run ./fit.
var directWeights = Signals{
	signalOne:       -0.90,
	signalFit:       0.15,
	signalMargin:    2.14,
	signalWords:     0.00,
	signalUnread:    -0.52,
	signalUnreadAny: 0.00,
	signalMore:      -0.40,
	signalFollowsUp: -0.14,
	signalUnmet:     -2.39,
	signalAbsent:    -2.30,
	signalWeak:      -2.14,
	signalSure:      0.40,
	signalTopic:     -0.12,
	signalBlind:     0.00,
	signalMany:      0.00,
	signalStatement: 0.00,
	signalMissing:   -0.40,
	signalLong:      0.00,
}
