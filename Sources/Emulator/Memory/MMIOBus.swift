/// Everything the CPU reaches by physical address that is not RAM. Called on the CPU's thread.
public protocol MMIOBus: AnyObject {
    /// Reads `size` (1, 2, 4 or 8) bytes; nil: nothing answers there, the CPU takes an access fault.
    func load(_ address: UInt64, size: Int) -> UInt64?
    /// Writes the low `size` bytes of `value`; false: nothing answers there.
    func store(_ address: UInt64, _ value: UInt64, size: Int) -> Bool
}

/// What a machine counts time with. Called on the CPU's thread.
public protocol MachineClock: AnyObject {
    /// The guest's `time` in ticks of its timebase (10 MHz). Never goes back.
    func ticks() -> UInt64
    /// The same time in nanoseconds: the x86-64 guest's time-stamp counter.
    func nanoseconds() -> UInt64
}

extension MachineClock {
    public func nanoseconds() -> UInt64 { ticks() &* 100 }
}
