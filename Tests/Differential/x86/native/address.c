// Ways to address memory.
#include "native.h"

static bool is_pinned(const struct plan *plan, int reg) { return plan->pinned >> reg & 1; }

// Whether so many bytes, sign-extended, are the value.
static bool fits(u64 value, int bytes) {
    int shift = 64 - 8 * bytes;
    return (u64)((int64_t)(value << shift) >> shift) == value;
}

static u64 random_displacement(int bytes) {
    return bytes == 1 ? (u64)(int64_t)(signed char)rnd() : bytes == 4 ? (u64)(int64_t)((int)rnd() >> below(32)) : 0;
}

struct address choose_address(struct plan *plan, struct state *state, int bits, int address_bytes, u64 offset, int vector_index,
                              bool is_free) {
    bool is_vector = vector_index >= 0;
    u64 wrap = address_bytes == 4 ? 0xffffffff : ~0ull;
    int count = bits == 64 ? 16 : 8;
    for (;;) {
        struct address a;
        memset(&a, 0, sizeof a);
        // 0...3 base, 4 and 5 base and index, 6 index, 7 neither
        int kind = is_vector ? 4 : below(8), scale = below(4);
        if (kind == 7 && below(2) && fits(offset, 4)) {
            a.rm = 5, a.displacement_bytes = 4, a.has_rip = bits == 64, a.displacement = offset;
            return a;
        }
        bool has_base = kind < 6, has_index = kind >= 4 && kind < 7;
        int base = has_base ? (int)below(count) : -1, index = -1;
        u64 rest = offset;
        if (is_vector) {
            index = vector_index;
        } else if (has_index) {
            do index = below(count); while (index == RSP);
            if (!is_pinned(plan, index) && !is_free)
                pin(plan, state, index, !has_base || index == base || is_pinned(plan, base) ? below(1 << 25) : random_word());
            rest -= state->gpr[index] << scale;
        }
        int bytes = !has_base ? 4 : below(3) == 0 ? 0 : below(2) ? 1 : 4;
        u64 displacement = random_displacement(bytes);
        if (!is_free && has_base && !is_pinned(plan, base)) {
            u64 upper = address_bytes == 4 && bits == 64 ? rnd() << 32 : 0;
            pin(plan, state, base, ((rest - displacement) & wrap) | upper);
        } else if (!is_free) {
            // The displacement makes up for what is there.
            displacement = has_base ? rest - state->gpr[base] : rest;
            if (address_bytes == 4) displacement = (u64)(int64_t)(int)displacement;
            if (!fits(displacement, 4)) continue;
            if (has_base) bytes = displacement == 0 && below(2) ? 0 : fits(displacement, 1) && below(2) ? 1 : 4;
        }
        if (has_base && (base & 7) == RBP && bytes == 0) {
            if (displacement) continue;
            bytes = 1;
        }
        a.displacement = displacement, a.displacement_bytes = bytes;
        a.mod = !has_base || bytes == 0 ? 0 : bytes == 1 ? 1 : 2;
        a.has_sib = has_index || !has_base || (base & 7) == RSP || below(8) == 0;
        a.rex_b = has_base ? base >> 3 : 0;
        if (a.has_sib) {
            a.rm = 4;
            a.sib = scale << 6 | (index < 0 ? 4 : index & 7) << 3 | (has_base ? base & 7 : 5);
            a.rex_x = index < 0 ? 0 : index >> 3;
        } else {
            a.rm = base & 7;
        }
        return a;
    }
}
