package app_test

import "slices"

// forms are the kinds of lines of a talk, in the order in which they are tried.
// testdata/talks/README.txt explains them to whoever writes one.
var forms = slices.Concat(stageForms(), outsideForms(), guestForms(), hostForms(), seeForms(), stateForms())
