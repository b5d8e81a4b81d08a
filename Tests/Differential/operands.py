"""Pools of operands: half edges, half random. A run starts from slices of them."""

import struct

POOL_SIZE = 8192
TAIL = 64

INTEGER_EDGES = [
    0, 0, 0, 1, 1, 2, 3, -1, -1, -1, -2, 7, 8, 31, 32, 33, 63, 64, 65, 127, 128, 255, 256, 0x7FFF, 0x8000, 0xFFFF,
    0x7FFFFFFF, 0x80000000, 0x80000001, 0xFFFFFFFF, 0x100000000, -0x80000000, -0x80000000, -0x80000001,
    0x7FFFFFFFFFFFFFFF, -0x8000000000000000, -0x8000000000000000, -0x7FFFFFFFFFFFFFFF, 0x5555555555555555,
    -0x5555555555555556, 0x0123456789ABCDEF, 0x00FF00FF00FF00FF, 1 << 52, 1 << 53, (1 << 53) + 1, (1 << 24) + 1,
]


def integer(random):
    kind = random.randrange(8)
    if kind < 3:
        return random.choice(INTEGER_EDGES)
    if kind == 3:
        return random.getrandbits(64) >> random.randrange(64)
    if kind == 4:
        return -(random.getrandbits(64) >> random.randrange(64))
    if kind == 5:
        return (1 << random.randrange(64)) + random.randrange(-1, 2)
    if kind == 6:  # bytes of zeros, ones and anything
        return sum(random.choice([0, 0, 255, random.getrandbits(8)]) << 8 * n for n in range(8))
    return random.getrandbits(64)


def floating(random, fraction_bits, exponent_bits):
    """A bit pattern of a binary format."""
    mask = (1 << fraction_bits) - 1
    last = (1 << exponent_bits) - 1
    bias = last >> 1
    sign = random.getrandbits(1) << fraction_bits + exponent_bits

    def fraction():
        kind = random.randrange(6)
        if kind == 0:
            return 0
        if kind == 1:
            return mask & ~((1 << random.randrange(fraction_bits)) - 1)
        if kind == 2:
            return 1 << random.randrange(fraction_bits)
        if kind == 3:
            return random.getrandbits(fraction_bits) << random.randrange(fraction_bits) & mask
        return random.getrandbits(fraction_bits)

    kind = random.randrange(16)
    if kind == 0:
        return sign
    if kind == 1:
        return sign | last << fraction_bits
    if kind == 2:  # NaNs, quiet and signaling
        return sign | last << fraction_bits | random.choice([1 << fraction_bits - 1, 1, fraction() or 1])
    if kind == 3:
        return sign | random.choice([1, mask, fraction()])
    if kind == 4:
        return sign | random.choice([1, 2, last - 1, last - 2]) << fraction_bits | random.choice([0, mask, fraction()])
    if kind == 5:
        return sign | bias << fraction_bits
    if kind == 6:
        return random.getrandbits(1 + fraction_bits + exponent_bits)
    if kind < 10:  # what conversions to integers round and saturate
        return sign | bias + random.randrange(-2, 66) << fraction_bits | fraction()
    return sign | bias + random.randrange(-4, 5) << fraction_bits | fraction()


def pools(random):
    """The three pools as bytes: integers, boxed singles, doubles."""
    count = POOL_SIZE + TAIL
    boxed = 0xFFFFFFFF << 32
    pack = struct.Struct(f"<{count}Q").pack
    integers = [integer(random) & (1 << 64) - 1 for _ in range(count)]
    singles = [
        # One in twenty is not boxed, and so counts as NaN.
        floating(random, 23, 8) | (boxed if random.random() < 0.95 else random.getrandbits(32) << 32)
        for _ in range(count)
    ]
    doubles = [floating(random, 52, 11) for _ in range(count)]
    return pack(*integers), pack(*singles), pack(*doubles)
