#!/usr/bin/env bash
# Debian's programs in the amd64 guest, against a chroot of the same root: userland.sh [--cpu v1,v2,v3] [--short] [--case NAME]…
. "$(dirname "$0")/common.sh"
cd "$root"

image=$(scripts/debian-image.sh x86_64)
as_root python3 Tests/InGuest/userland.py "$@" .build/release/c2w-run "$image"
