#!/usr/bin/env python3
"""Makes an OCI layout that an honest tool would not: layouts.py FOLDER KIND [ARGUMENT]

Independent of the code under test; every document is as the OCI image specification has it, but for the one thing that
KIND names.
"""

import gzip
import hashlib
import io
import json
import os
import shutil
import sys
import tarfile

MANIFEST = "application/vnd.oci.image.manifest.v1+json"
INDEX = "application/vnd.oci.image.index.v1+json"
CONFIG = "application/vnd.oci.image.config.v1+json"
GZIP = "application/vnd.oci.image.layer.v1.tar+gzip"


class Layout:
    def __init__(self, folder):
        self.folder = folder
        os.makedirs(f"{folder}/blobs/sha256", exist_ok=True)
        with open(f"{folder}/oci-layout", "w") as file:
            file.write('{"imageLayoutVersion": "1.0.0"}')

    def blob(self, data, kind, size=None, digest=None):
        digest = digest or hashlib.sha256(data).hexdigest()
        with open(f"{self.folder}/blobs/sha256/{digest}", "wb") as file:
            file.write(data)
        return {"mediaType": kind, "digest": "sha256:" + digest, "size": len(data) if size is None else size}

    def config(self, diff_ids, architecture="riscv64", **more):
        document = {
            "architecture": architecture,
            "os": "linux",
            "config": {"Cmd": ["/bin/sh"]},
            "rootfs": {"type": "layers", "diff_ids": diff_ids},
            **more,
        }
        return self.blob(json.dumps(document).encode(), CONFIG)

    def image(self, tar, architecture="riscv64", packed=None, **more):
        """A descriptor of the manifest of one image with one layer."""
        layer = self.blob(gzip.compress(tar) if packed is None else packed, GZIP)
        config = self.config(["sha256:" + hashlib.sha256(tar).hexdigest()], architecture)
        manifest = {"schemaVersion": 2, "mediaType": MANIFEST, "config": config, "layers": [layer], **more}
        return self.blob(json.dumps(manifest).encode(), MANIFEST)

    def finish(self, *descriptors):
        with open(f"{self.folder}/index.json", "w") as file:
            json.dump({"schemaVersion": 2, "mediaType": INDEX, "manifests": descriptors}, file)


def tar_of(*entries):
    """entries: (name, {attribute: value}, content)."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as tar:
        for name, attributes, content in entries:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            for key, value in attributes.items():
                setattr(info, key, value)
            tar.addfile(info, io.BytesIO(content))
    return out.getvalue()


def plain(name="file", content=b"content\n"):
    return tar_of((name, {}, content))


def tagged(descriptor, name):
    return {**descriptor, "annotations": {"org.opencontainers.image.ref.name": name}}


def main():
    folder, kind = sys.argv[1:3]
    layout = Layout(folder)
    if kind == "good":
        layout.finish(layout.image(plain()))
    elif kind == "truncated-gzip":
        tar = plain(content=os.urandom(200_000))
        layout.finish(layout.image(tar, packed=gzip.compress(tar)[:-1000]))
    elif kind == "not-gzip":
        layout.finish(layout.image(plain(), packed=b"<html>not a layer</html>" * 100))
    elif kind == "not-tar":
        layout.finish(layout.image(b"neither is this a tar archive " * 1000))
    elif kind == "wrong-diff-id":
        tar = plain()
        layout.finish(layout.image(tar, packed=gzip.compress(plain(content=b"another\n"))))
    elif kind == "flipped":
        manifest = layout.image(plain(content=os.urandom(100_000)))
        layer = max(os.listdir(f"{folder}/blobs/sha256"), key=lambda n: os.path.getsize(f"{folder}/blobs/sha256/{n}"))
        with open(f"{folder}/blobs/sha256/{layer}", "r+b") as file:
            file.seek(50_000)
            byte = file.read(1)[0]
            file.seek(50_000)
            file.write(bytes([byte ^ 1]))
        layout.finish(manifest)
    elif kind.startswith("late-"):
        # What is read first comes long before the end, where it shows that the layer is not the promised one.
        noise = os.urandom(8_000_000)
        root = (".", {"type": tarfile.DIRTYPE, "mode": 0o755}, b"")
        tar = tar_of(root, ("file", {}, b"early\n"), ("noise", {}, noise), ("last", {}, b"last\n"))
        wrong = tar_of(root, ("file", {}, b"wrong\n"), ("noise", {}, noise), ("last", {}, b"last\n"))
        if kind == "late-digest":  # sound gzip, and the same tar, but not the bytes that were promised
            packed = gzip.compress(tar, compresslevel=1, mtime=0)
            digest = hashlib.sha256(packed).hexdigest()
            manifest = layout.image(tar, packed=packed)
            with open(f"{folder}/blobs/sha256/{digest}", "wb") as file:
                file.write(gzip.compress(tar, compresslevel=1, mtime=1))
        elif kind == "late-diff-id":
            manifest = layout.image(tar, packed=gzip.compress(wrong, compresslevel=1))
        elif kind == "late-flip":  # stored blocks: the byte itself is another
            packed = bytearray(gzip.compress(tar, compresslevel=0))
            manifest = layout.image(tar, packed=bytes(packed))
            digest = hashlib.sha256(packed).hexdigest()
            packed[packed.index(b"early\n")] ^= 1
            with open(f"{folder}/blobs/sha256/{digest}", "wb") as file:
                file.write(packed)
        else:
            manifest = layout.image(tar)
        layout.finish(manifest)
    elif kind == "huge-manifest":
        layout.finish(layout.blob(b'{"schemaVersion": 2, "x": "' + b"a" * 100_000_000 + b'"}', MANIFEST))
    elif kind == "deep-json":
        layout.finish(layout.blob(b'{"schemaVersion": 2, "x": ' + b"[" * 10_000 + b"]" * 10_000 + b"}", MANIFEST))
    elif kind == "negative-size":
        tar = bytearray(plain())
        tar[124:136] = b"\xff" * 12  # base-256 for -1
        tar[148:156] = b" " * 8
        tar[148:156] = b"%06o\0 " % sum(tar[:512])
        layout.finish(layout.image(bytes(tar)))
    elif kind == "long-name":
        layout.finish(layout.image(plain(name="n" * 1_000_000)))
    elif kind == "hostile-names":
        # What an unpacker that joins paths would write outside its folder.
        outside = sys.argv[3]
        link = {"type": tarfile.SYMTYPE, "linkname": outside}
        hard = {"type": tarfile.LNKTYPE, "linkname": "../" * 20 + outside.lstrip("/") + "/victim"}
        entries = [
            ("../" * 20 + outside.lstrip("/") + "/dotdot", {}, b"x"),
            (outside + "/absolute", {}, b"x"),
            ("link", link, b""),
            ("link/through", {}, b"x"),
            ("hard", hard, b""),
            ("good", {}, b"good\n"),
        ]
        layout.finish(layout.image(tar_of(*entries)))
    elif kind == "three-platforms":
        # The image of another layout, for the architecture named, among two that must not be chosen.
        other = sys.argv[3]
        for name in os.listdir(f"{other}/blobs/sha256"):
            if not os.path.exists(f"{folder}/blobs/sha256/{name}"):
                shutil.copy(f"{other}/blobs/sha256/{name}", f"{folder}/blobs/sha256/{name}")
        with open(f"{other}/index.json") as file:
            wanted = json.load(file)["manifests"][0]
        wanted.pop("annotations", None)
        entries = []
        own = sys.argv[4] if len(sys.argv) > 4 else "riscv64"
        for architecture in ["amd64" if own == "riscv64" else "s390x", own, "arm64"]:
            entry = dict(wanted) if architecture == own else layout.image(plain("wrong"), architecture)
            entry["platform"] = {"os": "linux", "architecture": architecture}
            entries.append(entry)
        index = {"schemaVersion": 2, "mediaType": INDEX, "manifests": entries}
        layout.finish(layout.blob(json.dumps(index).encode(), INDEX))
    else:
        sys.exit(f"unknown kind {kind}")


main()
