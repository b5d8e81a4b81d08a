#!/usr/bin/env python3
"""Compares our merged tree with what `umoci unpack` makes: path, type, mode, owner, time, link groups, device
numbers, extended attributes, and SHA-256 of content. Must run as root.

    compare.py --dump PATH-OF-TREE-DUMP                    the stacks of stacks.py
    compare.py --dump PATH-OF-TREE-DUMP --image DIR:TAG    an image in an OCI layout
"""

import argparse
import hashlib
import json
import os
import shutil
import stat
import subprocess
import sys
import tempfile

from layer import compressed, sha256
from stacks import STACKS

GZIP = "application/vnd.oci.image.layer.v1.tar+gzip"


def write_layout(folder, images):
    """An OCI layout with images of gzip layers: {tag: [tar, …]}."""
    blobs = os.path.join(folder, "blobs", "sha256")
    os.makedirs(blobs)

    def blob(data):
        digest = sha256(data)
        with open(os.path.join(blobs, digest[7:]), "wb") as out:
            out.write(data)
        return {"digest": digest, "size": len(data)}

    descriptors = []
    for tag, tars in images.items():
        layers = [{"mediaType": GZIP, **blob(compressed(tar))} for tar in tars]
        diff_ids = [sha256(tar) for tar in tars]
        config = {"architecture": "riscv64", "os": "linux", "config": {}, "history": [{}] * len(tars),
                  "rootfs": {"type": "layers", "diff_ids": diff_ids}}
        manifest = {"schemaVersion": 2, "config": {"mediaType": "application/vnd.oci.image.config.v1+json",
                                                   **blob(json.dumps(config).encode())}, "layers": layers}
        descriptors.append({"mediaType": "application/vnd.oci.image.manifest.v1+json",
                            **blob(json.dumps(manifest).encode()),
                            "annotations": {"org.opencontainers.image.ref.name": tag}})
    with open(os.path.join(folder, "oci-layout"), "w") as out:
        json.dump({"imageLayoutVersion": "1.0.0"}, out)
    with open(os.path.join(folder, "index.json"), "w") as out:
        json.dump({"schemaVersion": 2, "manifests": descriptors}, out)


def layers_of(folder, tag):
    """(media type, diff ID, file) of each layer, bottom first."""
    def load(digest):
        with open(os.path.join(folder, "blobs", *digest.split(":")), "rb") as source:
            return json.load(source)
    with open(os.path.join(folder, "index.json"), "rb") as source:
        index = json.load(source)
    for descriptor in index["manifests"]:
        if descriptor.get("annotations", {}).get("org.opencontainers.image.ref.name") == tag:
            manifest = load(descriptor["digest"])
            diff_ids = load(manifest["config"]["digest"])["rootfs"]["diff_ids"]
            return [(layer["mediaType"], diff_id, os.path.join(folder, "blobs", *layer["digest"].split(":")))
                    for layer, diff_id in zip(manifest["layers"], diff_ids, strict=True)]
    raise SystemExit(f"{folder} has no image {tag}")


def our_tree(dump, layers):
    words = [word for layer in layers for word in layer]
    run = subprocess.run([dump, *words], capture_output=True)
    if run.returncode != 0:
        raise RuntimeError("tree-dump: " + run.stderr.decode())
    tree = {}
    for line in run.stdout.splitlines():
        node = json.loads(line)
        path = node.pop("path")
        assert path not in tree, f"{path} is listed twice"
        node["group"] = node.pop("node")
        tree[path] = node
    return tree


def their_tree(root):
    tree = {}
    links = {}

    def add(path):
        full = os.path.join(os.fsencode(root), path)
        status = os.lstat(full)
        node = {"mode": status.st_mode, "uid": status.st_uid, "gid": status.st_gid, "links": status.st_nlink,
                "size": status.st_size, "seconds": status.st_mtime_ns // 10**9,
                "nanoseconds": status.st_mtime_ns % 10**9, "device": [0, 0], "group": status.st_ino}
        if stat.S_ISCHR(status.st_mode) or stat.S_ISBLK(status.st_mode):
            node["device"] = [os.major(status.st_rdev), os.minor(status.st_rdev)]
        if stat.S_ISLNK(status.st_mode):
            node["target"] = os.readlink(full).decode("latin-1")
        if stat.S_ISREG(status.st_mode):
            with open(full, "rb") as source:
                node["sha256"] = hashlib.file_digest(source, "sha256").hexdigest() if hasattr(
                    hashlib, "file_digest") else hashlib.sha256(source.read()).hexdigest()
        if stat.S_ISDIR(status.st_mode):
            node["links"] = 1
            node["size"] = 0
        node["xattrs"] = {
            name: os.getxattr(full, name, follow_symlinks=False).decode("latin-1")
            for name in os.listxattr(full, follow_symlinks=False)}
        tree[path.decode("latin-1")] = node
        if stat.S_ISDIR(status.st_mode):
            for name in sorted(os.listdir(full)):
                add(os.path.join(path, name))

    add(b"")
    return tree


def gnu_tar_tree(tar, folder):
    """What GNU tar makes of one layer; for what umoci refuses."""
    os.mkdir(folder)
    subprocess.run(["tar", "--xattrs", "--xattrs-include=*", "--numeric-owner", "-xpf", "-", "-C", folder], input=tar,
                   check=True, capture_output=True)
    return their_tree(folder)


def with_groups(tree):
    """Replaces inode numbers by the set of names that share one."""
    names = {}
    for path, node in tree.items():
        names.setdefault(node["group"], []).append(path)
    for node in tree.values():
        node["group"] = sorted(names[node["group"]])
    return tree


def differences(ours, theirs, notes):
    out = []
    for path in sorted(set(ours) | set(theirs)):
        fields, reason = notes.get("differs", {}).get(path, ({}, ""))
        if fields is None:
            if path in ours:
                out.append(f"/{path}: should not be there: {reason}")
            continue
        if path not in ours:
            out.append(f"/{path}: missing from our tree")
            continue
        if path not in theirs:
            out.append(f"/{path}: only in our tree")
            continue
        for field in sorted(set(ours[path]) | set(theirs[path])):
            mine = ours[path].get(field)
            wanted = fields.get(field, theirs[path].get(field))
            if path in notes.get("implicit", []) and field in ("seconds", "nanoseconds"):
                wanted = 0
            if mine != wanted:
                out.append(f"/{path}: {field} is {mine!r}, should be {wanted!r}")
    return out


def compare_stack(dump, name, tars, notes, folder):
    layout = os.path.join(folder, "image")
    write_layout(layout, {"test": tars})
    judge = Judge(name, tars, notes, layout + ":test", folder)
    return judge.differences(our_tree(dump, layers_of(layout, "test")))


class Judge:
    """Knows the tree that a stack makes."""

    def __init__(self, name, tars, notes, image, folder):
        """`image` is DIR:TAG; `folder` is for what is unpacked."""
        self.name, self.notes = name, notes
        self.tree = None
        run = subprocess.run(["umoci", "raw", "unpack", "--image", image, os.path.join(folder, "root")],
                             capture_output=True, text=True)
        self.complaint = None
        if notes.get("umoci_fails"):
            if run.returncode == 0:
                self.complaint = "umoci was expected to fail: " + notes["umoci_fails"]
            elif notes.get("gnu_tar"):
                self.tree = with_groups(gnu_tar_tree(tars[0], os.path.join(folder, "gnu")))
        elif run.returncode != 0:
            self.complaint = "umoci failed: " + run.stderr.strip()[-300:]
        else:
            self.tree = with_groups(their_tree(os.path.join(folder, "root")))

    def differences(self, ours):
        if self.complaint:
            return [self.complaint]
        ours = with_groups(ours)
        if self.tree is not None:
            return differences(ours, self.tree, self.notes)
        wanted = self.notes["expect"]
        if wanted is None:
            return [] if EXPECTED[self.name](ours) else [f"our tree is not as it should be: {sorted(ours)}"]
        out = [] if set(wanted) == set(ours) else [f"paths are {sorted(ours)}"]
        for path, fields in wanted.items():
            for field, value in fields.items():
                if ours.get(path, {}).get(field) != value:
                    out.append(f"/{path}: {field} is {ours.get(path, {}).get(field)!r}, should be {value!r}")
        return out


# Trees of the stacks that umoci refuses and that have too many paths to list.
EXPECTED = {
    "a hard link to what its own layer hides":
        lambda tree: "data/a" not in tree and tree["kept"]["sha256"] == hashlib.sha256(b"a").hexdigest()
        and tree["kept"]["links"] == 1,
    "a folder named by way of a file of a lower layer":
        lambda tree: stat.S_ISDIR(tree["data/a"]["mode"]) and tree["data/a/x"]["size"] == 1,
}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dump", required=True)
    parser.add_argument("--image")
    parser.add_argument("--only")
    arguments = parser.parse_args()
    failed = 0
    work = tempfile.mkdtemp(prefix="umoci-compare-")
    try:
        if arguments.image:
            layout, _, tag = arguments.image.rpartition(":")
            ours = with_groups(our_tree(arguments.dump, layers_of(layout, tag)))
            subprocess.run(["umoci", "raw", "unpack", "--image", arguments.image, work + "/root"], check=True)
            theirs = with_groups(their_tree(work + "/root"))
            found = differences(ours, theirs, {})
            print("\n".join(found[:50]))
            print(f"{len(theirs)} paths compared, {len(found)} differences")
            return 1 if found else 0
        for number, (name, tars, notes) in enumerate(STACKS):
            if arguments.only and arguments.only not in name:
                continue
            folder = os.path.join(work, str(number))
            try:
                found = compare_stack(arguments.dump, name, tars, notes, folder)
            except (RuntimeError, AssertionError) as error:
                found = [str(error)]
            shutil.rmtree(folder, ignore_errors=True)
            for line in found:
                print(f"FAIL {name}: {line}")
            failed += bool(found)
        print(f"{len(STACKS)} stacks compared with umoci, {failed} differ")
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
