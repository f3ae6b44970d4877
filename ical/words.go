package ical

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// blockWords begin the summary of nights that are closed and not booked. The English and French ones, and
// "Closed Period", are known from feeds; the others are how the same programs say it in their other languages.
var blockWords = []string{
	"not available", "unavailable", "blocked", "closed period",
	"indisponible", "non disponible", "bloqué", "bloquée", "fermé", "fermée",
	"non disponibile", "bloccato", "bloccata", "periodo chiuso",
	"nicht verfügbar", "nicht buchbar", "blockiert", "geblockt", "gesperrt",
	"no disponible", "bloqueado", "bloqueada",
	"indisponível", "não disponível",
	"niet beschikbaar", "geblokkeerd",
	"niedostępny", "niedostępne", "niedostępna", "zablokowany", "zablokowane",
}

// closedWords say the same alone, but begin names and Booking.com's "CLOSED - ..." too.
var closedWords = []string{"closed", "chiuso", "chiusa", "geschlossen", "cerrado", "fechado", "gesloten", "zamknięte"}

// reservedWords begin the summary of a booking. Longer ones come before the words that they begin with.
var reservedWords = []string{
	"reserved on expedia", "reserved", "reservation", "booked",
	"réservée", "réservé", "réservation",
	"prenotato", "prenotata", "prenotazione",
	"reserviert", "reservierung", "gebucht", "buchung",
	"reservado", "reservada", "reserva",
	"gereserveerd", "reservering", "geboekt",
	"zarezerwowane", "zarezerwowany", "rezerwacja",
}

// channelWords stand in a summary beside a name, or in its place.
var channelWords = []string{
	"airbnb", "booking.com", "booking", "vrbo", "homeaway", "abritel", "fewo-direkt", "expedia", "agoda", "holidu",
	"tripadvisor", "hotels.com", "google", "direct", "direct booking", "website", "diretto", "direkt", "manual",
}

// taskWords name work around a stay, which is not the stay.
var taskWords = []string{
	"cleaning", "turnover", "maintenance", "inspection", "housekeeping", "laundry", "pulizie", "reinigung",
}

// startsWith returns the length of word when lower begins with it as a whole word, else 0.
func startsWith(lower, word string) int {
	if !strings.HasPrefix(lower, word) {
		return 0
	}
	if r, _ := utf8.DecodeRuneInString(lower[len(word):]); unicode.IsLetter(r) || unicode.IsDigit(r) {
		return 0
	}
	return len(word)
}

func firstWord(lower string, words []string) int {
	for _, word := range words {
		if lower == "" || lower[0] != word[0] {
			continue
		}
		if n := startsWith(lower, word); n > 0 {
			return n
		}
	}
	return 0
}

// blockWord tells whether a summary in lower case speaks of closed nights. Airbnb puts it in brackets after its name.
func blockWord(lower string) bool {
	if inner, ok := strings.CutPrefix(lower, "airbnb ("); ok {
		lower = inner
	}
	if firstWord(lower, blockWords) > 0 {
		return true
	}
	return slices.Contains(closedWords, lower)
}

// reservedWord returns the length of the booking word that a summary in lower case begins with, 0 when there is none.
func reservedWord(lower string) int { return firstWord(lower, reservedWords) }

func isChannel(lower string) bool {
	return slices.Contains(channelWords, lower)
}
