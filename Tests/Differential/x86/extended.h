// Random and edge operands of 80 bits, and what suits the instructions that take them.
#pragma once
#include "operands.h"

struct extended {
    u64 significand;
    u16 exponent;   // and sign
};
enum { TOP_BIT = 63, BIAS = 16383 };
static const u64 integer_bit = 1ull << TOP_BIT;

static struct extended extended(long exponent, u64 significand) {
    if (exponent < 0) exponent = 0;
    if (exponent > 32767) exponent = 32767;
    return (struct extended){significand, (u16)(exponent | below(2) << 15)};
}
static struct extended normal(long exponent) {
    if (exponent < 1) exponent = 1;
    if (exponent > 32766) exponent = 32766;
    u64 f = fraction_of(63);
    if (below(8) == 0) f &= ~mask(11 - (int)below(3));   // ties of the shorter precisions
    if (below(8) == 0) f &= ~mask(40 - (int)below(3));
    return extended(exponent, integer_bit | f);
}
static struct extended random_extended(void) {
    switch (below(16)) {
    case 0:
        switch (below(12)) {
        case 0: return extended(0, 0);
        case 1: return extended(32767, integer_bit);
        case 2: return extended(32767, integer_bit | 1ull << 62);
        case 3: return extended(32767, integer_bit | 1);
        case 4: return extended(32767, integer_bit | rnd());
        case 5: return extended(0, 1);
        case 6: return extended(0, mask(63));
        case 7: return extended(1, integer_bit);
        case 8: return extended(32766, ~0ull);
        case 9: return extended(rnd() & 32767, rnd() & mask(63));   // an unnormal, a pseudo-NaN, a denormal
        case 10: return extended(0, integer_bit | fraction_of(63)); // a pseudo-denormal
        default: return extended(32767, 0);                         // a pseudo-infinity
        }
    case 1: return extended(0, fraction_of(63) >> below(64));
    case 2: return normal(below(70));
    case 3: return normal(32766 - below(70));
    case 4: return normal(rnd() & 32767);
    case 5: case 6: return normal(BIAS - 3 + below(70));            // around integers
    case 7: return normal(BIAS - 1100 + below(2200));               // around the borders of double
    case 8: return normal(BIAS - 160 + below(320));                 // and of single
    case 9: return normal(BIAS);
    default: return normal(BIAS - 20 + below(40));
    }
}
static struct extended partner_of(struct extended a) {
    long e = a.exponent & 32767;
    struct extended b;
    switch (below(8)) {
    case 0: return normal(e - 2 + (long)below(5));
    case 1: return normal(e - 70 + (long)below(140));
    case 2: b = a, b.exponent ^= below(2) << 15, b.significand ^= below(4); return b;
    case 3: return normal(2 * BIAS - BIAS + 1 - e - 66 + (long)below(132));
    case 4: return normal(e + BIAS - 1 - 66 + (long)below(132));
    case 5: return normal(3 * BIAS - e - 3 + (long)below(6));
    case 6: return normal(e - BIAS - 3 + (long)below(6));
    default: return random_extended();
    }
}
// Operands that suit what the instruction does with them.
static void suit(const char *name, struct extended *st0, struct extended *st1) {
    if (below(4) == 0) return;
    if (!strcmp(name, "fscale")) *st1 = normal(BIAS + below(18));
    if (!strncmp(name, "fprem", 5)) *st1 = normal((st0->exponent & 32767) - (long)below(below(2) ? 70 : 5));
    if (!strcmp(name, "f2xm1")) *st0 = normal(BIAS - 1 - below(below(2) ? 80 : 4));
    if (!strcmp(name, "fyl2xp1")) *st0 = normal(BIAS - 3 - below(below(2) ? 80 : 4));
    if (!strcmp(name, "fyl2x")) st0->exponent &= 32767;
    if (!strcmp(name, "fyl2x") && below(4) == 0) *st0 = extended(BIAS - below(2), ~(rnd() >> below(64)) | integer_bit), st0->exponent &= 32767;
    if (!strcmp(name, "fsin") || !strcmp(name, "fcos") || !strcmp(name, "fsincos") || !strcmp(name, "fptan"))
        *st0 = normal(BIAS + 4 - below(below(2) ? 70 : 6));
}

__attribute__((unused)) static void put(u8 *registers, int i, struct extended x) {
    memcpy(registers + 10 * i, &x.significand, 8), memcpy(registers + 10 * i + 8, &x.exponent, 2);
}

__attribute__((unused)) static u64 bcd_digits(int count) {
    u64 x = 0;
    for (int i = 0; i < count; i++) x = x << 4 | (below(3) ? below(10) : below(2) ? 9 : 0);
    return x;
}
