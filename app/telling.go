package app

import (
	"slices"
	"strings"

	"portineria/lexicon"
)

// toldWords is how many words a message has at least that may only tell of plans; fewer are
// a question in short.
const toldWords = 6

// onlyTells reports a message in which guests tell what they do and ask for nothing: we are
// going out for dinner now, lovely flat. The fact about restaurants is no answer to it.
// It is careful: when they come or go, what they need, what is wrong and what was said
// before are never meant.
func (a *Answerer) onlyTells(f Found, language string) bool {
	tokens := lexicon.Tokens(f.Text)
	switch {
	case f.FollowsUp || f.Sensitive != "" || f.Shape.Questions > 0 || len(tokens) < toldWords || strings.ContainsAny(f.Text, "?¿"):
		return false
	case slices.ContainsFunc(f.Hits, func(h lexicon.Hit) bool {
		return wants[h.Concept.ID] || demands[h.Concept.ID] || h.Concept.ID == "allowed" || occasion[h.Topic()] || h.Topic() == "access"
	}):
		return false
	}
	begins := false
	words := doing[language]
	for i, t := range tokens {
		if wishing[language][t.Form] {
			return false
		}
		next := ""
		if i+1 < len(tokens) {
			next = tokens[i+1].Form
		}
		begins = begins || i <= latest && (words[t.Form] || words[t.Form+" "+next])
	}
	return begins
}

// latest is behind how many words at most the verb comes: this evening we eat in Siena.
const latest = 2

// doing are the words, by language, with which guests tell what they do: the first person
// of going out, eating, coming back. Where a verb is also a question's or a command's, its
// pronoun belongs to it.
var doing = map[string]map[string]bool{
	"en": phrases("re off, re heading, going out, heading out, going for, we went, we ate, we had, we visited, we drove"),
	"it": phrases("andiamo, ceniamo, usciamo, torniamo, mangiamo, pranziamo, rientriamo, siamo andati, abbiamo cenato, abbiamo mangiato"),
	"de": phrases("wir gehen, wir essen, wir fahren, wir kochen, wir waren, wir machen, ich gehe"),
	"fr": phrases("on va, on sort, on rentre, on mange, on dine, nous allons, nous sortons, nous rentrons, nous dinons"),
	"es": phrases("vamos a, nos vamos, salimos a, cenamos, volvemos, comemos, hemos cenado, hemos comido"),
	"nl": phrases("we gaan, wij gaan, we eten, wij eten, we waren, wij waren"),
	"pl": phrases("idziemy, jedziemy, jemy, wracamy, bylismy, bylysmy"),
	"pt": phrases("vamos jantar, vamos sair, saimos, jantamos, voltamos, fomos, comemos"),
}

// wishing are the words, by language, that ask without a question mark.
var wishing = map[string]map[string]bool{
	"en": wordSet("need want would could can may please like wish wonder wondering know tell send let hope if should must looking cannot cant"),
	"it": wordSet("vorrei vorremmo vogliamo voglio serve servono bisogno possiamo posso potete puoi potrei potremmo sapere dirmi dirci favore cortesia piacere se dobbiamo devo cerchiamo manca mancano"),
	"de": wordSet("brauchen brauche wollen will mochten mochte wurden wurde konnen kann konnten konnte durfen darf bitte wissen sagen ob gerne gern sollen soll mussen muss suchen fehlt fehlen"),
	"fr": wordSet("besoin veut voudrait voudrions voulons aimerait aimerions peut pouvons pourrait pourriez pouvez savoir dire plait svp si faut doit devons cherche cherchons manque"),
	"es": wordSet("necesitamos necesito queremos quiero querriamos quisieramos podemos puedo podria podrian puede saber decir favor si gustaria hay debemos tenemos buscamos falta faltan"),
	"nl": wordSet("nodig willen wil graag kunnen kan mogen mag zouden zou alstublieft aub weten zeggen of moeten moet zoeken ontbreekt"),
	"pl": wordSet("potrzebujemy potrzebuje chcemy chce chcielibysmy chcialbym mozemy moge mozna prosze poprosze prosimy wiedziec czy powinnismy musimy szukamy brakuje"),
	"pt": wordSet("precisamos preciso queremos quero gostariamos gostaria podemos posso pode poderia saber dizer favor se devemos temos procuramos falta faltam"),
}

// pleading are the words for please, which ask wherever they stand.
var pleading = wordSet("please pls plz favore cortesia bitte svp plait favor porfa porfi alstublieft aub prosze poprosze prosimy")

// pleads reports whether a text asks in one of them.
func pleads(text string) bool {
	return slices.ContainsFunc(lexicon.Tokens(text), func(t lexicon.Token) bool { return pleading[t.Form] })
}

func phrases(list string) map[string]bool {
	set := map[string]bool{}
	for p := range strings.SplitSeq(list, ",") {
		set[strings.TrimSpace(p)] = true
	}
	return set
}
