"""zTOCs, SOCI's index of one layer, written and read with the flatbuffers package after the published schema
(soci-snapshotter, ztoc/fbs/ztoc.fbs). Nothing of ours takes part.

    ztoc.py check ZTOC LAYER      every span by its digest, every file of the layer's tar by its entry
    ztoc.py spans ZTOC            as JSON: spans [stored start, end, start in the tar], files [name, offset, size]
"""

import datetime
import decimal
import gzip
import hashlib
import io
import json
import struct
import sys
import tarfile
import zlib

import flatbuffers
import flatbuffers.number_types as N
import flatbuffers.table
import zran

KINDS = {tarfile.REGTYPE: "reg", tarfile.AREGTYPE: "reg", tarfile.DIRTYPE: "dir", tarfile.SYMTYPE: "symlink",
         tarfile.LNKTYPE: "hardlink", tarfile.CHRTYPE: "char", tarfile.BLKTYPE: "block", tarfile.FIFOTYPE: "fifo"}


def sha256(data):
    return "sha256:" + hashlib.sha256(data).hexdigest()


def spans_of(points, stored_size):
    """(start, end) of each span's stored bytes: the boundary byte belongs to both."""
    for number, (offset, _, bits, _) in enumerate(points):
        end = points[number + 1][0] if number + 1 < len(points) else stored_size
        yield offset - (bits != 0), end


def plain_size(stored):
    size, rest = 0, stored
    while rest:
        decoder = zlib.decompressobj(47)
        for start in range(0, len(rest), 1 << 20):
            size += len(decoder.decompress(rest[start:start + (1 << 20)]))
            if decoder.eof:
                rest = decoder.unused_data + rest[start + (1 << 20):]
                break
        else:
            raise ValueError("cut short")
    return size


class Writer:
    def __init__(self):
        self.builder = flatbuffers.Builder(1 << 20)

    def vector(self, offsets):
        self.builder.StartVector(4, len(offsets), 4)
        for offset in reversed(offsets):
            self.builder.PrependUOffsetTRelative(offset)
        return self.builder.EndVector()

    def string(self, text):
        return self.builder.CreateString(text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape"))

    def entry(self, info):
        builder = self.builder
        xattrs = []
        for key, value in sorted(info.pax_headers.items()):
            key, value = self.string(key), self.string(value)
            builder.StartObject(2)
            builder.PrependUOffsetTRelativeSlot(0, key, 0)
            builder.PrependUOffsetTRelativeSlot(1, value, 0)
            xattrs.append(builder.EndObject())
        xattrs = self.vector(xattrs)
        seconds = int(info.mtime // 1)
        time = datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S")
        # A float has not all nine digits.
        exact = decimal.Decimal(info.pax_headers.get("mtime", info.mtime))
        fraction = f"{exact - seconds:.9f}"[1:].rstrip("0").rstrip(".")
        name = self.string(info.name + ("/" if info.isdir() else ""))
        strings = {0: name, 1: self.string(KINDS[info.type]), 4: self.string(info.linkname),
                   8: self.string(info.uname), 9: self.string(info.gname), 10: self.string(time + fraction + "Z")}
        builder.StartObject(14)
        for slot, offset in strings.items():
            builder.PrependUOffsetTRelativeSlot(slot, offset, 0)
        builder.PrependInt64Slot(2, info.offset_data, 0)
        builder.PrependInt64Slot(3, info.size, 0)
        builder.PrependInt64Slot(5, info.mode, 0)
        builder.PrependUint32Slot(6, info.uid, 0)
        builder.PrependUint32Slot(7, info.gid, 0)
        builder.PrependInt64Slot(11, info.devmajor, 0)
        builder.PrependInt64Slot(12, info.devminor, 0)
        builder.PrependUOffsetTRelativeSlot(13, xattrs, 0)
        return builder.EndObject()

    def finish(self, stored_size, tar_size, entries, algorithm, digests, checkpoints):
        builder = self.builder
        metadata = self.vector(entries)
        builder.StartObject(1)
        builder.PrependUOffsetTRelativeSlot(0, metadata, 0)
        toc = builder.EndObject()
        checkpoints = builder.CreateByteVector(checkpoints)
        digests_vector = self.vector([self.string(digest) for digest in digests])
        builder.StartObject(4)
        builder.PrependInt8Slot(0, algorithm, 1)
        builder.PrependInt32Slot(1, len(digests) - 1, 0)
        builder.PrependUOffsetTRelativeSlot(2, digests_vector, 0)
        builder.PrependUOffsetTRelativeSlot(3, checkpoints, 0)
        compression = builder.EndObject()
        version, tool = self.string("0.9"), self.string("independent writer")
        builder.StartObject(6)
        builder.PrependUOffsetTRelativeSlot(0, version, 0)
        builder.PrependUOffsetTRelativeSlot(1, tool, 0)
        builder.PrependInt64Slot(2, stored_size, 0)
        builder.PrependInt64Slot(3, tar_size, 0)
        builder.PrependUOffsetTRelativeSlot(4, toc, 0)
        builder.PrependUOffsetTRelativeSlot(5, compression, 0)
        builder.Finish(builder.EndObject())
        return bytes(builder.Output())


def build(stored, span=4 << 20, omits_first=False):
    """The zTOC of a layer, gzip or a plain tar."""
    writer = Writer()
    if stored[:2] == b"\x1f\x8b":
        points, tar = zran.checkpoints(stored, plain_size(stored), span)
        digests = [sha256(stored[start:end]) for start, end in spans_of(points, len(stored))]
        kept = points[1:] if omits_first else points
        blob = struct.pack("<iq", len(points), span) + b"".join(
            struct.pack("<qqB", *point[:3]) + point[3] for point in kept)
        algorithm = 1
    else:
        tar = stored
        digests = [sha256(stored[start:start + span]) for start in range(0, len(stored), span)]
        inner = flatbuffers.Builder(64)
        inner.StartObject(3)
        inner.PrependInt32Slot(0, 1, 0)
        inner.PrependInt64Slot(1, span, 0)
        inner.PrependInt64Slot(2, len(stored), 0)
        inner.Finish(inner.EndObject())
        blob = bytes(inner.Output())
        algorithm = 2
    archive = tarfile.open(fileobj=io.BytesIO(tar), mode="r:")
    entries = [writer.entry(info) for info in archive]
    return writer.finish(len(stored), len(tar), entries, algorithm, digests, blob)


class Reader:
    """A zTOC read with the package's own accessors."""

    def __init__(self, data):
        self.data = data
        position = int.from_bytes(data[:4], "little")
        self.root = flatbuffers.table.Table(data, position)
        self.version = self.string(self.root, 0)
        self.stored_size = self.number(self.root, 2, N.Int64Flags)
        self.tar_size = self.number(self.root, 3, N.Int64Flags)
        self.compression = self.table(self.root, 5)
        self.algorithm = self.number(self.compression, 0, N.Int8Flags, 1)
        self.max_span = self.number(self.compression, 1, N.Int32Flags)
        self.digests = [self.text(place) for place in self.places(self.compression, 2)]
        self.checkpoints = self.bytes(self.compression, 3)
        self.entries = [self.entry(place) for place in self.places(self.table(self.root, 4), 0)]

    def field(self, table, slot):
        return table.Offset(4 + slot * 2)

    def number(self, table, slot, flags, default=0):
        offset = self.field(table, slot)
        return table.Get(flags, table.Pos + offset) if offset else default

    def string(self, table, slot):
        offset = self.field(table, slot)
        return bytes(table.String(table.Pos + offset)) if offset else b""

    def table(self, table, slot):
        return flatbuffers.table.Table(self.data, table.Indirect(table.Pos + self.field(table, slot)))

    def places(self, table, slot):
        offset = self.field(table, slot)
        if not offset:
            return []
        start = table.Vector(offset)
        return [(table, start + index * 4) for index in range(table.VectorLen(offset))]

    def text(self, place):
        return bytes(place[0].String(place[1])).decode()

    def bytes(self, table, slot):
        offset = self.field(table, slot)
        start = table.Vector(offset)
        return bytes(self.data[start:start + table.VectorLen(offset)])

    def entry(self, place):
        table = flatbuffers.table.Table(self.data, place[0].Indirect(place[1]))
        entry = {"name": self.string(table, 0), "type": self.string(table, 1).decode(),
                 "offset": self.number(table, 2, N.Int64Flags), "size": self.number(table, 3, N.Int64Flags),
                 "linkname": self.string(table, 4), "mode": self.number(table, 5, N.Int64Flags),
                 "uid": self.number(table, 6, N.Uint32Flags), "gid": self.number(table, 7, N.Uint32Flags),
                 "mod_time": self.string(table, 10).decode(), "devmajor": self.number(table, 11, N.Int64Flags),
                 "devminor": self.number(table, 12, N.Int64Flags), "xattrs": {}}
        for parent, position in self.places(table, 13):
            pair = flatbuffers.table.Table(self.data, parent.Indirect(position))
            entry["xattrs"][self.string(pair, 0)] = self.string(pair, 1)
        return entry

    def points(self):
        have, _ = struct.unpack_from("<iq", self.checkpoints)
        rest = len(self.checkpoints) - 12
        points = []
        if rest == (have - 1) * 32785:
            points.append((10, 0, 0, b""))
        else:
            assert rest == have * 32785, (have, rest)
        for start in range(12, len(self.checkpoints), 32785):
            points.append((*struct.unpack_from("<qqB", self.checkpoints, start),
                           self.checkpoints[start + 17:start + 32785]))
        assert len(points) == have == len(self.digests) == self.max_span + 1
        return points

    def content(self, stored):
        """The tar, span by span, each checked against its digest and decoded for itself."""
        assert len(stored) == self.stored_size, (len(stored), self.stored_size)
        if self.algorithm == 2:
            return bytes(stored)
        points = self.points()
        out = []
        for number, (start, end) in enumerate(spans_of(points, len(stored))):
            assert sha256(stored[start:end]) == self.digests[number], f"span {number}: its digest is wrong"
            following = points[number + 1][1] if number + 1 < len(points) else self.tar_size
            out.append(zran.extract(stored[start:end], points[number][2], points[number][3],
                                    following - points[number][1]))
        return b"".join(out)


def check(ztoc, stored):
    reader = Reader(bytearray(ztoc))
    tar = reader.content(stored)
    if stored[:2] == b"\x1f\x8b":
        assert gzip.decompress(stored)[:len(tar)] == tar, "the spans are not the layer"
    archive = tarfile.open(fileobj=io.BytesIO(tar), mode="r:")
    infos = list(archive)
    assert len(infos) == len(reader.entries), (len(infos), len(reader.entries))
    for info, entry in zip(infos, reader.entries):
        name = info.name.encode("utf-8", "surrogateescape")
        clean = b"/".join(part for part in name.split(b"/") if part not in (b"", b"."))
        assert entry["name"].rstrip(b"/").removeprefix(b"./") in (clean, b"." if not clean else clean, clean), entry
        assert entry["type"] == KINDS[info.type], entry
        if entry["type"] == "reg":
            assert (entry["offset"], entry["size"]) == (info.offset_data, info.size), (entry, info.offset_data)
        if entry["type"] == "symlink":
            assert entry["linkname"] == info.linkname.encode("utf-8", "surrogateescape")
        if entry["type"] != "hardlink":
            assert (entry["uid"], entry["gid"], entry["mode"] & 0o7777) == (info.uid, info.gid, info.mode & 0o7777)
            time = datetime.datetime.fromisoformat(entry["mod_time"][:19] + "+00:00").timestamp()
            assert time == int(info.mtime // 1), (entry, info.mtime)
            wanted = {key.encode(): value.encode("utf-8", "surrogateescape")
                      for key, value in info.pax_headers.items() if key.startswith("SCHILY.xattr.")}
            assert {k: v for k, v in entry["xattrs"].items() if k.startswith(b"SCHILY.xattr.")} == wanted, entry
        if entry["type"] in ("char", "block"):
            assert (entry["devmajor"], entry["devminor"]) == (info.devmajor, info.devminor)
    return len(infos), len(reader.digests)


def spans(ztoc):
    reader = Reader(bytearray(ztoc))
    points = reader.points()
    return {"spans": [(start, end, point[1]) for point, (start, end) in zip(points, spans_of(points, reader.stored_size))],
            "files": [(entry["name"].decode("utf-8", "surrogateescape"), entry["offset"], entry["size"])
                      for entry in reader.entries if entry["type"] == "reg" and entry["size"]]}


if __name__ == "__main__":
    with open(sys.argv[2], "rb") as ztoc_file:
        told = ztoc_file.read()
    if sys.argv[1] == "spans":
        json.dump(spans(told), sys.stdout)
        sys.exit()
    assert sys.argv[1] == "check", __doc__
    with open(sys.argv[3], "rb") as layer_file:
        entries, count = check(told, layer_file.read())
    print(f"{entries} entries, {count} spans: right")
