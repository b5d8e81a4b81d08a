// Random and edge operands of the binary formats: zeros, denormals, NaNs of both kinds, infinities, powers of two, halfway
// cases, exponents in a chosen relation to another operand's.
#pragma once
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef uint64_t u64;
typedef uint32_t u32;
typedef uint16_t u16;
typedef uint8_t u8;

// Of the generator; the program defines it.
extern u64 random_state;
static u64 rnd(void) {  // splitmix64
    u64 z = (random_state += 0x9e3779b97f4a7c15ull);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
    return z ^ (z >> 31);
}
static u64 below(u64 n) { return rnd() % n; }
static u64 mask(int bits) { return bits >= 64 ? ~0ull : (1ull << bits) - 1; }

struct format {
    int width, fraction_bits, exponent_max;
};
static const struct format half = {16, 10, 31}, single = {32, 23, 255}, dual = {64, 52, 2047};

static u64 fraction_of(int bits) {
    u64 m = mask(bits);
    switch (below(8)) {
    case 0: return 0;
    case 1: return m;
    case 2: return m & ~mask((int)below(bits));    // ones from the top
    case 3: return (1ull << below(bits)) & m;      // a single bit
    case 4: return mask((int)below(bits));         // ones at the bottom
    case 5: return (rnd() << below(bits)) & m;     // trailing zeros
    default: return rnd() & m;
    }
}
static u64 compose(struct format f, u64 sign, long exponent, u64 fraction) {
    if (exponent < 0) exponent = 0;
    if (exponent > f.exponent_max) exponent = f.exponent_max;
    return (sign & 1) << (f.width - 1) | (u64)exponent << f.fraction_bits | fraction;
}
static long exponent_of(struct format f, u64 x) { return (x >> f.fraction_bits) & f.exponent_max; }

__attribute__((unused)) static u64 operand(struct format f) {
    long bias = f.exponent_max / 2;
    u64 s = rnd(), m = mask(f.fraction_bits);
    switch (below(10)) {
    case 0: return rnd() & mask(f.width);
    case 1:
        switch (below(10)) {
        case 0: return compose(f, s, 0, 0);
        case 1: return compose(f, s, f.exponent_max, 0);
        case 2: return compose(f, s, f.exponent_max, 1ull << (f.fraction_bits - 1));
        case 3: return compose(f, s, f.exponent_max, 1);
        case 4: return compose(f, s, f.exponent_max, rnd() & m);
        case 5: return compose(f, s, 0, 1);
        case 6: return compose(f, s, 0, m);
        case 7: return compose(f, s, 1, 0);
        case 8: return compose(f, s, f.exponent_max - 1, m);
        default: return compose(f, s, bias, 0);
        }
    case 2: return compose(f, s, 0, fraction_of(f.fraction_bits));
    case 3: return compose(f, s, below(4), fraction_of(f.fraction_bits));
    case 4: return compose(f, s, f.exponent_max - 1 - below(4), fraction_of(f.fraction_bits));
    case 5: return compose(f, s, bias - 3 + below(70), fraction_of(f.fraction_bits));  // around integers
    default: return compose(f, s, bias - 20 + below(40), fraction_of(f.fraction_bits));
    }
}
// An operand that meets `a` in cancellation, alignment, a tiny product, a tiny or huge quotient.
__attribute__((unused)) static u64 partner(struct format f, u64 a) {
    long bias = f.exponent_max / 2, e = exponent_of(f, a), p = f.fraction_bits, to, spread;
    switch (below(8)) {
    case 0: to = e, spread = 2; break;
    case 1: to = e, spread = p + 4; break;
    case 2: return a ^ below(2) << (f.width - 1) ^ below(4);
    case 3: to = bias + 1 - e, spread = p + 3; break;
    case 4: to = e + bias - 1, spread = p + 3; break;
    case 5: to = 3 * bias - e, spread = 3; break;
    case 6: to = e - bias, spread = 3; break;
    default: return operand(f);
    }
    return compose(f, rnd(), to - spread + (long)below(2 * spread + 1), fraction_of(f.fraction_bits));
}
__attribute__((unused)) static u64 integer_operand(int bits) {
    u64 x;
    switch (below(6)) {
    case 0: x = rnd(); break;
    case 1: x = rnd() >> below(64); break;
    case 2: x = -(rnd() >> below(64)); break;
    case 3: x = 1ull << below(64); break;
    case 4: x = (1ull << below(64)) + below(5) - 2; break;
    default: x = (rnd() | 1ull << 63) >> below(64) << below(40); break;  // ties of a rounding
    }
    return x & mask(bits);
}
