package llm

import "testing"

func TestATurnThatComesToSomeoneWhoJustGaveUpIsPassedOn(t *testing.T) {
	q := queue{limit: 5}
	running, _ := q.join()
	<-running
	quitter, _ := q.join()
	patient, _ := q.join()

	q.leave() // the quitter's turn has come ...
	q.giveUp(quitter)

	select {
	case <-patient:
	default:
		t.Fatal("the queue stands still")
	}
	q.leave()
	if q.busy || q.length() != 0 {
		t.Error("the queue does not come to rest")
	}
}
