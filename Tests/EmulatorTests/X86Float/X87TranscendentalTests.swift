import Emulator
import Glibc
import Testing

/// FSIN, FCOS, FPTAN, FPATAN, F2XM1, FYL2X, FYL2XP1 against values of mpmath (`Tests/Differential/x86/transcendental.py`): the correctly
/// rounded result in each mode. C2W_X86_TRANSCENDENTAL names another file of such values.
@Suite struct X87TranscendentalTests {
    struct Reference {
        var function: String
        var operands: [X87Extended]
        /// Truncated to 64 bits.
        var result: X87Extended
        /// Whether the nearest number is the one above in magnitude.
        var isNearestAbove: Bool

        init?(_ line: Substring) {
            let fields = line.split(separator: "\t")
            guard fields.count == 5 else { return nil }
            let numbers = fields[1...3].compactMap { text -> X87Extended? in
                let parts = text.split(separator: ":")
                guard parts.count == 2, let high = UInt16(parts[0], radix: 16), let low = UInt64(parts[1], radix: 16)
                else { return nil }
                return X87Extended(significand: low, signExponent: high)
            }
            guard numbers.count == 3 else { return nil }
            function = String(fields[0])
            operands = [numbers[0], numbers[1]]
            result = numbers[2]
            isNearestAbove = fields[4] == "1"
        }

        /// `rounding` as in the control word: nearest, down, up, toward zero.
        func expected(rounding: Int) -> X87Extended {
            let isNegative = result.signExponent & 0x8000 != 0
            let goesAbove = [isNearestAbove, isNegative, !isNegative, false][rounding]
            var value = result
            if goesAbove {
                value.significand &+= 1
                if value.significand == 0 {
                    value.significand = 1 << 63
                    value.signExponent += 1
                }
            }
            return value
        }
    }

    static let references: [Reference] = {
        let here = String(#filePath.dropLast("Tests/EmulatorTests/X86Float/X87TranscendentalTests.swift".count))
        let path = getenv("C2W_X86_TRANSCENDENTAL").map { String(cString: $0) }
        guard let file = fopen(path ?? here + "Tests/Differential/x86/transcendental.tsv", "r") else { return [] }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        while case let byte = getc_unlocked(file), byte != EOF { bytes.append(UInt8(byte)) }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { Reference($0) }
    }()

    @Test(arguments: ["fsin", "fcos", "fptan", "fpatan", "f2xm1", "fyl2x", "fyl2xp1"], 0..<4)
    func isCorrectlyRounded(_ function: String, _ rounding: Int) {
        let memory = UnsafeMutableRawPointer.allocate(byteCount: X87State.sizeBytes, alignment: 16)
        defer { memory.deallocate() }
        let state = X87State(base: memory)
        var total = 0
        for reference in Self.references where reference.function == function {
            total += 1
            state.initialize()
            // Precision control does not matter to these.
            state.loadControl(0x007f | UInt16(rounding) << 10)
            state.load(reference.operands[1])
            state.load(reference.operands[0])
            let machine = X87Machine(state: state, memory: memory, flags: 0)
            switch function {
            case "fsin": machine.executeTranscendental(14)
            case "fcos": machine.executeTranscendental(15)
            case "fptan":
                machine.executeTranscendental(2)
                #expect(state.storeExtended() == X87Extended(significand: 1 << 63, signExponent: 0x3fff))
            case "fpatan": machine.executeTranscendental(3)
            case "f2xm1": machine.executeTranscendental(0)
            case "fyl2x": machine.executeTranscendental(1)
            default: machine.executeTranscendental(9)
            }
            let isInexact = state.status & 0x20 != 0
            let result = state.storeExtended()
            #expect(
                result == reference.expected(rounding: rounding) && isInexact,
                "\(function) of \(reference.operands), rounding \(rounding)")
        }
        #expect(total >= 60)
    }

    /// FSINCOS gives what FSIN and FCOS give.
    @Test func sineAndCosineAreThoseOfTheirOwnInstructions() {
        let memory = UnsafeMutableRawPointer.allocate(byteCount: X87State.sizeBytes, alignment: 16)
        defer { memory.deallocate() }
        let state = X87State(base: memory)
        func run(_ function: X87AngleFunction, _ operand: X87Extended) -> X87Extended? {
            state.initialize()
            state.load(operand)
            state.angleFunction(function)
            return state.storeExtended()
        }
        for reference in Self.references where reference.function == "fsin" {
            let operand = reference.operands[0]
            let cosine = run(.sineAndCosine, operand)
            let sine = state.storeExtended()
            #expect(cosine == run(.cosine, operand))
            #expect(sine == run(.sine, operand))
        }
    }
}
