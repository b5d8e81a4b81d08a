#!/bin/bash
# Builds the generic guest image of an architecture: kernel, initramfs with init, guest.json.
#
#   guest/build.sh [riscv64|x86_64]        prints the folder that holds them
#
# All results live in the cache folder under names made from a hash of all that goes in, so a second run only
# looks. The kernel has a hash of its own: a change of init does not build it again (about 6 minutes on 2 cores).
set -euo pipefail
cd "$(dirname "$0")"

arch=${1:-riscv64}
case $arch in
riscv64) kernel_arch=riscv image=arch/riscv/boot/Image command_line="console=hvc0" ;;
# The ELF file itself, so that nothing is unpacked in the guest. It restarts through the keyboard controller's port.
x86_64) kernel_arch=x86 image=vmlinux command_line="console=hvc0 earlyprintk=serial reboot=k" ;;
*) echo "guest/build.sh: unknown architecture '$arch' (known: riscv64, x86_64)" >&2; exit 64 ;;
esac
cross=$arch-linux-gnu-

source_package=linux-source-6.12
source_archive=/usr/src/$source_package.tar.xz
protocol_version=$(sed -n 's/.*PROTOCOL_VERSION = \([0-9]*\).*/\1/p' init/wire.h)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/c2w-run/guest

say() { echo "guest: $*" >&2; }

for tool in ${cross}gcc make flex bison bc cpio; do
    command -v "$tool" >/dev/null || { say "missing $tool: run scripts/setup.sh"; exit 1; }
done
[ -r $source_archive ] || { say "missing $source_archive (Debian package $source_package): run scripts/setup.sh"; exit 1; }

hash_of() { sha256sum | cut -c1-16; }
source_version=$(dpkg-query -W -f '${Version}' $source_package 2>/dev/null || sha256sum <$source_archive)
compiler_version=$(${cross}gcc --version | head -1)
kernel_hash=$({ cat kernel/common.config "kernel/$arch.config"; echo "$source_version $compiler_version"; } | hash_of)
kernel_folder=$cache/kernel-$arch-$kernel_hash

mkdir -p "$cache"
# One lock an architecture: who only looks for one need not wait while another is built.
exec 9>"$cache/.build-$arch.lock"
flock -n 9 || { say "another build is running, waiting for it"; flock 9; }
work=$(mktemp -d "$cache/.work-XXXXXX")
trap 'rm -rf "$work"' EXIT

# Every line of our configs must have survived Kconfig's dependencies.
check_config() {
    local line name missing=0
    while IFS= read -r line; do
        case $line in '#'* | '') continue ;; esac
        name=${line%%=*}
        if [ "${line#*=}" = n ]; then
            ! grep -q "^$name=" "$1" || { say "$name should be off"; missing=1; }
        else
            grep -qx "$line" "$1" || { say "$line did not hold"; missing=1; }
        fi
    done < <(cat kernel/common.config "kernel/$arch.config")
    [ $missing = 0 ]
}

build_kernel() {
    say "building the kernel ($source_package $source_version); this takes some minutes, once"
    tar -xf $source_archive -C "$work"
    cat kernel/common.config "kernel/$arch.config" >"$work/wanted.config"
    local make=(make -s -C "$work/$source_package" O="$work/kernel" ARCH=$kernel_arch CROSS_COMPILE=$cross)
    mkdir "$work/kernel"
    "${make[@]}" KCONFIG_ALLCONFIG="$work/wanted.config" allnoconfig >&2
    check_config "$work/kernel/.config"
    nice "${make[@]}" -j"$(nproc)" KBUILD_BUILD_TIMESTAMP=@0 KBUILD_BUILD_USER=c2w KBUILD_BUILD_HOST=guest \
        "$(basename $image)" >&2
    mkdir "$work/out"
    if [ $image = vmlinux ]; then
        "${cross}strip" -s -o "$work/out/kernel" "$work/kernel/vmlinux"
    else
        cp "$work/kernel/$image" "$work/out/kernel"
    fi
    cp "$work/kernel/System.map" "$work/kernel/.config" "$work/out/"
    "${make[@]}" kernelrelease | tail -1 >"$work/out/release"
    rm -rf "$kernel_folder"
    mv "$work/out" "$kernel_folder"
}

build_guest() {
    say "building init and its initramfs"
    local out=$work/guest
    mkdir -p "$out" "$work/init"
    make -s -C init CROSS_COMPILE=$cross O="$work/init"
    # /dev/console is in the kernel's own built-in archive. Uncompressed: unpacking costs more than copying.
    touch -d @0 "$work/init/init"
    (cd "$work/init" && echo init | cpio --quiet --reproducible -o -H newc -R 0:0) >"$out/initramfs.cpio"
    cp "$kernel_folder/kernel" "$out/kernel"
    cat >"$out/guest.json" <<JSON
{
  "arch": "$arch",
  "protocolVersion": $protocol_version,
  "kernelVersion": "$(cat "$kernel_folder/release")",
  "commandLine": "$command_line quiet rdinit=/init",
  "files": {
    "kernel": "sha256:$(sha256sum <"$out/kernel" | cut -d' ' -f1)",
    "initramfs.cpio": "sha256:$(sha256sum <"$out/initramfs.cpio" | cut -d' ' -f1)"
  }
}
JSON
    rm -rf "$guest_folder"
    mv "$out" "$guest_folder"
}

[ -f "$kernel_folder/kernel" ] || build_kernel
# Taken now, not before the minutes that a kernel takes.
guest_hash=$({ echo "$kernel_hash $compiler_version"; cat build.sh init/Makefile init/*.h init/*.c; } | hash_of)
guest_folder=$cache/$arch-$guest_hash
[ -f "$guest_folder/guest.json" ] || build_guest
# The name under which c2w-run looks for it.
if [ "$(readlink "$cache/$arch" 2>/dev/null)" != "$(basename "$guest_folder")" ]; then
    ln -sfn "$(basename "$guest_folder")" "$work/link"
    mv -T "$work/link" "$cache/$arch"
fi
say "$guest_folder"
echo "$guest_folder"
