#!/bin/sh
# Builds the bare benchmark programs into a folder: build.sh DIR
set -eu
here=$(dirname "$0")
mkdir -p "$1"
for program in integer memory float; do
    riscv64-linux-gnu-gcc -O2 -march=rv64gc -mabi=lp64d -ffreestanding -nostdlib -static -fno-builtin \
        -fno-tree-loop-distribute-patterns -Wl,--build-id=none -o "$1/$program" "$here/$program.c"
done
