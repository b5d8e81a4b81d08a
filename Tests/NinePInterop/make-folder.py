#!/usr/bin/env python3
"""Makes the folder that both servers export: make-folder.py FOLDER. Needs root for the device node."""

import os
import random
import stat
import sys

root = sys.argv[1]
rng = random.Random(7)


def write(path, content, mode=0o644):
    with open(path, "wb") as file:
        file.write(content)
    os.chmod(path, mode)


os.makedirs(root)
os.chdir(root)
write("odd", rng.randbytes(12943))
write("empty", b"")
write("big", rng.randbytes(3_000_001))
write("never", b"nobody sees this")
write("setuid", b"#!/bin/sh\n", 0o4755)
write(b"name \xff with \n all", b"x")
write("n" * 255, b"long name")
os.makedirs("sub/deep")
for index in range(50):
    write(f"sub/deep/f{index}", rng.randbytes(index * 100))
os.link("odd", "sub/hard")
os.symlink("odd", "link")
os.symlink("/nowhere/" + "x" * 3000, "sub/long-link")
os.mkfifo("fifo")
os.mknod("null", stat.S_IFCHR | 0o666, os.makedev(1, 3))
os.mknod("high", stat.S_IFBLK | 0o600, os.makedev(259, 70000))
os.makedirs("many")
for index in range(3000):
    write(f"many/entry-{index:04}-{'x' * (index % 40)}", b"")
os.makedirs("/".join(["deeper"] * 40))
os.chmod("sub", 0o1777)
os.chown("empty", 1234, 70000)
for path, name, value in (("odd", "user.small", b"v"), ("odd", "user.bytes", bytes(range(256))), ("sub", "user.dir", b"")):
    os.setxattr(path, name, value)
os.setxattr("setuid", "security.capability", bytes.fromhex("0100000200040000000000000000000000000000"))
for folder, folders, files in os.walk("."):
    for name in folders + files:
        when = rng.randrange(10**18)
        os.utime(os.path.join(folder, name), ns=(when, when), follow_symlinks=False)
os.utime("empty", ns=(-5_000_000_001, -5_000_000_001))
