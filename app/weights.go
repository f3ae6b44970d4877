package app

// directWeights are the weights of the signals of a direct answer, fitted on the
// development set by go run ./fit.
var directWeights = Signals{
	signalOne:       -3.84,
	signalFit:       3.25,
	signalMargin:    1.76,
	signalWords:     0.48,
	signalUnread:    -0.57,
	signalUnreadAny: 0.00,
	signalMore:      -0.40,
	signalFollowsUp: -1.25,
	signalUnmet:     -2.82,
	signalAbsent:    -0.88,
	signalWeak:      -0.27,
	signalSure:      0.22,
	signalTopic:     0.00,
	signalBlind:     0.00,
	signalMany:      0.00,
	signalStatement: 0.00,
	signalMissing:   -0.40,
	signalLong:      -1.17,
	signalLacks:     -0.54,
	signalVague:     -2.22,
	signalCut:       -0.97,
	signalLoose:     -0.88,
	signalUsual:     -0.71,
}
