import NinePServer
import Testing

@Suite struct CodecTests {
    func error(decoding bytes: [UInt8]) -> NinePCodecError? {
        bytes.withUnsafeBytes { bytes in
            do throws(NinePCodecError) {
                _ = try NinePMessage(decoding: bytes)
                return nil
            } catch { return error }
        }
    }

    /// The vectors come from a client that talks to diod; `make embedded` runs them in wasm too.
    @Test func eachMessageTypeHasTheBytesThatDiodUnderstands() {
        #expect(NinePVectors.run() == 0)
    }

    @Test(arguments: NinePMessageType.allCases)
    func aMessageCutAnywhereIsRefused(_ type: NinePMessageType) throws {
        let whole = SessionHarness.encode(NinePMessage(type, tag: 7))
        #expect(whole.count >= NinePConstant.headerBytes)
        for count in 0..<whole.count {
            // The size field says all, or only what is left.
            for size in [whole.count, count] {
                var cut = Array(whole[..<count])
                if count >= 4 { cut[0] = UInt8(size) }
                #expect(error(decoding: cut) != nil)
            }
        }
    }

    @Test func namesAndLengthsThatReachOutsideAreRefused() throws {
        // size[4] type[1] tag[2] fid[4] newfid[4] nwname[2] …
        let head: [UInt8] = [0, 0, 0, 0, 110, 1, 0, 1, 0, 0, 0, 2, 0, 0, 0]
        let cases: [([UInt8], NinePCodecError)] = [
            ([17, 0] + [UInt8](repeating: 0, count: 34), .tooMany),
            ([0xff, 0xff], .tooMany),
            ([1, 0, 5, 0, 0x61], .truncated),
            ([1, 0, 0xff, 0xff, 0x61], .truncated),
            ([0, 0, 9], .trailing(1)),
        ]
        for (body, wanted) in cases {
            var bytes = head + body
            bytes[0] = UInt8(bytes.count)
            #expect(error(decoding: bytes) == wanted)
        }
        // Rread whose count is 4 GiB
        let data: [UInt8] = [12, 0, 0, 0, 117, 1, 0, 0xff, 0xff, 0xff, 0xff, 0]
        #expect(error(decoding: data) == .truncated)
    }

    @Test func unknownTypesAreNamed() {
        let bytes: [UInt8] = [7, 0, 0, 0, 99, 1, 0]
        #expect(error(decoding: bytes) == .unknownType(99))
    }
}
