"""The instruction table as `isagen` writes it (instructions.tsv): what the generator must cover."""

import os
import re


class Row:
    """A 32-bit instruction: match and mask, and its operands, a letter each (Tools/isagen/Instruction.swift)."""

    def __init__(self, mnemonic, match, mask, operands):
        self.mnemonic = mnemonic
        self.match = int(match, 16)
        self.mask = int(mask, 16)
        self.operands = operands


class CompressedRow:
    """A 16-bit instruction: match and mask, the 32-bit one it stands for, its operand layout."""

    def __init__(self, mnemonic, match, mask, expansion, form, reserved):
        self.mnemonic = mnemonic
        self.match = int(match, 16)
        self.mask = int(mask, 16)
        self.expansion = expansion
        self.form = form
        condition = re.fullmatch(r"bits & (0x[0-9a-f]+) == 0", reserved)
        if reserved and not condition:
            raise ValueError(f"{mnemonic}: can't read the condition {reserved!r}")
        self.reserved_if_zero = int(condition[1], 16) if condition else 0

    def is_reserved(self, bits):
        return self.reserved_if_zero != 0 and bits & self.reserved_if_zero == 0


# Not run here: traps are the subject of the privileged tests, and these three belong to the supervisor.
EXCLUDED = {
    "ebreak": "traps",
    "c.ebreak": "traps",
    "sret": "supervisor",
    "wfi": "supervisor",
    "sfence.vma": "supervisor",
}


def read_table(path=os.path.join(os.path.dirname(__file__), "instructions.tsv")):
    rows, compressed = [], []
    with open(path, encoding="ascii") as file:
        for line in file:
            fields = line.rstrip("\n").split("\t")
            if line.startswith("#"):
                continue
            if len(fields) == 4:
                rows.append(Row(*fields))
            else:
                compressed.append(CompressedRow(*fields))
    if len(rows) < 100 or len(compressed) < 30:
        raise ValueError(f"{path} is not the whole table")
    return rows, compressed
