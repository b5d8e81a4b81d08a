// What only 32-bit programs do: int 0x80, the call gate of the vDSO, set_thread_area, instructions that 64-bit mode took away.
#define _GNU_SOURCE
#include <asm/ldt.h>
#include <link.h>
#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static long int80(long number, long a, long b, long c) {
    long result;
    __asm__ volatile("int $0x80" : "=a"(result) : "a"(number), "b"(a), "c"(b), "d"(c) : "memory");
    return result;
}

// AT_SYSINFO: the kernel's own choice of sysenter, syscall or int 0x80.
static long gate(long number, long a, long b, long c) {
    long result, at = (long)getauxval(AT_SYSINFO);
    if (!at) return int80(number, a, b, c);
    __asm__ volatile("call *%1" : "=a"(result) : "r"(at), "0"(number), "b"(a), "c"(b), "d"(c) : "memory");
    return result;
}

static sigjmp_buf back;
static void handler(int number) { siglongjmp(back, number); }

#define DECIMAL(name) \
    static void name##_all(void) { \
        uint32_t hash = 17; \
        for (unsigned value = 0; value < 1024; value++) { \
            uint32_t result, flags; \
            __asm__ volatile("push %2; popfl; mov %3, %%eax; " #name "; pushfl; pop %1; mov %%eax, %0" \
                             : "=r"(result), "=r"(flags) : "r"(value >> 8 & 1 | (value >> 9 & 1) << 4 | 2), "r"((value & 255) | 0x1200) : "eax", "cc"); \
            hash = (hash ^ (result & 0xffff)) * 16777619u + (flags & FLAGS_##name); \
        } \
        printf(#name " %08x\n", hash); \
    }
// CF, and of those that define them PF, AF, ZF, SF.
#define FLAGS_daa 0xd5
#define FLAGS_das 0xd5
#define FLAGS_aaa 0x11
#define FLAGS_aas 0x11
#define FLAGS_aam 0xc4
#define FLAGS_aad 0xc4
DECIMAL(daa)
DECIMAL(das)
DECIMAL(aaa)
DECIMAL(aas)
DECIMAL(aam)
DECIMAL(aad)

static void instructions(void) {
    uint32_t one, two, three, bounds[2] = {3, 9};
    __asm__ volatile("mov $1, %%eax; mov $2, %%ecx; mov $3, %%edx; pusha; mov $9, %%eax; mov $9, %%edx; popa; pusha;"
                     "add $20, %%esp; popl %%edx; popl %%ecx; popl %%eax" : "=a"(one), "=c"(two), "=d"(three) :: "memory");
    printf("pusha %u %u %u\n", one, two, three);
    signal(SIGSEGV, handler);
    signal(SIGFPE, handler);
    int value = 5, end;
    if (!(end = sigsetjmp(back, 1))) { __asm__ volatile("bound %0, %1" :: "r"(value), "m"(bounds)); puts("bound holds"); }
    value = 11;
    if (!(end = sigsetjmp(back, 1))) __asm__ volatile("bound %0, %1" :: "r"(value), "m"(bounds));
    printf("bound signal %d\n", end);
    if (!(end = sigsetjmp(back, 1))) __asm__ volatile("mov $0x7fffffff, %%eax; add $1, %%eax; into" ::: "eax", "cc");
    printf("into signal %d\n", end);
    uint16_t cs, ds, es, ss, gs;
    __asm__ volatile("mov %%cs, %0; mov %%ds, %1; mov %%es, %2; mov %%ss, %3" : "=r"(cs), "=r"(ds), "=r"(es), "=r"(ss));
    printf("segments %x %x %x %x\n", cs, ds, es, ss);
    uint32_t limit = 0, rights = 0;
    __asm__ volatile("lsl %2, %0; lar %2, %1" : "=&r"(limit), "=&r"(rights) : "r"((uint32_t)ds));
    printf("lsl %x lar %x\n", limit, rights);
    __asm__ volatile("mov %%gs, %0" : "=r"(gs));
    printf("gs %x\n", gs);
    uint64_t wide = 0x1122334455667788ull;
    uint32_t low = 0x55667788, high = 0x11223344;
    __asm__ volatile("lock cmpxchg8b %0" : "+m"(wide), "+a"(low), "+d"(high) : "b"(1), "c"(2) : "cc");
    printf("cmpxchg8b %llx\n", (unsigned long long)wide);
    uint8_t table[256];
    for (int i = 0; i < 256; i++) table[i] = (uint8_t)(i * 7);
    uint32_t found = 77;
    __asm__ volatile("xlat" : "+a"(found) : "b"(table));
    __asm__ volatile("stc; .byte 0xd6; movzbl %%al, %%eax; add %%eax, %0" : "+r"(found) :: "eax", "cc");
    printf("xlat %u\n", found);
    // A far return into the same segment, and 16-bit addresses and operands.
    uint32_t far = 0;
    __asm__ volatile("push %%cs; call 1f; 1: addl $(2f - 1b), (%%esp); lret; 2: mov $5, %0" : "=r"(far) :: "memory");
    uint16_t half = 0xfff0;
    __asm__ volatile("addr16 lea 0x20(%%bx), %%ax; mov %%ax, %0" : "=r"(half) : "b"(0x1fff0) : "eax");
    printf("far %u lea %x\n", far, half);
    __asm__ volatile("lcall $0x33, $3f; jmp 4f; 3: .code64; lea 0x12345(%%rax), %%rax; shl $33, %%rax; shr $31, %%rax; lret; .code32; 4:" : "=a"(far) : "a"(0x1000) : "cc", "memory");
    printf("64-bit code %x\n", far);
}

static void area(void) {
    static uint32_t block[4] = {11, 22, 33, 44};
    struct user_desc description = {.entry_number = -1, .base_addr = (unsigned)(uintptr_t)block, .limit = 15, .seg_32bit = 1, .useable = 1};
    printf("set_thread_area %ld\n", int80(SYS_set_thread_area, (long)&description, 0, 0));
    uint32_t first, third;
    int selector = (int)description.entry_number * 8 + 3, end;
    __asm__ volatile("mov %2, %%fs; mov %%fs:0, %0; mov %%fs:8, %1" : "=&r"(first), "=&r"(third) : "r"(selector));
    printf("fs %u %u\n", first, third);
    if (!(end = sigsetjmp(back, 1))) __asm__ volatile("mov %%fs:16, %0" : "=r"(first));
    printf("beyond the limit: signal %d\n", end);
    description.entry_number = 1;
    printf("modify_ldt %ld\n", int80(SYS_modify_ldt, 1, (long)&description, sizeof description));
    __asm__ volatile("mov %1, %%es; mov %%es:4, %0; push %%ds; pop %%es" : "=r"(first) : "r"(8 + 4 + 3));
    printf("ldt %u\n", first);
    __asm__ volatile("mov %0, %%fs" :: "r"(0));
}

int main(void) {
    static const char text[] = "int 0x80\n", other[] = "by the gate\n";
    setvbuf(stdout, 0, _IONBF, 0);
    printf("%ld\n", int80(SYS_write, 1, (long)text, sizeof text - 1));
    printf("%ld %d\n", gate(SYS_write, 1, (long)other, sizeof other - 1), getauxval(AT_SYSINFO) != 0);
    printf("%ld %ld\n", int80(9999, 0, 0, 0), gate(SYS_close, -1, 0, 0));
    printf("%d %d\n", int80(SYS_getpid, 0, 0, 0) == getpid(), gate(SYS_getppid, 0, 0, 0) == getppid());
    struct timeval now;
    gettimeofday(&now, 0);
    printf("%d\n", time(0) - now.tv_sec <= 1);
    instructions();
    daa_all(), das_all(), aaa_all(), aas_all(), aam_all(), aad_all();
    area();
    uint64_t a = 0x123456789abcdefull;
    for (int i = 1; i < 40; i++) a = a * 6364136223846793005ull / (uint64_t)i + (a >> i) - (a << (i & 7)) % 1000003;
    printf("%llu %lld\n", (unsigned long long)a, (long long)a / -7);
    return 0;
}
