package app

// directWeights are the weights of the signals of a direct answer, fitted on the
// development set by go run ./fit.
var directWeights = Signals{
	signalOne:       -0.34,
	signalFit:       1.05,
	signalMargin:    1.50,
	signalWords:     0.00,
	signalUnread:    -1.29,
	signalUnreadAny: 0.00,
	signalMore:      0.00,
	signalFollowsUp: 0.00,
	signalUnmet:     -3.30,
	signalAbsent:    -0.11,
	signalWeak:      0.00,
	signalMany:      0.00,
	signalStatement: 0.00,
	signalMissing:   -1.09,
	signalLong:      0.00,
}
