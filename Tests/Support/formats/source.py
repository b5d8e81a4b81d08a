#!/usr/bin/env python3
"""Writes the small image that all formats are made from, as an OCI layout of gzip layers.

    source.py FOLDER      →  FOLDER/oci, tag `gzip`; FOLDER/layer0.tar, layer1.tar, layer2.tar
"""

import gzip
import hashlib
import io
import json
import os
import random
import sys
import tarfile

MTIME = 1_600_000_000


def sha256(data):
    return "sha256:" + hashlib.sha256(data).hexdigest()


class Tar:
    def __init__(self):
        self.out = io.BytesIO()
        self.tar = tarfile.open(fileobj=self.out, mode="w", format=tarfile.PAX_FORMAT)

    def add(self, name, kind, content=b"", **fields):
        info = tarfile.TarInfo(name)
        info.type = kind
        info.mtime = fields.pop("mtime", MTIME)
        info.mode = fields.pop("mode", 0o755 if kind == tarfile.DIRTYPE else 0o644)
        info.size = len(content)
        info.pax_headers = fields.pop("pax", {})
        for key, value in fields.items():
            setattr(info, key, value)
        self.tar.addfile(info, io.BytesIO(content))

    def finish(self):
        self.tar.close()
        return self.out.getvalue()


def layers():
    """Every kind of entry; files of no byte, a byte, a chunk, and many; holes; names and ids at their limits."""
    dice = random.Random(3)
    noise = dice.randbytes
    words = [noise(6).hex().encode() for _ in range(4096)]

    def text(count):
        return b" ".join(dice.choice(words) for _ in range(count // 13 + 1))[:count]

    base = Tar()
    base.add("./", tarfile.DIRTYPE)
    for name in ["bin", "etc", "usr", "usr/lib", "dev", "data", "data/sub", "var"]:
        base.add(name + "/", tarfile.DIRTYPE)
    base.add("tmp/", tarfile.DIRTYPE, mode=0o1777)
    base.add("etc/passwd", tarfile.REGTYPE, b"root:x:0:0:root:/root:/bin/sh\n")
    base.add("etc/empty", tarfile.REGTYPE)
    base.add("etc/byte", tarfile.REGTYPE, b"1")
    base.add("etc/passwd.link", tarfile.LNKTYPE, linkname="etc/passwd")
    base.add("bin/su", tarfile.REGTYPE, text(30_000), mode=0o4755, uid=0, gid=42, uname="root", gname="shadow")
    base.add("lib", tarfile.SYMTYPE, linkname="usr/lib", mode=0o777)
    base.add("usr/lib/libbig.so", tarfile.REGTYPE, text(9_500_000), mode=0o755)
    base.add("usr/lib/noise", tarfile.REGTYPE, noise(5_000_000))
    base.add("data/holes", tarfile.REGTYPE, noise(70_000) + bytes(300_000) + noise(1000) + bytes(50_000) + noise(5))
    base.add("data/hole-first", tarfile.REGTYPE, bytes(200_000) + noise(3000) + bytes(90_000))
    base.add("data/zeros", tarfile.REGTYPE, bytes(123_456))
    base.add("data/attributes", tarfile.REGTYPE, b"a", pax={
        "SCHILY.xattr.user.note": "grün", "SCHILY.xattr.user.long": "v" * 3000})
    base.add("data/grün \"quoted\" \\ name", tarfile.REGTYPE, b"utf-8\n")
    base.add("data/sub/" + "n" * 200, tarfile.REGTYPE, b"long name", uid=70000, gid=4_000_000_000)
    base.add("data/" + "/".join(["deep"] * 40) + "/file", tarfile.REGTYPE, b"parents are not in the tar")
    base.add("dev/null", tarfile.CHRTYPE, devmajor=1, devminor=3, mode=0o666)
    base.add("dev/loop0", tarfile.BLKTYPE, devmajor=7, devminor=0, mode=0o660)
    base.add("dev/pipe", tarfile.FIFOTYPE)
    base.add("etc/old", tarfile.REGTYPE, b"old", mtime=0)
    for number in range(1200):
        base.add(f"var/{number:04}", tarfile.REGTYPE, text(dice.randrange(0, 4000)), mtime=MTIME + number)

    change = Tar()
    change.add("etc/", tarfile.DIRTYPE, mode=0o711)
    change.add("etc/.wh.old", tarfile.REGTYPE)
    change.add("data/sub/", tarfile.DIRTYPE)
    change.add("data/sub/.wh..wh..opq", tarfile.REGTYPE)
    change.add("data/sub/new", tarfile.REGTYPE, text(100_000))
    change.add("usr/lib/libbig.so", tarfile.REGTYPE, text(6_000_000), mode=0o755)

    last = Tar()
    last.add("only", tarfile.SYMTYPE, linkname="etc/passwd", mode=0o777)
    return [layer.finish() for layer in (base, change, last)]


def main(folder):
    blobs = os.path.join(folder, "oci", "blobs", "sha256")
    os.makedirs(blobs)

    def blob(media_type, data):
        digest = sha256(data)
        with open(os.path.join(blobs, digest[7:]), "wb") as out:
            out.write(data)
        return {"mediaType": media_type, "digest": digest, "size": len(data)}

    tars = layers()
    for number, tar in enumerate(tars):
        with open(os.path.join(folder, f"layer{number}.tar"), "wb") as out:
            out.write(tar)
    config = {"architecture": "riscv64", "os": "linux", "config": {"Cmd": ["/bin/sh"]},
              "history": [{}] * len(tars), "rootfs": {"type": "layers", "diff_ids": [sha256(tar) for tar in tars]}}
    manifest = {
        "schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json",
        "config": blob("application/vnd.oci.image.config.v1+json", json.dumps(config).encode()),
        "layers": [blob("application/vnd.oci.image.layer.v1.tar+gzip", gzip.compress(tar, 6, mtime=0))
                   for tar in tars]}
    descriptor = {**blob(manifest["mediaType"], json.dumps(manifest).encode()),
                  "annotations": {"org.opencontainers.image.ref.name": "gzip"}}
    with open(os.path.join(folder, "oci", "oci-layout"), "w") as out:
        json.dump({"imageLayoutVersion": "1.0.0"}, out)
    with open(os.path.join(folder, "oci", "index.json"), "w") as out:
        json.dump({"schemaVersion": 2, "manifests": [descriptor]}, out)


main(sys.argv[1])
