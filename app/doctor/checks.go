package doctor

import "context"

// probes are the looks at all parts, in the order of the page: first what the
// house stands on, then its doors, WhatsApp, the model, what the owner brings,
// and what goes on by itself.
func (d *Doctor) probes() []probe {
	one := func(key string, run func(context.Context) []outcome) probe { return probe{[]string{key}, run} }
	return []probe{
		one("config", d.config),
		one("database", d.database),
		one("keys", d.keys),
		one("disk", d.disk),
		one("media", d.media),
		one("clock", d.clock),
		one("owner", d.owner),
		one("owner_whatsapp", d.ownerWhatsApp),
		one("private_listen", d.privateListen),
		one("public_listen", d.publicListen),
		one("public_url", d.publicURL),
		one("whatsapp", d.whatsApp),
		{[]string{"whatsapp_token", "whatsapp_number"}, d.graph},
		one("webhook", d.webhook),
		one("alarms", d.alarms),
		one("app_secret", d.appSecret),
		one("verify_token", d.verifyToken),
		one("model", d.model),
		one("model_test", d.modelTest),
		one("speech", d.speech),
		one("properties", d.properties),
		one("facts", d.facts),
		one("review", d.review),
		one("feeds", d.feeds),
		one("links", d.links),
		one("outbox", d.outbox),
		one("egress", d.egress),
		one("backup", d.backup),
		one("jobs", d.jobs),
		one("version", d.version),
	}
}
