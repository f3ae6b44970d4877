/* Stands in for miniaudio where Ollama is built for tests. Module archives leave out directories called vendor, where the
 * real one lies. These are the names that the multimodal helper of llama.cpp uses; every sound is unreadable. Text models
 * never come here. */
#ifndef PORTINERIA_MINIAUDIO_H
#define PORTINERIA_MINIAUDIO_H

#include <cstddef>

typedef int ma_result;
typedef unsigned long long ma_uint64;
typedef enum { ma_format_f32 } ma_format;
typedef struct { int unused; } ma_decoder_config;
typedef struct { int unused; } ma_decoder;

enum { MA_SUCCESS = 0, MA_ERROR = -1 };

static inline ma_decoder_config ma_decoder_config_init(ma_format, unsigned, unsigned) { return ma_decoder_config(); }
static inline ma_result ma_decoder_init_memory(const void *, size_t, const ma_decoder_config *, ma_decoder *) { return MA_ERROR; }
static inline ma_result ma_decoder_get_length_in_pcm_frames(ma_decoder *, ma_uint64 *) { return MA_ERROR; }
static inline ma_result ma_decoder_read_pcm_frames(ma_decoder *, void *, ma_uint64, ma_uint64 *) { return MA_ERROR; }
static inline ma_result ma_decoder_uninit(ma_decoder *) { return MA_SUCCESS; }

#endif
