// Package view draws the pages: templ components and the view models that they
// take.
//
// A view model holds plain values that are ready to print. Nothing here asks a
// store, reads a clock or formats a date; words come from package lang. A page
// is one file pair, inbox.go and inbox.templ. What refreshes itself is a named
// component inside its page (see live.go), never a second template.
//
// Read page.go first, then paths.go: the addresses and the names of the form
// fields are the contract with the handlers, and testdata/forms.txt lists them.
package view
