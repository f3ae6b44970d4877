package app

// directWeights are the weights of the signals of a direct answer, fitted on the
// development set by go run ./fit.
var directWeights = Signals{
	signalOne:       -0.42,
	signalFit:       0.20,
	signalMargin:    0.92,
	signalWords:     0.79,
	signalUnread:    -0.90,
	signalUnreadAny: 0.00,
	signalMore:      -0.40,
	signalFollowsUp: 0.00,
	signalUnmet:     -3.32,
	signalAbsent:    -2.67,
	signalWeak:      -1.98,
	signalSure:      0.99,
	signalTopic:     -0.60,
	signalBlind:     0.00,
	signalMany:      0.00,
	signalStatement: 0.00,
	signalMissing:   -0.40,
	signalLong:      0.00,
}
