import ImageModel

/// The part that layouts in a folder and in an archive share: documents by digest.
class LocalLayout: LocalStore {
    let name: String
    private let ref: String?
    let services: ClientServices

    init(name: String, ref: String?, _ services: ClientServices) {
        self.name = name
        self.ref = ref
        self.services = services
    }

    /// The file of that name in the layout: `index.json`, `blobs/sha256/…`. Throws `.notFound`.
    func file(_ path: String) throws(BlobFailure) -> FilePart {
        throw BlobFailure(.notFound, "\(name): \(path) is missing")
    }

    final func makeLock() -> Lock { services.host.makeLock() }

    final func roots() throws(BlobError) -> [Descriptor] {
        do throws(BlobFailure) {
            let bytes = try file("index.json").bytes(
                limit: services.settings.maxDocumentBytes, label: "index.json of " + name)
            return try LayoutIndex.select(bytes, ref: ref, place: name)
        } catch {
            throw .failed(error)
        }
    }

    final func document(_ descriptor: Descriptor, _ kind: DocumentKind) throws(BlobError) -> [UInt8] {
        let label = kind.label + " " + descriptor.digest.text + " of " + name
        do throws(BlobFailure) {
            let bytes = try locate(descriptor).bytes(limit: services.settings.maxDocumentBytes, label: label)
            if let failure = verify(bytes, services.sha256(bytes), descriptor, label: label) { throw failure }
            return bytes
        } catch {
            throw .failed(error)
        }
    }

    final func referrers(of subject: Digest, artifactType: String) throws(BlobError) -> [Descriptor] {
        let bytes: [UInt8]
        do throws(BlobFailure) {
            bytes = try file("index.json").bytes(
                limit: services.settings.maxDocumentBytes, label: "index.json of " + name)
        } catch {
            throw .failed(error)
        }
        return try layoutReferrers(bytes, of: subject, artifactType: artifactType)
    }

    final func locate(_ descriptor: Descriptor) throws(BlobFailure) -> FilePart {
        try file("blobs/sha256/" + descriptor.digest.hex)
    }
}

/// `oci:DIR`: a layout in a folder (OCI image-spec 1.1, image-layout.md).
final class FolderLayout: LocalLayout {
    private let path: String
    private let files: any FileOpener

    init(_ path: String, ref: String?, files: any FileOpener, _ services: ClientServices) throws(BlobFailure) {
        self.path = path
        self.files = files
        super.init(name: "oci:" + printable(path) + (ref.map { ":" + printable($0) } ?? ""), ref: ref, services)
    }

    override func file(_ relative: String) throws(BlobFailure) -> FilePart {
        let file = try files.openFile(path + "/" + relative)
        return FilePart(file: file, start: 0, sizeBytes: file.sizeBytes)
    }
}

/// `oci-archive:FILE`: a layout in a tar file, read in place.
final class ArchiveLayout: LocalLayout {
    private let table: ArchiveTable

    init(_ path: String, ref: String?, files: any FileOpener, _ services: ClientServices) throws(BlobFailure) {
        let name = "oci-archive:" + printable(path)
        table = try ArchiveTable(try files.openFile(path), name: name)
        super.init(name: name + (ref.map { ":" + printable($0) } ?? ""), ref: ref, services)
    }

    override func file(_ relative: String) throws(BlobFailure) -> FilePart { try table.file(relative) }
}

extension ClientServices {
    func sha256(_ bytes: [UInt8]) -> Digest? {
        let hash = codecs.makeSHA256()
        bytes.withUnsafeBytes { hash.update($0) }
        let out = hash.finish()
        return out.count == 32 ? Digest(sha256: out) : nil
    }
}
