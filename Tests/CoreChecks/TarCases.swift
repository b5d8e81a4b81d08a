import ImageMounter

/// Keeps what a parser says.
public final class TarLog: TarSink {
    public var entries: [TarEntry] = []
    public var warnings: [String] = []
    public func entry(_ entry: TarEntry) throws(LayerError) { entries.append(entry) }
    public func warning(_ text: String) { warnings.append(text) }

    public init() {}

    /// Feeds an archive in pieces; the answer is the error, if there was one.
    public static func parse(_ bytes: [UInt8], chunk: Int = .max) -> (log: TarLog, error: LayerError?) {
        let log = TarLog()
        let parser = TarParser(sink: log)
        do throws(LayerError) {
            var start = 0
            while start < bytes.count {
                let end = min(bytes.count, chunk == .max ? bytes.count : start + chunk)
                var failure: LayerError?
                bytes.withUnsafeBytes { all in
                    do throws(LayerError) {
                        try parser.feed(UnsafeRawBufferPointer(rebasing: all[start..<end]))
                    } catch { failure = error }
                }
                if let failure { throw failure }
                start = end
            }
            try parser.finish()
            return (log, nil)
        } catch { return (log, error) }
    }
}

/// Tars that hold each thing a tar can hold.
public enum TarCases {
    private typealias Header = TarWriter.Header

    public static func everything() -> [UInt8] {
        TarWriter.tar { tar in
            tar.folder("./")
            tar.folder("d/")
            tar.file("d/file", "content")
            tar.addPAX([("path", [UInt8]("d/".utf8) + [UInt8](repeating: 0x6e, count: 255))])
            tar.file("short", String(repeating: "x", count: 1500))
            tar.addLong([UInt8](repeating: 0x67, count: 150), "L")
            tar.addLong([UInt8](repeating: 0x74, count: 3000), "K")
            tar.link("gnu", to: "gnu")
            tar.link("hard", to: "d/file", hard: true)
            var device = Header("null", "3")
            device.deviceMajor = TarWriter.octal(1, 7)
            device.deviceMinor = TarWriter.octal(3, 7)
            tar.add(device)
            tar.add(Header("pipe", "6"))
            tar.addPAX([
                ("GNU.sparse.major", [0x31]), ("GNU.sparse.minor", [0x30]),
                ("GNU.sparse.name", [UInt8]("sparse".utf8)), ("GNU.sparse.realsize", [UInt8]("9000".utf8)),
            ])
            tar.add(
                Header("x", "0"),
                [UInt8]("2\n100\n5\n8990\n10\n".utf8) + [UInt8](repeating: 0, count: 496)
                    + [UInt8]("01234ABCDEFGHIJ".utf8))
            var old = Header("old", "S")
            old.magic = [UInt8]("ustar  \u{0}".utf8)
            old.overlay = [
                (386, TarWriter.octal(512, 11) + [0] + TarWriter.octal(3, 11)), (483, TarWriter.octal(600, 11)),
            ]
            for slot in 1..<4 {
                old.overlay.append(
                    (
                        386 + 24 * slot,
                        TarWriter.octal(UInt64(512 + 10 * slot), 11) + [0]
                            + TarWriter.octal(1, 11)
                    ))
            }
            old.overlay.append((482, [1]))
            old.size = TarWriter.octal(7, 11)
            tar.add(old)
            tar.bytes += TarWriter.octal(590, 11) + [0] + TarWriter.octal(1, 11)
            tar.pad()
            tar.bytes += [UInt8]("abcdefg".utf8)
            tar.pad()
            tar.file("last", "the end")
        }
    }
}
