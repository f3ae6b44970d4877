package app

// directWeights are the weights of the signals of a direct answer, fitted on the
// development set by go run ./fit.
var directWeights = Signals{
	signalOne:       -3.99,
	signalFit:       3.27,
	signalMargin:    1.76,
	signalWords:     0.63,
	signalUnread:    -0.57,
	signalUnreadAny: 0.00,
	signalMore:      -0.40,
	signalFollowsUp: -1.27,
	signalUnmet:     -2.83,
	signalAbsent:    -0.93,
	signalWeak:      -0.22,
	signalSure:      0.24,
	signalTopic:     0.00,
	signalBlind:     0.00,
	signalMany:      0.00,
	signalStatement: 0.00,
	signalMissing:   -0.40,
	signalLong:      -1.15,
	signalLacks:     -0.54,
	signalVague:     -2.21,
	signalCut:       -0.98,
	signalLoose:     -0.89,
	signalUsual:     -0.71,
}
