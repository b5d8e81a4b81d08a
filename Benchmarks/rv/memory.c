/* Memory: a pointer chase over 16 MiB in random order, then copies. */
#include "start.h"

enum { count = 1 << 20 };
static struct node { struct node *next; u64 value; } nodes[count];
static u32 order[count];

int main(void) {
    u64 seed = 1, sum = 0;
    for (u32 i = 0; i < count; i++) order[i] = i;
    for (u32 i = count - 1; i > 0; i--) {
        seed = seed * 6364136223846793005ul + 1442695040888963407ul;
        u32 j = (seed >> 33) % (i + 1), t = order[i];
        order[i] = order[j];
        order[j] = t;
    }
    for (u32 i = 0; i < count; i++) {
        nodes[order[i]].next = &nodes[order[(i + 1) % count]];
        nodes[order[i]].value = i;
    }
    struct node *n = nodes;
    for (int i = 0; i < 3 * count; i++) {
        sum += n->value;
        n = n->next;
    }
    for (int pass = 0; pass < 8; pass++)
        for (u32 i = 0; i + 8 <= count; i += 8)
            for (int k = 0; k < 8; k++) order[i + k] = order[i + 7 - k] + pass;
    print_number("sum", sum + order[77]);
    return 0;
}
