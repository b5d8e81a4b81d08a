#!/usr/bin/env python3
"""Privileged instructions in QEMU's system emulation and in our interpreter: the same image, the same tests, results byte for byte.

  privileged.py --ours .build/release/x86step [--tests N] [--seed N]

A test is an instruction or a few in 64-bit or compatibility mode, at privilege 0 or 3, with random registers, selectors, control
registers, page rights and descriptors (tests.py); it ends with an exception or INT 80h. A result is what the handler then finds:
vector, error code, the saved state, all registers, control, debug and model-specific registers, descriptor tables, page table
entries, stacks and data (struct result in main.c). Both machines run all of it from the same image.

Exit code 1: something differs. Where QEMU departs from the manual is in DEPARTURES, each with the rule.
"""

import argparse
import collections
import os
import struct
import subprocess
import sys
import tempfile

import tests

HERE = os.path.dirname(os.path.abspath(__file__))
TESTS_AT, RESULTS_AT, MEMORY = 0x2000000, 0xA000000, 512 << 20
HEADER = 64
WORDS = """rax rcx rdx rbx rsp rbp rsi rdi r8 r9 r10 r11 r12 r13 r14 r15 vector error rip cs rflags ss ds es fs gs ldt task
fs_base gs_base kernel_gs_base cr0 cr2 cr3 cr4 efer star lstar cstar sfmask xcr0 gdt_base gdt_limit idt_base idt_limit
dr0 dr1 dr2 dr3 dr6 dr7 - - - - - frame handler_ss - - - - - -""".split()
BYTES = [("user stack", 256), ("supervisor stack", 256), ("user data", 128), ("supervisor data", 128), ("gdt", 0x180), ("ldt", 64),
         ("tss", 128), ("page entries", 128)]
RESULT = struct.Struct("<64Q" + "".join(f"{size}s" for _, size in BYTES))
assert RESULT.size == 1984
FIELDS = WORDS + [name for name, _ in BYTES]


def build(folder):
    image = os.path.join(folder, "image")
    flags = ("-O2 -ffreestanding -fno-pic -no-pie -mno-red-zone -mgeneral-regs-only -fno-stack-protector -fcf-protection=none "
             "-fno-asynchronous-unwind-tables -Wall -Wextra -Werror -nostdlib -static -Wl,--build-id=none -Wl,--no-warn-rwx-segments")
    subprocess.run(["gcc", *flags.split(), "-Wl,-T," + os.path.join(HERE, "image.ld"), "-o", image,
                    os.path.join(HERE, "start.S"), os.path.join(HERE, "main.c")], check=True)
    return image


def results(data):
    count = struct.unpack_from("<Q", data)[0]
    return [RESULT.unpack_from(data, HEADER + i * RESULT.size) for i in range(count)]


def run_qemu(image, path, folder, count):
    memory = os.path.join(folder, "memory")
    command = ["qemu-system-x86_64", "-accel", "tcg", "-cpu", "max,vendor=GenuineIntel", "-machine", "q35,memory-backend=memory", "-object",
               f"memory-backend-file,id=memory,size={MEMORY},mem-path={memory},share=on", "-display", "none", "-serial", "none",
               "-monitor", "none", "-no-reboot", "-device", "isa-debug-exit,iobase=0x501,iosize=4", "-kernel", image,
               "-device", f"loader,file={path},addr={TESTS_AT:#x},force-raw=on"]
    run = subprocess.run(command, capture_output=True, text=True, timeout=3600)
    with open(memory, "rb") as file:
        file.seek(RESULTS_AT)
        data = file.read(HEADER + count * RESULT.size)
    return results(data), run.stderr


def run_ours(tool, image, path, folder):
    output = os.path.join(folder, "ours")
    run = subprocess.run([tool, "image", image, path, output], capture_output=True, text=True)
    with open(output, "rb") as file:
        return results(file.read()), run.stderr


# Where QEMU 7.2 does not do what the manual says: (form, or its beginning; field; rule). None: any field.
EM, TS, OSXSAVE = 4, 8, 1 << 18
# Of a page fault's error code, and of an entry.
RESERVED, ACCESSED = 8, 32
RF, VIF, VM, ARITHMETIC, DF = 1 << 16, 3 << 19, 1 << 17, 0x8D5, 1 << 10


def code_selector(test):
    return test.gpr["r11"] & 0xFFFF if test.bits == 64 else test.gpr["rcx"] & 0xFFFF


def stack_selector(test):
    return test.gpr["r8"] & 0xFFFF if test.bits == 64 else test.gpr["rsi"] & 0xFFFF


def changes(test):
    return test.code.split()[0] in ("add", "xchg", "cmpxchg")


def as_change(test, error):
    """The error code of #PF, of an operand that is read to be written."""
    return error | (error & RESERVED and 1) | (2 if changes(test) else 0)


def has_read(test, ours, qemu):
    """QEMU's entries have the accessed bit, of the load before the store that faults; ours have not, and that is all."""
    return changes(test) and all(b in (a, a | ACCESSED) for a, b in zip(ours["page entries"], qemu["page entries"]))


def crosses(test):
    return changes(test) and test.gpr["rbx"] & 4095 > 4096 - 8


def two_places(test, ours, qemu):
    """Two pages: which of them faults, and what has been marked by then."""
    return ours["vector"] == qemu["vector"] == 14 and (crosses(test) or test.code.split()[0] in ("push", "pop"))


def is_accessed_only(test, ours, qemu):
    """Our descriptors have the accessed bit, QEMU's have not, and that is all."""
    pairs = [(a, b) for field in ("gdt", "ldt_bytes") if field in ours for a, b in zip(ours[field], qemu[field]) if a != b]
    return all(a == b | 1 for a, b in pairs)


def same(test, ours, qemu, field, mask):
    return (ours[field] ^ qemu[field]) & ~mask == 0


def when(code):
    return lambda test, ours, qemu: code in test.code


def is_canonical(address):
    return address >> 47 in (0, 0x1FFFF)


def ours_faults(vector):
    """A check that the manual has and QEMU has not: all that follows differs."""
    return lambda test, ours, qemu: ours["vector"] == vector != qemu["vector"]


DEPARTURES = [
    # Faults push RFLAGS with RF set, and it is gone after the next instruction (Vol. 3, 19.3.1.1); QEMU does neither. IRET and
    # SYSRET at privilege 0 load VIF and VIP; QEMU's leave them.
    ("", "rflags", lambda test, ours, qemu: same(test, ours, qemu, "rflags", RF | VIF)),
    # An IST stack does not change SS unless the privilege changes (Vol. 2, INT n); QEMU makes it null.
    ("", "handler_ss", lambda test, ours, qemu: qemu["handler_ss"] == 0 and ours["handler_ss"] & 3 == 0),
    # A null selector for SS must have RPL = CPL.
    ("lfs", None, lambda test, ours, qemu: "lss" in test.code and ours["vector"] == 13 and qemu["ss"] & 0xFFFC == 0),
    ("iret", None, lambda test, ours, qemu: ours["vector"] == 13 and ours["error"] == 0 and stack_selector(test) in (0, 1, 2, 3)),
    ("mov ss", None, lambda test, ours, qemu: ours["vector"] == 13 and test.gpr["rax"] & 0xFFFC == 0),
    # 64-bit far pointers in memory: Intel's processors have them, AMD's and QEMU not.
    ("lfs", None, when("rex.W")),
    # LAR: bits 16 to 19 are undefined. A 16-bit call gate is no valid type in long mode.
    ("lar", "rcx", lambda test, ours, qemu: same(test, ours, qemu, "rcx", 0xF0000)),
    ("lar", "rdx", lambda test, ours, qemu: same(test, ours, qemu, "rdx", 0xF0000)),
    ("lar", None, lambda test, ours, qemu: 0xE400 in (qemu["rcx"] & 0xFFFF, qemu["rdx"] & 0xFFFF)),
    # Reserved bits of DR6 and DR7 that are always 0.
    ("mov dr", "dr6", lambda test, ours, qemu: same(test, ours, qemu, "dr6", 0x1000)),
    ("mov dr", "dr7", lambda test, ours, qemu: same(test, ours, qemu, "dr7", 0xD800)),
    ("mov dr", "rcx", lambda test, ours, qemu: same(test, ours, qemu, "rcx", 0xD800)),
    # IA32_SYSENTER_CS has 32 bits.
    ("wrmsr", "rax", lambda test, ours, qemu: test.gpr["rcx"] & 0xFFFFFFFF == 0x174),
    # WRFSBASE and WRGSBASE fault on an address that is not canonical.
    ("fsgsbase", None, lambda test, ours, qemu: ours_faults(13)(test, ours, qemu) and not is_canonical(test.gpr["rax"])),
    # SYSCALL keeps the flags that IA32_FMASK does not name; QEMU clears the arithmetic ones always.
    ("syscall", "rflags", lambda test, ours, qemu: same(test, ours, qemu, "rflags", RF | ARITHMETIC | DF) and not qemu["rflags"] & ARITHMETIC),
    # SYSRET leaves VM out.
    ("sysret", None, lambda test, ours, qemu: qemu["rflags"] & VM),
    # IRET and RET set the accessed bits of what they load.
    ("iret", "gdt", is_accessed_only),
    ("retf", "gdt", is_accessed_only),
    ("jmp", "gdt", is_accessed_only),
    # A far call past the segment's limit is #GP(0), and 64-bit segments have none.
    ("jmp", None, lambda test, ours, qemu: "call" in test.code and (ours["vector"], ours["error"]) == (13, 0)
        and (qemu["cs"] & ~3 in (0xF0, 0xF8) or qemu["vector"] == 13 and qemu["error"] in (0xF0, 0xF8))),
    ("jmp", None, lambda test, ours, qemu: "call" in test.code and ours["vector"] != 13 and (qemu["vector"], qemu["error"]) == (13, 0xD8)),
    # The selector of IA32_SYSENTER_CS without its RPL must not be 0.
    ("sysenter", None, lambda test, ours, qemu: test.gpr["rax"] == 3 and ours["vector"] == 13),
    # A stack segment that is not present: #SS.
    ("iret", "vector", lambda test, ours, qemu: (ours["vector"], qemu["vector"]) == (12, 11)),
    ("retf", "vector", lambda test, ours, qemu: (ours["vector"], qemu["vector"]) == (12, 11)),
    # Outside 64-bit mode RIP must be within the code segment.
    ("iret", None, lambda test, ours, qemu: code_selector(test) & ~3 in (0xF0, 0xF8) and ours["vector"] == 13),
    ("retf", None, lambda test, ours, qemu: code_selector(test) & ~3 in (0xF0, 0xF8) and ours["vector"] == 13),
    # INT1 is #DB.
    ("int3", None, when("int1")),
    # What is read to be written faults as a write; a reserved bit is found in an entry that is present.
    ("arpl", "error", lambda test, ours, qemu: ours["error"] == qemu["error"] | 2),
    ("memory", "error", lambda test, ours, qemu: crosses(test) or ours["error"] == as_change(test, qemu["error"])),
    ("memory", "cr2", two_places),
    ("memory", "page entries", lambda test, ours, qemu: two_places(test, ours, qemu) or has_read(test, ours, qemu)),
    # A stack address that is not canonical: #SS. EXT tells of a fault in the delivery of another.
    ("no stack", "vector", lambda test, ours, qemu: (ours["vector"], qemu["vector"]) == (12, 13)),
    ("bad idt", "error", lambda test, ours, qemu: ours["error"] == qemu["error"] | 1),
    # XSAVE heeds CR0.TS. FXSAVE shows MM registers with exponent FFFF, and MXCSR whatever CR4.OSFXSR says.
    ("device", None, lambda test, ours, qemu: test.code.startswith("xsave") and test.cr0 & TS and ours_faults(7)(test, ours, qemu)),
    # Without CR4.OSXSAVE it is #UD whatever the privilege.
    ("xsetbv", "vector", lambda test, ours, qemu: (ours["vector"], qemu["vector"]) == (6, 13) and not test.cr4 & OSXSAVE),
    # With CR0.EM, MMX and SSE instructions are #UD before they are #NM; EMMS is one of them.
    ("device", None, lambda test, ours, qemu: test.cr0 & (EM | TS) and test.code.split()[0] in ("paddb", "emms", "addps")
        and ours["vector"] == (6 if test.cr0 & EM else 7)),
    ("device", "user data", when("fxsave")),
    ("device", "supervisor data", when("fxsave")),
    ("trap flag", "rflags", lambda test, ours, qemu: test.code == "syscall" and same(test, ours, qemu, "rflags", RF | ARITHMETIC | DF)),
    # A gate that is wrong: vector × 8 + 2.
    ("int n", "error", lambda test, ours, qemu: ours["error"] // 8 * 16 + 2 == qemu["error"]),
    ("int3", "error", lambda test, ours, qemu: ours["error"] // 8 * 16 + 2 == qemu["error"]),
    ("bad idt", "error", lambda test, ours, qemu: ours["error"] // 8 * 16 + 2 == qemu["error"]),
]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--ours", required=True, help="x86step")
    parser.add_argument("--tests", type=int, default=100, help="of each form, times its weight")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--examples", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        image = build(folder)
        path = os.path.join(folder, "tests")
        data, made = tests.make(options.tests, options.seed)
        if TESTS_AT + len(data) > RESULTS_AT or RESULTS_AT + HEADER + len(made) * RESULT.size > MEMORY:
            sys.exit(f"{len(made)} tests are more than there is room for")
        with open(path, "wb") as file:
            file.write(data)
        theirs, trouble = run_qemu(image, path, folder, len(made))
        ours, complaint = run_ours(options.ours, image, path, folder)
    counts, wrong, vectors = collections.Counter(), collections.defaultdict(list), collections.Counter()
    for test, a, b in zip(made, ours, theirs):
        counts[test.form] += 1
        vectors[b[FIELDS.index("vector")]] += 1
        differing = [name for name, x, y in zip(FIELDS, a, b) if x != y]
        a, b = dict(zip(FIELDS, a)), dict(zip(FIELDS, b))
        differing = [name for name in differing if not is_departure(test, name, a, b)]
        if differing:
            wrong[test.form].append((test, differing, a, b))
    for form, found in wrong.items():
        print(f"DIFFERS {form}: {len(found)} of {counts[form]}")
        for test, differing, a, b in found[: options.examples]:
            print(f"    {test.code!r} cs {test.cs:x} rflags {test.flags:x} cr0 {test.cr0:x} cr4 {test.cr4:x} "
                  + " ".join(f"{name} {test.gpr[name]:x}" for name in "rax rbx rcx rdx rsi rdi r8 r9 r10 r11 r12".split()))
            for name in differing[:6]:
                print(f"        {name}: {difference(a[name], b[name])}")
    print("vectors: " + ", ".join(f"{vector:x} {count}" for vector, count in sorted(vectors.items())))
    print(f"all: {len(counts)} forms, {sum(counts.values())} tests, {sum(map(len, wrong.values()))} differ")
    is_whole = len(ours) == len(theirs) == len(made)
    if not is_whole:
        print(f"of {len(made)} tests QEMU did {len(theirs)}, we {len(ours)}: {complaint.strip()} {trouble.strip()[:300]}")
    return 1 if wrong or not is_whole else 0


def difference(ours, qemu):
    if isinstance(ours, int):
        return f"{ours:x}, QEMU {qemu:x}"
    at = [i for i in range(len(ours)) if ours[i] != qemu[i]]
    return f"from {at[0]:#x} to {at[-1]:#x}: {ours[at[0] : at[-1] + 1].hex()}, QEMU {qemu[at[0] : at[-1] + 1].hex()}"


def is_departure(test, field, ours, qemu):
    return any(test.form.startswith(form) and (name is None or name == field) and rule(test, ours, qemu)
               for form, name, rule in DEPARTURES)


if __name__ == "__main__":
    sys.exit(main())
