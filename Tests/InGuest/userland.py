#!/usr/bin/env python3
"""Runs Debian's programs in the guest and, natively, in a chroot of the same root: what they print and their exit codes.

    userland.py [--cpu v1,v2,v3] [--short] [--case NAME]… C2W_RUN IMAGE_FOLDER

IMAGE_FOLDER is what `scripts/debian-image.sh x86_64` made: oci/ and root.tar. The cases are `userland/*.sh`. Each runs
in a container of its own, and on this machine's processor, with the same environment, folder and files. The guest's
processor has the level named; here the C library is told to leave what is beyond that level alone, as its functions
round differently with FMA. Needs root and an x86-64 host with AVX2. Exits 1 on any difference, and where something fails natively.
"""
import argparse
import difflib
import io
import os
import re
import resource
import subprocess
import sys
import tarfile
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
SHORT_PYTHON = ["test_struct", "test_float", "test_json"]
PYTHON = ["test_math", "test_float", "test_struct", "test_json", "test_hashlib", "test_zlib", "test_re", "test_decimal", "test_long"]
TIMEOUT_S = 5400
ENVIRONMENT = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", "LANG": "C.UTF-8", "TERM": "dumb"}
BEYOND_3 = "-AVX512F,-AVX512VL,-AVX512BW,-AVX512DQ,-AVX512CD"
BEYOND_2 = BEYOND_3 + ",-AVX,-AVX2,-FMA,-BMI1,-BMI2,-LZCNT,-MOVBE,-F16C"
BEYOND = {"v3": BEYOND_3, "v2": BEYOND_2, "v1": BEYOND_2 + ",-SSE3,-SSSE3,-SSE4_1,-SSE4_2,-POPCNT"}
# The files come as an archive on stdin.
START = 'mkdir -p /tmp/userland && cd /tmp/userland && tar -xf - && exec bash "$@" </dev/null'


def cases(short):
    """Name, script, and its arguments with LEVEL for the processor's."""
    found = [("programs", "programs.sh", []), ("openssl", "openssl.sh", ["short"] if short else []), ("i386", "i386.sh", [])]
    with open("/proc/cpuinfo") as file:
        has_sha = " sha_ni " in file.read()
    found.append(("compile", "compile.sh", ["LEVEL", "sha" if has_sha else ""]))
    for test in SHORT_PYTHON if short else PYTHON:
        found.append((test, "python.sh", [test]))
    return found


def archive():
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        for name in sorted(os.listdir(os.path.join(HERE, "userland"))):
            tar.add(os.path.join(HERE, "userland", name), name, filter=lambda info: (setattr(info, "mtime", 0), info)[1])
    return out.getvalue()


def environment(level):
    return dict(ENVIRONMENT, GLIBC_TUNABLES="glibc.cpu.hwcaps=" + BEYOND[level])


def finished(command, files, **options):
    start, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run(command, input=files, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=TIMEOUT_S, **options)
    lines = run.stdout.decode(errors="backslashreplace").splitlines() + [f"exit code {run.returncode}"]
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
    return lines, run.stderr.decode(errors="backslashreplace"), f"{time.monotonic() - start:.0f} s ({cpu:.0f} s of CPU)"


def in_guest(options, level, script, files):
    command = [options.program, "run", "-i", "--platform", "linux/amd64", "--cpu", level]
    for name, value in environment(level).items():
        command += ["-e", f"{name}={value}"]
    command += ["oci:" + os.path.join(options.image, "oci") + ":latest", "bash", "-c", START, "userland"] + script
    return finished(command, files)


def in_chroot(root, level, script, files):
    # A folder of its own for each run, in namespaces of its own.
    inner = 'mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" && mount -t tmpfs tmp "$0/tmp" && exec chroot "$0" bash -c "$@"'
    command = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", inner, root, START, "userland"]
    return finished(command + script, files, env=environment(level))


def compare(options, root, files, level, name, script):
    here, errors_here, seconds_here = in_chroot(root, level, script, files)
    there, errors, seconds = in_guest(options, level, script, files)
    # What fails natively compares nothing.
    wrong = [line for line in here if re.match(r"WRONG|.*exit code (?!0$)", line)]
    if here == there and not wrong:
        print(f"{level} {name}: equal, {len(here)} lines, {seconds} in the guest, {seconds_here} natively", flush=True)
        return True
    print(f"{level} {name}: DIFFERENT", *wrong[:20], sep="\n")
    for line in list(difflib.unified_diff(here, there, "native", "guest", lineterm="", n=0))[:60]:
        print("  " + line[:300])
    for where, text in (("native", errors_here), ("guest", errors)):
        if text:
            print(f"  stderr, {where}: " + "\n  ".join(text.splitlines()[-15:]))
    sys.stdout.flush()
    return False


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cpu", default="v2", help="levels, with commas between them")
    parser.add_argument("--short", action="store_true", help="fewer of Python's tests")
    parser.add_argument("--case", action="append", help="only these: " + " ".join(name for name, _, _ in cases(False)))
    parser.add_argument("program")
    parser.add_argument("image")
    options = parser.parse_args()
    unknown = set(options.case or []) - {name for name, _, _ in cases(options.short)}
    if unknown:
        parser.error(f"there is no case {' '.join(sorted(unknown))}")
    files, wrong, count = archive(), 0, 0
    with tempfile.TemporaryDirectory(prefix="userland-") as root:
        subprocess.run(["tar", "-C", root, "-xpf", os.path.join(options.image, "root.tar")], check=True)
        for level in options.cpu.split(","):
            for name, script, arguments in cases(options.short):
                if options.case and name not in options.case:
                    continue
                count += 1
                script = [script] + [level[1:] if argument == "LEVEL" else argument for argument in arguments]
                wrong += not compare(options, root, files, level, name, script)
    print(f"{count} cases, {wrong} different")
    sys.exit(1 if wrong else 0)


main()
