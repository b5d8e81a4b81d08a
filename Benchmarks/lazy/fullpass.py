"""Line 3: the full pass beside `zcat | sha256sum`, and the mount after it (see walks.py)."""

import os
import shlex
import statistics

import walks
from stage import layers, say

LIMIT_PASS, LIMIT_MEMORY = 0.6, 150_000_000


def full_pass(stage, runs):
    ours, theirs = [], []
    files = [file for _, file in layers(stage.images, "debian")]
    # One pipeline a blob, two at once, the largest first.
    files.sort(key=os.path.getsize, reverse=True)
    pipelines = f"printf '%s\\n' {shlex.join(files)} | xargs -P 2 -I FILE sh -c 'zcat FILE | sha256sum'"
    for turn in range(runs):
        cache = stage.fresh("full")
        ours.append(stage.ours(cache, "index", stage.reference("debian:gzip", proxied=False)))
        theirs.append(stage.measure(["sh", "-c", pipelines]))
        say(f"  full pass {turn + 1}/{runs}: {ours[-1].wall:.2f} s, zcat | sha256sum {theirs[-1].wall:.2f} s")
    seconds = statistics.median(sample.wall for sample in ours)
    peer = statistics.median(sample.wall for sample in theirs)
    store = os.path.join(stage.cache("full"), "c2w-run", "store", "index")
    index = sum(entry.stat().st_size for entry in os.scandir(store)) if os.path.isdir(store) else 0
    plain = sum(entry.stat().st_size for entry in os.scandir(os.path.join(os.path.dirname(store), "layers"))) \
        if os.path.isdir(os.path.join(os.path.dirname(store), "layers")) else 0
    return {"seconds": seconds, "zcat_seconds": peer, "ratio": seconds / peer,
            "cpu_seconds": statistics.median(sample.cpu for sample in ours),
            "zcat_cpu_seconds": statistics.median(sample.cpu for sample in theirs),
            "peak_bytes": max(sample.peak_bytes for sample in ours), "index_bytes": index, "kept_bytes": plain,
            "runs": [sample.wall for sample in ours], "zcat_runs": [sample.wall for sample in theirs]}


def run(stage, runs, ratarmount, tools):
    return {"pass": full_pass(stage, runs), "walks": walks.run(stage, runs, ratarmount, tools)}


def report(result):
    found = result["pass"]
    print("full pass on localhost")
    print(f"  c2w-run index {found['seconds']:.2f} s, zcat | sha256sum {found['zcat_seconds']:.2f} s: ratio "
          f"{found['ratio']:.2f} (limit {LIMIT_PASS}); processor {found['cpu_seconds']:.2f} s, "
          f"{found['zcat_cpu_seconds']:.2f} s; peak memory {found['peak_bytes'] / 1e6:.0f} MB (limit "
          f"{LIMIT_MEMORY / 1e6:.0f}); indexes {found['index_bytes'] / 1e6:.2f} MB"
          + (f", {found['index_bytes'] / found['kept_bytes']:.2%} of the layers" if found["kept_bytes"] else ""))
    walks.report(result["walks"])
