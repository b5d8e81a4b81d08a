"""The layer stacks. Each tries a rule of image-spec layer.md, or a corner of tar.

A stack is (name, layers, notes). Notes:
  implicit: paths that no entry names; unpacking gives them the present time, we give them time 0.
  differs:  {path: (fields, reason)}: our answer where umoci's is wrong; None: the path is not there.
  extra:    {path: (fields, reason)}: we have it, umoci has not.
  umoci_fails: umoci refuses the stack for this reason. Then GNU tar is asked (`gnu_tar`, stacks of one layer), or
           `expect` holds the whole tree, by path: fields; None: see EXPECTED in compare.py.
"""

import tarfile

from layer import MTIME, Layer, base256, header, padded, pax

STACKS = []

# umoci restores the time of the folder that holds an entry, but not of those above or below it that it changed.
TIME = ({"seconds": MTIME, "nanoseconds": 0}, "layer.md (Change Types): a folder's time is that of its entry")
NO_SPARSE = "GNU tar's sparse files (type S) are in layers that GNU tar --sparse wrote; umoci knows pax ones alone"


def stack(name, *layers, **notes):
    STACKS.append((name, [layer.tar() for layer in layers], notes))


def base():
    """A small root that most stacks begin with."""
    return (Layer().dir("./", mode=0o755).dir("etc").file("etc/passwd", b"root:x:0:0\n").file("etc/group", b"g")
            .dir("usr").dir("usr/lib").file("usr/lib/libc.so", b"\x7fELF" * 999).symlink("lib", "usr/lib")
            .dir("data").dir("data/sub").file("data/a", b"a").file("data/b", b"bb").file("data/sub/c", b"ccc"))


# Whiteouts.
stack("whiteout of a file", base(), Layer().whiteout("data/a"))
stack("whiteout of a folder hides all below", base(), Layer().whiteout("data"))
stack("whiteout of what is not there", base(), Layer().whiteout("data/nothing").whiteout("nowhere/nothing"))
stack("whiteout and the same file in one layer", base(), Layer().whiteout("data/a").file("data/a", b"new"))
stack("the same file, then its whiteout", base(), Layer().file("data/a", b"new").whiteout("data/a"))
stack("whiteout and a folder of that name in one layer", base(),
      Layer().whiteout("data").dir("data", mode=0o700).file("data/new", b"n"))
stack("a folder, then the whiteout of its name", base(),
      Layer().dir("data", mode=0o700).file("data/new", b"n").whiteout("data"), differs={"data": TIME})
stack("whiteout of a name in a folder this layer makes", base(),
      Layer().dir("data").dir("data/sub").file("data/sub/d", b"d").whiteout("data/sub"), differs={"data/sub": TIME})
stack("whiteout in the layer after next", base(), Layer().file("data/new", b"n"), Layer().whiteout("data/new"))
stack("a name comes back after its whiteout", base(), Layer().whiteout("data/a"), Layer().file("data/a", b"again"))
stack("whiteout of a symbolic link leaves its target", base(), Layer().whiteout("lib"))
stack("whiteout written as a folder", base(), Layer().dir("data/.wh.a"))
stack("whiteout of a name that begins with .wh.", base(), Layer().file("data/.wh..wh.x", b""))
stack("whiteout of a hard link's first name", Layer().dir("./").file("a", b"same").hardlink("b", "a"),
      Layer().whiteout("a"))

# Opaque folders.
stack("opaque folder before its entries", base(), Layer().dir("data").opaque("data").file("data/new", b"n"))
stack("opaque folder after its entries", base(), Layer().dir("data").file("data/new", b"n").opaque("data"))
stack("opaque folder between its entries", base(),
      Layer().dir("data").file("data/a", b"mine").opaque("data").file("data/new", b"n"))
stack("opaque folder keeps its own attributes", base(), Layer().opaque("data"))
stack("opaque folder hides lower children of a folder this layer writes into", base(),
      Layer().dir("data").dir("data/sub").file("data/sub/d", b"d").opaque("data"), differs={"data/sub": TIME})
stack("opaque root", base(), Layer().opaque("").file("only", b"o"))
stack("opaque folder that is not there", base(), Layer().opaque("nowhere"))
stack("opaque twice, and in two layers", base(), Layer().opaque("data").file("data/x", b"x").opaque("data"),
      Layer().file("data/y", b"y"), Layer().opaque("data").file("data/z", b"z"))

# Replacing.
stack("a file over a folder", base(), Layer().file("data", b"now a file"))
stack("a symbolic link over a folder", base(), Layer().symlink("data", "etc"))
stack("a folder over a file", base(), Layer().dir("data/a", mode=0o711).file("data/a/in", b"i"))
stack("a folder over a symbolic link", base(), Layer().dir("lib", mode=0o750).file("lib/own", b"o"))
stack("a file over a symbolic link leaves the target", base(), Layer().file("lib", b"file"))
stack("a folder over a folder changes attributes and keeps children", base(),
      Layer().dir("data", mode=0o1777, uid=7, gid=8, mtime=MTIME + 5))
stack("a folder over a folder drops attributes it has no more",
      Layer().dir("./").dir("d", pax={"SCHILY.xattr.user.one": "1", "SCHILY.xattr.user.two": "2"}),
      Layer().dir("d", pax={"SCHILY.xattr.user.two": "zwei"}))
stack("a file replaced by a device, a fifo, a link",
      Layer().dir("./").file("a").file("b").file("c").file("d"),
      Layer().device("a", "c", 1, 3).fifo("b").symlink("c", "d").device("d", "b", 259, 77, mode=0o660))
stack("a device and a fifo replaced by files",
      Layer().dir("./").device("a", "c", 5, 1, mode=0o620, uid=0, gid=5).fifo("b"), Layer().file("a").file("b"))
stack("the same name twice in a layer: the last counts", base(),
      Layer().file("data/a", b"one").file("data/a", b"two", mode=0o600))
stack("a folder, then a file of its name, in one layer", base(),
      Layer().dir("n").file("n/x").file("n", b"file"))
stack("a file, then a folder of its name, in one layer", base(),
      Layer().file("n", b"file").dir("n").file("n/x"))
stack("the root's own attributes", Layer().dir("./", mode=0o700, uid=3), Layer().dir("./", mode=0o711, gid=4))

# Hard links.
stack("hard links within a layer", Layer().dir("./").file("a", b"same", mode=0o4755).hardlink("b", "a").dir("d")
      .hardlink("d/c", "./a"))
stack("a hard link to a lower layer's file", base(), Layer().hardlink("data/link", "data/a"))
stack("a hard link to a lower layer's file that is replaced afterwards", base(),
      Layer().hardlink("data/link", "data/a").file("data/a", b"new"))
stack("a hard link to a file of this layer over a lower one", base(),
      Layer().file("data/a", b"new").hardlink("data/link", "data/a"))
stack("a chain of hard links over layers", Layer().dir("./").file("a", b"1"), Layer().hardlink("b", "a"),
      Layer().hardlink("c", "b"), Layer().whiteout("a"), Layer().whiteout("b"))
stack("replacing one name of a hard link leaves the others",
      Layer().dir("./").file("a", b"1").hardlink("b", "a").hardlink("c", "a"), Layer().file("b", b"2"))
stack("hard links to a symbolic link, a device and a fifo",
      Layer().dir("./").symlink("s", "t").hardlink("s2", "s").device("n", "c", 1, 3).hardlink("n2", "n")
      .fifo("p").hardlink("p2", "p"))
stack("a hard link through a symbolic link to a folder", base(), Layer().hardlink("lib/copy", "lib/libc.so"))
stack("a hard link given by an absolute name", base(), Layer().hardlink("copy", "/usr/lib/libc.so"))
stack("a hard link over an existing file", base(), Layer().hardlink("data/b", "data/a"))
stack("a hard link's header says other attributes", base(),
      Layer().hardlink("data/link", "data/a", mode=0o777, uid=9, mtime=5))
stack("a hard link before its target", Layer().dir("./").hardlink("b", "a").file("a", b"late"),
      umoci_fails="umoci's own comment: links that come before what they link to can break; layer.md "
                  "(Hardlinks) asks for no order",
      expect={"": {}, "a": {"links": 2}, "b": {"links": 2}})
stack("a chain of hard links before their target",
      Layer().dir("./").hardlink("d", "c").hardlink("c", "b").hardlink("b", "a").file("a", b"late"),
      umoci_fails="as before", expect={"": {}, "a": {"links": 4}, "b": {}, "c": {}, "d": {}})
stack("a hard link to what its own layer hides", base(), Layer().whiteout("data/a").hardlink("kept", "data/a"),
      umoci_fails="layer.md (Whiteouts): whiteouts apply to lower layers only; the link is this layer's",
      expect=None)

# Folders in names.
stack("folders that no entry names", Layer().file("one/two/three", b"3"), implicit=["", "one", "one/two"])
stack("a named folder after its content", Layer().dir("./").file("one/two", b"2").dir("one", mode=0o700),
      differs={"": TIME})
stack("names through a symbolic link of a lower layer", base(), Layer().file("lib/new", b"n").dir("lib/sub")
      .file("lib/sub/x"))
stack("names through an absolute symbolic link", Layer().dir("./").dir("real").symlink("abs", "/real"),
      Layer().file("abs/x", b"x"))
stack("names through a symbolic link that climbs", Layer().dir("./").dir("real").dir("d")
      .symlink("d/up", "../../../../real"), Layer().file("d/up/x", b"x"))
stack("names through a symbolic link of the same layer", Layer().dir("./").dir("real").symlink("l", "real")
      .file("l/x", b"x"))
stack("names through a link to nowhere", Layer().dir("./").symlink("l", "made/there"), Layer().file("l/x", b"x"),
      implicit=["made", "made/there"], differs={"": TIME})
stack("whiteout through a symbolic link", base(), Layer().whiteout("lib/libc.so"))
stack("opaque through a symbolic link", base(), Layer().opaque("lib").file("lib/n"))
stack("a folder named by way of a file of a lower layer", base(), Layer().file("data/a/x", b"x"),
      umoci_fails="layer.md (Applying Changesets): an entry replaces what is not a folder; here the folder goes "
                  "without saying", expect=None)
stack("absolute names and dots", Layer().dir("/").dir("/d/").file("/d/./e", b"e").file("d//f", b"f")
      .file("./d/../g", b"g"))
stack("a folder's name without its slash", Layer().dir("./").raw(header(b"d", b"5", mode=0o750))
      .raw(header(b"d/x", b"0", 1) + padded(b"x")))

# Corners of tar.
stack("modes and owners", Layer().dir("./").file("suid", mode=0o4711).file("sgid", mode=0o2755, gid=42)
      .dir("sticky", mode=0o1777).file("none", mode=0).file("big", uid=2_000_000, gid=2_097_152))
stack("extended attributes", Layer().dir("./")
      .file("cap", pax={"SCHILY.xattr.security.capability": "\x01\x00\x00\x02\x00\x04\x00\x00" + "\x00" * 12})
      .file("user", pax={"SCHILY.xattr.user.text": "value", "SCHILY.xattr.user.empty-not": "x=y\nz"})
      .dir("dir", pax={"SCHILY.xattr.user.on-dir": "1", "SCHILY.xattr.trusted.t": "2"}))
stack("extended attributes go with a replaced file",
      Layer().dir("./").file("f", pax={"SCHILY.xattr.user.one": "1"}), Layer().file("f", b"2"))
stack("bsdtar's spelling of extended attributes", Layer().dir("./").raw(
    pax([(b"LIBARCHIVE.xattr.user.b64%2Ename", b"aGVsbG8=")]) + header(b"f", b"0", 1) + padded(b"f")),
      differs={"f": ({"xattrs": {"user.b64.name": "hello"}}, "umoci knows only SCHILY.xattr; libarchive's "
                     "tar(5), pax interchange format")})
stack("times with fractions and before 1970", Layer().dir("./").file("frac", pax={"mtime": "1234567890.123456789"})
      .file("old", pax={"mtime": "-5.25"}).file("neg", pax={"mtime": "-7"}).file("zero", mtime=0))
stack("long names by pax", Layer().dir("./").dir("d" * 200).file("d" * 200 + "/" + "n" * 255, b"long")
      .symlink("s", "t" * 3000))
stack("long names by GNU records", Layer(tarfile.GNU_FORMAT).dir("./").dir("d" * 200)
      .file("d" * 200 + "/" + "n" * 255, b"long").symlink("s", "t" * 3000)
      .hardlink("h", "d" * 200 + "/" + "n" * 255))
stack("names that fill their fields", Layer(tarfile.USTAR_FORMAT).dir("./").file("n" * 100, b"1")
      .file("p" * 100 + "/" + "q" * 99, b"2"), implicit=["p" * 100], differs={"": TIME})
stack("names in bytes that are not UTF-8", Layer().dir("./").raw(
    header(b"b\xff\xfe\x80name", b"0", 1) + padded(b"x")).raw(header(b"l", b"2", link=b"to\xff\nx")))
stack("base-256 numbers", Layer().dir("./")
      .raw(header(b"far", b"0", 0, mtime=base256((1 << 33) + 5, 12), magic=b"ustar  \0"))
      .raw(header(b"before", b"0", 0, mtime=base256(-100, 12), magic=b"ustar  \0"))
      .raw(header(b"owner", b"0", 0, uid=base256(3_000_000_000, 8), gid=base256(2_500_000, 8), magic=b"ustar  \0"))
      .raw(header(b"size", b"0", base256(3, 12), magic=b"ustar  \0") + padded(b"abc")))
stack("headers as before POSIX", Layer().raw(header(b"./", b"5", mode=0o755, magic=b""))
      .raw(header(b"old", b"\0", 2, magic=b"") + padded(b"ok"))
      .raw(header(b"olddir/", b"\0", 0, mode=0o755, magic=b"")))
stack("contiguous files", Layer().dir("./").raw(header(b"c", b"7", 4) + padded(b"cont")),
      umoci_fails="POSIX pax: typeflag 7 is read as a regular file where it means nothing", gnu_tar=True)
stack("a sum of signed bytes as checksum", Layer().dir("./").raw(
    (lambda block: block[:148] + b"%06o\0 " % (sum(b - 256 if b > 127 else b for b in block[:148] + b" " * 8 + block[156:])
                                             & 0o777777) + block[156:])(header(b"\xe9t\xe9", b"0", 0))))
stack("a global pax header", Layer().dir("./").raw(pax([(b"comment", b"made by a test")], b"g")).file("x", b"x"),
      umoci_fails="POSIX pax: global headers are part of the format", gnu_tar=True)
stack("GNU sparse, old form", Layer().dir("./").raw(
    header(b"s", b"S", 1024, magic=b"ustar  \0", overlay=[
        (386, b"%011o\0%011o\0" % (4096, 512)), (410, b"%011o\0%011o\0" % (65536, 512)),
        (434, b"%011o\0%011o\0" % (100000, 0)), (483, b"%011o\0" % 100000)]) + b"A" * 512 + b"B" * 512),
      umoci_fails=NO_SPARSE, gnu_tar=True)
stack("GNU sparse, old form with more blocks", Layer().dir("./").raw(
    header(b"s", b"S", 8 * 512, magic=b"ustar  \0", overlay=[
        (386 + 24 * i, b"%011o\0%011o\0" % (i * 8192, 512)) for i in range(4)] + [
        (482, b"\1"), (483, b"%011o\0" % (8 * 8192))])
    + padded(b"".join(b"%011o\0%011o\0" % (i * 8192, 512) for i in range(4, 8)) + b"%011o\0%011o\0" % (8 * 8192, 0))
    + b"".join(bytes([65 + i]) * 512 for i in range(8))), umoci_fails=NO_SPARSE, gnu_tar=True)
stack("GNU sparse, pax 0.0", Layer().dir("./").raw(
    pax([(b"GNU.sparse.size", b"9000"), (b"GNU.sparse.numblocks", b"2"), (b"GNU.sparse.offset", b"100"),
         (b"GNU.sparse.numbytes", b"5"), (b"GNU.sparse.offset", b"8990"), (b"GNU.sparse.numbytes", b"10")])
    + header(b"s", b"0", 15) + padded(b"01234ABCDEFGHIJ")))
stack("GNU sparse, pax 0.1", Layer().dir("./").raw(
    pax([(b"GNU.sparse.size", b"9000"), (b"GNU.sparse.numblocks", b"2"), (b"GNU.sparse.name", b"real"),
         (b"GNU.sparse.map", b"100,5,8990,10")]) + header(b"GNUSparseFile.1/s", b"0", 15) + padded(b"01234ABCDEFGHIJ")))
stack("GNU sparse, pax 1.0", Layer().dir("./").raw(
    pax([(b"GNU.sparse.major", b"1"), (b"GNU.sparse.minor", b"0"), (b"GNU.sparse.name", b"real"),
         (b"GNU.sparse.realsize", b"9000")])
    + header(b"GNUSparseFile.1/s", b"0", 512 + 15) + padded(b"2\n100\n5\n8990\n10\n") + padded(b"01234ABCDEFGHIJ")))
stack("GNU sparse of holes alone", Layer().dir("./").raw(
    pax([(b"GNU.sparse.major", b"1"), (b"GNU.sparse.minor", b"0"), (b"GNU.sparse.name", b"real"),
         (b"GNU.sparse.realsize", b"70000")])
    + header(b"GNUSparseFile.1/s", b"0", 512) + padded(b"1\n70000\n0\n")))
stack("empty layers", Layer(), base(), Layer(), Layer())
many = Layer().dir("./").dir("d")
hidden = Layer()
for number in range(1000):
    many.file(f"d/f{number}", b"%d" % number)
    if number % 2 == 0:
        hidden.whiteout(f"d/f{number}")
stack("a thousand files in a folder, half of them hidden", many, hidden)
