import ImageModel

extension FileTree {
    /// So many bytes of a file from an offset, fewer where it ends.
    func bytes(of file: NodeID, at offset: UInt64, count: Int) throws(TreeError) -> [UInt8] {
        guard count > 0 else { return [] }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 8)
        defer { buffer.deallocate() }
        let done = try read(file, at: offset, into: buffer)
        return [UInt8](buffer[..<done])
    }
}
