package app

// directWeights are the weights of the signals of a direct answer, fitted on the
// development set by go run ./fit.
var directWeights = Signals{
	signalOne:        -1.17,
	signalFit:        0.89,
	signalMargin:     0.86,
	signalWords:      0.90,
	signalUnread:     0.00,
	signalUnreadAny:  0.00,
	signalMore:       -0.40,
	signalFollowsUp:  -0.31,
	signalUnmet:      -2.26,
	signalAbsent:     -2.87,
	signalWeak:       -0.82,
	signalSure:       0.36,
	signalTopic:      0.00,
	signalBlind:      0.00,
	signalMany:       -0.04,
	signalStatement:  0.00,
	signalMissing:    -0.40,
	signalLong:       -0.19,
	signalLacks:      -0.48,
	signalVague:      -2.20,
	signalCut:        -0.49,
	signalLoose:      -0.90,
	signalUsual:      -0.58,
	signalOther:      -1.43,
	signalUncounted:  -0.29,
	signalOtherWords: -0.26,
	signalTwice:      -0.91,
}
