"""Which stored bytes of a layer a read touches, found from the layer's own table of contents, without anything of ours.

A piece is what a format can fetch and check by itself: a chunk (eStargz, zstd:chunked), or a span (SOCI)."""

import bisect
import gzip
import io
import json
import os
import subprocess
import tarfile
import tempfile
import urllib.request

from stage import ROOT  # it also says where the next one is
from convert import PYTHON  # noqa: E402, I001 isort: skip

MANIFESTS = "application/vnd.oci.image.manifest.v1+json, application/vnd.oci.image.index.v1+json"
ZTOC = os.path.join(ROOT, "Tests", "Support", "formats", "ztoc.py")


class Pieces:
    """The pieces of one layer: stored (start, end), and of each file which pieces hold which of its bytes."""

    def __init__(self, stored, files):
        """files: {path: [(offset in the file, piece), …]}, in ascending order."""
        self.stored, self.files = stored, files
        self.starts = {start: number for number, (start, _) in enumerate(stored)}
        self.ends = {end for _, end in stored}

    def of_read(self, path, offset, count):
        """The pieces that hold these bytes of a file."""
        parts = self.files[path]
        first = bisect.bisect_right([start for start, _ in parts], offset) - 1
        last = bisect.bisect_left([start for start, _ in parts], offset + count)
        return sorted({piece for _, piece in parts[max(first, 0):last]})

    def bytes_of(self, numbers):
        """Stored bytes of pieces, each byte once."""
        total = end = 0
        for first, last in sorted(self.stored[number] for number in numbers):
            total += max(0, last - max(first, end))
            end = max(end, last)
        return total

    def judge(self, ranges):
        """Fetched ranges as (bytes of whole pieces, bytes beyond them): a piece counts if all of it was fetched."""
        merged = []
        for first, last in sorted(ranges):
            if merged and first <= merged[-1][1]:
                merged[-1][1] = max(merged[-1][1], last)
            else:
                merged.append([first, last])
        starts = [start for start, _ in self.stored]
        within = 0
        for first, last in merged:
            number = bisect.bisect_left(starts, first)
            whole = []
            while number < len(self.stored) and self.stored[number][0] < last:
                if self.stored[number][1] <= last:
                    whole.append(number)
                number += 1
            within += self.bytes_of(whole)
        return within, sum(last - first for first, last in ranges) - within


def clean(name):
    return "/" + "/".join(part for part in name.split("/") if part not in ("", "."))


class Registry:
    def __init__(self, address, repository):
        self.base = f"http://{address}/v2/{repository}"

    def get(self, path, **headers):
        request = urllib.request.Request(self.base + path, headers={k.replace("_", "-"): v for k, v in headers.items()})
        with urllib.request.urlopen(request) as answer:
            return answer.read()

    def manifest(self, reference):
        return json.loads(self.get("/manifests/" + reference, Accept=MANIFESTS))

    def blob(self, digest, first=None, last=None):
        ranged = {"Range": f"bytes={first}-{last}"} if first is not None else {}
        return self.get("/blobs/" + digest, **ranged)


def of_toc(entries, end):
    """The pieces of a TOC of stargz's shape: a chunk ends where the next one begins."""
    chunks = [entry for entry in entries if entry["type"] in ("reg", "chunk") and entry.get("offset")]
    starts = sorted({entry["offset"] for entry in chunks})
    stored = list(zip(starts, starts[1:] + [end]))
    number = {start: index for index, start in enumerate(starts)}
    ends = {entry["offset"]: entry["endOffset"] for entry in chunks if entry.get("endOffset")}
    stored = [(start, ends.get(start, following)) for start, following in stored]
    files = {}
    for entry in chunks:
        files.setdefault(clean(entry["name"]), []).append((entry.get("chunkOffset", 0), number[entry["offset"]]))
    return Pieces(stored, {path: sorted(parts) for path, parts in files.items()})


def estargz(registry, layer):
    size = layer["size"]
    footer = registry.blob(layer["digest"], size - 51, size - 1)
    offset = int(footer[16:32], 16)
    with tarfile.open(fileobj=io.BytesIO(gzip.decompress(registry.blob(layer["digest"], offset, size - 52)))) as toc:
        entries = json.load(toc.extractfile("stargz.index.json"))["entries"]
    return of_toc(entries, offset)


def zstd_chunked(registry, layer, position):
    offset, length = (int(part) for part in position.split(":")[:2])
    stored = registry.blob(layer["digest"], offset, offset + length - 1)
    toc = subprocess.run(["zstd", "-dcq"], input=stored, stdout=subprocess.PIPE, check=True).stdout
    return of_toc(json.loads(toc)["entries"], offset)


def soci(registry, reference, manifest, raw_digest):
    """{layer digest: pieces} by the SOCI index of an image, of either version; empty if it has none."""
    named = manifest.get("annotations", {}).get("com.amazon.soci.index-digest")
    if named is None:
        try:
            listing = registry.manifest("sha256-" + raw_digest[7:])
        except OSError:
            return {}
        named = next((entry["digest"] for entry in listing["manifests"]
                      if entry.get("artifactType", "").startswith("application/vnd.amazon.soci.index")), None)
        if named is None:
            return {}
    found = {}
    for blob in registry.manifest(named)["layers"]:
        with tempfile.NamedTemporaryFile() as file:
            file.write(registry.blob(blob["digest"]))
            file.flush()
            told = json.loads(subprocess.run([PYTHON, ZTOC, "spans", file.name], stdout=subprocess.PIPE, check=True).stdout)
        starts = [span[2] for span in told["spans"]]
        files = {}
        for name, offset, size in told["files"]:
            first = bisect.bisect_right(starts, offset) - 1
            last = bisect.bisect_left(starts, offset + size)
            files[clean(name)] = [(max(starts[number] - offset, 0), number) for number in range(first, last)]
        found[blob["annotations"]["com.amazon.soci.image-layer-digest"]] = Pieces(
            [(span[0], span[1]) for span in told["spans"]], files)
    return found


def pieces(registry, reference, manifest, raw_digest):
    """{layer digest: pieces} of an image, of those layers whose format says what they are."""
    found = {}
    for layer in manifest["layers"]:
        notes = layer.get("annotations", {})
        position = next((value for key, value in notes.items() if key.endswith("zstd-chunked.manifest-position")), None)
        if position:
            found[layer["digest"]] = zstd_chunked(registry, layer, position)
        elif "containerd.io/snapshot/stargz/toc.digest" in notes:
            found[layer["digest"]] = estargz(registry, layer)
    return found or soci(registry, reference, manifest, raw_digest)
