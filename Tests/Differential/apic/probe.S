# Entered by QEMU as PVH has it: 32-bit protected mode, flat segments, paging off.
        .section .note.PVH, "a"
        .long 4, 4, 18                  # name, description, XEN_ELFNOTE_PHYS32_ENTRY
        .asciz "Xen"
        .long _start

        .text
        .globl _start
_start:
        cld
        lgdt gdt_pointer
        ljmp $8, $1f
1:      mov $16, %eax
        mov %eax, %ds
        mov %eax, %es
        mov %eax, %ss
        mov $stack_top, %esp
        call run
        hlt

# Notes the vector, and returns with interrupts off. Nothing is ended here: that is the script's to do.
common:
        pop taken
        andl $~0x200, 8(%esp)
        iret

        .globl stubs
        .p2align 4
stubs:
        .set vector, 0
        .rept 256
        .p2align 4
        push $vector
        jmp common
        .set vector, vector + 1
        .endr

        .data
        .globl taken
taken:  .long 0
        .p2align 3
gdt:    .quad 0, 0x00cf9b000000ffff, 0x00cf93000000ffff
gdt_pointer:
        .word 23
        .long gdt

        .bss
        .space 4096
stack_top:

        .section .note.GNU-stack, "", @progbits
