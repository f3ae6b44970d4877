package web

import (
	"portineria/lang"
	"portineria/stay"
)

// occupancy is the key and the words for how a property stands.
func occupancy(w *lang.Words, c stay.Condition) (key, word string) {
	key = string(c.State)
	if c.Closed {
		key = "closed"
	}
	return key, w.Capital(w.OccupancyWord(key))
}
