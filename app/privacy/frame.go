package privacy

// frame is what the page around a notice says for screen readers and keyboards.
type frame struct{ contents, skip, languages string }

// frames are by language; a test holds them against the languages of the notices.
var frames = map[string]frame{
	"de": {"Inhalt", "Zum Inhalt springen", "Sprachen"},
	"en": {"Contents", "Skip to content", "Languages"},
	"es": {"Contenido", "Saltar al contenido", "Idiomas"},
	"fr": {"Sommaire", "Aller au contenu", "Langues"},
	"it": {"Indice", "Vai al contenuto", "Lingue"},
	"nl": {"Inhoud", "Naar de inhoud", "Talen"},
	"pl": {"Spis treści", "Przejdź do treści", "Języki"},
	"pt": {"Índice", "Saltar para o conteúdo", "Línguas"},
}
