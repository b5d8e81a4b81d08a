/// One message of each type with its bytes, to check the codec anywhere, wasm included. The bytes come from the Python
/// client of `Tests/NinePInterop`, which has talked to diod; `vectors.py` there says whether they are still the same.
package enum NinePVectors {
    /// How many vectors fail.
    package static func run() -> Int {
        var failures = 0
        check(&failures)
        return failures
    }

    /// Encodes the message and compares; decodes the bytes, encodes that and compares; cuts bytes off the end.
    private static func expect(
        _ failures: inout Int, _ type: NinePMessageType, _ hexadecimal: StaticString,
        _ fill: (inout NinePMessage) -> Void = { _ in }
    ) {
        let wanted = bytes(ofHexadecimal: hexadecimal)
        var message = NinePMessage(type, tag: 0x1234)
        fill(&message)
        var isGood = encode(message) == wanted
        wanted.withUnsafeBytes { buffer in
            do throws(NinePCodecError) {
                let decoded = try NinePMessage(decoding: buffer)
                if encode(decoded) != wanted { isGood = false }
            } catch { isGood = false }
        }
        isGood = isGood && isRefused(wanted, sizeBytes: wanted.count - 1)
        isGood = isGood && isRefused(wanted + [0], sizeBytes: wanted.count + 1)
        isGood = isGood && isRefused(wanted, sizeBytes: wanted.count + 1)
        if !isGood { failures += 1 }
    }

    /// The bytes, with another size in the header, are no message.
    private static func isRefused(_ bytes: [UInt8], sizeBytes: Int) -> Bool {
        var changed = bytes
        changed[0] = UInt8(truncatingIfNeeded: sizeBytes)
        return changed.withUnsafeBytes { buffer in
            do throws(NinePCodecError) {
                _ = try NinePMessage(decoding: buffer)
                return false
            } catch { return true }
        }
    }

    private static func encode(_ message: NinePMessage) -> [UInt8] {
        do throws(NinePCodecError) {
            var buffer = [UInt8](repeating: 0, count: try message.encodedBytes())
            return try buffer.withUnsafeMutableBufferPointer { (buffer) throws(NinePCodecError) -> [UInt8] in
                _ = try message.encode(into: UnsafeMutableRawBufferPointer(buffer))
                return [UInt8](buffer)
            }
        } catch { return [] }
    }

    private static func bytes(_ text: StaticString) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    }

    private static func bytes(ofHexadecimal text: StaticString) -> [UInt8] {
        let digits = bytes(text).map { $0 <= 0x39 ? $0 - 0x30 : $0 - 0x57 }
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }

    private static let qid = NinePQid(type: 0x02, version: 0x0102_0304, path: 0x1112_1314_1516_1718)

    private static func check(_ failures: inout Int) {
        expect(
            &failures, .rlerror,
            "0b00000007341202000000"
        ) {
            $0.number = 0x2
        }
        expect(
            &failures, .tstatfs,
            "0b00000008341224232221"
        ) {
            $0.fid = 0x21222324
        }
        expect(
            &failures, .rstatfs,
            """
            430000000934120100000000100000ccbbaa990000000071000000000000007200000000000000730000000000000074\
            000000000000007500000000000000ff000000
            """
        ) {
            $0.fileSystem.type = 0x1
            $0.fileSystem.blockSizeBytes = 0x1000
            $0.fileSystem.blocks = 0x99aabbcc
            $0.fileSystem.blocksFree = 0x71
            $0.fileSystem.blocksAvailable = 0x72
            $0.fileSystem.files = 0x73
            $0.fileSystem.filesFree = 0x74
            $0.fileSystem.identity = 0x75
            $0.fileSystem.maxNameBytes = 0xff
        }
        expect(
            &failures, .tlopen,
            "0f0000000c34122423222140040000"
        ) {
            $0.fid = 0x21222324
            $0.flags = 0x440
        }
        expect(
            &failures, .rlopen,
            "180000000d34120204030201181716151413121100100000"
        ) {
            $0.qid = qid
            $0.number = 0x1000
        }
        expect(
            &failures, .tlcreate,
            "1d0000000e341224232221040066696c6540040000a48100000d0c0b0a"
        ) {
            $0.fid = 0x21222324
            $0.name = bytes("file")
            $0.flags = 0x440
            $0.mode = 0x81a4
            $0.groupID = 0xa0b0c0d
        }
        expect(
            &failures, .rlcreate,
            "180000000f34120204030201181716151413121100100000"
        ) {
            $0.qid = qid
            $0.number = 0x1000
        }
        expect(
            &failures, .tsymlink,
            "2000000010341244434241040066696c6509002e2e2f7461726765740d0c0b0a"
        ) {
            $0.fid = 0x41424344
            $0.name = bytes("file")
            $0.otherName = bytes("../target")
            $0.groupID = 0xa0b0c0d
        }
        expect(
            &failures, .rsymlink,
            "1400000011341202040302011817161514131211"
        ) {
            $0.qid = qid
        }
        expect(
            &failures, .tmknod,
            "2100000012341244434241040066696c65a481000003010000701101000d0c0b0a"
        ) {
            $0.fid = 0x41424344
            $0.name = bytes("file")
            $0.mode = 0x81a4
            $0.deviceMajor = 0x103
            $0.deviceMinor = 0x11170
            $0.groupID = 0xa0b0c0d
        }
        expect(
            &failures, .rmknod,
            "1400000013341202040302011817161514131211"
        ) {
            $0.qid = qid
        }
        expect(
            &failures, .trename,
            "150000001434122423222144434241040066696c65"
        ) {
            $0.fid = 0x21222324
            $0.folderFid = 0x41424344
            $0.name = bytes("file")
        }
        expect(&failures, .rrename, "07000000153412")
        expect(
            &failures, .treadlink,
            "0b00000016341224232221"
        ) {
            $0.fid = 0x21222324
        }
        expect(
            &failures, .rreadlink,
            "0c0000001734120300612f62"
        ) {
            $0.name = bytes("a/b")
        }
        expect(
            &failures, .tgetattr,
            "1300000018341224232221ff07000000000000"
        ) {
            $0.fid = 0x21222324
            $0.mask = 0x7ff
        }
        expect(
            &failures, .rgetattr,
            """
            a0000000193412ff3f00000000000002040302011817161514131211a481000011100f0e0d0c0b0a0300000000000000\
            030100000000000088776655443322110010000000000000ccbbaa990000000065000000000000006600000000000000\
            6700000000000000680000000000000069000000000000006a000000000000006b000000000000006c00000000000000\
            6d000000000000006e00000000000000
            """
        ) {
            $0.mask = 0x3fff
            $0.qid = qid
            $0.attributes.mode = 0x81a4
            $0.attributes.userID = 0xe0f1011
            $0.attributes.groupID = 0xa0b0c0d
            $0.attributes.linkCount = 0x3
            $0.attributes.device = 0x103
            $0.attributes.sizeBytes = 0x1122334455667788
            $0.attributes.blockSizeBytes = 0x1000
            $0.attributes.blockCount = 0x99aabbcc
            $0.attributes.accessedSeconds = 0x65
            $0.attributes.accessedNanoseconds = 0x66
            $0.attributes.modifiedSeconds = 0x67
            $0.attributes.modifiedNanoseconds = 0x68
            $0.attributes.changedSeconds = 0x69
            $0.attributes.changedNanoseconds = 0x6a
            $0.attributes.bornSeconds = 0x6b
            $0.attributes.bornNanoseconds = 0x6c
            $0.attributes.generation = 0x6d
            $0.attributes.dataVersion = 0x6e
        }
        expect(
            &failures, .tsetattr,
            """
            430000001a341224232221ff3f0000a481000011100f0e0d0c0b0a887766554433221165000000000000006600000000\
            00000067000000000000006800000000000000
            """
        ) {
            $0.fid = 0x21222324
            $0.setMask = 0x3fff
            $0.mode = 0x81a4
            $0.userID = 0xe0f1011
            $0.groupID = 0xa0b0c0d
            $0.length = 0x1122334455667788
            $0.attributes.accessedSeconds = 0x65
            $0.attributes.accessedNanoseconds = 0x66
            $0.attributes.modifiedSeconds = 0x67
            $0.attributes.modifiedNanoseconds = 0x68
        }
        expect(&failures, .rsetattr, "070000001b3412")
        expect(
            &failures, .txattrwalk,
            "150000001e34122423222134333231040066696c65"
        ) {
            $0.fid = 0x21222324
            $0.newFid = 0x31323334
            $0.name = bytes("file")
        }
        expect(
            &failures, .rxattrwalk,
            "0f0000001f34128877665544332211"
        ) {
            $0.length = 0x1122334455667788
        }
        expect(
            &failures, .txattrcreate,
            "1d00000020341224232221040066696c65550000000000000040040000"
        ) {
            $0.fid = 0x21222324
            $0.name = bytes("file")
            $0.length = 0x55
            $0.flags = 0x440
        }
        expect(&failures, .rxattrcreate, "07000000213412")
        expect(
            &failures, .treaddir,
            "1700000028341224232221080706050403020100000100"
        ) {
            $0.fid = 0x21222324
            $0.offset = 0x102030405060708
            $0.number = 0x10000
        }
        expect(
            &failures, .rreaddir,
            "1200000029341207000000636f6e74656e74"
        ) {
            $0.data = bytes("content")
        }
        expect(
            &failures, .tfsync,
            "0f0000003234122423222101000000"
        ) {
            $0.fid = 0x21222324
            $0.number = 0x1
        }
        expect(&failures, .rfsync, "07000000333412")
        expect(
            &failures, .tlock,
            "2a00000034341224232221014004000061000000000000006200000000000000630000000400686f7374"
        ) {
            $0.fid = 0x21222324
            $0.lock = 0x1
            $0.flags = 0x440
            $0.offset = 0x61
            $0.length = 0x62
            $0.processID = 0x63
            $0.name = bytes("host")
        }
        expect(
            &failures, .rlock,
            "0800000035341202"
        ) {
            $0.lock = 0x2
        }
        expect(
            &failures, .tgetlock,
            "26000000363412242322210161000000000000006200000000000000630000000400686f7374"
        ) {
            $0.fid = 0x21222324
            $0.lock = 0x1
            $0.offset = 0x61
            $0.length = 0x62
            $0.processID = 0x63
            $0.name = bytes("host")
        }
        expect(
            &failures, .rgetlock,
            "220000003734120161000000000000006200000000000000630000000400686f7374"
        ) {
            $0.lock = 0x1
            $0.offset = 0x61
            $0.length = 0x62
            $0.processID = 0x63
            $0.name = bytes("host")
        }
        expect(
            &failures, .tlink,
            "150000004634124443424124232221040066696c65"
        ) {
            $0.folderFid = 0x41424344
            $0.fid = 0x21222324
            $0.name = bytes("file")
        }
        expect(&failures, .rlink, "07000000473412")
        expect(
            &failures, .tmkdir,
            "1900000048341244434241040066696c65a48100000d0c0b0a"
        ) {
            $0.fid = 0x41424344
            $0.name = bytes("file")
            $0.mode = 0x81a4
            $0.groupID = 0xa0b0c0d
        }
        expect(
            &failures, .rmkdir,
            "1400000049341202040302011817161514131211"
        ) {
            $0.qid = qid
        }
        expect(
            &failures, .trenameat,
            "190000004a34125453525103006f6c646463626103006e6577"
        ) {
            $0.fid = 0x51525354
            $0.name = bytes("old")
            $0.folderFid = 0x61626364
            $0.otherName = bytes("new")
        }
        expect(&failures, .rrenameat, "070000004b3412")
        expect(
            &failures, .tunlinkat,
            "150000004c341274737271040066696c6540040000"
        ) {
            $0.fid = 0x71727374
            $0.name = bytes("file")
            $0.flags = 0x440
        }
        expect(&failures, .runlinkat, "070000004d3412")
        expect(
            &failures, .tversion,
            "150000006434124523010008003950323030302e4c"
        ) {
            $0.number = 0x12345
            $0.name = bytes("9P2000.L")
        }
        expect(
            &failures, .rversion,
            "150000006534124523010008003950323030302e4c"
        ) {
            $0.number = 0x12345
            $0.name = bytes("9P2000.L")
        }
        expect(
            &failures, .tauth,
            "1e000000663412ffffffff0400726f6f7407002f6578706f7274e8030000"
        ) {
            $0.authFid = NinePConstant.noFid
            $0.name = bytes("root")
            $0.otherName = bytes("/export")
            $0.userID = 0x3e8
        }
        expect(
            &failures, .rauth,
            "1400000067341202040302011817161514131211"
        ) {
            $0.qid = qid
        }
        expect(
            &failures, .tattach,
            "2200000068341224232221ffffffff0400726f6f7407002f6578706f7274e8030000"
        ) {
            $0.fid = 0x21222324
            $0.authFid = NinePConstant.noFid
            $0.name = bytes("root")
            $0.otherName = bytes("/export")
            $0.userID = 0x3e8
        }
        expect(
            &failures, .rattach,
            "1400000069341202040302011817161514131211"
        ) {
            $0.qid = qid
        }
        expect(
            &failures, .tflush,
            "090000006c34120605"
        ) {
            $0.oldTag = 0x506
        }
        expect(&failures, .rflush, "070000006d3412")
        expect(
            &failures, .twalk,
            "1f0000006e3412242322213433323103000300757372030062696e02002e2e"
        ) {
            $0.fid = 0x21222324
            $0.newFid = 0x31323334
            $0.names = bytes("\u{3}\u{0}usr\u{3}\u{0}bin\u{2}\u{0}..")
            $0.nameCount = 3
        }
        expect(
            &failures, .rwalk,
            "230000006f341202000201000000030000000000000002040000000500000000000000"
        ) {
            $0.qids = bytes(
                """
                \u{2}\u{1}\u{0}\u{0}\u{0}\u{3}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\
                \u{2}\u{4}\u{0}\u{0}\u{0}\u{5}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}
                """)
        }
        expect(
            &failures, .tread,
            "1700000074341224232221080706050403020100000100"
        ) {
            $0.fid = 0x21222324
            $0.offset = 0x102030405060708
            $0.number = 0x10000
        }
        expect(
            &failures, .rread,
            "1200000075341207000000636f6e74656e74"
        ) {
            $0.data = bytes("content")
        }
        expect(
            &failures, .twrite,
            "1e00000076341224232221080706050403020107000000636f6e74656e74"
        ) {
            $0.fid = 0x21222324
            $0.offset = 0x102030405060708
            $0.data = bytes("content")
        }
        expect(
            &failures, .rwrite,
            "0b00000077341200000100"
        ) {
            $0.number = 0x10000
        }
        expect(
            &failures, .tclunk,
            "0b00000078341224232221"
        ) {
            $0.fid = 0x21222324
        }
        expect(&failures, .rclunk, "07000000793412")
        expect(
            &failures, .tremove,
            "0b0000007a341224232221"
        ) {
            $0.fid = 0x21222324
        }
        expect(&failures, .rremove, "070000007b3412")
    }
}
