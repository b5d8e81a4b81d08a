// Floating point in all formats, 128-bit integers, variable arguments: what a compiler makes of them, and how libm sees it.
#include <complex.h>
#include <fenv.h>
#include <float.h>
#include <inttypes.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#pragma STDC FENV_ACCESS ON

static uint64_t state = 88172645463325252u;
static uint64_t random64(void) {
    state ^= state << 13;
    state ^= state >> 7;
    return state ^= state << 17;
}

static double mixed(const char *kinds, ...) {
    double sum = 0;
    va_list list, copy;
    va_start(list, kinds);
    va_copy(copy, list);
    for (const char *kind = kinds; *kind; kind++) switch (*kind) {
        case 'i': sum += va_arg(list, int); break;
        case 'l': sum += (double)va_arg(list, long long); break;
        case 'd': sum += va_arg(list, double); break;
        case 'L': sum += (double)va_arg(list, long double); break;
        case 's': sum += (double)strlen(va_arg(list, char *)); break;
        }
    sum += va_arg(copy, int);
    va_end(copy);
    va_end(list);
    return sum;
}

static void show(unsigned __int128 value) {
    printf("%016" PRIx64 "%016" PRIx64 " ", (uint64_t)(value >> 64), (uint64_t)value);
}

static void wide(void) {
    for (int round = 0; round < 40; round++) {
        unsigned __int128 a = (unsigned __int128)random64() << 64 | random64();
        unsigned __int128 b = (unsigned __int128)(random64() >> (round & 63)) << (round & 31) | 1;
        show(a + b), show(a - b), show(a * b), show(a / b), show(a % b), show(a << (round * 3)), show(a >> (round * 3));
        show((unsigned __int128)((__int128)a >> round)), show((unsigned __int128)((__int128)a / (__int128)b));
        printf("%.17g %.21Lg %.9g\n", (double)a, (long double)(__int128)a, (float)a);
    }
}

static void formats(void) {
    static const int modes[] = {FE_TONEAREST, FE_DOWNWARD, FE_UPWARD, FE_TOWARDZERO};
    for (int mode = 0; mode < 4; mode++) {
        fesetround(modes[mode]);
        for (int round = 0; round < 25; round++) {
            union { uint64_t bits; double value; } x = {random64()}, y = {random64()};
            if (round < 12) x.bits = x.bits >> 12 | 0x3ff0000000000000u, y.bits = y.bits >> 12 | 0x4000000000000000u;
            feclearexcept(FE_ALL_EXCEPT);
            volatile double d = x.value / y.value, m = x.value * y.value, s = sqrt(fabs(x.value)), f = fma(x.value, y.value, d);
            volatile float n = (float)x.value, q = n / (float)y.value;
            volatile long double l = (long double)x.value / y.value, r = sqrtl(fabsl(l));
            printf("%a %a %a %a %a %a %La %La %lld %ld %d %x\n", d, m, s, f, n, q, l, r, llrint(x.value),
                   lrintl(l), (int)(fabs(x.value) < 2e9 ? x.value : 0), (unsigned)fetestexcept(FE_ALL_EXCEPT));
        }
        printf("%.30g %.30Lg %a\n", strtod("0.1", 0), strtold("1e-4940", 0), strtod("2.2250738585072011e-308", 0));
        printf("%a %La %a\n", nearbyint(-2.5), rintl(1e18L + 0.5L), round(0.49999999999999994));
    }
    fesetround(FE_TONEAREST);
}

static void functions(void) {
    for (int round = 0; round < 60; round++) {
        double x = (double)(int64_t)random64() / 9.3e16, y = (double)(random64() >> 11) / (1ull << 51);
        printf("%a %a %a %a %a %a %a %a %a ", sin(x), cos(x), tan(x), exp(x / 2), log(y), pow(y, x / 9), atan2(x, y), tgamma(y),
               erf(y));
        printf("%a %a %a %a ", cbrt(x), hypot(x, y), sinh(x / 9), fmod(x, y));
        printf("%La %La %La %La %La ", sinl(x), expl(x / 3), logl(y), powl(y, 2.5L), atanl(x));
        printf("%a %a %a %a\n", sinf((float)x), expf((float)x / 3), logf((float)y), powf((float)y, 1.5f));
        double complex z = cexp(x / 20 + y * I) * csqrt(x + I * y);
        int exponent;
        double part = frexp(x, &exponent);
        printf("%a %a %a %d %a %La\n", creal(z), cimag(z), part, exponent, ldexp(y, -1060), remainderl(x * 1e5L, y));
    }
}

static int compare(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(void) {
    printf("%.17g %.17g\n", mixed("idLslidd", 7, 2.5, 3.25L, "four", 5ll, -6, 1e-3, 1e10), mixed("dddddddddddd", 1., 2., 3., 4., 5., 6., 7., 8., 9., 10., 11., 12., 13));
    wide();
    formats();
    functions();
    double list[1000], sum = 0;
    for (int i = 0; i < 1000; i++) list[i] = ldexp((double)(int64_t)random64(), -(i % 70));
    qsort(list, 1000, sizeof *list, compare);
    for (int i = 0; i < 1000; i++) sum += list[i] / (i + 1);
    printf("%a %a %a %s\n", sum, list[0], list[999], strerror(2));
    printf("%d %d %g %Lg %La\n", FLT_EVAL_METHOD, (int)sizeof(long double), DBL_MIN, LDBL_MAX, LDBL_EPSILON);
    return 0;
}
