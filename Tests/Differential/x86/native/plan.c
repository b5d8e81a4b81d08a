// An encoding of a form with random registers, addressing and immediates, and a state in which its memory operands lie in the
// window; a few run over its end into what is not mapped, or have addresses that are none.
#include "native.h"

static struct state *now;
static struct plan *made;
static const struct form *wanted;
static u8 *memory;                // the window
static u64 start, end;            // its addresses
static enum place where;
static int address_bytes;
static u64 segment_base;          // of the operands that an FS or GS prefix speaks of

static bool is_name(const char *names) { return is_any(wanted->row->mnemonic, names); }
static void set(int reg, u64 value) { pin(made, now, reg, value); }

static bool has_method(const char *methods) {
    for (int i = 0; i < wanted->row->operand_count; i++)
        if (strchr(methods, wanted->row->operands[i].method)) return true;
    return false;
}

static bool has_type(const char *types) {
    for (int i = 0; i < wanted->row->operand_count; i++)
        if (is_any(wanted->row->operands[i].type, types)) return true;
    return false;
}

static const struct operand_code *memory_operand(void) {
    for (int i = 0; i < wanted->row->operand_count; i++)
        if (strchr("EMQW", wanted->row->operands[i].method)) return &wanted->row->operands[i];
    return NULL;
}

// An address register of 32 bits in 64-bit mode: whatever is above does not count.
static u64 with_upper(u64 value) { return address_bytes == 4 && wanted->bits == 64 ? (value & 0xffffffff) | rnd() << 32 : value; }

static void write_window(u64 address, const void *bytes, int size) {
    if (address >= start && address + size <= end) memcpy(memory + (address - start), bytes, size);
}

// ---- what the instruction uses without an operand that says so ----

static u64 branch_target(void) {
    u64 at;
    do at = CODE + below(4096); while (at + 16 > INSTRUCTION && at < INSTRUCTION + 32);
    return at;
}

static u64 bad_address;            // one that is not canonical, for now and then; else 0

static void prepare_strings(void) {
    const struct row *row = wanted->row;
    int n = row->operands[0].type[0] == 'b' || row->operands[1].type[0] == 'b' ? 1 : wanted->operand_bytes, slack = 8 * n;
    if (wanted->repeat) set(RCX, with_upper(below(8)));
    u64 at[2];
    for (int i = 0; i < 2; i++) {
        at[i] = start + slack + below(end - start - 2 * slack - n);
        if (i && below(4) == 0) at[1] = at[0] + below(2 * n + 1) - n;
        // Towards the page's border, or over the window's.
        bool is_down = now->rflags & DF;
        if (where == LAST && !is_down && below(8) == 0) at[i] = end - n * (1 + below(3)) + below(2);
        else if (where == FIRST && is_down && below(8) == 0) at[i] = start + n * below(3) - below(2);
        else if (where != LAST && where != FIRST && below(4) == 0)
            at[i] = (start + end) / 2 + (is_down ? n : -n) * (int)below(4) - below(2);
        else if (at[i] < start + slack) at[i] = start + slack;
        if (bad_address && !i) at[i] = bad_address;
    }
    set(RSI, with_upper(at[0] - segment_base));
    set(RDI, with_upper(at[1]));
    if (is_name("CMPS SCAS") && below(2)) {   // equal but for a few
        u64 byte = rnd() & 0xff;
        memset(memory, byte, end - start);
        for (int i = 0; i < 40; i++) if (below(2)) memory[below(end - start)] = rnd();
        set(RAX, byte * 0x0101010101010101ull);
    }
}

static void prepare_stack(void) {
    int size = wanted->operand_bytes;
    u64 middle = (start + end) / 2, rsp = below(8) ? (middle + below(64)) & -(u64)size : middle + below(64);
    bool is_push = is_name("PUSH CALL PUSHF PUSHA ENTER");
    if (where == LAST && below(8) == 0) rsp = is_push ? end + size - 1 - below(size) : end - 1 - below(size);
    if (where == FIRST && is_push && below(8) == 0) rsp = start + below(size * 8);
    if (bad_address) rsp = bad_address;
    set(RSP, rsp);
    if (is_name("LEAVE ENTER")) set(RBP, (middle + 128 + below(64)) & -8ull);
    if (is_name("LEAVE")) rsp = now->gpr[RBP];
    u64 word = rnd();
    if (is_name("RET")) word = branch_target();
    else if (is_name("POPF")) word &= ~(u64)TF;
    else return;
    write_window(rsp, &word, size);
}

static void prepare_implied(void) {
    u64 middle = (start + end) / 2;
    if (has_method("XY")) prepare_strings();
    if (is_name("PUSH POP CALL RET PUSHF POPF ENTER LEAVE PUSHA POPA")) prepare_stack();
    if (is_name("XLAT")) {
        u64 index = below(100);
        set(RAX, (now->gpr[RAX] & ~0xffull) | index);
        set(RBX, with_upper(middle - index + below(64) - segment_base));
    }
    if (is_name("MASKMOVQ MASKMOVDQU VMASKMOVDQU")) set(RDI, with_upper(start + below(end - start - 16) - segment_base));
    if (is_name("XSAVE XRSTOR XSAVEOPT XSAVEC")) set(RAX, rnd() & 7), set(RDX, 0);
    if (is_name("JCXZ JECXZ JRCXZ LOOP LOOPE LOOPNE") && below(2)) set(RCX, with_upper(below(2)));
}

// ---- the operand that ModRM names ----

// With bits that are reserved on every processor now and then; bit 17 is only on AMD's.
static u32 random_mxcsr(void) { return below(16) ? rnd() & 0xffff : rnd() | 1 << 20; }

static u64 place(int size) {
    // AMD's processors do without alignment in SHA, against Intel's manual: always aligned.
    bool aligned = wanted->row->is_aligned, is_sha = strncmp(wanted->row->mnemonic, "SHA", 3) == 0 && aligned;
    if (has_method("M") && has_type("xs")) return start + below(3) * 64;
    if (bad_address && !is_sha) return bad_address;
    // Over the end, or the page's border.
    bool is_small = size > 1 && size <= 32 && !is_sha;
    if (is_small && where == LAST && below(8) == 0) return end - 1 - below(size - 1);
    if (is_small && where == FIRST && below(8) == 0) return start - 1 - below(size - 1);
    if (is_small && where != LAST && where != FIRST && below(8) == 0) return (start + end) / 2 - 1 - below(size - 1);
    // An address by RSP counts from where POP leaves it.
    u64 at = start + below(end - start - (is_name("POP") ? 2 * size : size) + 1);
    if (is_sha || (aligned ? below(16) != 0 : below(2))) {
        u64 unit = size == 512 ? 16 : size & (size - 1) ? 4 : size;
        at &= -unit;
    }
    return at;
}

static void write_operand(u64 address, int size) {
    u8 image[1024];
    const char *name = wanted->row->mnemonic;
    memset(image, 0, sizeof image);
    if (!size || size > (int)sizeof image) return;
    set_operand_elements(wanted, image, size);
    if (is_name("JMP CALL")) {
        u64 target = branch_target();
        memcpy(image, &target, 8);
    } else if (is_name("CMPXCHG CMPXCHG8B CMPXCHG16B") && below(2)) {
        int half = is_name("CMPXCHG8B") ? 4 : 8;
        memcpy(image, &now->gpr[RAX], 8);
        if (!is_name("CMPXCHG")) memcpy(image + half, &now->gpr[RDX], half);
    } else if (is_name("LDMXCSR VLDMXCSR")) {
        u32 value = random_mxcsr();
        memcpy(image, &value, 4);
    } else if (is_name("FXRSTOR XRSTOR")) {
        u32 value = random_mxcsr();
        u64 present = rnd() & 7;
        for (int i = 0; i < size; i += 8) { u64 x = rnd(); memcpy(image + i, &x, 8); }
        fill_fx(wanted, image, rnd());
        memcpy(image + 24, &value, 4);
        if (is_name("XRSTOR")) memset(image + 512, 0, 64), memcpy(image + 512, &present, 8);
    } else if (is_name("FRSTOR FLDENV")) {
        u8 fx[512];
        memset(fx, 0, sizeof fx);
        fill_fx(wanted, fx, rnd());
        int step = size == 14 || size == 94 ? 2 : 4, at = 7 * step;
        for (int i = 0; i < size; i++) image[i] = rnd();
        memcpy(image, fx, 2), memcpy(image + step, fx + 2, 2);
        for (int i = 0; i < 8 && at < size; i++, at += 10) memcpy(image + at, fx + 32 + 16 * i, 10);
    } else if (strstr(name, "PCMP") && strstr(name, "STR")) {
        for (int i = 0; i < 16; i++) image[i] = below(4) ? 'a' + below(4) : below(2) ? 0 : rnd();
    } else if (is_name("BOUND") && below(4)) {
        // Bounds that most indices are within.
        int bytes = size / 2;
        int64_t low = -(1ll << (below(bytes * 8 - 1))), high = (1ll << below(bytes * 8 - 1));
        memcpy(image, &low, bytes), memcpy(image + bytes, &high, bytes);
    }
    write_window(address, image, size);
}

// ---- bytes ----

static void put(u64 value, int size) {
    memcpy(made->code + made->length, &value, size);
    made->length += size;
}

struct fields {
    int w, r, x, b, reg, rm, vvvv;
    struct address address;
};

static void put_immediates(int reg_is4) {
    const struct row *row = wanted->row;
    bool is_compare = is_any(row->mnemonic, "CMPPS CMPPD CMPSS CMPSD"), is_first = true;
    for (int i = 0; i < row->operand_count; i++) {
        const struct operand_code *operand = &row->operands[i];
        const char *type = operand->type;
        switch (operand->method) {
        case 'I': {
            u64 value = random_word();
            int size = !strcmp(type, "b") || !strcmp(type, "s") ? 1 : !strcmp(type, "w") ? 2 : operand_size(wanted, operand, false);
            if (is_compare) value &= 7;
            if (strstr(row->mnemonic, "VCMP") == row->mnemonic) value &= 31;
            if (is_name("ENTER")) value = is_first ? below(64) : below(4) ? below(8) : rnd();
            is_first = false;
            put(value, size);
            break;
        }
        case 'J': {
            int size = type[0] == 'b' ? 1 : wanted->bits == 32 && wanted->operand_bytes == 2 ? 2 : 4;
            u64 next = INSTRUCTION + made->length + size, target;
            do target = branch_target(); while (size == 1 && (int64_t)(target - next) != (signed char)(target - next));
            put(target - next, size);
            break;
        }
        case 'L': put(reg_is4 << 4 | below(16), 1); break;
        case 'O': put(made->address - segment_base, address_bytes); break;
        default: break;
        }
    }
}

// Prefixes that are no part of the opcode.
static void put_prefixes(int segment) {
    const struct row *row = wanted->row;
    u8 list[8];
    int n = 0;
    if (segment) list[n++] = segment;
    if (wanted->bits == 64 ? address_bytes == 4 : address_bytes == 2) list[n++] = 0x67;
    if (wanted->has_lock) list[n++] = 0xf0;
    if (wanted->repeat) list[n++] = wanted->repeat;
    if (!row->is_vex) {
        static const u8 mandatory[] = {0, 0x66, 0xf3, 0xf2};
        if (row->prefix > 0) list[n++] = mandatory[row->prefix];
        bool is_short = wanted->operand_bytes == 2 && !has_attribute(row, "f64");
        if (is_short && row->prefix != 1) list[n++] = 0x66;
    }
    for (int i = n - 1; i > 0; i--) {
        int other = below(i + 1);
        u8 kept = list[i];
        list[i] = list[other], list[other] = kept;
    }
    for (int i = 0; i < n; i++) put(list[i], 1);
}

static void put_opcode(const struct fields *f, bool needs_rex) {
    const struct row *row = wanted->row;
    u8 opcode = row->opcode + (wanted->condition >= 0 ? wanted->condition : row->opcode_count == 8 ? f->rm & 7 : 0);
    if (row->is_vex) {
        int length = wanted->vector_bytes == 32 || (has_attribute(row, "lig") && below(4) == 0);
        u8 last = (~f->vvvv & 15) << 3 | length << 2 | row->prefix;
        if (row->space == 4 && !f->w && !f->x && !f->b && below(2)) {
            put(0xc5, 1), put((f->r ? 0 : 0x80) | last, 1);
        } else {
            put(0xc4, 1), put((f->r ? 0 : 0x80) | (f->x ? 0 : 0x40) | (f->b ? 0 : 0x20) | (row->space - 3), 1);
            put(f->w << 7 | last, 1);
        }
    } else {
        u8 rex = f->w << 3 | f->r << 2 | f->x << 1 | f->b;
        if (wanted->bits == 64 && (rex || needs_rex)) put(0x40 | rex, 1);
        if (row->space) put(0x0f, 1);
        if (row->space >= 2) put(row->space == 2 ? 0x38 : 0x3a, 1);
    }
    made->opcode_at = made->length;
    put(opcode, 1);
}

static int wide_bit(void) {
    const struct row *row = wanted->row;
    if (row->mask & W) return (row->match & W) != 0;
    if (wanted->bits == 32) return row->is_vex && has_type("y") ? below(2) : 0;
    bool is_sized = wanted->operand_bytes == 8 && !has_attribute(row, "f64") && !has_attribute(row, "d64");
    if (row->is_vex) return has_type("y") ? is_sized : below(4) == 0 && !is_name("VMOVD VPEXTRD VPINSRD");
    if (is_sized) return 1;
    // Where it makes no difference.
    bool is_indifferent = has_attribute(row, "f64") || (wanted->operand_bytes == 8 && has_attribute(row, "d64"))
                          || !strcmp(row->group, "sse") || !strcmp(row->group, "crypto");
    return is_indifferent && !has_type("y env state fx xs w dw db") && below(8) == 0;
}

// Whether the bytes belong to a row before this one: the first that fits holds.
static bool is_shadowed(const struct fields *f, u8 modrm) {
    const struct row *row = wanted->row, *first = row - row->index;
    bool is_short = wanted->operand_bytes == 2 && !row->is_vex && !f->w;
    u32 key = modrm | f->w << 8 | (wanted->vector_bytes == 32) << 9 | (wanted->bits == 64) << 10 | is_short << 11
              | (u32)(address_bytes >> 2) << 12 | f->b << 14 | (u32)(row->has_modrm && modrm < 0xc0) << 15;
    u8 opcode = made->code[made->opcode_at];
    int prefix = row->prefix >= 0 ? row->prefix : wanted->repeat == 0xf3 ? 2 : wanted->repeat ? 3 : is_short ? 1 : 0;
    for (const struct row *other = first; other < row; other++)
        if (other->space == row->space && opcode >= other->opcode && opcode < other->opcode + other->opcode_count
            && (other->prefix < 0 || other->prefix == prefix) && ((key ^ other->match) & other->mask) == 0)
            return true;
    return false;
}

// False: the bytes would be another row's.
static bool encode(int segment, bool is_free) {
    const struct row *row = wanted->row;
    struct fields f;
    memset(&f, 0, sizeof f);
    int high = wanted->bits == 64, registers = high ? 16 : 8;
    f.w = wide_bit();
    f.reg = below(8), f.r = high ? below(2) : 0, f.rm = below(8), f.b = high ? below(2) : 0, f.x = high && row->is_vex ? below(2) : 0;
    f.vvvv = has_attribute(row, "vvvv") ? (int)below(registers) : 0;
    if (row->mask & REX_B) f.b = 0;
    bool is_gather = has_attribute(row, "vsib");
    int index = -1, is4 = below(16);
    if (is_gather) {
        do index = below(registers); while (index == (f.r << 3 | f.reg) || index == f.vvvv);
        while (f.vvvv == (f.r << 3 | f.reg) || f.vvvv == index) f.vvvv = below(registers);
    }
    if (is_name("BEXTR BZHI") && below(2)) {
        // A start or index, and a length, about the operand's width, and within it.
        u64 width = wanted->operand_bytes * 8, first = below(2) ? width - 2 + below(5) : below(width), length = below(width + 4);
        set(f.vvvv, (now->gpr[f.vvvv] & ~0xffffull) | (below(4) ? length << 8 : rnd() & 0xff00) | first);
    }
    if ((row->mask & 0x38) == 0x38) f.reg = row->match >> 3 & 7;
    if (has_method("S")) f.reg = below(6), f.r = 0;
    bool needs_rex = below(2);

    if (row->has_modrm && wanted->has_memory) {
        const struct operand_code *operand = memory_operand();
        int size = made->access_bytes;
        bool is_bit_string = is_name("BT BTS BTR BTC") && row->operands[1].method == 'G';
        if (is_gather) {
            // Of some places elements may lie in no page.
            bool is_over = below(4) == 0;
            made->address = is_over && where == LAST ? end - 100 : is_over && where == FIRST ? start + 100 : (start + end) / 2;
        } else if (is_bit_string) {
            made->address = start + 160 + below(end - start - 320 - size);
            u64 offset = below(2048) - 1024, upper = wanted->operand_bytes == 8 ? 0 : rnd() << (wanted->operand_bytes * 8);
            u64 kept = wanted->operand_bytes == 8 ? ~0ull : (1ull << (wanted->operand_bytes * 8)) - 1;
            int reg = f.r << 3 | f.reg;
            if (!(made->pinned >> reg & 1)) set(reg, (offset & kept) | upper);
        } else {
            made->address = place(size);
        }
        f.address = choose_address(made, now, wanted->bits, address_bytes, made->address - segment_base, index, is_free);
        f.x = f.address.rex_x, f.b = f.address.rex_b;
        if (f.address.has_rip && high) f.b = below(2);   // not a base: REX.B means nothing
        if (operand) write_operand(made->address, size);
        if (is_gather)
            for (int i = 0; i < 8; i++) {
                bool is_dword = row->opcode == 0x90 || row->opcode == 0x92;
                int64_t element = (int64_t)below(48) - 24;
                if (is_dword) memcpy(now->ymm[index] + 4 * i, &element, 4);
                else if (i < 4) memcpy(now->ymm[index] + 8 * i, &element, 8);
            }
    } else if (row->has_modrm) {
        if (is_name("CALL JMP")) {
            int reg;
            do reg = below(registers); while (reg == RSP);
            f.rm = reg & 7, f.b = reg >> 3;
            set(reg, branch_target());
        }
        if (is_name("CMPXCHG") && below(2)) now->gpr[f.b << 3 | f.rm] = now->gpr[RAX];
    }

    put_prefixes(segment);
    put_opcode(&f, needs_rex);
    int displacement_at = 0, modrm_at = made->length;
    if (row->has_modrm) {
        if (wanted->has_memory) {
            const struct address *a = &f.address;
            put(a->mod << 6 | f.reg << 3 | a->rm, 1);
            if (a->has_sib) put(a->sib, 1);
            displacement_at = made->length;
            put(a->displacement, a->displacement_bytes);
        } else {
            u8 value = 0xc0 | f.reg << 3 | f.rm;
            put((value & ~row->mask) | (row->match & row->mask & 0xff), 1);
        }
    }
    put_immediates(is4);
    if (f.address.has_rip) {
        u32 displacement = f.address.displacement - (INSTRUCTION + made->length);
        memcpy(made->code + displacement_at, &displacement, 4);
    }
    return !is_shadowed(&f, row->has_modrm ? made->code[modrm_at] : 0);
}

bool plan_execution(const struct form *form, struct state *before, u8 *window, struct plan *plan, u32 index) {
    const struct row *row = form->row;
    memset(plan, 0, sizeof *plan);
    now = before, made = plan, wanted = form, memory = window;
    plan->window_bytes = has_type("fx xs") ? 1024 : 512;
    static const enum place places[] = {STRADDLING, STRADDLING, STRADDLING, STRADDLING, STRADDLING, LAST, FIRST, HALF_WRITABLE};
    where = places[below(8)];
    int half = plan->window_bytes / 2;
    start = where == STRADDLING ? DATA + 4096 - half : where == LAST ? DATA + 8192 - 2 * half
            : where == FIRST ? DATA + 12288 : DATA + 16384 - half;
    end = start + plan->window_bytes;
    plan->window = start;
    fill_state(form, before, index);
    fill_window(form, window, plan->window_bytes);

    bool uses_memory = form->has_memory || has_method("XYO") || is_name("XLAT MASKMOVQ MASKMOVDQU VMASKMOVDQU");
    address_bytes = form->bits == 64 ? 8 : 4;
    if (uses_memory && form->bits == 64 && below(8) == 0) address_bytes = 4;
    if (row->mask & ADDRESS) address_bytes = 2 << ((row->match & ADDRESS) >> 12);
    bad_address = address_bytes == 8 && below(64) == 0 ? (rnd() | 1ull << 47) & ~(1ull << 62) : 0;
    segment_base = 0;
    int segment = 0;
    if (uses_memory && below(8) == 0) {
        // In compatibility mode FS and GS are null, and CS is not to be written.
        static const u8 flat[] = {0x26, 0x2e, 0x36, 0x3e};
        bool is_flat = (below(4) == 0) == (form->bits == 64);
        segment = is_flat ? flat[below(4)] : below(2) ? 0x64 : 0x65;
        if (form->bits == 64 && segment == 0x64) segment_base = before->fs_base;
        if (form->bits == 64 && segment == 0x65) segment_base = before->gs_base;
    }
    const struct operand_code *operand = memory_operand();
    plan->access_bytes = form->has_memory && operand ? operand_size(form, operand, true) : 0;
    bool is_free = has_attribute(row, "addressOnly");
    prepare_implied();
    if (has_method("O")) plan->address = place(plan->access_bytes = has_type("b") ? 1 : form->operand_bytes);
    bool is_right = encode(segment, is_free);
    for (int i = 0; i < 16 && form->bits == 32; i++) before->gpr[i] &= 0xffffffff;
    return is_right;
}
