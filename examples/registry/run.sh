#!/usr/bin/env bash
# A registry on localhost:5000, Debian images for amd64 and riscv64 in it, and commands run from both.
# Needs what scripts/setup.sh installs, a built c2w-run and the guest images: `make demo` does all of it.
set -euo pipefail
cd "$(dirname "$0")/../.."
c2w_run=${C2W_RUN:-.build/release/c2w-run}

# 1. The images: mmdebstrap makes the roots, umoci packs them.
riscv64=$(scripts/debian-image.sh riscv64)
amd64=$(scripts/debian-image.sh x86_64)

# 2. The registry: Debian's docker-registry, with its data in a folder that goes away again.
folder=$(mktemp -d)
registry=$(scripts/registry.sh 5000 "$folder")
trap 'kill "$registry"; rm -rf "$folder"' EXIT

# 3. Push: skopeo does it, as any CI job would.
push() { skopeo copy --quiet --dest-tls-verify=false "oci:$1/oci:latest" "docker://localhost:5000/debian:$2"; }
push "$riscv64" trixie-riscv64
push "$amd64" bookworm

# 4. Run, straight from the registry, each on the machine it is for.
for image in localhost:5000/debian:bookworm localhost:5000/debian:trixie-riscv64; do
    "$c2w_run" "$image" cat /etc/os-release
    "$c2w_run" "$image" uname -m
done
