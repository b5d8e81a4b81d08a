#!/usr/bin/env python3
"""Holds results of x87 functions against mpmath (pip install mpmath): within one unit in the last place of the true value.

    x87values.py FILE [--all]          lines as `x86step replay --values FILE` writes them; --all: of each function some

A line: function, control word, status word after it, ST(0), ST(1), our result, the processor's. Exit code 1: one of ours is off, or
there is none.
"""
import collections
import sys

from mpmath import atan2, cos, expm1, floor, log, log1p, mp, mpf, sin, tan

mp.prec = 400
BIAS, HIGHEST, LOWEST = 16383, 16383, -16382
INFINITY = "infinity"
UNMASKED_SCALE = 24576  # SDM Vol. 1, 8.5.4: what is out of range is scaled by that where the exception is not masked
LN2 = log(2)
FUNCTIONS = {
    "fsin": lambda x, y: sin(x),
    "fcos": lambda x, y: cos(x),
    "fptan": lambda x, y: tan(x),
    "fpatan": lambda x, y: atan2(y, x),
    "f2xm1": lambda x, y: expm1(x * LN2),
    "fyl2x": lambda x, y: y * log(x) / LN2,
    "fyl2xp1": lambda x, y: y * log1p(x) / LN2,
}


def value(text):
    exponent, significand = (int(part, 16) for part in text.split(":"))
    sign = -1 if exponent & 0x8000 else 1
    exponent &= 0x7FFF
    if exponent == 0x7FFF:
        return sign * mpf("inf")
    return sign * mpf(significand) * mpf(2) ** (max(exponent, 1) - BIAS - 63)


def units_off(true, result, control, status):
    """Distance in units of the last place, or infinity."""
    if true == 0:
        return mpf(0) if result == 0 else mpf("inf")
    exponent = int(floor(log(abs(true)) / LN2))
    if exponent > HIGHEST and status & 8 and not control & 8:
        true *= mpf(2) ** -UNMASKED_SCALE
    elif exponent < LOWEST and status & 16 and not control & 16:
        true *= mpf(2) ** UNMASKED_SCALE
    elif exponent > HIGHEST:
        largest = mpf(2) ** 16384 - mpf(2) ** 16320
        return mpf(0) if abs(result) >= largest and (result > 0) == (true > 0) else mpf("inf")
    exponent = max(int(floor(log(abs(true)) / LN2)), LOWEST)
    return abs(result - true) / mpf(2) ** (exponent - 63)


def main():
    worst = collections.defaultdict(lambda: [mpf(0), mpf(0)])
    count, wrong = collections.Counter(), []
    with open(sys.argv[1]) as lines:
        for line in lines:
            name, control, status, x, y, ours, host = line.split()
            true = FUNCTIONS[name](value(x), value(y))
            off = [units_off(true, value(result), int(control, 16), int(status, 16)) for result in (ours, host)]
            count[name] += 1
            worst[name] = [max(pair) for pair in zip(worst[name], off)]
            if off[0] > 1:
                wrong.append(line.strip())
    for name, (ours, host) in sorted(worst.items()):
        print(f"{name}: {count[name]} values, ours at most {float(ours):.6f} units off, the processor's {float(host):.6g}")
    for line in wrong[:10]:
        print(f"OFF {line}")
    missing = [name for name in FUNCTIONS if "--all" in sys.argv and not count[name]]
    for name in missing:
        print(f"NO VALUES of {name}")
    return 1 if wrong or missing or not count else 0


if __name__ == "__main__":
    sys.exit(main())
