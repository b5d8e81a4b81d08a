/* Floating point: a Mandelbrot set and a matrix product in double, a filter in single precision. */
#include "start.h"

enum { size = 96 };
static double a[size][size], b[size][size], c[size][size];
static float signal[4096];

int main(void) {
    u64 inside = 0;
    for (int y = 0; y < 240; y++)
        for (int x = 0; x < 240; x++) {
            double cr = x * 0.0125 - 2.0, ci = y * 0.01 - 1.2, r = 0, i = 0;
            int n = 0;
            while (n < 100 && r * r + i * i < 4.0) {
                double t = r * r - i * i + cr;
                i = 2 * r * i + ci;
                r = t;
                n++;
            }
            inside += n;
        }
    for (int i = 0; i < size; i++)
        for (int j = 0; j < size; j++) {
            a[i][j] = (i * 3 + j) * 0.1;
            b[i][j] = (i - j * 2) * 0.3;
        }
    for (int i = 0; i < size; i++)
        for (int j = 0; j < size; j++) {
            double sum = 0;
            for (int k = 0; k < size; k++) sum += a[i][k] * b[k][j];
            c[i][j] = sum;
        }
    for (int i = 0; i < 4096; i++) signal[i] = (float)(i % 37) * 0.25f;
    float low = 0;
    for (int pass = 0; pass < 400; pass++)
        for (int i = 0; i < 4096; i++) {
            low += 0.125f * (signal[i] - low);
            signal[i] = low;
        }
    print_number("inside", inside);
    print_number("product", (u64)(long)c[17][23]);
    print_number("filter", (u64)(signal[4095] * 1e6f));
    return 0;
}
