/// Layer stacks that try the apply rules, with what must come out. They run natively and as wasm.
public enum MergeCases {
    public static let base = TarWriter.tar { tar in
        tar.folder("d")
        tar.file("d/a", "a")
        tar.file("d/b", "b")
        tar.folder("d/sub")
        tar.file("d/sub/c", "c")
        tar.link("l", to: "d")
    }

    /// What a second layer holds, and the paths that are left of `base`, with new ones.
    public static let stacks: [(name: String, layer: [UInt8], paths: [String])] = [
        ("whiteout of a file", TarWriter.tar { $0.file("d/.wh.a") }, ["/d/", "/d/b", "/d/sub/", "/d/sub/c", "/l"]),
        ("whiteout of a folder", TarWriter.tar { $0.file(".wh.d") }, ["/l"]),
        (
            "opaque, then an entry",
            TarWriter.tar { tar in
                tar.file("d/.wh..wh..opq")
                tar.file("d/n")
            }, ["/d/", "/d/n", "/l"]
        ),
        (
            "an entry, then opaque",
            TarWriter.tar { tar in
                tar.file("d/n")
                tar.file("d/.wh..wh..opq")
            }, ["/d/", "/d/n", "/l"]
        ),
        (
            "whiteout and a folder of that name",
            TarWriter.tar { tar in
                tar.file(".wh.d")
                tar.folder("d")
                tar.file("d/n")
            }, ["/d/", "/d/n", "/l"]
        ),
        (
            "a folder of that name and whiteout",
            TarWriter.tar { tar in
                tar.folder("d")
                tar.file("d/n")
                tar.file(".wh.d")
            }, ["/d/", "/d/n", "/l"]
        ),
        ("a file over a folder", TarWriter.tar { $0.file("d") }, ["/d", "/l"]),
        (
            "a folder over a link", TarWriter.tar { $0.folder("l") },
            ["/d/", "/d/a", "/d/b", "/d/sub/", "/d/sub/c", "/l/"]
        ),
        (
            "a name through a link", TarWriter.tar { $0.file("l/n") },
            ["/d/", "/d/a", "/d/b", "/d/n", "/d/sub/", "/d/sub/c", "/l"]
        ),
    ]

    /// What cannot be merged, and words of the message.
    public static let broken: [(name: String, layer: [UInt8], words: String)] = [
        (
            "a hard link to nothing", TarWriter.tar { $0.link("x", to: "nowhere/y", hard: true) },
            "/x: a hard link to /nowhere/y, which is not there"
        ),
        ("a hard link to itself", TarWriter.tar { $0.link("x", to: "x", hard: true) }, "in a circle"),
        (
            "hard links in a circle",
            TarWriter.tar { tar in
                tar.link("x", to: "y", hard: true)
                tar.link("y", to: "z", hard: true)
                tar.link("z", to: "x", hard: true)
            }, "in a circle"
        ),
        ("a hard link to a folder", TarWriter.tar { $0.link("x", to: "d", hard: true) }, "a hard link to a folder"),
        (
            "symbolic links in a circle in a name",
            TarWriter.tar { tar in
                tar.link("p", to: "q")
                tar.link("q", to: "p")
                tar.file("p/x")
            }, "too many symbolic links"
        ),
        (
            "a symbolic link that grows when it is followed",
            TarWriter.tar { tar in
                tar.link("p", to: "p/" + String(repeating: "p/", count: 40))
                tar.file("p/x")
            }, "too many symbolic links"
        ),
    ]
}
