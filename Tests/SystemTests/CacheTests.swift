import Glibc
import HostPlatform
import Testing

/// `c2w-run cache`: what is listed is what is on the disk, and what is removed is gone.
@Suite struct CacheTests {
    /// What `cache ls --json` says, by jq.
    func listed(_ c2wRun: Installation, _ filter: String) throws -> String {
        let finished = try c2wRun("cache", "ls", "--json")
        #expect(finished.status == 0 && finished.stderr.isEmpty)
        return try tool("jq", "-r", filter, input: finished.stdout)
    }

    /// Bytes that `du` finds in the cache's folder, without those of folders.
    func diskBytes(_ c2wRun: Installation) throws -> UInt64 {
        let script = "find \"$1\" -type f -printf '%b\\n' | awk '{s += $1} END {print s * 512}'"
        let text = try tool("sh", "-c", script, "sh", c2wRun.scratch["cache"] + "/c2w-run/store")
        return UInt64(text.trimmed) ?? 0
    }

    func pushed(_ name: String) throws -> String {
        try RegistryServer.shared.get().push("oci:\(TestImages.small.get().layout):latest", as: name)
    }

    @Test func lsListsWhatIsOnTheDisk() throws {
        let c2wRun = try Installation()
        #expect(try listed(c2wRun, ".entries | length").trimmed == "0")
        let name = try pushed("cache-ls:one")
        #expect(try c2wRun("cat", name, "/etc/motd").output == "hello\n")
        let layers = try tool(
            "sh", "-c", "skopeo inspect --tls-verify=false docker://\(name) | jq -r '.Layers[]' | sort")
        #expect(try listed(c2wRun, "[.entries[] | select(.kind == \"index\") | .digest] | sort[]") == layers)
        #expect(try listed(c2wRun, ".entries[] | select(.kind == \"image\") | .name").trimmed == name)
        #expect(try UInt64(listed(c2wRun, ".sizeBytes").trimmed) == diskBytes(c2wRun))
        #expect(try UInt64(listed(c2wRun, "[.entries[].sizeBytes] | add").trimmed) == diskBytes(c2wRun))
        let table = try c2wRun("cache", "ls").output
        #expect(table.contains(name) && table.contains(layers.split(separator: "\n")[0]), "\(table)")
    }

    @Test func rmOfAnImageLeavesTheLayersOfOthers() throws {
        let c2wRun = try Installation()
        let one = try pushed("cache-rm:one")
        let two = try pushed("cache-rm-other:two")
        for name in [one, two] { #expect(try c2wRun("cat", name, "/etc/motd").status == 0) }
        let before = try listed(c2wRun, ".entries[].key")
        #expect(try c2wRun("cache", "rm", one).status == 0)
        let after = try listed(c2wRun, ".entries[].key")
        #expect(after.split(separator: "\n").count == before.split(separator: "\n").count - 1)
        #expect(try listed(c2wRun, ".entries[] | select(.kind == \"image\") | .name").trimmed == two)
        #expect(try c2wRun("cat", two, "/etc/motd").output == "hello\n")
        #expect(try c2wRun("cache", "rm", two).status == 0)
        #expect(try listed(c2wRun, ".entries | length").trimmed == "0")
        let missing = try c2wRun("cache", "rm", one)
        #expect(missing.status == 1)
        #expect(missing.errors.hasPrefix("c2w-run: cache rm: \(one) is not in the cache\n"))
    }

    @Test func rmTakesDigestsAndAll() throws {
        let c2wRun = try Installation()
        let name = try pushed("cache-all:one")
        #expect(try c2wRun("cat", name, "/etc/motd").status == 0)
        let digest = try listed(c2wRun, "[.entries[] | select(.kind == \"index\") | .digest][0]").trimmed
        #expect(try c2wRun("cache", "rm", digest).status == 0)
        #expect(try listed(c2wRun, ".entries[] | select(.digest == \"\(digest)\") | .key") == "")
        #expect(try c2wRun("cat", name, "/etc/motd").output == "hello\n", "it is fetched again")
        #expect(try c2wRun("cache", "rm", "--all").status == 0)
        #expect(try diskBytes(c2wRun) == 0)
    }

    @Test func gcGoesDownToASize() throws {
        let c2wRun = try Installation()
        let name = try pushed("cache-gc:one")
        #expect(try c2wRun("cat", name, "/big", "/sparse").status == 0)
        let all = try diskBytes(c2wRun)
        let kept = try c2wRun("cache", "gc")
        #expect(kept.status == 0)
        #expect(try diskBytes(c2wRun) <= all)
        let finished = try c2wRun("cache", "gc", "--max", "100k")
        #expect(finished.status == 0, "\(finished.errors)")
        #expect(try diskBytes(c2wRun) <= 100 << 10)
        #expect(try c2wRun("cat", name, "/etc/motd").output == "hello\n")
        #expect(try c2wRun("cache", "gc", "--max", "0").status == 0)
        #expect(try diskBytes(c2wRun) == 0)
    }

    @Test(arguments: [
        ["rm"], ["rm", "--all", "x"], ["rm", "sha256:12"], ["gc", "--max", "much"], ["ls", "x"], ["clean"],
    ])
    func wrongUsageIsRefused(arguments: [String]) throws {
        let finished = try Installation()(["cache"] + arguments)
        #expect(finished.status == 64)
        #expect(finished.stdout.isEmpty && !finished.stderr.isEmpty)
    }
}

extension String {
    var trimmed: String { String(drop { $0 == "\n" }.reversed().drop { $0 == "\n" }.reversed()) }
}
