package app

// directWeights are the weights of the signals of a direct answer, fitted on the
// development set by go run ./fit.
var directWeights = Signals{
	signalOne:       0.74,
	signalFit:       0.00,
	signalMargin:    0.53,
	signalWords:     0.35,
	signalUnread:    -1.44,
	signalUnreadAny: 0.00,
	signalMore:      -0.39,
	signalFollowsUp: 0.00,
	signalUnmet:     -2.64,
	signalAbsent:    0.00,
	signalWeak:      -1.19,
	signalMany:      0.00,
	signalStatement: 0.00,
	signalMissing:   -1.23,
	signalLong:      0.00,
}
