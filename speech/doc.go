// Package speech has what is said in a recording written down by a speech server in
// the house: whisper.cpp's, a faster-whisper one, or any other that speaks the
// transcription endpoint of the OpenAI API (POST /v1/audio/transcriptions).
//
// It knows nothing of guests. One recording is listened to at a time, within a time,
// and what comes back is bounded and freed of what such servers write when nobody
// says anything. Read client.go.
package speech
