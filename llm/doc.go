// Package llm puts one guest's question to a language model that runs on the
// host, through Ollama, and hands back an answer that has been checked for
// form: which facts it stands on, whether it answers or abstains, and the text.
//
// It knows nothing of guests, bookings or secrets. Whoever calls it replaces
// every code and password by a {{placeholder}} first and decides afterwards
// whether the answer is true; here it is only made sure that the answer is
// whole, in the agreed shape and cites nothing that was not sent.
//
// Begin with ask.go: a question becomes a request (request.go, schema.go),
// waits its turn (queue.go), is listened to (listen.go) and decoded
// (decode.go). translate.go asks for a text in another language instead, in the
// same way. guard.go stands between Ollama's client package and the
// network; defuse.go takes the sting out of what strangers wrote.
package llm
