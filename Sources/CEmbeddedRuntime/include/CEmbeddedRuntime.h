// What Embedded Swift asks of the platform below it, for wasm32 with no operating system: memory, byte copies,
// and one import to write text with. Only the check of the portable core links it.
#pragma once
#include <stdint.h>

// Imported from the embedder: writes `count` bytes at `text` where a person sees them.
__attribute__((import_module("host"), import_name("write")))
extern void c2w_host_write(const void *text, uint32_t count);
