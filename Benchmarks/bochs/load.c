/* Puts vmlinux and initramfs, GRUB's modules, where the kernel wants them, and fills in boot_params and page tables. */
#include <stdint.h>

typedef uint8_t u8;
typedef uint32_t u32;
typedef uint64_t u64;

struct multiboot {
    u32 flags, lower, upper, device, command_line, module_count, modules, symbols[4], map_bytes, map;
};
struct module { u32 start, end, name, reserved; };
struct map_entry { u32 size; u64 base, length; u32 type; } __attribute__((packed));
struct program { u32 type, flags; u64 offset, virtual_address, address, file_bytes, memory_bytes, align; };

/* Above what the kernel uses at first; the machine has 1 GiB. */
enum { copy_kernel = 0x20000000, copy_initramfs = 0x28000000 };

u8 boot_params[4096] __attribute__((aligned(4096)));
u64 page_map[512] __attribute__((aligned(4096)));
static u64 directory_pointers[512] __attribute__((aligned(4096)));
static u64 directories[4][512] __attribute__((aligned(4096)));

void *memcpy(void *to, const void *from, unsigned long count) {
    for (unsigned long i = 0; i < count; i++) ((u8 *)to)[i] = ((const u8 *)from)[i];
    return to;
}

void *memset(void *to, int value, unsigned long count) {
    for (unsigned long i = 0; i < count; i++) ((u8 *)to)[i] = value;
    return to;
}

static void move(u32 to, u32 from, u32 count) {
    if (to < from)
        for (u32 i = 0; i < count; i++) ((u8 *)to)[i] = ((u8 *)from)[i];
    else
        for (u32 i = count; i-- > 0;) ((u8 *)to)[i] = ((u8 *)from)[i];
}

static void set(u32 at, u32 value) { *(u32 *)(boot_params + at) = value; }

u32 load(struct multiboot *info) {
    struct module *modules = (struct module *)info->modules;
    struct module kernel = modules[0], initramfs = modules[1];
    u32 kernel_bytes = kernel.end - kernel.start, initramfs_bytes = initramfs.end - initramfs.start;
    /* boot_params first: what GRUB told lies where the kernel may come to lie. */
    static char command_line[512];
    const char *name = (const char *)kernel.name;
    for (int i = 0; i < 511 && name[i]; i++) command_line[i] = name[i];
    *(uint16_t *)(boot_params + 0x1fe) = 0xaa55;
    set(0x202, 0x53726448);
    *(uint16_t *)(boot_params + 0x206) = 0x20c;
    boot_params[0x210] = 0xff;
    set(0x218, copy_initramfs);
    set(0x21c, initramfs_bytes);
    set(0x228, (u32)command_line);
    set(0x238, sizeof command_line);
    u32 at = info->map, count = 0;
    while (at < info->map + info->map_bytes && count < 100) {
        struct map_entry *entry = (struct map_entry *)at;
        memcpy(boot_params + 0x2d0 + count++ * 20, &entry->base, 20);
        at += entry->size + 4;
    }
    boot_params[0x1e8] = count;
    /* Whichever lies higher moves first; both go upwards. */
    if (initramfs.start > kernel.start) {
        move(copy_initramfs, initramfs.start, initramfs_bytes);
        move(copy_kernel, kernel.start, kernel_bytes);
    } else {
        move(copy_kernel, kernel.start, kernel_bytes);
        move(copy_initramfs, initramfs.start, initramfs_bytes);
    }
    u8 *file = (u8 *)copy_kernel;
    struct program *programs = (struct program *)(file + *(u32 *)(file + 32));
    for (int i = 0; i < *(uint16_t *)(file + 56); i++) {
        struct program *p = programs + i;
        if (p->type != 1) continue;
        memcpy((void *)(u32)p->address, file + (u32)p->offset, p->file_bytes);
        memset((void *)(u32)(p->address + p->file_bytes), 0, p->memory_bytes - p->file_bytes);
    }
    page_map[0] = (u32)directory_pointers | 3;
    for (u32 i = 0; i < 4; i++) {
        directory_pointers[i] = (u32)directories[i] | 3;
        for (u32 j = 0; j < 512; j++) directories[i][j] = (u64)(i * 512 + j) << 21 | 0x83;
    }
    return *(u32 *)(file + 24);
}
