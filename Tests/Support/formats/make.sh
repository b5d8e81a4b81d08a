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
    as_root chmod -R a+rX "$work"
    mv "$work" "$folder"
    trap - EXIT
fi
echo "$folder"
