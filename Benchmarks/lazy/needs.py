"""What an answer logically needs of an image of ordinary gzip layers: computed with Python's own tar and zlib."""

import gzip
import json
import os
import tarfile
import zlib

from stage import layers


def decoded_end(file, paths):
    """The offset in the tar at which the last of the paths ends, None if the layer has none of them."""
    end = None
    with gzip.open(file) as source, tarfile.open(fileobj=source, mode="r|") as archive:
        for entry in archive:
            if entry.name.removeprefix("./").strip("/") in paths:
                end = entry.offset_data + (entry.size if entry.isreg() else 0)
    return end


def stored_bytes(file, decoded):
    """How many stored bytes it takes to decode so many."""
    inflate = zlib.decompressobj(31)
    stored = done = 0
    with open(file, "rb") as source:
        while done < decoded and (block := source.read(1 << 16)):
            stored += len(block)
            while block:
                done += len(inflate.decompress(block))
                block = inflate.unused_data
                if block:
                    inflate = zlib.decompressobj(31)
    return stored


def bytes_for_files(images, tag, paths):
    """A name is final once every layer above the one that has it is known; then the layer is needed up to its end."""
    kept = os.path.join(images, "needs.json")
    known = {}
    if os.path.exists(kept):
        with open(kept) as source:
            known = json.load(source)
    key = " ".join([tag, *paths])
    if key not in known:
        needed = 0
        for size, file in reversed(layers(images, tag)):
            end = decoded_end(file, paths)
            if end is not None:
                needed += stored_bytes(file, end)
                break
            needed += size
        known[key] = needed
        with open(kept, "w") as out:
            json.dump(known, out)
    return known[key]


def bytes_of_all(images, tag):
    """What a name that is in no layer needs."""
    return sum(size for size, _ in layers(images, tag))
