// Random states and operands that suit a form.
#include "native.h"
#include "../extended.h"

// ---- elements of vectors and memory ----

enum kind { INTEGERS, SINGLES, DOUBLES, HALVES, EXTENDED, DECIMAL };

static bool ends(const char *text, const char *end) {
    size_t n = strlen(text), m = strlen(end);
    return n >= m && !strcmp(text + n - m, end);
}

// What a form's elements are taken for; conversions mix what they convert.
static enum kind kind_of(const struct row *row) {
    const char *name = row->mnemonic;
    bool converts = strstr(name, "CVT") != NULL;
    if (!strcmp(row->group, "x87")) {
        for (int i = 0; i < row->operand_count; i++) {
            const char *type = row->operands[i].type;
            if (row->operands[i].method != 'M') continue;
            if (!strcmp(type, "ss")) return SINGLES;
            if (!strcmp(type, "sd")) return DOUBLES;
            if (!strcmp(type, "t")) return !strncmp(name, "FB", 2) ? DECIMAL : EXTENDED;
        }
        return INTEGERS;
    }
    if (strstr(name, "PH2PS")) return HALVES;
    if (converts && (strstr(name, "CVTPS") || strstr(name, "TPS2") || strstr(name, "SS2"))) return SINGLES;
    if (converts && (strstr(name, "CVTPD") || strstr(name, "TPD2") || strstr(name, "SD2"))) return DOUBLES;
    if (converts) return INTEGERS;
    if (ends(name, "PS") || ends(name, "SS")) return SINGLES;
    if (ends(name, "PD") || ends(name, "SD")) return DOUBLES;
    return INTEGERS;
}

// An integer register or memory word: small numbers, borders, bits, anything.
u64 random_word(void) {
    switch (below(8)) {
    case 0: return below(20);
    case 1: return -below(20);
    case 2: return (1ull << below(64)) + below(3) - 1;
    case 3: return rnd() >> below(64);
    case 4: return -(rnd() >> below(64));
    case 5: { u64 half = rnd() & 0xffffffff; return half << 32 | half; }
    case 6: return (below(2) ? 0x7f7f7f7f7f7f7f7full : 0x8080808080808080ull) ^ (rnd() & rnd() & rnd());
    default: return rnd();
    }
}

static u64 packed_word(void) {
    u64 x = rnd(), spread;
    switch (below(6)) {
    case 0: return random_word();
    case 1: spread = below(2) ? 0x0001000100010001ull : 0x0101010101010101ull; return spread * (rnd() & 0xffff);
    case 2: return x & 0x8080808080808080ull;
    case 3: return x | 0x7f807f807f807f80ull;
    default: return x;
    }
}

// The elements that this execution's operands are made of, lane by lane: `anchor` and what meets it.
static u64 anchors[8];

static u64 element(enum kind kind, int lane) {
    struct format format = kind == SINGLES ? single : kind == DOUBLES ? dual : half;
    switch (below(8)) {
    case 0: return operand(format);
    case 1: case 2: return anchors[lane & 7];
    default: return partner(format, anchors[lane & 7]);
    }
}

// What is left of less than an element gets an integer.
static void fill_elements(enum kind kind, u8 *at, int size) {
    int step = kind == SINGLES ? 4 : kind == HALVES ? 2 : 8;
    for (int offset = 0; offset + step <= size; offset += step) {
        u64 x = kind == INTEGERS || kind == EXTENDED || kind == DECIMAL ? packed_word() : element(kind, offset / step);
        memcpy(at + offset, &x, step);
    }
    u64 x = random_word();
    memcpy(at + size / step * step, &x, size % step);
}

// VPSLLVD and its like, with a count for each element: bytes of one.
static int count_size(const struct row *row) {
    if (strncmp(row->mnemonic, "VPS", 3)) return 0;
    return ends(row->mnemonic, "VD") ? 4 : ends(row->mnemonic, "VQ") ? 8 : 0;
}

static void fill_counts(u8 *at, int size, int step) {
    for (int offset = 0; offset + step <= size; offset += step) {
        u64 count = below(8 * step + 6);
        memcpy(at + offset, &count, step);
    }
}

void set_operand_elements(const struct form *form, u8 *at, int size) {
    enum kind kind = kind_of(form->row);
    if (count_size(form->row) && below(2)) {
        fill_counts(at, size, count_size(form->row));
    } else if (kind == EXTENDED) {
        struct extended x = random_extended();
        memcpy(at, &x.significand, 8), memcpy(at + 8, &x.exponent, 2);
    } else if (kind == DECIMAL) {
        u64 low = bcd_digits(16), high = bcd_digits(2) | (rnd() & 0x8000);
        memcpy(at, &low, 8), memcpy(at + 8, &high, 2);
    } else if (!strcmp(form->row->group, "x87") && kind == INTEGERS) {
        u64 x = integer_operand(size * 8);
        memcpy(at, &x, size < 8 ? size : 8);
    } else {
        fill_elements(kind, at, size);
    }
}

void fill_window(const struct form *form, u8 *window, int size) {
    fill_elements(kind_of(form->row), window, size);
}

// ---- registers ----

// Control, status and tag words and the registers, as FXSAVE has them.
void fill_fx(const struct form *form, u8 *image, u32 index) {
    static const u16 precisions[] = {3, 3, 2, 0};
    const char *name = form->row->mnemonic;
    bool is_x87 = !strcmp(form->row->group, "x87");
    u32 masks = is_x87 && below(4) == 0 ? rnd() & 63 : 63, top = below(8);
    u16 control = 0x40 | masks | (index & 3) << 10 | precisions[below(4)] << 8;
    u32 sticky = below(2) ? rnd() & masks & 63 : 0;
    if (is_x87 && below(32) == 0) sticky = rnd() & 63;       // an exception may be pending
    if (sticky & 1) sticky |= below(2) << 6;
    u16 status = sticky | top << 11 | (below(2) ? rnd() & 0x4700 : 0);
    if (sticky & ~masks & 63) status |= 0x8080;
    bool pushes = is_any(name, "FLD FILD FBLD FLD1 FLDL2T FLDL2E FLDPI FLDLG2 FLDLN2 FLDZ FPTAN FSINCOS FXTRACT");
    u32 empty = 0;
    if (below(16) == 0) empty = rnd() & 255;
    if (pushes && below(8)) empty |= 1u << ((top + 7) & 7);
    u8 tags = ~empty;
    memcpy(image, &control, 2), memcpy(image + 2, &status, 2);
    image[4] = tags;
    struct extended st0 = random_extended(), other = partner_of(st0);
    char function[sizeof form->row->mnemonic];
    for (size_t i = 0; i < sizeof function; i++) function[i] = name[i] >= 'A' && name[i] <= 'Z' ? name[i] | 32 : name[i];
    if (is_x87) suit(function, &st0, &other);
    for (int i = 0; i < 8; i++) {
        struct extended x = i == 0 ? st0 : i == 1 || below(4) == 0 ? other : random_extended();
        if (has_attribute(form->row, "mmx")) {
            fill_elements(kind_of(form->row), (u8 *)&x.significand, 8);
            if (below(2)) x.exponent = 0xffff;
        }
        memcpy(image + 32 + 16 * i, &x.significand, 8), memcpy(image + 40 + 16 * i, &x.exponent, 2);
    }
}

void fill_state(const struct form *form, struct state *state, u32 index) {
    const struct row *row = form->row;
    memset(state, 0, sizeof *state);
    for (int i = 0; i < 16; i++) state->gpr[i] = random_word();
    state->rflags = (rnd() & (CF | PF | AF | ZF | SF | OF)) | 0x202 | (below(4) ? 0 : DF);
    state->fs_base = 0x01000000 + below(0x08000000);
    state->gs_base = 0x01000000 + below(0x08000000);
    enum kind kind = kind_of(row);
    struct format format = kind == SINGLES ? single : kind == DOUBLES ? dual : half;
    bool calm = below(4) == 0;     // all lanes but one ordinary, so that its exception is seen alone
    for (int lane = 0; lane < 8; lane++)
        anchors[lane] = calm && lane ? compose(format, rnd(), format.exponent_max / 2 + below(3), fraction_of(format.fraction_bits))
                                     : operand(format);
    for (int i = 0; i < 16; i++) fill_elements(kind, state->ymm[i], 32);
    // Lengths of strings for the comparisons that take them, and counts of packed shifts.
    if (strstr(row->mnemonic, "CMPESTR"))
        for (int i = 0; i < 3; i += 2) if (below(4)) state->gpr[i] = (u64)below(40) - 20;
    if (strstr(row->mnemonic, "PCMP") && strstr(row->mnemonic, "STR"))
        for (int i = 0; i < 16; i++)
            for (int k = 0; k < 16; k++) if (below(2)) state->ymm[i][k] = below(4) ? 'a' + below(4) : 0;
    if (count_size(row)) {
        for (int i = 0; i < 16; i++) if (below(2)) fill_counts(state->ymm[i], 32, count_size(row));
    } else if (is_any(row->mnemonic, "PSRLW PSRLD PSRLQ PSRAW PSRAD PSLLW PSLLD PSLLQ") || strstr(row->mnemonic, "VPS"))
        for (int i = 0; i < 16; i++)
            if (below(2)) {
                u64 count = below(70);
                memcpy(state->ymm[i], &count, 8);
                memcpy(state->fx + 32 + 16 * (i & 7), &count, 8);
            }
    if (is_any(row->mnemonic, "DIV IDIV") && below(4)) {
        // Quotients that fit.
        int bits = form->operand_bytes * 8;
        if (row->operands[0].type[0] == 'b') state->gpr[RAX] = below(2) ? below(4096) : -below(4096);
        else state->gpr[RDX] = below(2) ? (u64)((long)(state->gpr[RAX] << (64 - bits)) >> 63) : below(3);
    }
    u32 masks = below(4) == 0 ? rnd() & 63 : 63, sticky = below(3) == 0 ? rnd() & 63 : below(2) ? 32 : 0;
    u32 mxcsr = (index & 3) << 13 | (index >> 2 & 1) << 6 | (index >> 3 & 1) << 15 | masks << 7 | sticky;
    fill_fx(form, state->fx, index);
    if (has_attribute(row, "mmx") && is_any(row->mnemonic, "PSRLW PSRLD PSRLQ PSRAW PSRAD PSLLW PSLLD PSLLQ"))
        for (int i = 0; i < 8; i++) if (below(2)) {
            u64 count = below(70);
            memcpy(state->fx + 32 + 16 * i, &count, 8);
        }
    memcpy(state->fx + 24, &mxcsr, 4);
}
