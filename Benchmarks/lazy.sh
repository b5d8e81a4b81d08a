#!/usr/bin/env bash
# Measures reading images lazily beside skopeo + umoci, podman, containerd, squashfuse and ratarmount. Needs root.
#
#   Benchmarks/lazy.sh [--part 1,2,3,4] [--runs N] [--no-peers] [--json FILE]
. "$(dirname "$0")/../scripts/common.sh"

program=${C2W_RUN:-$root/.build/release/c2w-run}
[ -x "$program" ] || die "there is no $program: run make build"
guest=${C2W_GUEST:-$("$root/guest/build.sh" riscv64)}
images=$("$root/scripts/lazy-images.sh")
tools=$("$root/scripts/trixie.sh")
if [ ! -x "$cache/python/bin/ratarmount" ]; then
    say "installing ratarmount into $cache/python"
    "$cache/python/bin/pip" install -q --disable-pip-version-check ratarmount >&2
fi
exec python3 "$root/Benchmarks/lazy/bench.py" --program "$program" --guest "$guest" --images "$images" \
    --tools "$tools" --ratarmount "$cache/python/bin/ratarmount" "$@"
