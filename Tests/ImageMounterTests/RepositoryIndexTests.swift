import ImageModel
import ImageMounter
import TestSupport
import Testing

/// An index that lies beside the image in its repository: ours or SOCI's, right or wrong. Whoever may push can make it.
@Suite struct RepositoryIndexTests {
    private static let truth = Result {
        let tar = TarWriter.tar { tar in
            tar.folder("folder")
            tar.file("one", bytes: Sample.bytes(1_600_000, seed: 7))
            tar.link("link", to: "one", hard: true)
            tar.file("two", bytes: Sample.bytes(1_600_000, seed: 8))
            tar.file("last", "last")
        }
        return try LayerTruth(Stored.gzip(tar), mediaType: ForeignLieTests.gzip)
    }
    private static let files = ["one", "link", "two", "last"]

    private static func content(_ name: String) throws -> [UInt8] {
        try truth.get().content(name == "link" ? "one" : name)
    }

    enum Kind: String, CaseIterable {
        case own = "c2w-run"
        case soci1 = "SOCI v1"
        case soci2 = "SOCI v2"
    }

    /// nil: that kind cannot lie so.
    private static func source(_ kind: Kind, _ lie: IndexLie) throws -> OneLayerSource? {
        let truth = try truth.get()
        switch kind {
        case .own:
            guard let index = try truth.own(lie) else { return nil }
            return OneLayerSource(truth.stored, mediaType: ForeignLieTests.gzip, own: index, diffID: truth.diffID)
        case .soci1, .soci2:
            guard let index = try truth.soci(lie) else { return nil }
            return OneLayerSource(
                truth.stored, mediaType: ForeignLieTests.gzip, zTOC: index, isPromised: kind == .soci2,
                diffID: truth.diffID)
        }
    }

    private static let lies = IndexLie.allCases.filter { $0 != .none && !$0.isRefused && $0 != .spanDigests }

    /// What reading a file gives, in a word: content is megabytes.
    enum Outcome: Equatable { case right, wrong, failed, pending }

    private func outcome(_ name: String, _ mounted: ReadyMount) throws -> Outcome {
        switch mounted.content([UInt8](name.utf8)) {
        case .value(let content): content == (try RepositoryIndexTests.content(name)) ? .right : .wrong
        case .errno(let errno): errno == .io ? .failed : .pending
        case .pending: .pending
        }
    }

    private func outcomes(_ mounted: ReadyMount) throws -> [Outcome] {
        try RepositoryIndexTests.files.map { try outcome($0, mounted) }
    }

    /// SOCI v2 is named by the manifest; what that vouches for is believed until the layer was read whole.
    @Test(arguments: Kind.allCases, lies) func aLieIsFoundOutWhenTheLayerWasReadWhole(kind: Kind, lie: IndexLie) throws
    {
        guard let source = try RepositoryIndexTests.source(kind, lie) else { return }
        // By its digest, and no more is fetched than is read: the one who asks at the end has the rest read.
        let mounted = ReadyMount(
            source, source.image, fill: kind == .soci2 ? .all : .none, trustsRepository: false)
        #expect(mounted.mount.status()[0].isVerified == false)
        let shown = try outcomes(mounted)
        #expect(!shown.contains(.pending))
        if kind != .soci2 { #expect(shown.contains(.wrong), "the lie is one that is believed at first") }
        if kind == .soci2 { for _ in 0..<100 { mounted.host.advance(ms: 10) } }
        #expect(mounted.isRight == false)
        let failure = try #require(mounted.mount.failure)
        #expect(failure.reason == .digestMismatch)
        #expect(failure.message.contains("layer 1 of 1") && failure.message.contains("the \(kind.rawValue) index"))
        #expect(failure.message.contains("does not tell the truth"), "\(failure.message)")
        #expect(try outcomes(mounted) == [.failed, .failed, .failed, .failed])
        let status = mounted.mount.status()[0]
        #expect(status.serving == "failed" && status.reason == failure.message && !status.isVerified)
        #expect(mounted.host.warnings.filter { $0.contains("does not tell the truth") }.count == 1)
        #expect(mounted.cache.keys.isEmpty && mounted.cache.areaKeys.isEmpty, "\(mounted.cache.areaKeys)")
    }

    @Test(arguments: Kind.allCases) func anIndexThatIsRightIsFoundRight(kind: Kind) throws {
        let source = try #require(try RepositoryIndexTests.source(kind, .none))
        let mounted = ReadyMount(source, source.image, trustsRepository: false)
        #expect(mounted.content([UInt8]("last".utf8)) == .value([UInt8]("last".utf8)))
        #expect(mounted.mount.status()[0].index == kind.rawValue)
        #expect(mounted.mount.status()[0].isVerified == false)
        #expect(mounted.isRight == true)
        // What the manifest vouches for need not be read whole.
        #expect(mounted.mount.status()[0].isVerified == (kind != .soci2))
        #expect(try outcomes(mounted) == [.right, .right, .right, .right])
    }

    @Test(arguments: [Kind.own, .soci1]) func byATagAnIndexIsBelievedAsTheTagIs(kind: Kind) throws {
        let source = try #require(try RepositoryIndexTests.source(kind, .none))
        let mounted = ReadyMount(source, source.image)
        #expect(mounted.content([UInt8]("last".utf8)) == .value([UInt8]("last".utf8)))
        #expect(mounted.isRight == true)
        #expect(mounted.mount.status()[0].isVerified == false, "of the rest nobody knows")
    }

    @Test(arguments: Kind.allCases, IndexLie.allCases.filter { $0.isRefused })
    func anIndexOfSomethingElseIsNotUsed(kind: Kind, lie: IndexLie) throws {
        let source = try #require(try RepositoryIndexTests.source(kind, lie))
        let mounted = ReadyMount(source, source.image)
        #expect(try outcome("one", mounted) == .right)
        let status = mounted.mount.status()[0]
        #expect(status.index == "" || status.index == "own")
        #expect(try outcomes(mounted) == [.right, .right, .right, .right])
        #expect(mounted.isRight == true)
    }

    /// Nothing fits its digest, so nothing is shown; the layer itself is sound.
    @Test(arguments: Kind.allCases) func spansThatAreNotWhatTheirDigestsSayAreNotShown(kind: Kind) throws {
        let source = try #require(try RepositoryIndexTests.source(kind, .spanDigests))
        let mounted = ReadyMount(source, source.image)
        #expect(try outcomes(mounted) == [.failed, .failed, .failed, .failed])
        let status = mounted.mount.status()[0]
        #expect(status.reason.contains("a read has failed") && status.index == kind.rawValue, "\(status)")
        #expect(mounted.host.warnings.contains { $0.contains("digest of span") }, "\(mounted.host.warnings)")
        // Read whole it is the layer, and served from that.
        let whole = ReadyMount(source, source.image, fill: .all)
        _ = try outcomes(whole)
        for _ in 0..<300 { whole.host.advance(ms: 100) }
        #expect(try outcomes(whole) == [.right, .right, .right, .right])
        #expect(whole.mount.failure == nil && whole.mount.status()[0].isVerified)
    }

    /// A tar may have any time of 64 bits; where SOCI has no words for it, its index would say another one.
    @Test(arguments: ["-9223372036854775806", "9223372036854775806", "-62167219201", "253402300800", "253402300799"])
    func aTimeThatSOCIHasNoWordsForIsNotExported(seconds: String) throws {
        let tar = TarWriter.tar { tar in
            tar.addPAX([("mtime", [UInt8](seconds.utf8))])
            tar.file("f", "content")
        }
        let truth = try LayerTruth(Stored.gzip(tar), mediaType: ForeignLieTests.gzip)
        let isSayable = seconds == "253402300799"
        #expect(truth.entries[0].modified.seconds == Int64(seconds))
        #expect((try truth.soci(.none) != nil) == isSayable)
    }

    @Test func anAttributeWhoseNameSOCICannotSayIsNotExported() throws {
        let tar = TarWriter.tar { tar in
            tar.addPAX([("LIBARCHIVE.xattr.user.a%3Db", [UInt8]("YQ==".utf8))])
            tar.file("f", "content")
        }
        let truth = try LayerTruth(Stored.gzip(tar), mediaType: ForeignLieTests.gzip)
        #expect(truth.entries[0].attributes.map { $0.name.string } == ["user.a=b"])
        #expect(try truth.soci(.none) == nil)
    }
}
