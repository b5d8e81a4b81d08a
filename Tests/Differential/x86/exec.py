#!/usr/bin/env python3
"""Every user-level form of the x86-64 table, carried out by this machine's processor and by our interpreter.

  exec.py --ours .build/release/x86step [--executions N] [--seed N] [--rows FROM TO]

`native` makes random encodings and states and lets the processor execute them; `x86step replay` does the same with each, once by
the slow paths and once as a record of the hot loop, and compares registers, flags, MXCSR, x87 state, vectors, memory, and of a
fault vector, error code, address and saved state. What the architecture leaves free is in Tools/x86step/ReplayRules.swift, for each
instruction. Values of x87 functions are judged by mpmath (x87values.py).

Exit code 1: something differs, or a form was run less often than asked. 3: this machine cannot do it.
"""

import argparse
import collections
import os
import subprocess
import sys
import tempfile

import native

HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--ours", required=True, help="x86step")
    parser.add_argument("--executions", type=int, default=2000, help="of each form")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rows", type=int, nargs=2, default=None, metavar=("FROM", "TO"))
    options = parser.parse_args()
    program = native.build()
    listing = subprocess.run([program, native.TABLE, "--list"], capture_output=True, text=True, check=True).stdout
    with tempfile.TemporaryDirectory() as folder:
        forms, values = os.path.join(folder, "forms"), os.path.join(folder, "values")
        with open(forms, "w") as file:
            file.write(listing)
        command = [program, native.TABLE, str(options.executions), str(options.seed), *map(str, options.rows or [])]
        host = subprocess.Popen(command, stdout=subprocess.PIPE)
        ours = subprocess.Popen(
            [options.ours, "replay", "--forms", forms, "--values", values], stdin=host.stdout, stdout=subprocess.PIPE, text=True)
        host.stdout.close()
        report = ours.communicate()[0]
        if host.wait() == 3:
            print("this processor has no AVX2 or no FSGSBASE: left out")
            return 3
        print(report, end="")
        judged = 0
        if not options.rows or os.path.getsize(values):
            judge = [sys.executable, os.path.join(HERE, "x87values.py"), values] + ([] if options.rows else ["--all"])
            judged = subprocess.run(judge).returncode
    skipped = collections.defaultdict(set)
    count = 0
    for line in listing.splitlines():
        columns = line.split("\t")
        if columns[0] == "-":
            skipped[columns[4]].add(columns[3])
        else:
            count += 1
    for reason, names in skipped.items():
        print(f"left out, {reason}: {' '.join(sorted(names))}")
    wanted = f"all: {count} forms, {count * options.executions} executions,"
    is_whole = options.rows is not None or wanted in report
    if not is_whole:
        print(f"TOO FEW: {count} forms, {options.executions} times each, were asked for")
    return 0 if host.returncode == 0 and ours.returncode == 0 and judged == 0 and is_whole else 1


if __name__ == "__main__":
    sys.exit(main())
