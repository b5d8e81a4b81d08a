import Glibc
import ImageModel
import RegistryClient
import Testing

/// Long sequential reads: in parts, several at once where that helps, and in one piece where the server has no ranges.
@Suite struct RunTests {
    /// Parts small enough for a blob of 3 MB; more at once, whatever they bring.
    static var eager: FetchSettings {
        var out = BlockingClient.settings
        out.partBytes = 256 << 10
        out.fanOutGainPercent = -100
        out.fanOutEpochBytes = 1
        return out
    }

    private func blobLog(_ server: TestRegistry, _ layer: Descriptor) throws -> [TestRegistry.Logged] {
        try server.log.filter { $0.path.contains(layer.digest.hex) }
    }

    @Test("Parts of a blob come at once, within the limits, and no byte comes twice", arguments: [1, 2, 4])
    func parts(_ maxAtOnce: Int) throws {
        var settings = RunTests.eager
        settings.maxPartsAtOnce = maxAtOnce
        let server = try TestRegistry(#"{"delay_ms":20}"#)
        let client = try BlockingClient(server, settings: settings)
        let (reader, bytes, layer) = try FaultTests.noiseLayer(server, client)
        #expect(try client.readAll(reader, pieceBytes: 50_000) == bytes)
        #expect(reader.traffic.receivedBytes == UInt64(bytes.count))
        let log = try blobLog(server, layer)
        #expect(log.allSatisfy { $0.status == 206 })
        // They follow each other without gap or overlap, each of one size but for the last.
        let ends = try log.map { entry -> (Int, Int) in
            let numbers = try #require(entry.range).dropFirst("bytes=".count).split(separator: "-").map { Int($0) }
            return (try #require(numbers[0]), try #require(numbers[1]))
        }.sorted { $0.0 < $1.0 }
        var next = 0
        for (first, last) in ends {
            #expect(first == next)
            next = last + 1
        }
        #expect(next == bytes.count)
        #expect(log.count == 11 || maxAtOnce == 1)
        // One more may be asked for when the last is almost here.
        #expect(log.map(\.running).max() ?? 0 <= maxAtOnce + 1)
        #expect(log.contains { $0.running > 1 } || maxAtOnce == 1)
    }

    @Test("What is given away ahead of the reader is not held, and comes no second time", arguments: [1, 4])
    func takenAhead(_ maxAtOnce: Int) throws {
        var settings = RunTests.eager
        settings.maxPartsAtOnce = maxAtOnce
        let server = try TestRegistry()
        let client = try BlockingClient(server, settings: settings)
        let (reader, bytes, _) = try FaultTests.noiseLayer(server, client)
        var isHere = [Bool](repeating: false, count: bytes.count)
        var offset = 0
        while offset < bytes.count {
            let piece = try client.read(reader, at: UInt64(offset), count: 50_000)
            #expect(!piece.isEmpty && piece[...] == bytes[offset..<offset + piece.count])
            for index in offset..<offset + piece.count { isHere[index] = true }
            for ahead in reader.takeAhead() {
                let range = Int(ahead.offset)..<Int(ahead.offset) + ahead.bytes.count
                #expect(ahead.bytes[...] == bytes[range])
                for index in range { isHere[index] = true }
            }
            while offset < bytes.count, isHere[offset] { offset += 1 }
        }
        #expect(reader.traffic.receivedBytes == UInt64(bytes.count))
        #expect(reader.takeAhead().isEmpty)
    }

    @Test("A stream that is held takes little more, and goes on when it is read")
    func heldStreams() throws {
        var settings = RunTests.eager
        settings.maxPartsAtOnce = 2
        let server = try TestRegistry(#"{"delay_ms":5}"#)
        let client = try BlockingClient(server, settings: settings)
        let (reader, bytes, layer) = try FaultTests.noiseLayer(server, client)
        _ = try client.read(reader, at: 0, count: 1000)
        reader.hold(true)
        let asked = try blobLog(server, layer).count
        // Nobody reads: were it not held, each part that ends would be followed by others as they are given away.
        for _ in 0..<50 {
            _ = reader.takeAhead()
            reader.hold(true)
        }
        #expect(try blobLog(server, layer).count <= asked + 1)
        reader.hold(false)
        #expect(try client.readRange(reader, 0..<UInt64(bytes.count)) == bytes)
    }

    @Test("A reader that is slower than the server is run ahead of by no more than parts may hold")
    func slowReader() throws {
        var settings = BlockingClient.settings
        // Of a server this near, parts are eight times as long.
        settings.partBytes = 64 << 10
        settings.maxSparePartsBytes = 512 << 10
        let server = try TestRegistry()
        let client = try BlockingClient(server, settings: settings)
        let (reader, bytes, layer) = try FaultTests.noiseLayer(server, client)
        // So many reads that a part with each would be all of it. Between them what was asked for comes.
        for step in 0..<20 {
            let start = step * 10_000
            let range = UInt64(start)..<UInt64(start + 10_000)
            #expect(try client.readRange(reader, range) == Array(bytes[start..<start + 10_000]))
            usleep(20_000)
        }
        let asked = try blobLog(server, layer).compactMap { $0.range?.split(separator: "-").last }.compactMap {
            Int($0)
        }
        let furthest = try #require(asked.max())
        #expect(furthest < bytes.count / 2)
        #expect(try client.readAll(reader) == bytes)
    }

    @Test("A host has no more than the allowed requests at once, of however many readers")
    func hostLimit() throws {
        var settings = BlockingClient.settings
        settings.maxRequestsPerHost = 3
        let server = try TestRegistry(#"{"delay_ms":20}"#)
        let client = try BlockingClient(server, settings: settings)
        let source = try client.source("localhost:\(server.port)/a/b:one")
        let layer = try client.resolve(source).layers[FaultTests.noise]
        let readers = (0..<6).map { _ in source.blob(layer) }
        for (index, reader) in readers.enumerated() {
            for step in 0..<4 { reader.prefetch(at: UInt64(1 + index * 400_000 + step * 100_000), count: 50_000) }
        }
        let bytes = try Fixture.read(Fixture.layout + "/blobs/sha256/" + layer.digest.hex)
        for (index, reader) in readers.enumerated().reversed() {
            for step in 0..<4 {
                let start = 1 + index * 400_000 + step * 100_000
                let got = try client.readRange(reader, UInt64(start)..<UInt64(start + 50_000))
                #expect(got == Array(bytes[start..<start + 50_000]))
            }
        }
        let log = try blobLog(server, layer)
        #expect(log.count == 24)
        #expect(log.map(\.running).max() ?? 0 <= 3)
    }

    @Test("Readers that hold their bodies up keep nobody else waiting")
    func heldBodiesLendTheirSlots() throws {
        var settings = BlockingClient.settings
        settings.maxRequestsPerHost = 2
        settings.streamBufferBytes = 100_000
        let server = try TestRegistry()
        let client = try BlockingClient(server, settings: settings)
        let source = try client.source("localhost:\(server.port)/a/b:one")
        let layer = try client.resolve(source).layers[FaultTests.noise]
        let bytes = try Fixture.read(Fixture.layout + "/blobs/sha256/" + layer.digest.hex)
        let readers = (0..<5).map { _ in source.blob(layer) }
        for reader in readers { #expect(try client.read(reader, at: 0, count: 4) == Array(bytes[..<4])) }
        for reader in readers { #expect(try client.readAll(reader) == bytes) }
    }

    @Test("A server that answers the whole to a range is read to the end of that answer")
    func keepsWhole() throws {
        let server = try TestRegistry(#"{"ranges":false}"#)
        let client = try BlockingClient(server, settings: RunTests.eager)
        let (reader, bytes, layer) = try FaultTests.noiseLayer(server, client)
        #expect(try client.readAll(reader) == bytes)
        #expect(try blobLog(server, layer).count == 1)
        // So is the answer to a read in the middle.
        let other = try client.source("localhost:\(server.port)/a/b:one").blob(layer)
        #expect(try client.readRange(other, 1_000_000..<3_000_000) == Array(bytes[1_000_000..<3_000_000]))
        #expect(try blobLog(server, layer).count == 2)
    }

    @Test("A server that refuses ranges is asked for the whole", arguments: [400, 405, 416, 501])
    func refusedRanges(_ code: Int) throws {
        let server = try TestRegistry(
            #"{"rules":[{"match":"/blobs/","ranged":true,"do":"status","code":\#(code)}]}"#)
        let client = try BlockingClient(server, settings: RunTests.eager)
        let (reader, bytes, layer) = try FaultTests.noiseLayer(server, client)
        #expect(try client.readAll(reader) == bytes)
        #expect(try client.readRange(reader, 1_000_000..<1_100_000) == Array(bytes[1_000_000..<1_100_000]))
        #expect(try blobLog(server, layer).count { $0.range != nil } == 1, "it is not asked for ranges again")
    }

    @Test("A sequential read survives wrong Content-Ranges, and takes no byte from them", arguments: [1, -1, 262_144])
    func wrongContentRange(_ shift: Int) throws {
        for sound in [0, 1, 3] {
            let server = try TestRegistry(
                """
                {"rules":[{"match":"/blobs/","times":\(sound + 1),"do":"none"},
                          {"match":"/blobs/","do":"wrongrange","by":\(shift)}]}
                """)
            let client = try BlockingClient(server, settings: RunTests.eager)
            let (reader, bytes, _) = try FaultTests.noiseLayer(server, client)
            #expect(try client.readAll(reader) == bytes)
        }
    }

    @Test(
        "Parts that fail, are cut or come too often are asked for again",
        arguments: [
            #"{"match":"/blobs/","times":2,"do":"status","code":429}"#,
            #"{"match":"/blobs/","times":3,"do":"status","code":500}"#, #"{"match":"/blobs/","times":3,"do":"drop"}"#,
            #"{"match":"/blobs/","times":6,"do":"cut","after":100000}"#,
        ])
    func partsFail(_ rule: String) throws {
        let server = try TestRegistry(#"{"rules":[{"match":"/blobs/","times":3,"do":"none"},\#(rule)]}"#)
        let client = try BlockingClient(server, settings: RunTests.eager)
        let (reader, bytes, _) = try FaultTests.noiseLayer(server, client)
        #expect(try client.readAll(reader) == bytes)
    }

    @Test("A body cut at any 64 KiB boundary is resumed there", arguments: [BlockingClient.settings, RunTests.eager])
    func everyCut(_ settings: FetchSettings) throws {
        let unit = 64 << 10
        // One is cut after each boundary in turn; what is asked for next comes whole.
        let cuts = (0..<46).map { cut in
            """
            {"match":"/blobs/","times":1,"do":"cut","after":\(cut * unit)},{"match":"/blobs/","times":1,"do":"none"}
            """
        }
        let server = try TestRegistry(
            #"{"rules":[{"match":"/blobs/","times":1,"do":"none"},\#(cuts.joined(separator: ","))]}"#)
        let client = try BlockingClient(server, settings: settings)
        let (_, bytes, layer) = try FaultTests.noiseLayer(server, client)
        for cut in 0..<46 {
            let reader = try client.source("localhost:\(server.port)/a/b:one").blob(layer)
            #expect(try client.readAll(reader) == bytes, "cut after \(cut * unit)")
        }
        // And a server whose every answer ends so soon.
        let stutterer = try TestRegistry(FaultTests.rules(#"{"match":"/blobs/","do":"cut","after":65536}"#))
        let reader = try BlockingClient(stutterer, settings: settings)
        let blob = try reader.source("localhost:\(stutterer.port)/a/b:one").blob(layer)
        #expect(try reader.readAll(blob) == bytes)
    }

    @Test("Reads that follow each other for long become a run")
    func windowsBecomeRun() throws {
        // A blob larger than the windows that come before a run.
        let folder = Fixture.freshPath("layout")
        try #require(Fixture.run(["mkdir", "-p", folder + "/blobs/sha256"]) == 0)
        var bytes = [UInt8](repeating: 0, count: 9 << 20)
        var state: UInt32 = 1
        for index in bytes.indices {
            state = state &* 1_664_525 &+ 1_013_904_223
            bytes[index] = UInt8(truncatingIfNeeded: state >> 24)
        }
        let digest = sha256(bytes)
        try Fixture.write(folder + "/blobs/sha256/" + digest.hex, bytes)
        try Fixture.write(folder + "/index.json", Array(#"{"schemaVersion":2,"manifests":[]}"#.utf8))
        let server = try TestRegistry(layout: folder)
        let client = try BlockingClient(server)
        let reader = try client.source("localhost:\(server.port)/a/b:one").blob(
            Descriptor(mediaType: "", digest: digest, sizeBytes: UInt64(bytes.count)))
        #expect(try client.readRange(reader, 100_000..<UInt64(bytes.count)) == Array(bytes[100_000...]))
        #expect(
            try server.log.last?.range == "bytes=\(100_000 + 4_456_448 + 262_144)-\(bytes.count - 1)"
                || server.log.count <= 9)
        // A long hint is a run from the start.
        let hinted = try client.source("localhost:\(server.port)/a/b:one").blob(
            Descriptor(mediaType: "", digest: digest, sizeBytes: UInt64(bytes.count)))
        hinted.prefetch(at: 200_000, count: 9_000_000)
        #expect(try client.readRange(hinted, 200_000..<UInt64(bytes.count)) == Array(bytes[200_000...]))
        #expect(hinted.traffic.requests <= 2)
    }
}
