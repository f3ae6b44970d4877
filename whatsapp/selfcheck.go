package whatsapp

import "bytes"

// SelfCheck is how a body begins that Portineria sends to its own address, as Meta would, to see whether a proxy on the way alters
// it. It is authenticated like any other and holds nothing to keep.
const SelfCheck = `{"object":"portineria_self_check"`

// IsSelfCheck reports whether a body is such a one.
func IsSelfCheck(body []byte) bool { return bytes.HasPrefix(body, []byte(SelfCheck)) }
