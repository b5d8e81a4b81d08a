// Runs one SSE or AVX floating-point instruction of this machine on random and edge operands, under every rounding mode, DAZ
// and FTZ, with exceptions masked and (one time in four) some unmasked, and writes what went in and what came out.
//
//   sseoracle OPERATION COUNT SEED     COUNT executions in each of the 16 modes; exit code 3: no such operation here
//
// An unmasked exception arrives as SIGFPE: the handler notes MXCSR and lets the instruction run again, masked.
#include "operands.h"
#include <signal.h>
#include <ucontext.h>

u64 random_state;

struct record {
    u8 a[32], b[32], c[32], result[32];
    u32 mxcsr, mxcsr_after, trap, immediate;  // trap: MXCSR at the signal, or all ones
};
static struct record now;

static void on_exception(int number, siginfo_t *info, void *context) {
    (void)number, (void)info;
    u32 *m = &((ucontext_t *)context)->uc_mcontext.fpregs->mxcsr;
    now.trap = *m;
    *m |= 0x1f80;
}

#define RUN(ins)                                                                                     \
    __asm__ volatile("vmovups %[a],%%ymm1\nvmovups %[b],%%ymm2\nvmovups %[c],%%ymm0\n"               \
                     "xorl %%eax,%%eax\nmovq %[a],%%rdx\nldmxcsr %[m]\n" ins                         \
                     "\nstmxcsr %[o]\nvmovups %%ymm0,%[r]\nvzeroupper\n"                             \
                     : [o] "=m"(now.mxcsr_after), [r] "=m"(now.result)                               \
                     : [a] "m"(now.a), [b] "m"(now.b), [c] "m"(now.c), [m] "m"(now.mxcsr)            \
                     : "rax", "rdx", "xmm0", "xmm1", "xmm2", "memory", "cc")
#define RAX "\nvmovq %%rax,%%xmm0"
#define FLAGS "\npushfq\npopq %%rax\nandl $0x8d5,%%eax" RAX

static int has(const char *feature) {
    if (!strcmp(feature, "fma")) return __builtin_cpu_supports("fma");
    if (!strcmp(feature, "f16c")) return __builtin_cpu_supports("f16c");
    return __builtin_cpu_supports("avx2");
}

#define ONE(name, ins) static void name(void) { RUN(ins); }
#define BOTH(name, ins) ONE(name##s, ins "ps %%ymm2,%%ymm1,%%ymm0") ONE(name##d, ins "pd %%ymm2,%%ymm1,%%ymm0")
BOTH(add, "vadd") BOTH(sub, "vsub") BOTH(mul, "vmul") BOTH(div, "vdiv") BOTH(min, "vmin") BOTH(max, "vmax")
BOTH(addsub, "vaddsub") BOTH(hadd, "vhadd") BOTH(hsub, "vhsub")
ONE(sqrts, "vsqrtps %%ymm1,%%ymm0") ONE(sqrtd, "vsqrtpd %%ymm1,%%ymm0")
ONE(rcps, "vrcpps %%ymm1,%%ymm0") ONE(rsqrts, "vrsqrtps %%ymm1,%%ymm0")
ONE(ucomis, "vucomiss %%xmm2,%%xmm1" FLAGS) ONE(ucomid, "vucomisd %%xmm2,%%xmm1" FLAGS)
ONE(comis, "vcomiss %%xmm2,%%xmm1" FLAGS) ONE(comid, "vcomisd %%xmm2,%%xmm1" FLAGS)
ONE(stoi32, "vcvtss2si %%xmm1,%%eax" RAX) ONE(stoi64, "vcvtss2si %%xmm1,%%rax" RAX)
ONE(dtoi32, "vcvtsd2si %%xmm1,%%eax" RAX) ONE(dtoi64, "vcvtsd2si %%xmm1,%%rax" RAX)
ONE(strunc32, "vcvttss2si %%xmm1,%%eax" RAX) ONE(strunc64, "vcvttss2si %%xmm1,%%rax" RAX)
ONE(dtrunc32, "vcvttsd2si %%xmm1,%%eax" RAX) ONE(dtrunc64, "vcvttsd2si %%xmm1,%%rax" RAX)
ONE(i32tos, "vcvtsi2ssl %%edx,%%xmm1,%%xmm0") ONE(i64tos, "vcvtsi2ssq %%rdx,%%xmm1,%%xmm0")
ONE(i32tod, "vcvtsi2sdl %%edx,%%xmm1,%%xmm0") ONE(i64tod, "vcvtsi2sdq %%rdx,%%xmm1,%%xmm0")
ONE(ps2dq, "vcvtps2dq %%ymm1,%%ymm0") ONE(tps2dq, "vcvttps2dq %%ymm1,%%ymm0")
ONE(pd2dq, "vcvtpd2dqy %%ymm1,%%xmm0") ONE(tpd2dq, "vcvttpd2dqy %%ymm1,%%xmm0")
ONE(dq2ps, "vcvtdq2ps %%ymm1,%%ymm0") ONE(dq2pd, "vcvtdq2pd %%xmm1,%%ymm0")
ONE(ps2pd, "vcvtps2pd %%xmm1,%%ymm0") ONE(pd2ps, "vcvtpd2psy %%ymm1,%%xmm0")
ONE(ph2ps, "vcvtph2ps %%xmm1,%%ymm0")
// a × b + c with a in ymm1, b in ymm2, c in ymm0; the other forms permute the roles (SDM Vol. 2C).
#define FMA(name, ins) BOTH(name##231, "vf" ins "231") BOTH(name##213, "vf" ins "213") BOTH(name##132, "vf" ins "132")
FMA(fma, "madd") FMA(fms, "msub") FMA(fnma, "nmadd") FMA(fnms, "nmsub") FMA(fmas, "maddsub") FMA(fmsa, "msubadd")

#define CASE(n, ins) case n: RUN(ins); break;
#define SIXTEEN(X) X(0) X(1) X(2) X(3) X(4) X(5) X(6) X(7) X(8) X(9) X(10) X(11) X(12) X(13) X(14) X(15)
#define THIRTYTWO(X) SIXTEEN(X) X(16) X(17) X(18) X(19) X(20) X(21) X(22) X(23) X(24) X(25) X(26) X(27) X(28)         \
    X(29) X(30) X(31)
#define DOTS(X) X(255) X(241) X(113) X(49) X(31) X(15) X(240) X(90) X(165) X(51) X(204) X(136) X(127) X(231) X(155) X(109)
#define WITH_IMMEDIATE(name, list)                                                                   \
    static void name(void) { switch (now.immediate) { list(name##_CASE) } }
#define cmps_CASE(n) CASE(n, "vcmpps $" #n ",%%ymm2,%%ymm1,%%ymm0")
#define cmpd_CASE(n) CASE(n, "vcmppd $" #n ",%%ymm2,%%ymm1,%%ymm0")
#define rounds_CASE(n) CASE(n, "vroundps $" #n ",%%ymm1,%%ymm0")
#define roundd_CASE(n) CASE(n, "vroundpd $" #n ",%%ymm1,%%ymm0")
#define dps_CASE(n) CASE(n, "vdpps $" #n ",%%ymm2,%%ymm1,%%ymm0")
#define dpd_CASE(n) CASE(n, "vdppd $" #n ",%%xmm2,%%xmm1,%%xmm0")
#define ps2ph_CASE(n) CASE(n, "vcvtps2ph $" #n ",%%ymm1,%%xmm0")
WITH_IMMEDIATE(cmps, THIRTYTWO) WITH_IMMEDIATE(cmpd, THIRTYTWO)
WITH_IMMEDIATE(rounds, SIXTEEN) WITH_IMMEDIATE(roundd, SIXTEEN)
WITH_IMMEDIATE(dps, DOTS) WITH_IMMEDIATE(dpd, DOTS) WITH_IMMEDIATE(ps2ph, SIXTEEN)

enum { S, D, H, I32, I64 };                      // what the operands are
enum { NO_IMMEDIATE, PREDICATE, ROUND, DOT };
#define O(name, kind) {#name, name, kind, NO_IMMEDIATE, "avx2"}
#define F(name) {#name "231s", name##231s, S, 0, "fma"}, {#name "231d", name##231d, D, 0, "fma"},    \
    {#name "213s", name##213s, S, 0, "fma"}, {#name "213d", name##213d, D, 0, "fma"},                \
    {#name "132s", name##132s, S, 0, "fma"}, {#name "132d", name##132d, D, 0, "fma"}
static const struct {
    const char *name;
    void (*run)(void);
    int kind, immediate;
    const char *feature;
} operations[] = {
    O(adds, S), O(addd, D), O(subs, S), O(subd, D), O(muls, S), O(muld, D), O(divs, S), O(divd, D), O(mins, S), O(mind, D),
    O(maxs, S), O(maxd, D), O(addsubs, S), O(addsubd, D), O(hadds, S), O(haddd, D), O(hsubs, S), O(hsubd, D), O(sqrts, S),
    O(sqrtd, D), O(rcps, S), O(rsqrts, S), O(ucomis, S), O(ucomid, D), O(comis, S), O(comid, D), O(stoi32, S), O(stoi64, S),
    O(dtoi32, D), O(dtoi64, D), O(strunc32, S), O(strunc64, S), O(dtrunc32, D), O(dtrunc64, D), O(i32tos, I32),
    O(i64tos, I64), O(i32tod, I32), O(i64tod, I64), O(ps2dq, S), O(tps2dq, S), O(pd2dq, D), O(tpd2dq, D), O(dq2ps, I32),
    O(dq2pd, I32), O(ps2pd, S), O(pd2ps, D), {"ph2ps", ph2ps, H, 0, "f16c"}, {"ps2ph", ps2ph, S, ROUND, "f16c"},
    {"cmps", cmps, S, PREDICATE, "avx2"}, {"cmpd", cmpd, D, PREDICATE, "avx2"}, {"rounds", rounds, S, ROUND, "avx2"},
    {"roundd", roundd, D, ROUND, "avx2"}, {"dps", dps, S, DOT, "avx2"}, {"dpd", dpd, D, DOT, "avx2"},
    F(fma), F(fms), F(fnma), F(fnms), F(fmas), F(fmsa),
};

static void choose(int kind, const char *name) {
    struct format f = kind == S ? single : kind == D ? dual : half;
    int size = kind == D || kind == I64 ? 8 : kind == H ? 2 : 4;
    int calm = below(4) == 0;   // all elements ordinary, so that the first exception of one is seen alone
    for (int at = 0; at < 32; at += size) {
        u64 a, b, c;
        if (kind == I32 || kind == I64) {
            a = integer_operand(size * 8), b = c = 0;
        } else {
            a = operand(f);
            if (calm && at) a = compose(f, rnd(), f.exponent_max / 2 + below(3), fraction_of(f.fraction_bits));
            b = partner(f, a), c = partner(f, b);
            if (calm && at) b = c = compose(f, 0, f.exponent_max / 2, 0);
            if (name[0] == 'f') {   // an addend beside the product
                long e = exponent_of(f, a) + exponent_of(f, b) - f.exponent_max / 2;
                int spread = below(2) ? 3 : 2 * f.fraction_bits + 6;
                if (below(2)) c = compose(f, rnd(), e - spread + (long)below(2 * spread + 1), fraction_of(f.fraction_bits));
                if (below(4) == 0) {   // cancels but for the tail
                    if (kind == S) {
                        float x, y, p;
                        memcpy(&x, &a, 4), memcpy(&y, &b, 4);
                        p = x * y, memcpy(&c, &p, 4);
                    } else {
                        double x, y, p;
                        memcpy(&x, &a, 8), memcpy(&y, &b, 8);
                        p = x * y, memcpy(&c, &p, 8);
                    }
                    c ^= below(3) | below(2) << (f.width - 1);
                }
            }
            if (kind == D && !strcmp(name, "pd2ps") && below(2)) {   // around single's borders
                a = compose(dual, rnd(), (below(2) ? 1023 - 126 : 1023 + 127) - 26 + (long)below(52), fraction_of(52));
                if (below(2)) a &= ~mask(29 - (int)below(3));
            }
            if (kind == S && !strcmp(name, "ps2ph") && below(2)) {
                a = compose(single, rnd(), (below(2) ? 127 - 14 : 127 + 15) - 13 + (long)below(26), fraction_of(23));
                if (below(2)) a &= ~mask(13 - (int)below(3));
            }
        }
        memcpy(now.a + at, &a, size), memcpy(now.b + at, &b, size), memcpy(now.c + at, &c, size);
    }
}

int main(int argc, char **argv) {
    if (argc != 4) return 2;
    int n = sizeof operations / sizeof *operations, i;
    for (i = 0; i < n && strcmp(operations[i].name, argv[1]); i++) {}
    if (i == n || !has(operations[i].feature) || !has("avx2")) return 3;
    long count = atol(argv[2]);
    random_state = strtoull(argv[3], 0, 0);
    static struct record out[1024];
    int used = 0;
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_sigaction = on_exception, action.sa_flags = SA_SIGINFO;
    sigaction(SIGFPE, &action, 0);
    static const u8 dots[] = {255, 241, 113, 49, 31, 15, 240, 90, 165, 51, 204, 136, 127, 231, 155, 109};
    for (int mode = 0; mode < 16; mode++)
        for (long k = 0; k < count; k++) {
            choose(operations[i].kind, operations[i].name);
            u32 masks = below(4) ? 63 : rnd() & 63, sticky = below(3) == 0 ? rnd() & 63 : below(2) ? 32 : 0;
            now.mxcsr = (mode & 3) << 13 | (mode >> 2 & 1) << 6 | (mode >> 3 & 1) << 15 | masks << 7 | sticky;
            now.immediate = operations[i].immediate == PREDICATE ? rnd() & 31
                            : operations[i].immediate == ROUND ? rnd() & 15
                            : operations[i].immediate == DOT ? dots[below(16)] : 0;
            now.trap = ~0u;
            operations[i].run();
            u32 calm = 0x1f80;
            __asm__ volatile("ldmxcsr %0" ::"m"(calm));
            out[used++] = now;
            if (used == 1024) {
                if (fwrite(out, sizeof *out, used, stdout) != (size_t)used) return 4;
                used = 0;
            }
        }
    if (used && fwrite(out, sizeof *out, used, stdout) != (size_t)used) return 4;
    return fflush(stdout) ? 4 : 0;
}
