import CHostShims
import Glibc
import ImageModel

/// The map file of a cache area: which units are published, and who fills which.
///
/// ```
///  0  8  "c2wArea1"
///  8  8  unit count         } little-endian
/// 16  8  random number      }
/// 24 36  the machine's boot id, as text
/// 60  1  1: sealed, the bytes are about to become an entry or are one already
/// 61  3  zero
/// 64  4  mark of unit 0, then of unit 1, …; the file ends where it was written last
/// ```
///
/// A unit's mark is a number made of the random number and the unit's own, so that bytes of another origin (a file
/// damaged, moved, cut) say "not there" rather than anything else. Marks are written and read with system calls and
/// not by mapping the file: a hole in a mapped file raises SIGBUS when the disk is full.
///
/// Leases are locks of the file's bytes, of one open file description each (Linux fcntl(2), "Open file description
/// locks"). Threads: any.
final class AreaMap: @unchecked Sendable {
    static let headBytes = 64
    static let maxUnitCount = 1 << 26
    private static let markBytes = 4
    private static let sealOffset = 60
    private static let magic: UInt64 = 0x3161_6572_4177_3263  // "c2wArea1"
    /// Marks are read so many at a time.
    private static let blockUnits = 64

    let unitCount: Int
    private let descriptor: Int32
    private let salt: UInt64
    // SAFETY: `unitCount` flags from calloc, read and set atomically, freed with this object. 1: the unit is known to
    // be there, which never changes back. A page of it is real only where a flag was set.
    private let known: UnsafeMutablePointer<UInt8>
    private let writers = HostLock()  // guards the next
    private var writerCount = 0

    /// Takes over the descriptor. Nil if the file is no map of this version, unit count and boot: what it says means
    /// nothing then.
    convenience init?(descriptor: Int32, unitCount: Int, bootID: [UInt8], path: String) throws(HostError) {
        var head = [UInt8](repeating: 0, count: AreaMap.headBytes)
        var failure: HostError?
        head.withUnsafeMutableBytes { bytes in
            do throws(HostError) {
                _ = try PosixFile.readFully(bytes, from: descriptor, at: 0, path: path)
            } catch { failure = error }
        }
        if let failure {
            close(descriptor)
            throw failure
        }
        head[AreaMap.sealOffset] = 0
        let salt = (16..<24).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64(head[$1]) }
        guard head == AreaMap.head(unitCount: unitCount, salt: salt, bootID: bootID) else {
            close(descriptor)
            return nil
        }
        try self.init(descriptor: descriptor, unitCount: unitCount, salt: salt)
    }

    /// Takes over the descriptor of a new file and writes its head.
    convenience init(newFile descriptor: Int32, unitCount: Int, bootID: [UInt8], path: String) throws(HostError) {
        let salt = UInt64.random(in: 0 ... .max)
        let head = AreaMap.head(unitCount: unitCount, salt: salt, bootID: bootID)
        do throws(HostError) {
            let count = try systemCall("write " + path) { pwrite(descriptor, head, head.count, 0) }
            if count < head.count { throw HostError(operation: "write " + path, code: ENOSPC) }
            // Where leases are not to be had, areas aren't either.
            _ = try systemCall("lock " + path) { c2w_lock_bytes(descriptor, 0, 1, C2W_LOCK_EXCLUSIVE) }
            _ = c2w_lock_bytes(descriptor, 0, 1, C2W_LOCK_NONE)
        } catch {
            close(descriptor)
            throw error
        }
        try self.init(descriptor: descriptor, unitCount: unitCount, salt: salt)
    }

    private init(descriptor: Int32, unitCount: Int, salt: UInt64) throws(HostError) {
        guard let flags = calloc(max(1, unitCount), 1) else {
            close(descriptor)
            throw HostError(operation: "allocate the map of a cache area", code: ENOMEM)
        }
        known = flags.bindMemory(to: UInt8.self, capacity: max(1, unitCount))
        self.descriptor = descriptor
        self.unitCount = unitCount
        self.salt = salt
    }

    deinit {
        close(descriptor)
        free(known)
    }

    private static func head(unitCount: Int, salt: UInt64, bootID: [UInt8]) -> [UInt8] {
        var head: [UInt8] = []
        for number in [magic, UInt64(unitCount), salt] {
            for shift in stride(from: UInt64(0), to: 64, by: 8) {
                head.append(UInt8(truncatingIfNeeded: number >> shift))
            }
        }
        head += bootID.prefix(36)
        head += [UInt8](repeating: 0, count: headBytes - head.count)
        return head
    }

    /// The boot id that a map file names; nil if it has none.
    static func bootID(inFile path: String) -> [UInt8]? {
        let file = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 36)
        let count = bytes.withUnsafeMutableBytes { try? PosixFile.readFully($0, from: file, at: 24, path: path) }
        return count == 36 ? bytes : nil
    }

    // MARK: Units

    /// Whether the unit is published, by whomever.
    func has(_ unit: Int) -> Bool {
        guard unit >= 0, unit < unitCount else { return false }
        if c2w_flag_load(known + unit) != 0 { return true }
        learn(around: unit)
        return c2w_flag_load(known + unit) != 0
    }

    /// Marks the unit for everybody; false if the disk did not take that, so that only this opening knows it.
    func publish(_ unit: Int) -> Bool {
        guard unit >= 0, unit < unitCount else { return false }
        c2w_flag_set(known + unit)
        var mark = self.mark(unit).littleEndian
        let offset = AreaMap.headBytes + unit * AreaMap.markBytes
        let count = try? systemCall("") { pwrite(self.descriptor, &mark, AreaMap.markBytes, offset) }
        return count == AreaMap.markBytes
    }

    /// Reads the marks of the unit and of those beside it.
    private func learn(around unit: Int) {
        let first = unit - unit % AreaMap.blockUnits
        let count = min(AreaMap.blockUnits, unitCount - first)
        withUnsafeTemporaryAllocation(byteCount: AreaMap.blockUnits * AreaMap.markBytes, alignment: 8) { buffer in
            let wanted = UnsafeMutableRawBufferPointer(rebasing: buffer[..<(count * AreaMap.markBytes)])
            let offset = AreaMap.headBytes + first * AreaMap.markBytes
            // What can't be read is not there.
            guard let got = try? PosixFile.readFully(wanted, from: descriptor, at: offset, path: "") else { return }
            for index in 0..<(got / AreaMap.markBytes) {
                let found = UInt32(
                    littleEndian: wanted.loadUnaligned(fromByteOffset: index * AreaMap.markBytes, as: UInt32.self))
                if found != 0, found == mark(first + index) { c2w_flag_set(known + first + index) }
            }
        }
    }

    /// The finalizer of SplitMix64 over both numbers, never 0.
    private func mark(_ unit: Int) -> UInt32 {
        var value = salt &+ UInt64(unit) &* 0x9E37_79B9_7F4A_7C15
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return UInt32(truncatingIfNeeded: value >> 31) | 1
    }

    // MARK: Leases

    func lease(_ units: Range<Int>) -> Bool { lock(units, C2W_LOCK_EXCLUSIVE) }

    func release(_ units: Range<Int>) { _ = lock(units, C2W_LOCK_NONE) }

    private func lock(_ units: Range<Int>, _ lock: c2w_lock) -> Bool {
        let units = units.clamped(to: 0..<unitCount)
        // For the kernel a length of 0 means "to the end".
        guard !units.isEmpty else { return true }
        return c2w_lock_bytes(descriptor, Int64(AreaMap.headBytes + units.lowerBound), Int64(units.count), lock) == 0
    }

    // MARK: Sealing

    /// Calls `write` unless the area is sealed, which it then cannot become meanwhile; false if it is.
    ///
    /// Sealing is by whom has verified the bytes. From then on nobody changes them any more, not even one who began
    /// before. Writers share a lock on the seal's byte, who seals has it alone.
    func unlessSealed<Failure: Error>(_ write: () throws(Failure) -> Void) throws(Failure) -> Bool {
        beginWriting()
        defer { endWriting() }
        if isSealed { return false }
        try write()
        return true
    }

    /// False if somebody is writing and does not come to an end.
    func seal() -> Bool {
        for turn in 0..<200 {
            if turn > 0 { usleep(1000) }
            let isOurs = writers.withLock { () -> Bool in
                // Threads of ours share the lock, which one of theirs would end.
                writerCount == 0
                    && c2w_lock_bytes(descriptor, Int64(AreaMap.sealOffset), 1, C2W_LOCK_EXCLUSIVE) == 0
            }
            guard isOurs else { continue }
            var seal: UInt8 = 1
            let count = try? systemCall("") { pwrite(self.descriptor, &seal, 1, AreaMap.sealOffset) }
            _ = c2w_lock_bytes(descriptor, Int64(AreaMap.sealOffset), 1, C2W_LOCK_NONE)
            return count == 1
        }
        return false
    }

    private var isSealed: Bool {
        var seal: UInt8 = 0
        let count = try? systemCall("") { pread(self.descriptor, &seal, 1, AreaMap.sealOffset) }
        return count != 1 || seal != 0
    }

    private func beginWriting() {
        writers.lock()
        defer { writers.unlock() }
        if writerCount == 0 {
            // Who seals is done in an instant; if not, it was stopped before it has sealed.
            for _ in 0..<200 {
                if c2w_lock_bytes(descriptor, Int64(AreaMap.sealOffset), 1, C2W_LOCK_SHARED) == 0 { break }
                usleep(1000)
            }
        }
        writerCount += 1
    }

    private func endWriting() {
        writers.withLock {
            writerCount -= 1
            if writerCount == 0 { _ = c2w_lock_bytes(descriptor, Int64(AreaMap.sealOffset), 1, C2W_LOCK_NONE) }
        }
    }
}
