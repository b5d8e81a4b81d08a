#pragma once
#include <isa-l/igzip_lib.h>

// Nothing is linked: the library is opened when first used, and where there is none zlib does the work.

// What was decoded and not yet handed out, with up to 32 KiB before it. Swift imports no array of this size.
static inline unsigned char *c2w_isal_history(struct inflate_state *state) { return state->tmp_out_buffer; }

typedef void (*c2w_isal_init_function)(struct inflate_state *);
typedef int (*c2w_isal_inflate_function)(struct inflate_state *);
typedef int (*c2w_isal_set_dict_function)(struct inflate_state *, unsigned char *, unsigned int);
