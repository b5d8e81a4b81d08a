// Entries, exceptions, and the way into a test and out of it.
#include "image.h"

.section .note.GNU-stack, "", @progbits
.section .note, "a"
    .balign 4
    .long 4, 4, 18                // XEN_ELFNOTE_PHYS32_ENTRY
    .asciz "Xen"
    .long start32

.text
// As PVH starts: protected mode, flat, no paging.
.code32
.globl start32
start32:
    cli
    movl $0x20, %eax              // PAE
    movl %eax, %cr4
    movl $pml4, %eax
    movl %eax, %cr3
    movl $0xc0000080, %ecx
    xorl %edx, %edx
    movl $0x901, %eax             // NXE LME SCE
    wrmsr
    movl $0x80010031, %eax        // PG WP NE ET PE
    movl %eax, %cr0
    lgdt first_gdt
    ljmpl $8, $start64

.code64
.globl start64
start64:
    cli
    movq $boot_stack_end, %rsp
    movq $pml4, %rax
    movq %rax, %cr3
    lgdt first_gdt
    pushq $8
    leaq 1f(%rip), %rax
    pushq %rax
    lretq
1:  xorl %eax, %eax
    movl %eax, %ds
    movl %eax, %es
    movl %eax, %ss
    call main
    movw $0x501, %dx              // QEMU's isa-debug-exit
    xorl %eax, %eax
    outl %eax, %dx
2:  cli
    hlt
    jmp 2b

// enter(test): returns once an exception has come.
.globl enter
enter:
    push %rbx
    push %rbp
    push %r12
    push %r13
    push %r14
    push %r15
    mov %rsp, runner_stack
    mov %rdi, %r15
    movzwl 152(%r15), %eax
    mov %eax, %ds
    movzwl 154(%r15), %eax
    mov %eax, %es
    movzwl 156(%r15), %eax
    mov %eax, %fs
    movzwl 158(%r15), %eax
    mov %eax, %gs
    // FS, GS and kernel GS bases
    mov $0xc0000100, %ecx
    mov 160(%r15), %eax
    mov 164(%r15), %edx
    wrmsr
    inc %ecx
    mov 168(%r15), %eax
    mov 172(%r15), %edx
    wrmsr
    inc %ecx
    mov 176(%r15), %eax
    mov 180(%r15), %edx
    wrmsr
    mov 192(%r15), %rax
    mov %rax, %cr4
    mov 184(%r15), %rax
    mov %rax, %cr0
    movzwl 150(%r15), %eax        // ss
    pushq %rax
    pushq 32(%r15)                // rsp
    pushq 136(%r15)               // rflags
    movzwl 148(%r15), %eax        // cs
    pushq %rax
    pushq 128(%r15)               // rip
    mov 0(%r15), %rax
    mov 8(%r15), %rcx
    mov 16(%r15), %rdx
    mov 24(%r15), %rbx
    mov 40(%r15), %rbp
    mov 48(%r15), %rsi
    mov 56(%r15), %rdi
    mov 64(%r15), %r8
    mov 72(%r15), %r9
    mov 80(%r15), %r10
    mov 88(%r15), %r11
    mov 96(%r15), %r12
    mov 104(%r15), %r13
    mov 112(%r15), %r14
    mov 120(%r15), %r15
    .globl enter_iret
enter_iret:
    iretq

    .balign 16
.globl stubs
stubs:
    .set n, 0
    .rept 256
    .balign 16
    .if n == 8 || n == 10 || n == 11 || n == 12 || n == 13 || n == 14 || n == 17
    .else
    pushq $0
    .endif
    pushq $n
    jmp caught
    .set n, n + 1
    .endr

caught:
    cld
    mov %rax, result + 0
    mov %rcx, result + 8
    mov %rdx, result + 16
    mov %rbx, result + 24
    mov %rbp, result + 40
    mov %rsi, result + 48
    mov %rdi, result + 56
    mov %r8, result + 64
    mov %r9, result + 72
    mov %r10, result + 80
    mov %r11, result + 88
    mov %r12, result + 96
    mov %r13, result + 104
    mov %r14, result + 112
    mov %r15, result + 120
    mov %rsp, result + 448        // where the frame is
    pop result + 128              // vector
    pop result + 136              // error code
    pop result + 144              // rip
    pop result + 152              // cs
    pop result + 160              // rflags
    pop result + 32               // rsp
    pop result + 168              // ss
    mov %ss, %eax
    mov %rax, result + 456
    mov runner_stack, %rsp
    xor %eax, %eax
    mov %eax, %ss
    pop %r15
    pop %r14
    pop %r13
    pop %r12
    pop %rbp
    pop %rbx
    ret

.data
.balign 4096
.globl pml4
pml4:
    .quad pdpt + 7
    .fill 511, 8, 0
pdpt:
    .quad low + 3
    .quad area + 7
    .fill 510, 8, 0
low:                              // the first GiB, the supervisor's
    .set n, 0
    .rept 512
    .quad n << 21 | 0x83
    .set n, n + 1
    .endr
area:
    .quad area_table + 7
    .fill 511, 8, 0
.balign 16
first_gdt_entries:
    .quad 0, 0x00af9b000000ffff, 0x00cf93000000ffff
first_gdt:
    .word 23
    .quad first_gdt_entries
.bss
.balign 4096
.globl area_table, area_pages, result
area_table: .skip 4096
area_pages: .skip 4096 * AREA_PAGES
boot_stack: .skip 16384
boot_stack_end:
.globl handler_stack_end
handler_stack: .skip 4096
handler_stack_end:
.balign 16
runner_stack: .skip 8
.balign 16
result: .skip 4096
