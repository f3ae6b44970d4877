package app

// directWeights are the weights of the signals of a direct answer, fitted on the
// development set by go run ./fit.
var directWeights = Signals{
	signalOne:       -0.16,
	signalFit:       0.14,
	signalMargin:    1.11,
	signalWords:     0.51,
	signalUnread:    -1.19,
	signalUnreadAny: 0.00,
	signalMore:      -0.40,
	signalFollowsUp: 0.00,
	signalUnmet:     -3.47,
	signalAbsent:    -2.61,
	signalWeak:      -2.08,
	signalSure:      0.87,
	signalTopic:     -0.68,
	signalBlind:     0.00,
	signalMany:      0.00,
	signalStatement: 0.00,
	signalMissing:   -0.40,
	signalLong:      0.00,
}
