import Emulator
import Glibc
import HostPlatform

extension Program {
    private static let notImplemented = UInt64(bitPattern: -38)
    private static let failed: UInt64 = .max

    /// Which arguments of a system call are addresses, bit i for argument i; what is not here is refused.
    /// Numbers: linux/arch/x86/entry/syscalls/syscall_64.tbl.
    private static let addresses: [UInt64: UInt8] = {
        var table: [UInt64: UInt8] = [:]
        let groups: [(UInt8, [UInt64])] = [
            // close, lseek, sched_yield, dup, dup2, alarm, getpid, socket, shutdown, kill, flock, fsync, fdatasync, ftruncate, fchdir,
            // fchmod, fchown, umask, IDs, sync, gettid, tgkill, fadvise64, fallocate, eventfd2, epoll_create1, dup3
            (
                0,
                [
                    3, 8, 24, 32, 33, 37, 39, 41, 48, 62, 73, 74, 75, 77, 81, 91, 93, 95, 102, 104, 107, 108, 109, 110,
                    111, 112,
                    121, 124, 162, 186, 203, 221, 234, 285, 290, 291, 292, 436,
                ]
            ),
            // open, poll, access, pipe, truncate, chdir, mkdir, rmdir, creat, unlink, chmod, chown, lchown, uname, getcwd, sysinfo, times,
            // time, pipe2, getrandom, memfd_create
            (1, [2, 7, 21, 22, 76, 80, 83, 84, 85, 87, 90, 92, 94, 63, 79, 99, 100, 201, 293, 318, 319]),
            // read, write, fstat, pread64, pwrite64, connect, bind, fstatfs, getrlimit, getrusage, getgroups, getdents, getdents64, openat,
            // mkdirat, unlinkat, fchmodat, faccessat, faccessat2, clock_gettime, clock_getres, fchownat
            (2, [0, 1, 5, 17, 18, 42, 49, 138, 97, 98, 115, 78, 217, 257, 258, 263, 268, 269, 439, 228, 229, 260]),
            // stat, lstat, nanosleep, rename, link, symlink, readlink, gettimeofday, statfs
            (3, [4, 6, 35, 82, 86, 88, 89, 96, 137]),
            // ioctl, sendfile, sched_getaffinity
            (4, [16, 40, 204]),
            // newfstatat, readlinkat, utimensat
            (6, [262, 267, 280]),
            // symlinkat
            (5, [266]),
            // socketpair, epoll_ctl
            (8, [53, 233]),
            // renameat, linkat, renameat2, wait4
            (10, [264, 265, 316, 61]),
            // clock_nanosleep, prlimit64
            (12, [230, 302]),
            // sendto, select
            (18, [44]), (30, [23]),
            // statx, futex
            (18, [332]), (9, [202]),
        ]
        for (mask, numbers) in groups { for number in numbers { table[number] = mask } }
        return table
    }()

    private typealias Call = @convention(c) (Int, Int, Int, Int, Int, Int, Int) -> Int
    private static let hostCall: Call? = dlsym(nil, "syscall").map { unsafeBitCast($0, to: Call.self) }

    /// The kernel's answer, an error as a small negative number.
    func host(_ number: UInt64, _ arguments: [UInt64]) -> UInt64 {
        guard let call = Self.hostCall else { return Self.notImplemented }
        let a = (0..<6).map { $0 < arguments.count ? Int(truncatingIfNeeded: arguments[$0]) : 0 }
        let result = call(Int(truncatingIfNeeded: number), a[0], a[1], a[2], a[3], a[4], a[5])
        return result == -1 ? UInt64(bitPattern: Int64(-errno)) : UInt64(bitPattern: Int64(result))
    }

    /// Where the host has that address; null is null, and what is outside faults there as well.
    func place(_ address: UInt64) -> UInt64 {
        guard address != 0 else { return 0 }
        guard memory.contains(address, count: 1) else { return 1 }
        return UInt64(UInt(bitPattern: memory.host)) + address
    }

    /// Not nil: the program ends with this code.
    func systemCall() -> Int32? {
        let number = processor.register(0)
        let a = [7, 6, 2, 10, 8, 9].map { processor.register($0) }
        var result = Self.notImplemented
        switch number {
        case 60, 231: return Int32(truncatingIfNeeded: a[0] & 0xff)
        case 9: result = map(a)
        case 10, 28: result = 0  // mprotect, madvise
        case 11: result = unmap(a[0], a[1])
        case 12: result = setHeapEnd(a[0])
        case 25: result = remap(a)
        case 13: result = setSignalAction(a)
        case 14: result = zero(a[2], a[3])
        case 131: result = 0  // sigaltstack
        case 19, 20: result = host(number, [a[0], place(vector(a[1], a[2])), a[2]])  // readv, writev
        case 56, 57, 58: return fork(number, a)
        case 59: result = execute(a)
        case 72:
            result = host(72, [a[0], a[1], (5...7).contains(a[1]) || (36...38).contains(a[1]) ? place(a[2]) : a[2]])
        case 89 where text(a[0]) == "/proc/self/exe": result = copyOut(path, a[1], a[2])
        case 267 where text(a[1]) == "/proc/self/exe": result = copyOut(path, a[2], a[3])
        case 157, 160, 273, 324: result = number == 324 ? Self.notImplemented : 0  // prctl, setrlimit, set_robust_list
        case 158: result = setSegmentBase(a[0], a[1])
        case 218: result = host(186, [])
        case 270: result = host(270, [a[0], place(a[1]), place(a[2]), place(a[3]), place(a[4]), 0])  // pselect6
        case 271: result = host(271, [place(a[0]), a[1], place(a[2]), 0, 0])  // ppoll
        default:
            if let mask = Self.addresses[number] {
                result = host(number, (0..<6).map { mask >> UInt8($0) & 1 != 0 ? place(a[$0]) : a[$0] })
            }
        }
        processor.setRegister(0, result)
        return nil
    }

    // MARK: Memory

    /// Code that was decoded there is none any more.
    private func forgetCode(_ address: UInt64, _ count: UInt64) {
        guard count > 0, memory.contains(address, count: count) else { return }
        for page in Int(address >> 12)...Int((address + count - 1) >> 12) where memory.codePageFlags[page] != 0 {
            processor.codePageWritten(page)
        }
    }

    /// mmap: PROT_EXEC is not for the host, and what is read-only here may be written by relocations.
    private func map(_ a: [UInt64]) -> UInt64 {
        let count = (a[1] + Self.pageMask) & ~Self.pageMask
        guard count > 0 else { return UInt64(bitPattern: -22) }
        let isFixed = a[3] & 0x10_0010 != 0
        let address = isFixed ? a[0] : mappingEnd
        let limit = memory.sizeBytes - Self.stackBytes
        guard address & Self.pageMask == 0, address < limit, count <= limit - address else {
            return UInt64(bitPattern: -12)
        }
        let isShared = a[3] & 3 == 1
        forgetCode(address, count)
        // MAP_SHARED, MAP_PRIVATE, MAP_ANONYMOUS of the flags, and MAP_FIXED
        let result = host(
            9, [place(address), count, isShared ? a[2] & 3 : 3, a[3] & 0x23 | 0x10, a[4], a[5]])
        if result > UInt64(bitPattern: -4096) { return result }
        if !isFixed { mappingEnd = address + count }
        return address
    }

    private func unmap(_ address: UInt64, _ bytes: UInt64) -> UInt64 {
        let count = (bytes &+ Self.pageMask) & ~Self.pageMask
        guard count > 0, address & Self.pageMask == 0, memory.contains(address, count: count) else {
            return UInt64(bitPattern: -22)
        }
        forgetCode(address, count)
        _ = host(9, [place(address), count, 3, 0x4032, .max, 0])
        if address + count == mappingEnd, address >= Self.mappingBase { mappingEnd = address }
        return 0
    }

    /// mremap: always moves what grows.
    private func remap(_ a: [UInt64]) -> UInt64 {
        let (old, new) = ((a[1] + Self.pageMask) & ~Self.pageMask, (a[2] + Self.pageMask) & ~Self.pageMask)
        if new <= old {
            if new < old { _ = unmap(a[0] + new, old - new) }
            return a[0]
        }
        guard a[3] & 1 != 0 else { return UInt64(bitPattern: -12) }
        let address = map([0, new, 3, 0x22, .max, 0])
        guard address < memory.sizeBytes, memory.contains(a[0], count: old) else { return UInt64(bitPattern: -12) }
        (memory.host + Int(address)).copyMemory(from: memory.host + Int(a[0]), byteCount: Int(old))
        _ = unmap(a[0], old)
        return address
    }

    private func setHeapEnd(_ address: UInt64) -> UInt64 {
        if address >= heapStart, address < heapStart + (512 << 20) {
            if address < heapEnd {
                let from = (address + Self.pageMask) & ~Self.pageMask
                if from < heapEnd { _ = host(9, [place(from), heapEnd - from, 3, 0x4032, .max, 0]) }
            }
            heapEnd = address
        }
        return heapEnd
    }

    private func vector(_ address: UInt64, _ count: UInt64) -> UInt64 {
        let copy = memory.sizeBytes - 4096 - Self.stackBytes
        for index in 0..<min(count, 200) {
            put(copy + index * 16, place(word(address + index * 16)))
            put(copy + index * 16 + 8, word(address + index * 16 + 8))
        }
        return copy
    }

    private func zero(_ address: UInt64, _ count: UInt64) -> UInt64 {
        if address != 0 { for index in 0..<min(count, 128) / 8 { put(address + index * 8, 0) } }
        return 0
    }

    private func copyOut(_ text: String, _ address: UInt64, _ room: UInt64) -> UInt64 {
        let bytes = Array(text.utf8.prefix(Int(min(room, 4096))))
        _ = bytes.withUnsafeBytes { memory.write(address, from: $0) }
        return UInt64(bytes.count)
    }

    // MARK: Processes

    /// arch_prctl: ARCH_SET_GS 0x1001, ARCH_SET_FS 0x1002.
    private func setSegmentBase(_ code: UInt64, _ value: UInt64) -> UInt64 {
        guard code == 0x1001 || code == 0x1002 else { return UInt64(bitPattern: -22) }
        _ = processor.setModelSpecificRegister(code == 0x1002 ? 0xc000_0100 : 0xc000_0101, value)
        return 0
    }

    /// A signal is ignored or not; handlers never run.
    private func setSignalAction(_ a: [UInt64]) -> UInt64 {
        if a[1] != 0, word(a[1]) <= 1 { signal(Int32(truncatingIfNeeded: a[0]), word(a[1]) == 1 ? SIG_IGN : SIG_DFL) }
        return zero(a[2], 32)
    }

    /// A thread is refused; what shares memory until it execs gets a copy. Always nil.
    private func fork(_ number: UInt64, _ a: [UInt64]) -> Int32? {
        let isThread = number == 56 && a[0] & 0x1_0000 != 0
        let result = isThread ? UInt64(bitPattern: -11) : host(57, [])
        if result == 0, number == 56 {
            if a[1] != 0 { processor.setRegister(4, a[1]) }
            if a[0] & 0x0100_0000 != 0 { put(a[3], host(186, []) & 0xffff_ffff | word(a[3]) & ~0xffff_ffff) }
        } else if number == 56, !isThread, a[0] & 0x10_0000 != 0 {
            put(a[2], result & 0xffff_ffff | word(a[2]) & ~0xffff_ffff)
        }
        processor.setRegister(0, result)
        return nil
    }

    /// execve: ourselves, to run that program.
    private func execute(_ a: [UInt64]) -> UInt64 {
        func list(_ address: UInt64) -> [String] {
            var found: [String] = []
            var at = address
            while at != 0, word(at) != 0, found.count < 100_000 {
                found.append(text(word(at)))
                at += 8
            }
            return found
        }
        var path = text(a[0])
        var arguments = list(a[1])
        for _ in 0..<5 {
            guard access(path, X_OK) == 0 else { return UInt64(bitPattern: Int64(-errno)) }
            guard let file = fopen(path, "r") else { return UInt64(bitPattern: -13) }
            var head = [UInt8](repeating: 0, count: 256)
            let count = fread(&head, 1, head.count, file)
            fclose(file)
            if head.starts(with: [0x7f, 0x45, 0x4c, 0x46, 2, 1]) { break }
            guard count > 2, head[0] == 0x23, head[1] == 0x21 else { return UInt64(bitPattern: -8) }
            let line = head[2..<count].prefix { $0 != 0x0a }
            let words = line.split(separator: 0x20, maxSplits: 1).map { String(decoding: $0, as: UTF8.self) }
            guard let interpreter = words.first else { return UInt64(bitPattern: -8) }
            arguments = words + [path] + arguments.dropFirst()
            path = interpreter
        }
        let name = "\(level)"
        let ours = ["x86step", "run", "--level", name, "--quiet", "1", "--name", arguments.first ?? "", path]
        let pointers = (ours + arguments.dropFirst()).map { strdup($0) } + [nil]
        let variables = list(a[2]).map { strdup($0) } + [nil]
        execve("/proc/self/exe", pointers, variables)
        return UInt64(bitPattern: Int64(-errno))
    }
}
