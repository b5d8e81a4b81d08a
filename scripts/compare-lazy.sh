#!/usr/bin/env bash
# Compares images in every lazy format, mounted and as tar, with what umoci unpacks.
#
#   compare-lazy.sh            the stacks of Tests/UmociCompare and the big Debian image, read cold, again, and as tar
#   compare-lazy.sh --quick    the stacks and the small Debian image
. "$(dirname "$0")/common.sh"

program=${C2W_RUN:-$root/.build/release/c2w-run}
[ -x "$program" ] || die "there is no $program: run make build"
lazy() { as_root python3 "$root/Tests/LazyCompare/lazycompare.py" --program "$program" "$@"; }

if [ "${1:-}" = --quick ]; then
    image=$("$root/scripts/debian-image.sh")
    lazy --stacks "$cache/images" --ways mount
    lazy --layout "$image/oci" --registry "$image/registry"
else
    images=$("$root/scripts/lazy-images.sh")
    lazy --stacks "$cache/images"
    lazy --layout "$images/oci" --registry "$images/registry" --tags debian
fi
