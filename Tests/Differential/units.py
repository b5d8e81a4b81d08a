"""Units: short position-independent sequences around one instruction under test.

A unit sets up what its instruction needs (an address in the window, a place to jump to), so that units can be
put together in any order, and be left out again when a failing stream is made minimal. `sp` points to the
window and is never changed. Only the instruction under test is counted; the rest is scaffolding.
"""

import struct
from random import Random

from instructions import EXCLUDED, CompressedRow, Row

SP = 2
WINDOW_BYTES = 512
FFLAGS, FRM, FCSR = 1, 2, 3
DYNAMIC = 7
UNKNOWN_SYSTEM_CALL = 2047
NOP16 = b"\x01\0"

ACCESS_BYTES = {
    "lb": 1, "lbu": 1, "sb": 1, "lh": 2, "lhu": 2, "sh": 2, "lw": 4, "lwu": 4, "sw": 4, "flw": 4, "fsw": 4,
    "ld": 8, "sd": 8, "fld": 8, "fsd": 8,
}


class Unit:
    """Code, and what it counts for: (mnemonic, rounding mode or None) of each instruction under test."""

    __slots__ = ("code", "counts")

    def __init__(self, code, counts):
        self.code = code
        self.counts = counts


def word(value):
    return struct.pack("<I", value & 0xFFFFFFFF)


def half(value):
    return struct.pack("<H", value)


def addi(rd, rs1, immediate):
    return word((immediate & 0xFFF) << 20 | rs1 << 15 | rd << 7 | 0x13)


def csr(funct3, rd, number, source):
    return word(number << 20 | source << 15 | funct3 << 12 | rd << 7 | 0x73)


def auipc(rd):
    return word(rd << 7 | 0x17)


def branch_bits(offset):
    return ((offset >> 12 & 1) << 31 | (offset >> 5 & 0x3F) << 25 | (offset >> 1 & 0xF) << 8 | (offset >> 11 & 1) << 7)


def jump_bits(offset):
    return ((offset >> 20 & 1) << 31 | (offset >> 1 & 0x3FF) << 21 | (offset >> 11 & 1) << 20
            | (offset >> 12 & 0xFF) << 12)


def jal(rd, offset):
    return word(jump_bits(offset) | rd << 7 | 0x6F)


def compressed_jump_bits(offset):
    return ((offset >> 11 & 1) << 12 | (offset >> 4 & 1) << 11 | (offset >> 8 & 3) << 9 | (offset >> 10 & 1) << 8
            | (offset >> 6 & 1) << 7 | (offset >> 7 & 1) << 6 | (offset >> 1 & 7) << 3 | (offset >> 5 & 1) << 2)


def compressed_branch_bits(offset):
    return ((offset >> 8 & 1) << 12 | (offset >> 3 & 3) << 10 | (offset >> 6 & 3) << 5 | (offset >> 1 & 3) << 3
            | (offset >> 5 & 1) << 2)


class UnitMaker:
    def __init__(self, random: Random, rows, compressed):
        self.random = random
        self.rows = {row.mnemonic: row for row in rows}
        self.compressed = compressed
        self.any_register = [n for n in range(32) if n != SP]
        self.base_register = [n for n in range(1, 32) if n != SP]

    # Registers. Singles live in f0...f15, doubles above; one operand in ten is of the other kind.

    def rd(self):
        return self.random.choice(self.any_register)

    def rs(self):
        return self.random.choice(self.any_register)

    def base(self):
        return self.random.choice(self.base_register)

    def f(self, is_double):
        number = self.random.getrandbits(4)
        return number + 16 if is_double != (self.random.random() < 0.1) else number

    # The mnemonics to cover, and how each is made.

    def plan(self):
        """(mnemonic, function that makes a unit, whether it rounds) of all instructions to cover."""
        plan = []
        for row in self.rows.values():
            if row.mnemonic not in EXCLUDED:
                plan.append((row.mnemonic, self.maker(row), "m" in row.operands))
        for row in self.compressed:
            if row.mnemonic not in EXCLUDED:
                plan.append((row.mnemonic, self.compressed_maker(row), False))
        return plan

    def maker(self, row: Row):
        operands, name = row.operands, row.mnemonic
        if name == "ecall":
            return lambda: self.system_call(row)
        if name == "jalr":
            return lambda: self.jump_register(row)
        if name.startswith("lr."):
            return lambda: self.reservation(row, self.rows["sc" + name[2:]], {name})
        if name.startswith("sc."):
            return lambda: self.reservation(self.rows["lr" + name[2:]], row, {name})
        if name == "ctzw":
            return lambda: self.count_trailing_zeros_word(row)
        if "C" in operands:
            return lambda: self.control_register(row)
        if "B" in operands:
            return lambda: self.branch(row)
        if "J" in operands:
            return lambda: self.jump(row)
        if "A" in operands:
            return lambda: self.atomic(row)
        if "L" in operands or "M" in operands:
            return lambda: self.access(row)
        if "m" in operands:
            return lambda rounding=None: self.rounded(row, rounding)
        if any(letter in "DST" for letter in operands):
            return lambda: self.float_plain(row)
        if set(operands) <= set("dsti65UF"):
            return lambda: self.plain(row)
        raise ValueError(f"{name}: the generator does not know the operands {operands!r}")

    # Units of 32-bit instructions.

    def encode(self, row: Row, **fixed):
        """Random operands but for those given by letter."""
        r = self.random
        bits = row.match
        is_double = (row.match >> 25 & 3) == 1 or row.mnemonic in ("fld", "fsd")
        reads_double = is_double
        if row.mnemonic in ("fcvt.s.d", "fcvt.d.s"):
            reads_double = not is_double
        for letter in row.operands:
            if letter in fixed:
                value = fixed[letter]
            elif letter == "d":
                value = self.rd()
            elif letter in "st":
                value = self.rs()
            elif letter == "D":
                value = self.f(is_double)
            elif letter in "STR":
                value = self.f(reads_double)
            elif letter == "i":
                value = r.getrandbits(12)
            elif letter == "U":
                value = r.getrandbits(20)
            elif letter == "6":
                value = r.getrandbits(6)
            elif letter == "5":
                value = r.getrandbits(5)
            elif letter == "F":
                value = r.getrandbits(8)
            else:
                raise ValueError(f"{row.mnemonic}: operand {letter} must be given")
            if letter in "dD":
                bits |= value << 7
            elif letter in "sSz":
                bits |= value << 15
            elif letter in "tT":
                bits |= value << 20
            elif letter == "R":
                bits |= value << 27
            elif letter in "i65CF":
                bits |= (value & 0xFFF) << 20
            elif letter == "U":
                bits |= value << 12
            elif letter == "m":
                bits |= value << 12
            elif letter == "L":
                base, offset = value
                bits |= (offset & 0xFFF) << 20 | base << 15
            elif letter == "M":
                base, offset = value
                bits |= (offset >> 5 & 0x7F) << 25 | (offset & 0x1F) << 7 | base << 15
            elif letter == "A":
                bits |= value << 15 | r.getrandbits(2) << 25
            elif letter == "B":
                bits |= branch_bits(value)
            elif letter == "J":
                bits |= jump_bits(value)
        return word(bits)

    def fixed_sources(self, row):
        """Now and then both sources are one register."""
        if "s" in row.operands and "t" in row.operands and self.random.random() < 0.06:
            same = self.rs()
            return {"s": same, "t": same}
        return {}

    def plain(self, row):
        return Unit(self.encode(row, **self.fixed_sources(row)), [(row.mnemonic, None)])

    def count_trailing_zeros_word(self, row):
        """QEMU before 8.0 counts on above bit 31 where Zbb says 32: give it a bit to find (selfcheck.c has the rest)."""
        source = self.base()
        code = self.encode(self.rows["bseti"], **{"d": source, "6": self.random.getrandbits(5)})
        return Unit(code + self.encode(row, s=source), [(row.mnemonic, None)])

    def read_flags(self):
        """Reads the accrued exceptions and clears them, so that a later one does not hide behind them."""
        if self.random.random() < 0.6:
            return csr(1, self.rd(), FFLAGS, 0)
        return b""

    def float_plain(self, row):
        return Unit(self.encode(row) + self.read_flags(), [(row.mnemonic, None)])

    def rounded(self, row, rounding):
        return Unit(self.encode(row, m=rounding) + self.read_flags(), [(row.mnemonic, rounding)])

    def target(self, size, alignment):
        offset = self.random.randrange(0, WINDOW_BYTES - size + 1)
        if alignment or self.random.random() < 0.5:
            offset -= offset % size
        return offset

    def access(self, row):
        size = ACCESS_BYTES[row.mnemonic]
        letter = "L" if "L" in row.operands else "M"
        target = self.target(size, False)
        if self.random.random() < 0.2:
            return Unit(self.encode(row, **{letter: (SP, target)}), [(row.mnemonic, None)])
        base = self.base()
        offset = self.random.randrange(max(-2048, target - 2047), 2048)
        code = addi(base, SP, target - offset) + self.encode(row, **{letter: (base, offset)})
        return Unit(code, [(row.mnemonic, None)])

    def atomic(self, row):
        size = 8 if row.mnemonic.endswith(".d") else 4
        base = self.base()
        code = addi(base, SP, self.target(size, True)) + self.encode(row, A=base)
        return Unit(code, [(row.mnemonic, None)])

    def reservation(self, load, store, counted):
        """A constrained LR/SC sequence; now and then a second SC, which has lost its reservation."""
        size = 8 if load.mnemonic.endswith(".d") else 4
        base = self.base()
        others = [n for n in self.any_register if n != base]
        code = addi(base, SP, self.target(size, True))
        code += self.encode(load, A=base, d=self.random.choice(others))
        for _ in range(self.random.randrange(3)):
            row = self.rows[self.random.choice(["add", "xor", "addi", "slli", "sltu"])]
            code += self.encode(row, d=self.random.choice(others))
        code += self.encode(store, A=base, d=self.random.choice(others))
        if self.random.random() < 0.3:
            code += self.encode(store, A=base, d=self.rd())
        return Unit(code, [(name, None) for name in counted])

    def filler(self):
        """What a jump leaps over: it would show if it ran."""
        return self.encode(self.rows["xori"])

    def distance(self, reach=2046):
        """Bytes between a jump and its target: mostly few, now and then of any length in reach."""
        if self.random.random() < 0.98:
            return 4 * self.random.randrange(1, 4)
        return 2 * self.random.randrange(2, reach // 2)

    def padding(self, distance):
        """`distance` bytes that a branch which is not taken may run through."""
        if distance > 16:
            return jal(0, distance) + b"\0" * (distance - 4)
        code = b""
        while len(code) + 4 <= distance:
            code += self.filler()
        return code + NOP16 * ((distance - len(code)) // 2)

    def around(self, size, encode, reach=2046):
        """A jump of `size` bytes to a place before or behind it; both ways run on behind the unit."""
        gap = min(self.distance(reach), reach - size - 4)
        if self.random.random() < 0.4:
            # Over the gap; the jump under test goes back to its start, which leads past the jump.
            body = jal(0, 4 + gap + size) + self.padding(gap)
            return jal(0, 4 + len(body)) + body + encode(-len(body))
        return encode(size + gap) + self.padding(gap)

    def branch(self, row):
        """Taken or not as the operands fall, or never taken and with any distance."""
        counts = [(row.mnemonic, None)]
        if row.mnemonic in ("bne", "blt", "bltu") and self.random.random() < 0.15:
            same = self.rs()
            return Unit(self.encode(row, s=same, t=same, B=self.random.getrandbits(12) * 2), counts)
        sources = self.fixed_sources(row)
        if not sources and self.random.random() < 0.5:
            # close values: copies of one another but for the last bits
            first, second = self.random.sample(self.base_register, 2)
            code = addi(first, second, self.random.randrange(-2, 3))
            sources = {"s": first, "t": second}
            encode = lambda offset: self.encode(row, B=offset, **sources)
            return Unit(code + self.around(4, encode, reach=4094), counts)
        sources = sources or {"s": self.rs(), "t": self.rs()}
        return Unit(self.around(4, lambda offset: self.encode(row, B=offset, **sources), reach=4094), counts)

    def jump(self, row):
        rd = self.rd()
        reach = 1 << self.random.randrange(4, 20) if self.random.random() < 0.01 else 2046
        code = self.around(4, lambda offset: self.encode(row, J=offset, d=rd), reach)
        return Unit(code, [(row.mnemonic, None)])

    def jump_register(self, row):
        base = self.base()
        offset = self.random.randrange(-2048, 2048)
        gap = self.distance(1024)
        # auipc, addi, jalr, padding: the target is 12 + gap behind the auipc; bit 0 of the sum is dropped.
        middle = 12 + gap - (offset & ~1)
        while not -2048 <= middle < 2048:
            offset //= 2
            middle = 12 + gap - (offset & ~1)
        code = auipc(base) + addi(base, base, middle) + self.encode(row, L=(base, offset)) + self.padding(gap)
        return Unit(code, [(row.mnemonic, None)])

    def control_register(self, row):
        """fflags, frm or fcsr; the rounding mode is put back, as later units count on it."""
        number = self.random.choice([FFLAGS, FRM, FCSR])
        source = {"s": self.rs()} if "s" in row.operands else {"z": self.random.getrandbits(5)}
        counts = [(row.mnemonic, None)]
        if number == FFLAGS:
            return Unit(self.encode(row, C=number, **source), counts)
        saved = self.base()
        others = [n for n in self.any_register if n != saved]
        code = csr(2, saved, FRM, 0)
        code += self.encode(row, C=number, d=self.random.choice(others), **source)
        code += csr(2, self.random.choice(others), FCSR, 0)
        code += csr(1, 0, FRM, saved)
        return Unit(code, counts)

    def system_call(self, row):
        return Unit(addi(17, 0, UNKNOWN_SYSTEM_CALL) + word(row.match), [(row.mnemonic, None)])

    # Units of 16-bit instructions.

    def compressed_maker(self, row: CompressedRow):
        make = {
            "jump": self.c_jump, "branch": self.c_branch, "jumpRegister": self.c_jump_register,
            "jumpRegisterLink": self.c_jump_register, "stackAdjust": self.c_stack_adjust,
            "loadWord": self.c_access, "loadDouble": self.c_access, "storeWord": self.c_access,
            "storeDouble": self.c_access, "loadWordStack": self.c_plain, "loadDoubleStack": self.c_plain,
            "storeWordStack": self.c_plain, "storeDoubleStack": self.c_plain, "stackAddress": self.c_plain,
            "immediate": self.c_plain, "immediateFromZero": self.c_plain, "upper": self.c_plain,
            "shiftShort": self.c_plain, "immediateShort": self.c_plain, "registersShort": self.c_plain,
            "shift": self.c_plain, "move": self.c_plain, "registers": self.c_plain,
        }.get(row.form)
        if make is None:
            raise ValueError(f"{row.mnemonic}: the generator does not know the form {row.form}")
        return lambda: make(row)

    def c_bits(self, row):
        """Random bits that decode to this row: not reserved, not taken by an earlier one, sp not written."""
        index = self.compressed.index(row)
        writes_high_rd = row.form in (
            "immediate", "immediateFromZero", "upper", "shift", "move", "registers", "loadWordStack",
            "loadDoubleStack") and not row.expansion.startswith("f")
        while True:
            bits = row.match | self.random.getrandbits(16) & ~row.mask & 0xFFFF
            if row.is_reserved(bits) or writes_high_rd and bits >> 7 & 31 == SP:
                continue
            if any(bits & other.mask == other.match for other in self.compressed[:index]):
                continue
            return bits

    def c_plain(self, row):
        return Unit(half(self.c_bits(row)), [(row.mnemonic, None)])

    def c_access(self, row):
        bits = self.c_bits(row)
        if row.form.endswith("Word"):
            size, offset = 4, (bits >> 10 & 7) << 3 | (bits >> 6 & 1) << 2 | (bits >> 5 & 1) << 6
        else:
            size, offset = 8, (bits >> 10 & 7) << 3 | (bits >> 5 & 3) << 6
        base = 8 + (bits >> 7 & 7)
        code = addi(base, SP, self.target(size, False) - offset) + half(bits)
        return Unit(code, [(row.mnemonic, None)])

    def c_jump(self, row):
        code = self.around(2, lambda offset: half(row.match | compressed_jump_bits(offset)))
        return Unit(code, [(row.mnemonic, None)])

    def c_branch(self, row):
        register = self.random.getrandbits(3)
        code = b""
        if self.random.random() < 0.4:  # zero, or nearly
            code = addi(8 + register, 0, self.random.choice([0, 0, 1, -1]))
        encode = lambda offset: half(row.match | compressed_branch_bits(offset) | register << 7)
        return Unit(code + self.around(2, encode, reach=254), [(row.mnemonic, None)])

    def c_jump_register(self, row):
        while True:
            bits = self.c_bits(row)
            base = bits >> 7 & 31
            if base != SP:
                break
        gap = self.distance(1024)
        odd = self.random.getrandbits(1)
        code = auipc(base) + addi(base, base, 10 + gap + odd) + half(bits) + self.padding(gap)
        return Unit(code, [(row.mnemonic, None)])

    def c_stack_adjust(self, row):
        bits = self.c_bits(row)
        amount = ((bits >> 12 & 1) << 9 | (bits >> 3 & 3) << 7 | (bits >> 5 & 1) << 6 | (bits >> 2 & 1) << 5
                  | (bits >> 6 & 1) << 4)
        if amount >= 512:
            amount -= 1024
        code = half(bits) + addi(self.base(), SP, 0) + addi(SP, SP, -amount)
        return Unit(code, [(row.mnemonic, None)])
