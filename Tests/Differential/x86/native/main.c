// native: carries out the user-level forms of the x86-64 instruction table on this machine, on random and edge operands, and writes
// what went in and what came out, for the interpreter to do the same and be compared.
//
//   native TABLE --list                     forms, one a line: number, row, description; rows that are left out, and why
//   native TABLE COUNT SEED [FROM [TO]]     COUNT executions of each form of rows FROM...TO, as records on standard output
//
// A record is a struct header (native.h) and what it says follows. The same arguments give the same records on the same machine.
// Exit code 3: this machine cannot do it (no AVX, no FSGSBASE).
#include "native.h"

enum { MAX_ROWS = 4096, MAX_FORMS = 256 };
u64 random_state;
static struct row rows[MAX_ROWS];

static bool has_vectors(const struct row *row) {
    return strcmp(row->group, "integer") != 0;
}

static size_t append_state(u8 *at, const struct state *state, bool vectors) {
    size_t size = 152;
    memcpy(at, state, size);
    if (!vectors) return size;
    memcpy(at + size, state->fx, 160), size += 160;
    memcpy(at + size, state->ymm, 512), size += 512;
    return size;
}

// A state, an encoding and memory. False: all bytes of this form belong to rows that come before.
static bool plan_some(const struct form *form, struct state *before, u8 *window, struct plan *plan, u32 index) {
    for (int tries = 0; tries < 1000; tries++)
        if (plan_execution(form, before, window, plan, index)) return true;
    return false;
}

static void fail(const char *name, const char *what) {
    fprintf(stderr, "native: %s %s\n", name, what);
    exit(4);
}

// Runs one and writes its record. False: the output is gone.
static bool execute(const struct form *form, int number, u32 index, u32 mask) {
    static struct state before, after;
    static u8 window[WINDOW_MAX], record[8192];
    struct plan plan;
    const u8 *pages = (u8 *)(uintptr_t)ALIAS;
    char text[128];

    describe(form, text, sizeof text);
    if (!plan_some(form, &before, window, &plan, index)) fail(text, "has no encoding this time");
    u8 *memory = (u8 *)(uintptr_t)(plan.window - DATA + ALIAS);
    memcpy(memory, window, plan.window_bytes);
    struct header *header = (struct header *)record;
    memset(header, 0, sizeof *header);
    run(&plan, form->bits, &before, &after, header);

    header->row = form->row->index;
    header->form = number;
    memcpy(header->code, plan.code, 16);
    header->code_bytes = plan.length;
    header->bits = form->bits;
    header->has_vectors = has_vectors(form->row);
    header->operand_bytes = form->operand_bytes;
    header->vector_bytes = form->vector_bytes;
    header->window = plan.window;
    header->window_bytes = plan.window_bytes;
    header->mxcsr_mask = mask;
    header->operand = plan.address;
    u8 *at = record + sizeof *header;
    at += append_state(at, &before, header->has_vectors);
    at += append_state(at, &after, header->has_vectors);
    memcpy(at, window, plan.window_bytes), at += plan.window_bytes;
    memcpy(at, memory, plan.window_bytes), at += plan.window_bytes;
    memset(memory, 0, plan.window_bytes);
    // Whatever was written outside the window belongs to a plan that is wrong.
    if (pages[0] || memcmp(pages, pages + 1, DATA_BYTES - 1)) fail(text, "wrote outside its window");
    header->size_bytes = at - record;
    return fwrite(record, header->size_bytes, 1, stdout) == 1;
}

int main(int argc, char **argv) {
    if (argc < 3) return 2;
    int count = read_table(argv[1], rows, MAX_ROWS);
    if (count <= 0) {
        fprintf(stderr, "native: no table at %s\n", argv[1]);
        return 2;
    }
    bool is_list = !strcmp(argv[2], "--list");
    if (!is_list && argc < 4) return 2;
    long executions = is_list ? 0 : atol(argv[2]);
    u64 seed = is_list ? 0 : strtoull(argv[3], 0, 0);
    int from = argc > 4 ? atoi(argv[4]) : 0, to = argc > 5 ? atoi(argv[5]) : count - 1;
    if (!is_list && !open_machine()) return 3;
    u32 mask = mxcsr_mask();
    static char buffer[1 << 20];
    setvbuf(stdout, buffer, _IOFBF, sizeof buffer);

    int number = 0;
    for (int i = 0; i < count; i++) {
        const char *reason = skip_reason(&rows[i]);
        if (reason) {
            if (is_list) printf("-\t%d\t%s\t%s\t%s\n", rows[i].index, rows[i].group, rows[i].mnemonic, reason);
            continue;
        }
        struct form forms[MAX_FORMS];
        int form_count = forms_of(&rows[i], forms), first = number;
        for (int f = 0; f < form_count; f++) {
            static struct state before;
            static u8 window[WINDOW_MAX];
            struct plan plan;
            if (!plan_some(&forms[f], &before, window, &plan, 0)) continue;
            if (is_list) {
                char text[128];
                describe(&forms[f], text, sizeof text);
                printf("%d\t%d\t%s\t%s\n", number++, rows[i].index, report_group(&forms[f]), text);
                continue;
            }
            int form_number = number++;
            if (i < from || i > to) continue;
            // Each form has a sequence of its own, whatever else is run.
            random_state = seed * 0x100000001b3ull + (u64)form_number * 0x9e3779b97f4a7c15ull;
            for (long k = 0; k < executions; k++)
                if (!execute(&forms[f], form_number, k, mask)) return 5;
        }
        if (number == first) fail(rows[i].mnemonic, "has no form, and no reason to be left out");
    }
    return fflush(stdout) ? 5 : 0;
}
