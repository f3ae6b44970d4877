package app

// directWeights are the weights of the signals of a direct answer, fitted on the
// development set by go run ./fit.
var directWeights = Signals{
	signalOne:       -0.54,
	signalFit:       0.23,
	signalMargin:    0.93,
	signalWords:     0.85,
	signalUnread:    -0.77,
	signalUnreadAny: 0.00,
	signalMore:      -0.40,
	signalFollowsUp: 0.00,
	signalUnmet:     -3.32,
	signalAbsent:    -2.66,
	signalWeak:      -1.97,
	signalSure:      1.02,
	signalTopic:     -0.59,
	signalBlind:     0.00,
	signalMany:      0.00,
	signalStatement: 0.00,
	signalMissing:   -0.40,
	signalLong:      0.00,
}
