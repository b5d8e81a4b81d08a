/// A place where one image lives: a repository of a registry, an OCI layout over http, in a folder, or in
/// an archive. Threads: any. No call waits on the network.
public protocol ImageSource: AnyObject {
    /// Follows the reference through indexes to the manifest for the platform and its config. Everything in
    /// the result was verified against its digest. Repeat after `.pending`; later calls answer at once.
    func resolve(_ platform: Platform) throws(BlobError) -> ResolvedImage

    /// A reader over one blob of this image. Makes no request by itself.
    func blob(_ descriptor: Descriptor) -> any BlobReader

    /// A manifest, index or other small document of this repository, verified against its digest. A descriptor of 0
    /// bytes leaves the size open: some annotations give a digest alone.
    func document(_ descriptor: Descriptor) throws(BlobError) -> [UInt8]

    /// Manifests whose `subject` is this one (OCI distribution-spec 1.1, "Listing Referrers"; where the registry has
    /// no such listing, by the fallback tag). Only those of the artifact type. Empty where there are none, or where
    /// the answer is no index.
    func referrers(of subject: Digest, artifactType: String) throws(BlobError) -> [Descriptor]

    /// The manifest behind this image's own tag with an ending, in the same repository: how stargz-snapshotter finds
    /// TOCs that are kept apart. nil where there is none, or where the image was not named by a tag. Not verified.
    func sibling(tagSuffix: String) throws(BlobError) -> [UInt8]?
}

extension ImageSource {
    public func document(_ descriptor: Descriptor) throws(BlobError) -> [UInt8] {
        throw .failed(BlobFailure(.unsupported, "\(descriptor.digest.text): this source has no documents"))
    }
    public func referrers(of subject: Digest, artifactType: String) throws(BlobError) -> [Descriptor] { [] }
    public func sibling(tagSuffix: String) throws(BlobError) -> [UInt8]? { nil }
}
