package app

// directWeights are the weights of the signals of a direct answer, fitted on the
// development set by go run ./fit.
var directWeights = Signals{
	signalOne:       -3.51,
	signalFit:       2.78,
	signalMargin:    1.46,
	signalWords:     0.89,
	signalUnread:    -0.87,
	signalUnreadAny: 0.00,
	signalMore:      -0.40,
	signalFollowsUp: -1.36,
	signalUnmet:     -3.09,
	signalAbsent:    -1.09,
	signalWeak:      -0.41,
	signalSure:      0.21,
	signalTopic:     0.00,
	signalBlind:     0.00,
	signalMany:      0.00,
	signalStatement: -0.16,
	signalMissing:   -0.40,
	signalLong:      -0.85,
	signalLacks:     -0.51,
	signalVague:     -2.01,
	signalCut:       -0.89,
	signalLoose:     -1.06,
	signalUsual:     -0.72,
	signalOther:     -0.98,
	signalUncounted: -0.92,
	signalTwice:     -0.86,
}
