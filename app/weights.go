package app

// directWeights are the weights of the signals of a direct answer, fitted on the
// development set by go run ./fit.
var directWeights = Signals{
	signalOne:       -4.29,
	signalFit:       3.40,
	signalMargin:    1.76,
	signalWords:     0.64,
	signalUnread:    -1.29,
	signalUnreadAny: 0.00,
	signalMore:      -0.40,
	signalFollowsUp: 0.00,
	signalUnmet:     -3.26,
	signalAbsent:    -1.78,
	signalWeak:      -0.04,
	signalSure:      0.30,
	signalTopic:     -0.98,
	signalBlind:     0.00,
	signalMany:      0.00,
	signalStatement: 0.00,
	signalMissing:   -0.40,
	signalLong:      0.00,
}
