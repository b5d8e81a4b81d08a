"""Other people's decoders, and how each tells what it saw.

An answer is None where the decoder knows no instruction, else (length, mnemonic, prefixes, operands), with the
operands written as Tools/x86decode writes them.
"""

import functools
import subprocess
import tempfile

import capstone
import iced_x86 as iced

ADDRESS = 0x1000

OK = iced.OpKind
REGISTERS = {getattr(iced.Register, name): name.lower() for name in dir(iced.Register) if name[0].isupper()}
MNEMONICS = {getattr(iced.Mnemonic, name): name.lower() for name in dir(iced.Mnemonic) if name[0].isupper()}
FEATURES = {getattr(iced.CpuidFeature, name): name for name in dir(iced.CpuidFeature) if name[0].isupper()}
CODES = {getattr(iced.Code, name): name for name in dir(iced.Code) if name[0].isupper()}
SOURCE = {OK.MEMORY_SEG_SI, OK.MEMORY_SEG_ESI, OK.MEMORY_SEG_RSI}
TARGET = {OK.MEMORY_ESDI, OK.MEMORY_ESEDI, OK.MEMORY_ESRDI}
IMPLIED = {OK.MEMORY_SEG_DI, OK.MEMORY_SEG_EDI, OK.MEMORY_SEG_RDI}
IMMEDIATE_BITS = {
    OK.IMMEDIATE8: 8, OK.IMMEDIATE16: 16, OK.IMMEDIATE32: 32, OK.IMMEDIATE64: 64, OK.IMMEDIATE8TO16: 16,
    OK.IMMEDIATE8TO32: 32, OK.IMMEDIATE8TO64: 64, OK.IMMEDIATE32TO64: 64, OK.IMMEDIATE8_2ND: 8,
}


def rename(register):
    """iced: r8l → r8b."""
    if register.startswith("r") and register.endswith("l") and register[1].isdigit():
        return register[:-1] + "b"
    return register


@functools.lru_cache(None)
def memory_bytes(size):
    return iced.MemorySizeExt.size(size)


@functools.lru_cache(None)
def register_text(register):
    return rename(REGISTERS[register])


def memory_text(instruction):
    base = instruction.memory_base
    index = instruction.memory_index
    text = f"m{memory_bytes(instruction.memory_size)}:{register_text(instruction.memory_segment)}:"
    mask = 0xFFFF_FFFF_FFFF_FFFF
    names = [register_text(r) for r in (base, index) if r]
    if instruction.memory_displ_size == 2 and not names or any(n in ("bx", "bp", "si", "di") for n in names):
        mask = 0xFFFF
    elif any(n[0] == "e" or n.endswith("d") for n in names):
        mask = 0xFFFF_FFFF
    elif instruction.memory_displ_size == 4 and not names:
        mask = 0xFFFF_FFFF
    text += register_text(base) if base else ""
    text += ":" + (f"{register_text(index)}*{instruction.memory_index_scale}" if index else "")
    return f"{text}:{instruction.memory_displacement & mask:x}"


def operand_text(instruction, index):
    kind = instruction.op_kind(index)
    if kind == OK.REGISTER:
        return register_text(instruction.op_register(index))
    if kind == OK.MEMORY:
        return memory_text(instruction)
    if kind in SOURCE:
        return f"m{memory_bytes(instruction.memory_size)}:{register_text(instruction.memory_segment)}:si"
    if kind in TARGET:
        return f"m{memory_bytes(instruction.memory_size)}:es:di"
    if kind in IMPLIED:
        return None
    if kind in IMMEDIATE_BITS:
        return f"i:{instruction.immediate(index) & (1 << IMMEDIATE_BITS[kind]) - 1:x}"
    if kind in (OK.NEAR_BRANCH16, OK.NEAR_BRANCH32, OK.NEAR_BRANCH64):
        return f"j:{instruction.near_branch_target:x}"
    if kind == OK.FAR_BRANCH16:
        return f"a:{instruction.far_branch_selector:x}:{instruction.far_branch16:x}"
    if kind == OK.FAR_BRANCH32:
        return f"a:{instruction.far_branch_selector:x}:{instruction.far_branch32:x}"
    return "?"


class Iced:
    """iced-x86: every part of the instruction."""

    name = "iced-x86"

    def __init__(self, options=0):
        self.options = options

    def raw(self, bits, data):
        decoder = iced.Decoder(bits, data, self.options, ip=ADDRESS)
        instruction = decoder.decode()
        return instruction, decoder.last_error

    def answer(self, instruction):
        prefixes = "L" if instruction.has_lock_prefix else ""
        if instruction.is_string_instruction:
            prefixes += "R" if instruction.has_rep_prefix else ""
            prefixes += "N" if instruction.has_repne_prefix else ""
        operands = [operand_text(instruction, i) for i in range(instruction.op_count)]
        return (instruction.len, MNEMONICS[instruction.mnemonic], prefixes, [o for o in operands if o])


class Capstone:
    """Capstone: length and mnemonic."""

    name = "Capstone"
    # With 16-bit segments it takes 66 for a mandatory prefix's absence.
    modes = (64, 32)

    def __init__(self):
        modes = {64: capstone.CS_MODE_64, 32: capstone.CS_MODE_32, 16: capstone.CS_MODE_16}
        self.engines = {bits: capstone.Cs(capstone.CS_ARCH_X86, mode) for bits, mode in modes.items()}

    def answers(self, inputs):
        for bits, data in inputs:
            found = next(self.engines[bits].disasm_lite(data[:15], ADDRESS, 1), None)
            yield (found[1], found[2].split(" ")[-1]) if found else None


class Objdump:
    """GNU objdump: length and mnemonic. Samples stand 48 bytes apart, with NOPs between for it to find back."""

    name = "objdump"
    modes = (64, 32, 16)
    SLOT = 48
    MACHINES = {64: "i386:x86-64", 32: "i386", 16: "i8086"}
    PREFIXES = {
        "lock", "rep", "repz", "repnz", "repe", "repne", "data16", "data32", "addr16", "addr32", "es", "cs", "ss", "ds", "fs",
        "gs", "bnd", "notrack", "xacquire", "xrelease",
    }

    @classmethod
    def is_there(cls):
        """GNU's tools are built for the targets their host likes."""
        with tempfile.NamedTemporaryFile() as file:
            file.write(b"\x90")
            file.flush()
            return all(
                subprocess.run(["objdump", "-D", "-b", "binary", "-m", machine, file.name], capture_output=True).returncode == 0
                for machine in cls.MACHINES.values())

    def answers(self, inputs):
        found = {}
        for bits, machine in self.MACHINES.items():
            mine = [index for index, (b, _) in enumerate(inputs) if b == bits]
            image = b"".join(inputs[index][1][:15].ljust(self.SLOT, b"\x90") for index in mine)
            with tempfile.NamedTemporaryFile() as file:
                file.write(image)
                file.flush()
                text = subprocess.run(
                    ["objdump", "-D", "-b", "binary", "-m", machine, "-M", "intel", "--insn-width=16", "-z", file.name],
                    capture_output=True, text=True, check=True).stdout
            for line in text.splitlines():
                parts = line.split("\t")
                if len(parts) == 3 and int(parts[0].rstrip(":"), 16) % self.SLOT == 0:
                    found[mine[int(parts[0].rstrip(":"), 16) // self.SLOT]] = self.parse(parts)
        return [found.get(index) for index in range(len(inputs))]

    def parse(self, parts):
        words = parts[2].split()
        while len(words) > 1 and (words[0] in self.PREFIXES or words[0].startswith("rex")):
            words.pop(0)
        if not words or words[0] == "(bad)" or "(bad)" in parts[2]:
            return None
        return len(parts[1].split()), words[0].split(",")[0]
