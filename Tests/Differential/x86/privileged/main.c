// Runs the tests that lie at CASES, one after the other, each from the same surroundings, and writes down what became of each.
#include "image.h"

typedef unsigned long u64;
typedef unsigned int u32;
typedef unsigned short u16;
typedef unsigned char u8;

struct poke {
    u64 address, value;
};
// As tests.py writes it.
struct test {
    u64 gpr[16];
    u64 rip, rflags;
    u16 form, pad;
    u16 cs, ss, ds, es, fs, gs;
    u64 fs_base, gs_base, kernel_gs_base;
    u64 cr0, cr4;
    u64 star, lstar, cstar, sfmask;
    u16 ldt, pad2[3];
    u64 xcr0;
    struct poke pokes[12];
    u8 code[64];
    u8 pad3[8];
};
_Static_assert(sizeof(struct test) == 512, "tests.py has it so");

struct result {
    u64 gpr[16];
    u64 vector, error_code, rip, cs, rflags, ss;
    u64 ds, es, fs, gs, ldt, task;
    u64 fs_base, gs_base, kernel_gs_base;
    u64 cr0, cr2, cr3, cr4, efer;
    u64 star, lstar, cstar, sfmask, xcr0;
    u64 gdt[2], idt[2];
    u64 dr0, dr1, dr2, dr3, dr6, dr7;
    u64 pad[5];
    u64 frame, handler_ss;
    u64 pad2[6];
    u8 user_stack[STACK_BYTES], supervisor_stack[STACK_BYTES];
    u8 user_data[DATA_BYTES], supervisor_data[DATA_BYTES];
    u8 tables[GDT_BYTES], ldt_bytes[64], task_bytes[128];
    u64 entries[AREA_PAGES];
};

_Static_assert(__builtin_offsetof(struct result, frame) == 448, "start.S has it so");

extern u64 area_table[512];
extern u8 area_pages[AREA_PAGES][4096], handler_stack_end[], stubs[];
extern struct result result;
void enter(const struct test *test);

struct __attribute__((packed)) pointer {
    u16 limit;
    u64 base;
};

#define read_cr(n) ({ u64 v; __asm__ volatile("mov %%cr" #n ", %0" : "=r"(v)); v; })
#define read_dr(n) ({ u64 v; __asm__ volatile("mov %%dr" #n ", %0" : "=r"(v)); v; })
#define write_cr(n, v) __asm__ volatile("mov %0, %%cr" #n : : "r"((u64)(v)) : "memory")
#define write_dr(n, v) __asm__ volatile("mov %0, %%dr" #n : : "r"((u64)(v)))
#define read_segment(n) ({ u64 v; __asm__ volatile("mov %%" #n ", %0" : "=r"(v)); v; })

static u64 read_msr(u32 number) {
    u32 low, high;
    __asm__ volatile("rdmsr" : "=a"(low), "=d"(high) : "c"(number));
    return (u64)high << 32 | low;
}
static void write_msr(u32 number, u64 value) {
    __asm__ volatile("wrmsr" : : "a"((u32)value), "d"((u32)(value >> 32)), "c"(number));
}
// Of a multiple of 8 bytes.
static void copy(void *to, const void *from, u64 count) {
    for (u64 i = 0; i < count / 8; i++) ((volatile u64 *)to)[i] = ((const u64 *)from)[i];
}
static void clear(void *to, u64 count) {
    for (u64 i = 0; i < count / 8; i++) ((volatile u64 *)to)[i] = 0;
}

enum { P = 1, RW = 2, US = 4, A = 32, D = 64 };
#define NX (1ul << 63)
static const u64 rights[AREA_PAGES] = {
    P | US | A, P | A, P | RW | US | A | D | NX, 0, P | US | A | NX, P | RW | A | D | NX, 0, P | RW | US | A | D | NX, 0,
    P | RW | A | D | NX, 0, P | RW | US | A | D | NX, P | RW | A | D | NX, P | RW | A | D | NX, P | RW | A | D | NX, 0,
};

static const u64 gdt[GDT_BYTES / 8] = {
    0,
    0x00af9b000000ffff,            // 08 code, 64 bits
    0x00cf93000000ffff,            // 10 data
    0x00cf9b000000ffff,            // 18 code, 32 bits
    0x00cffb000000ffff,            // 20 the user's code, 32 bits
    0x00cff3000000ffff,            // 28 the user's data
    0x00affb000000ffff,            // 30 the user's code, 64 bits
    0x00af9f000000ffff,            // 38 conforming code, 64 bits
    0x00cf9f000000ffff,            // 40 conforming code, 32 bits
    0x00cff1000000ffff,            // 48 the user's data, read-only
    0, 0,                          // 50 the TSS
    0, 0,                          // 60 the LDT
    0x00cff9000000ffff,            // 70 the user's code, execute-only
    0x00cf73000000ffff,            // 78 the user's data, not present
    0x00af7b000000ffff,            // 80 the user's code, not present
    0x4040f3000000ffff,            // 88 the user's data: AREA, 64 KiB
    0x00cfb3000000ffff,            // 90 data, privilege 1
    0x00afbb000000ffff,            // 98 code, privilege 1
    0x000089000000ffff,            // a0 a TSS that is free
    0,
    0x0000e40000080000,            // b0 something like a call gate, of 32 bits
    0,
    0x00cff7000000ffff,            // c0 the user's data, expand-down
    0x00efbb000000ffff,            // c8 L and D both
    0x0080f200000000ff,            // d0 the user's data, not accessed yet, 1 MiB
    0x0020fa0000000000,            // d8 the user's code, 64 bits, not accessed yet
    0x00008200000000ff, 0,         // e0 an LDT
    0x4040fb0000000fff,            // f0 the user's code at AREA, 4 KiB
    0x4000fb000000ffff,            // f8 the user's code at AREA, 16 bits
    0x00cff3000000ffff,            // 100
};

static void put_task(u64 *entry, u64 base, u64 limit, u64 type) {
    entry[0] = limit | (base & 0xffffff) << 16 | (type | 0x80) << 40 | (base >> 24 & 0xff) << 56;
    entry[1] = base >> 32;
}

static void put_gate(int vector, u64 access, u16 selector) {
    u64 *gate = (u64 *)area_pages[13] + 2 * vector, at = (u64)stubs + 16 * vector;
    gate[0] = (at & 0xffff) | (u64)selector << 16 | access << 32 | (at >> 16) << 48;
    gate[1] = 0;
}

// An address, or 1 + the number of a page whose rights are to be others.
static void put_poke(const struct poke *poke) {
    u64 at = poke->address;
    if (at > AREA_PAGES) *(u64 *)at = poke->value;
    else if (at) area_table[at - 1] = (u64)area_pages[at - 1] | poke->value;
}

static void make_surroundings(const struct test *test) {
    for (int i = 0; i < AREA_PAGES; i++) area_table[i] = rights[i] ? (u64)area_pages[i] | rights[i] : 0;
    area_table[14] = (u64)area_table | rights[14];
    u8 *tables = area_pages[12];
    clear(tables, 0x400);
    copy(tables, gdt, sizeof gdt);
    u64 *entries = (u64 *)tables, *task = (u64 *)(tables + 0x300);
    put_task(entries + 0x50 / 8, TABLES + 0x300, 0x67, 9);
    put_task(entries + 0x60 / 8, TABLES + 0x200, 0x3f, 2);
    put_task(entries + 0xa0 / 8, TABLES + 0x380, 0x67, 9);
    put_task(entries + 0xe0 / 8, TABLES + 0x200, 0x1f, 2);
    // LDT: as 20, 28 and 30, and data of privilege 0
    u64 *ldt = (u64 *)(tables + 0x200);
    ldt[1] = gdt[4], ldt[2] = gdt[5], ldt[3] = gdt[6], ldt[4] = gdt[2];
    // RSP0 and IST1; no port is allowed.
    u64 stacks[2] = {SUPERVISOR_STACK + 2048 + 64, (u64)handler_stack_end};
    copy((u8 *)task + 4, &stacks[0], 8);
    copy((u8 *)task + 36, &stacks[1], 8);
    *(u16 *)((u8 *)task + 102) = 0x68;
    copy(tables + 0x380, task, 104);
    for (int i = 0; i < 256; i++) put_gate(i, 0x8e01, 8);
    put_gate(3, 0xee01, 8);
    put_gate(4, 0xee01, 8);
    put_gate(0x80, 0xee01, 8);
    put_gate(0x30, 0xee00, 8);      // on RSP0
    put_gate(0x31, 0xef00, 8);      // a trap gate
    put_gate(0x32, 0x8e00, 8);      // privilege 0
    put_gate(0x33, 0x6e00, 8);      // not present
    put_gate(0x34, 0xee00, 0);      // no selector
    put_gate(0x35, 0xee00, 0x10);   // data
    put_gate(0x36, 0xee00, 0x80);   // not present
    put_gate(0x37, 0xee00, 0x18);   // 32 bits
    put_gate(0x38, 0xee02, 8);      // IST2: 0
    put_gate(0x39, 0xec00, 8);      // a call gate
    put_gate(0x3a, 0xee00, 0x38);   // conforming
    put_gate(0x3b, 0xee00, 0x200);  // past the table
    put_gate(0x3c, 0xee00, 0x30);   // the user's code
    clear(area_pages[7] + 2048 - 128, STACK_BYTES);
    clear(area_pages[9] + 2048 - 128, STACK_BYTES);
    clear(area_pages[2] + 2048, DATA_BYTES);
    clear(area_pages[5] + 2048, DATA_BYTES);
    // What a store across a page's end has left.
    for (int i = 0; i < 12; i++) clear(area_pages[i], 16), clear(area_pages[i] + 4096 - 16, 16);
    copy(area_pages[0] + 2048, test->code, sizeof test->code);
    copy(area_pages[1] + 2048, test->code, sizeof test->code);
    copy(area_pages[11] + 2048, test->code, sizeof test->code);
    write_cr(3, read_cr(3));
    for (int i = 0; i < 12; i++)
        put_poke(&test->pokes[i]);
    // Entries that were poked into the page table.
    write_cr(3, read_cr(3));
}

static void load_tables(void) {
    struct pointer gdt_pointer = {GDT_BYTES - 1, TABLES}, idt_pointer = {4095, IDT_PAGE};
    __asm__ volatile("lgdt %0\n lidt %1" : : "m"(gdt_pointer), "m"(idt_pointer));
}

static void record(struct result *to) {
    struct pointer gdt_pointer, idt_pointer;
    result.ds = read_segment(ds), result.es = read_segment(es);
    result.fs = read_segment(fs), result.gs = read_segment(gs);
    u16 selector;
    __asm__ volatile("sldt %0" : "=m"(selector));
    result.ldt = selector;
    __asm__ volatile("str %0" : "=m"(selector));
    result.task = selector;
    __asm__ volatile("sgdt %0\n sidt %1" : "=m"(gdt_pointer), "=m"(idt_pointer));
    result.gdt[0] = gdt_pointer.base, result.gdt[1] = gdt_pointer.limit;
    result.idt[0] = idt_pointer.base, result.idt[1] = idt_pointer.limit;
    result.cr0 = read_cr(0), result.cr2 = read_cr(2), result.cr3 = read_cr(3), result.cr4 = read_cr(4);
    result.efer = read_msr(0xc0000080);
    result.fs_base = read_msr(0xc0000100), result.gs_base = read_msr(0xc0000101);
    result.kernel_gs_base = read_msr(0xc0000102);
    result.star = read_msr(0xc0000081), result.lstar = read_msr(0xc0000082), result.cstar = read_msr(0xc0000083);
    result.sfmask = read_msr(0xc0000084);
    result.dr0 = read_dr(0), result.dr1 = read_dr(1), result.dr2 = read_dr(2), result.dr3 = read_dr(3);
    result.dr6 = read_dr(6), result.dr7 = read_dr(7);
    result.xcr0 = 0;
    if (result.cr4 & 1 << 18) {
        u32 low, high;
        __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
        result.xcr0 = low;
    }
    copy(result.user_stack, area_pages[7] + 2048 - 128, STACK_BYTES);
    copy(result.supervisor_stack, area_pages[9] + 2048 - 128, STACK_BYTES);
    copy(result.user_data, area_pages[2] + 2048, DATA_BYTES);
    copy(result.supervisor_data, area_pages[5] + 2048, DATA_BYTES);
    copy(result.tables, area_pages[12], GDT_BYTES);
    copy(result.ldt_bytes, area_pages[12] + 0x200, sizeof result.ldt_bytes);
    copy(result.task_bytes, area_pages[12] + 0x300, sizeof result.task_bytes);
    for (int i = 0; i < AREA_PAGES; i++) result.entries[i] = area_table[i];
    copy(to, &result, sizeof result);
}

static void restore(void) {
    write_cr(4, 0x40620);
    __asm__ volatile("xsetbv" : : "a"(1), "d"(0), "c"(0));
    write_dr(7, 0x400);
    write_dr(6, 0xffff0ff0);
    write_dr(0, 0);
    write_dr(1, 0);
    write_dr(2, 0);
    write_dr(3, 0);
    write_cr(0, 0x80010031);
    write_cr(4, 0x620);
    __asm__ volatile("fninit");
    write_msr(0xc0000080, 0x901);
    write_cr(2, 0);
    write_msr(0x174, 8), write_msr(0x175, SUPERVISOR_STACK + 2048), write_msr(0x176, SUPERVISOR_CODE + 2048 + 40);
}

int main(void) {
    u64 count = *(u64 *)CASES;
    const struct test *tests = (const struct test *)(CASES + 64);
    struct result *results = (struct result *)(RESULTS + 64);
    // No interrupts of devices.
    __asm__ volatile("outb %0, $0x21\n outb %0, $0xa1" : : "a"((u8)0xff));
    for (u64 i = 0; i < count; i++) {
        const struct test *test = &tests[i];
        clear(&result, sizeof result);
        restore();
        make_surroundings(test);
        load_tables();
        __asm__ volatile("ltr %w0" : : "r"(SYSTEM_TASK));
        __asm__ volatile("lldt %w0" : : "r"((u32)test->ldt));
        write_msr(0xc0000081, test->star), write_msr(0xc0000082, test->lstar), write_msr(0xc0000083, test->cstar);
        write_msr(0xc0000084, test->sfmask);
        enter(test);
        // Whatever tables there are now, ours are good for what follows.
        record(&results[i]);
        load_tables();
        *(u64 *)RESULTS = i + 1;
    }
    return 0;
}
