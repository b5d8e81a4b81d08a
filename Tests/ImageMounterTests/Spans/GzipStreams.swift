import Glibc

/// Streams that other people's tools have made of one content.
enum GzipStreams {
    /// 3 MB: words, numbers, noise, zeros and repeats, so that blocks of all kinds and lengths come up.
    static let content: [UInt8] = {
        var state: UInt64 = 42
        func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
        let words = (0..<4000).map { _ in (0..<2 + next() % 9).map { _ in UInt8(0x61 + next() % 26) } }
        var out: [UInt8] = []
        while out.count < 3 << 20 {
            switch next() % 40 {
            case 0: for _ in 0..<next() % 30_000 { out.append(UInt8(truncatingIfNeeded: next())) }
            case 1: out += [UInt8](repeating: 0, count: Int(next() % 70_000))
            case 2 where out.count > 40_000:
                let start = out.count - Int(next() % 33_000) - 1000
                out += out[start..<start + 900]
            default: for _ in 0..<next() % 900 { out += words[Int(next() * next() % 4000)] + [0x20] }
            }
        }
        return out
    }()

    /// The content on stdin, the stream on stdout.
    static let makers: [(name: String, command: String)] = [
        ("gzip -1", "gzip -1n"), ("gzip -6", "gzip -6n"), ("gzip -9 with a name", "gzip -9 >x.gz && cat x.gz"),
        ("stored blocks", python("m(d, level=0)")), ("fixed blocks", python("m(d, strategy=zlib.Z_FIXED)")),
        ("Huffman only", python("m(d, strategy=zlib.Z_HUFFMAN_ONLY)")),
        ("runs only", python("m(d, strategy=zlib.Z_RLE)")),
        ("small blocks", python("m(d, mem=1)")),
        ("a window of 512 bytes", python("m(d, bits=9)")),
        ("sync points, as pigz and Go leave", python("flushed(d, zlib.Z_SYNC_FLUSH, 40000)")),
        ("full flushes", python("flushed(d, zlib.Z_FULL_FLUSH, 100000)")),
        ("stored, fixed and dynamic blocks in turns", python("mixed(d)")),
        ("members of 64 KiB and an empty one last, as bgzip", python("members(d, 65280) + m(b'')")),
        (
            "members of 1 MB with empty ones between",
            python("b''.join(m(d[i:i+1000000]) + m(b'') * 3 for i in range(0, len(d), 1000000))")
        ),
        ("a member of 100 bytes, then the rest", python("m(d[:100]) + m(d[100:])")),
        ("two members and garbage", python("m(d[:2000000]) + m(d[2000000:]) + b'garbage' * 1000")),
    ]

    private static func python(_ expression: String) -> String {
        let program = """
            import sys, zlib, gzip
            d = sys.stdin.buffer.read()
            def c(level=6, strategy=0, mem=8, bits=15): return zlib.compressobj(level, zlib.DEFLATED, bits + 16, mem, strategy)
            def m(d, **k): o = c(**k); return o.compress(d) + o.flush()
            def members(d, n): return b''.join(m(d[i:i+n]) for i in range(0, len(d), n))
            def flushed(d, how, n):
                o = c()
                return b''.join(o.compress(d[i:i+n]) + o.flush(how) for i in range(0, len(d), n)) + o.flush()
            def raw(d, level, strategy):
                o = zlib.compressobj(level, zlib.DEFLATED, -15, 8, strategy)
                return o.compress(d) + o.flush(zlib.Z_SYNC_FLUSH)
            def mixed(d):
                out = b'\\x1f\\x8b\\x08\\0\\0\\0\\0\\0\\0\\xff'
                for k, i in enumerate(range(0, len(d), 50000)):
                    out += raw(d[i:i+50000], [0, 9, 6, 1][k % 4], [0, zlib.Z_FIXED, 0, zlib.Z_HUFFMAN_ONLY][k % 4])
                return out + b'\\x03\\0' + zlib.crc32(d).to_bytes(4, 'little') + len(d).to_bytes(4, 'little')
            sys.stdout.buffer.write(\(expression))
            """
        return "python3 -c \"\(program)\""
    }

    /// One after the other, made once.
    static let streams: [[UInt8]] = makers.map { Shell.output(of: $0.command, input: content) }
}

enum Shell {
    /// What the command writes when it is run in a folder of its own with the input on stdin; empty where it fails.
    static func output(of command: String, input: [UInt8]) -> [UInt8] {
        var folder = [UInt8]("/tmp/c2w-spans-XXXXXX".utf8CString.map { UInt8(bitPattern: $0) })
        let isMade = folder.withUnsafeMutableBytes { mkdtemp($0.bindMemory(to: CChar.self).baseAddress!) != nil }
        precondition(isMade, "no temporary folder")
        let path = String(decoding: folder.dropLast(), as: UTF8.self)
        defer { _ = system("rm -rf \(path)") }
        let file = fopen(path + "/input", "w")!
        fwrite(input, 1, input.count, file)
        fclose(file)
        let pipe = popen("cd \(path) && (\(command)) <input", "r")!
        var out: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&buffer, 1, buffer.count, pipe)
            guard count > 0 else { break }
            out += buffer[..<count]
        }
        return pclose(pipe) == 0 ? out : []
    }
}
