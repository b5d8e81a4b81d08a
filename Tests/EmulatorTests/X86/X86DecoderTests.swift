import Emulator
import Testing

/// What `Tests/Differential/x86` checks at large, in a few words each; and what it cannot: the states between.
struct X86DecoderTests {
    private func decode(
        _ hex: String, _ mode: X86DecodeMode = .long
    ) -> (status: X86DecodeStatus, instruction: X86Instruction) {
        let digits = hex.utf8.filter { $0 != 0x20 }.map { $0 >= 0x61 ? $0 - 0x61 + 10 : $0 - 0x30 }
        let bytes = stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
        return decode(bytes, mode)
    }

    private func decode(
        _ bytes: [UInt8], _ mode: X86DecodeMode
    ) -> (status: X86DecodeStatus, instruction: X86Instruction) {
        var instruction = X86Instruction()
        let status = bytes.withUnsafeBytes { buffer in
            buffer.baseAddress.map { X86Decoder(mode: mode).decode($0, count: buffer.count, into: &instruction) }
        }
        return (status ?? .needsMoreBytes, instruction)
    }

    /// The texts are in the manner of `objdump -M intel`.
    @Test(arguments: [
        ("48 89 c3", "mov rbx,rax"),
        ("88 c4", "mov ah,al"),
        ("40 88 c4", "mov spl,al"),
        ("66 41 89 c1", "mov r9w,ax"),
        ("48 b9 88 77 66 55 44 33 22 11", "mov rcx,0x1122334455667788"),
        ("48 83 c0 f8", "add rax,0xfffffffffffffff8"),
        ("8d 84 88 01 02 03 04", "lea eax,[rax+rcx*4+0x4030201]"),
        ("48 8b 05 10 00 00 00", "mov rax,QWORD PTR [rip+0x10]"),
        ("64 8b 04 25 28 00 00 00", "mov eax,DWORD PTR fs:[0x28]"),
        ("41 ff 55 00", "call QWORD PTR [r13]"),
        ("0f 84 fa ff ff ff", "je 0x1000"),
        ("f3 48 ab", "rep stosq QWORD PTR es:[rdi],rax"),
        ("f0 48 0f c7 4d 00", "lock cmpxchg16b XMMWORD PTR [rbp]"),
        ("0f 95 c0", "setne al"),
        ("c8 10 00 02", "enter 0x10,0x2"),
        ("0f 22 d8", "mov cr3,rax"),
        ("dd c3", "ffree st(3)"),
        ("de f9", "fdivp st(1),st"),
        ("0f 6f c8", "movq mm1,mm0"),
        ("f3 0f 58 c1", "addss xmm0,xmm1"),
        ("66 0f 3a 0f c1 04", "palignr xmm0,xmm1,0x4"),
        ("c5 f4 58 c2", "vaddps ymm0,ymm1,ymm2"),
        ("c4 e2 69 92 0c 01", "vgatherdps xmm1,DWORD PTR [rcx+xmm0*1],xmm2"),
        ("c4 e3 71 4a c2 30", "vblendvps xmm0,xmm1,xmm2,xmm3"),
        ("c4 e2 f0 f2 c2", "andn rax,rcx,rdx"),
        ("f3 0f 1e fa", "endbr64"),
        ("f3 90", "pause"),
        ("90", "nop"),
        ("41 90", "xchg r8d,eax"),
    ])
    func aKnownInstructionReadsAsTheToolsWriteIt(hex: String, text: String) {
        let (status, instruction) = decode(hex)
        #expect(status == .decoded)
        #expect(Int(instruction.lengthBytes) == hex.split(separator: " ").count)
        #expect(X86Disassembler.text(instruction, at: 0x1000) == text)
    }

    @Test(arguments: [
        ("40", X86DecodeMode.compatibility32, "inc eax"),
        ("60", .compatibility32, "pushad"),
        ("c4 00", .compatibility32, "les eax,FWORD PTR [eax]"),
        ("c5 f8 77", .compatibility32, "vzeroupper"),
        ("9a 01 02 03 04 05 06", .compatibility32, "callf 0x605:0x4030201"),
        ("67 8b 07", .compatibility32, "mov eax,DWORD PTR [bx]"),
        ("8b 07", .compatibility16, "mov ax,WORD PTR [bx]"),
        ("66 8b 07", .compatibility16, "mov eax,DWORD PTR [bx]"),
        ("d5 0a", .compatibility32, "aad 0xa"),
        ("63 c8", .compatibility32, "arpl ax,cx"),
    ])
    func compatibilityModeHasItsOwnMeanings(hex: String, mode: X86DecodeMode, text: String) {
        let (status, instruction) = decode(hex, mode)
        #expect(status == .decoded)
        #expect(X86Disassembler.text(instruction, at: 0x1000) == text)
    }

    @Test(arguments: [
        "06", "27", "60", "62 00", "9a", "d4 0a",  // not in 64-bit mode
        "f0 89 c3", "f0 8b 03", "f0 39 03",  // LOCK with a register, without a write, with CMP
        "8e c8", "8e f0", "0f 20 c8", "0f 20 e8", "44 0f 21 c0",  // registers that are not there
        "66 c5 f8 58 c1", "48 c5 f8 58 c1",  // prefixes before VEX
        "c5 c8 51 c1",  // VEX.vvvv where it is no operand
        "c4 e2 69 92 c1",  // a gather from a register
        "c4 e2 71 92 0c 11",  // a gather whose mask is its destination
        "f2 0f 14 c1", "0f 04", "0f 0f c0 b4", "8f e8 78 c0 00 00",
        "0f aa", "0f 01 c1",  // SMM, VMX
    ])
    func whatTheArchitectureForbidsIsUndefined(hex: String) {
        #expect(decode(hex + " 00 00 00 00").status == .undefined)
    }

    /// AVX shares its bytes with no one; LZCNT and TZCNT were BSR and BSF with a prefix that meant nothing.
    @Test func aFeatureThatIsNotOfferedIsNotThere() {
        let old = X86DecodeMode(
            is64Bit: true, is32BitSegment: false, features: .all.subtracting([.lzcnt, .bmi1, .avx, .avx2, .movbe]))
        #expect(X86Disassembler.mnemonic(decode("f3 0f bd c1").instruction) == "lzcnt")
        #expect(X86Disassembler.mnemonic(decode("f3 0f bd c1", old).instruction) == "bsr")
        #expect(X86Disassembler.mnemonic(decode("f3 0f bc c1", old).instruction) == "bsf")
        #expect(decode("c5 f8 58 c1", old).status == .undefined)
        #expect(decode("0f 38 f0 01", old).status == .undefined)
    }

    @Test func fifteenBytesAreTheMost() {
        let prefixes = [UInt8](repeating: 0x66, count: 14)
        #expect(decode(prefixes + [0x90], .long).status == .decoded)
        #expect(decode(prefixes + [0x66, 0x90], .long).status == .tooLong)
        #expect(decode(prefixes, .long).status == .needsMoreBytes)
        #expect(decode([], .long).status == .needsMoreBytes)
    }

    /// A fetch that ends at a page must not take a piece of an instruction for a whole one.
    @Test(arguments: ["48 b9 88 77 66 55 44 33 22 11", "64 8b 84 8d 28 00 00 00", "c4 e3 71 4a c2 30", "c8 10 00 02"])
    func aPieceOfAnInstructionAsksForMore(hex: String) {
        let bytes = hex.split(separator: " ")
        for count in 0..<bytes.count {
            #expect(decode(bytes[..<count].joined()).status == .needsMoreBytes)
        }
    }

    @Test func anAddressTakenApart() {
        let instruction = decode("65 4a 8b 84 cd 78 56 34 12").instruction
        #expect(instruction.base == 5 * 8 && instruction.index == 9 * 8 && instruction.scale == 3)
        #expect(instruction.displacement == 0x1234_5678 && instruction.segment == 5)
        #expect(instruction.operandSizeBytes == 8 && instruction.addressSizeBytes == 8)
        #expect(instruction.register(0) == 0 && instruction.register(1) == X86Instruction.noRegister)
        #expect(decode("8b 45 00").instruction.segment == 2, "RBP speaks of the stack")
        #expect(decode("41 8b 45 00").instruction.segment == 3, "R13 does not")
        let bare = decode("8b 04 25 00 00 00 80").instruction
        #expect(bare.base == X86Instruction.zeroSlot && bare.displacement == -0x8000_0000)
    }

    @Test func flagsOfARow() {
        let add = X86InstructionTable.flagEffects(ofRow: decode("01 c8").instruction.row)
        #expect(add.written == 0b11_1111 && add.read == 0 && add.undefined == 0)
        let shift = X86InstructionTable.flagEffects(ofRow: decode("d3 e0").instruction.row)
        #expect(shift.dependsOnCount && shift.undefined == 1 << 3 | 1)
        #expect(!X86InstructionTable.flagEffects(ofRow: decode("d1 e0").instruction.row).dependsOnCount)
        #expect(X86FlagEffects.read(byCondition: 7) == 1 << 5 | 1 << 2)
    }

    @Test func aRecordOfDecodedInstructionsStaysSmall() {
        #expect(MemoryLayout<X86Instruction>.size <= 48)
    }
}
