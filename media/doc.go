// Package media keeps files that guests sent: each sealed under a key of its own,
// in one folder, under a random name. It tells what a file is by its bytes alone.
//
// It knows nothing of guests, messages and the platform, and keeps no list: which
// file belongs to what, and under which key, stands in the database. A file whose
// key is gone from there cannot be read by anybody, so deleting the row is deleting
// the content, and a file that is left over is noise until the next sweep removes
// it. Read seal.go for the form, folder.go for how files come and go, kind.go for
// what they are taken for.
package media
