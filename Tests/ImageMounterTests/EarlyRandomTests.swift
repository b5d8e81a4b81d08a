import ImageModel
import ImageMounter
import TestSupport
import Testing

/// Every answer that is given while layers stream is the answer the finished tree gives, whatever comes in between.
///
/// Stacks are shown record by record in random order, with questions in between; the enumerated ones go through every
/// stack of a small alphabet and every way to have seen a part of it. So what is answered early is held against all
/// ways in which the rest may go.
@Suite struct EarlyRandomTests {
    /// Paths that are asked for: all of three letters, to a depth of three.
    static let paths: [[String]] = {
        let letters = ["a", "b", "c"]
        var out: [[String]] = [[]]
        for one in letters {
            out.append([one])
            for two in letters {
                out.append([one, two])
                for three in letters { out.append([one, two, three]) }
            }
        }
        return out
    }()

    struct Judge {
        let stack: [[ReferenceTree.Entry]]
        /// No layer names anything twice by the letter; a link in a folder name may still make it so.
        let isClean: Bool
        var answered = 0
        /// Before the end, repetitions included.
        var answeredEarly = 0
        var forgiven = 0
        var problems: [String] = []

        /// Shows a part of each layer, asks, and compares with the end.
        ///
        /// - Parameter steps: which layer shows one more record, or that it is whole; questions are asked after each.
        mutating func run(_ steps: [Int], paths: [[String]]) throws {
            let early = try EarlyStack(stack)
            /// What was answered, and what had been shown then.
            var answers: [[String]: (EarlyStack.Answer, shown: [Int?])] = [:]
            var folders: [[String]: (String, shown: [Int?])] = [:]
            var parked: [(path: [String], ticket: Ticket)] = []
            var root = RootJudge(stack)
            func ask(_ path: [String]) {
                let shown = early.layers.map { $0.isWhole ? nil : $0.shownCount }
                do throws(TreeError) {
                    let answer = try early.ask(path)
                    if isClean, let before = answers[path]?.0, before != answer, !early.tree.isSettled {
                        problems.append("\(path) was \(before) and became \(answer) before the end")
                    }
                    if answers[path] == nil { answers[path] = (answer, shown) }
                    if !early.tree.isSettled { answeredEarly += 1 }
                    if case .folder(let node) = answer {
                        let text = try early.attributes(node)
                        if folders[path] == nil { folders[path] = (text, shown) }
                    }
                } catch {
                    guard case .pending(let ticket) = error else { return }
                    parked.append((path, ticket))
                }
            }
            func retry() {
                early.host.runUntilIdle()
                var isSettled = false
                while !isSettled {
                    let ready = parked.filter { early.host.board.isFired($0.ticket) }
                    parked.removeAll { early.host.board.isFired($0.ticket) }
                    for (path, _) in ready { ask(path) }
                    early.host.runUntilIdle()
                    isSettled = !parked.contains { early.host.board.isFired($0.ticket) }
                }
            }
            for path in paths { ask(path) }
            retry()
            root.ask(early)
            for step in steps {
                let layer = early.layers[step]
                if layer.shownCount < layer.count {
                    layer.show(layer.shownCount + 1)
                } else {
                    layer.show(0, isWhole: true)
                }
                retry()
                for path in paths { ask(path) }
                retry()
                root.ask(early)
            }
            let wasSettled = early.tree.isSettled
            early.showAll()
            retry()
            if !parked.isEmpty { problems.append("\(parked.map { $0.path }) was never answered") }
            guard early.failure == nil else { return }
            root.compare(try early.attributes(early.tree.root))
            problems += root.problems
            if !wasSettled, !early.tree.isSettled { problems.append("the tree never settled") }
            var hasSuperseded = false
            for (path, (answer, shown)) in answers {
                answered += 1
                let end = try early.ask(path)
                if answer == end { continue }
                guard try isTwice(path, answer, shown) else {
                    problems.append("\(path) was \(answer), is \(end); shown were \(shown) of \(stack)")
                    continue
                }
                hasSuperseded = true
            }
            for (path, (text, shown)) in folders {
                guard case .folder(let node) = try early.ask(path) else { continue }
                let end = try early.attributes(node)
                if text == end { continue }
                guard try isTwice(path, text, shown) else {
                    problems.append("\(path) had attributes \(text), has \(end); shown were \(shown) of \(stack)")
                    continue
                }
                hasSuperseded = true
            }
            if hasSuperseded { forgiven += 1 }
            if early.host.warnings.count > 1 { problems.append("warned \(early.host.warnings.count) times") }
            let listed = try listedIDs(early)
            if listed != nil { problems.append(listed ?? "") }
        }

        /// The layer the answer came from names it twice: without what it had not shown, the answer would be right.
        private func isTwice(_ path: [String], _ answer: EarlyStack.Answer, _ shown: [Int?]) throws -> Bool {
            let number: Int
            switch answer {
            case .missing, .failed: return false
            case .node(_, _, let stamp, _): number = stamp / 100 - 1
            // There is something in what is no folder: as its layer has it.
            case .notFolder, .folder:
                guard let top = topLayer(path, shown) else { return false }
                number = top
            }
            guard shown[number] != nil else { return false }
            // Nobody can tell where the rest can't be left away.
            guard let early = try without(number, shown) else { return true }
            return EarlyRandomTests.isAlike(try early.ask(path), answer)
        }

        private func isTwice(_ path: [String], _ text: String, _ shown: [Int?]) throws -> Bool {
            guard let stamp = Int(text.split(separator: " ")[0]), stamp >= 100, shown[stamp / 100 - 1] != nil else {
                return false
            }
            guard let early = try without(stamp / 100 - 1, shown) else { return true }
            guard case .folder(let node) = try early.ask(path) else { return false }
            return try early.attributes(node) == text
        }

        private func without(_ number: Int, _ shown: [Int?]) throws -> EarlyStack? {
            guard let count = shown[number] else { return nil }
            var less = stack
            less[number] = [ReferenceTree.Entry](less[number].prefix(count))
            let early = try EarlyStack(less)
            early.showAll()
            return early.failure == nil ? early : nil
        }

        /// The topmost layer that has shown something at the path, or above or below it.
        private func topLayer(_ path: [String], _ shown: [Int?]) -> Int? {
            for number in stack.indices.reversed() {
                for entry in stack[number].prefix(shown[number] ?? .max) {
                    let name: String
                    switch entry {
                    case .folder(let path, _), .file(let path, _), .symlink(let path, _), .hardLink(let path, _):
                        name = path
                    default: continue
                    }
                    let parts = ReferenceTree.components(name)
                    if parts.isEmpty { continue }
                    if parts.starts(with: path) || path.starts(with: parts) { return number }
                }
            }
            return nil
        }

        private func listedIDs(_ early: EarlyStack) throws -> String? {
            var folders = [early.tree.root]
            while let folder = folders.popLast() {
                for entry in try early.tree.list(folder, after: 0, limit: .max) {
                    if try early.tree.lookup(entry.name, in: folder) != entry.node { return "list and lookup differ" }
                    if entry.kind == .directory { folders.append(entry.node) }
                }
            }
            return nil
        }
    }

    /// What is said of the root on the way, against what it is in the end.
    struct RootJudge {
        private static let unnamed = "0 \(0o755)"
        private let stack: [[ReferenceTree.Entry]]
        /// What was said, and what of it was said to be final.
        private var told: Set<String> = []
        private var finals: Set<String> = []
        private(set) var problems: Set<String> = []

        init(_ stack: [[ReferenceTree.Entry]]) { self.stack = stack }

        mutating func ask(_ early: EarlyStack) {
            guard early.failure == nil else { return }
            let haveBegun = early.layers.allSatisfy { $0.isWhole || $0.shownCount > 0 }
            for isAgain in [false, true] {
                do throws(TreeError) {
                    let now = try early.root()
                    told.insert(now.text)
                    if now.isFinal { finals.insert(now.text) }
                    let possible = possible(early)
                    if !possible.contains(now.text) { problems.insert("the root is \(now.text), of \(possible)") }
                } catch {
                    guard case .pending = error, !(isAgain && haveBegun) else {
                        problems.insert("the root waits though all layers have begun")
                        return
                    }
                }
                early.host.runUntilIdle()
            }
        }

        /// What the layers have said so far of the root.
        private func possible(_ early: EarlyStack) -> Set<String> {
            var found: Set<String> = [RootJudge.unnamed]
            for (number, layer) in early.layers.enumerated() {
                for place in 0..<layer.shownCount where isRoot(stack[number][place]) {
                    found.insert("\((number + 1) * 100 + place) \(0o700)")
                }
            }
            return found
        }

        mutating func compare(_ end: String) {
            if !finals.isSubset(of: [end]) { problems.insert("the root was \(finals) for good, and is \(end)") }
            let isNamedFirst = stack.allSatisfy { !$0.dropFirst().contains(where: isRoot) }
            if isNamedFirst, !told.isSubset(of: [end]) { problems.insert("the root was \(told), and is \(end)") }
        }

        private func isRoot(_ entry: ReferenceTree.Entry) -> Bool {
            if case .folder("", _) = entry { true } else { false }
        }
    }

    /// Apart from ids, which other stacks give otherwise.
    static func isAlike(_ one: EarlyStack.Answer, _ other: EarlyStack.Answer) -> Bool {
        switch (one, other) {
        case (.folder, .folder): true
        case (.node(_, let kind, let stamp, let text), .node(_, let otherKind, let otherStamp, let otherText)):
            kind == otherKind && stamp == otherStamp && text == otherText
        default: one == other
        }
    }

    /// Leaves away what its layer has named before, or what disagrees with it on what is a folder.
    static func cleaned(_ layer: [ReferenceTree.Entry]) -> [ReferenceTree.Entry] {
        var folders: Set<[String]> = []
        var others: Set<[String]> = []
        return layer.filter { entry in
            switch entry {
            case .folder(let path, _), .file(let path, _), .symlink(let path, _), .hardLink(let path, _):
                let parts = ReferenceTree.components(path)
                let above = (1..<max(parts.count, 1)).map { [String](parts[..<$0]) }
                guard !others.contains(parts), above.allSatisfy({ !others.contains($0) }) else { return false }
                if case .folder = entry {
                    if folders.contains(parts + ["."]) { return false }
                    folders.formUnion(above + [parts, parts + ["."]])
                } else {
                    guard !folders.contains(parts) else { return false }
                    others.insert(parts)
                    folders.formUnion(above)
                }
            case .whiteout(let path):
                let parts = ReferenceTree.components(path)
                return (1..<max(parts.count, 1)).allSatisfy { !others.contains([String](parts[..<$0])) }
            case .opaque: break
            }
            return true
        }
    }

    @Test(arguments: 0..<16) func answersGivenEarlyAreTheFinalOnes(batch: UInt64) throws {
        var random = RandomStackTests.Random(state: batch &* 0x9e37_79b9_7f4a_7c15 | 1)
        var answered = 0
        var forgiven = 0
        for round in 0..<48 {
            var stamp = 0
            var stack = (0..<1 + random.next(4)).map { _ in RandomStackTests.layer(&random, &stamp) }
            let isClean = round % 4 != 0
            if isClean { stack = stack.map { EarlyRandomTests.cleaned($0) } }
            for number in stack.indices where random.next(3) == 0 {
                stack[number].insert(.folder("", 0), at: random.next(3) == 0 ? random.next(stack[number].count + 1) : 0)
            }
            var steps = stack.indices.flatMap { number in [Int](repeating: number, count: stack[number].count + 1) }
            for index in steps.indices { steps.swapAt(index, random.next(steps.count)) }
            if random.next(3) == 0 { steps.sort { $0 > $1 } }
            var judge = Judge(stack: stack, isClean: isClean)
            try judge.run(steps, paths: EarlyRandomTests.paths)
            #expect(judge.problems == [])
            guard judge.problems.isEmpty else { return }
            answered += judge.answeredEarly
            if isClean { forgiven += judge.forgiven }
        }
        #expect(answered > 200, "hardly anything is answered early")
        #expect(forgiven < 6, "the exception is the rule: \(forgiven)")
    }

    /// What layers of the enumerated stacks are made of.
    static let alphabet: [ReferenceTree.Entry] = [
        .folder("a", 0), .file("a", 0), .symlink("a", "b"), .file("a/b", 0), .folder("a/b", 0), .folder("b", 0),
        .file("b/b", 0), .whiteout("a"), .whiteout("a/b"), .opaque("a"), .hardLink("c", "a/b"),
    ]

    /// All layers of two entries at most that name nothing twice.
    static let smallLayers: [[ReferenceTree.Entry]] = {
        var out: [[ReferenceTree.Entry]] = [[]]
        for first in alphabet {
            out.append([first])
            for second in alphabet where second != first {
                let layer = cleaned([first, second])
                if layer.count == 2 { out.append(layer) }
            }
        }
        return out
    }()

    @Test(arguments: 0..<smallLayers.count) func inEverySmallStack(lower: Int) throws {
        let paths = [["a"], ["b"], ["a", "b"], ["a", "c"], ["b", "b"], ["c"]]
        let alone = try EarlyStack([EarlyRandomTests.smallLayers[lower]])
        alone.showAll()
        // A hard link to what no layer has: nothing can be mounted.
        guard alone.failure == nil else { return }
        var answered = 0
        for upper in EarlyRandomTests.smallLayers {
            let stack = [EarlyRandomTests.smallLayers[lower], upper]
            let top = [Int](repeating: 1, count: upper.count + 1)
            let bottom = [Int](repeating: 0, count: stack[0].count + 1)
            for steps in [top + bottom, zip(bottom, top).flatMap { [$0, $1] } + [1, 0]] {
                var judge = Judge(stack: stack, isClean: true)
                try judge.run(steps, paths: paths)
                #expect(judge.problems == [])
                guard judge.problems.isEmpty else { return }
                answered += judge.answeredEarly
            }
        }
        #expect(answered > 200, "hardly anything is answered early")
    }

    @Test func theRootOfEverySmallStack() throws {
        let layers: [[ReferenceTree.Entry]] = [
            [], [.folder("", 0)], [.file("a", 0)], [.folder("", 0), .file("a", 0)], [.file("a", 0), .folder("", 0)],
            [.opaque(""), .folder("", 0)],
        ]
        for number in 0..<layers.count * layers.count * layers.count {
            let stack = [number % 6, number / 6 % 6, number / 36].map { layers[$0] }
            let downwards = [2, 1, 0].flatMap { [Int](repeating: $0, count: stack[$0].count + 1) }
            let shared = [2, 1, 0, 2, 1, 0, 2, 1, 0]
            for steps in [downwards, downwards.reversed(), shared] {
                var judge = Judge(stack: stack, isClean: true)
                try judge.run(steps, paths: [[], ["a"]])
                #expect(judge.problems == [])
                guard judge.problems.isEmpty else { return }
            }
        }
    }
}
