package app

// directWeights are the weights of the signals of a direct answer, fitted on the
// development set by go run ./fit.
var directWeights = Signals{
	signalOne:       -2.32,
	signalFit:       1.22,
	signalMargin:    2.60,
	signalWords:     0.27,
	signalUnread:    -0.22,
	signalUnreadAny: 0.00,
	signalMore:      -0.40,
	signalFollowsUp: -1.25,
	signalUnmet:     -2.68,
	signalAbsent:    -0.58,
	signalWeak:      -1.40,
	signalSure:      0.34,
	signalTopic:     -0.46,
	signalBlind:     0.00,
	signalMany:      0.00,
	signalStatement: 0.00,
	signalMissing:   -0.40,
	signalLong:      0.00,
	signalLacks:     -1.28,
	signalVague:     -2.91,
	signalCut:       -1.40,
	signalLoose:     -1.93,
	signalUsual:     0.00,
}
