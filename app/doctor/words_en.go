package doctor

// english is every line that a check can say. The order is that of checks.go.
var english = map[string]line{
	"late":       {"This took longer than %s and was left.", "Check again. If it happens often, the computer is busy or its disk is slow."},
	"broken":     {"This could not be checked: the check itself broke.", "Report it, please: it is the program’s mistake."},
	"unreadable": {"This could not be checked: the data cannot be read right now.", "Check again. If it stays so, restart Portineria."},

	"config.ok":     {"Read from %s, nothing to object to.", ""},
	"config.none":   {"There is no file: everything has its default.", ""},
	"config.doubts": {"Works, but is probably not meant so: %s.", "Type “portineria config check”: it says why, and what would be right."},

	"database.ok":      {"Whole. Conversations: %s, messages: %s.", ""},
	"database.long":    {"It is large: the check was not finished in time.", "Make a backup: it is verified, and shows in peace whether all is whole."},
	"database.damaged": {"The data store is damaged.", "Stop Portineria, keep a copy of the data directory and restore the last good backup: “portineria restore FILE”."},

	"keys.ok":         {"The key file %s is there, and only you can read it.", ""},
	"keys.missing":    {"The key file %s is missing.", "Put your copy of it back into the data directory before anything else: without it nothing can be read after a restart."},
	"keys.unreadable": {"The key file %s cannot be read.", "Put your copy of it back into the data directory."},
	"keys.open":       {"Others on this computer can read the key file %s.", "Type: chmod 600 %s, in the data directory."},

	"disk.ok":      {"Free: %s.", ""},
	"disk.low":     {"Only %s are free.", "Free some space soon: without it nothing more can be saved."},
	"disk.full":    {"The disk is full: only %s are free.", "Free some space now. Messages that cannot be stored are delivered again by WhatsApp for some days, and then no more."},
	"disk.unknown": {"Free space cannot be asked for on this system.", "Look at it yourself now and then."},

	"clock.ok":     {"It is %s.", ""},
	"clock.behind": {"The clock is behind: what was last recorded lies %s ahead.", "Set the clock and let it be set by the network: codes open and data is deleted by it."},
	"clock.past":   {"The clock says %s, which cannot be.", "Set the clock and let it be set by the network: codes open and data is deleted by it."},

	"owner.ok":   {"There is an owner.", ""},
	"owner.none": {"There is no owner yet.", "Open the link that “portineria serve” prints at the start."},

	"owner_whatsapp.ok":    {"Alerts go to your WhatsApp.", ""},
	"owner_whatsapp.none":  {"When a guest needs you, only these pages show it.", "Write your own number into the configuration, as whatsapp in the section [owner]."},
	"owner_whatsapp.waits": {"Your number is set; alerts begin once WhatsApp is connected.", ""},
	"owner_whatsapp.off":   {"Not set.", ""},

	"door.open":    {"Open at %s.", ""},
	"door.network": {"Open at %s, for your home network too.", ""},
	"door.closed":  {"%s is free; nothing is served there now.", "Start it with “portineria serve”."},
	"door.taken":   {"%s cannot be opened: perhaps another program is there.", "Choose another port in the section [server] of the configuration, or stop the other program."},

	"public_url.ok":     {"%s: messages come in through it.", ""},
	"public_url.unseen": {"%s is set. From here it cannot be seen whether it can be reached: nothing came in through it lately.", "Open its privacy page on a phone without your Wi-Fi."},
	"public_url.plain":  {"%s is not an https address.", "WhatsApp delivers to https only: put the https address as public_url into the section [server]."},
	"public_url.needed": {"WhatsApp has no address to deliver to.", "Put the address at which this computer is reached from outside as public_url into the section [server]."},
	"public_url.off":    {"Not set: needed once WhatsApp is connected.", ""},

	"whatsapp.ok":        {"Everything is set to receive and to send.", ""},
	"whatsapp.part":      {"Not complete. Missing: %s.", "Add what is missing in the section [whatsapp] of the configuration."},
	"whatsapp.no_number": {"Works, but the number itself is not set: guests cannot be invited with a link.", "Put it as number into the section [whatsapp]."},
	"whatsapp.off":       {"Not connected yet. The simulator works without it.", ""},

	"graph.off":            {"Nothing to check: WhatsApp is not connected.", ""},
	"graph.unchecked":      {"Could not be checked: the answer is missing.", "Solve what stands above, then check again."},
	"graph.unreachable":    {"WhatsApp cannot be reached from here.", "Check the internet connection."},
	"graph.trouble":        {"WhatsApp did not answer as it should.", "Usually this passes by itself. Check again in a while."},
	"graph.wrong_address":  {"What answers at the configured address is not WhatsApp.", "Check graph_url in the section [whatsapp]."},
	"token.ok":             {"WhatsApp accepts it.", ""},
	"token.invalid":        {"WhatsApp refuses it: it has expired or was revoked, or was not pasted whole.", "Make a new key in your Meta account and put it as access_token into the section [whatsapp]."},
	"token.permission":     {"It lacks a permission.", "Make the key again with the permissions whatsapp_business_messaging and whatsapp_business_management."},
	"number.ok":            {"%s, shown as “%s”, is connected.", ""},
	"number.not_connected": {"WhatsApp says of the number: %s.", "Finish setting up the number in your Meta account."},
	"number.quality":       {"Connected, but too many people blocked or reported it: WhatsApp may limit it.", "Write only to people who wrote to you."},
	"number.gone":          {"WhatsApp knows no such number in your account.", "Check phone_number_id in the section [whatsapp]: it is the id, not the number itself."},
	"number.blocked":       {"Meta has restricted or blocked the account.", "Open Meta Business Support to learn why."},

	"webhook.ok":     {"The last one came in %s.", ""},
	"webhook.never":  {"None has come in lately.", "In the Meta app give %s as the address of the webhook, and subscribe to “messages”."},
	"webhook.off":    {"None yet: WhatsApp is not connected.", ""},
	"alarms.none":    {"Nothing has been noticed.", ""},
	"alarms.open":    {"Noticed: %s.", "The first page says what, and what to do; “portineria alarm list” too."},
	"alarms.stopped": {"Messages do not leave. Reasons: %s.", "The first page says why, and what to do; “portineria alarm list” too."},

	"app_secret.ok":        {"Every message is checked to come from WhatsApp.", ""},
	"app_secret.missing":   {"Without the app secret all messages are refused.", "Copy it from the Meta app and put it as app_secret into the section [whatsapp]."},
	"verify_token.ok":      {"Set.", ""},
	"verify_token.missing": {"Without it Meta cannot connect the webhook.", "Choose a long random word, put it as verify_token into the section [whatsapp] and give Meta the same."},

	"model.ok":          {"%s is ready.", ""},
	"model.asleep":      {"%s is there; its first answer takes longer, since it must be loaded.", ""},
	"model.missing":     {"The model server has no %s.", "Download it under Settings, Model; or type: portineria model pull %s"},
	"model.remote":      {"%s would not run in your house, and is not used.", "Choose a model that runs on your own computer as name in the section [model]."},
	"model.slow":        {"%s did not answer in time.", "Perhaps it is busy. Until it answers, your own words do."},
	"model.unavailable": {"%s cannot be reached.", "Start Ollama, or check url in the section [model]. Until then your own words answer."},
	"model.off":         {"None: your own words answer.", ""},

	"model_test.off":       {"Nothing to test: there is no model.", ""},
	"model_test.running":   {"It is being tried now, which takes some minutes on a small computer. Guests go first.", ""},
	"model_test.undone":    {"It could not be tried.", "Solve what is said about the model above; it is then tried by itself."},
	"model_test.ok":        {"Answers about %s words a second: a reply takes about %s s. It answered rightly in: %s.", ""},
	"model_test.slow":      {"Answers about %s words a second: a reply takes about %s s. That is long for a guest.", "Choose a smaller model, such as qwen3:1.7b. Guests are told that it takes a moment, and after a minute you are asked instead."},
	"model_test.some":      {"Answers about %s words a second: a reply takes about %s s. It is not used in these languages, which it got wrong: %s.", "In those your own words answer. A larger model may know them: qwen3:4b-instruct is a good one."},
	"model_test.late":      {"It needs more than five minutes for an answer, and is not used.", "Choose a smaller model, such as qwen3:1.7b, or see whether something else keeps the computer busy."},
	"model_test.form":      {"It does not keep to the form that answers must have, and is not used.", "Choose a model that does, such as qwen3:4b-instruct, or bring Ollama up to date. Until then your own words answer."},
	"model_test.languages": {"It got too many languages wrong, and is not used: %s.", "Choose another model, such as qwen3:4b-instruct. Until then your own words answer."},

	"properties.ok":   {"Properties: %s.", ""},
	"properties.none": {"There is none yet.", "Add your place under Properties."},
	"facts.ok":        {"Facts: %s.", ""},
	"facts.none":      {"Nothing is written about: %s.", "Write the first facts: Wi-Fi, keys, parking. Until then every question goes to you."},
	"facts.off":       {"There is no property yet.", ""},

	"review.ok":    {"They do not contradict each other.", ""},
	"review.old":   {"They do not contradict each other. Not looked at for a year: %s.", "Look through them on the page of the property: one click confirms each."},
	"review.found": {"Worth a second look: %s.", "The page of the property says what, and so does “portineria property check ID”."},
	"review.off":   {"Not compared here.", ""},

	"feeds.ok":      {"All are being read: %s.", ""},
	"feeds.failing": {"Could not be read at the last try: %s. What was known is kept.", "If it stays so for hours, copy the link again from the booking site."},
	"feeds.held":    {"Looks cut short: %s. For a day nothing is cancelled because of it.", "Look at the booking site whether all bookings are still there."},
	"feeds.stopped": {"Refused for days: %s.", "The link is no longer valid: copy it again from the booking site and connect it anew."},
	"feeds.off":     {"None is connected: bookings of the booking sites are not seen.", ""},

	"links.ok":          {"Links under which others read: %s.", ""},
	"links.held":        {"Held back, since most of its stays would disappear: %s. The nights stay closed there.", "Look at the calendar. If it is right, send it on the property’s page of calendars."},
	"links.unreachable": {"There are links, but from outside nobody reaches this house.", "Set the public address (public_url)."},
	"links.off":         {"No site reads from here which nights are taken.", ""},

	"outbox.ok":      {"Nothing is waiting.", ""},
	"outbox.waiting": {"On their way: %s.", ""},
	"outbox.unclear": {"Of some messages nobody knows whether they left: %s.", "Open them in the inbox and decide."},
	"outbox.stuck":   {"Messages wait and do not leave: %s.", "See above what is wrong with WhatsApp. Nothing is lost."},

	"egress.ok":      {"Places contacted since yesterday: %s. Nothing had to be stopped.", ""},
	"egress.allowed": {"Places allowed: %s, contacted since yesterday: %s. Nothing had to be stopped.", ""},
	"egress.denied":  {"Connections that are not allowed were stopped since yesterday: %s.", "See under Connections where they wanted to go."},

	"backup.ok":         {"The last one was made %s.", ""},
	"backup.old":        {"The last one was made %s.", "Make one now, and keep a copy away from this computer."},
	"backup.none":       {"There is none yet.", "Make one now, and keep a copy and the key file away from this computer."},
	"backup.unreadable": {"The directory of the backups cannot be read.", "Check directory in the section [backup] of the configuration."},

	"jobs.ok":     {"All ran well, the last one %s.", ""},
	"jobs.none":   {"None was due yet.", ""},
	"jobs.failed": {"Failed at the last run: %s.", "They are tried again by themselves. If it stays so, the log says why."},
	"jobs.late":   {"What has expired was not deleted for hours.", "Restart Portineria: it does so before anything else."},

	"version.ok": {"Portineria %s, Go %s, SQLite %s.", ""},
}
