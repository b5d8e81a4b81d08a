# Sourced by the scripts here: where things that outlive a clone are kept, and how a script speaks.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${C2W_DEV_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/c2w-run-dev}
mkdir -p "$cache"

say() { printf '%s: %s\n' "$(basename "$0" .sh)" "$*" >&2; }
die() { say "$*"; exit 1; }

# Runs a command as root: by itself when it is, else by sudo.
as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -- "$@"; fi
}
