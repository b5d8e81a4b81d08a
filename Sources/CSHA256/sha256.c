// Compression functions over the SHA instructions (Intel 64 and IA-32 Architectures Software Developer's Manual,
// volume 2: SHA256RNDS2, SHA256MSG1, SHA256MSG2). SHA256RNDS2 does two rounds on two registers that hold, from the
// high word to the low, A B E F and C D G H; the third operand holds two words of schedule + constant in its low half.
#include "CSHA256.h"

#include <string.h>

static const uint32_t initial[8] = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
};

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>

#define WITH_SHA __attribute__((target("sha,sse4.1,ssse3")))
#define INLINE_WITH_SHA __attribute__((target("sha,sse4.1,ssse3"), always_inline)) static inline

static const uint32_t constants[64] __attribute__((aligned(16))) = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

struct lane {
    __m128i abef, cdgh;
    // Sixteen words of the schedule, four in each.
    __m128i schedule[4];
};

INLINE_WITH_SHA void take_words(struct lane *lane, const uint32_t *words) {
    __m128i abcd = _mm_loadu_si128((const __m128i *)words);
    __m128i efgh = _mm_loadu_si128((const __m128i *)(words + 4));
    __m128i badc = _mm_shuffle_epi32(abcd, 0xb1);
    __m128i hgfe = _mm_shuffle_epi32(efgh, 0x1b);
    lane->abef = _mm_alignr_epi8(badc, hgfe, 8);
    lane->cdgh = _mm_blend_epi16(hgfe, badc, 0xf0);
}

INLINE_WITH_SHA void give_words(const struct lane *lane, uint32_t *words) {
    __m128i feba = _mm_shuffle_epi32(lane->abef, 0x1b);
    __m128i dchg = _mm_shuffle_epi32(lane->cdgh, 0xb1);
    _mm_storeu_si128((__m128i *)words, _mm_blend_epi16(feba, dchg, 0xf0));
    _mm_storeu_si128((__m128i *)(words + 4), _mm_alignr_epi8(dchg, feba, 8));
}

INLINE_WITH_SHA void take_block(struct lane *lane, const uint8_t *block) {
    const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    for (int i = 0; i < 4; i++)
        lane->schedule[i] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(block + 16 * i)), big_endian);
}

// Rounds 4 i to 4 i + 3.
INLINE_WITH_SHA void four_rounds(struct lane *lane, int i) {
    __m128i *words = lane->schedule;
    if (i >= 4) {
        __m128i last = words[(i + 3) & 3];
        __m128i sum = _mm_add_epi32(
            _mm_sha256msg1_epu32(words[i & 3], words[(i + 1) & 3]), _mm_alignr_epi8(last, words[(i + 2) & 3], 4));
        words[i & 3] = _mm_sha256msg2_epu32(sum, last);
    }
    __m128i input = _mm_add_epi32(words[i & 3], _mm_load_si128((const __m128i *)(constants + 4 * i)));
    lane->cdgh = _mm_sha256rnds2_epu32(lane->cdgh, lane->abef, input);
    lane->abef = _mm_sha256rnds2_epu32(lane->abef, lane->cdgh, _mm_shuffle_epi32(input, 0x0e));
}

WITH_SHA static void compress(uint32_t *words, const uint8_t *blocks, size_t count) {
    struct lane lane;
    take_words(&lane, words);
    for (; count > 0; count--, blocks += 64) {
        __m128i abef = lane.abef, cdgh = lane.cdgh;
        take_block(&lane, blocks);
#pragma clang loop unroll(full)
        for (int i = 0; i < 16; i++) four_rounds(&lane, i);
        lane.abef = _mm_add_epi32(lane.abef, abef);
        lane.cdgh = _mm_add_epi32(lane.cdgh, cdgh);
    }
    give_words(&lane, words);
}

WITH_SHA static void compress_both(
    uint32_t *words_a, const uint8_t *blocks_a, uint32_t *words_b, const uint8_t *blocks_b, size_t count) {
    struct lane a, b;
    take_words(&a, words_a);
    take_words(&b, words_b);
    for (; count > 0; count--, blocks_a += 64, blocks_b += 64) {
        __m128i abef_a = a.abef, cdgh_a = a.cdgh, abef_b = b.abef, cdgh_b = b.cdgh;
        take_block(&a, blocks_a);
        take_block(&b, blocks_b);
#pragma clang loop unroll(full)
        for (int i = 0; i < 16; i++) {
            four_rounds(&a, i);
            four_rounds(&b, i);
        }
        a.abef = _mm_add_epi32(a.abef, abef_a);
        a.cdgh = _mm_add_epi32(a.cdgh, cdgh_a);
        b.abef = _mm_add_epi32(b.abef, abef_b);
        b.cdgh = _mm_add_epi32(b.cdgh, cdgh_b);
    }
    give_words(&a, words_a);
    give_words(&b, words_b);
}

int c2w_sha256_is_usable(void) {
    unsigned a, b, c, d;
    if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & 1u << 9) || !(c & 1u << 19)) return 0;  // SSSE3, SSE4.1
    return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & 1u << 29);                    // SHA
}

#else

// Never called: there is nothing usable.
int c2w_sha256_is_usable(void) { return 0; }
static void compress(uint32_t *words, const uint8_t *blocks, size_t count) {
    (void)words, (void)blocks, (void)count;
}
static void compress_both(
    uint32_t *words_a, const uint8_t *blocks_a, uint32_t *words_b, const uint8_t *blocks_b, size_t count) {
    (void)words_a, (void)blocks_a, (void)words_b, (void)blocks_b, (void)count;
}

#endif

void c2w_sha256_begin(struct c2w_sha256 *hash) {
    memcpy(hash->words, initial, sizeof initial);
    hash->byte_count = 0;
}

// Takes bytes until the block that waits is whole, or there are no more; how many.
static size_t complete_block(struct c2w_sha256 *hash, const uint8_t *bytes, size_t count) {
    size_t waiting = hash->byte_count % 64;
    if (waiting == 0) return 0;
    size_t taken = 64 - waiting < count ? 64 - waiting : count;
    memcpy(hash->block + waiting, bytes, taken);
    hash->byte_count += taken;
    if (waiting + taken == 64) compress(hash->words, hash->block, 1);
    return taken;
}

// What is left after whole blocks; none waits.
static void keep_rest(struct c2w_sha256 *hash, const uint8_t *bytes, size_t count) {
    if (count > 0) memcpy(hash->block, bytes, count);
    hash->byte_count += count;
}

void c2w_sha256_update(struct c2w_sha256 *hash, const uint8_t *bytes, size_t count) {
    if (count == 0) return;
    size_t taken = complete_block(hash, bytes, count);
    bytes += taken;
    count -= taken;
    if (count == 0) return;
    size_t blocks = count / 64;
    compress(hash->words, bytes, blocks);
    hash->byte_count += blocks * 64;
    keep_rest(hash, bytes + blocks * 64, count % 64);
}

void c2w_sha256_update_both(
    struct c2w_sha256 *first, const uint8_t *first_bytes, size_t first_count,
    struct c2w_sha256 *second, const uint8_t *second_bytes, size_t second_count) {
    if (first_count > 0 && second_count > 0) {
        size_t taken = complete_block(first, first_bytes, first_count);
        first_bytes += taken;
        first_count -= taken;
        taken = complete_block(second, second_bytes, second_count);
        second_bytes += taken;
        second_count -= taken;
        size_t both = (first_count < second_count ? first_count : second_count) / 64;
        if (both > 0) {
            compress_both(first->words, first_bytes, second->words, second_bytes, both);
            first->byte_count += both * 64;
            second->byte_count += both * 64;
            first_bytes += both * 64;
            first_count -= both * 64;
            second_bytes += both * 64;
            second_count -= both * 64;
        }
    }
    c2w_sha256_update(first, first_bytes, first_count);
    c2w_sha256_update(second, second_bytes, second_count);
}

void c2w_sha256_end(struct c2w_sha256 *hash, uint8_t *digest) {
    uint64_t bits = hash->byte_count * 8;
    uint8_t padding[128] = {0x80};
    size_t waiting = hash->byte_count % 64;
    size_t count = (waiting < 56 ? 56 : 120) - waiting;
    for (int i = 0; i < 8; i++) padding[count + i] = (uint8_t)(bits >> (56 - 8 * i));
    c2w_sha256_update(hash, padding, count + 8);
    for (int i = 0; i < 32; i++) digest[i] = (uint8_t)(hash->words[i / 4] >> (24 - 8 * (i % 4)));
}
