package app

// directWeights are the weights of the signals of a direct answer, fitted on the
// development set by go run ./fit.
var directWeights = Signals{
	signalOne:       -1.34,
	signalFit:       0.50,
	signalMargin:    2.16,
	signalWords:     0.00,
	signalUnread:    -0.18,
	signalUnreadAny: 0.00,
	signalMore:      -0.40,
	signalFollowsUp: 0.00,
	signalUnmet:     -2.60,
	signalAbsent:    -2.38,
	signalWeak:      -1.95,
	signalSure:      0.59,
	signalTopic:     0.00,
	signalBlind:     0.00,
	signalMany:      0.00,
	signalStatement: 0.00,
	signalMissing:   -0.40,
	signalLong:      0.00,
}
