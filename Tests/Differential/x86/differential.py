#!/usr/bin/env python3
"""The x86-64 decoder against iced-x86, Capstone and objdump.

  differential.py --ours .build/release/x86decode [--quick] [--seed N] [--row-samples N] [--random N]

Encodings come from the table (each row with random operands and prefixes), from random bytes with all prefixes, and
from a sweep over all opcodes, in 64-bit mode and in compatibility mode with 32-bit and 16-bit segments. Against iced-x86 everything is compared:
whether there is an instruction, its length, mnemonic, LOCK and REP, each operand with its size, register, parts of the
memory operand, immediate. Capstone and objdump judge a sample by whether there is one, length and mnemonic.

Whatever differs on purpose has a name in known.py; the run prints how often each was seen. Exit code 1: something
differs that has none.
"""

import argparse
import collections
import itertools
import os
import random
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

import decoders  # noqa: E402
import known  # noqa: E402
import samples  # noqa: E402


def ours_answers(tool, inputs):
    """Each (bits, bytes) to None, "short", or (length, mnemonic, prefixes, operands), with the row it came from."""
    text = "".join(f"{bits} {data.hex()}\n" for bits, data in inputs)
    run = subprocess.run([tool], input=text, capture_output=True, text=True, check=True)
    answers = []
    for line in run.stdout.splitlines():
        parts = line.split(" ")
        if len(parts) == 1:
            answers.append((line if line == "short" else None, -1))
        else:
            answers.append(((int(parts[0]), parts[1], parts[3].rstrip("-"), parts[4:]), int(parts[2])))
    assert len(answers) == len(inputs)
    return answers


class Tally:
    def __init__(self):
        self.agreed = collections.Counter()
        self.known = collections.Counter()
        self.wrong = collections.Counter()
        self.examples = {}

    def differ(self, kind, detail):
        self.wrong[kind] += 1
        self.examples.setdefault(kind, []).append(detail)


def against_iced(inputs, answers, rows, tally):
    """Returns which samples differ with no name for it."""
    oracle = decoders.Iced()
    wrong = set()
    for index, ((bits, data), (ours, row)) in enumerate(zip(inputs, answers)):
        instruction, error = oracle.raw(bits, data)
        isShort = error == decoders.iced.DecoderError.NO_MORE_BYTES
        theirs = None if instruction.is_invalid else oracle.answer(instruction)
        if ours is None and theirs is None or ours == "short" and isShort:
            tally.agreed["undefined"] += 1
            continue
        if ours is None or theirs is None or ours == "short":
            name = known.validity(bits, data, ours, theirs, instruction, rows[row] if row >= 0 else None)
        else:
            if known.normal(ours, bits) == known.normal(theirs, bits):
                tally.agreed[rows[row]["group"]] += 1
                continue
            name = known.detail(bits, data, ours, theirs, instruction, rows[row])
        if name:
            tally.known[name] += 1
        else:
            key = rows[row]["mnemonic"] if row >= 0 else decoders.CODES[instruction.code]
            what = f"{bits} {data.hex()}: ours {ours}, iced {theirs} {decoders.CODES[instruction.code]}"
            tally.differ(key, what)
            wrong.add(index)
    return wrong


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--ours", required=True)
    parser.add_argument("--quick", action="store_true", help="a few seconds")
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--row-samples", type=int, default=None)
    parser.add_argument("--random", type=int, default=None)
    parser.add_argument("--sweep", action=argparse.BooleanOptionalAction, default=None,
                        help="every map, prefix, opcode and digit (unless --quick)")
    parser.add_argument("--others", type=int, default=None, help="samples for Capstone and objdump")
    parser.add_argument("--show", type=int, default=3, help="examples of each difference")
    parser.add_argument("--outvoted", action="store_true", help="show where only Capstone or objdump differs")
    options = parser.parse_args()
    seed = options.seed if options.seed is not None else int(time.time())
    row_samples = options.row_samples or (6 if options.quick else 300)
    random_count = options.random if options.random is not None else (30_000 if options.quick else 2_000_000)
    others_count = options.others if options.others is not None else (8_000 if options.quick else 200_000)
    print(f"seed {seed}")

    rows = samples.read_table(os.path.join(HERE, "instructions.tsv"))
    source = random.Random(seed)
    tally = Tally()
    reached = collections.Counter()
    others = []

    def run(inputs, batch=100_000):
        for start in range(0, len(inputs), batch):
            part = inputs[start:start + batch]
            answers = ours_answers(options.ours, part)
            for _, row in answers:
                reached[row] += 1
            against_iced(part, answers, rows, tally)

    from_rows = [sample for row in rows for sample in samples.of_row(row, row_samples, source)]
    run(from_rows)
    total = len(from_rows)
    # Random bytes in portions: only their answers are kept.
    remaining = random_count
    while remaining > 0:
        portion = [samples.random_bytes(source) for _ in range(min(remaining, 100_000))]
        run(portion)
        remaining -= len(portion)
        total += len(portion)
        if not others:
            others = portion[: others_count // 2]
    if options.sweep if options.sweep is not None else not options.quick:
        swept = samples.sweep()
        while portion := list(itertools.islice(swept, 100_000)):
            run(portion)
            total += len(portion)
    missed = [row for row in rows if not reached[row["index"]]]
    for row in missed:
        tally.differ("never decoded", f"{row['mnemonic']} {row['operands']} {row['encoding']}")

    source.shuffle(from_rows)
    others += from_rows[: others_count - len(others)]
    answers = ours_answers(options.ours, others)
    wrong = against_iced(others, answers, rows, Tally())
    if not decoders.Objdump.is_there():
        print("objdump knows no x86 here: left out")
    for oracle in [decoders.Capstone()] + [decoders.Objdump()] * decoders.Objdump.is_there():
        counts = collections.Counter()
        outvoted = collections.defaultdict(list)
        for index, (sample, theirs, (ours, row)) in enumerate(zip(others, oracle.answers(others), answers)):
            if sample[0] not in oracle.modes:
                continue
            verdict = known.other(oracle, sample, ours, theirs, index not in wrong)
            counts["agreed" if verdict is None else verdict] += 1
            what = f"{sample[0]} {sample[1].hex()}: ours {ours}, theirs {theirs}"
            if verdict == "outvoted":
                outvoted[ours[1] if ours else "only theirs: " + theirs[1]].append(what)
            elif verdict == "differs":
                tally.differ(f"{oracle.name} {rows[row]['mnemonic'] if row >= 0 else theirs[1]}", what)
        print(f"{oracle.name}: {sum(counts.values())} samples; " + ", ".join(f"{n} {k}" for k, n in counts.most_common()))
        if options.outvoted:
            for name, examples in sorted(outvoted.items(), key=lambda item: -len(item[1])):
                print(f"  outvoted {len(examples)} {name}: {examples[0]}")

    print(f"iced-x86: {total} samples; agreed: " + ", ".join(f"{n} {k}" for k, n in tally.agreed.most_common()))
    print(f"rows reached: {len(rows) - len(missed)} of {len(rows)}")
    for name, count in tally.known.most_common():
        print(f"  on purpose: {count} {name}: {known.REASONS[name]}")
    for kind, count in tally.wrong.most_common():
        print(f"DIFFERS {kind}: {count}")
        for example in tally.examples[kind][: options.show]:
            print("    " + example)
    return 1 if tally.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
