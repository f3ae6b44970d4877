package proof

import (
	"portineria/lexicon"
)

func (t *trial) harmless(n *notion) bool { return true }
func reasonOf(c *lexicon.Concept) Reason { return UnknownAmenity }
func (t *trial) swaps()                  {}
