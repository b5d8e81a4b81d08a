/* Integer mix: SHA-256-like rounds, CRC-32 by table, quicksort, a string of calls and branches. */
#include "start.h"

static u32 crc_table[256];
static u32 words[16384];
static u64 seed = 88172645463325252ul;

static u64 next(void) {
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return seed;
}

static u32 rotate(u32 x, int n) { return x >> n | x << (32 - n); }

static u32 rounds(u32 state[8], const u32 *block) {
    u32 w[64];
    for (int i = 0; i < 16; i++) w[i] = block[i];
    for (int i = 16; i < 64; i++)
        w[i] = w[i - 16] + w[i - 7] + (rotate(w[i - 15], 7) ^ rotate(w[i - 15], 18) ^ w[i - 15] >> 3)
            + (rotate(w[i - 2], 17) ^ rotate(w[i - 2], 19) ^ w[i - 2] >> 10);
    u32 a = state[0], b = state[1], c = state[2], d = state[3];
    u32 e = state[4], f = state[5], g = state[6], h = state[7];
    for (int i = 0; i < 64; i++) {
        u32 t = h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + (e & f ^ ~e & g) + w[i];
        u32 s = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + (a & b ^ a & c ^ b & c);
        h = g, g = f, f = e, e = d + t, d = c, c = b, b = a, a = t + s;
    }
    state[0] += a, state[1] += b, state[2] += c, state[3] += d;
    state[4] += e, state[5] += f, state[6] += g, state[7] += h;
    return state[0];
}

static void sort(u32 *first, u32 *last) {
    while (last - first > 1) {
        u32 pivot = first[(last - first - 1) / 2], *i = first - 1, *j = last;
        for (;;) {
            do i++; while (*i < pivot);
            do j--; while (*j > pivot);
            if (i >= j) break;
            u32 t = *i;
            *i = *j;
            *j = t;
        }
        sort(first, j + 1);
        first = j + 1;
    }
}

__attribute__((noinline)) static u64 fibonacci(u64 n) { return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2); }

int main(void) {
    for (u32 i = 0; i < 256; i++) {
        u32 c = i;
        for (int k = 0; k < 8; k++) c = c & 1 ? 0xedb88320u ^ c >> 1 : c >> 1;
        crc_table[i] = c;
    }
    u32 state[8] = {1, 2, 3, 4, 5, 6, 7, 8}, crc = ~0u;
    u64 calls = 0;
    for (int pass = 0; pass < 40; pass++) {
        for (int i = 0; i < 16384; i++) words[i] = (u32)next();
        for (int i = 0; i < 16384; i += 16) rounds(state, words + i);
        for (int i = 0; i < 65536; i++) crc = crc_table[(crc ^ ((u8 *)words)[i]) & 255] ^ crc >> 8;
        sort(words, words + 16384);
        calls += fibonacci(22);
    }
    print_number("rounds", state[0]);
    print_number("crc", crc);
    print_number("median", words[8192]);
    print_number("calls", calls);
    return 0;
}
