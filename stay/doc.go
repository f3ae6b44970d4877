// Package stay holds the plain types and rules that everyone here speaks in:
// property, fact, booking, guest, conversation, message, and who may know what
// at which instant.
//
// It imports nothing but the standard library, knows no database, no network
// and no clock: every rule is a pure function over values, the instant
// included. Read access.go first: door codes hang on it.
package stay
