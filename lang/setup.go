package lang

// Setup is the guide that sets up a business number, and the list of numbers.
type Setup struct {
	ListTitle  string
	ListIntro  string
	None       string
	Add        string // button
	AddTitle   string
	AddIntro   string
	Gateway    string // legend
	Gateways   map[string]Named
	Name       string
	NameHint   string
	Begin      string // button
	Unnamed    string
	Ready      string // chips
	Unfinished string
	Trouble    string
	Look       string
	Open       string // link to a number's guide
	Serves     func(names ...string) string
	ServesNone string
	First      string
	FromFile   string // chip: it stands in the configuration
	FromFileTx string

	Steps      map[string]SetupStep // by step
	StepsLabel string               // of the list of steps, for a screen reader
	StepOf     func(n, all int) string
	Next, Back string
	CheckTitle string
	CheckedAt  func(when string) string
	NotChecked string
	Check      string // button
	Checking   string // while it runs
	SaveCheck  string // button
	Kept       string // a secret is stored
	KeptHint   string
	NotYet     string
	Fixed      string // a value that the configuration sets
	AtMeta     string // links
	At360      string

	Token, TokenHint, Key, KeyHint              string
	Account, AccountHint                        string
	Which, WhichHint, WhichNone                 string
	Display, DisplayHint                        string
	NumberID, NumberIDHint                      string
	PIN, PINHint, Register, Registering         string
	Secret, SecretHint, ForgetOld               string
	Address, Verify, ByHand, ByHandText         string
	SetAddress, SettingAddress                  string
	Subscribe, Subscribing                      string
	Coexist, CoexistText                        string
	TryWrite, TryWriteText, TryLink             string
	TrySend, TrySendText, TrySendDo, TrySending string
	TryHello, TryHelloText, TryHelloDo          string
	TryPhone, TryPhoneHint                      string
	TryClosed, TryNoOwner                       string
	Properties, PropertiesHint, Serve           string
	Remove, RemoveTitle, RemoveText, Keep       string
	Done, DoneText                              string
	Saved, Removed, Acted, Served, TestOut      string // flashes
	TestText                                    string // what the owner gets on the phone
	Refused                                     func(why string) string
	Refusals                                    map[string]string // by kind of refusal
}

// SetupStep is what stands on a step's page, by gateway.
type SetupStep struct {
	Name  string
	Intro map[string]string   // by gateway
	Todo  map[string][]string // what to do elsewhere, in order; by gateway
}

// SetupRefusal says why the platform did not do what a click asked for.
func (w *Words) SetupRefusal(problem string) string {
	if text, ok := w.Setup.Refusals[problem]; ok {
		return text
	}
	return w.Setup.Refusals["other"]
}
