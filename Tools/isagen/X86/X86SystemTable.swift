// Instructions of the system, privileged or not. Intel SDM Vol. 2; Vol. 3, 2.8.

let x86SystemTable = """
    @system BASE
    HLT | | F4 | cpl0 endsBlock
    SLDT | Evw | 0F 00 /0 |
    STR | Evw | 0F 00 /1 |
    LLDT | Ew | 0F 00 /2 | cpl0
    LTR | Ew | 0F 00 /3 | cpl0
    VERR | Ew | 0F 00 /4 |
    VERW | Ew | 0F 00 /5 |
    MONITOR | | NP 0F 01 C8 | feature=MONITOR
    MWAIT | | NP 0F 01 C9 | feature=MONITOR endsBlock
    CLAC | | NP 0F 01 CA | cpl0 endsBlock feature=SMAP
    STAC | | NP 0F 01 CB | cpl0 endsBlock feature=SMAP
    XGETBV | | NP 0F 01 D0 | feature=XSAVE
    XSETBV | | NP 0F 01 D1 | cpl0 endsBlock feature=XSAVE
    SWAPGS | | 0F 01 F8 | cpl0 only64 endsBlock
    RDTSCP | | 0F 01 F9 | feature=RDTSCP
    SGDT | Ms | 0F 01 /0 | f64
    SIDT | Ms | 0F 01 /1 | f64
    LGDT | Ms | 0F 01 /2 | cpl0 f64
    LIDT | Ms | 0F 01 /3 | cpl0 f64
    SMSW | Evw | 0F 01 /4 |
    LMSW | Ew | 0F 01 /6 | cpl0 endsBlock
    INVLPG | M0 | 0F 01 /7 | cpl0 endsBlock addressOnly
    LAR | Gv,Evw | 0F 02 /r |
    LSL | Gv,Evw | 0F 03 /r |
    SYSCALL | | 0F 05 | branch feature=SYSCALL
    CLTS | | 0F 06 | cpl0 endsBlock
    SYSRET | | 0F 07 | cpl0 branch feature=SYSCALL
    INVD | | 0F 08 | cpl0
    WBINVD | | 0F 09 | cpl0
    MOV=movFromControl | Ry,Cy | 0F 20 /r | f64 cpl0
    MOV=movFromDebug | Ry,Dy | 0F 21 /r | f64 cpl0
    MOV=movToControl | Cy,Ry | 0F 22 /r | f64 cpl0 endsBlock
    MOV=movToDebug | Dy,Ry | 0F 23 /r | f64 cpl0 endsBlock
    WRMSR | | 0F 30 | cpl0 endsBlock
    RDTSC | | 0F 31 |
    RDMSR | | 0F 32 | cpl0
    RDPMC | | 0F 33 |
    SYSENTER | | 0F 34 | branch
    SYSEXIT | | 0F 35 | cpl0 branch
    CPUID | | 0F A2 |
    FXSAVE | Mfx | NP 0F AE /0 | sse aligned feature=FXSR
    FXRSTOR | Mfx | NP 0F AE /1 | sse aligned feature=FXSR
    LDMXCSR | Md | NP 0F AE /2 | sse feature=SSE
    STMXCSR | Md | NP 0F AE /3 | sse feature=SSE
    XSAVE | Mxs | NP 0F AE /4 | sse feature=XSAVE
    XRSTOR | Mxs | NP 0F AE /5 | sse feature=XSAVE
    XSAVEOPT | Mxs | NP 0F AE /6 | sse feature=XSAVEOPT
    CLFLUSH | Mb | NP 0F AE /7 | feature=CLFLUSH
    CLFLUSHOPT | Mb | 66 0F AE /7 | feature=CLFLUSHOPT
    CLWB | Mb | 66 0F AE /6 | feature=CLWB
    LFENCE | | NP 0F AE /5 reg | feature=SSE2
    MFENCE | | NP 0F AE /6 reg | feature=SSE2
    SFENCE | | NP 0F AE /7 reg | feature=SSE
    RDFSBASE | Ry | F3 0F AE /0 | only64 feature=FSGSBASE
    RDGSBASE | Ry | F3 0F AE /1 | only64 feature=FSGSBASE
    WRFSBASE | Ry | F3 0F AE /2 | only64 feature=FSGSBASE
    WRGSBASE | Ry | F3 0F AE /3 | only64 feature=FSGSBASE
    XRSTORS | Mxs | NP 0F C7 /3 | cpl0 sse feature=XSAVES
    XSAVEC | Mxs | NP 0F C7 /4 | sse feature=XSAVEC
    XSAVES | Mxs | NP 0F C7 /5 | cpl0 sse feature=XSAVES
    INVPCID | Gy,Mdq | 66 0F38 82 /r | f64 cpl0 endsBlock feature=INVPCID

    """
