import Emulator
import Testing

/// Pairs that fuse give what they give apart (a CSR access between them ends the block).
struct FusionTests {
    private static let data = Guest.base + 0x2_0000
    private static let apart = "csrr x31, sscratch"

    static let pairs: [String] = [
        "ld a0, 8(s0)|ld a1, 16(s0)", "ld a0, 16(s0)|ld a1, 8(s0)", "ld a0, 8(s0)|ld s0, 16(s0)",
        "ld s0, 8(s0)|ld a1, 16(s0)", "ld a0, 8(s0)|ld a0, 16(s0)", "ld zero, 8(s0)|ld a0, 16(s0)",
        "fld f1, 8(s0)|fld f2, 16(s0)", "sd a2, 8(s0)|sd a3, 16(s0)", "sd a2, 16(s0)|sd a3, 8(s0)",
        "sd s0, -8(s0)|sd s0, 0(s0)", "fsd f1, 0(s0)|fsd f2, 8(s0)",
        "add a0, s0, s1|ld a1, -8(a0)", "add a0, s0, s1|lw a0, 4(a0)", "add a0, s0, s1|lhu a1, 2(a0)",
        "add s0, s0, s1|lbu s1, 1(s0)", "auipc a0, 0x20|ld a1, 4(a0)", "auipc a0, 0x20|lw a1, 8(a0)",
        "slli a0, a2, 32|srli a0, a0, 48", "slli a0, a2, 3|add a0, a0, a3", "srli a0, a2, 5|add a1, a0, a0",
        "andi a0, a2, 255|slli a0, a0, 3", "andi a0, a2, -16|srli a1, a0, 2", "and a0, a2, a3|slli a1, a2, 1",
        "add a0, a2, a3|add a1, a0, a2", "lui a0, 0x12345|add a1, a0, a2", "li a0, -5|add a0, a0, a2",
        "mv a0, a2|mv a1, a0", "mv a0, a2|mv a2, a0", "addi a0, a2, -7|addi a0, a0, 9",
        "xor a0, a2, a3|andi a0, a0, 63",
        "addi a0, a2, 1|xor a0, a0, a2", "srliw a0, a2, 7|slliw a1, a2, 25", "slliw a0, a2, 25|srliw a2, a2, 7",
        "slliw a0, a2, 3|or a0, a0, a3", "srliw a0, a2, 3|or a0, a3, a0", "or a0, a2, a3|xor a0, a0, a2",
        "or a0, a2, a3|or a1, a0, a2", "xor a0, a2, a3|addw a0, a0, a2", "addw a0, a2, a3|srliw a1, a0, 31",
        "addw a0, a2, a3|slliw a1, a0, 1", "addw a0, a2, a3|addw a0, a0, a0", "addw a0, a2, a3|xor a1, a0, a2",
        "xor a0, a2, a3|xor a0, a0, a0", "xor a0, a2, a3|srliw a0, a0, 9", "xor a0, a2, a3|slliw a0, a0, 9",
        "and a0, a2, a3|xor a0, a0, a2", "xor a0, a2, a3|and a0, a0, a2", "or a0, a2, a3|addw a0, a0, a2",
        "srliw a0, a2, 4|xor a0, a0, a2",
        "ld a0, (s0)|beq a0, a2, 1f", "ld s0, (s0)|bne s0, zero, 1f", "lw a0, 4(s0)|beqz a0, 1f",
        "lw a0, -4(s0)|bne a0, s0, 1f",
        "lbu a0, 3(s0)|bne a0, a2, 1f", "lbu a0, 2047(s0)|beqz a0, 1f", "lhu a0, -2048(s0)|bgeu a0, a2, 1f",
        "addi a0, a0, -1|bnez a0, 1f", "addi a0, a0, 2047|beq a0, a2, 1f", "addi a0, a2, -2048|bltu a0, a3, 1f",
        "addiw a0, a2, 1|beq a0, a0, 1f", "addiw a0, a2, -1|bnez a0, 1f", "andi a0, a2, 1|beqz a0, 1f",
        "andi a0, a2, 16|bnez a0, 1f",
        "addi sp, sp, 32|jr s2", "addi s2, s2, 4|jr s2",
    ]

    private func run(_ first: String, _ second: String, between: String, values: [UInt64], paging: Bool) -> [UInt64] {
        let guest = Guest(
            "la s2, 2f\njal x30, 3f\n3: \(first)\n\(between)\n\(second)\nli s3, 1\nj 2f\n1: li s3, 2\nj 2f\nnop\n2: li s4, 1\nli x30, 0\nli x31, 0\nli s2, 0\necall"
                + "\n.balign 256\nhandler: csrr s5, scause\ncsrr s6, stval\ncsrr s7, sepc\nli x31, 0\nla t0, 3b\nsub s7, s7, t0\nli x30, 0\nli s2, 0\necall"
        )
        guest.hart.setControlRegister(CSR.stvec, Guest.base + 256)
        for offset in stride(from: UInt64(0), to: 8192, by: 8) {
            guest.setWord(Self.data - 4096 + offset, offset &* 0x9e37_79b9_7f4a_7c15)
        }
        for (index, value) in values.enumerated() { guest.hart.setRegister(10 + index, value) }
        guest.hart.setFloatRegister(1, 0x1111)
        guest.hart.setFloatRegister(2, 0x2222)
        guest["s0"] = Self.data
        guest["s1"] = 0x40
        guest["sp"] = Self.data
        if paging {
            // The data's page is there, the one behind it is not; s0 is close to its end.
            var tables = PageTables(guest)
            tables.map(0x5000, to: Self.data, PageTables.kernel)
            tables.enable()
            guest["s0"] = 0x6000 - 16
        }
        guest.run()
        var result = (1..<32).map { guest.hart.register($0) }
        // s7 is the faulting instruction's distance from the first one; the CSR access between them takes 4 bytes.
        if guest["s5"] != 0, !between.isEmpty, guest["s7"] > 4 { result[22] -= 4 }
        // auipc's own address is the same in both; t0 holds an address of the handler.
        result[4] = 0
        for offset in stride(from: UInt64(0), to: 8192, by: 8) { result.append(guest.word(Self.data - 4096 + offset)) }
        result += (0..<4).map { guest.hart.floatRegister($0) }
        return result
    }

    @Test("a pair gives the same together and apart", arguments: pairs)
    func pair(_ pair: String) {
        let parts = pair.split(separator: "|").map(String.init)
        var random = Random(UInt64(pair.utf8.count))
        for round in 0..<4 {
            let values = (0..<4).map { _ in round == 0 ? 1 : round == 1 ? UInt64.max : random.next() }
            for paging in [false, true] {
                let together = run(parts[0], parts[1], between: "", values: values, paging: paging)
                let apart = run(parts[0], parts[1], between: Self.apart, values: values, paging: paging)
                #expect(together == apart, "paging \(paging), values \(values)")
            }
        }
    }
}
