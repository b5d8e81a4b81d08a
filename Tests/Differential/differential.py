"""Random instruction streams: our emulator against qemu-riscv64 in user mode, every register, fcsr, memory.

    differential.py [--seed N] [--quick | --executions N] [--jobs N] [--ours COMMAND] [--theirs COMMAND]

Every user-level instruction of the table runs at least so many times, those that round in each of the five
modes; the table of what ran is printed. Exit code 1 on any difference, which is shown minimal.
"""

import argparse
import os
import re
import shlex
import struct
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from random import Random

from instructions import read_table
from operands import pools
from program import Program
from units import DYNAMIC, UnitMaker

HERE = os.path.dirname(os.path.abspath(__file__))
ROUNDS = 10  # runs of a stream; a multiple of five, as the harness takes the rounding modes in turn
UNITS_A_STREAM = 16
STREAMS_A_PROGRAM = 2500
MODES = range(5)
TIMEOUT_S = 120


def make_units(maker, executions):
    """As many units as give each instruction, and each rounding mode of those that round, its executions."""
    often = -(-executions // ROUNDS)
    units = []
    for _, make, rounds in maker.plan():
        if not rounds:
            units += [make() for _ in range(often)]
            continue
        # A dynamic one runs in each mode in a fifth of its runs.
        dynamic = often // 4 * 5
        units += [make(DYNAMIC) for _ in range(dynamic)]
        for mode in MODES:
            units += [make(mode) for _ in range(often - dynamic // 5)]
    return units


def count(units):
    """(mnemonic, mode or None) -> executions."""
    totals = Counter()
    for unit in units:
        for mnemonic, rounding in unit.counts:
            if rounding == DYNAMIC:
                for mode in MODES:
                    totals[mnemonic, mode] += ROUNDS // 5
            else:
                totals[mnemonic, rounding] += ROUNDS
    return totals


class Side:
    def __init__(self, name, command):
        self.name = name
        self.command = shlex.split(command)

    def run(self, executable, output):
        with open(output, "wb") as file:
            try:
                result = subprocess.run(
                    [*self.command, executable], stdout=file, stderr=subprocess.PIPE, timeout=TIMEOUT_S)
            except subprocess.TimeoutExpired:
                return -1, f"still running after {TIMEOUT_S} s"
        return result.returncode, result.stderr.decode(errors="replace").strip()


class Checker:
    def __init__(self, sides, folder):
        self.sides = sides
        self.folder = folder
        self.serial = 0

    def compare(self, program):
        """None if both sides agree, else the number of the first differing run and what is known of it."""
        self.serial += 1
        path = os.path.join(self.folder, f"p{os.getpid()}-{id(program)}-{self.serial}")
        program.build(path)
        outputs, ends = [], []
        for number, side in enumerate(self.sides):
            output = f"{path}.out{number}"
            ends.append(side.run(path, output))
            outputs.append(output)
        with open(outputs[0], "rb") as first, open(outputs[1], "rb") as second:
            data = [first.read(), second.read()]
        for name in [path, *outputs]:
            os.unlink(name)
        expected = len(program.streams) * program.rounds * program.record_words * 8
        if data[0] == data[1] and len(data[0]) == expected and ends[0][0] == ends[1][0] == 0:
            return None
        size = program.record_words * 8
        at = next((at for at in range(0, expected, size) if data[0][at:at + size] != data[1][at:at + size]), 0)
        return Difference(at // size, [piece[at:at + size] for piece in data], ends)

    def initial_state(self, program):
        """(name, value) of all that an empty stream sees, as the second side has it."""
        self.serial += 1
        path = os.path.join(self.folder, f"s{os.getpid()}-{self.serial}")
        program.build(path)
        self.sides[1].run(path, path + ".out")
        with open(path + ".out", "rb") as file:
            record = file.read()
        return [(slot_name(index), value) for index, (value,) in enumerate(struct.iter_unpack("<Q", record))]


class Difference:
    """Where two sides part: the number of the run, its records, how both programs ended."""

    def __init__(self, run, records, ends):
        self.run = run
        self.records = records
        self.ends = ends

    def lines(self, names):
        for side, (code, message) in zip(names, self.ends):
            if code != 0:
                yield f"  {side} ended with {code}: {message}"
        if not all(self.records):
            return
        words = [struct.unpack(f"<{len(record) // 8}Q", record[:len(record) // 8 * 8]) for record in self.records]
        for index in range(min(map(len, words))):
            pair = [f"{record[index]:016x}" for record in words]
            if pair[0] != pair[1]:
                yield f"  {slot_name(index):<14} {names[0]} {pair[0]}   {names[1]} {pair[1]}"


def slot_name(index):
    if index == 0:
        return "run"
    if index < 32:
        return f"x{index}"
    if index < 64:
        return f"f{index - 32}"
    return "fcsr" if index == 64 else "window's sum" if index == 65 else f"window + {(index - 66) * 8:#x}"


def report(checker, program, difference):
    """The smallest stream that still differs, disassembled, with its operands and both results."""
    index, first_run = difference.run // program.rounds, program.first_run + difference.run
    if any(code != 0 for code, _ in difference.ends):
        index, first_run = find_broken_run(checker, program)
    stream = program.streams[index]

    def alone(units):
        return Program([units], program.pools, 1, first_run, is_verbose=True)

    print(f"DIFFERENCE in run {first_run}")
    smallest, last = stream, checker.compare(alone(stream))
    if last is None:
        print("  the stream alone agrees: state carried over from another one")
        print("\n".join(difference.lines([side.name for side in checker.sides])))
        return
    shrunk = True
    while shrunk:
        shrunk = False
        for index in range(len(smallest) - 1, -1, -1):
            fewer = smallest[:index] + smallest[index + 1:]
            found = checker.compare(alone(fewer))
            if found is not None:
                smallest, last, shrunk = fewer, found, True
    listing = [line for unit in smallest for line in disassemble(unit.code, checker.folder)]
    print("\n".join("  " + line for line in listing) or "  even an empty stream differs: what the harness itself uses is broken")
    start = checker.initial_state(alone([]))
    used = set(re.findall(r"\b[xf]\d+\b", " ".join(listing)))
    operands = [f"{name} {value:016x}" for name, value in start if name in used or name == "fcsr"]
    print("  before: " + "  ".join(operands))
    print("\n".join(last.lines([side.name for side in checker.sides])))


def find_broken_run(checker, program):
    """Index of the stream and number of the run that ends a program early: its last records were never written."""
    low, high = 0, len(program.streams)
    while high - low > 1:
        middle = (low + high) // 2
        first_run = program.first_run + low * program.rounds
        half = Program(program.streams[low:middle], program.pools, program.rounds, first_run)
        low, high = (low, middle) if checker.compare(half) is not None else (middle, high)
    for number in range(program.rounds):
        first_run = program.first_run + low * program.rounds + number
        if checker.compare(Program([program.streams[low]], program.pools, 1, first_run)) is not None:
            return low, first_run
    return low, program.first_run + low * program.rounds


def disassemble(code, folder):
    path = os.path.join(folder, "unit.bin")
    with open(path, "wb") as file:
        file.write(code)
    text = subprocess.run(
        ["riscv64-linux-gnu-objdump", "-D", "-b", "binary", "-m", "riscv:rv64", "-M", "no-aliases,numeric", path],
        capture_output=True, text=True, check=True).stdout
    return [line for line in text.splitlines() if line[:1] == " " and ":\t" in line]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=lambda text: int(text, 0), default=None)
    parser.add_argument("--executions", type=int, default=20000)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--ours", default=os.path.join(HERE, "../../.build/release/rvbench exec"))
    parser.add_argument("--theirs", default="qemu-riscv64")
    parser.add_argument("--no-table", action="store_true", help="do not print what ran")
    options = parser.parse_args()
    executions = 1000 if options.quick else options.executions
    seed = options.seed if options.seed is not None else int(time.time())
    print(f"seed {seed}")

    started = time.time()
    random = Random(seed)
    rows, compressed = read_table()
    units = make_units(UnitMaker(random, rows, compressed), executions)
    totals = count(units)
    random.shuffle(units)
    streams = [units[at:at + UNITS_A_STREAM] for at in range(0, len(units), UNITS_A_STREAM)]
    operand_pools = pools(random)
    # Programs of one size, so that all jobs have work.
    per_program = min(STREAMS_A_PROGRAM, -(-len(streams) // options.jobs))
    programs = [
        Program(streams[at:at + per_program], operand_pools, ROUNDS, at * ROUNDS)
        for at in range(0, len(streams), per_program)
    ]
    print(f"{len(totals)} counters, {len(units)} units in {len(streams)} streams, made in {time.time() - started:.1f} s")
    sys.stdout.flush()

    differences = 0
    with tempfile.TemporaryDirectory(prefix="c2w-differential-") as folder:
        checker = Checker([Side("ours", options.ours), Side("qemu", options.theirs)], folder)
        with ThreadPoolExecutor(options.jobs) as executor:
            for program, difference in zip(programs, executor.map(checker.compare, programs)):
                if difference is not None:
                    differences += 1
                    if differences <= 5:
                        report(checker, program, difference)
    missing = print_table(totals, executions, options.no_table)
    total = sum(totals.values())
    print(f"{total} executions of {len({name for name, _ in totals})} instructions, {len(streams) * ROUNDS} states "
          f"compared, {differences} programs of {len(programs)} differ, {time.time() - started:.1f} s, seed {seed}")
    sys.exit(1 if differences or missing else 0)


def print_table(totals, executions, is_quiet):
    missing = [key for key, number in totals.items() if number < executions]
    lines = []
    for name in sorted({name for name, _ in totals}):
        numbers = [f"{totals[name, mode]}" for mode in (None, *MODES) if totals[name, mode]]
        lines.append(f"{name:<12}" + " ".join(numbers))
    if not is_quiet:
        width = max(map(len, lines)) + 2
        columns = max(1, 120 // width)
        for at in range(0, len(lines), columns):
            print("".join(line.ljust(width) for line in lines[at:at + columns]).rstrip())
    for name, mode in missing:
        print(f"too few executions: {name} mode {mode}: {totals[name, mode]}")
    return missing


if __name__ == "__main__":
    main()
