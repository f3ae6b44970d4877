package app

// directWeights are the weights of the signals of a direct answer, fitted on the
// development set by go run ./fit.
var directWeights = Signals{
	signalOne:       -3.03,
	signalFit:       1.74,
	signalMargin:    1.86,
	signalWords:     0.81,
	signalUnread:    -1.34,
	signalUnreadAny: 0.00,
	signalMore:      -0.40,
	signalFollowsUp: 0.00,
	signalUnmet:     -3.22,
	signalAbsent:    -1.86,
	signalWeak:      -0.53,
	signalSure:      0.29,
	signalTopic:     -1.19,
	signalBlind:     0.00,
	signalMany:      0.00,
	signalStatement: 0.00,
	signalMissing:   -0.40,
	signalLong:      0.00,
}
