package app

// directWeights are the weights of the signals of a direct answer, fitted on the
// development set by go run ./fit.
var directWeights = Signals{
	signalOne:       0.55,
	signalFit:       0.01,
	signalMargin:    0.57,
	signalWords:     0.96,
	signalUnread:    -1.65,
	signalUnreadAny: 0.00,
	signalMore:      -1.33,
	signalFollowsUp: 0.00,
	signalUnmet:     -3.52,
	signalAbsent:    -2.95,
	signalWeak:      -2.27,
	signalSure:      0.62,
	signalTopic:     -0.66,
	signalBlind:     0.00,
	signalMany:      0.00,
	signalStatement: 0.00,
	signalMissing:   -0.40,
	signalLong:      0.00,
}
