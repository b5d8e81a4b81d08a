"""Line 2: what an indexed image fetches, and how soon a mount of it is ready."""

import gzip
import json
import os
import re
import statistics
import tarfile
import time
import urllib.request

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
    """The manifest of an image, as the registry has it."""

    def __init__(self, stage, name):
        repository, _, reference = image_name(*name.split(":")).partition(":")
        request = urllib.request.Request(
            f"http://{stage.registry}/v2/{repository}/manifests/{reference}",
            headers={"Accept": "application/vnd.oci.image.manifest.v1+json, application/vnd.oci.image.index.v1+json"})
        with urllib.request.urlopen(request) as answer:
            manifest = json.load(answer)
        self.layers = {layer["digest"]: layer["size"] for layer in manifest.get("layers", [])}
        # Where the files' bytes end and the bookkeeping begins.
        self.content_end = {}
        for layer in manifest.get("layers", []):
            notes = layer.get("annotations", {})
            position = next((value for key, value in notes.items() if key.endswith("zstd-chunked.manifest-position")),
                            None)
            if position:
                self.content_end[layer["digest"]] = int(position.split(":")[0])
            elif "containerd.io/snapshot/stargz/toc.digest" in notes:
                self.content_end[layer["digest"]] = self.stargz_end(stage, repository, layer)

    @staticmethod
    def stargz_end(stage, repository, layer):
        size = layer["size"]
        request = urllib.request.Request(f"http://{stage.registry}/v2/{repository}/blobs/{layer['digest']}",
                                         headers={"Range": f"bytes={size - 51}-{size - 1}"})
        with urllib.request.urlopen(request) as answer:
            return int(answer.read()[16:32], 16)

    def split(self, log):
        """(bytes of layers' content, bytes of indexes, requests for content, other requests)."""
        content = index = content_requests = 0
        for digest, first, count in blobs(log):
            end = self.content_end.get(digest, self.layers[digest]) if digest in self.layers else 0
            below = max(0, min(first + count, end) - first)
            content += below
            index += count - below
            content_requests += below > 0
        return content, index, content_requests, len(log) - content_requests


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
    content, index, requests, others = manifest.split(stage.proxy.log())
    result["python"] = {"seconds": sample.wall, "content_bytes": content, "share": content / total,
                        "index_bytes": index, "requests": requests, "other_requests": others}

    cache = prepare(stage, form)
    with stage.mounted(cache, name, *NO_FILL) as folder:
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
        time.sleep(0.2)
        content, index, requests, others = manifest.split(stage.proxy.log())
    result["read"] = {"seconds": took, "content_bytes": content, "index_bytes": index, "requests": requests + others}

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
    print("indexed, --fill none (bytes and requests that the proxy counted; indexes apart)")
    print(f"  {'format':<12}{'python':>24}{'index':>12}{'4 KiB read':>24}{'mount at 5 ms':>16}")
    for result in results:
        if "failed" in result:
            print(f"  {result['format']:<12}failed: {result['failed']}")
            continue
        python, read = result["python"], result["read"]
        print(f"  {result['format']:<12}{python['content_bytes'] / 1e6:8.2f} MB {python['share']:6.2%} {python['requests']:4}×"
              f"{python['index_bytes'] / 1e6:9.2f} MB{read['content_bytes'] / 1e6:13.3f} MB {read['requests']:5}×"
              f"{result['ready_seconds'] * 1000:13.0f} ms")
    print(f"  limits: {LIMIT_SHARE:.0%} of the compressed bytes; {LIMIT_READ_BYTES / 1e6} MB in {LIMIT_READ_REQUESTS} requests; "
          f"{LIMIT_READY_S * 1000:.0f} ms")
