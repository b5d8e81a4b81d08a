#!/usr/bin/env python3
"""Every user-level form of the x86-64 table, carried out by this machine's processor.

  native.py --ours .build/release/x86decode [--executions N] [--seed N] [--rows FROM TO]
  native.py --records [...]      the records themselves on standard output, for a replay

A form is a row with everything fixed that makes a difference: operand size, vector length, memory or register, LOCK, REP,
condition. `native` (native/main.c) makes random encodings and states for each, and lets the processor execute them. Here each
encoding is held against our decoder: the row it was made from, and the length that the processor saw. The run prints how many
forms there are by group, what became of the executions, and which rows are left out, with the reason.

Exit code 1: something differs. 3: this machine cannot do it.
"""

import argparse
import collections
import os
import struct
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(HERE)))
TABLE = os.path.join(HERE, "instructions.tsv")
# struct header of native/native.h, up to where the instruction went.
HEADER = struct.Struct("<IHH16s8BI4xQQ")
OUTCOMES = ["went on", "branched", "faulted"]
FAULTS = {0: "#DE", 5: "#BR", 6: "#UD", 12: "#SS", 13: "#GP", 14: "#PF", 16: "#MF", 17: "#AC", 19: "#XM"}
INSTRUCTION = 0x1000_0800


def build():
    folder = os.path.join(ROOT, ".build", "x86native")
    os.makedirs(folder, exist_ok=True)
    program = os.path.join(folder, "native")
    sources = [os.path.join(HERE, "native", name + ".c") for name in "main table state address plan run".split()]
    subprocess.run(
        ["gcc", "-O2", "-mno-red-zone", "-Wall", "-Wextra", "-Werror", "-o", f"{program}.{os.getpid()}", *sources], check=True)
    os.rename(f"{program}.{os.getpid()}", program)
    return program


def read_forms(program, rows):
    forms, skipped = {}, collections.defaultdict(list)
    for line in subprocess.run([program, TABLE, "--list"], capture_output=True, text=True, check=True).stdout.splitlines():
        columns = line.split("\t")
        if columns[0] == "-":
            skipped[columns[4]].append(columns[3])
        elif not rows or rows[0] <= int(columns[1]) <= rows[1]:
            forms[int(columns[0])] = (columns[2], columns[3])
    return forms, skipped


def records(stream):
    while data := stream.read(4):
        yield data + stream.read(struct.unpack("<I", data)[0] - 4)


class Decoder:
    """x86decode, asked in portions."""

    def __init__(self, tool):
        self.tool = tool
        self.waiting = []
        self.wrong = []

    def check(self, record, text):
        self.waiting.append((record, text))
        if len(self.waiting) == 50_000:
            self.flush()

    def flush(self):
        lines = "".join(f"{bits} {code.hex()}\n" for (bits, code, _, _), _ in self.waiting)
        answers = subprocess.run([self.tool], input=lines, capture_output=True, text=True, check=True).stdout.splitlines()
        for ((bits, code, row, length), text), answer in zip(self.waiting, answers, strict=True):
            parts = answer.split(" ")
            if len(parts) < 3 or int(parts[0]) != length or int(parts[2]) != row:
                self.wrong.append(f"{text}: {bits} {code.hex()}, the processor's length {length}, row {row}; ours {answer}")
        self.waiting = []


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--ours", help="x86decode")
    parser.add_argument("--records", action="store_true")
    parser.add_argument("--executions", type=int, default=2000, help="of each form")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rows", type=int, nargs=2, default=None, metavar=("FROM", "TO"))
    options = parser.parse_args()
    program = build()
    command = [program, TABLE, str(options.executions), str(options.seed), *map(str, options.rows or [])]
    if options.records:
        os.execv(program, command)

    forms, skipped = read_forms(program, options.rows)
    groups = collections.defaultdict(collections.Counter)
    executed = collections.Counter()
    decoder = Decoder(options.ours)
    run = subprocess.Popen(command, stdout=subprocess.PIPE)
    for record in records(run.stdout):
        _, row, form, code, length, bits, _, outcome, trap, _, _, _, _, _, rip = HEADER.unpack_from(record)
        group, text = forms[form]
        executed[form] += 1
        groups[group][FAULTS.get(trap, f"vector {trap}") if outcome == 2 else OUTCOMES[outcome]] += 1
        # Where it went on, the processor has said how long it is.
        if outcome == 0:
            length = rip - INSTRUCTION
        decoder.check((bits, code[: length or 1], row, length), text)
    decoder.flush()
    if run.wait() == 3:
        print("this processor has no AVX2 or no FSGSBASE: left out")
        return 3
    if run.returncode:
        return 1
    for group, outcomes in groups.items():
        count = sum(forms[form][0] == group for form in executed)
        print(f"{group}: {count} forms, {sum(outcomes.values())} executions: "
              + ", ".join(f"{n} {name}" for name, n in outcomes.most_common()))
    print(f"all: {len(executed)} forms of {len(forms)}, {sum(executed.values())} executions")
    for reason, names in skipped.items():
        print(f"left out, {reason}: {len(names)} rows: {' '.join(sorted(set(names)))}")
    for text in decoder.wrong[:20]:
        print(f"DIFFERS {text}")
    few = [text for form, (_, text) in forms.items() if executed[form] < options.executions]
    for text in few:
        print(f"TOO FEW {text}")
    return 1 if decoder.wrong or few else 0


if __name__ == "__main__":
    sys.exit(main())
