package app

// directWeights are the weights of the signals of a direct answer, fitted on the
// development set by go run ./fit.
var directWeights = Signals{
	signalOne:       -2.23,
	signalFit:       2.04,
	signalMargin:    1.60,
	signalWords:     0.23,
	signalUnread:    -0.77,
	signalUnreadAny: 0.00,
	signalMore:      -0.40,
	signalFollowsUp: -1.22,
	signalUnmet:     -2.90,
	signalAbsent:    -1.58,
	signalWeak:      -0.50,
	signalSure:      0.19,
	signalTopic:     0.00,
	signalBlind:     0.00,
	signalMany:      0.00,
	signalStatement: -0.20,
	signalMissing:   -0.40,
	signalLong:      -0.74,
	signalLacks:     -0.79,
	signalVague:     -2.38,
	signalCut:       -0.83,
	signalLoose:     -1.09,
	signalUsual:     -0.59,
	signalOther:     -0.97,
	signalUncounted: -1.01,
	signalTwice:     -1.20,
}
