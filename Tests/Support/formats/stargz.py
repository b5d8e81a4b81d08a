#!/usr/bin/env python3
"""Writes the first form of stargz, which no tool of today does: a footer of 47 bytes, digests of files alone, and no
digest of the TOC. Made from the description of the format, not from our reader.

    stargz.py FOLDER      FOLDER/layerN.tar and FOLDER/oci → FOLDER/stargz, an OCI layout, tag `stargz`
"""

import base64
import datetime
import gzip
import hashlib
import io
import json
import os
import sys
import tarfile

CHUNK = 4 << 20
KINDS = {tarfile.REGTYPE: "reg", tarfile.DIRTYPE: "dir", tarfile.SYMTYPE: "symlink", tarfile.LNKTYPE: "hardlink",
         tarfile.CHRTYPE: "char", tarfile.BLKTYPE: "block", tarfile.FIFOTYPE: "fifo"}


def sha256(data):
    return "sha256:" + hashlib.sha256(data).hexdigest()


def stargz(tar_bytes):
    """(blob, uncompressed bytes)"""
    out = bytearray()
    pending = bytearray()
    plain = hashlib.sha256()
    entries = []

    def flush():
        if pending:
            out.extend(gzip.compress(bytes(pending), 6, mtime=0))
            pending.clear()

    def put(data):
        plain.update(data)
        pending.extend(data)

    source = tarfile.open(fileobj=io.BytesIO(tar_bytes))
    for info in source:
        entry = {"name": info.name + ("/" if info.isdir() else ""), "type": KINDS[info.type], "mode": info.mode,
                 "uid": info.uid, "gid": info.gid, "NumLink": 0}
        if info.mtime:
            time = datetime.datetime.fromtimestamp(info.mtime, datetime.timezone.utc)
            entry["modtime"] = time.strftime("%Y-%m-%dT%H:%M:%SZ")
        if info.linkname:
            entry["linkName"] = info.linkname
        if info.ischr() or info.isblk():
            entry["devMajor"], entry["devMinor"] = info.devmajor, info.devminor
        attributes = {key[13:]: base64.b64encode(value.encode("utf-8", "surrogateescape")).decode()
                      for key, value in info.pax_headers.items() if key.startswith("SCHILY.xattr.")}
        if attributes:
            entry["xattrs"] = attributes
        entries.append(entry)
        put(info.tobuf(tarfile.PAX_FORMAT))
        if info.isreg() and info.size:
            content = source.extractfile(info).read()
            entry["size"] = info.size
            entry["digest"] = sha256(content)
            for start in range(0, info.size, CHUNK):
                flush()
                part = content[start:start + CHUNK]
                chunk = entry if start == 0 else {"name": entry["name"], "type": "chunk"}
                chunk["offset"] = len(out)
                if info.size > CHUNK:
                    # The last chunk goes to the end of the file and does not say how long it is.
                    chunk["chunkOffset"] = start
                    chunk["chunkSize"] = len(part) if start + CHUNK < info.size else 0
                if start:
                    entries.append(chunk)
                put(part)
            put(b"\0" * (-info.size % 512))
    flush()
    toc_offset = len(out)
    toc = json.dumps({"version": 1, "entries": entries}, indent="\t").encode()
    info = tarfile.TarInfo("stargz.index.json")
    info.size = len(toc)
    put(info.tobuf(tarfile.USTAR_FORMAT) + toc + b"\0" * (-len(toc) % 512) + b"\0" * 1024)
    flush()
    extra = b"%016xSTARGZ" % toc_offset
    footer = (b"\x1f\x8b\x08\x04\0\0\0\0\0\xff" + len(extra).to_bytes(2, "little") + extra + b"\x01\0\0\xff\xff"
              + b"\0" * 8)
    assert len(footer) == 47
    return bytes(out) + footer, "sha256:" + plain.hexdigest()


def main(folder):
    target = os.path.join(folder, "stargz")
    blobs = os.path.join(target, "blobs", "sha256")
    os.makedirs(blobs)

    def blob(media_type, data):
        digest = sha256(data)
        with open(os.path.join(blobs, digest[7:]), "wb") as out:
            out.write(data)
        return {"mediaType": media_type, "digest": digest, "size": len(data)}

    layers, diff_ids = [], []
    number = 0
    while os.path.exists(os.path.join(folder, f"layer{number}.tar")):
        with open(os.path.join(folder, f"layer{number}.tar"), "rb") as source:
            data, diff_id = stargz(source.read())
        assert "sha256:" + hashlib.sha256(gzip.decompress(data)).hexdigest() == diff_id
        layers.append(blob("application/vnd.oci.image.layer.v1.tar+gzip", data))
        diff_ids.append(diff_id)
        number += 1
    config = {"architecture": "riscv64", "os": "linux", "config": {"Cmd": ["/bin/sh"]},
              "rootfs": {"type": "layers", "diff_ids": diff_ids}}
    manifest = {"schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json",
                "config": blob("application/vnd.oci.image.config.v1+json", json.dumps(config).encode()),
                "layers": layers}
    descriptor = {**blob(manifest["mediaType"], json.dumps(manifest).encode()),
                  "annotations": {"org.opencontainers.image.ref.name": "stargz"}}
    with open(os.path.join(target, "oci-layout"), "w") as out:
        json.dump({"imageLayoutVersion": "1.0.0"}, out)
    with open(os.path.join(target, "index.json"), "w") as out:
        json.dump({"schemaVersion": 2, "manifests": [descriptor]}, out)


main(sys.argv[1])
