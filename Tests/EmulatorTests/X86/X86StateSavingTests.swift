import Emulator
import Testing

/// Which components of XSAVE are in use (SDM Vol. 1, 13.6). A kernel that saves but those loses what is wrongly left out.
@Suite struct X86StateSavingTests {
    /// XGETBV with ECX 1 behind them, as processors answer after an XRSTOR of nothing.
    @Test(
        arguments: [
            ("nothing", [], 0), ("fld1", [0xd9, 0xe8], 1), ("fldcw [rbx]", [0xd9, 0x2b], 1),
            ("movq mm0, rax; emms", [0x48, 0x0f, 0x6e, 0xc0, 0x0f, 0x77], 1),
            ("movq mm7, rax; emms; fninit", [0x48, 0x0f, 0x6e, 0xf8, 0x0f, 0x77, 0xdb, 0xe3], 1),
            ("fldz; fstp st(0)", [0xd9, 0xee, 0xdd, 0xd8], 1),
            ("fldz; fstp st(0); fninit", [0xd9, 0xee, 0xdd, 0xd8, 0xdb, 0xe3], 0),
        ] as [(String, [UInt8], UInt64)])
    func registersOfX87CountWhileTheyAreEmpty(_ test: (text: String, code: [UInt8], isInUse: UInt64)) {
        let machine = X86TestMachine(.user)
        machine.processor.setRegister(0, 0x0123_4567_89ab_cdef)
        machine.processor.setRegister(3, X86TestMachine.data)
        machine.put(X86TestMachine.data, 0x27f)
        let reading: [UInt8] = [0xb9, 1, 0, 0, 0, 0x0f, 1, 0xd0, 0xcd, 0x80]
        #expect(machine.runToHandler(test.code + reading) == 0x80)
        #expect(machine.processor.register(0) & 1 == test.isInUse)
    }
}
