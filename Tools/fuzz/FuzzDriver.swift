import Glibc

/// A parser under test: must return for every input, never trap.
struct FuzzTarget: Sendable {
    let name: String
    let seeds: @Sendable () -> [[UInt8]]
    let run: @Sendable (UnsafeRawBufferPointer) -> Void

    init(
        _ name: String, seeds: @escaping @Sendable () -> [[UInt8]],
        _ run: @escaping @Sendable (UnsafeRawBufferPointer) -> Void
    ) {
        self.name = name
        self.seeds = seeds
        self.run = run
    }
}

/// Mutates seeds at random and runs the target on them, writing each input aside before it is run.
struct FuzzDriver {
    let targets: [FuzzTarget]

    func main(_ arguments: [String]) -> Never {
        var seconds = 10
        var seed = UInt64(time(nil))
        var isReplay = false
        var names: [String] = []
        var rest = arguments.dropFirst()
        while let argument = rest.popFirst() {
            switch argument {
            case "--seconds": seconds = rest.popFirst().flatMap { Int($0) } ?? seconds
            case "--seed": seed = rest.popFirst().flatMap { UInt64($0) } ?? seed
            case "--replay": isReplay = true
            case "--list":
                for target in targets { print(target.name) }
                exit(0)
            default: names.append(argument)
            }
        }
        guard let name = names.first, let target = targets.first(where: { $0.name == name }) else {
            print("usage: fuzz TARGET [--seconds N] [--seed N] [--replay] [FILE…]")
            print("targets: " + targets.map(\.name).joined(separator: " "))
            exit(64)
        }
        let corpus = names.dropFirst().map(read) + (isReplay ? [] : target.seeds())
        if isReplay {
            for input in corpus { input.withUnsafeBytes { target.run($0) } }
            exit(0)
        }
        let runs = fuzz(target, corpus: corpus, seconds: seconds, seed: seed)
        print("\(target.name): \(runs) inputs in \(seconds) s, seed \(seed), no crash")
        exit(0)
    }

    private func fuzz(_ target: FuzzTarget, corpus: [[UInt8]], seconds: Int, seed: UInt64) -> Int {
        var mutator = Mutator(seed: seed)
        let crashPath = "fuzz-crash-\(target.name)"
        let file = open(crashPath, O_RDWR | O_CREAT | O_TRUNC, 0o644)
        let end = time(nil) + seconds
        var runs = 0
        repeat {
            let input = mutator.mutate(corpus.isEmpty ? [] : corpus[mutator.below(corpus.count)])
            // What is on the disk when the process traps is the culprit.
            ftruncate(file, 0)
            input.withUnsafeBytes { _ = pwrite(file, $0.baseAddress, $0.count, 0) }
            input.withUnsafeBytes { target.run($0) }
            runs += 1
        } while runs % 64 != 0 || time(nil) < end
        close(file)
        unlink(crashPath)
        return runs
    }

    private func read(_ path: String) -> [UInt8] {
        guard let file = fopen(path, "r") else {
            print("fuzz: cannot read \(path)")
            exit(1)
        }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            guard count > 0 else { return bytes }
            bytes += buffer[..<count]
        }
    }
}

/// Random edits of an input: flips, interesting numbers, cuts, copies, insertions.
struct Mutator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }

    mutating func mutate(_ seed: [UInt8]) -> [UInt8] {
        var bytes = seed
        for _ in 0...below(6) { edit(&bytes) }
        return bytes
    }

    private mutating func edit(_ bytes: inout [UInt8]) {
        guard !bytes.isEmpty else {
            bytes = (0..<below(64)).map { _ in UInt8(truncatingIfNeeded: next()) }
            return
        }
        let at = below(bytes.count)
        switch below(7) {
        case 0: bytes[at] ^= 1 << UInt8(below(8))
        case 1: bytes[at] = UInt8(truncatingIfNeeded: next())
        case 2:
            let numbers: [UInt64] = [0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFF_FFFF, 0xFFFF_FFFF, 1 << 63, .max]
            let value = numbers[below(numbers.count)]
            for index in 0..<min([1, 2, 4, 8][below(4)], bytes.count - at) {
                bytes[at + index] = UInt8(truncatingIfNeeded: value >> UInt64(8 * index))
            }
        case 3: bytes.removeSubrange(at..<min(bytes.count, at + 1 + below(16)))
        case 4: bytes = Array(bytes[..<at])
        case 5:
            let end = min(bytes.count, at + 1 + below(64))
            bytes.insert(contentsOf: Array(bytes[at..<end]), at: below(bytes.count))
        default:
            bytes.insert(contentsOf: (0..<1 + below(8)).map { _ in UInt8(truncatingIfNeeded: next()) }, at: at)
        }
    }
}
