#!/usr/bin/env python3
"""Gives an image a SOCI index, in an OCI layout or in a registry. Needs the flatbuffers package.

    soci.py layout SOURCE TARGET VERSION     SOURCE, a layout with one image, to TARGET with its index as well:
                                             version 1 with `subject` (v1, and v1first without the first checkpoint),
                                             version 2 named by an annotation of a manifest of its own
    soci.py registry ADDRESS REPOSITORY TAG VERSION [NEW-TAG [SPAN [MINIMUM]]]
                                             the same there; version 1 leaves the image as it is and puts the index
                                             under the referrers' fallback tag, version 2 makes NEW-TAG
"""

import hashlib
import json
import os
import sys
import urllib.request

import ztoc

MANIFEST = "application/vnd.oci.image.manifest.v1+json"
TYPES = {"1": "application/vnd.amazon.soci.index.v1+json", "2": "application/vnd.amazon.soci.index.v2+json"}


def sha256(data):
    return "sha256:" + hashlib.sha256(data).hexdigest()


def descriptor(media_type, data, **more):
    return {"mediaType": media_type, "digest": sha256(data), "size": len(data), **more}


def index_of(manifest_descriptor, layers, load, put, version, span, minimum):
    """Puts the zTOCs and gives the index manifest."""
    blobs = []
    for layer in layers:
        stored = load(layer["digest"])
        if len(stored) < minimum:
            continue
        data = ztoc.build(stored, span, omits_first=version == "1first")
        ztoc.check(data, stored)
        put(data)
        blobs.append(descriptor("application/octet-stream", data, annotations={
            "com.amazon.soci.image-layer-digest": layer["digest"],
            "com.amazon.soci.image-layer-mediaType": layer["mediaType"], "com.amazon.soci.span-size": str(span)}))
    put(b"{}")
    kind = TYPES[version[0]]
    index = {"schemaVersion": 2, "mediaType": MANIFEST, "artifactType": kind, "config": descriptor(kind, b"{}"),
             "layers": blobs, "annotations": {"com.amazon.soci.build-tool-identifier": "independent writer"}}
    if version[0] == "1":
        index["subject"] = manifest_descriptor
    return json.dumps(index).encode()


def layout(source, target, version, span=1 << 20):
    os.makedirs(os.path.join(target, "blobs", "sha256"))

    def put(data):
        with open(os.path.join(target, "blobs", "sha256", sha256(data)[7:]), "wb") as out:
            out.write(data)

    def load(digest):
        with open(os.path.join(source, "blobs", "sha256", digest[7:]), "rb") as blob:
            return blob.read()

    with open(os.path.join(source, "index.json")) as file:
        top = json.load(file)["manifests"][0]
    raw = load(top["digest"])
    manifest = json.loads(raw)
    for blob in [manifest["config"], *manifest["layers"]]:
        put(load(blob["digest"]))
    image = descriptor(MANIFEST, raw)
    index = index_of(image, manifest["layers"], load, put, version, span, minimum=0)
    put(index)
    name = {"org.opencontainers.image.ref.name": os.path.basename(target)}
    manifests = []
    if version == "2":
        manifest.setdefault("annotations", {})["com.amazon.soci.index-digest"] = sha256(index)
        raw = json.dumps(manifest).encode()
    put(raw)
    manifests.append(descriptor(MANIFEST, raw, annotations=name))
    manifests.append(descriptor(MANIFEST, index, artifactType=TYPES[version[0]]))
    with open(os.path.join(target, "oci-layout"), "w") as out:
        json.dump({"imageLayoutVersion": "1.0.0"}, out)
    with open(os.path.join(target, "index.json"), "w") as out:
        json.dump({"schemaVersion": 2, "manifests": manifests}, out)


def registry(address, repository, tag, version, new_tag=None, span=4 << 20, minimum=10 << 20):
    base = f"http://{address}/v2/{repository}"

    def call(method, url, data=None, **headers):
        request = urllib.request.Request(url, data, {k.replace("_", "-"): v for k, v in headers.items()}, method=method)
        with urllib.request.urlopen(request) as answer:
            return answer.read(), answer.headers

    def load(digest):
        return call("GET", f"{base}/blobs/{digest}")[0]

    def put(data):
        place = call("POST", f"{base}/blobs/uploads/", b"")[1]["Location"]
        place = place if "://" in place else f"http://{address}{place}"
        mark = "&" if "?" in place else "?"
        call("PUT", f"{place}{mark}digest={sha256(data)}", data, Content_Type="application/octet-stream")

    def put_manifest(name, data, media_type=MANIFEST):
        call("PUT", f"{base}/manifests/{name}", data, Content_Type=media_type)

    raw, _ = call("GET", f"{base}/manifests/{tag}", Accept=MANIFEST)
    manifest = json.loads(raw)
    image = descriptor(manifest.get("mediaType", MANIFEST), raw)
    index = index_of(image, manifest["layers"], load, put, version, int(span), int(minimum))
    put_manifest(sha256(index), index)
    if version == "2":
        manifest.setdefault("annotations", {})["com.amazon.soci.index-digest"] = sha256(index)
        put_manifest(new_tag, json.dumps(manifest).encode(), image["mediaType"])
        return
    fallback = "sha256-" + image["digest"][7:]
    listing = {"schemaVersion": 2, "mediaType": "application/vnd.oci.image.index.v1+json", "manifests": [
        descriptor(MANIFEST, index, artifactType=TYPES["1"])]}
    put_manifest(fallback, json.dumps(listing).encode(), listing["mediaType"])


if __name__ == "__main__":
    {"layout": layout, "registry": registry}[sys.argv[1]](*sys.argv[2:])
