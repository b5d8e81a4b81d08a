#!/usr/bin/env python3
"""Puts the images of an OCI layout into a docker-registry's storage in every lazy format, each made by other people's
tools. What is there already is left alone. Must run as root.

    convert.py --layout DIR --registry FOLDER [--tags a,b] [--formats gzip,estargz]

An image TAG becomes lazy/TAG:FORMAT, or lazy/TAG-FORMAT:FORMAT for SOCI, whose index of version 1 is found by asking
for what refers to the image. FOLDER/formats.json tells which there are, and why a tool refused an image:
{"TAG:FORMAT": null or "reason"}.

    gzip        as it was packed
    plain       skopeo, layers decompressed
    zstd        skopeo (containers/image): one frame a layer
    chunked     skopeo (containers/image): zstd:chunked as podman and buildah push it
    estargz     ctr-remote (stargz-snapshotter)
    zstdstargz  ctr-remote: zstd:chunked in stargz-snapshotter's dialect
    soci1       the gzip image and a SOCI index that refers to it, by the writer in Tests/Support/formats
    soci2       the same writer: an image whose manifest names its SOCI index
"""

import argparse
import contextlib
import json
import os
import random
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TRIXIE = os.path.join(ROOT, "scripts", "trixie.sh")
PLATFORM = "linux/riscv64"
SMALL = 10 << 20
# The one that scripts/setup.sh makes, with flatbuffers.
PYTHON = os.path.join(os.environ.get("C2W_DEV_CACHE") or os.path.join(
    os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "c2w-run-dev"), "python", "bin", "python")


def name(tag, form):
    """Where an image is in the registry: REPOSITORY:TAG."""
    apart = "-" + form if form.startswith("soci") else ""
    return f"lazy/{tag.lower()}{apart}:{form}"


class Refused(Exception):
    """A tool does not take the image; its own words."""


def free_port():
    return random.randint(12000, 31999)


@contextlib.contextmanager
def registry(folder):
    """A docker-registry over a storage folder; its address."""
    while True:
        port = free_port()
        start = subprocess.run([os.path.join(ROOT, "scripts", "registry.sh"), str(port), folder],
                               capture_output=True, text=True)
        if start.returncode == 0:
            break
    pid = int(start.stdout)
    try:
        yield f"127.0.0.1:{port}"
    finally:
        os.kill(pid, signal.SIGTERM)


class Tools:
    """A shell in the Debian 13 root that runs one command after the other."""

    def __init__(self, folder):
        self.folder = folder
        self.shell = subprocess.Popen([TRIXIE, "bash"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                      cwd=folder)
        self.containerd = None

    def stop(self):
        if self.containerd:
            self.run("kill", self.containerd)
        self.shell.stdin.close()
        self.shell.wait()

    def send(self, line):
        self.shell.stdin.write(line + "\n")
        self.shell.stdin.flush()
        return self.shell.stdout.readline().strip()

    def run(self, *command):
        log = os.path.join(self.folder, "output")
        status = self.send(f"{shlex.join(command)} </dev/null >{log} 2>&1; echo $?")
        if status != "0":
            with open(log, errors="replace") as source:
                lines = [line for line in source.read().splitlines() if line]
            raise Refused(lines[-1] if lines else f"{command[0]} ended with {status}")

    def ctr(self, *words, program="ctr"):
        socket = os.path.join(self.folder, "socket")
        if not self.containerd:
            self.containerd = self.send(
                f"containerd --root {self.folder}/root --state {self.folder}/state --address {socket} "
                f"--config /dev/null --log-level error >{self.folder}/log 2>&1 & echo $!")
            for _ in range(200):
                with contextlib.suppress(Refused):
                    self.run("ctr", "-a", socket, "version")
                    break
                time.sleep(0.1)
        self.run(program, "-a", socket, *words)


class Converter:
    def __init__(self, layout, address, work):
        self.layout, self.address, self.work = layout, address, work
        self.tools = Tools(work)

    def stop(self):
        self.tools.stop()

    def reference(self, tag, form):
        return f"{self.address}/{name(tag, form)}"

    def skopeo(self, source, destination, *options):
        self.tools.run("skopeo", "copy", "--quiet", "--tmpdir", self.work, "--src-tls-verify=false",
                       "--dest-tls-verify=false", *options, source, destination)

    def source(self, tag):
        return f"oci:{self.layout}:{tag}"

    def gzip(self, tag):
        self.skopeo(self.source(tag), "docker://" + self.reference(tag, "gzip"), "--preserve-digests")

    def plain(self, tag):
        self.by_way_of(tag, "plain", "dir:{}", "--dest-decompress")

    def zstd(self, tag):
        self.by_way_of(tag, "zstd", "oci:{}:made", "--dest-compress-format", "zstd")

    def chunked(self, tag):
        self.by_way_of(tag, "chunked", "oci:{}:made", "--dest-compress-format", "zstd:chunked")

    def soci1(self, tag):
        self.soci(tag, "soci1", "1")

    def soci2(self, tag):
        self.soci(tag, "soci2", "2", "soci2")

    def soci(self, tag, form, version, new_tag=""):
        repository = name(tag, form).partition(":")[0]
        source = "soci2-source" if new_tag else form
        self.skopeo(self.source(tag), f"docker://{self.address}/{repository}:{source}", "--preserve-digests")
        # Small layers get an index as well, of spans so small that there are several.
        small = all(size < SMALL for size in layer_sizes(self.layout, tag))
        span, minimum = (1 << 16, 0) if small else (4 << 20, SMALL)
        done = subprocess.run(
            [PYTHON, os.path.join(ROOT, "Tests", "Support", "formats", "soci.py"), "registry", self.address, repository,
             source, version, new_tag, str(span), str(minimum)], capture_output=True, text=True)
        if done.returncode != 0:
            raise Refused((done.stderr.strip().splitlines() or ["soci.py failed"])[-1])

    def by_way_of(self, tag, form, place, *options):
        """Through a fresh folder: into a registry, skopeo would reuse the layers that are there in another format."""
        with tempfile.TemporaryDirectory(dir=self.work) as folder:
            self.skopeo(self.source(tag), place.format(folder), *options)
            self.skopeo(place.format(folder), "docker://" + self.reference(tag, form), "--preserve-digests")

    def estargz(self, tag):
        self.convert(tag, "estargz", "--estargz")

    def zstdstargz(self, tag):
        self.convert(tag, "zstdstargz", "--zstdchunked")

    def convert(self, tag, form, option):
        ctr = self.tools.ctr
        source, made = self.reference(tag, "gzip"), self.reference(tag, form)
        ctr("content", "fetch", "--plain-http", "--platform", PLATFORM, source)
        for attempt in range(5):
            try:
                ctr("images", "convert", option, "--oci", "--platform", PLATFORM, source, made, program="ctr-remote")
                break
            except Refused as reason:
                # Two layers that are the same are converted at the same time, and one finds the other's lock.
                if "unavailable" not in str(reason) or attempt == 4:
                    raise
        ctr("images", "push", "--plain-http", "--platform", PLATFORM, made)
        ctr("images", "rm", "--sync", made)


FORMATS = ("gzip", "plain", "zstd", "chunked", "estargz", "zstdstargz", "soci1", "soci2")


def tags_of(layout):
    with open(os.path.join(layout, "index.json"), "rb") as source:
        return [entry["annotations"]["org.opencontainers.image.ref.name"] for entry in json.load(source)["manifests"]]


def layer_sizes(layout, tag):
    def blob(digest):
        with open(os.path.join(layout, "blobs", *digest.split(":")), "rb") as source:
            return json.load(source)

    with open(os.path.join(layout, "index.json"), "rb") as source:
        for entry in json.load(source)["manifests"]:
            if entry["annotations"]["org.opencontainers.image.ref.name"] == tag:
                return [layer["size"] for layer in blob(entry["digest"])["layers"]]
    raise SystemExit(f"convert: {layout} has no image {tag}")


def load(folder):
    path = os.path.join(folder, "formats.json")
    if not os.path.exists(path):
        return {}
    with open(path) as source:
        return json.load(source)


def convert(layout, folder, tags=None, formats=FORMATS, say=lambda text: print(text, file=sys.stderr)):
    """Makes what is missing; what there is then, by "TAG:FORMAT"."""
    os.makedirs(folder, exist_ok=True)
    known = load(folder)
    wanted = [(tag, form) for form in formats for tag in tags or tags_of(layout) if f"{tag}:{form}" not in known]
    if not wanted:
        return known
    os.environ["C2W_TRIXIE_SHARE"] = os.path.abspath(layout)
    work = tempfile.mkdtemp(prefix="convert-", dir=os.path.dirname(os.path.abspath(folder)))
    with registry(folder) as address:
        converter = Converter(os.path.abspath(layout), address, work)
        try:
            for tag, form in wanted:
                start = time.monotonic()
                try:
                    getattr(converter, form)(tag)
                    known[f"{tag}:{form}"] = None
                except Refused as reason:
                    if form == "gzip":
                        raise SystemExit(f"convert: {tag}: {reason}") from reason
                    known[f"{tag}:{form}"] = str(reason)
                took = time.monotonic() - start
                if known[f"{tag}:{form}"] or took > 5:
                    say(f"convert: {tag}:{form}: {known[f'{tag}:{form}'] or 'made'} ({took:.0f} s)")
                with open(os.path.join(folder, "formats.json.new"), "w") as out:
                    json.dump(known, out, indent=1)
                os.rename(os.path.join(folder, "formats.json.new"), os.path.join(folder, "formats.json"))
        finally:
            converter.stop()
            shutil.rmtree(work, ignore_errors=True)
    return known


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--layout", required=True)
    parser.add_argument("--registry", required=True)
    parser.add_argument("--tags")
    parser.add_argument("--formats", default=",".join(FORMATS))
    arguments = parser.parse_args()
    # What was started is to be ended then too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    known = convert(arguments.layout, arguments.registry, arguments.tags and arguments.tags.split(","),
                    arguments.formats.split(","))
    refused = sum(1 for reason in known.values() if reason)
    print(f"{len(known)} images, {refused} refused")


if __name__ == "__main__":
    main()
