import ImageModel
import ImageMounter
import TestSupport
import Testing

/// What is answered while layers stream, and what has to wait.
@Suite struct EarlyTests {
    /// The answer, or nil while there is none.
    func answer(_ stack: EarlyStack, _ path: String) throws -> EarlyStack.Answer? {
        let parts = ReferenceTree.components(path)
        for _ in 0..<50 {
            do throws(TreeError) { return try stack.ask(parts) } catch {
                guard case .pending(let ticket) = error else { return .failed }
                stack.host.runUntilIdle()
                if !stack.host.board.isFired(ticket) { return nil }
            }
        }
        Issue.record("\(path): asked again and again")
        return nil
    }

    func stamp(_ answer: EarlyStack.Answer?) -> Int? {
        if case .node(_, _, let stamp, _) = answer { stamp } else { nil }
    }

    @Test func nothingIsReadBeforeSomebodyAsks() throws {
        let stack = try EarlyStack([[.file("a", 0)], [.file("b", 0)]])
        stack.layers[1].show(1)
        stack.host.runUntilIdle()
        #expect(stack.layers.allSatisfy { $0.readCount == 0 && $0.waitCount == 0 })
    }

    @Test func aHitInTheTopLayerNeedsNoOther() throws {
        let stack = try EarlyStack([[.folder("opt", 0)], [.folder("opt", 0), .file("opt/f", 0), .file("z", 0)]])
        #expect(try answer(stack, "opt/f") == nil)
        stack.layers[1].show(2)
        #expect(stamp(try answer(stack, "opt/f")) == 201)
        #expect(stack.layers[0].readCount == 0, "the layer below is of no matter")
        #expect(try answer(stack, "z") == nil)
    }

    @Test func aHitBelowNeedsAllAboveWhole() throws {
        let stack = try EarlyStack([[.folder("etc", 0), .file("etc/f", 0), .file("x", 0)], [.folder("opt", 0)], []])
        stack.layers[0].show(2)
        stack.layers[1].show(1)
        #expect(try answer(stack, "etc/f") == nil)
        stack.layers[2].show(0, isWhole: true)
        #expect(try answer(stack, "etc/f") == nil)
        stack.layers[1].show(0, isWhole: true)
        #expect(stamp(try answer(stack, "etc/f")) == 101)
        #expect(try answer(stack, "x") == nil)
    }

    @Test func aMissNeedsAllWhole() throws {
        let stack = try EarlyStack([[.folder("d", 0), .file("x", 0)], [.folder("d", 0)]])
        stack.layers[1].show(0, isWhole: true)
        stack.layers[0].show(1)
        #expect(try answer(stack, "d/missing") == nil)
        stack.layers[0].show(0, isWhole: true)
        #expect(try answer(stack, "d/missing") == .missing)
    }

    @Test(arguments: [ReferenceTree.Entry.whiteout("d"), .opaque("d"), .opaque(""), .file("d", 0), .symlink("d", "e")])
    func whatAWholeLayerHidesIsMissingAtOnce(hiding: ReferenceTree.Entry) throws {
        let stack = try EarlyStack([[.folder("d", 0), .file("d/f", 0)], [hiding]])
        stack.layers[1].show(0, isWhole: true)
        let found = try answer(stack, "d/f")
        #expect(found == .missing || found == .notFolder || found == nil)
        if case .opaque("d") = hiding {
            #expect(found == nil, "whether there is a folder at all is not known yet")
        } else {
            #expect(found != nil)
        }
    }

    @Test func aFolderThatIsNotNamedWaitsForWhatItIsBelow() throws {
        for (isLink, entry) in [(false, ReferenceTree.Entry.folder("usr", 0)), (true, .symlink("usr", "etc"))] {
            let stack = try EarlyStack([
                [.folder("etc", 0), .file("etc/f", 0), entry, .file("z", 0)], [.file("usr/f", 0)],
            ])
            stack.layers[1].show(0, isWhole: true)
            stack.layers[0].show(2)
            #expect(try answer(stack, "etc/f") == nil, "usr may still be a link to etc")
            #expect(try answer(stack, "usr/f") == nil)
            stack.layers[0].show(3)
            #expect(stamp(try answer(stack, "etc/f")) == (isLink ? nil : 101))
            #expect(stamp(try answer(stack, "usr/f")) == (isLink ? nil : 200))
            stack.showAll()
            #expect(stamp(try answer(stack, "etc/f")) == (isLink ? 200 : 101))
        }
    }

    @Test func aFolderThatIsNotNamedDelaysOnlyWhatMayBeBehindIt() throws {
        let stack = try EarlyStack([
            [
                .folder("etc", 0), .file("etc/f", 0), .folder("usr", 0), .folder("usr/lib", 0), .file("usr/lib/f", 0),
                .file("z", 0), .folder("var", 0),
            ], [.file("var/lib/g", 0), .file("var/h", 0)],
        ])
        stack.layers[1].show(0, isWhole: true)
        stack.layers[0].show(5)
        #expect(stamp(try answer(stack, "etc/f")) == 101, "wherever var leads, nothing there is called f")
        #expect(stamp(try answer(stack, "usr/lib/f")) == 104, "a link to usr would make a folder that is there anyway")
        #expect(try answer(stack, "etc/h") == nil, "var may be a link to etc")
        #expect(try answer(stack, "usr/lib/g") == nil, "var may be a link to usr")
        #expect(try answer(stack, "var/h") == nil)
        stack.layers[0].show(7)
        #expect(stamp(try answer(stack, "var/h")) == 201)
        stack.showAll()
        #expect(try answer(stack, "etc/h") == .missing)
        #expect(try answer(stack, "usr/lib/g") == .missing)
        #expect(stamp(try answer(stack, "usr/lib/f")) == 104)
    }

    @Test func whatIsHiddenBehindAGateIsNotBelieved() throws {
        for hiding in [
            ReferenceTree.Entry.whiteout("var/lib"), .opaque("var/lib"), .opaque("var"), .file("var/lib", 0),
        ] {
            let stack = try EarlyStack([
                [
                    .folder("usr", 0), .folder("usr/lib", 0), .file("usr/lib/f", 0), .file("y", 0),
                    .symlink("var", "usr"),
                ], [hiding],
            ])
            stack.layers[1].show(0, isWhole: true)
            stack.layers[0].show(3)
            #expect(stamp(try answer(stack, "usr/lib/f")) == nil, "\(hiding)")
            stack.showAll()
            #expect(stamp(try answer(stack, "usr/lib/f")) == nil, "\(hiding)")
        }
    }

    @Test func attributesOfAFolderAreThoseOfTheTopmostEntry() throws {
        let stack = try EarlyStack([[.folder("d", 0), .file("z", 0)], [.file("d/f", 0)]])
        stack.layers[1].show(0, isWhole: true)
        stack.layers[0].show(1)
        guard case .folder(let node) = try answer(stack, "d") else {
            Issue.record("no folder")
            return
        }
        #expect(try stack.attributes(node) == "100 448")
        stack.showAll()
        #expect(try stack.attributes(node) == "100 448")
    }

    @Test func aHardLinkIsOneNodeWithWhatItsLayerHasShown() throws {
        let stack = try EarlyStack([[.file("a", 0), .hardLink("b", "a"), .hardLink("c", "later"), .file("later", 0)]])
        stack.layers[0].show(3)
        let found = try answer(stack, "a")
        #expect(stamp(found) == 100)
        #expect(try answer(stack, "b") == found)
        #expect(try answer(stack, "c") == nil)
        stack.showAll()
        #expect(try answer(stack, "a") == found)
        #expect(try answer(stack, "b") == found)
        #expect(stamp(try answer(stack, "c")) == 103)
    }

    @Test func idsGivenEarlyAreTheIdsForEver() throws {
        let stack = try EarlyStack([[.folder("d", 0), .file("d/f", 0), .file("d/g", 0)], [.file("h", 0)]])
        stack.layers[1].show(0, isWhole: true)
        stack.layers[0].show(2)
        #expect(!stack.tree.isSettled)
        guard case .folder(let folder) = try answer(stack, "d"),
            case .node(let file, _, _, _) = try answer(stack, "d/f")
        else {
            Issue.record("no answer")
            return
        }
        #expect(folder.number >= 1 << 31 && file.number < 1 << 32)
        stack.showAll()
        #expect(stack.tree.isSettled)
        #expect(try stack.tree.lookup("f", in: folder) == file)
        #expect(try stack.tree.list(stack.tree.root, after: 0, limit: 9).contains { $0.node == folder })
        #expect(try stack.tree.list(folder, after: 0, limit: 9).first?.node == file)
        #expect(try stack.tree.attributes(of: file).modified.seconds == 101)
        #expect(FileTreeSuite.violations(of: stack.tree) == [])
    }

    @Test func aThousandWhoWaitReadTheJournalOnce() throws {
        let stack = try EarlyStack([(0..<20).map { .file("f\($0)", 0) }])
        for number in 0..<1000 { #expect(try answer(stack, "f\(number % 20)") == nil) }
        let before = stack.layers[0].readCount
        stack.layers[0].show(20)
        stack.host.runUntilIdle()
        #expect(stack.layers[0].readCount - before <= 2)
        for number in 0..<20 { #expect(stamp(try answer(stack, "f\(number)")) == 100 + number) }
        #expect(stack.layers[0].readCount - before <= 2)
    }

    @Test func contentIsReadAsSoonAsItIsThere() throws {
        let stack = try EarlyStack([[.file("a", 0), .file("b", 0), .file("c", 0)]])
        stack.layers[0].show(2)
        stack.layers[0].decodedBytes = 11
        #expect(stamp(try answer(stack, "a")) == 100)
        #expect(try answer(stack, "b") == nil, "its bytes are not decoded")
        stack.layers[0].decodedBytes = 22
        #expect(stamp(try answer(stack, "b")) == 101)
    }

    @Test func whatIsOpenedIsNotFetchedBeforeItIsRead() throws {
        let stack = try EarlyStack([[.file("a", 0), .file("b", 0)]])
        stack.layers[0].show(1)
        guard case .node(let file, _, stamp: 100, _) = try answer(stack, "a") else {
            Issue.record("no answer")
            return
        }
        try stack.tree.open(file)
        stack.showAll()
        try stack.tree.open(file)
        #expect(stack.layers[0].prefetched == [])
        #expect(throws: TreeError.self) { try stack.tree.open(NodeID(number: 99)) }
    }

    @Test func aNameThatALayerHasTwiceIsSaidOnce() throws {
        let stack = try EarlyStack([[.file("a", 0), .file("b", 0), .file("a", 0), .file("b", 0)]])
        stack.layers[0].show(2)
        guard case .node(let old, _, stamp: 100, _) = try answer(stack, "a") else {
            Issue.record("no answer")
            return
        }
        #expect(stamp(try answer(stack, "b")) == 101)
        stack.showAll()
        #expect(stack.host.warnings.count == 1)
        #expect(throws: TreeError.self) { try stack.tree.attributes(of: old) }
        guard case .node(let new, _, stamp: 102, _) = try answer(stack, "a") else {
            Issue.record("not the last one")
            return
        }
        #expect(new != old)
    }

    @Test func whatCannotBeFetchedIsAnErrorForThoseWhoWait() throws {
        let stack = try EarlyStack([[.file("a", 0), .file("b", 0)]])
        stack.layers[0].show(1)
        #expect(stamp(try answer(stack, "a")) == 100)
        #expect(try answer(stack, "b") == nil)
        stack.layers[0].fail(BlobFailure(.unreachable, "no route"))
        stack.host.runUntilIdle()
        #expect(try answer(stack, "b") == .failed)
        #expect(stamp(try answer(stack, "a")) == 100, "what is here stays")
        #expect(stack.failure == nil, "it may come back")
        #expect(stack.host.warnings.contains("no route"))
    }

    @Test func aLayerThatIsWrongEndsTheTree() throws {
        let stack = try EarlyStack([[.file("a", 0), .file("b", 0)]])
        stack.layers[0].show(1)
        #expect(stamp(try answer(stack, "a")) == 100)
        stack.layers[0].fail(BlobFailure(.digestMismatch, "wrong"))
        stack.host.runUntilIdle()
        #expect(stack.failure?.reason == .digestMismatch)
        #expect(try answer(stack, "a") == .failed)
    }

    /// What those are told who ask for the root until they are told something; nil while that waits for layers.
    private func root(_ stack: EarlyStack) throws -> EarlyStack.Root? {
        for _ in 0..<2 {
            do throws(TreeError) { return try stack.root() } catch {
                guard case .pending = error else { throw error }
            }
            stack.host.runUntilIdle()
        }
        return nil
    }

    @Test func theRootIsAnsweredBeforeItIsFinal() throws {
        let stack = try EarlyStack([[.file("a", 0), .folder("", 0)], [.file("b", 0)]])
        for layer in stack.layers { layer.show(1) }
        #expect(try root(stack) == EarlyStack.Root("0 \(0o755)", false))
        stack.showAll()
        #expect(try root(stack) == EarlyStack.Root("101 \(0o700)", true))
    }

    @Test func theRootIsWhatTheTopmostLayerSaysThatHasNamedIt() throws {
        let stack = try EarlyStack([
            [.folder("", 0), .file("a", 0)], [.file("b", 0), .folder("", 0), .file("c", 0)], [.file("d", 0)],
        ])
        // Somebody who waits for names has all of them read.
        #expect(try answer(stack, "nothing") == nil)
        stack.layers[2].show(0, isWhole: true)
        #expect(try answer(stack, "nothing") == nil)
        stack.layers[1].show(1)
        stack.layers[0].show(1)
        #expect(try answer(stack, "b") != nil)
        #expect(try root(stack) == EarlyStack.Root("100 \(0o700)", false))
        #expect(throws: TreeError.self) { try stack.tree.attributes(of: stack.tree.root) }
        stack.layers[1].show(2)
        #expect(try answer(stack, "nothing") == nil)
        #expect(try root(stack) == EarlyStack.Root("201 \(0o700)", true), "the layer above is whole")
        #expect(try stack.attributes(stack.tree.root) == "201 \(0o700)")
    }

    @Test func theRootWaitsForTheBeginningsOfLayersOnly() throws {
        let stack = try EarlyStack([
            [.folder("", 0), .file("a", 0)], [.file("b", 0), .file("c", 0)], [.file("d", 0), .file("e", 0)],
        ])
        #expect(try root(stack) == nil)
        #expect(stack.layers.allSatisfy { $0.waitCount == 1 }, "all are asked for at once")
        stack.layers[2].show(1)
        #expect(try root(stack) == nil)
        stack.layers[0].show(1)
        #expect(try root(stack) == nil)
        stack.layers[1].show(1)
        #expect(try root(stack) == EarlyStack.Root("100 \(0o700)", false))
        stack.showAll()
        #expect(try root(stack) == EarlyStack.Root("100 \(0o700)", true))
    }

    @Test func aRootThatALayerAboveHasNamedNeedsNoneBelow() throws {
        let stack = try EarlyStack([[.file("a", 0)], [.folder("", 0), .file("b", 0)]])
        stack.layers[1].show(1)
        #expect(try root(stack) == EarlyStack.Root("200 \(0o700)", true))
    }

    @Test func namesBelowARootThatNoLayerHasNamedDoNotWaitForIt() throws {
        let stack = try EarlyStack([[.file("z", 0)], [.folder("d", 0), .file("d/f", 0), .file("y", 0)]])
        stack.layers[1].show(2)
        #expect(stamp(try answer(stack, "d/f")) == 201)
        let path = ByteString("/./d/../d/f")
        let node = try PathWalker(stack.tree).node(at: path)
        #expect(try stack.tree.attributes(of: node).modified.seconds == 201)
        #expect(try PathWalker(stack.tree).realPath(of: "/") == "/")
        #expect(stack.layers[0].readCount == 0)
        stack.showAll()
        #expect(try root(stack) == EarlyStack.Root("0 \(0o755)", true))
        #expect(try stack.tree.attributes(of: stack.tree.root).linkCount == 1)
    }
}
