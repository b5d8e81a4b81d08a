#!/usr/bin/env python3
"""Compares the tree that a container sees with the one that umoci unpacks from the same image.

    compare.py C2W_RUN OCI_LAYOUT[:TAG]

Inside the guest: every path that `find / -xdev` prints, and the sha256 of every regular file. On the host: the same of
what `umoci unpack` made. Needs root, as umoci does to keep owners. Exits 1 on any difference.

Every container has mounts of its own on /dev, /proc and /sys, and gets /etc/hosts, /etc/hostname and /etc/resolv.conf
from its runtime: what is below the mounts and those three files are left out on both sides.
"""
import hashlib
import os
import subprocess
import sys
import tempfile

# One process for all of it: what is compared is the tree, not how fast a process starts.
GUEST = r"""
find / -xdev -print0
printf 'CONTENT\0'
find / -xdev -type f -print0 | xargs -0 sha256sum -z
"""


MOUNTS = (b"/dev/", b"/proc/", b"/sys/")
RUNTIME_FILES = (b"/etc/hosts", b"/etc/hostname", b"/etc/resolv.conf")


def is_of_image(path):
    return not path.startswith(MOUNTS) and path not in RUNTIME_FILES


def host_tree(image):
    paths, content = set(), {}
    with tempfile.TemporaryDirectory() as folder:
        bundle = os.path.join(folder, "bundle")
        subprocess.run(["umoci", "--log=error", "unpack", "--image", image, bundle], check=True)
        root = os.path.join(bundle, "rootfs").encode()
        paths.add(b"/")
        for parent, folders, files in os.walk(root):
            for name in folders + files:
                path = os.path.join(parent, name)
                inside = path[len(root):]
                paths.add(inside)
                if os.path.isfile(path) and not os.path.islink(path):
                    with open(path, "rb") as file:
                        content[inside] = hashlib.sha256(file.read()).hexdigest()
    return paths, content


def guest_tree(program, image):
    run = subprocess.run([program, "oci:" + image, "sh", "-c", GUEST], stdout=subprocess.PIPE, check=True)
    names, sums = run.stdout.split(b"CONTENT\0", 1)
    content = {}
    for line in filter(None, sums.split(b"\0")):
        digest, name = line.split(b"  ", 1)
        content[name] = digest.decode()
    return set(filter(None, names.split(b"\0"))), content


def main():
    program, image = sys.argv[1:]
    image = image if ":" in image else image + ":latest"
    paths, content = host_tree(image)
    seen, sums = guest_tree(program, image)
    paths, seen = set(filter(is_of_image, paths)), set(filter(is_of_image, seen))
    content = {path: digest for path, digest in content.items() if is_of_image(path)}
    sums = {path: digest for path, digest in sums.items() if is_of_image(path)}
    wrong = 0
    for path in sorted(paths ^ seen):
        wrong += 1
        print("only in the", "image" if path in paths else "guest", path.decode(errors="backslashreplace"))
    for path in sorted(content.keys() & sums.keys()):
        if content[path] != sums[path]:
            wrong += 1
            print("content differs", path.decode(errors="backslashreplace"))
    for path in sorted(content.keys() ^ sums.keys()):
        wrong += 1
        print("a regular file only in the", "image" if path in content else "guest", path.decode(errors="backslashreplace"))
    print(f"find / -xdev | wc -l: {len(seen)} in the guest, {len(paths)} in the image; "
          f"sha256 of {len(sums)} files; {wrong} differences")
    sys.exit(1 if wrong else 0)


main()
