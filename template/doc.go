// Package template knows the texts that the messaging platform looks at beforehand and that may open a conversation: the
// ready ones (library.go), what their variables stand for (values.go), how they are written to the platform and read from it
// (platform.go), and what becomes of one when the platform says something about it (follow.go). Everything in it is pure; it
// knows neither the database nor the network.
package template
