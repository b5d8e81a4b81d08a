#!/usr/bin/env bash
# Makes a small image in every lazy format, once, and prints the folder that holds them: FOLDER/FORMAT is an OCI layout
# whose tag is FORMAT; FOLDER/layer0.tar and so on are the layers that all were made from.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../../../scripts/common.sh"

key=$(cat "$here"/*.py "$here"/*.sh | sha256sum | cut -c1-16)
folder=$cache/formats-$key
if [ ! -d "$folder" ]; then
    # Test processes may come here at the same time.
    exec 9>"$cache/formats.lock"
    flock 9
fi
if [ ! -d "$folder" ]; then
    work=$(mktemp -d "$cache/formats.XXXXXX")
    trap 'as_root rm -rf "$work"' EXIT
    say "making the images (some seconds, and half a minute for the tools the first time)"
    python3 "$here/source.py" "$work"
    as_root "$root/scripts/trixie.sh" bash "$here/convert.sh" "$work" "$work/oci" gzip \
        estargz estargz-small estargz-external zstd-stargz zstd-containers zstd tar >&2
    python3 "$here/stargz.py" "$work"
    python=$cache/python/bin/python
    "$python" -c 'import flatbuffers' 2>/dev/null || die "flatbuffers is not installed: run scripts/setup.sh"
    for version in 1 1first 2; do "$python" "$here/soci.py" layout "$work/oci" "$work/soci-$version" "$version"; done
    # Several gzip members in a layer, and a layer that is not compressed.
    "$python" "$here/soci.py" layout "$work/stargz" "$work/soci-members" 2
    "$python" "$here/soci.py" layout "$work/tar" "$work/soci-tar" 2
    as_root chmod -R a+rX "$work"
    mv "$work" "$folder"
    trap - EXIT
fi
echo "$folder"
