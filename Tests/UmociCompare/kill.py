#!/usr/bin/env python3
"""Kills a program that fills the cache, at random instants, and looks at what it left: every entry must be whole, and
besides there may only be parts of the layer, which the next run takes up and does not leave behind.

    kill.py --dump PATH-OF-TREE-DUMP --tar ROOT.tar [--rounds 40]
"""

import argparse
import gzip
import hashlib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

TYPE = "application/vnd.oci.image.layer.v1.tar+gzip"


def digest(path):
    hash = hashlib.sha256()
    with open(path, "rb") as source:
        while block := source.read(1 << 20):
            hash.update(block)
    return hash.hexdigest()


def files(cache):
    """All of its files, as paths below it."""
    return [os.path.relpath(os.path.join(folder, name), cache) for folder, _, names in os.walk(cache) for name in names]


def is_known(path, stored):
    """Whether a kill may leave it: entries, locks, the layer's parts, and an area that was just being made."""
    return (
        path in (f"layers/{stored}", f"index/{stored}")
        or os.path.basename(path) in ("lock", ".lock")
        or re.fullmatch(rf"areas/(blobs|stream)/{stored}/(data|map)", path)
        or re.fullmatch(r"tmp/(area|gone)[^/]*(/(data|map))?", path)
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dump", required=True)
    parser.add_argument("--tar", required=True)
    parser.add_argument("--rounds", type=int, default=40)
    arguments = parser.parse_args()
    work = tempfile.mkdtemp(prefix="cache-kill-")
    try:
        blob = os.path.join(work, "layer.tgz")
        with open(arguments.tar, "rb") as source, gzip.open(blob, "wb", compresslevel=1) as out:
            shutil.copyfileobj(source, out)
        diff_id, stored = digest(arguments.tar), digest(blob)
        cache = os.path.join(work, "cache")
        command = [arguments.dump, "--cache", cache, "--names-only", TYPE, "sha256:" + diff_id, blob]
        start = time.monotonic()
        whole = subprocess.run(command, capture_output=True, check=True).stdout
        seconds = time.monotonic() - start
        shutil.rmtree(cache)

        finished = 0
        for _ in range(arguments.rounds):
            # Two at a time: they race for the same entries.
            runs = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for _ in range(2)]
            time.sleep(random.uniform(0, seconds * 1.3))
            for run in runs:
                run.send_signal(signal.SIGKILL)
                run.wait()
            content = os.path.join(cache, "layers", stored)
            index = os.path.join(cache, "index", stored)
            if os.path.exists(content) and digest(content) != diff_id:
                print("FAIL: the content in the cache is not whole")
                return 1
            if os.path.exists(index):
                with open(index, "rb") as source:
                    data = source.read()
                if hashlib.sha256(data[:-32]).digest() != data[-32:]:
                    print("FAIL: the index in the cache is not whole")
                    return 1
                finished += 1
            strange = [path for path in files(cache) if not is_known(path, stored)]
            if strange:
                print(f"FAIL: left over: {strange}")
                return 1
            # Now and then a round begins with what the round before left.
            if random.random() < 0.8:
                shutil.rmtree(cache, ignore_errors=True)
        for how in "goes on from what was left", "finds all there":
            if subprocess.run(command, capture_output=True, check=True).stdout != whole:
                print(f"FAIL: the tree differs in a run that {how}")
                return 1
            left = [path for path in files(cache) if path.startswith("areas/") and path != "areas/.lock"]
            if left:
                print(f"FAIL: a run that {how} leaves {left}")
                return 1
            # As if the next one were killed when all was written, but the parts were not given up yet.
            for area in "blobs", "stream":
                folder = os.path.join(cache, "areas", area, stored)
                os.makedirs(folder)
                for name in "data", "map":
                    open(os.path.join(folder, name), "w").close()
        if finished == arguments.rounds:
            print("FAIL: no round was killed before the end, so nothing was tried")
            return 1
        print(f"{arguments.rounds} rounds killed, {finished} after all was written; every entry was whole")
        return 0
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
