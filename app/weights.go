package app

// directWeights are the weights of the signals of a direct answer, fitted on the
// development set by go run ./fit.
var directWeights = Signals{
	signalOne:       -2.28,
	signalFit:       1.90,
	signalMargin:    1.56,
	signalWords:     0.40,
	signalUnread:    -0.83,
	signalUnreadAny: 0.00,
	signalMore:      -0.40,
	signalFollowsUp: -1.25,
	signalUnmet:     -2.38,
	signalAbsent:    -1.78,
	signalWeak:      -0.52,
	signalSure:      0.26,
	signalTopic:     0.00,
	signalBlind:     0.00,
	signalMany:      0.00,
	signalStatement: -0.10,
	signalMissing:   -0.40,
	signalLong:      -0.74,
	signalLacks:     -0.75,
	signalVague:     -2.22,
	signalCut:       -0.75,
	signalLoose:     -0.93,
	signalUsual:     -0.47,
	signalOther:     -1.16,
	signalUncounted: -0.99,
	signalTwice:     -1.21,
}
