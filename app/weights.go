package app

var directWeights Signals
