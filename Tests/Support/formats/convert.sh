#!/usr/bin/env bash
# Converts an image to the lazy formats that Debian 13's tools write. Runs inside the root that scripts/trixie.sh makes.
#   convert.sh FOLDER LAYOUT TAG FORMAT…    LAYOUT:TAG to FOLDER/FORMAT, an OCI layout whose tag is FORMAT
# Formats: estargz, estargz-small (chunks share gzip members), estargz-external (and its -esgztoc),
# zstd-stargz (stargz-snapshotter's dialect of zstd:chunked), zstd-containers (that of podman), zstd, tar.
set -euo pipefail
folder=$1 layout=$2 tag=$3
shift 3

needs_containerd=
for format in "$@"; do
    case $format in estargz* | zstd-stargz | tar) needs_containerd=1 ;; esac
done
if [ -n "$needs_containerd" ]; then
    state=$(mktemp -d)
    containerd --root "$state/root" --state "$state/state" --address "$state/socket" --log-level error \
        --config /dev/null >"$state/log" 2>&1 &
    containerd=$!
    trap 'kill $containerd; wait $containerd || true; rm -rf "$state"' EXIT
    ctr() { ctr-remote --address "$state/socket" "$@"; }
    for _ in $(seq 100); do ctr version >/dev/null 2>&1 && break; sleep 0.1; done
    skopeo copy --quiet "oci:$layout:$tag" "oci-archive:$state/source.tar:example.com/test/source:gzip"
    ctr images import --no-unpack --all-platforms "$state/source.tar" >&2
    name=$(ctr images list -q | head -n 1)
fi

export_image() {
    ctr images export --all-platforms "$state/out.tar" "$1"
    skopeo copy --quiet "oci-archive:$state/out.tar" "oci:$folder/$2:$2"
    rm "$state/out.tar"
}

containers() {
    skopeo copy --quiet --dest-compress-format "$1" \
        "oci:$layout:$tag" "oci:$folder/$2:$2"
}

for format in "$@"; do
    rm -rf "${folder:?}/$format"
    target=example.com/test/image:$format
    convert() { ctr images convert --oci --all-platforms "$@" "$name" "$target" >&2; }
    case $format in
        estargz) convert --estargz ;;
        estargz-small) convert --estargz --estargz-chunk-size 1000000 --estargz-min-chunk-size 100000 ;;
        estargz-external) convert --estargz --estargz-external-toc ;;
        zstd-stargz) convert --zstdchunked ;;
        tar) convert --uncompress ;;
        zstd-containers) containers zstd:chunked "$format"; continue ;;
        zstd) containers zstd "$format"; continue ;;
        *) echo "unknown format $format" >&2; exit 1 ;;
    esac
    export_image "$target" "$format"
    if [ "$format" = estargz-external ]; then export_image "$target-esgztoc" "$format-esgztoc"; fi
done
