// Runs one floating-point instruction of the machine it is compiled for on random and edge operands, and
// writes operands, result and accrued exceptions as binary records.
//
//   floatoracle OPERATION ROUNDING COUNT SEED        exit code 3: this machine has no such operation or rounding
//
// Record, little endian: a, b, c, result (8 bytes each), flags (4, RISC-V's encoding), 1 if the result
// carries no information (4). The instructions are inline assembly: no compiler folds or reorders them.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef uint64_t u64;
typedef uint32_t u32;
struct record {
    u64 a, b, c, result;
    u32 flags, is_unspecified;
};

static u64 state;
static u64 rnd(void) {  // splitmix64
    u64 z = (state += 0x9e3779b97f4a7c15ull);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
    return z ^ (z >> 31);
}
static u64 below(u64 n) { return rnd() % n; }

// ---- operands ----

static int width, fraction_bits, exponent_max;  // of the format under test
static u64 mask(int bits) { return bits >= 64 ? ~0ull : (1ull << bits) - 1; }

static u64 fraction(void) {
    u64 m = mask(fraction_bits);
    switch (below(8)) {
    case 0: return 0;
    case 1: return m;
    case 2: return m & ~mask((int)below(fraction_bits));             // ones from the top
    case 3: return (1ull << below(fraction_bits)) & m;               // a single bit
    case 4: return mask((int)below(fraction_bits));                  // ones at the bottom
    case 5: return (rnd() << below(fraction_bits)) & m;              // trailing zeros
    default: return rnd() & m;
    }
}
static u64 compose(int sign, long exponent, u64 f) {
    if (exponent < 0) exponent = 0;
    if (exponent > exponent_max) exponent = exponent_max;
    return (u64)(sign & 1) << (width - 1) | (u64)exponent << fraction_bits | f;
}
static long exponent_of(u64 x) { return (x >> fraction_bits) & exponent_max; }

static u64 operand(void) {
    long bias = exponent_max / 2;
    u64 s = rnd();
    switch (below(8)) {
    case 0: return rnd() & mask(width);
    case 1: {  // zeros, infinities, NaNs of both kinds, extremes, one
        static const int kinds = 10;
        u64 f = mask(fraction_bits);
        switch (below(kinds)) {
        case 0: return compose(s, 0, 0);
        case 1: return compose(s, exponent_max, 0);
        case 2: return compose(s, exponent_max, 1ull << (fraction_bits - 1));
        case 3: return compose(s, exponent_max, 1);
        case 4: return compose(s, exponent_max, rnd() & f);
        case 5: return compose(s, 0, 1);
        case 6: return compose(s, 0, f);
        case 7: return compose(s, 1, 0);
        case 8: return compose(s, exponent_max - 1, f);
        default: return compose(s, bias, 0);
        }
    }
    case 2: return compose(s, 0, fraction());
    case 3: return compose(s, below(4), fraction());
    case 4: return compose(s, exponent_max - 1 - below(4), fraction());
    default: return compose(s, bias - 40 + below(80), fraction());
    }
}
// An operand whose exponent stands in a chosen relation to another's.
static u64 near_exponent(long exponent, int spread) {
    return compose(rnd(), exponent - spread + (long)below(2 * spread + 1), fraction());
}
static u64 integer_operand(int bits) {
    u64 x;
    switch (below(6)) {
    case 0: x = rnd(); break;
    case 1: x = rnd() >> below(64); break;
    case 2: x = -(rnd() >> below(64)); break;
    case 3: x = 1ull << below(64); break;
    case 4: x = (1ull << below(64)) + below(5) - 2; break;
    default: x = (rnd() | 1ull << 63) >> below(64) << below(40); break;  // ties of a rounding
    }
    return bits == 32 ? (u32)x : x;
}

// ---- the machine ----

enum { NX = 1, UF = 2, OF = 4, DZ = 8, NV = 16 };
static u64 A, B, C, R;
static u32 flags, unspecified;

#if defined(__riscv)
static void set_mode(int rounding) { __asm__ volatile("fsrm %0" ::"r"((u64)rounding)); }
static int has_mode(int rounding) { return rounding <= 4; }
#define BEGIN __asm__ volatile("fsflags zero");
#define END __asm__ volatile("frflags %0" : "=r"(flags));
// Single precision travels NaN-boxed, so both formats move as 64 bits.
static u64 box(u64 x) { return width == 32 ? x | 0xffffffff00000000ull : x; }
#define FFF(name, ins)                                                                             \
    static int name(void) {                                                                        \
        double a, b, c, r;                                                                         \
        u64 x = box(A), y = box(B), z = box(C);                                                    \
        memcpy(&a, &x, 8), memcpy(&b, &y, 8), memcpy(&c, &z, 8);                                   \
        BEGIN __asm__ volatile(ins : "=&f"(r) : "f"(a), "f"(b), "f"(c));                           \
        END memcpy(&R, &r, 8);                                                                     \
        return 1;                                                                                  \
    }
#define XFF(name, ins)                                                                             \
    static int name(void) {                                                                        \
        double a, b;                                                                               \
        u64 x = box(A), y = box(B);                                                                \
        memcpy(&a, &x, 8), memcpy(&b, &y, 8);                                                      \
        BEGIN __asm__ volatile(ins : "=&r"(R) : "f"(a), "f"(b));                                   \
        END return 1;                                                                              \
    }
#define FX(name, ins)                                                                              \
    static int name(void) {                                                                        \
        double r;                                                                                  \
        BEGIN __asm__ volatile(ins : "=&f"(r) : "r"(A));                                           \
        END memcpy(&R, &r, 8);                                                                     \
        return 1;                                                                                  \
    }
#define BOTH(x)                                                                                    \
    FFF(add##x, "fadd." #x " %0,%1,%2") FFF(sub##x, "fsub." #x " %0,%1,%2")                        \
    FFF(mul##x, "fmul." #x " %0,%1,%2") FFF(div##x, "fdiv." #x " %0,%1,%2")                        \
    FFF(sqrt##x, "fsqrt." #x " %0,%1") FFF(fma##x, "fmadd." #x " %0,%1,%2,%3")                     \
    FFF(min##x, "fmin." #x " %0,%1,%2") FFF(max##x, "fmax." #x " %0,%1,%2")                        \
    XFF(eq##x, "feq." #x " %0,%1,%2") XFF(lt##x, "flt." #x " %0,%1,%2")                            \
    XFF(le##x, "fle." #x " %0,%1,%2") XFF(class##x, "fclass." #x " %0,%1")                         \
    XFF(toi32##x, "fcvt.w." #x " %0,%1") XFF(tou32##x, "fcvt.wu." #x " %0,%1")                     \
    XFF(toi64##x, "fcvt.l." #x " %0,%1") XFF(tou64##x, "fcvt.lu." #x " %0,%1")                     \
    FX(fromi32##x, "fcvt." #x ".w %0,%1") FX(fromu32##x, "fcvt." #x ".wu %0,%1")                   \
    FX(fromi64##x, "fcvt." #x ".l %0,%1") FX(fromu64##x, "fcvt." #x ".lu %0,%1")
BOTH(s)
BOTH(d)
FFF(others, "fcvt.d.s %0,%1")
FFF(otherd, "fcvt.s.d %0,%1")
#else
#include <immintrin.h>
static u32 mxcsr;
static void set_mode(int rounding) {
    static const u32 rc[] = {0, 3, 1, 2};
    mxcsr = 0x1f80 | rc[rounding] << 13;
}
static int has_mode(int rounding) { return rounding <= 3; }
static void collect(void) {
    u32 m = _mm_getcsr();
    flags = (m >> 5 & 1) | (m >> 4 & 1) << 1 | (m >> 3 & 1) << 2 | (m >> 2 & 1) << 3 | (m & 1) << 4;
}
#define BEGIN _mm_setcsr(mxcsr);
#define END collect();
#define LOAD                                                                                       \
    __m128d a, b, c;                                                                               \
    a = _mm_castsi128_pd(_mm_cvtsi64_si128(A)), b = _mm_castsi128_pd(_mm_cvtsi64_si128(B));        \
    c = _mm_castsi128_pd(_mm_cvtsi64_si128(C));                                                    \
    (void)a, (void)b, (void)c;
#define FF(name, ins)                                                                              \
    static int name(void) {                                                                        \
        LOAD BEGIN __asm__ volatile(ins " %1,%0" : "+x"(a) : "x"(b));                              \
        END R = _mm_cvtsi128_si64(_mm_castpd_si128(a));                                            \
        return 1;                                                                                  \
    }
#define F1(name, ins)                                                                              \
    static int name(void) {                                                                        \
        LOAD BEGIN __asm__ volatile(ins " %1,%0" : "+x"(b) : "x"(a));                              \
        END R = _mm_cvtsi128_si64(_mm_castpd_si128(b));                                            \
        return 1;                                                                                  \
    }
#define FMA(name, ins)                                                                             \
    static int name(void) {                                                                        \
        if (!__builtin_cpu_supports("fma")) return 0;                                              \
        LOAD BEGIN __asm__ volatile(ins " %2,%1,%0" : "+x"(a) : "x"(b), "x"(c));                   \
        END R = _mm_cvtsi128_si64(_mm_castpd_si128(a));                                            \
        /* 0 × inf + qNaN: RISC-V raises NV, x86 does not. */                                      \
        u64 m = mask(width - 1), inf = (u64)exponent_max << fraction_bits;                         \
        if (((A & m) == 0 && (B & m) == inf) || ((A & m) == inf && (B & m) == 0)) flags |= NV;     \
        return 1;                                                                                  \
    }
#define TOINT(name, ins, type)                                                                     \
    static int name(void) {                                                                        \
        type r;                                                                                    \
        LOAD BEGIN __asm__ volatile(ins " %1,%0" : "=r"(r) : "x"(a));                              \
        END R = (u64)(int64_t)r;                                                                   \
        unspecified = (flags & NV) != 0;                                                           \
        return 1;                                                                                  \
    }
#define FROMINT(name, ins, type)                                                                   \
    static int name(void) {                                                                        \
        type x = (type)A;                                                                          \
        LOAD BEGIN __asm__ volatile(ins " %1,%0" : "+x"(b) : "r"(x));                              \
        END R = _mm_cvtsi128_si64(_mm_castpd_si128(b));                                            \
        return 1;                                                                                  \
    }
#define COMPARE(name, ins, cc)                                                                     \
    static int name(void) {                                                                        \
        unsigned char t;                                                                           \
        LOAD BEGIN __asm__ volatile(ins : "=r"(t) : "x"(a), "x"(b) : "cc", "rcx");                 \
        END R = t;                                                                                 \
        return 1;                                                                                  \
    }
#define NONE(name)                                                                                 \
    static int name(void) { return 0; }
#define BOTH(x)                                                                                    \
    FF(add##x, "adds" #x) FF(sub##x, "subs" #x) FF(mul##x, "muls" #x) FF(div##x, "divs" #x)        \
    F1(sqrt##x, "sqrts" #x) FMA(fma##x, "vfmadd213s" #x) NONE(min##x) NONE(max##x)                 \
    COMPARE(eq##x, "ucomis" #x " %2,%1; sete %0; setnp %%cl; and %%cl,%0", e)                      \
    COMPARE(lt##x, "comis" #x " %1,%2; seta %0", a)                                                \
    COMPARE(le##x, "comis" #x " %1,%2; setae %0", ae)                                              \
    NONE(class##x)                                                                                 \
    TOINT(toi32##x, "cvts" #x "2si", int32_t) TOINT(toi64##x, "cvts" #x "2si", int64_t)            \
    NONE(tou32##x) NONE(tou64##x)                                                                  \
    FROMINT(fromi32##x, "cvtsi2s" #x "l", int32_t) FROMINT(fromi64##x, "cvtsi2s" #x "q", int64_t)  \
    FROMINT(fromu32##x, "cvtsi2s" #x "q", u64) NONE(fromu64##x)

BOTH(s)
BOTH(d)
F1(others, "cvtss2sd")
F1(otherd, "cvtsd2ss")
#endif

enum { TWO, ONE_OPERAND, THREE, TO_INTEGER, FROM32, FROM64 };
static const struct {
    const char *name;
    int shape;
    int (*single)(void), (*dual)(void);
} operations[] = {
    {"add", TWO, adds, addd},           {"sub", TWO, subs, subd},
    {"mul", TWO, muls, muld},           {"div", TWO, divs, divd},
    {"sqrt", ONE_OPERAND, sqrts, sqrtd}, {"fma", THREE, fmas, fmad},
    {"min", TWO, mins, mind},           {"max", TWO, maxs, maxd},
    {"eq", TWO, eqs, eqd},              {"lt", TWO, lts, ltd},
    {"le", TWO, les, led},              {"class", ONE_OPERAND, classs, classd},
    {"toI32", TO_INTEGER, toi32s, toi32d}, {"toU32", TO_INTEGER, tou32s, tou32d},
    {"toI64", TO_INTEGER, toi64s, toi64d}, {"toU64", TO_INTEGER, tou64s, tou64d},
    {"fromI32", FROM32, fromi32s, fromi32d}, {"fromU32", FROM32, fromu32s, fromu32d},
    {"fromI64", FROM64, fromi64s, fromi64d}, {"fromU64", FROM64, fromu64s, fromu64d},
    {"convert", ONE_OPERAND, others, otherd},
};

static void choose(int shape, const char *name) {
    long bias = exponent_max / 2;
    A = operand(), B = operand(), C = operand();
    switch (shape) {
    case TWO:
        switch (below(6)) {
        case 0: B = near_exponent(exponent_of(A), 2); break;                       // cancellation
        case 1: B = near_exponent(exponent_of(A), fraction_bits + 4); break;       // alignment
        case 2: B = A ^ (below(2) << (width - 1)) ^ below(4); break;
        case 3: B = near_exponent(bias + 1 - exponent_of(A), fraction_bits + 3); break;      // tiny products
        case 4: B = near_exponent(exponent_of(A) + bias - 1, fraction_bits + 3); break;      // tiny quotients
        }
        if (below(64) == 0) B = near_exponent(3 * bias - exponent_of(A), 3);       // large products
        break;
    case ONE_OPERAND:
        if (!strcmp(name, "convert") && width == 64 && below(2)) {                 // around single's borders
            long e = below(2) ? 1023 - 126 : 1023 + 127;
            A = near_exponent(e, 26);
            if (below(2)) A &= ~mask(29 - (int)below(3));
        }
        break;
    case THREE:
        if (below(3) == 0) B = near_exponent(bias + 1 - exponent_of(A), fraction_bits + 3);
        switch (below(5)) {
        case 0: C = near_exponent(exponent_of(A) + exponent_of(B) - bias, 3); break;
        case 1: C = near_exponent(exponent_of(A) + exponent_of(B) - bias, 2 * fraction_bits + 6); break;
        case 2:                                                                     // cancels but for the tail
            if (width == 32) {
                float x, y, p;
                u32 a = (u32)A, b = (u32)B, r;
                memcpy(&x, &a, 4), memcpy(&y, &b, 4);
                p = -(x * y), memcpy(&r, &p, 4), C = r;
            } else {
                double x, y, p;
                memcpy(&x, &A, 8), memcpy(&y, &B, 8);
                p = -(x * y), memcpy(&C, &p, 8);
            }
            C ^= below(3);
            break;
        }
        break;
    case TO_INTEGER:
        if (below(4)) A = compose(rnd(), bias - 3 + below(70), fraction());
        break;
    case FROM32: A = integer_operand(32); break;
    case FROM64: A = integer_operand(64); break;
    }
    if (shape != THREE) C = 0;
    if (shape != THREE && shape != TWO) B = 0;
}

int main(int argc, char **argv) {
    if (argc != 5) return 2;
    int n = sizeof operations / sizeof *operations, i;
    width = argv[1][0] == 's' ? 32 : 64;
    fraction_bits = width == 32 ? 23 : 52;
    exponent_max = width == 32 ? 255 : 2047;
    for (i = 0; i < n && strcmp(operations[i].name, argv[1] + 1); i++) {}
    int rounding = atoi(argv[2]);
    if (i == n || !has_mode(rounding)) return 3;
    state = strtoull(argv[4], 0, 0);
    long count = atol(argv[3]);
    int (*run)(void) = width == 32 ? operations[i].single : operations[i].dual;
    static struct record out[4096];
    int used = 0;
    for (long k = 0; k < count; k++) {
        choose(operations[i].shape, operations[i].name);
        unspecified = 0;
        set_mode(rounding);
        if (!run()) return 3;
        set_mode(0);
#if !defined(__riscv)
        _mm_setcsr(0x1f80);
#endif
        out[used++] = (struct record){A, B, C, R, flags, unspecified};
        if (used == 4096 || k == count - 1) {
            if (fwrite(out, sizeof *out, used, stdout) != (size_t)used) return 4;
            used = 0;
        }
    }
    return fflush(stdout) ? 4 : 0;
}
