/// The platform-level interrupt controller with one context, S-mode of hart 0.
///
/// RISC-V Platform-Level Interrupt Controller Specification 1.0.0, memory map §3:
/// https://github.com/riscv/riscv-plic-spec/blob/master/riscv-plic.adoc
///
///     0x000000 + 4·source   priority
///     0x001000 + 4·word     pending bits
///     0x002000 + 4·word     enable bits of context 0
///     0x200000              threshold of context 0
///     0x200004              claim (read) · complete (write)
///
/// Lines are levels: the gateway passes an interrupt on when its line is high, and not again before the
/// completion of the one under way. Threads: the CPU's.
public final class PLIC {
    public static let sizeBytes: UInt64 = 0x40_0000
    /// Sources 1...31.
    public static let sourceCount: UInt32 = 31
    private static let maximumPriority: UInt32 = 7

    private var priorities = [UInt32](repeating: 0, count: 32)
    // A bit a source.
    private var lines: UInt32 = 0
    private var inService: UInt32 = 0
    private var enabled: UInt32 = 0
    private var threshold: UInt32 = 0

    public init() {}

    /// Whether the hart's external interrupt line is high.
    public var isAsserted: Bool { bestSource != 0 }
    /// Whether any source could ever interrupt.
    public var hasEnabledSource: Bool { enabled != 0 }

    /// `source` in 1...31.
    public func setLine(_ source: UInt32, _ isHigh: Bool) {
        let bit: UInt32 = 1 << source
        if isHigh { lines |= bit } else { lines &= ~bit }
    }

    public func load(_ offset: UInt64, size: Int) -> UInt64 {
        guard size == 4, offset % 4 == 0 else { return 0 }
        switch offset {
        case 0..<0x80: return UInt64(priorities[Int(offset / 4)])
        case 0x1000: return UInt64(pending)
        case 0x2000: return UInt64(enabled)
        case 0x20_0000: return UInt64(threshold)
        case 0x20_0004: return UInt64(claim())
        default: return 0
        }
    }

    public func store(_ offset: UInt64, _ value: UInt64, size: Int) {
        guard size == 4, offset % 4 == 0 else { return }
        let word = UInt32(truncatingIfNeeded: value)
        switch offset {
        case 4..<0x80: priorities[Int(offset / 4)] = word & Self.maximumPriority
        case 0x2000: enabled = word & ~1
        case 0x20_0000: threshold = word & Self.maximumPriority
        case 0x20_0004:
            // §9: a completion that does not match an enabled source is ignored.
            guard word >= 1, word <= Self.sourceCount, enabled & (1 << word) != 0 else { return }
            inService &= ~(1 << word)
        default: break
        }
    }

    /// A line that falls before its claim takes its request back: there is nothing left to serve.
    private var pending: UInt32 { lines & ~inService }

    /// The pending, enabled source of the highest priority above the threshold, the lowest number first; 0: none.
    private var bestSource: UInt32 {
        var best: UInt32 = 0
        var bestPriority = threshold
        var candidates = pending & enabled
        while candidates != 0 {
            let source = UInt32(candidates.trailingZeroBitCount)
            candidates &= candidates - 1
            if priorities[Int(source)] > bestPriority {
                best = source
                bestPriority = priorities[Int(source)]
            }
        }
        return best
    }

    private func claim() -> UInt32 {
        let source = bestSource
        guard source != 0 else { return 0 }
        inService |= 1 << source
        return source
    }
}
