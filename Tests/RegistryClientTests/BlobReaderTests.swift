import HostPlatform
import ImageModel
import RegistryClient
import Testing

/// How few requests serve which reads, and what stays in memory.
@Suite struct BlobReaderTests {
    @Test("Sequential reads from 0 are one request")
    func oneStream() throws {
        let server = try TestRegistry()
        let client = try BlockingClient(server)
        let (reader, bytes, layer) = try FaultTests.noiseLayer(server, client)
        #expect(try client.read(reader, at: 0, count: 4) == Array(bytes[..<4]), "a look at the magic first")
        #expect(try client.readAll(reader, pieceBytes: 4096) == bytes)
        let asked = try server.log.filter { $0.path.hasSuffix(layer.digest.text) }
        #expect(asked.count == 1)
        #expect(asked[0].range == nil)
    }

    @Test("A reader that stops pauses the server, and goes on where it stopped")
    func bounded() async throws {
        var settings = BlockingClient.settings
        settings.streamBufferBytes = 100_000
        let server = try TestRegistry()
        let client = try BlockingClient(server, settings: settings)
        let (reader, bytes, layer) = try FaultTests.noiseLayer(server, client)
        _ = try client.read(reader, at: 0, count: 10)
        try await Task.sleep(for: .milliseconds(200))
        #expect(try client.readAll(reader) == bytes)
        #expect(try server.log.count { $0.path.hasSuffix(layer.digest.text) } == 1)
    }

    @Test("Random reads are single ranges, which double while they follow each other")
    func windows() throws {
        let server = try TestRegistry()
        let client = try BlockingClient(server)
        let (reader, bytes, layer) = try FaultTests.noiseLayer(server, client)
        var offset: UInt64 = 1_000_000
        while offset < 2_500_000 {
            let piece = try client.read(reader, at: offset, count: 10_000)
            #expect(piece == Array(bytes[Int(offset)..<Int(offset) + piece.count]))
            offset += UInt64(piece.count)
        }
        let ranges = try server.log.filter { $0.path.hasSuffix(layer.digest.text) }.map { $0.range }
        #expect(ranges == ["bytes=1000000-1262143", "bytes=1262144-1786431", "bytes=1786432-2835007"])
    }

    @Test("What turned out wrong is asked for anew", arguments: [true, false])
    func forgets(isInOrder: Bool) throws {
        let server = try TestRegistry(
            #"{"rules":[{"match":"/blobs/","times":1,"do":"none"},{"match":"/blobs/","times":1,"do":"corrupt"}]}"#)
        let client = try BlockingClient(server)
        let (reader, bytes, layer) = try FaultTests.noiseLayer(server, client)
        let size = bytes.count
        if isInOrder { #expect(try client.readAll(reader) != bytes) }
        let tail = UInt64(size - 1000)..<UInt64(size)
        if !isInOrder { #expect(try client.readRange(reader, tail) != Array(bytes.suffix(1000))) }
        reader.forget(at: UInt64(size - 10), count: 10)
        #expect(try client.readRange(reader, tail) == Array(bytes.suffix(1000)))
        #expect(try client.readRange(reader, 0..<1000) == Array(bytes[..<1000]))
        #expect(try server.log.count { $0.path.hasSuffix(layer.digest.text) } >= 2)
        reader.forget(at: .max, count: .max)
    }

    @Test("A server that ignores ranges serves any read, and learns us to stream")
    func ignoresRanges() throws {
        let server = try TestRegistry(#"{"ranges":false}"#)
        let client = try BlockingClient(server)
        let (reader, bytes, layer) = try FaultTests.noiseLayer(server, client)
        for start in [2_000_000, 2_500_000, 2_900_000, 100] {
            let range = UInt64(start)..<UInt64(start + 5000)
            #expect(try client.readRange(reader, range) == Array(bytes[start..<start + 5000]))
        }
        // The answer to the first is kept and read on; the last begins again.
        #expect(try server.log.count { $0.path.hasSuffix(layer.digest.text) } <= 3)
    }

    @Test("A prefetched range is there without another request")
    func prefetch() throws {
        let server = try TestRegistry()
        let client = try BlockingClient(server)
        let (reader, bytes, layer) = try FaultTests.noiseLayer(server, client)
        reader.prefetch(at: 2_000_000, count: 50_000)
        reader.prefetch(at: 2_010_000, count: 5)
        reader.prefetch(at: 99_000_000, count: 5)
        #expect(try client.readRange(reader, 2_000_000..<2_050_000) == Array(bytes[2_000_000..<2_050_000]))
        #expect(
            try server.log.filter { $0.path.hasSuffix(layer.digest.text) }.map { $0.range } == ["bytes=2000000-2049999"]
        )
    }

    @Test("A hint of some MB is one request, whose bytes are served as they come; more hints than fit wait")
    func bigHints() throws {
        var settings = BlockingClient.settings
        settings.maxWindowsBytes = 1_300_000
        let server = try TestRegistry()
        let client = try BlockingClient(server, settings: settings)
        let (reader, bytes, layer) = try FaultTests.noiseLayer(server, client)
        let starts = [100_000, 1_300_000, 2_000_000]
        for start in starts { reader.prefetch(at: UInt64(start), count: 600_000) }
        // Memory holds two; the third is asked for when the first was read.
        for start in starts {
            let range = UInt64(start)..<UInt64(start + 600_000)
            #expect(try client.readRange(reader, range) == Array(bytes[start..<start + 600_000]))
        }
        func ranges() throws -> [String] {
            try server.log.filter { $0.path.hasSuffix(layer.digest.text) }.map { $0.range ?? "" }
        }
        #expect(try ranges().sorted() == ["bytes=100000-699999", "bytes=1300000-1899999", "bytes=2000000-2599999"])
        // One that waits is one request too when its bytes are wanted before its turn.
        let other = try client.source("localhost:\(server.port)/a/b:one").blob(layer)
        for start in starts { other.prefetch(at: UInt64(start), count: 600_001) }
        #expect(try client.readRange(other, 2_100_000..<2_200_000) == Array(bytes[2_100_000..<2_200_000]))
        #expect(try ranges().contains("bytes=2000000-2600000"))
    }

    @Test("Traffic counts requests and bytes, and knows how far the server is; a file costs none")
    func traffic() throws {
        let server = try TestRegistry()
        let client = try BlockingClient(server)
        let (reader, bytes, layer) = try FaultTests.noiseLayer(server, client)
        #expect(reader.traffic.requests == 0)
        reader.prefetch(at: 1_000_000, count: 300_000)
        _ = try client.readRange(reader, 1_000_000..<1_300_000)
        #expect(reader.traffic.requests == 1)
        #expect(reader.traffic.receivedBytes == 300_000)
        #expect(reader.traffic.roundTripNs > 0)
        #expect(try client.readAll(reader) == bytes)
        #expect(reader.traffic.requests == 2)
        #expect(reader.traffic.receivedBytes >= UInt64(bytes.count))
        #expect(reader.traffic.bytesPerSecond > 0)
        let local = try client.source("oci:\(Fixture.layout):one").blob(layer)
        _ = try client.readAll(local)
        #expect(local.traffic.requests == 0)
        #expect(local.traffic.receivedBytes == UInt64(bytes.count))
    }

    @Test("Many threads may read one blob at once")
    func manyThreads() throws {
        let server = try TestRegistry()
        let client = try BlockingClient(server)
        let (reader, bytes, _) = try FaultTests.noiseLayer(server, client)
        let shared = HandedOver((reader, client, bytes))
        let results = Mailbox<Bool>()
        var threads: [HostThread] = []
        for number in 0..<8 {
            threads.append(
                try HostThread.start(name: "reader") {
                    let (reader, client, bytes) = shared.value
                    var isRight = true
                    for step in 0..<20 {
                        let start = (number * 377_777 + step * 123_457) % (bytes.count - 1000)
                        let got = try? client.readRange(reader, UInt64(start)..<UInt64(start + 1000))
                        if got != Array(bytes[start..<start + 1000]) { isRight = false }
                    }
                    results.post(isRight)
                })
        }
        for thread in threads { thread.join() }
        for _ in threads { #expect(results.next() == true) }
    }
}
