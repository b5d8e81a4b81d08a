"""Bytes to decode: from a row of the table, and at random."""

COLUMNS = (
    "index mnemonic operands encoding space prefix opcode opcodes match mask attributes feature group read written "
    "undefined faults"
).split()
NUMBERS = {"index", "space", "opcode", "opcodes", "match", "mask"}

# Bits of match and mask: Tools/isagen/X86/X86Row.swift.
W, L, MODE64, OPERAND16, ADDRESS, REX_B, MEMORY = 1 << 8, 1 << 9, 1 << 10, 1 << 11, 3 << 12, 1 << 14, 1 << 15
MANDATORY = {"0": [], "1": [0x66], "2": [0xF3], "3": [0xF2]}
MAPS = {0: [], 1: [0x0F], 2: [0x0F, 0x38], 3: [0x0F, 0x3A]}
LEGACY = [0x26, 0x2E, 0x36, 0x3E, 0x64, 0x65, 0x66, 0x67, 0xF0, 0xF2, 0xF3]


def read_table(path):
    rows = []
    with open(path) as file:
        for line in file:
            if not line.startswith("#"):
                row = dict(zip(COLUMNS, line.rstrip("\n").split("\t")))
                for name in NUMBERS:
                    row[name] = int(row[name])
                row["attributes"] = set(row["attributes"].split())
                rows.append(row)
    return rows


def mod_rm(row, source):
    value = source.randrange(256)
    if row["mask"] & MEMORY:
        value = value | 0xC0 if not row["match"] & MEMORY else value & 0x3F | source.randrange(3) << 6
    if "vsib" in row["attributes"]:
        value = value & ~7 | 4
    return value & ~row["mask"] & 0xFF | row["match"] & row["mask"] & 0xFF


def of_row(row, count, source):
    """Encodings of a row with random operands, each with the mode it is for; some with prefixes that forbid it."""
    samples = []
    while len(samples) < count:
        bits = source.choice((64, 64, 32, 16))
        if row["mask"] & MODE64:
            bits = 64 if row["match"] & MODE64 else source.choice((32, 16))
        wants = {name: bool(row["match"] & bit) for name, bit in (("w", W), ("l", L), ("o16", OPERAND16))
                 if row["mask"] & bit}
        if row["mask"] & ADDRESS:
            size = (row["match"] & ADDRESS) >> 12
            bits = source.choice([(32, 16), (64, 32, 16), (64,)][size])
            has_67 = {0: bits == 32, 1: bits != 32, 2: False}[size]
        else:
            has_67 = source.random() < 0.1
        is_vex = row["space"] >= 4
        if wants.get("w") and bits != 64 and not is_vex:
            bits = 64
        prefixes = [0x67] if has_67 else []
        if source.random() < 0.2:
            prefixes.append(source.choice((0x26, 0x2E, 0x36, 0x3E, 0x64, 0x65)))
        if source.random() < (0.3 if "lock" in row["attributes"] else 0.02):
            prefixes.append(0xF0)
        rex = None
        if not is_vex:
            if row["prefix"] == "-":
                has_66 = source.random() < 0.25
                if "o16" in wants:
                    has_66 = wants["o16"] != (bits == 16)
                if has_66:
                    prefixes.append(0x66)
                if source.random() < 0.08 or {"rep", "repcc"} & row["attributes"] and source.random() < 0.5:
                    prefixes.append(source.choice((0xF2, 0xF3)))
            else:
                prefixes += MANDATORY[row["prefix"]]
                if row["prefix"] in "23" and source.random() < 0.2:
                    prefixes.append(0x66)
        source.shuffle(prefixes)
        data = bytes(prefixes)
        if not is_vex:
            if bits == 64 and (wants.get("w") or source.random() < 0.5):
                rex = 0x40 | source.randrange(16)
                if "w" in wants:
                    rex = rex & ~8 | (8 if wants["w"] else 0)
                if row["mask"] & REX_B:
                    rex &= ~1
                data += bytes([rex])
            data += bytes(MAPS[row["space"]])
        else:
            w = wants.get("w", source.random() < 0.3)
            length = wants.get("l", source.random() < 0.5)
            vvvv = source.randrange(16) if "vvvv" in row["attributes"] or source.random() < 0.05 else 0
            last = (~vvvv & 15) << 3 | length << 2 | int(row["prefix"])
            if row["space"] == 4 and not w and source.random() < 0.5:
                first = source.choice((0, 0x80)) if bits == 64 else 0x80
                data += bytes([0xC5, first | last]) if bits == 64 else bytes([0xC5, 0xC0 | last & 0x3F | last & 0x40])
            else:
                high = source.randrange(8) << 5 if bits == 64 else 0xC0 | source.randrange(2) << 5
                data += bytes([0xC4, high | row["space"] - 3, w << 7 | last])
        data += bytes([row["opcode"] + source.randrange(row["opcodes"])])
        if "modRM" in row["attributes"]:
            data += bytes([mod_rm(row, source)])
        samples.append((bits, data + source.randbytes(14)))
    return samples


def random_bytes(source):
    bits = source.choice((64, 64, 32, 16))
    if source.random() < 0.1:
        return bits, source.randbytes(source.randrange(1, 18))
    data = bytearray()
    while source.random() < 0.4:
        data.append(source.choice(LEGACY))
    if source.random() < 0.45:
        data.append(0x40 | source.randrange(16))
    kind = source.randrange(7)
    if kind < 4:
        data += bytes(MAPS[kind])
    elif kind == 4:
        data += bytes([0xC5, source.randrange(256)])
    else:
        data += bytes([0xC4, source.randrange(8) << 5 | source.choice((1, 2, 3, source.randrange(32))),
                       source.randrange(256)])
    if kind >= 4 and source.random() < 0.8:
        # Prefixes forbid VEX: mostly without.
        data = data[-2:] if kind == 4 else data[-3:]
        if source.random() < 0.7:
            data[-1] |= 0x78
    data.append(source.randrange(256))
    data += source.randbytes(20)
    if source.random() < 0.1:
        return bits, bytes(data[: source.randrange(1, 16)])
    return bits, bytes(data[:18])


# Every digit with memory, and every register after it: what tells rows apart in a ModRM byte.
SWEPT_MOD_RM = [reg << 3 | rm for reg in range(8) for rm in (0x00, *range(0xC0, 0xC8))]


def sweep():
    """Every map, mandatory prefix, opcode and ModRM digit, in every mode, with and without W and L."""
    tail = bytes.fromhex("24112233445566778899aabb")
    for bits, rex in ((64, b""), (64, b"\x48"), (32, b""), (16, b"")):
        for escape in MAPS.values():
            for prefix in MANDATORY.values():
                for opcode in range(256):
                    for mod_rm in SWEPT_MOD_RM:
                        yield bits, bytes(prefix) + rex + bytes(escape) + bytes([opcode, mod_rm]) + tail
    for bits in (64, 32):
        for vex_map in (1, 2, 3):
            for last in (w | length | pp | vvvv for w in (0, 0x80) for length in (0, 4) for pp in range(4)
                         for vvvv in (0x78, 0x50)):
                for opcode in range(256):
                    for mod_rm in SWEPT_MOD_RM:
                        if vex_map == 2 and 0x90 <= opcode <= 0x93:
                            mod_rm |= 4
                        yield bits, bytes([0xC4, 0xE0 | vex_map, last, opcode, mod_rm]) + tail
