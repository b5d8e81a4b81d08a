"""Programs: streams of units around `harness.S`, linked into a static riscv64 executable."""

import os
import struct
import subprocess

from operands import POOL_SIZE
from units import SP

HERE = os.path.dirname(os.path.abspath(__file__))
TEXT_ADDRESS = 0x10100000
HARNESS_BYTES = 4096
FIRST31, LAST31, RETURN = 560, 568, 552
RECORD_WORDS, WINDOW_WORDS = 66, 64

PROLOGUE = struct.pack("<I", FIRST31 << 20 | SP << 15 | 3 << 12 | 31 << 7 | 0x03)  # ld x31, FIRST31(sp)
EPILOGUE = struct.pack(
    "<III",
    (LAST31 >> 5) << 25 | 31 << 20 | SP << 15 | 3 << 12 | (LAST31 & 31) << 7 | 0x23,  # sd x31, LAST31(sp)
    RETURN << 20 | SP << 15 | 3 << 12 | 31 << 7 | 0x03,  # ld x31, RETURN(sp)
    31 << 15 | 0x67)  # jr x31


class Program:
    """Streams (lists of units), each run `rounds` times from run number `first_run` on."""

    def __init__(self, streams, pools, rounds, first_run=0, is_verbose=False):
        self.streams = streams
        self.pools = pools
        self.rounds = rounds
        self.first_run = first_run
        self.is_verbose = is_verbose

    @property
    def record_words(self):
        return RECORD_WORDS + (WINDOW_WORDS if self.is_verbose else 0)

    def build(self, path):
        """Writes the executable to `path` (its parts beside it)."""
        code, table = bytearray(), bytearray()
        base = TEXT_ADDRESS + HARNESS_BYTES
        for stream in self.streams:
            table += struct.pack("<Q", base + len(code))
            code += PROLOGUE
            for unit in stream:
                code += unit.code
            code += EPILOGUE
        parts = {"STREAMS": code, "TABLE": table}
        parts |= dict(zip(("INTEGERS", "SINGLES", "DOUBLES"), self.pools))
        defines = []
        for name, data in parts.items():
            with open(f"{path}.{name.lower()}", "wb") as file:
                file.write(data)
            defines.append(f'-D{name}="{path}.{name.lower()}"')
        subprocess.run(
            ["riscv64-linux-gnu-gcc", "-nostdlib", "-static", "-march=rv64gc", "-mabi=lp64d", "-Wa,-mno-arch-attr",
             f"-Wl,-Ttext={TEXT_ADDRESS:#x}", "-Wl,--build-id=none", "-Wl,--no-relax", f"-DROUNDS={self.rounds}",
             f"-DFIRST_RUN={self.first_run}", f"-DVERBOSE={int(self.is_verbose)}", f"-DPOOL_MASK={POOL_SIZE - 1}",
             *defines, "-o", path, os.path.join(HERE, "harness.S")], check=True)
        for name in parts:
            os.unlink(f"{path}.{name.lower()}")
