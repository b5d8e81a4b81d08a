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
}
