// Carries one instruction out: everything loaded, the instruction, everything stored.
//
// The instruction stands in a page of INT3, with a jump to `native_store` after it: a branch lands on an INT3, whose signal tells
// where. Any other signal is the instruction's own fault; the handler notes it and goes on at `native_store` with the registers
// as the fault left them.
#define _GNU_SOURCE
#include "native.h"
#include <cpuid.h>
#include <signal.h>
#include <stddef.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

#ifndef MAP_FIXED_NOREPLACE
#define MAP_FIXED_NOREPLACE 0x100000
#endif

// What the stub uses, at STATES.
struct states {
    struct state before, after;
    u64 host_rsp, host_fs;
    u64 target;                   // of the jump to the instruction
    u64 store;                    // of the jump back
    u32 far_target;               // the same for compatibility mode
    u16 far_selector, pad0;
    u32 host_mxcsr, pad1;
};
#define shared ((struct states *)(uintptr_t)STATES)
_Static_assert(sizeof(struct states) == 2 * 1184 + 48, "the stub has these offsets");

void native_run(void);
void native_run_compatible(void);
void native_store(void);

__asm__(
    ".set S, 0x10020000\n"
    ".set A, S + 1184\n"
    ".set X, A + 1184\n"
    ".macro with_vectors op, at\n"
    ".irp n,0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15\n"
    ".if \\op\n vmovups %ymm\\n, \\at + 672 + 32*\\n\n .else\n vmovups \\at + 672 + 32*\\n, %ymm\\n\n .endif\n"
    ".endr\n"
    ".endm\n"
    ".macro enter_stub\n"
    "push %rbx\n push %rbp\n push %r12\n push %r13\n push %r14\n push %r15\n"
    "mov %rsp, X\n"
    "fxrstor64 S + 160\n"
    "with_vectors 0, S\n"
    "mov S + 136, %rax\n wrfsbase %rax\n"
    "mov S + 144, %rax\n wrgsbase %rax\n"
    "pushq S + 128\n popfq\n"
    "mov S + 0, %rax\n mov S + 8, %rcx\n mov S + 16, %rdx\n mov S + 24, %rbx\n"
    "mov S + 40, %rbp\n mov S + 48, %rsi\n mov S + 56, %rdi\n mov S + 64, %r8\n mov S + 72, %r9\n"
    "mov S + 80, %r10\n mov S + 88, %r11\n mov S + 96, %r12\n mov S + 104, %r13\n mov S + 112, %r14\n"
    "mov S + 120, %r15\n mov S + 32, %rsp\n"
    ".endm\n"
    ".text\n"
    ".globl native_run, native_run_compatible, native_store\n"
    "native_run:\n"
    "enter_stub\n"
    "jmp *X + 16\n"
    "native_run_compatible:\n"
    "enter_stub\n"
    "ljmpl *X + 32\n"
    "native_store:\n"
    "mov %rax, A + 0\n mov %rcx, A + 8\n mov %rdx, A + 16\n mov %rbx, A + 24\n mov %rsp, A + 32\n"
    "mov %rbp, A + 40\n mov %rsi, A + 48\n mov %rdi, A + 56\n mov %r8, A + 64\n mov %r9, A + 72\n"
    "mov %r10, A + 80\n mov %r11, A + 88\n mov %r12, A + 96\n mov %r13, A + 104\n mov %r14, A + 112\n"
    "mov %r15, A + 120\n"
    "mov X, %rsp\n"
    "pushfq\n popq A + 128\n pushq $0x202\n popfq\n"
    "fxsave64 A + 160\n"
    "with_vectors 1, A\n"
    "rdfsbase %rax\n mov %rax, A + 136\n rdgsbase %rax\n mov %rax, A + 144\n"
    "mov X + 8, %rax\n wrfsbase %rax\n"
    "vzeroupper\n fninit\n ldmxcsr X + 40\n"
    "pop %r15\n pop %r14\n pop %r13\n pop %r12\n pop %rbp\n pop %rbx\n"
    "ret\n");

static volatile struct {
    int trap;
    u64 rip, error_code, address;
} signalled;

static void on_signal(int number, siginfo_t *info, void *context) {
    greg_t *g = ((ucontext_t *)context)->uc_mcontext.gregs;
    u64 rip = g[REG_RIP];
    if (rip < CODE || rip > CODE + 4096) {
        signal(number, SIG_DFL);   // our own fault
        return;
    }
    (void)info;
    signalled.trap = g[REG_TRAPNO];
    signalled.rip = rip;
    signalled.error_code = g[REG_ERR];
    signalled.address = g[REG_CR2];
    g[REG_RIP] = shared->store;
    g[REG_CSGSFS] = (g[REG_CSGSFS] & ~0xffffll) | 0x33;
}

static void map(u64 address, size_t size, int protection) {
    void *at = mmap((void *)address, size, protection, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
    if (at == (void *)address) return;
    perror("native: memory at a fixed address");
    exit(4);
}

static void map_data(void) {
    int file = memfd_create("operands", 0);
    static const int protections[] = {PROT_READ | PROT_WRITE, PROT_READ | PROT_WRITE, 0, PROT_READ | PROT_WRITE, PROT_READ};
    bool is_mapped = file >= 0 && ftruncate(file, DATA_BYTES) == 0;
    for (int i = -1; is_mapped && i < 5; i++) {
        void *wanted = (void *)(uintptr_t)(i < 0 ? ALIAS : DATA + i * 4096);
        if (i >= 0 && !protections[i]) continue;
        is_mapped = mmap(wanted, i < 0 ? DATA_BYTES : 4096, i < 0 ? PROT_READ | PROT_WRITE : protections[i],
                         MAP_SHARED | MAP_FIXED_NOREPLACE, file, i < 0 ? 0 : i * 4096) == wanted;
    }
    // What has been read is mapped: a store then faults by its rights.
    if (is_mapped) (void)*(volatile u8 *)(uintptr_t)(DATA + 4 * 4096);
    if (is_mapped) return;
    perror("native: pages of operands");
    exit(4);
}

u32 mxcsr_mask(void) {
    static u8 image[512] __attribute__((aligned(16)));
    __asm__ volatile("fxsave64 %0" : "=m"(image));
    u32 mask;
    memcpy(&mask, image + 28, 4);
    return mask ? mask : 0xffbf;
}

bool open_machine(void) {
    u32 a, b, c, d;
    if (!__get_cpuid_count(7, 0, &a, &b, &c, &d) || !(b & 1)) return false;
    if (!__get_cpuid(1, &a, &b, &c, &d) || !(c >> 27 & 1) || !(c >> 28 & 1)) return false;
    map(CODE, 4096, PROT_READ | PROT_WRITE | PROT_EXEC);
    map(STATES, 4096, PROT_READ | PROT_WRITE);
    map_data();
    memset((void *)(uintptr_t)CODE, 0xcc, 4096);
    shared->target = shared->far_target = INSTRUCTION;
    shared->far_selector = 0x23;
    shared->store = (u64)native_store;
    shared->host_mxcsr = 0x1f80;
    __asm__ volatile("rdfsbase %0" : "=r"(shared->host_fs));
    // In compatibility mode they have to be selectors of something.
    __asm__ volatile("mov %0, %%ds\n mov %0, %%es" : : "r"(0x2b));

    static u8 stack[65536];
    stack_t alternative = {.ss_sp = stack, .ss_size = sizeof stack};
    sigaltstack(&alternative, 0);
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_sigaction = on_signal;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK;
    static const int signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) sigaction(signals[i], &action, 0);
    return true;
}

void run(const struct plan *plan, int bits, const struct state *before, struct state *after, struct header *header) {
    u8 *at = (u8 *)(uintptr_t)INSTRUCTION;
    memcpy(at, plan->code, plan->length);
    u8 *end = at + plan->length;
    if (bits == 64) {
        // jmp *[store]
        u32 from = STATES + offsetof(struct states, store);
        memcpy(end, "\xff\x24\x25", 3), memcpy(end + 3, &from, 4);
    } else {
        *end = 0xcc;               // the signal brings it back to 64-bit mode
    }
    shared->before = *before;
    signalled.trap = -1;
    bits == 64 ? native_run() : native_run_compatible();
    *after = shared->after;
    memset(at, 0xcc, plan->length + 7);

    header->outcome = WENT_ON;
    header->rip = INSTRUCTION + plan->length;
    header->trap = 0, header->error_code = 0, header->fault_address = 0;
    if (signalled.trap == 3) {
        header->rip = signalled.rip - 1;
        if (header->rip != (u64)INSTRUCTION + plan->length) header->outcome = BRANCHED;
    } else if (signalled.trap >= 0) {
        header->outcome = FAULTED;
        header->trap = signalled.trap;
        header->rip = signalled.rip;
        header->error_code = signalled.error_code;
        if (signalled.trap == 14) header->fault_address = signalled.address;
    }
}
