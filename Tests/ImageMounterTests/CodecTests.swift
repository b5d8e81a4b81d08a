import ImageCodecs
import ImageModel
import Testing

/// gzip and zstd streams, fed in pieces of every size. The streams were made by the tools of that name.
@Suite struct CodecTests {
    static let gzipHello = bytes("1f8b0800000000000203cb48cdc9c9570000f6f981ed06000000")  // "hello "
    static let gzipWorld = bytes("1f8b08000000000002032bcf2fca4901004311773a05000000")  // "world"
    static let zstdHello = bytes("28b52ffd045831000068656c6c6f20d23be1a9")
    static let zstdWorld = bytes("28b52ffd0458290000776f726c64ef51ee66")
    static let skippable = bytes("5a2a4d1805000000") + [1, 2, 3, 4, 5]

    enum Outcome: Equatable {
        case text(String)
        case unfinished
        case corrupt
        case tooLarge
    }

    static func decode(_ decoder: any StreamDecoder, _ input: [UInt8], chunk: Int, room: Int = 5) -> Outcome {
        var out: [UInt8] = []
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: room, alignment: 1)
        defer { buffer.deallocate() }
        var atEnd = false
        var rest = input[...]
        do throws(DecodeError) {
            var idle = 0
            while idle < 3 {
                let piece = [UInt8](rest.prefix(chunk))
                var progress = DecodeProgress(consumed: 0, produced: 0, isAtStreamEnd: false)
                var failure: DecodeError?
                piece.withUnsafeBytes { bytes in
                    do throws(DecodeError) { progress = try decoder.decode(bytes, into: buffer) } catch {
                        failure = error
                    }
                }
                if let failure { throw failure }
                rest = rest.dropFirst(progress.consumed)
                out += buffer[..<progress.produced]
                atEnd = progress.isAtStreamEnd
                idle = progress.consumed == 0 && progress.produced == 0 ? idle + 1 : 0
            }
        } catch {
            switch error {
            case .corrupt: return .corrupt
            case .tooLarge: return .tooLarge
            }
        }
        return atEnd && rest.isEmpty ? .text(String(decoding: out, as: UTF8.self)) : .unfinished
    }

    static let gzipCases: [(name: String, input: [UInt8], outcome: Outcome)] = [
        ("one member", gzipHello, .text("hello ")),
        ("two members", gzipHello + gzipWorld, .text("hello world")),
        ("zero padding, as tape drives leave", gzipHello + [0, 0, 0, 0], .text("hello ")),
        ("garbage after the last member is ignored, as by GNU gzip", gzipHello + [9, 8, 7], .text("hello ")),
        ("garbage that begins like a member", gzipHello + [0x1f, 0x00, 0x8b], .text("hello ")),
        ("a single 1f at the end", gzipHello + [0x1f], .text("hello ")),
        ("no bytes at all", [], .unfinished),
        ("cut in the header", [UInt8](gzipHello[..<5]), .unfinished),
        ("cut in the data", [UInt8](gzipHello[..<14]), .unfinished),
        ("cut in the trailer", [UInt8](gzipHello[..<(gzipHello.count - 1)]), .unfinished),
        ("cut in the second member", gzipHello + gzipWorld[..<12], .unfinished),
        ("a wrong checksum", changed(gzipHello, gzipHello.count - 6), .corrupt),
        ("a wrong length", changed(gzipHello, gzipHello.count - 2), .corrupt),
        ("a second member with a broken header", gzipHello + [0x1f, 0x8b, 0x77, 0, 0, 0, 0, 0, 0, 0], .corrupt),
        ("no gzip", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], .corrupt),
    ]

    @Test(arguments: gzipCases.indices) func gzip(index: Int) {
        let (name, input, outcome) = CodecTests.gzipCases[index]
        for (inflate, chunk) in HostCodecs.Inflate.allCases.flatMap({ i in [1, 2, 3, 7, 1000].map { (i, $0) } }) {
            let decoder = HostCodecs(inflate: inflate).makeGzipDecoder()
            #expect(
                CodecTests.decode(decoder, input, chunk: chunk) == outcome, "\(name), \(inflate), pieces of \(chunk)")
        }
    }

    static let zstdCases: [(name: String, input: [UInt8], outcome: Outcome)] = [
        ("one frame", zstdHello, .text("hello ")),
        ("two frames", zstdHello + zstdWorld, .text("hello world")),
        ("skippable frames around", skippable + zstdHello + skippable + zstdWorld + skippable, .text("hello world")),
        ("no bytes at all", [], .unfinished),
        ("cut in a frame", [UInt8](zstdHello[..<12]), .unfinished),
        ("cut in the checksum", [UInt8](zstdHello[..<(zstdHello.count - 1)]), .unfinished),
        ("cut in a skippable frame", zstdHello + skippable[..<9], .unfinished),
        ("a wrong checksum", changed(zstdHello, zstdHello.count - 1), .corrupt),
        ("garbage after a frame", zstdHello + [9, 9, 9, 9, 9, 9], .corrupt),
        ("a window of 128 MiB", bytes("28b52ffd0088") + [1, 0, 0], .text("")),
        ("a window of 256 MiB", bytes("28b52ffd0090") + [1, 0, 0], .tooLarge),
    ]

    @Test(arguments: zstdCases.indices) func zstd(index: Int) {
        let (name, input, outcome) = CodecTests.zstdCases[index]
        for chunk in [1, 2, 3, 7, 1000] {
            #expect(CodecTests.decode(ZstdDecoder(), input, chunk: chunk) == outcome, "\(name), pieces of \(chunk)")
        }
    }

    /// The tests' machine has it, so that what they say of ISA-L is not said of zlib.
    @Test func isalIsThere() { #expect(HostCodecs.hasIsal) }

    /// FIPS 180-4 examples.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func sha256(text: String, hex: String) {
        let hash = HostCodecs().makeSHA256()
        for byte in text.utf8 { withUnsafeBytes(of: byte) { hash.update($0) } }
        #expect(Digest(sha256: hash.finish()).hex == hex)
    }

    static func bytes(_ hex: String) -> [UInt8] {
        let digits = Array(hex.utf8).map { UInt8($0 < 0x3a ? $0 - 0x30 : $0 - 0x57) }
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }

    static func changed(_ bytes: [UInt8], _ index: Int) -> [UInt8] {
        var out = bytes
        out[index] ^= 0x40
        return out
    }
}
