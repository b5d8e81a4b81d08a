#!/usr/bin/env python3
"""Compares the tree of images in every lazy format, as `c2w-run mount` and `c2w-run tar` show it, with what
`umoci unpack` makes of the gzip original: path, type, mode, owner, time, link groups, device numbers, extended
attributes, SHA-256 of content. Must run as root.

    lazycompare.py --program C2W-RUN --stacks FOLDER                    the stacks of Tests/UmociCompare
    lazycompare.py --program C2W-RUN --layout DIR --registry FOLDER     images, and their formats (see convert.py)

Each image is read in up to four ways (--ways): `mount`, with an empty cache; `again`, through a mount when of what the
first one kept the indexes alone are left; `filled`, with an empty cache while all of the rest is fetched too; `tar`, as
`c2w-run tar` writes it.
"""

import argparse
import contextlib
import hashlib
import os
import shutil
import signal
import stat
import subprocess
import sys
import tarfile
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "Tests", "UmociCompare"))

import compare  # noqa: E402
from convert import FORMATS, convert, registry, tags_of  # noqa: E402
from convert import name as image_name  # noqa: E402
from stacks import STACKS  # noqa: E402

TYPES = {tarfile.REGTYPE: stat.S_IFREG, tarfile.DIRTYPE: stat.S_IFDIR, tarfile.SYMTYPE: stat.S_IFLNK,
         tarfile.CHRTYPE: stat.S_IFCHR, tarfile.BLKTYPE: stat.S_IFBLK, tarfile.FIFOTYPE: stat.S_IFIFO}
XATTR = "SCHILY.xattr."

# Images that a tool makes wrongly, so that what they say of themselves does not agree: {format: {stack: reason}}.
SPARSE = "writes the sparse file in full but leaves the diff ID of the tar that had it sparse"
JSON = "puts names into JSON as if all were UTF-8"
XATTRS = "leaves out extended attributes in bsdtar's spelling"
NAMES = {"names in bytes that are not UTF-8": JSON, "a sum of signed bytes as checksum": JSON,
         "bsdtar's spelling of extended attributes": XATTRS}
TIMES = {"times with fractions and before 1970": "cuts the fraction off a time, also before 1970"}
WRONG = {
    "chunked": NAMES | dict.fromkeys(("GNU sparse, pax 0.0", "GNU sparse, pax 0.1", "GNU sparse, pax 1.0",
                                      "GNU sparse of holes alone"), SPARSE),
    "estargz": NAMES | TIMES,
    "zstdstargz": NAMES | TIMES,
}


def tar_time(entry):
    """(seconds, nanoseconds) of an entry, exactly."""
    text = entry.pax_headers.get("mtime")
    if text is None:
        return int(entry.mtime), 0
    whole, _, fraction = text.partition(".")
    nanoseconds = int((fraction + "0" * 9)[:9])
    if whole.startswith("-") and nanoseconds:
        return int(whole) - 1, 10**9 - nanoseconds
    return int(whole), nanoseconds


def tar_tree(stream):
    """The tree that a tar stream describes, in the shape of compare.their_tree."""
    tree = {}
    with tarfile.open(fileobj=stream, mode="r|", errorlevel=2) as archive:
        for number, entry in enumerate(archive):
            path = os.fsencode(entry.name).decode("latin-1").strip("/")
            path = "" if path == "." else path.removeprefix("./")
            if entry.type == tarfile.LNKTYPE:
                target = os.fsencode(entry.linkname).decode("latin-1").strip("/").removeprefix("./")
                if target not in tree:
                    raise AssertionError(f"/{path} is a link to /{target}, which does not come before")
                if path in tree:
                    raise AssertionError(f"/{path} is there twice")
                tree[path] = tree[target]
                continue
            seconds, nanoseconds = tar_time(entry)
            node = {"mode": TYPES[entry.type] | entry.mode, "uid": entry.uid, "gid": entry.gid, "size": entry.size,
                    "seconds": seconds, "nanoseconds": nanoseconds, "device": [0, 0], "group": number}
            if entry.type in (tarfile.CHRTYPE, tarfile.BLKTYPE):
                node["device"] = [entry.devmajor, entry.devminor]
            if entry.type == tarfile.SYMTYPE:
                node["target"] = os.fsencode(entry.linkname).decode("latin-1")
                node["size"] = len(node["target"])
            if entry.type == tarfile.REGTYPE:
                digest = hashlib.sha256()
                with archive.extractfile(entry) as content:
                    while block := content.read(1 << 20):
                        digest.update(block)
                node["sha256"] = digest.hexdigest()
            node["xattrs"] = {
                key[len(XATTR):]: value.encode("utf-8", "surrogateescape").decode("latin-1")
                for key, value in entry.pax_headers.items() if key.startswith(XATTR)}
            if path in tree:
                raise AssertionError(f"/{path} is there twice")
            tree[path] = node
    links = {}
    for node in tree.values():
        links[node["group"]] = links.get(node["group"], 0) + 1
    return {path: dict(node, links=links[node["group"]]) for path, node in tree.items()}


class Runner:
    """Runs c2w-run with a cache of its own."""

    def __init__(self, program, work):
        self.program, self.work = os.path.abspath(program), work
        self.cache = os.path.join(work, "cache")
        self.environment = dict(os.environ, XDG_CACHE_HOME=self.cache)

    def clear(self):
        shutil.rmtree(self.cache, ignore_errors=True)

    def keep_indexes(self):
        store = os.path.join(self.cache, "c2w-run", "store")
        for name in os.listdir(store):
            if name in ("layers", "blobs", "spans", "stream"):
                shutil.rmtree(os.path.join(store, name))

    def run(self, *words):
        done = subprocess.run([self.program, *words], capture_output=True, text=True, env=self.environment,
                              stdin=subprocess.DEVNULL)
        if done.returncode != 0:
            raise RuntimeError(f"c2w-run {words[0]} ended with {done.returncode}: {done.stderr.strip()[-300:]}")
        return done.stdout

    @contextlib.contextmanager
    def mounted(self, image, *options):
        folder = tempfile.mkdtemp(dir=self.work)
        self.run("mount", *options, image, folder)
        try:
            yield folder
        finally:
            self.run("unmount", folder)
            os.rmdir(folder)

    def mount_tree(self, image, *options):
        with self.mounted(image, *options) as folder:
            return compare.their_tree(folder)

    def tar_tree(self, image):
        with subprocess.Popen([self.program, "tar", image], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              env=self.environment) as process:
            try:
                tree = tar_tree(process.stdout)
                process.stdout.read()
            except tarfile.TarError as error:
                process.kill()
                raise RuntimeError(f"the tar cannot be read: {error}") from error
            complaint = process.stderr.read().decode()
        if process.returncode != 0:
            raise RuntimeError(f"c2w-run tar ended with {process.returncode}: {complaint.strip()[-300:]}")
        return tree


class Comparison:
    def __init__(self, runner, address, ways):
        self.runner, self.address, self.ways = runner, address, ways
        self.compared = self.failed = 0
        self.seconds = dict.fromkeys(ways, 0.0)

    def image(self, title, tag, form, judge):
        """Compares one image in one format. `judge` gives the differences of a tree."""
        runner, reference = self.runner, f"{self.address}/{image_name(tag, form)}"
        runner.clear()
        for way in self.ways:
            start = time.monotonic()
            try:
                if way == "tar":
                    tree = runner.tar_tree(reference)
                else:
                    if way == "again":
                        runner.keep_indexes()
                    if way == "filled":
                        runner.clear()
                    tree = runner.mount_tree(reference, "--fill", "all" if way == "filled" else "none")
                found = judge(tree)
            except (RuntimeError, AssertionError, OSError) as error:
                found = [f"{type(error).__name__}: {error}"]
            self.seconds[way] += time.monotonic() - start
            self.compared += 1
            self.failed += bool(found)
            for line in found[:20]:
                print(f"FAIL {form} ({way}) {title}: {line}", flush=True)

    def report(self):
        took = ", ".join(f"{way} {seconds:.0f} s" for way, seconds in self.seconds.items())
        print(f"{self.compared} trees compared with umoci, {self.failed} differ ({took})")
        return 1 if self.failed or not self.compared else 0


def stacks_layout(folder):
    """The stacks as images of an OCI layout, made once for what they are now."""
    key = hashlib.sha256()
    for name, tars, _ in STACKS:
        key.update(name.encode() + b"".join(hashlib.sha256(tar).digest() for tar in tars))
    folder = os.path.join(folder, "stacks-" + key.hexdigest()[:16])
    layout = os.path.join(folder, "oci")
    if not os.path.exists(layout):
        shutil.rmtree(layout + ".new", ignore_errors=True)
        compare.write_layout(layout + ".new", {f"s{number:02}": tars for number, (_, tars, _) in enumerate(STACKS)})
        os.rename(layout + ".new", layout)
    return layout, os.path.join(folder, "registry")


def stacks(comparison, layout, known, forms, only, work):
    refused = 0
    for number, (name, tars, notes) in enumerate(STACKS):
        if only and only not in name:
            continue
        tag = f"s{number:02}"
        folder = tempfile.mkdtemp(dir=work)
        judge = compare.Judge(name, tars, notes, f"{layout}:{tag}", folder)
        for form in forms:
            if known[f"{tag}:{form}"] or name in WRONG.get(form, {}):
                refused += 1
            else:
                comparison.image(name, tag, form, judge.differences)
        shutil.rmtree(folder)
    print(f"{refused} stacks left out: the tools that convert them refuse them, or make wrong images")


def images(comparison, layout, known, tags, forms, work):
    for tag in tags:
        folder = tempfile.mkdtemp(dir=work)
        subprocess.run(["umoci", "raw", "unpack", "--image", f"{layout}:{tag}", folder + "/root"], check=True)
        theirs = compare.with_groups(compare.their_tree(folder + "/root"))
        shutil.rmtree(folder)
        for form in forms:
            if known.get(f"{tag}:{form}", "missing") is None:
                comparison.image(f"{tag}, {len(theirs)} paths", tag, form,
                                 lambda tree: compare.differences(compare.with_groups(tree), theirs, {}))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--stacks", metavar="FOLDER", help="compare the stacks; what is made of them is kept here")
    parser.add_argument("--layout")
    parser.add_argument("--registry")
    parser.add_argument("--tags")
    parser.add_argument("--formats", default=",".join(FORMATS))
    parser.add_argument("--ways", default="mount,again,filled,tar")
    parser.add_argument("--only", help="stacks whose names have this in them")
    arguments = parser.parse_args()
    # What was started is to be ended then too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    forms = arguments.formats.split(",")
    layout, folder = arguments.layout, arguments.registry
    if arguments.stacks:
        layout, folder = stacks_layout(arguments.stacks)
    tags = arguments.tags.split(",") if arguments.tags else tags_of(layout)
    known = convert(layout, folder, tags, forms)
    work = tempfile.mkdtemp(prefix="lazy-compare-")
    try:
        with registry(folder) as address:
            comparison = Comparison(Runner(arguments.program, work), address, arguments.ways.split(","))
            if arguments.stacks:
                stacks(comparison, layout, known, forms, arguments.only, work)
            else:
                images(comparison, layout, known, tags, forms, work)
        return comparison.report()
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
