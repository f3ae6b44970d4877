package app

// directWeights are the weights of the signals of a direct answer, fitted on the
// development set by go run ./fit.
var directWeights = Signals{
	signalOne:       -2.60,
	signalFit:       1.83,
	signalMargin:    1.53,
	signalWords:     0.63,
	signalUnread:    -0.52,
	signalUnreadAny: 0.00,
	signalMore:      -0.40,
	signalFollowsUp: -1.15,
	signalUnmet:     -2.18,
	signalAbsent:    -1.91,
	signalWeak:      -0.45,
	signalSure:      0.35,
	signalTopic:     0.00,
	signalBlind:     0.00,
	signalMany:      0.00,
	signalStatement: -0.17,
	signalMissing:   -0.40,
	signalLong:      -0.68,
	signalLacks:     -0.65,
	signalVague:     -2.54,
	signalCut:       -0.50,
	signalLoose:     -1.02,
	signalUsual:     -0.27,
	signalOther:     -1.45,
	signalUncounted: -1.19,
	signalTwice:     -1.19,
}
