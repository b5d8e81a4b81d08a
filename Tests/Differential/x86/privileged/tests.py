"""Makes tests of privileged instructions for the image: code, registers and what of the surroundings differs (struct test in main.c)."""

import os
import random
import struct
import subprocess
import tempfile

AREA = 0x40000000


def page(n):
    return AREA + 4096 * n


USER_CODE, SUPERVISOR_CODE, USER_DATA, MISSING, READ_ONLY, SUPERVISOR_DATA = map(page, range(6))
USER_STACK, SUPERVISOR_STACK, NO_EXECUTE, TABLES, IDT, PAGE_TABLE = map(page, (7, 9, 11, 12, 13, 14))
GDT_BYTES = 0x180
HALF = 2048
SECOND = 40  # of the code: where branches go to
TEST = struct.Struct("<16Q2Q2H6H3Q2Q4QH6xQ24Q64s8x")
REGISTERS = "rax rcx rdx rbx rsp rbp rsi rdi r8 r9 r10 r11 r12 r13 r14 r15".split()
TF, IF, DF, IOPL, NT, RF, AC, ID = 1 << 8, 1 << 9, 1 << 10, 3 << 12, 1 << 14, 1 << 16, 1 << 18, 1 << 21
CR0, CR4 = 0x80010031, 0x620
MP, EM, TS, NE, WP, AM, NW, CD = 2, 4, 8, 32, 1 << 16, 1 << 18, 1 << 29, 1 << 30
TSD, DE, PGE, OSFXSR, OSXMM, UMIP, FSGSBASE, PCIDE, OSXSAVE, SMEP, SMAP = (1 << n for n in (2, 3, 7, 9, 10, 11, 16, 17, 18, 20, 21))
SELECTORS = [n | r for n in range(0, 0x110, 8) for r in (0, 3)] + [n | r for n in (0x28, 0x90, 0x98, 0x38) for r in (1, 2)]
SELECTORS += [4, 0xC, 0xF, 0x14, 0x17, 0x1C, 0x1F, 0x24, 0x27, 0x2C, 0x47, 0x1F8, 0x300, 0xFFF8, 0xFFFF]

# What runs where: CS, SS, code, stack, bits.
MODES = {
    "k64": (0x08, 0x10, SUPERVISOR_CODE, SUPERVISOR_STACK, 64),
    "u64": (0x33, 0x2B, USER_CODE, USER_STACK, 64),
    "u32": (0x23, 0x2B, USER_CODE, USER_STACK, 32),
    "k32": (0x18, 0x10, SUPERVISOR_CODE, SUPERVISOR_STACK, 32),
}


class Test:
    """One of `form` (a name), in a mode, with its code as assembly."""

    def __init__(self, generator, form, mode, code, **registers):
        self.random, self.form, self.mode, self.code = generator, form, mode, code
        self.cs, self.ss, self.code_page, self.stack, self.bits = MODES[mode]
        self.rip, self.flags = self.code_page + HALF, 2 | (generator.getrandbits(12) & 0x8D5)
        self.gpr = {name: word(generator, self.bits) for name in REGISTERS}
        self.gpr["rsp"] = self.stack + HALF
        for name, value in registers.items():
            self.gpr[name] = value
        self.ds = self.es = 0x2B
        self.fs = self.gs = 0
        self.bases = [generator.choice((0, AREA, 0x7FFF00001000, -0x1000 & (1 << 64) - 1)) for _ in range(3)]
        if self.bits == 32:
            self.bases[:2] = 0, 0
        self.cr0, self.cr4 = CR0, CR4
        # To CS 8 and SS 10, and back to CS 33 or 23 and SS 2B.
        self.star = 0x0023000800000000
        self.lstar = SUPERVISOR_CODE + HALF + SECOND
        self.cstar, self.sfmask = self.lstar, generator.choice((0, IF, 0x47700, 0xFFFFFFFF))
        self.ldt = generator.choice((0, 0x60))
        self.pokes = []

    def poke(self, address, value):
        self.pokes.append((address, value))
        return self

    def bytes(self, number, code):
        pokes = [part for poke in self.pokes for part in poke]
        return TEST.pack(
            *(self.gpr[name] & ((1 << 64) - 1) for name in REGISTERS), self.rip, self.flags, number, 0, self.cs, self.ss, self.ds,
            self.es, self.fs, self.gs, *self.bases, self.cr0, self.cr4, self.star, self.lstar, self.cstar, self.sfmask, self.ldt, 0,
            *pokes, *[0] * (24 - len(pokes)), code)


def word(generator, bits=64):
    kind = generator.randrange(4)
    value = generator.getrandbits(64)
    if kind == 0:
        value >>= generator.randrange(64)
    elif kind == 1:
        value = generator.choice((0, 1, 0xFF, 0x7FFF, 0x8000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, (1 << 63), (1 << 64) - 1))
    return value & ((1 << bits) - 1)


def any_address(r):
    """One of every kind of page, sometimes across its end, sometimes none at all."""
    at = page(r.choice((2, 2, 2, 3, 4, 5, 5, 7, 9, 11))) + HALF + r.randrange(64)
    if r.randrange(8) == 0:
        at = page(r.choice((2, 4, 5, 7, 9))) + 4096 - r.randrange(1, 8)
    if r.randrange(24) == 0:
        at = r.choice((0x0000800000000000, 0xFFFF7FFFFFFFFFF0, 0x7FFFFFFFF000, 1 << 63))
    return at


def assemble(snippets):
    """64 bytes of each (bits, text), `int 0x80` behind it and at SECOND."""
    lines = [".intel_syntax noprefix", "start:"]
    for number, (bits, text) in enumerate(snippets):
        lines += [f".code{bits}", f".org start + {number * 64}, 0xcc", text, "int 0x80",
                  f".org start + {number * 64 + SECOND}, 0xcc", "int 0x80"]
    lines.append(f".org start + {len(snippets) * 64}, 0xcc")
    with tempfile.TemporaryDirectory() as folder:
        text, thing, raw = (os.path.join(folder, name) for name in ("tests.s", "tests.o", "tests.bin"))
        with open(text, "w") as file:
            file.write("\n".join(lines) + "\n")
        subprocess.run(["as", "--64", "-o", thing, text], check=True)
        subprocess.run(["objcopy", "-O", "binary", "-j", ".text", thing, raw], check=True)
        with open(raw, "rb") as file:
            return file.read()


# ---- forms: name → function of a generator that makes a test ----

FORMS = {}


def form(name, modes, code, weight=1):
    """Registers for `code` come from the function this decorates; it may change the test."""
    def add(function):
        for mode in modes.split():
            def make(r, mode=mode):
                text = r.choice(code) if isinstance(code, list) else code
                test = Test(r, f"{name} {mode}", mode, text)
                function(r, test)
                return test
            FORMS[f"{name} {mode}"] = (make, weight)
        return function
    return add


def selector(r, test):
    test.gpr["rax"] = test.gpr["rax"] & ~0xFFFF | r.choice(SELECTORS)


def memory(r, test):
    at = any_address(r)
    test.gpr["rbx"] = at if test.bits == 64 or at < 1 << 32 else MISSING


def put_data(r, test, *words):
    """Into both data pages, and makes RBX one of their addresses."""
    for at in (USER_DATA + HALF, SUPERVISOR_DATA + HALF):
        for i, value in enumerate(words):
            test.poke(at + 8 * i, value & (1 << 64) - 1)
    test.gpr["rbx"] = r.choice((USER_DATA, USER_DATA, SUPERVISOR_DATA, SUPERVISOR_DATA, READ_ONLY, MISSING)) + HALF


for register in ("ds", "es", "ss", "fs", "gs"):
    form(f"mov {register}, eax", "k64 u64 u32 k32", f"mov {register}, eax", 3)(selector)


@form("mov sreg, m16", "k64 u64 u32", ["mov ds, [rbx]", "mov es, [rbx]", "mov fs, [rbx]", "mov gs, [rbx]"])
def _(r, test):
    test.code = test.code if test.bits == 64 else test.code.replace("rbx", "ebx")
    put_data(r, test, r.choice(SELECTORS))
    if r.randrange(4) == 0:
        memory(r, test)


@form("pop sreg", "k64 u64", ["push rax\npop fs", "push rax\npop gs"])
def _(r, test):
    selector(r, test)


@form("pop sreg", "u32 k32", ["push eax\npop ds", "push eax\npop es", "push eax\npop ss", "push eax\npop fs", "push eax\npop gs"])
def _(r, test):
    selector(r, test)


@form("lfs", "k64 u64", ["lfs eax, [rbx]", "rex.W lgs eax, [rbx]", "lss ecx, [rbx]", "lfs cx, [rbx]"])
def _(r, test):
    chosen = r.choice(SELECTORS)
    shift = {"lfs eax, [rbx]": 32, "rex.W lgs eax, [rbx]": 64, "lss ecx, [rbx]": 32, "lfs cx, [rbx]": 16}[test.code]
    value = word(r) & ((1 << shift) - 1) | chosen << shift
    put_data(r, test, value, value >> 64)


@form("lds", "u32 k32", ["lds eax, [ebx]", "les eax, [ebx]", "lss eax, [ebx]", "lfs eax, [ebx]"])
def _(r, test):
    put_data(r, test, word(r, 32) | r.choice(SELECTORS) << 32)


for name in ("lar", "lsl"):
    @form(name, "k64 u64 u32", [f"{name} ecx, eax", f"{name} cx, ax", f"{name} edx, eax"], 3)
    def _(r, test):
        selector(r, test)


@form("verr", "k64 u64 u32", ["verr ax", "verw ax"], 3)
def _(r, test):
    selector(r, test)


@form("lar m16", "k64 u64", ["lar ecx, [rbx]", "lsl ecx, [rbx]", "verr [rbx]", "verw [rbx]"])
def _(r, test):
    put_data(r, test, r.choice(SELECTORS))


@form("sldt", "k64 u64 u32", ["sldt eax", "str eax", "smsw eax", "sldt ax", "str ax", "smsw ax"])
def _(r, test):
    test.cr4 |= r.choice((0, 0, UMIP))


@form("sldt m16", "k64 u64", ["sldt [rbx]", "str [rbx]", "smsw [rbx]", "sgdt [rbx]", "sidt [rbx]"])
def _(r, test):
    test.cr4 |= r.choice((0, 0, UMIP))
    memory(r, test)


@form("arpl", "u32 k32", ["arpl ax, cx", "arpl [ebx], cx"])
def _(r, test):
    test.gpr.update(rax=r.getrandbits(32), rcx=r.getrandbits(32))
    put_data(r, test, word(r))


@form("mov r, sreg", "k64 u64 u32 k32", [f"mov {to}, {s}" for s in ("cs", "ss", "ds", "es", "fs", "gs") for to in ("eax", "cx")], 2)
def _(r, test):
    test.ds, test.es = r.choice((0, 0x28, 0x2B, 0x4B)), r.choice((0x2B, 0, 0x8B))


@form("push sreg", "u32 k32", ["push cs\npop eax", "push ss\npop eax", "push ds\npop ecx", "push es\npop ecx", "push fs\npop edx"])
def _(r, test):
    test.ds = r.choice((0, 0x28, 0x2B))


@form("lldt", "k64 u64 u32", "lldt ax\nsldt ecx", 2)
def _(r, test):
    selector(r, test)


@form("ltr", "k64 u64 u32", "ltr ax\nstr ecx", 2)
def _(r, test):
    # QEMU takes a null selector, and stops at the next exception.
    selector(r, test)
    if test.gpr["rax"] & 0xFFFC == 0:
        test.gpr["rax"] |= 0xA0


@form("lgdt", "k64 u64", ["lgdt [rbx]\nsgdt [rdi]\nlgdt [rsi]", "lidt [rbx]\nsidt [rdi]\nlidt [rsi]"], 2)
def _(r, test):
    base = r.choice((0, AREA, word(r) & 0x7FFFFFFFFFFF, word(r) | 0xFFFF800000000000))
    limit = r.getrandbits(16)
    right = (GDT_BYTES - 1, TABLES) if "lgdt" in test.code else (4095, IDT)
    put_data(r, test, limit | base << 16, base >> 48)
    test.poke(SUPERVISOR_DATA + HALF + 32, right[0] | right[1] << 16).poke(SUPERVISOR_DATA + HALF + 40, right[1] >> 48)
    test.gpr["rdi"] = SUPERVISOR_DATA + HALF + 64
    test.gpr["rsi"] = SUPERVISOR_DATA + HALF + 32


# ---- control, debug and model-specific registers ----

@form("mov r, cr", "k64 u64 u32", ["mov eax, cr0", "mov eax, cr2", "mov eax, cr3", "mov eax, cr4", "mov eax, cr8"])
def _(r, test):
    if test.bits == 64:
        test.code = test.code.replace("eax", "rax")
    elif "cr8" in test.code:
        test.code = "mov eax, cr0"


@form("mov cr0, r", "k64 u64", "mov cr0, rax\nmov rcx, cr0", 2)
def _(r, test):
    value = CR0
    for bit in (MP, EM, TS, NE, AM, WP):
        value ^= bit * r.getrandbits(1)
    test.gpr["rax"] = value | r.choice((0, CD, CD | NW))


@form("mov cr4, r", "k64 u64", "mov cr4, rax\nmov rcx, cr4", 2)
def _(r, test):
    value = CR4
    for bit in (TSD, DE, PGE, OSFXSR, OSXMM, UMIP, FSGSBASE, OSXSAVE, SMEP, SMAP):
        value ^= bit * r.getrandbits(1)
    test.gpr["rax"] = value


@form("clts", "k64 u64 u32", ["clts\nmov rax, cr0", "lmsw ax\nmov rax, cr0", "lmsw [rbx]\nmov rax, cr0"])
def _(r, test):
    if test.bits == 32:
        test.code = test.code.replace("rax", "eax").replace("rbx", "ebx")
    test.cr0 |= r.choice((0, TS, EM | TS, MP))
    put_data(r, test, word(r))


@form("mov dr", "k64 u64 u32", [f"mov dr{n}, rax\nmov rcx, dr{m}" for n in (0, 1, 2, 3, 4, 5, 6, 7) for m in (n, n ^ 2)], 3)
def _(r, test):
    test.gpr["rax"] = word(r)
    if "dr7" in test.code.split(",")[0] or "dr5" in test.code.split(",")[0]:
        test.gpr["rax"] &= ~0x23FF   # no breakpoints, no general detection
    if "dr6" in test.code or "dr7" in test.code or "dr4" in test.code or "dr5" in test.code:
        test.gpr["rax"] &= 0xFFFFFFFF
    test.cr4 |= r.choice((0, DE))
    if test.bits == 32:
        test.code = test.code.replace("r", "e", 0).replace("rax", "eax").replace("rcx", "ecx")


@form("wrmsr", "k64 u64 u32", "wrmsr\nrdmsr", 3)
def _(r, test):
    number = r.choice((0xC0000081, 0xC0000082, 0xC0000083, 0xC0000084, 0xC0000100, 0xC0000101, 0xC0000102, 0xC0000103,
                       0x174, 0x175, 0x176, 0x277))
    value = word(r)
    if number in (0xC0000082, 0xC0000083, 0xC0000100, 0xC0000101, 0xC0000102, 0x175, 0x176):
        value = value & 0x7FFFFFFFFFFF | r.choice((0, 0xFFFF800000000000))
    if number in (0x174, 0xC0000084, 0xC0000103):
        value &= 0xFFFFFFFF
    if number == 0x277:
        value = sum(r.choice((0, 1, 4, 5, 6, 7)) << 8 * n for n in range(8))
    test.gpr.update(rcx=number | (0 if test.bits == 32 else r.getrandbits(32) << 32), rax=value & 0xFFFFFFFF, rdx=value >> 32)


@form("rdmsr", "k64 u64 u32", "rdmsr")
def _(r, test):
    test.gpr["rcx"] = r.choice((0xC0000080, 0xC0000081, 0xC0000082, 0xC0000084, 0xC0000100, 0xC0000102))


@form("swapgs", "k64 u64 u32", ".byte 0x0f, 0x01, 0xf8")
def _(r, test):
    pass


@form("fsgsbase", "k64 u64", ["rdfsbase rax", "rdgsbase rax", "rdfsbase eax", "wrfsbase rax", "wrgsbase rax", "wrgsbase eax"], 2)
def _(r, test):
    test.cr4 |= r.choice((0, FSGSBASE, FSGSBASE))


@form("xsetbv", "k64 u64", ["xsetbv\nxor ecx, ecx\nxgetbv", "xgetbv"], 2)
def _(r, test):
    test.cr4 |= r.choice((0, OSXSAVE, OSXSAVE))
    test.gpr.update(rcx=r.choice((0, 0, 0, 2, 5)), rax=r.choice((0, 1, 2, 3, 4, 5, 6, 7)), rdx=r.choice((0, 0, 0, 1 << 31)))
    if test.code == "xgetbv":
        test.gpr["rcx"] = 0


@form("rdtsc", "u64 u32 k64", "rdtsc\nxor eax, eax\nxor edx, edx")
def _(r, test):
    test.cr4 |= r.choice((0, TSD))


# ---- ways between privileges ----

@form("syscall", "k64 u64", "syscall", 3)
def _(r, test):
    test.flags |= r.choice((0, IF, AC, NT, DF))


def user_target(r):
    return r.choice((USER_CODE, USER_CODE, USER_CODE, SUPERVISOR_CODE, NO_EXECUTE)) + HALF + SECOND


@form("sysret", "k64 u64", ["sysretd", "sysretq"], 3)
def _(r, test):
    test.gpr["rcx"] = user_target(r)
    test.gpr["r11"] = word(r) & ~TF


def frame(r, test):
    """CS, SS, RFLAGS, RIP, RSP to return to: mostly ones that go together."""
    kind = r.randrange(4)
    code, stack = r.choice(((0x33, 0x2B), (0x23, 0x2B), (8, 0x10), (0x18, 0x10), (0x33, 0x2B), (0xF, 0x17), (0x1F, 0x17)))
    if kind == 0:
        code = r.choice(SELECTORS)
    if kind == 1:
        stack = r.choice(SELECTORS)
    rip = user_target(r) if code & 3 else r.choice((SUPERVISOR_CODE, SUPERVISOR_CODE, USER_CODE, NO_EXECUTE)) + HALF + SECOND
    if r.randrange(24) == 0:
        rip = r.choice((MISSING + HALF, 0x60000000))
    flags = 2 | word(r) & ~(TF | 1 << 17)
    rsp = r.choice((USER_STACK, SUPERVISOR_STACK)) + HALF
    if not code & 3:
        rsp = SUPERVISOR_STACK + HALF
    return code, stack, flags, rip, rsp


@form("iretq", "k64 u64", "push r8\npush r9\npush r10\npush r11\npush r12\niretq", 12)
def _(r, test):
    test.flags |= r.choice((0, 0, 0, NT, IF)) | r.choice((0, IOPL))
    test.gpr["r11"], test.gpr["r8"], test.gpr["r10"], test.gpr["r12"], test.gpr["r9"] = frame(r, test)


@form("iretd", "k64 u64", "sub rsp, 20\nmov [rsp], r12d\nmov [rsp+4], r11d\nmov [rsp+8], r10d\nmov [rsp+12], r9d\nmov [rsp+16], r8d\niretd", 4)
def _(r, test):
    test.gpr["r11"], test.gpr["r8"], test.gpr["r10"], test.gpr["r12"], test.gpr["r9"] = frame(r, test)


@form("iret 32", "u32 k32", "push esi\npush edi\npush edx\npush ecx\npush eax\niretd", 4)
def _(r, test):
    test.gpr["rcx"], test.gpr["rsi"], test.gpr["rdx"], test.gpr["rax"], test.gpr["rdi"] = (
        value & 0xFFFFFFFF for value in frame(r, test))


@form("retf", "k64 u64", ["push r8\npush r9\npush r11\npush r12\nrex.W retf", "push r8\npush r9\npush r11\npush r12\nrex.W retf 0",
                          "push r8\npush r9\nsub rsp, 16\npush r11\npush r12\nrex.W retf 16"], 6)
def _(r, test):
    test.gpr["r11"], test.gpr["r8"], _, test.gpr["r12"], test.gpr["r9"] = frame(r, test)


@form("retf 32", "u32 k32", ["push esi\npush edi\npush ecx\npush eax\nretf", "push esi\npush edi\npush ecx\npush eax\nretf 0"], 4)
def _(r, test):
    test.gpr["rcx"], test.gpr["rsi"], _, test.gpr["rax"], test.gpr["rdi"] = (value & 0xFFFFFFFF for value in frame(r, test))


@form("jmp far", "k64 u64", ["jmp fword ptr [rbx]", "rex.W jmp fword ptr [rbx]", "call fword ptr [rbx]", "rex.W call fword ptr [rbx]"], 6)
def _(r, test):
    code, _, _, rip, _ = frame(r, test)
    if r.randrange(2):
        code = 8 if test.cs == 8 else r.choice((0x33, 0x23, 0x30, 0x20, 0x38, 0x3B))
    value = rip & ((1 << 64) - 1) | code << 64 if "rex" in test.code else rip & 0xFFFFFFFF | code << 32
    put_data(r, test, value, value >> 64)


@form("jmp far 32", "u32 k32", ["jmp fword ptr [ebx]", "call fword ptr [ebx]"], 4)
def _(r, test):
    code, _, _, rip, _ = frame(r, test)
    if r.randrange(2):
        code = test.cs
    put_data(r, test, rip & 0xFFFFFFFF | code << 32)


@form("jmp ptr", "u32 k32", [f"{name} {code:#x}, {to:#x}" for name in ("jmp", "call") for code in (0x23, 0x18, 0x33, 8, 0x43, 0x3B, 0x10, 0, 0x83)
                             for to in (USER_CODE + HALF + SECOND, SUPERVISOR_CODE + HALF + SECOND)], 4)
def _(r, test):
    pass


@form("sysenter", "k64 u64 u32 k32", ["sysenter", ".byte 0x0f, 0x35", ".byte 0x48, 0x0f, 0x35"], 2)
def _(r, test):
    # IA32_SYSENTER_CS, ESP and EIP come from WRMSR tests before: at privilege 0 they are set here.
    if test.bits == 32:
        test.code = test.code.replace("0x48, ", "")
    if test.cs in (8, 0x18):
        test.code = "wrmsr\n" + test.code
        test.gpr.update(rcx=0x174, rax=r.choice((0, 8, 3, 0x18)), rdx=0)
    else:
        test.code = ".byte 0x0f, 0x35"


@form("ins", "k64 u64 u32", ["insb", "outsb", "insd", "outsw"], 2)
def _(r, test):
    test.gpr["rdx"] = 0x5F0 + r.randrange(16)
    test.flags |= r.choice((0, IOPL))
    at = any_address(r)
    test.gpr["rsi"] = test.gpr["rdi"] = at if test.bits == 64 else at & 0xFFFFFFFF
    if test.code == "insd":  # QEMU's ports without a device have no words
        test.gpr["rdi"] = MISSING + HALF


@form("int n", "k64 u64 u32 k32", [f"int {n:#x}" for n in range(0x30, 0x3D)], 8)
def _(r, test):
    test.flags |= r.choice((0, IF, NT, AC, TF))
    if r.randrange(8) == 0:  # RSP0 that is no stack
        test.poke(TABLES + 0x304, r.choice((MISSING + HALF, 1 << 62, READ_ONLY + HALF, page(9) + 40)))


@form("int3", "k64 u64 u32 k32", ["int3", "int1", "int 3", "int 0x80", "int 13", "int 14", "int 8"], 2)
def _(r, test):
    test.flags |= r.choice((0, IF, NT))
    if test.cs in (8, 0x18) and test.code in ("int 13", "int 14", "int 8"):
        test.code = "int3"   # their handlers would want an error code


@form("into", "u32 k32", ["into", "ud2", "bound eax, [ebx]"])
def _(r, test):
    put_data(r, test, word(r))


# ---- flags, ports, interrupts ----

@form("popf", "k64 u64", ["push rax\npopfq\npushfq\npop rcx", "push ax\npopfw\npushfq\npop rcx"], 4)
def _(r, test):
    test.gpr["rax"] = word(r) & ~TF
    test.flags |= r.choice((0, IF, IOPL, 1 << 12, AC, ID))


@form("popf", "u32 k32", ["push eax\npopfd\npushfd\npop ecx", "push ax\npopfw\npushfd\npop ecx"], 2)
def _(r, test):
    test.gpr["rax"] = word(r, 32) & ~TF
    test.flags |= r.choice((0, IF, IOPL, 1 << 12, AC, ID))


@form("cli", "k64 u64 u32", ["cli", "sti\nnop", "clac", "stac", "cld", "std"], 2)
def _(r, test):
    test.flags |= r.choice((0, IF, IOPL, IF | IOPL, AC))
    test.cr4 |= r.choice((0, SMAP))


@form("in", "k64 u64 u32", ["in al, dx\nmov al, 0", "in ax, dx\nmov ax, 0", "in eax, dx\nmov eax, 0", "in al, 0x5f\nmov al, 0", "out dx, al", "out dx, eax", "out 0x5f, ax"], 4)
def _(r, test):
    test.gpr["rdx"] = 0x5F0 + r.randrange(16)
    test.flags |= r.choice((0, IOPL))
    if r.randrange(2):  # a bitmap, of which a few ports are allowed
        limit = r.choice((0x67, 0x68, 0x126, 0x127, 0x128, 0x1FF))
        test.poke(TABLES + 0x50, limit | (TABLES + 0x300 & 0xFFFFFF) << 16 | 0x89 << 40 | (TABLES >> 24) << 56)
        test.poke(TABLES + 0x300 + 0x68 + (0x5F0 >> 3), r.getrandbits(64) & r.getrandbits(64))
        test.poke(TABLES + 0x300 + 0x68 + 8, r.choice((0, (1 << 64) - 1)))


@form("only cpl 0", "u64 u32", ["hlt", "invd", "wbinvd", "invlpg [rbx]", "mov cr3, rax", "monitor", "mwait"], 2)
def _(r, test):
    if test.bits == 32:
        test.code = test.code.replace("rbx", "ebx").replace("rax", "eax")
    memory(r, test)


@form("invlpg", "k64", ["invlpg [rbx]", "wbinvd"])
def _(r, test):
    memory(r, test)


@form("trap flag", "k64 u64", ["nop\nnop", "mov ss, ecx\nnop\nnop", "push rax\npopfq\nnop\nnop", "int3", "int 0x30", "add eax, ebx\nnop",
                               "rep movsb\nnop", "jmp 1f\nnop\n1: nop", "cpuid\nnop", "syscall", "ud2", "mov rax, [rbx]\nnop"], 4)
def _(r, test):
    test.flags |= TF
    memory(r, test)
    test.gpr.update(rax=r.choice((2, 2 | TF)), rcx=0x10 if test.cs == 8 else 0x2B)
    if "movsb" in test.code:
        test.gpr.update(rcx=2, rsi=USER_DATA + HALF, rdi=USER_DATA + HALF + 32)
    if "cpuid" in test.code:
        test.code = "cld\nnop"


# ---- memory ----

@form("memory", "k64 u64 u32 k32", ["mov eax, [rbx]", "mov [rbx], eax", "add [rbx], eax", "mov al, [rbx]", "mov [rbx], cl", "push [rbx]",
                                 "pop [rbx]", "xchg [rbx], eax", "cmpxchg [rbx], ecx"], 10)
def _(r, test):
    if test.bits == 32:
        test.code = test.code.replace("rbx", "ebx")
    test.cr0 ^= r.choice((0, WP))
    test.cr4 |= r.choice((0, SMAP)) | r.choice((0, SMEP if test.cs == 0x33 else 0))
    test.flags |= r.choice((0, AC)) if test.cs == 8 else 0
    memory(r, test)
    if r.randrange(2):  # rights of the data page as they come
        bits = r.getrandbits(7) | r.choice((0, 1)) | r.choice((0, 1 << 63)) | (1 << r.randrange(45, 52) if r.randrange(8) == 0 else 0)
        test.gpr["rbx"] = test.gpr["rbx"] if r.randrange(4) == 0 else USER_DATA + HALF + r.randrange(64)
        test.poke(3, bits)


@form("fetch", "k64 u64", ["jmp rax", "call rax", "push rax\nret"], 3)
def _(r, test):
    test.gpr["rax"] = r.choice((USER_CODE, SUPERVISOR_CODE, NO_EXECUTE, USER_DATA, MISSING)) + HALF + SECOND
    test.cr4 |= r.choice((0, SMEP if test.cs == 8 else 0))


@form("no stack", "k64 u64", ["push rax", "call rax", "pop rax", "int 0x31", "ud2"], 2)
def _(r, test):
    test.gpr["rsp"] = r.choice((MISSING + HALF, page(8), page(9) + 3, READ_ONLY + HALF, 0x0000800000000010, 0x60000008))
    test.gpr["rax"] = test.code_page + HALF + SECOND


@form("bad idt", "k64 u64", ["ud2", "mov rax, [rbx]", "mov eax, 0x1f8\nmov ds, eax", "int 0x30", "div rcx", "fwait"], 4)
def _(r, test):
    # A gate that is wrong, so that the fault becomes another, or a double fault.
    test.gpr.update(rbx=MISSING, rcx=0)
    vector = r.choice((0, 6, 11, 13, 14, 0x30))
    gate = r.choice((0, 0x00006E0100080000, 0x00008C0100080000, 0x00008E0102000000, 0x00008E0100100000, 0x00008E0100000000,
                     0x00008E0100800000, 0x00008E0100180000))
    test.poke(IDT + 16 * vector, gate)


# ---- vectors and x87 that are off ----

@form("device", "k64 u64 u32", ["fld1", "fwait", "paddb mm0, mm1", "addps xmm0, xmm1", "emms", "fninit", "ldmxcsr [rbx]", "stmxcsr [rbx]",
                                "fxsave [rbx]", "vaddps xmm0, xmm1, xmm2", "pause", "sfence", "xsave [rbx]", "movnti [rbx], eax",
                                "vzeroupper", "prefetcht0 [rbx]", "crc32 eax, al", "andn eax, ebx, ecx"], 6)
def _(r, test):
    if test.bits == 32:
        test.code = test.code.replace("rbx", "ebx")
    test.cr0 |= r.choice((0, TS, EM, MP, TS | MP, TS | EM))
    test.cr4 ^= r.choice((0, 0, OSFXSR))
    test.cr4 |= r.choice((0, OSXSAVE))
    put_data(r, test, 0x1F80)
    test.gpr["rbx"] = (USER_DATA if test.cs != 8 else SUPERVISOR_DATA) + HALF + (64 if "save" in test.code else 0)
    if "save" in test.code:
        test.gpr["rax"], test.gpr["rdx"] = 0, 0


def make(count, seed):
    """(struct tests as bytes, form of each, text of each)."""
    r = random.Random(seed)
    names = list(FORMS)
    tests = []
    for name in names:
        maker, weight = FORMS[name]
        for _ in range(count * weight):
            tests.append(maker(r))
    snippets = sorted({(test.bits, test.code) for test in tests})
    code = assemble(snippets)
    place = {snippet: number * 64 for number, snippet in enumerate(snippets)}
    blocks = []
    for test in tests:
        at = place[test.bits, test.code]
        blocks.append(test.bytes(names.index(test.form), code[at : at + 64]))
    return struct.pack("<Q56x", len(tests)) + b"".join(blocks), tests
