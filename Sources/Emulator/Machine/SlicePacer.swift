import ImageModel

/// Cuts a run into slices short enough for the timer: the hart looks at its clock when a slice begins, so a timer
/// interrupt is late by one slice at most.
struct SlicePacer {
    /// With a counted clock, where slices end at the timer anyway.
    static let countedSlice: UInt64 = 50_000

    private static let sliceNs: UInt64 = 250_000
    private static let shortest: UInt64 = 2_000
    private static let longest: UInt64 = 200_000

    private let host: HostServices
    private var slice: UInt64 = 20_000

    init(host: HostServices) { self.host = host }

    mutating func run(_ hart: RISCVHart, atMost limit: UInt64) -> HartStop {
        let asked = min(slice, limit)
        let startNs = host.monotonicNs()
        let stop = hart.run(maxInstructions: asked)
        if stop == .budget, asked == slice {
            let tookNs = host.monotonicNs() &- startNs
            if tookNs > Self.sliceNs {
                slice = max(Self.shortest, slice - slice / 4)
            } else if tookNs < Self.sliceNs / 2 {
                slice = min(Self.longest, slice + slice / 4)
            }
        }
        return stop
    }
}
