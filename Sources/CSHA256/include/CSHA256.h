// SHA-256 (FIPS 180-4) of one stream, or of two side by side, by the SHA instructions of x86-64.
#pragma once
#include <stddef.h>
#include <stdint.h>

// One hash under way. The eight words are H0 to H7.
struct c2w_sha256 {
    uint32_t words[8];
    uint64_t byte_count;
    uint8_t block[64];  // its first byte_count % 64 bytes wait for the others
};

// Whether this processor has what the functions below need.
int c2w_sha256_is_usable(void);
void c2w_sha256_begin(struct c2w_sha256 *hash);
void c2w_sha256_update(struct c2w_sha256 *hash, const uint8_t *bytes, size_t count);
// Two hashes, which must not be one: faster than one after the other, since an instruction of one need not wait for
// the result of the other's.
void c2w_sha256_update_both(
    struct c2w_sha256 *first, const uint8_t *first_bytes, size_t first_count,
    struct c2w_sha256 *second, const uint8_t *second_bytes, size_t second_count);
// Ends the hash; `digest` takes 32 bytes.
void c2w_sha256_end(struct c2w_sha256 *hash, uint8_t *digest);
