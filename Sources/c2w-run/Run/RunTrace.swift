import Emulator
import HostPlatform
import ImageCodecs
import ImageModel
import ImageMounter

/// What a run reads of its image: noted for the next run of the same image and command, which asks for it ahead.
///
/// Threads: one.
final class RunTrace {
    /// The image's tree, noting what is read.
    let tree: RecordingTree
    private let cache: any CacheStore
    private let key: String
    private let known: AccessTrace?

    /// Begins to ask ahead for what this run will read.
    init(of request: ProcessRequest, in found: ImageOpener.Found, mount: ImageMount, host: PosixHost) {
        cache = found.cache
        key = AccessTrace.key(
            image: found.image.manifest.digest, arguments: request.arguments, codecs: HostCodecs())
        known = AccessTrace.load(key, from: found.cache)
        tree = RecordingTree(mount.tree, host: host)
        mount.prefetch(for: RunTrace.program(request), trace: known)
    }

    static func program(_ request: ProcessRequest) -> ProgramStart {
        ProgramStart(
            arguments: request.arguments, environment: request.environment, workingFolder: request.workingFolder)
    }

    /// Keeps what was read, if the cache does not know it yet.
    func save() {
        let trace = tree.trace()
        guard !trace.records.isEmpty else { return }
        guard let known else { return trace.store(key, in: cache) }
        known.extended(by: trace)?.store(key, in: cache)
    }
}
