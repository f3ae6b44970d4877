package web

import "portineria/stay"

// The functions that make words of values, for table tests.
var (
	MaskPhone = maskPhone
	Shorten   = shorten
)

// Route is a line of the table of routes, for the walk over all of them.
type Route struct {
	Method, Path string
	Act          stay.Act
}

// Routes lists the table.
func (w *Web) Routes() []Route {
	var all []Route
	for _, r := range w.routes() {
		all = append(all, Route{r.method, r.path, r.act})
	}
	return all
}

// WaitForWork waits until nothing works beside the pages.
func (w *Web) WaitForWork() {
	w.rehearsals.running.Wait()
	w.manuals.running.Wait()
}
