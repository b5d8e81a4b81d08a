"""Line 4: a second run without the registry; ten processes on a cold image, the one that fetches killed midway."""

import os
import signal
import subprocess
import time

from stage import LINK, Failed, layers, say

PROCESSES = 10


def second_run(stage):
    cache = stage.fresh("offline")
    stage.ours(cache, "index", stage.reference("debian:gzip"))
    stage.python(cache, "debian:gzip")
    stage.proxy.set(down=True)
    stage.proxy.reset()
    try:
        sample = stage.python(cache, "debian:gzip")
        log = stage.proxy.log()
    finally:
        stage.proxy.set(down=False)
    return {"seconds": sample.wall, "requests": len(log) + stage.proxy.counts()["total"]["errors"]}


def connections(process, port):
    """How many established connections a process has to a port."""
    sockets = set()
    try:
        for name in os.listdir(f"/proc/{process}/fd"):
            target = os.readlink(f"/proc/{process}/fd/{name}")
            if target.startswith("socket:["):
                sockets.add(target[8:-1])
        with open(f"/proc/{process}/net/tcp") as table:
            rows = [line.split() for line in list(table)[1:]]
    except FileNotFoundError:
        return 0
    return sum(1 for row in rows if row[9] in sockets and row[3] == "01" and int(row[2].split(":")[1], 16) == port)


def ten(stage, tag="debian70"):
    name = f"{tag}:gzip"
    cache = stage.fresh("ten")
    total = sum(size for size, _ in layers(stage.images, tag))
    command = [stage.program, "cat", stage.reference(name), "/etc/os-release", "/usr/bin/git"]
    stage.proxy.set(link_bytes_per_s=LINK)
    stage.proxy.reset()
    killed = None
    start = time.monotonic()
    try:
        running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                    env=stage.environment(cache)) for _ in range(PROCESSES)]
        digests = [subprocess.Popen(["sha256sum"], stdin=process.stdout, stdout=subprocess.PIPE) for process in running]
        for process in running:
            process.stdout.close()
        while stage.proxy.counts()["total"]["bytes"] < total * 0.3 and time.monotonic() - start < 60:
            time.sleep(0.05)
        at = stage.proxy.counts()["total"]["bytes"]
        killed = max(running, key=lambda process: connections(process.pid, stage.proxy.port))
        lost = connections(killed.pid, stage.proxy.port)
        killed.send_signal(signal.SIGKILL)
        outputs = {digest.communicate(timeout=300)[0] for process, digest in zip(running, digests, strict=True)
                   if process is not killed}
        codes = [process.wait() for process in running if process is not killed]
        digests[running.index(killed)].communicate()
        killed.wait()
    finally:
        stage.proxy.set(link_bytes_per_s=0)
    if any(codes) or len(outputs) != 1:
        raise Failed(f"of ten processes some failed or differ: {codes}, {len(outputs)} outputs")
    sent = stage.proxy.counts()["total"]["bytes"]
    return {"image_bytes": total, "sent_bytes": sent, "ratio": sent / total, "killed_at_bytes": at,
            "killed_connections": lost, "seconds": time.monotonic() - start}


def run(stage, runs):
    result = {}
    for name, part in (("second", second_run), ("ten", ten)):
        try:
            result[name] = part(stage)
        except Failed as error:
            result[name] = {"failed": str(error)}
        say(f"  {name}: {result[name]}")
    return result


def report(result):
    found = result["second"]
    print("second run, registry gone: " + (found.get("failed") or
          f"{found['seconds']:.2f} s, {found['requests']} requests seen"))
    found = result["ten"]
    print(f"{PROCESSES} processes on a cold image, the one that fetches killed at 30 %: " + (found.get("failed") or
          f"{found['sent_bytes'] / 1e6:.1f} MB sent for {found['image_bytes'] / 1e6:.1f} MB ({found['ratio']:.3f}), "
          f"it had {found['killed_connections']} connections"))
