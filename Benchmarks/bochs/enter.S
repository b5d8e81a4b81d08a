/* A Multiboot program that GRUB starts in 32-bit mode: load() puts the kernel in place, then 64-bit mode, as Linux's 64-bit boot
   protocol wants it (Documentation/arch/x86/boot.rst): all memory mapped as it is, CS 0x10, DS, ES, SS 0x18, RSI boot_params. */
    .text
    /* Within the file's first 8 KiB. */
    .balign 4
    .long 0x1badb002, 3, -(0x1badb002 + 3)
    .code32
    .globl _start
_start:
    cli
    mov $stack_end, %esp
    push %ebx
    call load
    /* EAX: the kernel's entry */
    mov %eax, %edi
    mov $page_map, %ecx
    mov %ecx, %cr3
    mov %cr4, %ecx
    or $0x20, %ecx
    mov %ecx, %cr4
    mov $0xc0000080, %ecx
    rdmsr
    or $0x900, %eax
    wrmsr
    mov %cr0, %ecx
    or $0x80000000, %ecx
    mov %ecx, %cr0
    lgdt table_register
    ljmp $0x10, $wide
    .code64
wide:
    mov $0x18, %ecx
    mov %ecx, %ds
    mov %ecx, %es
    mov %ecx, %ss
    mov $boot_params, %esi
    mov %edi, %edi
    jmp *%rdi

    .section .data
    .balign 8
table:
    .quad 0, 0, 0x00af9b000000ffff, 0x00cf93000000ffff
table_register:
    .word 31
    .long table
    .section .bss
    .balign 16
    .skip 16384
stack_end:
