// The table of the instructions, and which forms of them are run.
#include "native.h"
#include <cpuid.h>

bool is_any(const char *name, const char *list) {
    size_t n = strlen(name);
    for (const char *at = list; (at = strstr(at, name)); at += n)
        if ((at == list || at[-1] == ' ') && (at[n] == ' ' || at[n] == 0)) return true;
    return false;
}

bool has_attribute(const struct row *row, const char *name) { return is_any(name, row->attributes); }

static struct operand_code parse_operand(const char *text) {
    static const struct { const char *text; char method; const char *type; } fixed[] = {
        {"AL", 'F', "b"}, {"CL", 'F', "b"}, {"AX", 'F', "w"}, {"DX", 'F', "w"}, {"eAX", 'F', "z"}, {"rAX", 'F', "v"},
        {"XMM0", '-', "dq"}, {"1", '-', "b"}, {"ST0", '-', "t"}, {"STi", '-', "t"}, {"ES", '-', "w"}, {"CS", '-', "w"},
        {"SS", '-', "w"}, {"DS", '-', "w"}, {"FS", '-', "w"}, {"GS", '-', "w"},
    };
    struct operand_code code;
    memset(&code, 0, sizeof code);
    snprintf(code.text, sizeof code.text, "%s", text);
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        if (!strcmp(fixed[i].text, text)) {
            code.method = fixed[i].method;
            strcpy(code.type, fixed[i].type);
            return code;
        }
    code.method = text[0];
    snprintf(code.type, sizeof code.type, "%s", text + 1);
    return code;
}

int read_table(const char *path, struct row *rows, int max) {
    FILE *file = fopen(path, "r");
    if (!file) return -1;
    char line[1024];
    int count = 0;
    while (count < max && fgets(line, sizeof line, file)) {
        if (line[0] == '#') continue;
        char *columns[17], *rest = line;
        int n = 0;
        line[strcspn(line, "\n")] = 0;
        while (n < 17 && (columns[n] = strsep(&rest, "\t"))) n++;
        if (n != 17) continue;
        struct row *row = &rows[count++];
        memset(row, 0, sizeof *row);
        row->index = atoi(columns[0]);
        snprintf(row->mnemonic, sizeof row->mnemonic, "%s", columns[1]);
        if (strcmp(columns[2], "-"))
            for (char *operand; row->operand_count < 4 && (operand = strsep(&columns[2], ","));)
                row->operands[row->operand_count++] = parse_operand(operand);
        row->space = atoi(columns[4]);
        row->prefix = columns[5][0] == '-' ? -1 : atoi(columns[5]);
        row->opcode = atoi(columns[6]);
        row->opcode_count = atoi(columns[7]);
        row->match = strtoul(columns[8], 0, 10);
        row->mask = strtoul(columns[9], 0, 10);
        snprintf(row->attributes, sizeof row->attributes, "%s", columns[10]);
        snprintf(row->feature, sizeof row->feature, "%s", columns[11]);
        snprintf(row->group, sizeof row->group, "%s", columns[12]);
        row->has_modrm = has_attribute(row, "modRM");
        row->is_aligned = has_attribute(row, "aligned");
        row->is_vex = row->space >= 4;
    }
    fclose(file);
    return count;
}

// ---- what this machine has ----

static bool has_feature(const char *name) {
    static const struct { const char *name; u32 leaf, subleaf; char in; int bit; } bits[] = {
        {"FPU", 1, 0, 'd', 0}, {"CX8", 1, 0, 'd', 8}, {"CMOV", 1, 0, 'd', 15}, {"CLFLUSH", 1, 0, 'd', 19},
        {"MMX", 1, 0, 'd', 23}, {"FXSR", 1, 0, 'd', 24}, {"SSE", 1, 0, 'd', 25}, {"SSE2", 1, 0, 'd', 26},
        {"SSE3", 1, 0, 'c', 0}, {"PCLMUL", 1, 0, 'c', 1}, {"MONITOR", 1, 0, 'c', 3}, {"SSSE3", 1, 0, 'c', 9},
        {"FMA", 1, 0, 'c', 12}, {"CX16", 1, 0, 'c', 13}, {"SSE41", 1, 0, 'c', 19}, {"SSE42", 1, 0, 'c', 20},
        {"MOVBE", 1, 0, 'c', 22}, {"POPCNT", 1, 0, 'c', 23}, {"AES", 1, 0, 'c', 25}, {"XSAVE", 1, 0, 'c', 27},
        {"AVX", 1, 0, 'c', 28}, {"F16C", 1, 0, 'c', 29}, {"RDRAND", 1, 0, 'c', 30}, {"FSGSBASE", 7, 0, 'b', 0},
        {"BMI1", 7, 0, 'b', 3}, {"AVX2", 7, 0, 'b', 5}, {"BMI2", 7, 0, 'b', 8}, {"RDSEED", 7, 0, 'b', 18},
        {"ADX", 7, 0, 'b', 19}, {"CLFLUSHOPT", 7, 0, 'b', 23}, {"CLWB", 7, 0, 'b', 24}, {"SHA", 7, 0, 'b', 29},
        {"RDPID", 7, 0, 'c', 22}, {"XSAVEOPT", 13, 1, 'a', 0}, {"XSAVEC", 13, 1, 'a', 1},
        {"LAHF64", 0x80000001, 0, 'c', 0}, {"LZCNT", 0x80000001, 0, 'c', 5}, {"SYSCALL", 0x80000001, 0, 'd', 11},
        {"RDTSCP", 0x80000001, 0, 'd', 27},
    };
    if (!strcmp(name, "BASE")) return true;
    if (!strcmp(name, "AVXAES")) return has_feature("AVX") && has_feature("AES");
    if (!strcmp(name, "AVXPCLMUL")) return has_feature("AVX") && has_feature("PCLMUL");
    for (size_t i = 0; i < sizeof bits / sizeof *bits; i++)
        if (!strcmp(bits[i].name, name)) {
            u32 a, b, c, d;
            if (!__get_cpuid_count(bits[i].leaf, bits[i].subleaf, &a, &b, &c, &d)) return false;
            return (bits[i].in == 'a' ? a : bits[i].in == 'b' ? b : bits[i].in == 'c' ? c : d) >> bits[i].bit & 1;
        }
    return false;
}

const char *skip_reason(const struct row *row) {
    const char *name = row->mnemonic;
    if (has_attribute(row, "cpl0") || has_attribute(row, "iopl") || is_any(name, "MONITOR MWAIT")) return "privileged";
    if (is_any(name, "CPUID RDTSC RDTSCP RDPMC RDRAND RDSEED RDPID XGETBV"))
        return "tells of this machine";
    if (is_any(name, "SGDT SIDT SLDT STR SMSW LAR LSL VERR VERW LDS LES LSS LFS LGS ARPL")
        || (is_any(name, "MOV POP") && (has_attribute(row, "endsBlock") || !strcmp(row->operands[0].text, "Sw"))))
        return "needs descriptor tables";
    if (is_any(name, "SYSCALL SYSENTER INT INT1 INT3 INTO IRET RETF CALLF JMPF")) return "goes to the kernel, or far";
    // #UD with a register on AMD's processors, NOP on Intel's.
    if (!strcmp(name, "NOP") && row->space == 1 && row->opcode == 0x0d) return "processors differ";
    if (!has_feature(row->feature)) return "this machine lacks it";
    return NULL;
}

// ---- forms ----

int operand_size(const struct form *form, const struct operand_code *operand, bool in_memory) {
    static const struct { const char *type; int size; } sizes[] = {
        {"b", 1}, {"w", 2}, {"d", 4}, {"ss", 4}, {"q", 8}, {"sd", 8}, {"dq", 16}, {"qq", 32}, {"t", 10}, {"fx", 512},
        {"xs", 832},
    };
    const char *type = operand->type;
    int size = form->operand_bytes, vector = form->vector_bytes;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        if (!strcmp(sizes[i].type, type)) return sizes[i].size;
    if (!strcmp(type, "v")) return size;
    if (!strcmp(type, "z")) return size < 4 ? size : 4;
    if (!strcmp(type, "y")) return size == 8 ? 8 : 4;
    if (!strcmp(type, "a")) return 2 * size;
    if (is_any(type, "x ps pd")) return vector;
    if (!strcmp(type, "h")) return in_memory ? vector / 2 : 16;
    if (!strcmp(type, "f")) return in_memory ? vector / 4 : 16;
    if (!strcmp(type, "e")) return in_memory ? vector / 8 : 16;
    if (!strcmp(type, "vw")) return in_memory ? 2 : size;
    if (!strcmp(type, "dw")) return in_memory ? 2 : 4;
    if (!strcmp(type, "db")) return in_memory ? 1 : 4;
    if (!strcmp(type, "env")) return size == 2 ? 14 : 28;
    if (!strcmp(type, "state")) return size == 2 ? 94 : 108;
    return 0;
}

// Sizes 2, 4 and 8 that the row has of its own, as bits 1, 2 and 4; 0: they make no difference.
static int operand_sizes(const struct row *row, int bits) {
    bool depends = has_attribute(row, "d64") || has_attribute(row, "suffixSize"), is_long_only = false;
    for (int i = 0; i < row->operand_count; i++) {
        const struct operand_code *operand = &row->operands[i];
        if (operand->method == 'J') continue;
        if (is_any(operand->type, "v z s a vw") || !strcmp(operand->text, "Is")) depends = true;
        if (is_any(operand->type, "env state")) return 3;
        if (!strcmp(operand->type, "y")) is_long_only = true;
    }
    int sizes = 0;
    if (has_attribute(row, "f64")) return bits == 64 ? 4 : 2;
    if (is_long_only && !depends) sizes = row->prefix == 1 && !row->is_vex ? 2 | 4 : 2 | 4;
    else if (!depends) sizes = 0;
    else if (row->is_vex || row->prefix == 0) sizes = 2 | 4;
    else if (row->prefix == 1) sizes = 1 | 4;
    else sizes = 1 | 2 | 4;
    if (has_attribute(row, "d64") && bits == 64) sizes = 1 | 4;
    if (row->mask & OPERAND16) sizes = row->match & OPERAND16 ? 1 : 2;
    if (row->mask & W && depends) sizes = row->match & W ? 4 : sizes & 3;
    else if (row->mask & W && !row->is_vex && !is_long_only) sizes = row->match & W ? 4 : sizes & 3;
    if (bits == 32) sizes &= 3;
    return sizes;
}

// Whether the row is there with 64-bit or 32-bit code.
static bool is_valid(const struct row *row, int bits) {
    if (row->mask & MODE64 && (row->match & MODE64 ? 64 : 32) != bits) return false;
    if ((row->mask & ADDRESS) == ADDRESS) {
        u32 size = row->match & ADDRESS;
        if (size == 0 ? bits == 64 : size == 2 << 12 && bits == 32) return false;
    }
    if (bits == 64) return true;
    if (row->mask & REX_B && row->match & REX_B) return false;
    return row->is_vex || !(row->mask & W && row->match & W);
}

static int forms_with(const struct row *row, int bits, struct form *forms) {
    int count = 0;
    int sizes = operand_sizes(row, bits);
    bool may_be_memory = false, must_be_memory = false;
    for (int i = 0; i < row->operand_count; i++) {
        char method = row->operands[i].method;
        if (strchr("EQW", method)) may_be_memory = true;
        if (method == 'M') may_be_memory = must_be_memory = true;
    }
    if (row->mask & MEMORY) may_be_memory = must_be_memory = row->match & MEMORY;
    if ((row->mask & 0xc0) == 0xc0) may_be_memory = must_be_memory = false;
    bool two_lengths = false;
    for (int i = 0; i < row->operand_count; i++)
        if (row->is_vex && is_any(row->operands[i].type, "x ps pd h f e qq")) two_lengths = true;
    if (row->mask & L || has_attribute(row, "lig")) two_lengths = false;
    int conditions = row->opcode_count == 16 ? 16 : 1;
    static const int repeats[] = {0, 0xf3, 0xf2};
    int repeat_count = has_attribute(row, "repcc") ? 3 : has_attribute(row, "rep") ? 2 : 1;

    for (int condition = 0; condition < conditions; condition++)
        for (int memory = must_be_memory; memory <= may_be_memory; memory++)
            for (int size = 0; size < 3; size++)
                for (int length = 0; length <= two_lengths; length++)
                    for (int repeat = 0; repeat < repeat_count; repeat++)
                        for (int lock = 0; lock <= (memory && has_attribute(row, "lock")); lock++) {
                            if (sizes ? !(sizes >> size & 1) : size != 1) continue;
                            forms[count++] = (struct form){
                                .row = row, .bits = bits, .operand_bytes = 2 << size,
                                .vector_bytes = length || (row->mask & L && row->match & L) ? 32 : 16,
                                .has_memory = memory, .has_lock = lock, .repeat = repeats[repeat],
                                .condition = conditions == 16 ? condition : -1,
                            };
                        }
    return count;
}

int forms_of(const struct row *row, struct form *forms) {
    int count = 0;
    for (int bits = 64; bits >= 32; bits -= 32)
        if (is_valid(row, bits)) count += forms_with(row, bits, forms + count);
    return count;
}

const char *report_group(const struct form *form) {
    const struct row *row = form->row;
    static const struct { const char *names, *group; } parts[] = {
        {"XCHG XADD CMPXCHG CMPXCHG8B CMPXCHG16B", "atomic"},
        {"BT BTS BTR BTC BSF BSR", "bit"},
        {"SHL SHR SAR ROL ROR RCL RCR SHLD SHRD", "shift"},
        {"PUSH POP PUSHA POPA PUSHF POPF ENTER LEAVE", "stack"},
        {"Jcc JMP CALL RET LOOP LOOPE LOOPNE JCXZ JECXZ JRCXZ", "branch"},
        {"MUL IMUL DIV IDIV", "multiply"},
    };
    static const struct { const char *feature, *group; } features[] = {
        {"SSE41", "sse4"}, {"SSE42", "sse4"}, {"POPCNT", "bmi"}, {"LZCNT", "bmi"}, {"BMI1", "bmi"}, {"BMI2", "bmi"},
        {"ADX", "bmi"}, {"AVX2", "avx2"}, {"F16C", "f16c"}, {"FMA", "fma"}, {"SSSE3", "ssse3"}, {"SSE3", "sse3"},
        {"SSE2", "sse2"},
    };
    if (form->has_lock) return "atomic";
    if (!strcmp(row->group, "integer")) {
        for (int i = 0; i < row->operand_count; i++)
            if (strchr("XY", row->operands[i].method)) return "string";
        for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
            if (is_any(row->mnemonic, parts[i].names)) return parts[i].group;
    }
    if (strcmp(row->group, "mmx") && strcmp(row->group, "crypto"))
        for (size_t i = 0; i < sizeof features / sizeof *features; i++)
            if (!strcmp(row->feature, features[i].feature)) return features[i].group;
    return row->group;
}

void describe(const struct form *form, char *text, size_t size) {
    const struct row *row = form->row;
    int n = snprintf(text, size, "%s%s%s", form->has_lock ? "LOCK " : "",
                     form->repeat == 0xf3 ? "REP " : form->repeat ? "REPNE " : "", row->mnemonic);
    for (int i = 0; i < row->operand_count; i++)
        n += snprintf(text + n, size - n, "%c%s", i ? ',' : ' ', row->operands[i].text);
    if (form->condition >= 0) n += snprintf(text + n, size - n, " condition %d", form->condition);
    if (row->has_modrm) n += snprintf(text + n, size - n, " %s", form->has_memory ? "memory" : "register");
    snprintf(text + n, size - n, " %d-bit%s%s", form->operand_bytes * 8,
             row->is_vex && form->vector_bytes == 32 ? " 256" : "", form->bits == 32 ? " compatibility" : "");
}
