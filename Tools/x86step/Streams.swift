import Glibc

/// Whole blocks from standard input.
struct Input {
    private let file = fdopen(0, "rb")

    /// False: the end.
    func read(_ target: UnsafeMutableRawPointer, _ count: Int) -> Bool {
        guard let file else { return false }
        return fread(target, 1, count, file) == count
    }
}

func tell(_ message: String) {
    let line = Array((message + "\n").utf8)
    _ = write(2, line, line.count)
}
