import HostPlatform
import ImageModel
import NinePServer

/// What a 9P client may send, chosen by the input: each byte of it decides a field, a fault of the tree or when tickets
/// fire. Checked after each message: exactly one reply or suppression a message, replies that decode, and, at the
/// end, every reference given back.
enum NinePFuzz {
    /// A message of each type, its fields 0.
    static func codecSeeds() -> [[UInt8]] {
        NinePMessageType.allCases.map { type in
            let message = NinePMessage(type, tag: 1)
            do throws(NinePCodecError) {
                var bytes = [UInt8](repeating: 0, count: try message.encodedBytes())
                try bytes.withUnsafeMutableBufferPointer { (buffer) throws(NinePCodecError) in
                    _ = try message.encode(into: UnsafeMutableRawBufferPointer(buffer))
                }
                return bytes
            } catch { return [] }
        }
    }

    /// Choices at random: every stream of them is a run.
    static func sessionSeeds() -> [[UInt8]] {
        var random = Mutator(seed: 1)
        return (1...64).map { size in
            (0..<size * 64).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        }
    }

    /// Messages made of fields that are near to right.
    static func session(_ input: UnsafeRawBufferPointer) {
        let run = Run(input)
        while !run.source.isAtEnd { run.step() }
        run.finish()
    }

    /// The decoder, on the bytes as they are; what it takes must come out of the encoder again.
    static func codec(_ input: UnsafeRawBufferPointer) {
        do throws(NinePCodecError) {
            let message = try NinePMessage(decoding: input)
            let count = try message.encodedBytes()
            var copy = [UInt8](repeating: 0, count: count)
            try copy.withUnsafeMutableBufferPointer { (buffer) throws(NinePCodecError) in
                _ = try message.encode(into: UnsafeMutableRawBufferPointer(buffer))
            }
            precondition(copy.elementsEqual(input.prefix(count)), "decode and encode disagree")
        } catch {
            precondition(input.count < 1 << 30)
        }
    }

    /// The input as a stream of choices; zeros when it is used up.
    final class Source {
        private let bytes: UnsafeRawBufferPointer
        private var offset = 0
        init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }
        var isAtEnd: Bool { offset >= bytes.count }
        func byte() -> UInt8 {
            guard offset < bytes.count else { return 0 }
            defer { offset += 1 }
            return bytes[offset]
        }
        func u32() -> UInt32 { (0..<4).reduce(0) { value, _ in value << 8 | UInt32(byte()) } }
        func u64() -> UInt64 { UInt64(u32()) << 32 | UInt64(u32()) }
        /// Mostly small, sometimes anything.
        func number() -> UInt64 {
            let choice = byte()
            switch choice {
            case 0..<200: return UInt64(choice % 8)
            case 200..<230: return UInt64(byte()) << 4
            case 230..<245: return UInt64(u32())
            default: return u64()
            }
        }
    }

    private final class Run: TicketWaiter, @unchecked Sendable {
        let source: Source
        let tree: FaultyTree
        var session: NinePSession?
        var fired: [Ticket] = []
        var unanswered: Set<UInt64> = []
        var lastToken: UInt64 = 0

        init(_ input: UnsafeRawBufferPointer) {
            source = Source(input)
            tree = FaultyTree(source: source)
            var limits = NinePSession.Limits()
            limits.maxMessageBytes = 8192
            limits.maxFids = 40
            limits.maxPending = 6
            limits.maxAttributeBytes = 300
            session = NinePSession(tree: tree, tickets: tree.tickets, waiter: self, limits: limits)
            let version: StaticString = "9P2000.L"
            send(.tversion) {
                $0.number = 4096
                $0.name = UnsafeRawBufferPointer(start: version.utf8Start, count: version.utf8CodeUnitCount)
            }
            send(.tattach) { $0.authFid = NinePConstant.noFid }
        }

        func ticketFired(_ ticket: Ticket) { fired.append(ticket) }

        func step() {
            switch source.byte() {
            case 0..<20:
                tree.fireSome()
            case 20..<40:
                for ticket in fired { session?.retry(ticket) }
                fired = []
            case 40..<50:
                let count = Int(source.byte())
                receive((0..<count).map { _ in source.byte() })
            default:
                let type = chooseType()
                let names = (["a", "b", "f", "..", "a", "b", "f", ".", "none", "x/y", ""] as [String]).map {
                    Array($0.utf8)
                }
                let count = source.byte() < 240 ? Int(source.byte()) % 4 : Int(source.byte()) % 18
                let chosen = (0..<count).map { _ in names[Int(source.byte()) % names.count] }
                var joined: [UInt8] = []
                for name in chosen { joined += [UInt8(name.count), 0] + name }
                let name = names[Int(source.byte()) % names.count]
                joined.withUnsafeBytes { joined in
                    name.withUnsafeBytes { name in
                        send(type) { fill(&$0, names: joined, count: chosen.count, name: name) }
                    }
                }
            }
            // Replies are sometimes left lying.
            if source.byte() < 230 { take() }
        }

        /// Mostly one that gets somewhere.
        private func chooseType() -> NinePMessageType {
            let choice = source.byte()
            guard choice < 220 else {
                let types = NinePMessageType.allCases
                return types[Int(source.byte()) % types.count]
            }
            let usual: [NinePMessageType] = [
                .twalk, .twalk, .twalk, .twalk, .tlopen, .tlopen, .tread, .treaddir, .tgetattr, .tclunk, .txattrwalk,
                .tflush, .tstatfs, .tread, .tremove,
            ]
            return usual[Int(choice) % usual.count]
        }

        private func fill(
            _ message: inout NinePMessage, names: UnsafeRawBufferPointer, count: Int, name: UnsafeRawBufferPointer
        ) {
            message.tag = UInt16(truncatingIfNeeded: source.number())
            message.fid = chooseFid()
            message.newFid = chooseFid()
            message.authFid = source.byte() < 200 ? NinePConstant.noFid : source.u32()
            message.oldTag = UInt16(truncatingIfNeeded: source.number())
            message.number =
                message.type == .tversion ? 4096 + source.u32() % 9000 : UInt32(source.number() & 0xffff_ffff)
            message.offset = source.number()
            message.flags = source.byte() < 220 ? 0 : UInt32(truncatingIfNeeded: source.number())
            message.lock = source.byte() % 4
            message.names = names
            message.nameCount = count
            message.name = name
        }

        /// Few enough that most exist, far enough apart that they collide in a table.
        private func chooseFid() -> UInt32 {
            let choice = source.byte()
            return choice < 250 ? UInt32(choice % 24) * 64 : source.u32()
        }

        private func send(_ type: NinePMessageType, _ fill: (inout NinePMessage) -> Void) {
            var message = NinePMessage(type, tag: 1)
            fill(&message)
            do throws(NinePCodecError) {
                var bytes = [UInt8](repeating: 0, count: try message.encodedBytes())
                try bytes.withUnsafeMutableBufferPointer { (buffer) throws(NinePCodecError) in
                    _ = try message.encode(into: UnsafeMutableRawBufferPointer(buffer))
                }
                receive(bytes)
            } catch { return }  // too many names for the encoder
        }

        private func receive(_ bytes: [UInt8]) {
            lastToken += 1
            unanswered.insert(lastToken)
            bytes.withUnsafeBytes { session?.receive($0, token: lastToken) }
        }

        private func take() {
            guard let session else { return }
            while session.takeReply({ token, reply in
                precondition(unanswered.remove(token) != nil, "two replies to one message")
                guard !reply.isEmpty else { return }
                precondition(reply.count <= 8192, "a reply longer than any message")
                do throws(NinePCodecError) {
                    let message = try NinePMessage(decoding: reply)
                    precondition(message.type.rawValue % 2 == 1, "a reply that is a request")
                } catch { preconditionFailure("a reply that is no message") }
            }) {}
            precondition(unanswered.count >= session.pendingCount, "more requests wait than were sent")
        }

        func finish() {
            take()
            precondition(unanswered.count == session?.pendingCount, "a message without a reply")
            session?.close()
            session = nil
            precondition(tree.references.allSatisfy { $0 == 0 }, "references are kept")
            precondition(tree.opened == 0, "files are left open")
        }
    }

    /// `/a/b/f` with faults and pending calls as the input says.
    private final class FaultyTree: FileTree {
        let tickets = TicketBoard(lock: HostLock())
        let root = NodeID(number: 1)
        let source: Source
        var references: [Int] = [0, 0, 0, 0]
        var opened = 0
        private var issued: [Ticket] = []

        init(source: Source) { self.source = source }

        func fireSome() {
            let count = Int(source.byte()) % (issued.count + 1)
            for _ in 0..<count { tickets.fire(issued.removeFirst()) }
        }

        private func disturb(_ node: NodeID) throws(TreeError) {
            precondition(node == root || references[Int(node.number) - 1] > 0, "a node is used without a reference")
            let choice = source.byte()
            if choice > 252 { throw .errno(.io) }
            guard choice > 235 else { return }
            issued.append(tickets.issue())
            throw .pending(issued[issued.count - 1])
        }

        func lookup(_ name: ByteString, in folder: NodeID) throws(TreeError) -> NodeID {
            try disturb(folder)
            guard folder.number < 4 else { throw .errno(.notDirectory) }
            let child: UInt64? =
                switch (folder.number, name.string) {
                case (1, "a"): 2
                case (2, "b"): 3
                case (3, "f"), (1, "f"): 4
                default: nil
                }
            guard let child else { throw .errno(.noEntry) }
            references[Int(child) - 1] += 1
            return NodeID(number: child)
        }

        func retain(_ node: NodeID, count: UInt64) {
            precondition(references[Int(node.number) - 1] > 0, "a node is retained without a reference")
            references[Int(node.number) - 1] += Int(count)
        }

        func release(_ node: NodeID, count: UInt64) {
            references[Int(node.number) - 1] -= Int(count)
            precondition(references[Int(node.number) - 1] >= 0, "a node is released too often")
        }

        func attributes(of node: NodeID) throws(TreeError) -> FileAttributes {
            try disturb(node)
            return FileAttributes(kind: node.number < 4 ? .directory : .regular, permissions: 0o755, sizeBytes: 5000)
        }

        func list(_ folder: NodeID, after cookie: UInt64, limit: Int) throws(TreeError) -> [DirectoryEntry] {
            precondition(limit > 0)
            try disturb(folder)
            guard cookie < 100 else { return [] }
            return (cookie..<min(100, cookie + UInt64(limit))).map {
                DirectoryEntry(name: ByteString("entry-\($0)"), node: NodeID(number: 4), kind: .regular, cookie: $0 + 1)
            }
        }

        func read(_ file: NodeID, at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer)
            throws(TreeError) -> Int
        {
            precondition(opened > 0, "a file is read that is not open")
            try disturb(file)
            return offset >= 5000 ? 0 : min(buffer.count, Int(5000 - offset))
        }

        func readLink(_ link: NodeID) throws(TreeError) -> ByteString { throw .errno(.invalid) }

        func extendedAttributes(of node: NodeID) throws(TreeError) -> [ExtendedAttribute] {
            try disturb(node)
            return [ExtendedAttribute(name: "f", value: [UInt8](repeating: 7, count: 100))]
        }

        func totals() throws(TreeError) -> FileSystemTotals {
            try disturb(root)
            return FileSystemTotals(contentBytes: 5000, nodeCount: 4)
        }

        func open(_ file: NodeID) throws(TreeError) {
            try disturb(file)
            opened += 1
        }

        func close(_ file: NodeID) {
            opened -= 1
            precondition(opened >= 0, "a file is closed too often")
        }
    }
}
