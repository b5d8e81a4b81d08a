import ImageModel

// Which layer has a path, and the names of upper layers that decide whether it shows: all with the lock held.
extension EarlyView {
    enum Found {
        case has(layer: Int, name: UInt32)
        case missing
        /// Ask again when this layer has more to say; 0: not before the merge.
        case unknown(layer: Int)
    }

    /// The topmost of the layers below this number that has the path.
    ///
    /// - Parameter basis: takes up what the answer depends on. A layer that says nothing is whole where that is believed,
    ///   but whether its gates are links others have said.
    func find(_ path: [ArraySlice<UInt8>], below top: Int, _ basis: inout Basis) -> Found {
        /// Which layer tells whether there is a folder that would be in the way of anything but a folder or a link.
        var folderDoubt: Int?
        var number = top - 1
        while number > 0 {
            if parts[number - 1].layer.isTangled { return .unknown(layer: 0) }
            switch parts[number - 1].layer.answer(path) {
            case .has(let name, _):
                let says = parts[number - 1].layer.says(name)
                if says.contains(.lateLink) { return .unknown(layer: 0) }
                let isByGate = !says.isDisjoint(with: [.gate, .behindGate, .farLink])
                if isByGate, let awaited = settle(name, at: path, of: number) { return .unknown(layer: awaited) }
                rest(on: number, withGates: isByGate, &basis)
                if let folderDoubt {
                    let table = parts[number - 1].layer.table
                    let kind = table.nodes[Int(table.names[Int(name)].node)].kind
                    guard kind == .directory || kind == .symbolicLink else { return .unknown(layer: folderDoubt) }
                }
                return .has(layer: number, name: name)
            case .silent(let hides):
                guard parts[number - 1].layer.isWhole else { return .unknown(layer: number) }
                switch settleDoubts(about: path, of: number) {
                case .settled: break
                case .open(let awaited): return .unknown(layer: awaited)
                case .openForFolder(let awaited): folderDoubt = folderDoubt ?? awaited
                }
                rest(on: number, withGates: true, &basis)
                if hides { return folderDoubt.map { .unknown(layer: $0) } ?? .missing }
            }
            number -= 1
        }
        return folderDoubt.map { .unknown(layer: $0) } ?? .missing
    }

    /// The answer depends on what this layer has shown.
    func rest(on number: Int, withGates: Bool, _ basis: inout Basis) {
        if !parts[number - 1].layer.isWhole { basis.insert(number) }
        if withGates { basis.formUnion(parts[number - 1].gateBasis) }
    }

    // MARK: Gates, with the lock held

    enum Doubts {
        case settled
        /// Until this layer has more to say; 0: until the merge.
        case open(layer: Int)
        /// Only whether there is at least a folder depends on that layer.
        case openForFolder(layer: Int)
    }

    /// Closes the gates on which depends what a layer says of a path.
    func settleDoubts(about path: [ArraySlice<UInt8>], of number: Int) -> Doubts {
        while true {
            switch parts[number - 1].layer.doubt(about: path) {
            case .none: return .settled
            case .all:
                parts[number - 1].needsGates = true
                return .open(layer: number)
            case .any(let gate):
                if let awaited = close(gate, of: number) { return .open(layer: awaited) }
            case .folder(let gate):
                if let awaited = close(gate, of: number) {
                    return awaited == 0 ? .open(layer: 0) : .openForFolder(layer: awaited)
                }
            }
        }
    }

    /// Closes the gates on which depends a name that a layer has. Nil: it stands; else which layer to wait for.
    func settle(_ name: UInt32, at path: [ArraySlice<UInt8>], of number: Int) -> Int? {
        if parts[number - 1].layer.says(name).contains(.farLink), !parts[number - 1].layer.areGatesClosed {
            parts[number - 1].needsGates = true
            return number
        }
        for gate in parts[number - 1].layer.openGates(of: name) {
            if let awaited = close(gate, of: number) { return awaited }
        }
        if case .open(let awaited) = settleDoubts(about: path, of: number) { return awaited }
        return nil
    }

    /// Looks below a layer for what one of its gates is there, and those it is in. Nil: it is closed; else which layer
    /// to wait for.
    func close(_ gate: UInt32, of number: Int) -> Int? {
        for gate in parts[number - 1].layer.openGates(of: gate) {
            var basis = Basis()
            let found = find(parts[number - 1].layer.path(of: gate), below: number, &basis)
            parts[number - 1].gateBasis.formUnion(basis)
            switch found {
            case .has(let lower, let name):
                let table = parts[lower - 1].layer.table
                if table.nodes[Int(table.names[Int(name)].node)].kind == .symbolicLink {
                    parts[number - 1].layer.isTangled = true
                    return 0
                }
            case .missing: break
            case .unknown(layer: 0):
                parts[number - 1].layer.isTangled = true
                return 0
            case .unknown(let lower): return lower
            }
            parts[number - 1].layer.close(gate)
        }
        return nil
    }

    // MARK: Beside the callers

    /// Closes all gates of a layer, some at a time.
    func closeGates(of number: Int) -> WorkStep {
        var works: [any Work] = []
        let (step, ticket) = lock.withLock { () -> (WorkStep, Ticket?) in
            guard !isOver else { return (.done, nil) }
            for _ in 0..<max(1, EarlyView.stepCount * 8 / parts.count) {
                guard !parts[number - 1].layer.isTangled, let gate = parts[number - 1].layer.someOpenGate() else {
                    parts[number - 1].isChecking = false
                    return (.done, takeTicket(number))
                }
                guard let lower = close(gate, of: number), lower > 0 else { continue }
                guard let failure = freshTrouble(of: lower) else { return (.wait(want(lower, &works)), nil) }
                parts[number - 1].trouble = (failure, host.monotonicNs())
                parts[number - 1].isChecking = false
                return (.done, takeTicket(number))
            }
            return (.again, nil)
        }
        for work in works { host.start(work) }
        if let ticket { board.fire(ticket) }
        return step
    }
}

/// Closes the gates of one layer. See `EarlyLayer`.
final class EarlyGateCheck: Work {
    private let view: EarlyView
    private let number: Int
    init(view: EarlyView, number: Int) {
        self.view = view
        self.number = number
    }
    func step() -> WorkStep { view.closeGates(of: number) }
}
