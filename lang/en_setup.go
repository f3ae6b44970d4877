package lang

import (
	"strconv"
	"strings"
)

func setupEN() Setup {
	return Setup{
		ListTitle: "Your numbers", ListIntro: "The numbers that guests write to. Each can serve properties of its own: what is known over one number is known over no other.",
		None: "No number is connected yet. The guide takes you there in about half an hour; until then the simulator does everything but send.",
		Add:  "Add a number", AddTitle: "Add a number", AddIntro: "Two ways lead to WhatsApp. You can stop at any step: what you entered is kept, and you go on where you were.",
		Gateway: "How do you want to connect?",
		Gateways: map[string]Named{
			"cloud":     {"Directly with Meta", "No middleman and no monthly fee. You need a Facebook account and a number that is in no WhatsApp app, or that you delete there. The number then lives here alone."},
			"360dialog": {"Through 360dialog", "A provider in Germany, with a monthly fee and a contract for your data. Fewer steps; and the number may stay in the WhatsApp Business app on your phone (“coexistence”), which Meta does not offer to single businesses."},
		},
		Name: "Your name for it", NameHint: "For you alone, such as “Seaside”. May stay empty.", Begin: "Begin", Unnamed: "Number without a name",
		Ready: "Works", Unfinished: "Not finished", Trouble: "Does not work", Look: "Worth a look", Open: "Open",
		Serves: func(names ...string) string { return "Serves: " + strings.Join(names, ", ") }, ServesNone: "Serves no property", First: "First number",
		FromFile: "From the configuration", FromFileTx: "This number stands in the section [whatsapp] of the configuration, which beats what is entered here. Change it there; here it is only checked.",

		StepsLabel: "Steps", StepOf: func(n, all int) string { return "Step " + strconv.Itoa(n) + " of " + strconv.Itoa(all) },
		Steps: map[string]SetupStep{
			"access": {"Access",
				map[string]string{"cloud": "Portineria needs a key of its own to your WhatsApp account. You make it once, at Meta.", "360dialog": "Portineria needs the key of your number at 360dialog."},
				map[string][]string{
					"cloud": {
						"At developers.facebook.com open “My Apps” and create an app: use case “Connect with customers through WhatsApp”. It asks for a business portfolio; create one if you have none.",
						"In the app open WhatsApp, “API Setup”. There stands the “WhatsApp Business Account ID”: copy it into the field below. Do not use the token on that page: it dies within hours.",
						"At business.facebook.com open Settings, Users, System users. Add one (role: Admin) and “Assign assets”: the app and the WhatsApp account, both with full control.",
						"There press “Generate token”: choose the app, “Never” as its end, and tick whatsapp_business_messaging and whatsapp_business_management. Copy all of it into the field below.",
						"In the app’s dashboard switch the app from “Development” to “Live”: else real messages do not arrive.",
					},
					"360dialog": {
						"At 360dialog.com create an account and connect your number. If it shall stay in the app on your phone, choose “coexistence” there; you confirm it on the phone.",
						"In the 360dialog hub open the number and press “Generate API key”. Copy the key into the field below: it is shown once.",
					},
				}},
			"number": {"Number",
				map[string]string{"cloud": "Which number do guests write to, and how does it stand?", "360dialog": "Which number do guests write to, and how does it stand?"},
				map[string][]string{
					"cloud":     {"A number of your own is added in WhatsApp Manager, Phone numbers. It must be in no WhatsApp app, and be able to take one SMS or call. The test number that Meta gives you will do for trying."},
					"360dialog": {"In the 360dialog hub open the number: there stands its “Phone number ID”. It has only digits and is not the number itself."},
				}},
			"webhook": {"Messages in",
				map[string]string{"cloud": "WhatsApp brings guests’ messages to your public address. Nothing is opened without you: if there is no address yet, this page says so.", "360dialog": "360dialog brings guests’ messages to your public address, with a secret that only the two of you know."},
				map[string][]string{
					"cloud":     {"In the app open App settings, Basic, and show the “App secret”. Copy it into the field below: it proves that a message comes from WhatsApp."},
					"360dialog": {"Press “Set the address”. That is all: the secret is sent along."},
				}},
			"account": {"Account",
				map[string]string{"cloud": "How Meta sees your account. Nothing here is needed to answer guests who write to you.", "360dialog": "How Meta sees your account."},
				map[string][]string{
					"cloud":     {"Paying: a thousand answers a month are free for each number; what costs more, and templates, need a payment method in WhatsApp Manager."},
					"360dialog": {"Paying is done at 360dialog."},
				}},
			"try": {"Try it",
				map[string]string{"cloud": "One message there and one back show that all of it works together.", "360dialog": "One message there and one back show that all of it works together."},
				map[string][]string{
					"cloud":     {"WhatsApp lets a business write freely only within 24 hours after somebody wrote to it. So you write first, as a guest would."},
					"360dialog": {"WhatsApp lets a business write freely only within 24 hours after somebody wrote to it. So you write first, as a guest would."},
				}},
		},
		Next: "Next step", Back: "Back", CheckTitle: "What was checked", CheckedAt: func(when string) string { return "Checked: " + when }, NotChecked: "Not checked yet.",
		Check: "Check now", Checking: "Checking…", SaveCheck: "Save and check", Kept: "Stored", KeptHint: "It is stored sealed and never shown again. Leave the field empty to keep it.", NotYet: "Not entered yet",
		Fixed: "Set in the configuration", AtMeta: "Open at Meta", At360: "Open 360dialog",
		Token: "Access token", TokenHint: "Of the system user. Begins with EAA.", Key: "API key", KeyHint: "From the 360dialog hub.",
		Account: "WhatsApp Business Account ID", AccountHint: "Only digits. Not the id of the number, nor that of the business.",
		Which: "Which number?", WhichHint: "These are in your account.", WhichNone: "The numbers of the account appear here once the step before is done.",
		Display: "The number that guests write to", DisplayHint: "With the country code, such as +39 055 …; it stands in the links that you send.",
		NumberID: "Phone number ID", NumberIDHint: "Only digits; not the number itself.",
		PIN: "PIN", PINHint: "Six digits. If the number has a PIN already, that one; else choose one. Write it down: Meta asks for it when the number moves.", Register: "Register", Registering: "Registering…",
		Secret: "App secret", SecretHint: "32 letters and digits. When Meta gives you a new one, paste it here: the old one counts until you forget it.", ForgetOld: "Forget the old app secret",
		Address: "Address (callback URL)", Verify: "Verify token", ByHand: "By hand instead", ByHandText: "In the app open WhatsApp, Configuration, Webhook, “Edit”. Enter these two, press “Verify and save”, and subscribe at least to “messages”. Then press “Link the account”.",
		SetAddress: "Set the address", SettingAddress: "Setting…", Subscribe: "Link the account", Subscribing: "Linking…",
		Coexist: "Keep the number in the app on your phone?", CoexistText: "Meta offers this only through providers such as 360dialog. A number connected directly lives here alone: you read and write in these pages, on the phone too.",
		TryWrite: "1. Write to it", TryWriteText: "From your own phone write any word to the number. It appears in the inbox and is answered like a guest’s.", TryLink: "Open WhatsApp",
		TrySend: "2. Have it write to you", TrySendText: "Your window is open: a test message goes to your phone, on the same way as every answer.", TrySendDo: "Send the test message", TrySending: "Sending…",
		TryHello: "Without writing first", TryHelloText: "Meta’s sample message “hello_world” may go to anybody at any time. It costs as a template does.", TryHelloDo: "Send the sample message",
		TryPhone: "To the phone", TryPhoneHint: "With the country code.", TryClosed: "You have not written to this number within 24 hours, so it may not write to you yet.",
		TryNoOwner: "Your own number is not known: put it as whatsapp into the section [owner] of the configuration, and alerts reach you as well.",
		Properties: "Which properties does it serve?", PropertiesHint: "Guests of these write to this number; their links and cards carry it. Properties that no number claims belong to the first one.", Serve: "Save",
		Remove: "Remove this number", RemoveTitle: "Remove this number?", RemoveText: "Its token and secrets are deleted. Chats stay, and nothing leaves them any more. At Meta nothing changes.", Keep: "Keep",
		Done: "All is well", DoneText: "The number works. Its state is checked once a day, and trouble appears on the first page.",
		Saved: "Saved and checked.", Removed: "Removed.", Acted: "Done. Below stands how it looks now.", Served: "Saved.", TestOut: "It is on its way to your phone.",
		TestText: "Portineria: this number works. You got this because you pressed “Have it write to you”.",
		Refused:  func(why string) string { return "That did not work: " + why },
		Refusals: map[string]string{
			"token_invalid": "WhatsApp refuses the token.", "permission": "the token may not do that. It needs both permissions, and the account assigned to its system user.",
			"number_gone": "WhatsApp does not know the number.", "account_blocked": "Meta has locked the account.", "rate_limited": "too many tries. Wait an hour.",
			"payment": "Meta cannot charge you.", "not_registered": "the number is not registered yet.", "registration": "the PIN is not the number’s, or too many were wrong. After ten tries Meta waits three days.",
			"template": "this account has no sample message “hello_world”. Write to the number first instead.", "test_recipient": "a test number writes only to phones that you list at Meta, under “API Setup”.",
			"not_on_whatsapp": "this phone has no WhatsApp.", "unreachable": "WhatsApp could not be reached. Check the internet connection.", "bad_request": "WhatsApp does not accept one of the values. Check the app secret and that the address answers.",
			"not_offered": "360dialog does this itself.", "no_address": "the house has no address on the internet yet.", "not_ready": "something before this is missing.", "other": "WhatsApp gave no clear answer. Try again in a few minutes.",
		},
	}
}
