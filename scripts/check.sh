#!/usr/bin/env bash
# Format and lint with the one configuration there is, and see that generated code matches its table.
. "$(dirname "$0")/common.sh"
cd "$root"

say "swift format lint"
git ls-files '*.swift' | grep -v /Generated/ | xargs swift format lint --strict --parallel

say "generated code"
swift build -c release --product isagen
.build/release/isagen --check

say "imports of the core"
core="Sources/ImageModel Sources/RegistryClient Sources/ImageMounter Sources/NinePServer Sources/Emulator"
# shellcheck disable=SC2086
if grep -rnE '^ *(@_exported +)?import ' $core | grep -vE 'import (ImageModel|NinePServer|Synchronization)$'; then
    die "a core target imports what it must not"
fi

say "shell scripts"
git ls-files '*.sh' | xargs -n 1 bash -n
say "all is well"
