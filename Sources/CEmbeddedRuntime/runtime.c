#include "CEmbeddedRuntime.h"
#include <stddef.h>

#define PAGE_BYTES 65536u

extern unsigned char __heap_base;

// A block: its size class in the word before it. Freed blocks of a class are kept in a list; classes are powers
// of two. Nothing is ever given back to the embedder, which is enough for a run that ends.
typedef struct Block { struct Block *next; } Block;
static Block *free_blocks[32];
static uintptr_t heap_top;

static void *grow(uintptr_t bytes, uintptr_t alignment) {
    if (heap_top == 0) heap_top = (uintptr_t)&__heap_base;
    uintptr_t start = (heap_top + 16 + alignment - 1) & ~(alignment - 1);
    uintptr_t end = start + bytes;
    uintptr_t have = (uintptr_t)__builtin_wasm_memory_size(0) * PAGE_BYTES;
    if (end < start) return 0;
    if (end > have && __builtin_wasm_memory_grow(0, (end - have + PAGE_BYTES - 1) / PAGE_BYTES) == (size_t)-1) return 0;
    heap_top = end;
    return (void *)start;
}

int posix_memalign(void **out, size_t alignment, size_t bytes) {
    if (alignment < 16) alignment = 16;
    unsigned class = 4;
    while (class < 31 && ((size_t)1 << class) < bytes) class++;
    // Larger alignments come straight from the heap's top, so that a listed block always has 16.
    Block *block = alignment == 16 ? free_blocks[class] : 0;
    if (block) {
        free_blocks[class] = block->next;
    } else {
        block = grow((uintptr_t)1 << class, alignment);
        if (!block) return 12;
        ((uint32_t *)block)[-1] = class;
    }
    *out = block;
    return 0;
}

void *malloc(size_t bytes) {
    void *out = 0;
    return posix_memalign(&out, 16, bytes) == 0 ? out : 0;
}

void free(void *memory) {
    if (!memory) return;
    unsigned class = ((uint32_t *)memory)[-1];
    Block *block = memory;
    block->next = free_blocks[class];
    free_blocks[class] = block;
}

void *memcpy(void *restrict to, const void *restrict from, size_t count) {
    unsigned char *t = to;
    const unsigned char *f = from;
    for (; count >= 8; count -= 8, t += 8, f += 8) *(uint64_t __attribute__((aligned(1))) *)t = *(const uint64_t __attribute__((aligned(1))) *)f;
    while (count--) *t++ = *f++;
    return to;
}

void *memmove(void *to, const void *from, size_t count) {
    unsigned char *t = to;
    const unsigned char *f = from;
    if (t == f) return to;
    if (t < f || t >= f + count) {
        while (count--) *t++ = *f++;
    } else {
        while (count--) t[count] = f[count];
    }
    return to;
}

void *memset(void *memory, int value, size_t count) {
    unsigned char *t = memory;
    while (count--) *t++ = (unsigned char)value;
    return memory;
}

int memcmp(const void *left, const void *right, size_t count) {
    const unsigned char *l = left, *r = right;
    for (; count--; l++, r++)
        if (*l != *r) return *l - *r;
    return 0;
}

size_t strlen(const char *text) {
    size_t count = 0;
    while (text[count]) count++;
    return count;
}

// Only seeds hash tables, and a check wants the same run each time.
void arc4random_buf(void *buffer, size_t count) { memset(buffer, 0x5a, count); }

int putchar(int character) {
    unsigned char byte = (unsigned char)character;
    c2w_host_write(&byte, 1);
    return character;
}
