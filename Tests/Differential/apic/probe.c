// Does what a script says to the local APIC and the I/O APIC it finds, and prints what it reads.
#include "script.h"

typedef unsigned int u32;

extern char stubs[];
extern volatile u32 taken;

static void out(unsigned short port, unsigned char value) { __asm__ volatile("outb %0, %1" ::"a"(value), "Nd"(port)); }

static volatile u32 *local(u32 offset) { return (volatile u32 *)(0xfee00000u + offset); }
static volatile u32 *io(u32 offset) { return (volatile u32 *)(0xfec00000u + offset); }

static void print(u32 value) {
    for (int shift = 28; shift >= 0; shift -= 4) out(0xe9, "0123456789abcdef"[value >> shift & 15]);
    out(0xe9, '\n');
}

static void set_gates(void) {
    static u32 gates[512];
    for (u32 vector = 0; vector < 256; vector++) {
        u32 address = (u32)stubs + vector * 16;
        gates[vector * 2] = 8u << 16 | (address & 0xffff);
        gates[vector * 2 + 1] = (address & 0xffff0000) | 0x8e00;
    }
    struct __attribute__((packed)) { unsigned short limit; u32 base; } pointer = {sizeof gates - 1, (u32)gates};
    __asm__ volatile("lidt %0" ::"m"(pointer));
}

void run(void) {
    set_gates();
    for (u32 step = 0; step < sizeof script / sizeof *script; step++) {
        u32 at = script[step].at, value = script[step].value;
        switch (script[step].kind) {
        case 'r': print(*local(at)); break;
        case 'w': *local(at) = value; break;
        case 'R': *io(0) = at; print(*io(0x10)); break;
        case 'W': *io(0) = at; *io(0x10) = value; break;
        case 'E': *io(0x40) = value; break;
        // The serial port's "transmitter empty" interrupt is a line that stays as it is set: ISA interrupt 4, pin 4.
        case 'L': out(0x3f9, value ? 2 : 0); break;
        case 'A':
            taken = 0;
            __asm__ volatile("sti; nop; nop; cli" ::: "memory");
            print(taken);
            break;
        }
    }
    out(0xf4, 0);
}
