import ImageModel
import RegistryClient

func referenceSeeds() -> [[UInt8]] {
    [
        "localhost:5000/a/b:tag@sha256:" + String(repeating: "f", count: 64), "[::1]:5000/a", "oci:dir:ref",
        "docker-archive:f:a:b",
        "https://h:1/p/q?x#ref", "http://127.0.0.1/a/../b/./c", "//h/p", "linux/arm64/v8",
        "Sun, 06 Nov 1994 08:49:37 GMT",
        #"Bearer realm="https://a/t",service="r\"x",scope=s, Basic realm=x"#, "bytes 0-9/100",
    ].map { Array($0.utf8) }
}

/// Every reader of one line of text: names, URLs, header values. A name that is taken is taken again as it is
/// written, a URL has nothing in it that could end a request line.
func fuzzReference(_ input: UnsafeRawBufferPointer) {
    let text = String(decoding: input, as: UTF8.self)
    if let reference = try? ImageReference(text) {
        let again = try? ImageReference(reference.text)
        precondition(again == reference, "a name changes when it is read again")
    }
    _ = try? ImageLocation(text)
    let base = HTTPURL("https://h:8443/a/b?k=v")
    for url in [HTTPURL(text), base?.resolve(text)] {
        guard let url else { continue }
        precondition(url.text.utf8.allSatisfy { (0x21...0x7e).contains($0) }, "a URL breaks the request line")
        precondition(HTTPURL(url.text) == url, "a URL changes when it is read again")
    }
    for challenge in AuthChallenge.parse(text) { precondition(!challenge.scheme.isEmpty) }
    _ = HTTPDate.seconds(text)
    if let range = ContentRange(text)?.range { precondition(!range.isEmpty) }
    if let platform = Platform.parse(text) { precondition(platform.normalized.rank(of: platform) != nil) }
    precondition(printable(text).utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7f })
}
