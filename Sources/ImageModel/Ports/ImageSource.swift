/// A place where one image lives: a repository of a registry, an OCI layout over http, in a folder, or in
/// an archive. Threads: any. No call waits on the network.
public protocol ImageSource: AnyObject {
    /// Follows the reference through indexes to the manifest for the platform and its config. Everything in
    /// the result was verified against its digest. Repeat after `.pending`; later calls answer at once.
    func resolve(_ platform: Platform) throws(BlobError) -> ResolvedImage

    /// A reader over one blob of this image. Makes no request by itself.
    func blob(_ descriptor: Descriptor) -> any BlobReader
}
