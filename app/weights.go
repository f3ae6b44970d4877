package app

// directWeights are the weights of the signals of a direct answer, fitted on the
// development set by go run ./fit.
var directWeights = Signals{
	signalOne:       -3.14,
	signalFit:       2.17,
	signalMargin:    2.35,
	signalWords:     0.25,
	signalUnread:    -0.44,
	signalUnreadAny: 0.00,
	signalMore:      -0.40,
	signalFollowsUp: -0.95,
	signalUnmet:     -2.12,
	signalAbsent:    -2.28,
	signalWeak:      -1.28,
	signalSure:      0.32,
	signalTopic:     0.00,
	signalBlind:     0.00,
	signalMany:      0.00,
	signalStatement: 0.00,
	signalMissing:   -0.40,
	signalLong:      0.00,
}
