// Shared by the parts of `native`, which carries out forms of the instruction table on this machine (main.c says how).
#include "../operands.h"
#include <stdbool.h>

// ---- memory that instructions see: all of it below 2 GiB, so that absolute operands reach it ----

enum {
    CODE = 0x10000000,            // a page of INT3; the instruction stands in the middle
    INSTRUCTION = CODE + 0x800,
    STATES = 0x10020000,          // struct states, for the stub
    // Five pages of operands: two to read and write, one that is not mapped, one to read and write, one to read; none after it.
    DATA = 0x20000000,
    DATA_BYTES = 5 * 4096,
    ALIAS = 0x30000000,           // the same pages, all to be written
    WINDOW_MAX = 1024,            // the bytes of which records tell
};
// Where the window lies.
enum place {
    STRADDLING,                   // across the border of the first two pages
    LAST,                         // before the page that is not there
    FIRST,                        // after it
    HALF_WRITABLE,                // across the border of the page that can only be read
};

// ---- state ----

enum { RAX, RCX, RDX, RBX, RSP, RBP, RSI, RDI };
enum { CF = 1, PF = 4, AF = 16, ZF = 64, SF = 128, TF = 256, DF = 1024, OF = 2048 };

struct state {
    u64 gpr[16];
    u64 rflags, fs_base, gs_base, pad;
    u8 fx[512];                   // as FXSAVE64 writes it; its XMM registers are not used
    u8 ymm[16][32];
};
_Static_assert(sizeof(struct state) == 1184, "the stub has these offsets");

// One execution. In the output: this header, `before` and `after` each as 152 bytes of registers and, with `has_vectors`, 160 of
// FXSAVE (x87 and MXCSR) and 512 of YMM; then `window_bytes` of memory before and after.
struct header {
    u32 size_bytes;               // of the whole record
    u16 row, form;
    u8 code[16];
    u8 code_bytes;
    u8 bits;                      // 64, or 32: compatibility mode
    u8 has_vectors;
    u8 outcome;                   // enum outcome
    u8 trap;                      // vector of the exception
    u8 operand_bytes;             // 2, 4 or 8
    u8 vector_bytes;              // 16 or 32
    u8 pad;
    u32 error_code;
    u64 fault_address;            // CR2 after #PF
    u64 rip;                      // after the instruction, of the target, or of the fault
    u64 window;                   // address of the memory
    u32 window_bytes;
    u32 mxcsr_mask;
    u64 operand;                  // address of the memory operand
};
_Static_assert(sizeof(struct header) == 80, "x86step's NativeRecord reads it");
enum outcome { WENT_ON, BRANCHED, FAULTED };

// ---- the table ----

struct operand_code {
    char text[12];
    char method;                  // of Appendix A; F fixed general register, others '-'
    char type[8];
};
struct row {
    int index;
    char mnemonic[24], feature[16], group[16], attributes[96];
    struct operand_code operands[4];
    int operand_count, space, prefix, opcode, opcode_count;   // prefix -1: any
    u32 match, mask;
    bool has_modrm, is_vex, is_aligned;
};
enum { W = 1 << 8, L = 1 << 9, MODE64 = 1 << 10, OPERAND16 = 1 << 11, ADDRESS = 3 << 12, REX_B = 1 << 14, MEMORY = 1 << 15 };

// A row with everything fixed that makes a difference to an interpreter.
struct form {
    const struct row *row;
    int bits, operand_bytes, vector_bytes;
    bool has_memory, has_lock;
    int repeat;                   // 0, 0xf2, 0xf3
    int condition;                // of Jcc, SETcc, CMOVcc, else -1
};

int read_table(const char *path, struct row *rows, int max);
bool has_attribute(const struct row *row, const char *name);
bool is_any(const char *name, const char *list);          // a word of a list
const char *skip_reason(const struct row *row);           // NULL: to be run
int forms_of(const struct row *row, struct form *forms);  // at most 256
const char *report_group(const struct form *form);        // what counts are given by
int operand_size(const struct form *form, const struct operand_code *operand, bool in_memory);
void describe(const struct form *form, char *text, size_t size);

// ---- one execution ----

struct plan {
    u8 code[16];
    int length, opcode_at;
    u64 address;                  // of the memory operand
    int access_bytes;
    u64 window;
    int window_bytes;
    u32 pinned;                   // registers whose values are part of the plan
};
static inline void pin(struct plan *plan, struct state *state, int reg, u64 value) {
    state->gpr[reg] = value;
    plan->pinned |= 1u << reg;
}

// False: these bytes would belong to a row that comes before.
bool plan_execution(const struct form *form, struct state *before, u8 *window, struct plan *plan, u32 index);
void fill_state(const struct form *form, struct state *state, u32 index);
void fill_window(const struct form *form, u8 *window, int size);
void set_operand_elements(const struct form *form, u8 *at, int size);
void fill_fx(const struct form *form, u8 *image, u32 index);
u64 random_word(void);

// How ModRM, SIB and displacement name an address.
struct address {
    u8 mod, rm, sib;
    bool has_sib, has_rip;        // has_rip: `displacement` is the address itself
    int rex_x, rex_b, displacement_bytes;
    u64 displacement;
};
// Chooses one for the address `offset` of a segment, and sets base and index registers so that it is that, unless `is_free`.
// `vector_index` is that of a gather, else -1.
struct address choose_address(struct plan *plan, struct state *state, int bits, int address_bytes, u64 offset, int vector_index,
                              bool is_free);

// ---- the processor ----

bool open_machine(void);          // false: no FSGSBASE or AVX
u32 mxcsr_mask(void);
void run(const struct plan *plan, int bits, const struct state *before, struct state *after, struct header *header);
