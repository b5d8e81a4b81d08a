#!/usr/bin/env python3
"""Requests and bytes a second of 9P servers of one folder, in one run: bench.py FOLDER ANAME NAME=ADDRESS…

The requests are encoded beforehand and kept 64 deep, so that the client costs little. Medians of 5, and the ratio to
the last server named."""

import os
import statistics
import sys
import time

import ninep
from ninep import encode

DEPTH = 64


def session(address, aname, msize):
    sock = ninep.connect(address)
    for request in (
        encode("Tversion", ninep.NOTAG, msize=msize, version="9P2000.L"),
        encode("Tattach", 1, fid=1, afid=ninep.NOFID, uname="root", aname=aname, n_uname=0),
        encode("Twalk", 2, fid=1, newfid=2, names=["big"]),
        encode("Tlopen", 3, fid=2, flags=0),
        encode("Twalk", 2, fid=1, newfid=3, names=["many"]),
        encode("Tlopen", 3, fid=3, flags=0),
    ):
        sock.sendall(request)
        name, _, _ = ninep.decode(ninep.receive_message(sock))
        assert name != "Rlerror"
    return sock


def exchange(sock, batches):
    """Sends each batch and takes its replies."""
    buffer = bytearray(1 << 20)
    view = memoryview(buffer)
    for batch, expected in batches:
        sock.sendall(batch)
        left = expected
        while left:
            left -= sock.recv_into(view[: min(left, len(buffer))])


def workloads(size):
    def batches(total, reply_bytes, *makers):
        """(requests, bytes of their replies) DEPTH at a time; a batch of each maker in turn."""
        return [
            (b"".join(make(tag, base + tag) for tag in range(DEPTH)), size * DEPTH)
            for base in range(0, total, DEPTH * len(makers))
            for make, size in zip(makers, reply_bytes)
        ]

    def getattr_(tag, _):
        return encode("Tgetattr", tag, fid=2, request_mask=0x7FF)

    def walk(tag, _):
        return encode("Twalk", tag, fid=1, newfid=100 + tag, names=["sub", "deep", "f7"])

    def clunk(tag, _):
        return encode("Tclunk", tag, fid=100 + tag)

    def read(count):
        return lambda tag, index: encode("Tread", tag, fid=2, offset=index * 4096 % (size - count), count=count)

    yield "getattr", batches(20000, [160], getattr_)
    yield "walk of 3 names, clunk", batches(20000, [9 + 39, 7], walk, clunk)
    yield "read 4 KiB", batches(20000, [11 + 4096], read(4096))
    yield "read 60 KiB", batches(5000, [11 + 61440], read(61440))


def readdir(sock):
    offset = 0
    while True:
        sock.sendall(encode("Treaddir", 5, fid=3, offset=offset, count=60000))
        _, _, reply = ninep.decode(ninep.receive_message(sock))
        if not reply["data"]:
            return
        offset = ninep.entries(reply["data"])[-1].offset


def main():
    folder, aname, *servers = sys.argv[1:]
    servers = [server.split("=", 1) for server in servers]
    size = os.stat(os.path.join(folder, "big")).st_size
    rows = []
    for name, batches in workloads(size):
        speeds = {}
        socks = {server: session(address, aname, 65536) for server, address in servers}
        for _ in range(5):
            for server, sock in socks.items():
                start = time.perf_counter()
                exchange(sock, batches)
                speeds.setdefault(server, []).append(len(batches) * DEPTH / (time.perf_counter() - start))
        for sock in socks.values():
            sock.close()
        rows.append((name + "/s", {server: statistics.median(values) for server, values in speeds.items()}))
    speeds = {}
    for server, address in servers:
        sock = session(address, aname, 65536)
        for _ in range(20):
            start = time.perf_counter()
            readdir(sock)
            speeds.setdefault(server, []).append(1 / (time.perf_counter() - start))
        sock.close()
    rows.append(("listings of 3000 names/s", {server: statistics.median(values) for server, values in speeds.items()}))
    base = servers[-1][0]
    print(f"{'':28}" + "".join(f"{server:>14}" for server, _ in servers) + f"{'ratio to ' + base:>18}")
    for name, values in rows:
        numbers = "".join(f"{values[server]:>14,.0f}" for server, _ in servers)
        print(f"{name:28}{numbers}{values[servers[0][0]] / values[base]:>18.2f}")


if __name__ == "__main__":
    main()
