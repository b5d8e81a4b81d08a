#!/usr/bin/env python3
"""Writes an OCI layout with images of every shape that the registry client must tell apart.

usage: make_images.py DIR

Everything is made from fixed bytes, so digests are the same on each run. The references:

  one       a manifest for linux/riscv64: three layers (gzip, plain, 3 MB of noise)
  docker    the same with Docker's media types
  multi     an index: amd64, arm64/v8, riscv64, an attestation and an artifact
  nested    an index whose only entry is the index `multi`
  silent    an index whose entries do not say their platforms: amd64, then riscv64
  foreign   an index without riscv64: amd64, arm/v7
  amd64     a manifest for linux/amd64
  artifact  a manifest whose config is a chart's
  schema1   a manifest of Docker's schema 1
  diffids   a manifest whose config has one diff ID too few
  deep      JSON nested 10,000 deep
  twice     a manifest with one key twice
  both      a document that is manifest and index at once
  circle    indexes nested six deep
  badsize   a manifest whose config descriptor has a wrong size
  referrer  a manifest of type application/x.test+json whose subject is `one`; `referrer2`: its type is its config's
  other     a manifest of another type whose subject is `one`
  sha256-…  the index of the three by the referrers tag schema
"""
import gzip, hashlib, io, json, os, random, sys, tarfile

OCI = "application/vnd.oci.image."
DOCKER = "application/vnd.docker."


class Layout:
    def __init__(self, folder):
        self.folder = folder
        self.entries = []
        os.makedirs(os.path.join(folder, "blobs", "sha256"), exist_ok=True)

    def blob(self, data, media_type, **more):
        if not isinstance(data, bytes):
            data = json.dumps(data).encode()
        digest = hashlib.sha256(data).hexdigest()
        with open(os.path.join(self.folder, "blobs", "sha256", digest), "wb") as file:
            file.write(data)
        return {"mediaType": media_type, "digest": "sha256:" + digest, "size": len(data), **more}

    def name(self, ref, descriptor):
        annotations = {"org.opencontainers.image.ref.name": ref}
        self.entries.append({**descriptor, "annotations": annotations})

    def finish(self):
        with open(os.path.join(self.folder, "oci-layout"), "w") as file:
            json.dump({"imageLayoutVersion": "1.0.0"}, file)
        with open(os.path.join(self.folder, "index.json"), "w") as file:
            json.dump({"schemaVersion": 2, "manifests": self.entries}, file)


def tar(name, data):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        entry = tarfile.TarInfo(name)
        entry.size = len(data)
        archive.addfile(entry, io.BytesIO(data))
    return out.getvalue()


def platform(architecture, variant=None):
    out = {"os": "linux", "architecture": architecture}
    if variant:
        out["variant"] = variant
    return out


def image(layout, architecture, variant=None, docker=False, drop_diff_id=False, **more):
    plain = [tar("etc/name", architecture.encode()), tar("plain", b"plain\n" * 100),
             tar("noise", random.Random(7).randbytes(3_000_000))]
    types = [OCI + "layer.v1.tar+gzip", OCI + "layer.v1.tar", OCI + "layer.v1.tar"]
    if docker:
        types = [DOCKER + "image.rootfs.diff.tar.gzip", DOCKER + "image.rootfs.diff.tar", DOCKER + "image.rootfs.diff.tar"]
    stored = [gzip.compress(plain[0], mtime=0), plain[1], plain[2]]
    layers = [layout.blob(data, kind) for data, kind in zip(stored, types)]
    diff_ids = ["sha256:" + hashlib.sha256(data).hexdigest() for data in plain]
    config = {
        **platform(architecture, variant),
        "config": {"Env": ["PATH=/bin", "A=ä\\\"\n"], "Entrypoint": ["/bin/sh", "-c"], "Cmd": ["echo"],
                   "WorkingDir": "/w", "User": "1000:1000", "StopSignal": "SIGINT", "Volumes": {"/data": {}},
                   "ExposedPorts": {"80/tcp": {}}, "Labels": {"k": "v"}},
        "rootfs": {"type": "layers", "diff_ids": diff_ids[1:] if drop_diff_id else diff_ids},
        "history": [{"created_by": "x", "empty_layer": True}],
    }
    kind = DOCKER + "container.image.v1+json" if docker else OCI + "config.v1+json"
    manifest_type = DOCKER + "distribution.manifest.v2+json" if docker else OCI + "manifest.v1+json"
    manifest = {"schemaVersion": 2, "mediaType": manifest_type, "config": layout.blob(config, kind), "layers": layers, **more}
    return layout.blob(manifest, manifest_type)


def index(layout, entries):
    kind = OCI + "index.v1+json"
    return layout.blob({"schemaVersion": 2, "mediaType": kind, "manifests": entries}, kind)


def write(folder):
    layout = Layout(folder)
    riscv, amd, arm64 = image(layout, "riscv64"), image(layout, "amd64"), image(layout, "arm64", "v8")
    layout.name("one", riscv)
    layout.name("docker", image(layout, "riscv64", docker=True))
    attestation = layout.blob(
        {"schemaVersion": 2, "config": layout.blob({}, OCI + "config.v1+json"), "layers": []}, OCI + "manifest.v1+json",
        platform={"os": "unknown", "architecture": "unknown"})
    soci = layout.blob({"schemaVersion": 2, "config": layout.blob({}, "application/vnd.amazon.soci.index.v2+json"),
                        "layers": []}, OCI + "manifest.v1+json", platform=platform("riscv64"),
                       artifactType="application/vnd.amazon.soci.index.v2+json")
    multi = index(layout, [soci, attestation, {**amd, "platform": platform("amd64")},
                           {**arm64, "platform": platform("arm64", "v8")}, {**riscv, "platform": platform("riscv64")}])
    layout.name("multi", multi)
    layout.name("nested", index(layout, [multi]))
    layout.name("silent", index(layout, [amd, riscv]))
    layout.name("foreign", index(layout, [{**amd, "platform": platform("amd64")}, {**amd, "platform": platform("arm", "v7")}]))
    layout.name("amd64", amd)
    layout.name("artifact", layout.blob(
        {"schemaVersion": 2, "config": layout.blob({}, "application/vnd.cncf.helm.config.v1+json"), "layers": []},
        OCI + "manifest.v1+json"))
    layout.name("schema1", layout.blob({"schemaVersion": 1, "name": "a/b", "tag": "latest", "fsLayers": []},
                                       DOCKER + "distribution.manifest.v1+prettyjws"))
    layout.name("diffids", image(layout, "riscv64", drop_diff_id=True))
    layout.name("deep", layout.blob(b'{"a":' * 10000 + b"1" + b"}" * 10000, OCI + "manifest.v1+json"))
    layout.name("twice", layout.blob(b'{"schemaVersion":2,"schemaVersion":2}', OCI + "manifest.v1+json"))
    layout.name("both", layout.blob({"schemaVersion": 2, "manifests": [], "layers": [], "config": {}}, OCI + "index.v1+json"))
    circle = riscv
    for _ in range(6):
        circle = index(layout, [circle])
    layout.name("circle", circle)
    config = layout.blob({**platform("riscv64"), "rootfs": {"type": "layers", "diff_ids": []}}, OCI + "config.v1+json")
    layout.name("badsize", layout.blob({"schemaVersion": 2, "config": {**config, "size": config["size"] + 1}, "layers": []},
                                       OCI + "manifest.v1+json"))
    subject = {key: riscv[key] for key in ("mediaType", "digest", "size")}
    referrers = []
    for name, kind, config in [("referrer", "application/x.test+json", "application/vnd.oci.empty.v1+json"),
                               ("referrer2", None, "application/x.test+json"),
                               ("other", "application/x.other+json", "application/vnd.oci.empty.v1+json")]:
        manifest = {"schemaVersion": 2, "mediaType": OCI + "manifest.v1+json", "config": layout.blob({}, config),
                    "layers": [], "subject": subject, "annotations": {"who": name}}
        if kind:
            manifest["artifactType"] = kind
        entry = layout.blob(manifest, OCI + "manifest.v1+json")
        layout.name(name, entry)
        referrers.append({**entry, "artifactType": kind or config, "annotations": {"who": name}})
    layout.name(riscv["digest"].replace(":", "-"), index(layout, referrers))
    layout.finish()


if __name__ == "__main__":
    write(sys.argv[1])
