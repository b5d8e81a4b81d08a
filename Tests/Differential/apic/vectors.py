#!/usr/bin/env python3
"""Makes vectors.txt: random accesses to the APICs, and what QEMU's answered.

    vectors.py [--seed N] [--steps N] >vectors.txt

A line a step, in hexadecimal; after "=" what was read:

    r OFFSET = VALUE      local APIC       R REGISTER = VALUE      I/O APIC
    w OFFSET VALUE                         W REGISTER VALUE
    A = VECTOR            interrupts are on for a moment: the one that is taken, or 0
    L LEVEL               the line at pin 4 of the I/O APIC
    E VECTOR              write to the I/O APIC's EOI register

Left out, as QEMU does it otherwise than the manuals say: ESR and illegal vectors, APR, an APIC that is switched off,
reserved bits, active-low pins, clusters, pins that nobody listens to, a change of a pin's trigger mode while its line is high. The timer is time's.
"""

import argparse
import pathlib
import random
import subprocess
import tempfile

HERE = pathlib.Path(__file__).parent
PIN = 4


def vector():
    return random.choice([0x10, 0x1F, 0x20, 0x2F, 0x31, 0x32, 0x5A, 0x80, 0xEF, 0xF0, 0xFF, random.randrange(16, 256)])


class Script:
    def __init__(self):
        self.steps = []
        self.line = 0
        self.level = 0
        self.add("w", 0xF0, 0x1FF)
        self.add("w", 0xD0, 0x01000000)

    def add(self, kind, at=0, value=0):
        self.steps.append((kind, at, value))

    def self_interrupt(self):
        logical = random.randrange(2)
        destination = random.choice([0x01, 0x02, 0x03, 0x12, 0x81] if logical else [0x00, 0x00, 0xFF, 0x01])
        self.add("w", 0x310, destination << 24)
        shorthand = random.choice([0, 0, 1, 2, 3])
        mode = random.choice([0, 0, 1]) if shorthand != 1 else 0
        self.add("w", 0x300, shorthand << 18 | 1 << 14 | logical << 11 | mode << 8 | vector())

    def pin(self):
        masked = random.random() < 0.3
        if self.line == 0:
            self.level = random.randrange(2)
        logical = random.randrange(2)
        destination = 0xFF if logical else random.choice([0x00, 0x00, 0xFF])
        # Masked while both halves are written, as software does it.
        self.add("W", 0x10 + PIN * 2, 1 << 16 | self.level << 15 | logical << 11 | 0x20)
        self.add("W", 0x11 + PIN * 2, destination << 24)
        low = self.level << 15 | logical << 11 | random.choice([0, 0x100]) | vector()
        self.add("W", 0x10 + PIN * 2, masked << 16 | low)

    def step(self):
        choice = random.random()
        if choice < 0.2:
            self.self_interrupt()
        elif choice < 0.27:
            self.pin()
        elif choice < 0.37:
            self.line = random.randrange(2)
            self.add("L", 0, self.line)
        elif choice < 0.42:
            self.add("w", 0x80, random.choice([0, 0, 0, 0x10, 0x2F, 0x30, 0x80, 0xEF, 0xFF, random.randrange(256)]))
        elif choice < 0.45:
            self.add("w", 0xD0, random.choice([0x01, 0x02, 0x81, 0x11, 0xFF]) << 24)
        elif choice < 0.50:
            self.add("w", random.choice([0x350, 0x360, 0x370]), 1 << 16 | vector())
        elif choice < 0.52:
            self.add("E", 0, vector())
        elif choice < 0.66:
            self.add("A")
        elif choice < 0.82:
            self.add("w", 0xB0)
        else:
            self.look()

    def look(self):
        registers = [0x20, 0x30, 0x80, 0xA0, 0xD0, 0xE0, 0xF0, 0x300, 0x310, 0x350, 0x360, 0x370]
        registers += [base + index * 16 for base in (0x100, 0x180, 0x200) for index in range(8)] * 2 + [0xA0] * 10
        self.add("r", random.choice(registers))
        self.add("R", random.choice([1, 0x10 + PIN * 2, 0x10 + PIN * 2, 0x11 + PIN * 2]))


def ask_qemu(steps):
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        rows = "".join(f"{{'{kind}', {at:#x}, {value:#x}}},\n" for kind, at, value in steps)
        (work / "script.h").write_text(
            "static const struct { char kind; unsigned at, value; } script[] = {\n" + rows + "};\n"
        )
        subprocess.run(
            ["gcc", "-m32", "-O1", "-ffreestanding", "-fno-pic", "-fno-stack-protector", "-mno-sse", "-fcf-protection=none",
             "-nostdlib", "-static", "-no-pie", "-Wl,--build-id=none", "-Wl,-Ttext=0x100000", f"-I{work}",
             HERE / "probe.S", HERE / "probe.c", "-o", work / "probe"],
            check=True,
        )  # fmt: skip
        subprocess.run(
            ["qemu-system-x86_64", "-M", "microvm,acpi=off,pit=off,pic=off,rtc=off", "-accel", "tcg", "-cpu", "max",
             "-m", "64m", "-nodefaults", "-no-user-config", "-display", "none", "-serial", "null", "-kernel", work / "probe",
             "-chardev", f"file,id=out,path={work}/out", "-device", "isa-debugcon,iobase=0xe9,chardev=out",
             "-device", "isa-debug-exit,iobase=0xf4"],
            timeout=120,
        )  # fmt: skip
        return (work / "out").read_text().split()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=6000)
    arguments = parser.parse_args()
    random.seed(arguments.seed)
    script = Script()
    while len(script.steps) < arguments.steps:
        script.step()
    answers = iter(ask_qemu(script.steps))
    for kind, at, value in script.steps:
        text = {"A": "A", "L": f"L {value:x}", "E": f"E {value:x}"}.get(kind)
        text = text or (f"{kind} {at:x}" if kind in "rR" else f"{kind} {at:x} {value:x}")
        print(f"{text} = {int(next(answers), 16):x}" if kind in "rRA" else text)
    assert next(answers, None) is None


if __name__ == "__main__":
    main()
