#!/usr/bin/env bash
# A registry on localhost:5000, a Debian riscv64 image in it, and two commands run from it.
# Needs what scripts/setup.sh installs, a built c2w-run and a guest image: `make demo` does all of it.
set -euo pipefail
cd "$(dirname "$0")/../.."
c2w_run=${C2W_RUN:-.build/release/c2w-run}

# 1. The image: mmdebstrap makes the root, umoci packs it.
image=$(scripts/debian-image.sh)

# 2. The registry: Debian's docker-registry, with its data in a folder that goes away again.
folder=$(mktemp -d)
registry=$(scripts/registry.sh 5000 "$folder")
trap 'kill "$registry"; rm -rf "$folder"' EXIT

# 3. Push: skopeo does it, as any CI job would.
skopeo copy --quiet --dest-tls-verify=false \
    "oci:$image/oci:latest" docker://localhost:5000/debian:trixie-riscv64

# 4. Run, straight from the registry.
"$c2w_run" localhost:5000/debian:trixie-riscv64 cat /etc/os-release
"$c2w_run" localhost:5000/debian:trixie-riscv64 uname -m
