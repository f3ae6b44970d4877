// Package store keeps everything in one SQLite file and is the only package
// with SQL. It returns the types of package stay.
//
// Three promises are kept here and nowhere else. What tells of a person is
// sealed before it reaches SQLite and opened after it leaves (seal.go). A write
// that Update reports as done is on disk (synchronous=FULL). Who waits at the
// same time shares one disk flush (group.go). Row numbers never leave this
// package.
//
// Read open.go and group.go first; then there is one file per noun.
package store
