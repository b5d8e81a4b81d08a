#!/usr/bin/env bash
# How long Bochs, and QEMU's TCG started the same way, take from the kernel's first line to init with the guest image for x86_64. Both
# boot a CD with GRUB, which starts the kernel by `enter.S` and `load.c`: the kernel is a vmlinux, and PC firmware knows
# none. There are no virtio devices: init says that it has no control port, and that line ends the run.
#
#   Benchmarks/bochs/run.sh [--runs N]       3 unless told
#
# Needs bochs, bochs-term, bochsbios, vgabios, grub-pc-bin, grub-common, xorriso and mtools.
. "$(dirname "$0")/../../scripts/common.sh"

runs=3
[ "${1:-}" != --runs ] || runs=$2
for name in bochs grub-mkrescue xorriso mformat script; do
    command -v $name >/dev/null || die "there is no $name: install bochs bochs-term bochsbios vgabios grub-pc-bin grub-common xorriso mtools"
done
here=$root/Benchmarks/bochs
guest=${C2W_GUEST:-$("$root/guest/build.sh" x86_64)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

gcc -m32 -O2 -ffreestanding -fno-pie -fno-stack-protector -fno-asynchronous-unwind-tables -nostdlib -static -Wall -Wextra -Werror \
    -Wno-int-to-pointer-cast -Wl,-Ttext=0x10000000 -Wl,--build-id=none -Wl,-z,noexecstack \
    -o "$work/enter" "$here/enter.S" "$here/load.c"
mkdir -p "$work/cd/boot/grub"
cp "$work/enter" "$work/cd/boot/enter"
cp -L "$guest/kernel" "$work/cd/boot/kernel"
cp -L "$guest/initramfs.cpio" "$work/cd/boot/initramfs"
cat >"$work/cd/boot/grub/grub.cfg" <<END
set timeout=0
multiboot /boot/enter
module /boot/kernel console=ttyS0 earlyprintk=serial,ttyS0 reboot=t rdinit=/init
module /boot/initramfs
boot
END
grub-mkrescue -o "$work/cd.iso" "$work/cd" >/dev/null 2>&1

# Debian's Bochs has its debugger in, which waits to be told to go on.
echo continue >"$work/rc"
cat >"$work/bochsrc" <<END
config_interface: textconfig
display_library: term
memory: guest=1024, host=1024
romimage: file=/usr/share/bochs/BIOS-bochs-latest
vgaromimage: file=/usr/share/vgabios/vgabios.bin
cpu: model=corei7_haswell_4770, count=1, ips=100000000, reset_on_triple_fault=0
ata0-master: type=cdrom, path=$work/cd.iso, status=inserted
boot: cdrom
com1: enabled=1, mode=file, dev=$work/serial
sound: waveoutdrv=dummy, waveindrv=dummy, midioutdrv=dummy
speaker: enabled=0
clock: sync=none, time0=local
log: $work/bochs.log
END

# Prints seconds from the kernel's first line to init's.
measure() {
    python3 - "$work/serial" "$@" <<'END'
import os, subprocess, sys, time
serial, command = sys.argv[1], sys.argv[2:]
if os.path.exists(serial):
    os.remove(serial)
run = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
first = last = None
limit = time.monotonic() + 600
while last is None and time.monotonic() < limit:
    time.sleep(0.005)
    text = open(serial, "rb").read() if os.path.exists(serial) else b""
    if first is None and b"Linux version" in text:
        first = time.monotonic()
    if b"c2w-init:" in text:
        last = time.monotonic()
    elif run.poll() is not None:
        sys.exit("ended without init: " + text[-500:].decode(errors="replace"))
run.terminate()
run.wait()
if last is None:
    sys.exit("init has not been seen")
print(f"{last - first:.2f}")
END
}

for ((i = 0; i < runs; i++)); do
    seconds=$(measure script -qec "bochs -q -f $work/bochsrc -rc $work/rc" /dev/null)
    echo "Bochs $seconds s"
    seconds=$(measure qemu-system-x86_64 -accel tcg -cpu max -m 1g -cdrom "$work/cd.iso" -display none -serial "file:$work/serial" \
        -no-reboot -net none)
    echo "QEMU $seconds s"
done
