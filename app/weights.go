package app

// directWeights are the weights of the signals of a direct answer, fitted on the
// development set by go run ./fit.
var directWeights = Signals{
	signalOne:       0.22,
	signalFit:       0.71,
	signalMargin:    1.39,
	signalWords:     0.00,
	signalUnread:    -1.48,
	signalUnreadAny: 0.00,
	signalMore:      0.00,
	signalFollowsUp: 0.00,
	signalUnmet:     -2.83,
	signalAbsent:    0.00,
	signalWeak:      -0.71,
	signalMany:      0.00,
	signalStatement: 0.00,
	signalMissing:   0.00,
	signalLong:      0.00,
}
