package app

// directWeights are the weights of the signals of a direct answer, fitted on the
// development set by go run ./fit.
var directWeights = Signals{
	signalOne:       -2.82,
	signalFit:       1.50,
	signalMargin:    1.83,
	signalWords:     0.86,
	signalUnread:    -1.36,
	signalUnreadAny: 0.00,
	signalMore:      -0.40,
	signalFollowsUp: 0.00,
	signalUnmet:     -3.19,
	signalAbsent:    -2.12,
	signalWeak:      -0.59,
	signalSure:      0.31,
	signalTopic:     -0.80,
	signalBlind:     0.00,
	signalMany:      0.00,
	signalStatement: 0.00,
	signalMissing:   -0.40,
	signalLong:      0.00,
}
