import HostPlatform

/// Where this user's files of ours are.
enum UserFolders {
    /// `$XDG_CACHE_HOME/c2w-run`, by default `~/.cache/c2w-run` (XDG Base Directory Specification: the variable counts
    /// only if it is an absolute path).
    static func cache() throws(CommandError) -> String {
        if let folder = LoginChain.variable("XDG_CACHE_HOME"), folder.hasPrefix("/") { return folder + "/c2w-run" }
        guard let home = LoginChain.variable("HOME") else {
            throw .failure("neither XDG_CACHE_HOME nor HOME is set: no place for the cache")
        }
        return home + "/.cache/c2w-run"
    }

    /// `$C2W_CACHE_SIZE`, as `-m` spells sizes; by default 16g.
    static func cacheCapacityBytes() throws(CommandError) -> UInt64 {
        guard let text = LoginChain.variable("C2W_CACHE_SIZE") else { return 16 << 30 }
        guard let size = ByteSize(argument: text) else {
            throw .usage("C2W_CACHE_SIZE=\(text): expected a size such as 20g")
        }
        return size.bytes
    }
}
