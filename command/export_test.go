package command

import "portineria/document"

// ProblemInShell is what a shell says of a document that cannot be read.
func ProblemInShell(p document.Problem) string { return documentWords[p] }
