# Runs each stream of random instructions ROUNDS times, each time from another initial state, and writes the
# final state of each run to stdout. It asks for nothing but write and exit, so it runs unchanged under a
# user-mode emulator and on a bare machine that answers those two.
#
#   sp            points to `area`, always: streams never write it
#   area + 0      the window streams load from and store to, across a page border
#   area + 512    the variables below
#
# Record of a run: run number, x1 x31 in place, f0 f31, fcsr, sum of the window (66 doublewords), and with
# VERBOSE the window itself (64 more).

        .equ    WINDOW, 512
        .equ    RUN, 512                # number of this run
        .equ    ROUND, 520              # rounds left of this stream
        .equ    CURSOR, 528             # into the table of streams
        .equ    OUT, 536                # where the next record goes
        .equ    ENTRY, 544              # address of the stream
        .equ    RETURN, 552             # where it comes back to
        .equ    FIRST31, 560            # x31 at entry; a stream's first instruction loads it
        .equ    LAST31, 568             # x31 at exit; a stream's last instructions store it
        .equ    RECORD_BYTES, (66 + 64 * VERBOSE) * 8

        .text
        .globl  _start
_start:
        la      sp, area
        la      t0, stream_table
        sd      t0, CURSOR(sp)
        la      t0, buffer
        sd      t0, OUT(sp)
        la      t0, finished
        sd      t0, RETURN(sp)
        li      t0, FIRST_RUN
        sd      t0, RUN(sp)

next_stream:
        ld      t0, CURSOR(sp)
        la      t1, stream_table_end
        bgeu    t0, t1, exit
        ld      t1, 0(t0)
        sd      t1, ENTRY(sp)
        addi    t0, t0, 8
        sd      t0, CURSOR(sp)
        li      t0, ROUNDS
        sd      t0, ROUND(sp)

next_round:
        ld      s0, RUN(sp)
        li      s1, POOL_MASK

        li      t0, 53                  # the window, from the pool of integers
        mul     t0, t0, s0
        and     t0, t0, s1
        slli    t0, t0, 3
        la      t1, integer_pool
        add     t0, t0, t1
        mv      t1, sp
        addi    t2, sp, WINDOW
1:      ld      t3, 0(t0)
        ld      t4, 8(t0)
        sd      t3, 0(t1)
        sd      t4, 8(t1)
        addi    t0, t0, 16
        addi    t1, t1, 16
        bltu    t1, t2, 1b

        li      t0, 5                   # rounding modes in turn, flags at random
        remu    t0, s0, t0
        slli    t0, t0, 5
        andi    t3, t3, 31
        or      t0, t0, t3
        csrw    fcsr, t0

        li      t0, 41                  # singles below, doubles above
        mul     t0, t0, s0
        and     t0, t0, s1
        slli    t0, t0, 3
        la      t1, single_pool
        add     t1, t1, t0
        la      t2, double_pool
        add     t2, t2, t0
        .irp    n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
        fld     f\n, \n * 8(t1)
        .endr
        .irp    n, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31
        fld     f\n, \n * 8(t2)
        .endr

        li      t0, 37
        mul     t0, t0, s0
        and     t0, t0, s1
        slli    t0, t0, 3
        la      t1, integer_pool
        add     x31, t0, t1
        ld      t0, 31 * 8(x31)
        sd      t0, FIRST31(sp)
        .irp    n, 1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30
        ld      x\n, \n * 8(x31)
        .endr
        ld      x31, ENTRY(sp)
        jr      x31

finished:
        ld      x31, OUT(sp)
        .irp    n, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30
        sd      x\n, \n * 8(x31)
        .endr
        .irp    n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31
        fsd     f\n, (32 + \n) * 8(x31)
        .endr
        csrr    t0, fcsr
        sd      t0, 64 * 8(x31)
        ld      t0, LAST31(sp)
        sd      t0, 31 * 8(x31)
        ld      t0, RUN(sp)
        sd      t0, 0(x31)
        addi    t0, t0, 1
        sd      t0, RUN(sp)

        li      t0, 0                   # the window's sum: h = (h + word) · odd, which any one change alters
        li      t1, 0x9e3779b97f4a7c15
        mv      t2, sp
        addi    t3, sp, WINDOW
2:      ld      t4, 0(t2)
        add     t0, t0, t4
        mul     t0, t0, t1
        addi    t2, t2, 8
        bltu    t2, t3, 2b
        sd      t0, 65 * 8(x31)
        .if     VERBOSE
        mv      t2, sp
        addi    t1, x31, 66 * 8
3:      ld      t4, 0(t2)
        sd      t4, 0(t1)
        addi    t2, t2, 8
        addi    t1, t1, 8
        bltu    t2, t3, 3b
        .endif

        li      t0, RECORD_BYTES
        add     x31, x31, t0
        sd      x31, OUT(sp)
        la      t0, buffer_limit
        bltu    x31, t0, 4f
        call    flush
4:      ld      t0, ROUND(sp)
        addi    t0, t0, -1
        sd      t0, ROUND(sp)
        bnez    t0, next_round
        j       next_stream

flush:  la      s2, buffer
        ld      s3, OUT(sp)
        sd      s2, OUT(sp)
5:      bgeu    s2, s3, 6f
        li      a7, 64                  # write(1, s2, s3 - s2)
        li      a0, 1
        mv      a1, s2
        sub     a2, s3, s2
        ecall
        blez    a0, failed
        add     s2, s2, a0
        j       5b
6:      ret

exit:   call    flush
        li      a0, 0
        li      a7, 93
        ecall
failed: li      a0, 1
        li      a7, 93
        ecall

        .balign 4096
        .incbin STREAMS

        .section .rodata
        .balign 8
stream_table:
        .incbin TABLE                   # addresses: streams start at a page, the linker puts .text at TEXT
stream_table_end:
integer_pool:
        .incbin INTEGERS
single_pool:
        .incbin SINGLES
double_pool:
        .incbin DOUBLES

        .bss
        .balign 4096
        .skip   4096 - 256
area:   .skip   4096 + 256
        .balign 8
buffer: .skip   65536
buffer_limit:
        .skip   RECORD_BYTES
