// Doubles as the x87 unit does them where the compiler has nothing else: with too many digits, and the same ones everywhere.
#include <fenv.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static uint32_t state = 2463534242u;
static uint32_t random32(void) {
    state ^= state << 13;
    state ^= state >> 17;
    return state ^= state << 5;
}

static void precision(unsigned control) {
    uint16_t word;
    __asm__ volatile("fnstcw %0" : "=m"(word));
    word = (uint16_t)((word & ~0x300u) | control << 8);
    __asm__ volatile("fldcw %0" ::"m"(word));
}

int main(void) {
    static const int modes[] = {FE_TONEAREST, FE_DOWNWARD, FE_UPWARD, FE_TOWARDZERO};
    for (unsigned control = 0; control < 4; control++) {
        if (control == 1) continue;
        for (int mode = 0; mode < 4; mode++) {
            fesetround(modes[mode]);
            precision(control);
            for (int round = 0; round < 12; round++) {
                volatile double a = (int32_t)random32() / 65536.0, b = random32() / 1e3 + 1;
                volatile float c = (float)(a / b), d = (float)a * c;
                volatile long double l = (long double)a * b, q = l / 3;
                feclearexcept(FE_ALL_EXCEPT);
                double x = a / b + sqrt(b) * c - d;
                printf("%a %a %a %a %La %La %d %lld %x\n", a / b, x, (double)c, (double)d, l, q, (int)a, (long long)(b * 1e3),
                       (unsigned)fetestexcept(FE_ALL_EXCEPT));
            }
        }
    }
    fesetround(FE_TONEAREST);
    precision(3);
    for (int round = 0; round < 40; round++) {
        double x = (int32_t)random32() / 1e8, y = random32() / 1e9 + 0.1;
        // Correctly rounded or nearly so: no transcendental instruction of the x87 unit takes part that processors differ in.
        printf("%.12g %.12g %.12g %.12g %.12g %.12g\n", sin(x), cos(x), exp(x / 4), log(y), pow(y, x / 9), atan2(x, y));
        int exponent;
        double part = frexp(x, &exponent);
        printf("%a %d %a %a %.12Lg %a\n", part, exponent, fmod(x, y), ldexp(y, -1070), logl(y), rint(x * 10));
    }
    printf("%.17g %.20Lg %d\n", strtod("1e-310", 0), strtold("0.1", 0), (int)sizeof(long double));
    return 0;
}
