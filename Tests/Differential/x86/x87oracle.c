// Runs one x87 instruction of this machine on random states of the whole unit, under every rounding and precision control, with
// exceptions masked and (one time in four) some unmasked, and writes the states before and after.
//
//   x87oracle OPERATION COUNT SEED     COUNT executions in each of the 12 modes; exit code 3: no such operation
//   x87oracle list                     the operations
//
// States are images of FSAVE in 32-bit layout: no exception is ever delivered, as nothing waits between instruction and FNSAVE.
#include "extended.h"
#include <sys/mman.h>

u64 random_state;

struct image {
    u16 control, pad0, status, pad1, tag, pad2;
    u32 ip, cs_opcode, dp, ds;
    u8 registers[80];
} __attribute__((packed));
struct record {
    struct image before, after;
    u8 memory_before[16], memory_after[16];
    u64 flags_before, flags_after;
    u8 opcode[2], pad[6];
};
_Static_assert(sizeof(struct image) == 108 && sizeof(struct record) == 272, "layout");

enum { FIXED, INDEXED, NONE, F32, F64, F80, I16, I32, I64, BCD };
static const struct {
    const char *name;
    u8 first, second, kind;   // of a memory form, `second` is the /digit
} operations[] = {
    {"fadd", 0xd8, 0xc0, INDEXED}, {"fmul", 0xd8, 0xc8, INDEXED}, {"fcom", 0xd8, 0xd0, INDEXED},
    {"fcomp", 0xd8, 0xd8, INDEXED}, {"fsub", 0xd8, 0xe0, INDEXED}, {"fsubr", 0xd8, 0xe8, INDEXED},
    {"fdiv", 0xd8, 0xf0, INDEXED}, {"fdivr", 0xd8, 0xf8, INDEXED},
    {"fadd_m32", 0xd8, 0, F32}, {"fmul_m32", 0xd8, 1, F32}, {"fcom_m32", 0xd8, 2, F32}, {"fcomp_m32", 0xd8, 3, F32},
    {"fsub_m32", 0xd8, 4, F32}, {"fsubr_m32", 0xd8, 5, F32}, {"fdiv_m32", 0xd8, 6, F32}, {"fdivr_m32", 0xd8, 7, F32},
    {"fld", 0xd9, 0xc0, INDEXED}, {"fxch", 0xd9, 0xc8, INDEXED}, {"fnop", 0xd9, 0xd0, FIXED}, {"fchs", 0xd9, 0xe0, FIXED},
    {"fabs", 0xd9, 0xe1, FIXED}, {"ftst", 0xd9, 0xe4, FIXED}, {"fxam", 0xd9, 0xe5, FIXED}, {"fld1", 0xd9, 0xe8, FIXED},
    {"fldl2t", 0xd9, 0xe9, FIXED}, {"fldl2e", 0xd9, 0xea, FIXED}, {"fldpi", 0xd9, 0xeb, FIXED},
    {"fldlg2", 0xd9, 0xec, FIXED}, {"fldln2", 0xd9, 0xed, FIXED}, {"fldz", 0xd9, 0xee, FIXED},
    {"f2xm1", 0xd9, 0xf0, FIXED}, {"fyl2x", 0xd9, 0xf1, FIXED}, {"fptan", 0xd9, 0xf2, FIXED},
    {"fpatan", 0xd9, 0xf3, FIXED}, {"fxtract", 0xd9, 0xf4, FIXED}, {"fprem1", 0xd9, 0xf5, FIXED},
    {"fdecstp", 0xd9, 0xf6, FIXED}, {"fincstp", 0xd9, 0xf7, FIXED}, {"fprem", 0xd9, 0xf8, FIXED},
    {"fyl2xp1", 0xd9, 0xf9, FIXED}, {"fsqrt", 0xd9, 0xfa, FIXED}, {"fsincos", 0xd9, 0xfb, FIXED},
    {"frndint", 0xd9, 0xfc, FIXED}, {"fscale", 0xd9, 0xfd, FIXED}, {"fsin", 0xd9, 0xfe, FIXED}, {"fcos", 0xd9, 0xff, FIXED},
    {"fld_m32", 0xd9, 0, F32}, {"fst_m32", 0xd9, 2, NONE}, {"fstp_m32", 0xd9, 3, NONE},
    {"fcmovb", 0xda, 0xc0, INDEXED}, {"fcmove", 0xda, 0xc8, INDEXED}, {"fcmovbe", 0xda, 0xd0, INDEXED},
    {"fcmovu", 0xda, 0xd8, INDEXED}, {"fucompp", 0xda, 0xe9, FIXED},
    {"fiadd_m32", 0xda, 0, I32}, {"fimul_m32", 0xda, 1, I32}, {"ficom_m32", 0xda, 2, I32}, {"ficomp_m32", 0xda, 3, I32},
    {"fisub_m32", 0xda, 4, I32}, {"fisubr_m32", 0xda, 5, I32}, {"fidiv_m32", 0xda, 6, I32}, {"fidivr_m32", 0xda, 7, I32},
    {"fcmovnb", 0xdb, 0xc0, INDEXED}, {"fcmovne", 0xdb, 0xc8, INDEXED}, {"fcmovnbe", 0xdb, 0xd0, INDEXED},
    {"fcmovnu", 0xdb, 0xd8, INDEXED}, {"fnclex", 0xdb, 0xe2, FIXED}, {"fninit", 0xdb, 0xe3, FIXED},
    {"fucomi", 0xdb, 0xe8, INDEXED}, {"fcomi", 0xdb, 0xf0, INDEXED},
    {"fild_m32", 0xdb, 0, I32}, {"fisttp_m32", 0xdb, 1, NONE}, {"fist_m32", 0xdb, 2, NONE}, {"fistp_m32", 0xdb, 3, NONE},
    {"fld_m80", 0xdb, 5, F80}, {"fstp_m80", 0xdb, 7, NONE},
    {"fadd_sti", 0xdc, 0xc0, INDEXED}, {"fmul_sti", 0xdc, 0xc8, INDEXED}, {"fsubr_sti", 0xdc, 0xe0, INDEXED},
    {"fsub_sti", 0xdc, 0xe8, INDEXED}, {"fdivr_sti", 0xdc, 0xf0, INDEXED}, {"fdiv_sti", 0xdc, 0xf8, INDEXED},
    {"fadd_m64", 0xdc, 0, F64}, {"fmul_m64", 0xdc, 1, F64}, {"fcom_m64", 0xdc, 2, F64}, {"fcomp_m64", 0xdc, 3, F64},
    {"fsub_m64", 0xdc, 4, F64}, {"fsubr_m64", 0xdc, 5, F64}, {"fdiv_m64", 0xdc, 6, F64}, {"fdivr_m64", 0xdc, 7, F64},
    {"ffree", 0xdd, 0xc0, INDEXED}, {"fst", 0xdd, 0xd0, INDEXED}, {"fstp", 0xdd, 0xd8, INDEXED},
    {"fucom", 0xdd, 0xe0, INDEXED}, {"fucomp", 0xdd, 0xe8, INDEXED},
    {"fld_m64", 0xdd, 0, F64}, {"fisttp_m64", 0xdd, 1, NONE}, {"fst_m64", 0xdd, 2, NONE}, {"fstp_m64", 0xdd, 3, NONE},
    {"faddp", 0xde, 0xc0, INDEXED}, {"fmulp", 0xde, 0xc8, INDEXED}, {"fcompp", 0xde, 0xd9, FIXED},
    {"fsubrp", 0xde, 0xe0, INDEXED}, {"fsubp", 0xde, 0xe8, INDEXED}, {"fdivrp", 0xde, 0xf0, INDEXED},
    {"fdivp", 0xde, 0xf8, INDEXED},
    {"fiadd_m16", 0xde, 0, I16}, {"fimul_m16", 0xde, 1, I16}, {"ficom_m16", 0xde, 2, I16}, {"ficomp_m16", 0xde, 3, I16},
    {"fisub_m16", 0xde, 4, I16}, {"fisubr_m16", 0xde, 5, I16}, {"fidiv_m16", 0xde, 6, I16}, {"fidivr_m16", 0xde, 7, I16},
    {"fucomip", 0xdf, 0xe8, INDEXED}, {"fcomip", 0xdf, 0xf0, INDEXED},
    {"fild_m16", 0xdf, 0, I16}, {"fisttp_m16", 0xdf, 1, NONE}, {"fist_m16", 0xdf, 2, NONE}, {"fistp_m16", 0xdf, 3, NONE},
    {"fbld", 0xdf, 4, BCD}, {"fild_m64", 0xdf, 5, I64}, {"fbstp", 0xdf, 6, NONE}, {"fistp_m64", 0xdf, 7, NONE},
};

int main(int argc, char **argv) {
    int n = sizeof operations / sizeof *operations, op;
    if (argc == 2 && !strcmp(argv[1], "list")) {
        for (op = 0; op < n; op++) puts(operations[op].name);
        return 0;
    }
    if (argc != 4) return 2;
    for (op = 0; op < n && strcmp(operations[op].name, argv[1]); op++) {}
    if (op == n) return 3;
    const char *name = operations[op].name;
    int kind = operations[op].kind;
    long count = atol(argv[2]);
    random_state = strtoull(argv[3], 0, 0);

    // For each register number: frstor [rdi]; push r8; popfq; INSTRUCTION; pushfq; pop [rcx]; fnsave [rdx]; ret
    u8 *code = mmap(0, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (code == MAP_FAILED) return 3;
    for (int i = 0; i < 8; i++) {
        u8 second = kind == FIXED ? operations[op].second
                    : kind == INDEXED ? operations[op].second | i : (u8)(operations[op].second << 3 | 6);
        u8 bytes[] = {0xdd, 0x27, 0x41, 0x50, 0x9d, operations[op].first, second, 0x9c, 0x8f, 0x01, 0xdd, 0x32, 0xc3};
        memcpy(code + 32 * i, bytes, sizeof bytes);
    }
    static struct record out[512];
    int used = 0;
    for (int mode = 0; mode < 12; mode++)
        for (long k = 0; k < count; k++) {
            static const u16 precisions[] = {3, 2, 0};
            struct record r;
            memset(&r, 0, sizeof r);
            u32 masks = below(4) ? 63 : rnd() & 63, i = below(8), top = below(8);
            r.before.control = 0x40 | masks | (mode & 3) << 10 | precisions[mode >> 2] << 8;
            u32 sticky = below(2) ? rnd() & masks & 63 : 0;
            if (sticky & 1) sticky |= below(2) << 6;
            r.before.status = sticky | top << 11 | (below(2) ? rnd() & 0x4700 : 0);
            struct extended st0 = random_extended(), other = partner_of(st0);
            suit(name, &st0, &other);
            for (int at = 0; at < 8; at++) put(r.before.registers, at, random_extended());
            put(r.before.registers, 0, st0);
            put(r.before.registers, kind == INDEXED && i ? i : 1, other);
            // Which registers are empty: few, unless the instruction pushes. FRSTOR wants no more than that.
            int pushes = (operations[op].first == 0xd9 && operations[op].second >= 0xe8 && operations[op].second <= 0xee)
                         || !strcmp(name, "fld") || !strcmp(name, "fptan") || !strcmp(name, "fsincos")
                         || !strcmp(name, "fxtract") || !strncmp(name, "fld_", 4) || !strncmp(name, "fild_", 5)
                         || !strcmp(name, "fbld");
            u32 empty = 0;
            if (below(16) == 0) empty = rnd() & 255;
            if (pushes && below(8)) empty |= 1u << ((top + 7) & 7);
            for (int at = 0; at < 8; at++) if (empty >> at & 1) r.before.tag |= 3 << 2 * at;
            u64 m = rnd(), m2 = rnd();
            switch (kind) {
            case F32: m = (m & ~mask(32)) | operand(single); break;
            case F64: m = operand(dual); break;
            case F80: { struct extended x = random_extended(); m = x.significand, m2 = (m2 & ~0xffffull) | x.exponent; break; }
            case I16: m = (m & ~mask(16)) | integer_operand(16); break;
            case I32: m = (m & ~mask(32)) | integer_operand(32); break;
            case I64: m = integer_operand(64); break;
            case BCD: m = bcd_digits(16), m2 = bcd_digits(2) | (m2 & 0x8000); break;
            }
            memcpy(r.memory_before, &m, 8), memcpy(r.memory_before + 8, &m2, 8);
            memcpy(r.memory_after, r.memory_before, 16);
            r.flags_before = (rnd() & 0x8d5) | 0x202;
            r.opcode[0] = operations[op].first, r.opcode[1] = code[32 * i + 6];
            ((void (*)(struct image *, u8 *, struct image *, u64 *, u64))(code + 32 * i))(
                &r.before, r.memory_after, &r.after, &r.flags_after, r.flags_before);
            out[used++] = r;
            if (used == 512) {
                if (fwrite(out, sizeof *out, used, stdout) != (size_t)used) return 4;
                used = 0;
            }
        }
    if (used && fwrite(out, sizeof *out, used, stdout) != (size_t)used) return 4;
    return fflush(stdout) ? 4 : 0;
}
