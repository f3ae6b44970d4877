// Package graphfake is the other end of the WhatsApp wire: a Graph API for one business number, strict about what it is
// sent, and the webhooks that the real one would post, signed and in its own spelling of JSON. The simulator and the demo
// run on it, and so do the tests, for which it can be told to misbehave in every way that was seen at the real one: errors,
// connections reset before or after a message was accepted, answers that hang, statuses late, twice, out of order or never.
//
// Nothing here depends on the time or on chance by itself: clock, randomness and faults are given, and what hangs waits for
// Release, not for a timer. Read server.go first, then delivery.go for the webhook bodies.
package graphfake
