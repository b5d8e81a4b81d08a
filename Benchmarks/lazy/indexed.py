"""Line 2: what an indexed image fetches, and how soon a mount of it is ready."""

import gzip
import hashlib
import json
import os
import re
import statistics
import tarfile
import time

from expected import MANIFESTS, Registry, pieces
from stage import Failed, Sample, image_name, layers, say

LIMIT_SHARE, LIMIT_READ_BYTES, LIMIT_READ_REQUESTS, LIMIT_READY_S = 0.05, 1_500_000, 3, 0.3
NO_FILL = ("--fill", "none")
FORMATS = ("gzip", "plain", "chunked", "zstdstargz", "estargz", "soci1", "soci2")


def blobs(log):
    """The requests of a log that fetched bytes of blobs, as (digest, offset, bytes)."""
    for entry in log:
        path = re.search(r"/blobs/(sha256:[0-9a-f]+)", entry["path"])
        if path and entry["method"] == "GET" and entry["status"] in (200, 206):
            ranged = re.match(r"bytes=(\d+)-", entry["range"] or "bytes=0-")
            yield path[1], int(ranged[1]), entry["bytes"]


class Manifest:
    """The manifest of an image, as the registry has it, and which pieces its layers are made of."""

    def __init__(self, stage, name):
        repository, _, reference = image_name(*name.split(":")).partition(":")
        registry = Registry(stage.registry, repository)
        raw = registry.get("/manifests/" + reference, Accept=MANIFESTS)
        manifest = json.loads(raw)
        self.layers = {layer["digest"]: layer["size"] for layer in manifest["layers"]}
        self.pieces = pieces(registry, reference, manifest, "sha256:" + hashlib.sha256(raw).hexdigest())
        # Where the files' bytes end and the bookkeeping begins.
        self.content_end = {digest: max(self.pieces[digest].ends, default=size) if digest in self.pieces else size
                            for digest, size in self.layers.items()}

    def split(self, log):
        """(bytes of layers' content, bytes of indexes, requests for content, other requests)."""
        content = index = content_requests = 0
        for digest, first, count in blobs(log):
            below = self.below(digest, first, count)
            content += below
            index += count - below
            content_requests += below > 0
        return content, index, content_requests, len(log) - content_requests

    def below(self, digest, first, count):
        end = self.content_end[digest] if digest in self.layers else 0
        return max(0, min(first + count, end) - first)

    def judge(self, log):
        """(bytes of whole pieces, bytes beyond them) of what was fetched of layers whose pieces are known."""
        within = beyond = 0
        for digest, known in self.pieces.items():
            ranges = [(first, first + self.below(digest, first, count))
                      for other, first, count in blobs(log) if other == digest]
            some, more = known.judge([span for span in ranges if span[1] > span[0]])
            within, beyond = within + some, beyond + more
        return within, beyond

    def expected(self, path, offset, count):
        """Stored bytes of the pieces that a read of a file touches; None where that is not known. The path is in one
        layer only."""
        for known in self.pieces.values():
            if path in known.files:
                return known.bytes_of(known.of_read(path, offset, count))
        return None


def quiet(stage):
    """Waits until the proxy has seen nothing for a while: a mount answers before all tables of contents are here."""
    seen, since = -1, time.monotonic()
    while time.monotonic() - since < 0.6:
        sent = stage.traffic()
        if sent != seen:
            seen, since = sent, time.monotonic()
        time.sleep(0.05)


def prepare(stage, form):
    """A cache that has what a machine with the index has: for gzip and plain layers, a full pass, then the bytes go."""
    cache = stage.fresh("indexed")
    if form in ("gzip", "plain", "zstd"):
        stage.ours(cache, "index", stage.reference(f"debian:{form}"))
        stage.keep_indexes(cache)
    return cache


def middle_file(stage):
    """(path, offset) of 4 KiB in the middle of the largest layer: in the file that lies there."""
    kept = os.path.join(stage.images, "middle.json")
    if not os.path.exists(kept):
        _, file = max(layers(stage.images, "debian"))
        with gzip.open(file) as source, tarfile.open(fileobj=source, mode="r|") as archive:
            entries = [(entry.offset_data, entry.size, entry.name) for entry in archive if entry.isreg()]
        middle = entries[-1][0] // 2
        start, size, name = next(entry for entry in reversed(entries) if entry[0] <= middle and entry[1] > 8192)
        with open(kept, "w") as out:
            json.dump(["/" + name.removeprefix("./"), min(max(middle - start, 0), size - 4096) // 4096 * 4096], out)
    with open(kept) as source:
        return json.load(source)


def run(stage, runs):
    path, offset = middle_file(stage)
    results = []
    for form in FORMATS:
        name = f"debian:{form}"
        if stage.formats.get(name, "missing") is not None:
            say(f"  there is no {name}")
            continue
        try:
            results.append(one_format(stage, form, name, path, offset, runs))
        except (Failed, OSError) as error:
            results.append({"format": form, "failed": str(error)})
        say(f"  {name}: {results[-1]}")
    return results


def one_format(stage, form, name, path, offset, runs):
    manifest = Manifest(stage, name)
    total = sum(manifest.layers.values())
    result = {"format": form, "compressed_bytes": total}

    cache = prepare(stage, form)
    stage.proxy.reset()
    sample: Sample = stage.python(cache, name, *NO_FILL)
    log = stage.proxy.log()
    content, index, requests, others = manifest.split(log)
    within, beyond = manifest.judge(log)
    result["python"] = {"seconds": sample.wall, "content_bytes": content, "share": content / total,
                        "index_bytes": index, "requests": requests, "other_requests": others,
                        "piece_bytes": within, "beyond_bytes": beyond}

    cache = prepare(stage, form)
    with stage.mounted(cache, name, *NO_FILL) as folder:
        quiet(stage)
        stage.proxy.reset()
        file = os.open(folder + path, os.O_RDONLY)
        try:
            os.posix_fadvise(file, 0, 0, os.POSIX_FADV_RANDOM)
            start = time.monotonic()
            if len(os.pread(file, 4096, offset)) != 4096:
                raise Failed("a short read")
            took = time.monotonic() - start
        finally:
            os.close(file)
        quiet(stage)
        content, index, requests, others = manifest.split(stage.proxy.log())
    result["read"] = {"seconds": took, "content_bytes": content, "index_bytes": index, "requests": requests + others,
                      "expected_bytes": manifest.expected(path, offset, 4096)}

    ready = []
    stage.proxy.set(rtt_ms=5)
    try:
        for _ in range(runs):
            cache = prepare(stage, form) if form not in ("gzip", "plain", "zstd") else stage.cache("indexed")
            stage.keep_indexes(cache)
            start = time.monotonic()
            with stage.mounted(cache, name, *NO_FILL):
                ready.append(time.monotonic() - start)
    finally:
        stage.proxy.set(rtt_ms=0)
    result["ready_seconds"] = statistics.median(ready)
    result["ready_runs"] = ready
    return result


def report(results):
    print("indexed, --fill none (bytes and requests that the proxy counted; indexes apart). Beyond: content fetched that is")
    print("in no whole chunk or span; touched: what the layer's own table says that the 4 KiB read touches")
    print(f"  {'format':<12}{'python':>23}{'beyond':>10}{'index':>11}{'4 KiB read':>20}{'touched':>11}{'mount at 5 ms':>15}")
    for result in results:
        if "failed" in result:
            print(f"  {result['format']:<12}failed: {result['failed']}")
            continue
        python, read = result["python"], result["read"]
        known = read["expected_bytes"] is not None
        beyond = f"{python['beyond_bytes'] / 1e6:7.3f} MB" if known else "-"
        touched = f"{read['expected_bytes'] / 1e6:8.3f} MB" if known else "-"
        print(f"  {result['format']:<12}{python['content_bytes'] / 1e6:8.2f} MB {python['share']:6.2%} {python['requests']:3}×"
              f"{beyond:>10}{python['index_bytes'] / 1e6:8.2f} MB{read['content_bytes'] / 1e6:11.3f} MB {read['requests']:3}×"
              f"{touched:>11}{result['ready_seconds'] * 1000:12.0f} ms")
    print(f"  limits: {LIMIT_SHARE:.0%} of the compressed bytes; {LIMIT_READ_BYTES / 1e6} MB in {LIMIT_READ_REQUESTS} requests, "
          f"or what is touched; {LIMIT_READY_S * 1000:.0f} ms")
