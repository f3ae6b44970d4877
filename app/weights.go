package app

// directWeights are the weights of the signals of a direct answer, fitted on the
// development set by go run ./fit.
var directWeights = Signals{
	signalOne:        -1.80,
	signalFit:        1.80,
	signalMargin:     0.81,
	signalWords:      0.65,
	signalUnread:     -0.32,
	signalUnreadAny:  0.00,
	signalMore:       -0.40,
	signalFollowsUp:  -0.44,
	signalUnmet:      -2.46,
	signalAbsent:     -1.90,
	signalWeak:       -0.45,
	signalSure:       0.45,
	signalTopic:      0.00,
	signalBlind:      0.00,
	signalMany:       -0.84,
	signalStatement:  -0.02,
	signalMissing:    -0.40,
	signalLong:       -0.16,
	signalLacks:      -0.56,
	signalVague:      -1.93,
	signalCut:        -1.00,
	signalLoose:      -0.69,
	signalUsual:      -0.88,
	signalOther:      -1.19,
	signalUncounted:  -0.63,
	signalOtherWords: -0.25,
	signalTwice:      -0.64,
	signalBeside:     -1.65,
}
