package ical

// ProviderOf finds who writes a feed by the host of its link, before anything of it was read.
func ProviderOf(host string) Provider { return byHost(host) }
