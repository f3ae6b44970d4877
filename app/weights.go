package app

// directWeights are the weights of the signals of a direct answer, fitted on the
// development set by go run ./fit.
var directWeights = Signals{
	signalOne:       -1.26,
	signalFit:       0.46,
	signalMargin:    2.17,
	signalWords:     0.00,
	signalUnread:    -0.28,
	signalUnreadAny: 0.00,
	signalMore:      -0.40,
	signalFollowsUp: 0.00,
	signalUnmet:     -2.60,
	signalAbsent:    -2.41,
	signalWeak:      -1.89,
	signalSure:      0.53,
	signalTopic:     -0.09,
	signalBlind:     0.00,
	signalMany:      0.00,
	signalStatement: 0.00,
	signalMissing:   -0.40,
	signalLong:      0.00,
}
