import HostPlatform
import ImageModel
import ImageMounter

/// Shows on stderr how the image's layers arrive: one line that is redrawn on a terminal, or a line a layer.
///
/// Threads: one of its own; `stop` from any.
final class ProgressView: @unchecked Sendable {
    private enum Style { case redrawn, plain }

    private let style: Style
    private let layers: () -> [LayerProgress]
    private let condition = HostCondition()  // guards the three below
    private var isStopped = false
    private var isShown: Bool
    private var hasLine = false
    private var startNs = PosixHost.monotonicNs()
    private var plainDone = Set<Int>()
    private var lastPlainNs: UInt64 = 0

    private static let intervalNs: UInt64 = 100_000_000
    /// What is there sooner needs no progress line.
    private static let quietNs: UInt64 = 500_000_000

    /// nil: nothing is to be shown.
    ///
    /// - Parameter isShown: whether the line of a terminal is drawn from the start, or first when `show` is called.
    init?(_ mode: ProgressMode, isShown: Bool = true, layers: @escaping () -> [LayerProgress]) {
        self.isShown = isShown
        switch mode {
        case .none: return nil
        case .plain: style = .plain
        case .auto:
            guard StandardStream.error.isTerminal else { return nil }
            style = .redrawn
        }
        self.layers = layers
        let thread = try? HostThread.start(name: "c2w-progress") { [self] in draw() }
        guard let thread else { return nil }
        thread.detach()
    }

    /// Ends the display and clears its line. Must come before anything else is written to the terminal.
    func stop() {
        condition.lock()
        isStopped = true
        if hasLine { clear() }
        condition.unlock()
        condition.broadcast()
    }

    /// Somebody waits.
    func show() {
        condition.withLock {
            guard !isShown else { return }
            isShown = true
            startNs = PosixHost.monotonicNs()
        }
    }

    /// Nobody waits any more; the terminal is free for other output.
    func hide() {
        condition.withLock {
            isShown = false
            if hasLine { clear() }
        }
    }

    private func draw() {
        condition.lock()
        defer { condition.unlock() }
        while !isStopped {
            _ = condition.wait(untilNs: PosixHost.monotonicNs() + ProgressView.intervalNs)
            if isStopped { return }
            let all = layers()
            switch style {
            case .redrawn: if isShown { redraw(all) }
            case .plain: writeLines(all)
            }
        }
    }

    private func redraw(_ all: [LayerProgress]) {
        guard PosixHost.monotonicNs() - startNs > ProgressView.quietNs else { return }
        guard all.contains(where: { $0.phase == .fetching }) else {
            if hasLine { clear() }
            return
        }
        let fetched = all.reduce(0) { $0 + $1.fetchedBytes }
        let total = all.reduce(0) { $0 + $1.totalBytes }
        let done = all.filter { $0.phase == .complete || $0.phase == .indexed }.count
        let width = Int(Terminal.size(of: .error)?.columns ?? 80)
        let bar = ProgressView.bar(fetched, of: total, width: max(0, min(30, width - 50)))
        let text =
            "\(bar)\(ProgressView.size(fetched)) of \(ProgressView.size(total)), layer \(min(done + 1, all.count)) of \(all.count)"
        try? StandardStream.error.write("\r\u{1b}[K" + String(text.prefix(max(1, width - 1))))
        hasLine = true
    }

    private func clear() {
        try? StandardStream.error.write("\r\u{1b}[K")
        hasLine = false
    }

    private func writeLines(_ all: [LayerProgress]) {
        let now = PosixHost.monotonicNs()
        for (index, layer) in all.enumerated() where layer.phase == .complete && plainDone.insert(index).inserted {
            StandardStream.error.writeLine(
                "c2w-run: layer \(index + 1) of \(all.count): done, \(ProgressView.size(layer.totalBytes))")
        }
        guard now - lastPlainNs > 1_000_000_000 else { return }
        lastPlainNs = now
        for (index, layer) in all.enumerated() where layer.phase == .fetching && layer.fetchedBytes > 0 {
            StandardStream.error.writeLine(
                "c2w-run: layer \(index + 1) of \(all.count): "
                    + "\(ProgressView.size(layer.fetchedBytes)) of \(ProgressView.size(layer.totalBytes))")
        }
    }

    private static func bar(_ part: UInt64, of whole: UInt64, width: Int) -> String {
        guard width > 4, whole > 0 else { return "" }
        let filled = min(width, Int(Double(part) / Double(whole) * Double(width)))
        return "[" + String(repeating: "=", count: filled) + String(repeating: " ", count: width - filled) + "] "
    }

    /// `12.3 MB`: powers of 1000, as registries show them.
    static func size(_ bytes: UInt64) -> String {
        if bytes < 1000 { return "\(bytes) B" }
        var tenths = bytes / 100
        for unit in ["kB", "MB", "GB"] {
            if tenths < 10_000 || unit == "GB" { return "\(tenths / 10).\(tenths % 10) \(unit)" }
            tenths /= 1000
        }
        return "\(bytes) B"
    }
}
