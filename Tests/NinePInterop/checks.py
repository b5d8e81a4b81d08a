#!/usr/bin/env python3
"""Checks of a 9P2000.L server that exports a folder of this host.

    checks.py ADDRESS FOLDER [--aname NAME] [--ours SLOW_ADDRESS]

FOLDER may also be what another tool unpacked of the image that the server has.

Without --ours only what any good server does is checked: so the client proves itself against diod. With it, the rules
that our server adds are checked too; SLOW_ADDRESS is a second server of the same folder, whose reads are pending
for a while, and for ever in files named `never*`.
"""

import argparse
import errno
import hashlib
import os
import random

import stat
import struct
import sys
import threading
import time

import ninep
from ninep import Client, encode

CHECKS = []


def check(ours=False):
    def add(function):
        CHECKS.append((function, ours))
        return function

    return add


def fails(code, function, *args, **kwargs):
    """The call fails with this errno, or one of these."""
    codes = code if isinstance(code, tuple) else (code,)
    try:
        result = function(*args, **kwargs)
    except OSError as error:
        assert error.errno in codes, f"errno {error.errno}, not {codes}"
        return
    raise AssertionError(f"no error, but {result}")


def same(got, wanted, what):
    assert got == wanted, f"{what}: {got!r}, not {wanted!r}"


class Env:
    def __init__(self, options):
        self.address = options.address
        self.folder = os.fsencode(options.folder)
        self.aname = options.aname
        self.slow = options.ours
        self.ours = options.ours is not None

    def client(self, address=None, **kwargs):
        return Client(address or self.address, aname=self.aname, **kwargs)

    def path(self, *names):
        return os.path.join(self.folder, *map(os.fsencode, names))


# --- The tree


def compare_node(env, c, fid, path, qid, links):
    s = os.lstat(path)
    a = c.getattr(fid)
    label = path.decode(errors="replace")
    assert a["valid"] & 0x7FF == 0x7FF, "valid has not all of BASIC"
    same(a["mode"], s.st_mode, f"{label} mode")
    same((a["uid"], a["gid"]), (s.st_uid, s.st_gid), f"{label} owner")
    if not stat.S_ISDIR(s.st_mode):
        same(a["nlink"], s.st_nlink, f"{label} links")
    same(a["qid"], qid, f"{label} qid of walk and getattr")
    wanted = 0x80 if stat.S_ISDIR(s.st_mode) else 2 if stat.S_ISLNK(s.st_mode) else 0
    same(qid.type, wanted, f"{label} qid.type")
    seconds = a["mtime_sec"] - (a["mtime_sec"] >> 63 << 64)
    same((seconds, a["mtime_nsec"]), divmod(s.st_mtime_ns, 10**9), f"{label} mtime")
    same(links.setdefault((s.st_dev, s.st_ino), qid.path), qid.path, f"{label} qid.path of a hard link")
    if env.ours:
        assert qid.version != 0, "qid.version is 0"
        assert 0 < qid.path < 2**32
    if stat.S_ISREG(s.st_mode):
        same(a["size"], s.st_size, f"{label} size")
        if env.ours:
            same(a["blocks"], (s.st_size + 511) // 512, f"{label} blocks")
    if stat.S_ISCHR(s.st_mode) or stat.S_ISBLK(s.st_mode):
        same(a["rdev"], s.st_rdev, f"{label} rdev")
    if stat.S_ISLNK(s.st_mode):
        same(c.rpc("Treadlink", fid=fid)["target"], os.readlink(path), f"{label} target")
    else:
        names = c.xattr(fid)
        same(names, sorted(map(os.fsencode, os.listxattr(path, follow_symlinks=False))), f"{label} xattr names")
        for name in names:
            same(c.xattr(fid, name), os.getxattr(path, name, follow_symlinks=False), f"{label} {name}")
    return s


def compare_folder(env, c, fid, path, qid, parent, links):
    count = 1
    compare_node(env, c, fid, path, qid, links)
    reader, _ = c.walk(fid)
    same(c.open(reader)["qid"], qid, "qid of open")
    listed = c.readdir(reader)
    c.clunk(reader)
    names = [entry.name for entry in listed]
    same(sorted(names), sorted(os.listdir(path) + [b".", b".."]), f"{path} names")
    for entry in listed:
        if entry.name == b".":
            same(entry.qid, qid, "qid of .")
        if entry.name == b".." and env.ours:
            same(entry.qid, parent, "qid of ..")
        if entry.name in (b".", b".."):
            continue
        child_path = os.path.join(path, entry.name)
        child, qids = c.walk(fid, entry.name)
        same(entry.qid, qids[0], f"{child_path} qid of readdir and walk")
        mode = os.lstat(child_path).st_mode
        same(entry.type, stat.S_IFMT(mode) >> 12, f"{child_path} d_type")
        if stat.S_ISDIR(mode):
            count += compare_folder(env, c, child, child_path, qids[0], qid, links)
        else:
            count += 1
            compare_node(env, c, child, child_path, qids[0], links)
            if stat.S_ISREG(mode):
                c.open(child)
                digest = hashlib.sha256(c.read_all(child)).hexdigest()
                with open(child_path, "rb") as file:
                    same(digest, hashlib.file_digest(file, "sha256").hexdigest(), f"{child_path} sha256")
        c.clunk(child)
    return count


@check()
def the_whole_tree_is_what_the_host_has(env):
    for msize in (4096, 131096, 1 << 20):
        c = env.client(msize=msize)
        count = compare_folder(env, c, c.root, env.folder, c.root_qid, c.root_qid, {})
        c.close()
    return f"{count} nodes, 3 message sizes"


@check()
def reads_anywhere_give_those_bytes(env):
    # 12943 bytes: a page-aligned read, then a short tail that is no multiple of a page.
    c = env.client()
    for name in ("odd", "empty", "big"):
        with open(env.path(name), "rb") as file:
            content = file.read()
        fid, _ = c.walk(c.root, name)
        c.open(fid)
        size = len(content)
        for offset in (0, 1, 4095, 4096, 0x3000, size - 1, size, size + 1, 1 << 40, (1 << 63) - 200000):
            for count in (0, 1, 655, 4096, 0x3000, c.msize - 24):
                if offset >= 0:
                    same(c.read(fid, offset, count), content[offset : offset + count], f"{name} {offset}+{count}")
        c.clunk(fid)
    c.close()


@check()
def every_cookie_goes_on_after_its_entry(env):
    c = env.client()
    fid, _ = c.walk(c.root, "many")
    c.open(fid)
    whole = c.readdir(fid)
    same(len(whole), len(os.listdir(env.path("many"))) + 2, "entries")
    same([e.name for e in c.readdir(fid, count=300)], [e.name for e in whole], "small counts")
    same(len({e.offset for e in whole}), len(whole), "different cookies")
    for index in random.Random(1).sample(range(len(whole)), 50) + [0, 1, 2, len(whole) - 1]:
        data = c.rpc("Treaddir", fid=fid, offset=whole[index].offset, count=4000)["data"]
        got = [e.name for e in ninep.entries(data)]
        same(got, [e.name for e in whole[index + 1 :]][: len(got)], "entries after a cookie")
        assert got or index == len(whole) - 1
    c.close()
    return f"{len(whole)} entries"


@check(ours=True)
def a_count_too_small_for_an_entry_is_an_error_and_not_the_end(env):
    c = env.client()
    fid, _ = c.walk(c.root, "many")
    c.open(fid)
    fails(errno.EINVAL, c.rpc, "Treaddir", fid=fid, offset=0, count=10)
    fails(errno.EINVAL, c.rpc, "Treaddir", fid=fid, offset=2, count=24)
    c.close()


# --- Sessions and fids


@check()
def the_smaller_message_size_is_agreed_on(env):
    for msize in (4096, 8192, 65536):
        c = env.client(msize=msize)
        same(c.msize, msize, "msize")
        c.close()
    c = env.client(msize=1 << 26)
    assert 4096 <= c.msize < 1 << 26
    c.close()


@check(ours=True)
def message_sizes_and_counts_beyond_reason_are_cut_or_refused(env):
    c = env.client(msize=0xFFFFFFFF)
    fid, _ = c.walk(c.root, "big")
    c.open(fid)
    same(len(c.read(fid, 0, 0xFFFFFFFF)), c.msize - 11, "bytes")
    same(c.read(fid, (1 << 64) - 1, 0xFFFFFFFF), b"", "behind the end")
    c.close()
    fails(errno.EINVAL, env.client, msize=4095)


@check(ours=True)
def another_protocol_version_is_unknown(env):
    c = env.client(version="9P3000", attach=False)
    same(c.version, b"unknown", "version")
    c.close()


@check(ours=True)
def a_new_version_forgets_all_fids(env):
    c = env.client()
    fid, _ = c.walk(c.root, "odd")
    reply = c.result(c.send("Tversion", tag=ninep.NOTAG, msize=8192, version="9P2000.L"))
    same(reply, {"msize": 8192, "version": b"9P2000.L"}, "second version")
    fails(errno.EBADF, c.getattr, fid)
    fails(errno.EBADF, c.getattr, c.root)
    c.rpc("Tattach", fid=c.root, afid=ninep.NOFID, uname="root", aname=env.aname, n_uname=0)
    c.getattr(c.root)
    c.close()


@check()
def no_proof_is_asked_for(env):
    c = env.client()
    fails(errno.ENOENT, c.rpc, "Tauth", afid=c.fid(), uname="root", aname=env.aname, n_uname=0)
    c.close()


@check()
def walks_make_the_new_fid_only_when_complete(env):
    c = env.client()
    fails(errno.ENOENT, c.walk, c.root, "missing", "x")
    newfid = c.fid()
    qids = c.rpc("Twalk", fid=c.root, newfid=newfid, names=["sub", "deep", "missing"])["qids"]
    same(len(qids), 2, "qids of a partial walk")
    if env.ours:
        fails(errno.EBADF, c.clunk, newfid)
    fid, qids = c.walk(c.root, "sub", "deep")
    same(c.getattr(fid)["qid"], qids[1], "qid")
    # The same number again moves the fid.
    c.walk(fid, "f1", newfid=fid)
    same(c.getattr(fid)["size"], os.lstat(env.path("sub", "deep", "f1")).st_size, "size")
    c.close()


@check()
def an_open_fid_can_be_cloned(env):
    c = env.client()
    fid, _ = c.walk(c.root, "odd")
    c.open(fid)
    clone, _ = c.walk(fid)
    c.clunk(fid)
    c.open(clone)
    same(len(c.read_all(clone)), 12943, "bytes")
    c.close()


@check()
def a_walk_has_at_most_sixteen_names(env):
    c = env.client()
    newfid, qids = c.walk(c.root, *["deeper"] * 16)
    same(len(qids), 16, "qids")
    if env.ours:
        fails(errno.EPROTO, c.walk, c.root, *["deeper"] * 17)
        c.getattr(newfid)
    c.close()


@check(ours=True)
def dot_dot_goes_up_and_never_above_the_root(env):
    c = env.client()
    deep, qids = c.walk(c.root, "sub", "deep")
    up, up_qids = c.walk(deep, "..")
    same(up_qids[0], qids[0], "parent")
    top, top_qids = c.walk(deep, "..", "..", "..", "..")
    same(set(top_qids[1:]), {c.root_qid}, "above the root")
    file, _ = c.walk(c.root, "odd")
    fails(errno.ENOTDIR, c.walk, file, "..")
    same(c.walk(deep, ".")[1][0], qids[1], ".")
    for name in ("a/b", "/", "", b"a\0b"):
        fails(errno.ENOENT, c.walk, c.root, name)
    fails(errno.ENAMETOOLONG, c.walk, c.root, "x" * 256)
    c.close()


@check(ours=True)
def fid_numbers_in_use_are_refused(env):
    c = env.client()
    fid, _ = c.walk(c.root, "odd")
    fails(errno.EBADF, c.walk, c.root, "odd", newfid=fid)
    fails(errno.EBADF, c.walk, c.root, newfid=fid)
    fails(errno.EBADF, c.walk, c.root, newfid=ninep.NOFID)
    fails(errno.EBADF, c.rpc, "Txattrwalk", fid=c.root, newfid=fid, name="")
    fails(errno.EBADF, c.rpc, "Tattach", fid=fid, afid=ninep.NOFID, uname="", aname="", n_uname=0)
    c.getattr(fid)
    for name in ("Tgetattr", "Tclunk", "Tlopen", "Tread", "Treaddir", "Treadlink", "Tstatfs", "Tfsync", "Tremove"):
        values = {field: 0 for field, _ in ninep.FIELDS[name]}
        values["fid"] = 123456
        fails(errno.EBADF, c.rpc, name, **values)
    c.close()


@check(ours=True)
def opening_says_why_not(env):
    c = env.client()
    for name, flags, code in (
        ("odd", 1, errno.EROFS),
        ("odd", 2, errno.EROFS),
        ("odd", 0o1000, errno.EROFS),
        ("odd", 0o200000, errno.ENOTDIR),
        ("sub", 2, errno.EISDIR),
        ("link", 0, errno.ELOOP),
        ("fifo", 0, errno.ENXIO),
        ("null", 0, errno.ENXIO),
    ):
        fid, _ = c.walk(c.root, name)
        fails(code, c.open, fid, flags)
        c.clunk(fid)
    fid, _ = c.walk(c.root, "odd")
    fails(errno.EBADF, c.read, fid, 0, 10)
    same(c.open(fid, 0o100000)["iounit"], 0, "iounit")
    fails(errno.EINVAL, c.open, fid)
    fails(errno.ENOTDIR, c.rpc, "Treaddir", fid=fid, offset=0, count=1000)
    fails(errno.EINVAL, c.rpc, "Treadlink", fid=fid)
    fid, _ = c.walk(c.root, "sub")
    fails(errno.EBADF, c.rpc, "Treaddir", fid=fid, offset=0, count=1000)
    c.open(fid)
    fails(errno.EISDIR, c.read, fid, 0, 10)
    c.close()


@check(ours=True)
def nothing_can_be_changed(env):
    c = env.client()
    root, odd = c.root, c.walk(c.root, "odd")[0]
    zero = {"name": "n", "flags": 0, "mode": 0, "gid": 0}
    for name, values in (
        ("Tlcreate", {"fid": c.walk(root)[0], **zero}),
        ("Tsymlink", {"dfid": root, "name": "n", "symtgt": "t", "gid": 0}),
        ("Tmknod", {"dfid": root, "name": "n", "mode": 0, "major": 0, "minor": 0, "gid": 0}),
        ("Trename", {"fid": odd, "dfid": root, "name": "n"}),
        ("Tsetattr", {f: 0 for f, _ in ninep.FIELDS["Tsetattr"]} | {"fid": odd}),
        ("Txattrcreate", {"fid": odd, "name": "user.n", "attr_size": 1, "flags": 0}),
        ("Tlink", {"dfid": root, "fid": odd, "name": "n"}),
        ("Tmkdir", {"dfid": root, "name": "n", "mode": 0, "gid": 0}),
        ("Trenameat", {"olddirfid": root, "oldname": "odd", "newdirfid": root, "newname": "n"}),
        ("Tunlinkat", {"dirfid": root, "name": "odd", "flags": 0}),
        ("Twrite", {"fid": odd, "offset": 0, "data": b"x"}),
    ):
        fails(errno.EROFS, c.rpc, name, **values)
    fails(errno.EROFS, c.rpc, "Tremove", fid=odd)
    fails(errno.EBADF, c.getattr, odd)  # clunked all the same
    c.close()


@check()
def locks_and_fsync_and_statfs_are_answered(env):
    c = env.client()
    fid, _ = c.walk(c.root, "odd")
    c.open(fid)
    same(c.rpc("Tlock", fid=fid, type=0, flags=0, start=0, length=0, proc_id=7, client_id="me")["status"], 0, "lock")
    got = c.rpc("Tgetlock", fid=fid, type=0, start=0, length=10, proc_id=7, client_id="me")
    same(got["type"], 2, "getlock")
    c.rpc("Tfsync", fid=fid, datasync=0)
    got = c.rpc("Tstatfs", fid=c.root)
    same((got["type"], got["namelen"]), (0x01021997, 255), "statfs")
    c.close()


@check()
def a_missing_attribute_is_enodata(env):
    c = env.client()
    fails(errno.ENODATA, c.xattr, c.walk(c.root, "odd")[0], "user.missing")
    c.close()


# --- Many at once


@check()
def hundreds_of_requests_are_under_way_at_once(env):
    c = env.client()
    with open(env.path("big"), "rb") as file:
        content = file.read()
    fid, _ = c.walk(c.root, "big")
    c.open(fid)
    rng = random.Random(2)
    for _ in range(5):
        sent = []
        for _ in range(400):
            offset, count = rng.randrange(len(content)), rng.randrange(20000)
            sent.append((offset, count, c.send("Tread", fid=fid, offset=offset, count=count)))
        for offset, count, future in sent:
            same(c.result(future)["data"], content[offset : offset + count], "content")
    c.close()
    return "5 × 400 tags"


@check()
def a_hundred_connections_work_beside_each_other(env):
    failures = []

    def work(seed):
        try:
            rng = random.Random(seed)
            c = env.client()
            for _ in range(20):
                name = f"f{rng.randrange(50)}"
                fid, _ = c.walk(c.root, "sub", "deep", name)
                c.open(fid)
                with open(env.path("sub", "deep", name), "rb") as file:
                    same(c.read_all(fid), file.read(), name)
                c.clunk(fid)
            c.close()
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(100)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures, failures[0]


@check()
def flushing_what_was_answered_is_answered(env):
    c = env.client()
    c.rpc("Tflush", oldtag=4242)
    fid, _ = c.walk(c.root, "big")
    c.open(fid)
    for _ in range(200):
        read = c.send("Tread", fid=fid, offset=0, count=60000)
        flush = c.send("Tflush", oldtag=read.tag)
        c.result(flush)
        # Answered before its Rflush, or never.
        if not read.done():
            c.forget(read.tag)
    c.getattr(c.root)
    c.close()


@check(ours=True)
def a_flushed_request_gets_no_reply_and_the_flush_does_not_wait(env):
    c = env.client(env.slow)
    fid, _ = c.walk(c.root, "never")
    c.open(fid)
    reads = [c.send("Tread", fid=fid, offset=n, count=10) for n in range(2000)]
    start = time.time()
    c.getattr(c.root)  # others overtake
    flushes = [c.send("Tflush", oldtag=read.tag) for read in reads]
    for flush in flushes:
        c.result(flush)
    took = time.time() - start
    assert not any(read.done() for read in reads), "a flushed request was answered"
    assert took < 10, took
    for read in reads:
        c.forget(read.tag)
    c.close()
    return f"2000 flushed in {took * 1000:.0f} ms"


@check(ours=True)
def slow_reads_come_late_and_whole_while_others_overtake(env):
    c = env.client(env.slow)
    with open(env.path("big"), "rb") as file:
        content = file.read()
    fid, _ = c.walk(c.root, "big")
    c.open(fid)
    c.record = True
    rng = random.Random(3)
    offsets = [rng.randrange(len(content)) for _ in range(500)]
    reads = [c.send("Tread", fid=fid, offset=offset, count=5000) for offset in offsets]
    stat_reply = c.send("Tgetattr", fid=c.root, request_mask=0x7FF)
    flushed = set()
    for read in reads[::3]:
        flush = c.send("Tflush", oldtag=read.tag)
        c.result(flush)
        if not read.done():
            flushed.add(read.tag)
            c.forget(read.tag)
    for offset, read in zip(offsets, reads):
        if read.tag not in flushed:
            same(c.result(read)["data"], content[offset : offset + 5000], "content")
    c.result(stat_reply)
    c.close()
    return f"{len(flushed)} of {len(reads)} flushed"


@check(ours=True)
def a_client_that_leaves_with_requests_pending_disturbs_nobody(env):
    for _ in range(50):
        c = env.client(env.slow)
        fid, _ = c.walk(c.root, "big")
        c.open(fid)
        for n in range(50):
            c.send("Tread", fid=fid, offset=n, count=5000)
        c.close()
    c = env.client(env.slow)
    fid, _ = c.walk(c.root, "odd")
    c.open(fid)
    same(len(c.read(fid, 0, 20000)), 12943, "bytes")
    c.close()


@check(ours=True)
def a_tag_that_waits_cannot_be_used_again(env):
    sock = ninep.connect(env.slow)
    sock.sendall(encode("Tversion", ninep.NOTAG, msize=65536, version="9P2000.L"))
    sock.sendall(encode("Tattach", 1, fid=1, afid=ninep.NOFID, uname="", aname="", n_uname=0))
    sock.sendall(encode("Twalk", 2, fid=1, newfid=2, names=["never"]))
    sock.sendall(encode("Tlopen", 3, fid=2, flags=0))
    sock.sendall(encode("Tread", 4, fid=2, offset=0, count=10))
    sock.sendall(encode("Tgetattr", 4, fid=1, request_mask=0))
    replies = [ninep.decode(ninep.receive_message(sock)) for _ in range(5)]
    same(replies[4], ("Rlerror", 4, {"ecode": errno.EBUSY}), "the second use of a tag")
    sock.sendall(encode("Tflush", 5, oldtag=4))
    same(ninep.decode(ninep.receive_message(sock))[:2], ("Rflush", 5), "flush")
    sock.close()


@check(ours=True)
def a_client_that_does_not_read_is_not_buffered_without_end(env):
    sock = ninep.connect(env.address)
    sock.sendall(encode("Tversion", ninep.NOTAG, msize=1 << 20, version="9P2000.L"))
    sock.sendall(encode("Tattach", 1, fid=1, afid=ninep.NOFID, uname="", aname=env.aname, n_uname=0))
    sock.sendall(encode("Twalk", 2, fid=1, newfid=2, names=["big"]))
    sock.sendall(encode("Tlopen", 3, fid=2, flags=0))
    for _ in range(4):
        ninep.receive_message(sock)
    sock.setblocking(False)
    sent = 0
    request = encode("Tread", 4, fid=2, offset=0, count=1 << 20)
    deadline = time.time() + 10
    last_progress = time.time()
    while time.time() - last_progress < 0.5:
        assert time.time() < deadline, "the server goes on reading though nobody takes its replies"
        try:
            sent += sock.send(request * 100) // len(request)
            last_progress = time.time()
        except BlockingIOError:
            time.sleep(0.02)
    env.client().close()
    sock.close()
    return f"stopped after {sent} requests of 1 MiB"


# --- Garbage


def is_closed(sock, seconds=5):
    sock.settimeout(seconds)
    try:
        while sock.recv(65536):
            pass
        return True
    except ConnectionError:
        return True
    except TimeoutError:
        return False


@check(ours=True)
def a_frame_of_an_impossible_size_ends_the_connection(env):
    for size in (0, 1, 6, (1 << 20) + 1, 0x7FFFFFFF, 0xFFFFFFFF):
        sock = ninep.connect(env.address)
        sock.sendall(struct.pack("<IBH", size, 100, 1))
        assert is_closed(sock), f"size {size} is accepted"
        sock.close()
    env.client().close()


@check(ours=True)
def garbage_in_a_good_frame_is_an_error_reply(env):
    c = env.client()
    rng = random.Random(4)
    sock = c.sock
    for number in (0, 1, 7, 101, 111, 255):
        future = ninep.Future()
        with c.lock:
            c.waiting[9] = future
        sock.sendall(ninep.HEADER.pack(7, number, 9))
        same(future.result(5)[0], "Rlerror", f"the reply to type {number}")
    known = [name for name in ninep.MESSAGES if name[0] == "T" and name not in ("Tversion", "Tclunk", "Tremove")]
    for _ in range(20000):
        name = rng.choice(known)
        future = ninep.Future()
        with c.lock:
            c.waiting[9] = future
        body = rng.randbytes(rng.randrange(60))
        sock.sendall(ninep.HEADER.pack(7 + len(body), ninep.MESSAGES[name][0], 9) + body)
        future.result(5)
    c.getattr(c.root)
    c.close()
    return "20000 messages"


@check(ours=True)
def random_bytes_and_cut_connections_leave_the_server_well(env):
    rng = random.Random(5)
    for index in range(400):
        sock = ninep.connect(env.address)
        try:
            if index % 2:
                sock.sendall(encode("Tversion", ninep.NOTAG, msize=65536, version="9P2000.L"))
                sock.sendall(encode("Tattach", 1, fid=1, afid=ninep.NOFID, uname="", aname="", n_uname=0))
            if index % 3:
                sock.sendall(rng.randbytes(rng.randrange(5000)))
            else:
                whole = encode("Twalk", 2, fid=1, newfid=2, names=["sub"])
                sock.sendall(whole[: rng.randrange(len(whole))])
        except ConnectionError:
            pass
        sock.close()
    c = env.client()
    c.getattr(c.root)
    c.close()


@check(ours=True)
def a_million_fids_meet_a_limit_and_nothing_breaks(env):
    sock = ninep.connect(env.address)
    sock.sendall(encode("Tversion", ninep.NOTAG, msize=65536, version="9P2000.L"))
    sock.sendall(encode("Tattach", 1, fid=0, afid=ninep.NOFID, uname="", aname=env.aname, n_uname=0))
    for _ in range(2):
        ninep.receive_message(sock)
    granted = refused = 0
    start = time.time()
    for base in range(1, 1_000_001, 500):
        sock.sendall(b"".join(encode("Twalk", 2, fid=0, newfid=base + n, names=[]) for n in range(500)))
        for _ in range(500):
            name, _, reply = ninep.decode(ninep.receive_message(sock))
            if name == "Rwalk":
                granted += 1
            else:
                same(reply["ecode"], errno.EMFILE, "the error")
                refused += 1
    took = time.time() - start
    assert granted and refused, (granted, refused)
    sock.sendall(encode("Tclunk", 3, fid=1) + encode("Twalk", 4, fid=0, newfid=2_000_000, names=["odd"]))
    same(ninep.decode(ninep.receive_message(sock))[0], "Rclunk", "clunk at the limit")
    same(ninep.decode(ninep.receive_message(sock))[0], "Rwalk", "walk after a clunk")
    sock.close()
    env.client().close()
    return f"{granted} granted, {refused} refused in {took:.1f} s"


@check(ours=True)
def a_thousand_idle_connections_are_held(env):
    socks = [ninep.connect(env.address) for _ in range(1000)]
    for sock in socks:
        sock.sendall(encode("Tversion", ninep.NOTAG, msize=65536, version="9P2000.L"))
    for sock in socks:
        same(ninep.decode(ninep.receive_message(sock))[0], "Rversion", "version")
    for sock in socks:
        sock.close()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("address")
    parser.add_argument("folder")
    parser.add_argument("--aname", default="/")
    parser.add_argument("--ours", metavar="SLOW_ADDRESS")
    parser.add_argument("--only")
    options = parser.parse_args()
    env = Env(options)
    failed = 0
    for function, ours in CHECKS:
        if (ours and not env.ours) or (options.only and options.only not in function.__name__):
            continue
        start = time.time()
        name = function.__name__.replace("_", " ")
        try:
            note = function(env)
            print(f"ok    {name} ({time.time() - start:.2f} s{', ' + note if note else ''})", flush=True)
        except Exception as error:
            failed += 1
            print(f"FAIL  {name}: {type(error).__name__}: {error}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
