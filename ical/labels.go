package ical

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// field is something that a description says of a stay.
type field uint8

const (
	fieldEmail field = iota + 1
	fieldPhone
	fieldLast4
	fieldGuests
	fieldAdults
	fieldChildren
	fieldCode
	fieldName
	fieldCheckIn
	fieldCheckOut
	fieldLink
)

// labels are the words before the colon, in lower case, that channels and channel managers use in the languages they
// write. Words in brackets are taken off before they are looked up here.
var labels = map[string]field{
	"email": fieldEmail, "e-mail": fieldEmail, "mail": fieldEmail, "email address": fieldEmail,
	"e-mail address": fieldEmail, "guest email": fieldEmail, "indirizzo e-mail": fieldEmail,
	"indirizzo email": fieldEmail, "e-mail-adresse": fieldEmail, "adresse e-mail": fieldEmail,
	"adresse email": fieldEmail, "courriel": fieldEmail, "correo": fieldEmail, "correo electrónico": fieldEmail,
	"e-mailadres": fieldEmail, "endereço de e-mail": fieldEmail, "adres e-mail": fieldEmail,

	"phone": fieldPhone, "phone number": fieldPhone, "phone no": fieldPhone, "guest phone": fieldPhone,
	"telephone": fieldPhone, "tel": fieldPhone, "mobile": fieldPhone, "mobile phone": fieldPhone, "cell": fieldPhone,
	"whatsapp": fieldPhone, "telefono": fieldPhone, "numero di telefono": fieldPhone, "cellulare": fieldPhone,
	"telefon": fieldPhone, "telefonnummer": fieldPhone, "handy": fieldPhone, "handynummer": fieldPhone,
	"mobil": fieldPhone, "téléphone": fieldPhone, "numéro de téléphone": fieldPhone, "portable": fieldPhone,
	"teléfono": fieldPhone, "número de teléfono": fieldPhone, "móvil": fieldPhone, "telefoon": fieldPhone,
	"telefoonnummer": fieldPhone, "telefone": fieldPhone, "número de telefone": fieldPhone, "telemóvel": fieldPhone,
	"numer telefonu": fieldPhone,

	"last 4 digits": fieldLast4, "phone last 4": fieldLast4, "ultime 4 cifre": fieldLast4,
	"letzte 4 ziffern": fieldLast4, "4 derniers chiffres": fieldLast4, "últimos 4 dígitos": fieldLast4,

	"guests": fieldGuests, "guest count": fieldGuests, "number of guests": fieldGuests, "no of guests": fieldGuests,
	"total guests": fieldGuests, "persons": fieldGuests, "people": fieldGuests, "pax": fieldGuests,
	"ospiti": fieldGuests, "numero di ospiti": fieldGuests, "numero ospiti": fieldGuests, "persone": fieldGuests,
	"gäste": fieldGuests, "anzahl gäste": fieldGuests, "anzahl der gäste": fieldGuests, "gästezahl": fieldGuests,
	"personen": fieldGuests, "anzahl personen": fieldGuests, "voyageurs": fieldGuests,
	"nombre de voyageurs": fieldGuests, "personnes": fieldGuests, "nombre de personnes": fieldGuests,
	"huéspedes": fieldGuests, "número de huéspedes": fieldGuests, "personas": fieldGuests, "gasten": fieldGuests,
	"aantal gasten": fieldGuests, "hóspedes": fieldGuests, "número de hóspedes": fieldGuests, "goście": fieldGuests,
	"liczba gości": fieldGuests,

	"adults": fieldAdults, "adulti": fieldAdults, "erwachsene": fieldAdults, "adultes": fieldAdults,
	"adultos": fieldAdults, "volwassenen": fieldAdults, "dorośli": fieldAdults,

	"children": fieldChildren, "bambini": fieldChildren, "kinder": fieldChildren, "enfants": fieldChildren,
	"niños": fieldChildren, "kinderen": fieldChildren, "crianças": fieldChildren, "dzieci": fieldChildren,

	"booking id": fieldCode, "booking number": fieldCode, "booking no": fieldCode, "booking code": fieldCode,
	"booking reference": fieldCode, "booking ref": fieldCode, "reservation id": fieldCode,
	"reservation number": fieldCode, "reservation code": fieldCode, "confirmation code": fieldCode,
	"confirmation number": fieldCode, "reference": fieldCode, "codice prenotazione": fieldCode,
	"numero prenotazione": fieldCode, "numero di prenotazione": fieldCode, "id prenotazione": fieldCode,
	"codice di conferma": fieldCode, "buchungsnummer": fieldCode, "buchungs-id": fieldCode,
	"buchungscode": fieldCode, "reservierungsnummer": fieldCode, "bestätigungscode": fieldCode,
	"bestätigungs-code": fieldCode, "numéro de réservation": fieldCode, "code de réservation": fieldCode,
	"code de confirmation": fieldCode, "référence": fieldCode, "número de reserva": fieldCode,
	"código de reserva": fieldCode, "código de confirmación": fieldCode, "boekingsnummer": fieldCode,
	"reserveringsnummer": fieldCode, "código de confirmação": fieldCode, "numer rezerwacji": fieldCode,

	"name": fieldName, "guest": fieldName, "guest name": fieldName, "booked by": fieldName, "full name": fieldName,
	"nome": fieldName, "ospite": fieldName, "nome ospite": fieldName, "nome dell'ospite": fieldName,
	"gast": fieldName, "name des gastes": fieldName, "gastname": fieldName, "nom": fieldName, "voyageur": fieldName,
	"nom du client": fieldName, "nom du voyageur": fieldName, "nombre": fieldName, "huésped": fieldName,
	"nombre del huésped": fieldName, "naam": fieldName, "naam gast": fieldName, "hóspede": fieldName,
	"imię i nazwisko": fieldName,

	"check-in": fieldCheckIn, "check in": fieldCheckIn, "checkin": fieldCheckIn, "check-in time": fieldCheckIn,
	"checkin time": fieldCheckIn, "check in time": fieldCheckIn, "arrival time": fieldCheckIn,
	"orario di arrivo": fieldCheckIn, "arrivo": fieldCheckIn, "anreise": fieldCheckIn, "ankunft": fieldCheckIn,
	"arrivée": fieldCheckIn, "llegada": fieldCheckIn, "aankomst": fieldCheckIn, "chegada": fieldCheckIn,

	"check-out": fieldCheckOut, "check out": fieldCheckOut, "checkout": fieldCheckOut,
	"check-out time": fieldCheckOut, "checkout time": fieldCheckOut, "check out time": fieldCheckOut,
	"departure time": fieldCheckOut, "orario di partenza": fieldCheckOut, "partenza": fieldCheckOut,
	"abreise": fieldCheckOut, "départ": fieldCheckOut, "salida": fieldCheckOut, "vertrek": fieldCheckOut,
	"partida": fieldCheckOut,

	"reservation url": fieldLink, "booking url": fieldLink,
}

// maxLabel is the longest text before a colon that may be a label, in bytes.
const maxLabel = 64

// labelOf finds the field of a label. A bracket that speaks of four digits makes a phone number its last four.
func labelOf(label string) (field, bool) {
	if len(label) > maxLabel {
		return 0, false
	}
	var buf [maxLabel]byte
	lower := appendLower(buf[:0], strings.Trim(label, " \t*_•-#.\u00a0"))
	plain, bracket, ok := bytes.Cut(lower, []byte("("))
	f, known := labels[string(bytes.TrimSpace(plain))]
	if ok && bytes.IndexByte(bracket, '4') >= 0 && (f == fieldPhone || len(plain) == 0) {
		return fieldLast4, true
	}
	return f, known
}

// appendLower appends s in lower case.
func appendLower(b []byte, s string) []byte {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return append(b[:0], strings.ToLower(s)...)
		}
		c := s[i]
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		b = append(b, c)
	}
	return b
}
