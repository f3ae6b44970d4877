package app

// directWeights are the weights of the signals of a direct answer, fitted on the
// development set by go run ./fit.
var directWeights = Signals{
	signalOne:       -4.05,
	signalFit:       3.33,
	signalMargin:    1.77,
	signalWords:     0.69,
	signalUnread:    -0.61,
	signalUnreadAny: 0.00,
	signalMore:      -0.40,
	signalFollowsUp: -1.33,
	signalUnmet:     -2.87,
	signalAbsent:    -1.13,
	signalWeak:      -0.04,
	signalSure:      0.21,
	signalTopic:     0.00,
	signalBlind:     0.00,
	signalMany:      0.00,
	signalStatement: 0.00,
	signalMissing:   -0.40,
	signalLong:      -1.11,
	signalLacks:     -0.59,
	signalVague:     -2.26,
	signalCut:       -0.97,
	signalLoose:     -0.92,
	signalUsual:     -0.72,
	signalOther:     -1.33,
	signalUncounted: -1.48,
}
