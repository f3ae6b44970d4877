package config

import (
	"slices"
	"strings"
	"time"
)

// key is one thing that can be set, in whatever layer.
type key struct {
	section, name string
	value         value
}

// path is the key as people write it: whatsapp.app_secret.
func (k key) path() string { return k.section + "." + k.name }

// variable is the key as the environment knows it.
func (k key) variable() string {
	return envPrefix + strings.ToUpper(k.section) + "_" + strings.ToUpper(k.name)
}

func (k key) secret() bool {
	_, ok := k.value.(secret)
	return ok
}

// keys is the table of everything that can be set, bound to the fields of a Config. Its order is that of the example file.
func (c *Config) keys() []key {
	return []key{
		{"server", "private_listen", text{&c.Server.PrivateListen, listenAddress}},
		{"server", "public_listen", text{&c.Server.PublicListen, listenAddress}},
		{"server", "public_url", text{&c.Server.PublicURL, optional(originURL)}},

		{"owner", "whatsapp", text{&c.Owner.WhatsApp, optional(phoneNumber)}},

		{"whatsapp", "number", text{&c.WhatsApp.Number, optional(phoneNumber)}},
		{"whatsapp", "phone_number_id", text{&c.WhatsApp.PhoneNumberID, optional(digits)}},
		{"whatsapp", "waba_id", text{&c.WhatsApp.WABAID, optional(digits)}},
		{"whatsapp", "access_token", secret{&c.WhatsApp.AccessToken}},
		{"whatsapp", "app_secret", secret{&c.WhatsApp.AppSecret}},
		{"whatsapp", "verify_token", secret{&c.WhatsApp.VerifyToken}},
		{"whatsapp", "graph_url", text{&c.WhatsApp.GraphURL, serviceURL}},
		{"whatsapp", "graph_version", text{&c.WhatsApp.GraphVersion, graphVersion}},
		{"whatsapp", "dialog360_url", text{&c.WhatsApp.Dialog360URL, serviceURL}},
		{"whatsapp", "per_second", whole{&c.WhatsApp.PerSecond, 0, 1000}},
		{"whatsapp", "reconcile_after", duration{&c.WhatsApp.ReconcileAfter, time.Millisecond, time.Hour}},

		{"model", "url", text{&c.Model.URL, serviceURL}},
		{"model", "name", text{&c.Model.Name, optional(oneWord)}},
		{"model", "timeout", duration{&c.Model.Timeout, time.Millisecond, time.Hour}},

		{"answers", "settle", duration{&c.Answers.Settle, 0, time.Minute}},
		{"answers", "send_above", fraction{&c.Answers.SendAbove}},
		{"answers", "draft_above", fraction{&c.Answers.DraftAbove}},

		{"media", "image_mb", whole{&c.Media.ImageMB, 0, 100}},
		{"media", "audio_mb", whole{&c.Media.AudioMB, 0, 100}},
		{"media", "video_mb", whole{&c.Media.VideoMB, 0, 100}},
		{"media", "document_mb", whole{&c.Media.DocumentMB, 0, 100}},
		{"media", "sticker_mb", whole{&c.Media.StickerMB, 0, 100}},
		{"media", "total_mb", whole{&c.Media.TotalMB, 0, 1000000}},

		{"speech", "url", text{&c.Speech.URL, optional(serviceURL)}},
		{"speech", "model", text{&c.Speech.Model, optional(modelName)}},
		{"speech", "language", text{&c.Speech.Language, optional(languageCode)}},
		{"speech", "timeout", duration{&c.Speech.Timeout, time.Second, time.Hour}},
		{"speech", "within", duration{&c.Speech.Within, 0, 10 * time.Minute}},
		{"speech", "most_mb", whole{&c.Speech.MostMB, 1, 100}},

		{"egress", "allow", list{&c.Egress.Allow, hostPort}},

		{"backup", "directory", text{&c.Backup.Directory, asWritten}},

		{"log", "level", level{&c.Log.Level}},
		{"log", "format", text{&c.Log.Format, oneOf("text", "json")}},
	}
}

// vocabulary is the set of names that can be set, to find those that cannot.
type vocabulary struct {
	sections []string
	paths    []string // with the _file twins of secrets
}

func (c *Config) vocabulary() vocabulary {
	var v vocabulary
	for _, k := range c.keys() {
		if !slices.Contains(v.sections, k.section) {
			v.sections = append(v.sections, k.section)
		}
		v.paths = append(v.paths, k.path())
		if k.secret() {
			v.paths = append(v.paths, k.path()+twin)
		}
	}
	return v
}

// unknown is the problem with a name nobody knows, with the likeliest thing that was meant.
func (v vocabulary) unknown(path, where string) Problem {
	p := Problem{Key: path, Where: where, What: "no such key in this release"}
	name := path[strings.LastIndexByte(path, '.')+1:]
	for _, known := range v.paths {
		if _, knownName, _ := strings.Cut(known, "."); knownName == name {
			p.Remedy = "did you mean " + known + "?"
			return p
		}
	}
	if near := nearest(path, v.paths); near != "" {
		p.Remedy = "did you mean " + near + "?"
		return p
	}
	p.Remedy = "remove it; config.example.toml lists every key"
	return p
}
