#!/usr/bin/env python3
"""Reference values of the x87 transcendental functions, by mpmath (pip install mpmath gmpy2).

    transcendental.py COUNT SEED > transcendental.tsv

A line: function, operands ST(0) and ST(1) (sign and exponent, significand), result truncated to 64 bits, and 1 if the nearest
number is the one above it in magnitude. All results of one line are irrational, so this says what every rounding mode gives.
"""
import random
import sys

from mpmath import atan2, cos, expm1, frexp, log, log1p, mp, mpf, sin, tan

mp.prec = 400
BIAS = 16383


def value(x):
    return (-1 if x[0] & 0x8000 else 1) * mpf(x[1]) * mpf(2) ** ((x[0] & 0x7FFF) - BIAS - 63)


def operand(random, low, high, sign=None):
    """A normal number with an exponent of low...high: random, few bits, or near a power of two."""
    significand = random.choice([
        lambda: random.getrandbits(63),
        lambda: random.getrandbits(63) & ~((1 << random.randrange(63)) - 1),
        lambda: random.getrandbits(63) >> random.randrange(63),
        lambda: (1 << 63) - 1 - (random.getrandbits(63) >> random.randrange(63)),
    ])()
    negative = random.getrandbits(1) if sign is None else sign
    return (negative << 15 | random.randint(low, high) + BIAS, 1 << 63 | significand)


def near_multiple_of_half_pi(random):
    """The number nearest to k × π ÷ 2: where a reduction loses most."""
    k = random.randint(1, 1 << random.randint(1, 62))
    mantissa, exponent = frexp(k * mp.pi / 2)
    return (random.getrandbits(1) << 15 | exponent - 1 + BIAS, int(mantissa * mpf(2) ** 64 + mpf(1) / 2))


def angle(random):
    kind = random.randrange(4)
    if kind == 0:
        return near_multiple_of_half_pi(random)
    return operand(random, *((-60, -1), (-2, 5), (5, 62))[kind - 1])


def near_one(random):
    return operand(random, -40, -1)


LN2 = log(2)
ANY = lambda random: operand(random, -200, 200)
FUNCTIONS = {
    "fsin": (angle, ANY, lambda x, y: sin(x)),
    "fcos": (angle, ANY, lambda x, y: cos(x)),
    "fptan": (angle, ANY, lambda x, y: tan(x)),
    "fpatan": (lambda r: operand(r, -8, 8), lambda r: operand(r, -8, 8), lambda x, y: atan2(y, x)),
    "fpatan-far": (lambda r: operand(r, -100, 100), ANY, lambda x, y: atan2(y, x)),
    "f2xm1": (lambda r: operand(r, *r.choice([(-5, -1), (-70, -1)])), ANY, lambda x, y: expm1(x * LN2)),
    "fyl2x": (lambda r: operand(r, *r.choice([(-1, 0), (-16000, 16000)]), sign=0), ANY, lambda x, y: y * log(x) / LN2),
    "fyl2xp1": (lambda r: operand(r, *r.choice([(-4, -2), (-70, -3)])), ANY, lambda x, y: y * log1p(x) / LN2),
}


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    generator = random.Random(seed)
    for name, (first, second, function) in FUNCTIONS.items():
        done = 0
        while done < count:
            x, y = first(generator), second(generator)
            result = function(value(x), value(y))
            mantissa, exponent = frexp(abs(result))
            scaled = mantissa * mpf(2) ** 64
            significand = int(scaled)
            fraction = scaled - significand
            if not -16000 < exponent < 16000 or min(fraction, 1 - fraction, abs(fraction - mpf(1) / 2)) < mpf(2) ** -50:
                continue
            print(name.split("-")[0], *("%x:%x" % z for z in (
                x, y, (0x8000 * (result < 0) | exponent - 1 + BIAS, significand))), int(fraction > mpf(1) / 2), sep="\t")
            done += 1


main()
