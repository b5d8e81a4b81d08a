"""Layers for the comparison: tars made entry by entry, with tarfile or header by header."""

import gzip
import hashlib
import io
import tarfile

MTIME = 1_600_000_000


class Layer:
    """One layer under construction. Paths are given as they stand in the tar."""

    def __init__(self, tar_format=tarfile.PAX_FORMAT):
        self.format = tar_format
        self.parts = []

    def _add(self, name, kind, content=b"", **fields):
        info = tarfile.TarInfo(name)
        info.type = kind
        info.mtime = fields.pop("mtime", MTIME)
        info.mode = fields.pop("mode", 0o755 if kind == tarfile.DIRTYPE else 0o644)
        info.size = len(content)
        pax = fields.pop("pax", {})
        for key, value in fields.items():
            setattr(info, key, value)
        info.pax_headers = pax
        blocks = info.tobuf(self.format, "utf-8", "surrogateescape")
        # tarfile puts typeflag and fields right but always writes the name with a slash for folders.
        self.parts.append(blocks + content + b"\0" * (-len(content) % 512))
        return self

    def dir(self, name, **fields):
        return self._add(name, tarfile.DIRTYPE, **fields)

    def file(self, name, content=b"x", **fields):
        return self._add(name, tarfile.REGTYPE, content, **fields)

    def symlink(self, name, target, **fields):
        return self._add(name, tarfile.SYMTYPE, linkname=target, mode=0o777, **fields)

    def hardlink(self, name, target, **fields):
        return self._add(name, tarfile.LNKTYPE, linkname=target, **fields)

    def device(self, name, kind, major, minor, **fields):
        return self._add(
            name, tarfile.CHRTYPE if kind == "c" else tarfile.BLKTYPE, devmajor=major, devminor=minor, **fields)

    def fifo(self, name, **fields):
        return self._add(name, tarfile.FIFOTYPE, **fields)

    def whiteout(self, path):
        folder, _, name = path.rpartition("/")
        return self.file((folder + "/" if folder else "") + ".wh." + name, b"")

    def opaque(self, folder):
        return self.file((folder + "/" if folder else "") + ".wh..wh..opq", b"")

    def raw(self, data):
        self.parts.append(data)
        return self

    def tar(self):
        return b"".join(self.parts) + b"\0" * 1024


def header(name, typeflag=b"0", size=0, mode=0o644, uid=0, gid=0, mtime=MTIME, link=b"", magic=b"ustar\x0000",
           prefix=b"", devmajor=None, devminor=None, overlay=()):
    """One 512-byte header; numbers may be given as finished bytes."""

    def number(value, width):
        return value if isinstance(value, bytes) else b"%0*o\0" % (width - 1, value)

    block = bytearray(512)

    def put(offset, width, value):
        block[offset:offset + len(value[:width])] = value[:width]

    put(0, 100, name)
    put(100, 8, number(mode, 8))
    put(108, 8, number(uid, 8))
    put(116, 8, number(gid, 8))
    put(124, 12, number(size, 12))
    put(136, 12, number(mtime, 12))
    put(156, 1, typeflag)
    put(157, 100, link)
    put(257, 8, magic)
    if devmajor is not None:
        put(329, 8, number(devmajor, 8))
        put(337, 8, number(devminor, 8))
    put(345, 155, prefix)
    for offset, value in overlay:
        put(offset, 512, value)
    block[148:156] = b" " * 8
    put(148, 8, b"%06o\0 " % sum(block))
    return bytes(block)


def padded(data):
    return data + b"\0" * (-len(data) % 512)


def pax(records, typeflag=b"x"):
    """An extended header with these records, bytes to bytes."""
    body = b""
    for key, value in records:
        rest = b" " + key + b"=" + value + b"\n"
        length = len(rest)
        while len(b"%d" % length) + len(rest) != length:
            length = len(b"%d" % length) + len(rest)
        body += b"%d" % length + rest
    return header(b"PaxHeaders/x", typeflag, len(body)) + padded(body)


def base256(value, width):
    return (value + (1 << (8 * width)) if value < 0 else value | 1 << (8 * width - 1)).to_bytes(width, "big")


def sha256(data):
    return "sha256:" + hashlib.sha256(data).hexdigest()


def compressed(tar):
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", mtime=0, compresslevel=1) as stream:
        stream.write(tar)
    return out.getvalue()
