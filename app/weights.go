package app

// directWeights are the weights of the signals of a direct answer, fitted on the
// development set by go run ./fit.
var directWeights = Signals{
	signalOne:       0.69,
	signalFit:       0.00,
	signalMargin:    0.47,
	signalWords:     0.99,
	signalUnread:    -1.74,
	signalUnreadAny: 0.00,
	signalMore:      -1.36,
	signalFollowsUp: 0.00,
	signalUnmet:     -3.35,
	signalAbsent:    -3.53,
	signalWeak:      -2.28,
	signalSure:      0.57,
	signalTopic:     -0.18,
	signalBlind:     0.00,
	signalMany:      0.00,
	signalStatement: 0.00,
	signalMissing:   -0.38,
	signalLong:      0.00,
}
