"""Line 3: find, tar and grep over the whole mounted tree after a full pass, beside squashfuse_ll and ratarmount.

Each walk runs on a mount of its own, three times in a row:

    disk    nothing is in memory: neither what the kernel keeps of the mount, nor the files that the side reads from
            (our layers, the squashfs, the tar)
    fresh   the mount is made anew; the files that the side reads from are in memory, as a full pass leaves them
    warm    the kernel has all that the walk before has left there

Cold are the first two. Processor seconds are those of the walk and of the process that serves it, together.
"""

import contextlib
import json
import os
import resource
import shutil
import statistics
import subprocess
import tempfile
import time

from stage import Failed, say

LIMIT_COLD, LIMIT_WARM = 1.0, 1.05
KINDS = ("disk", "fresh", "warm")
WALKS = {
    "find": "find . | wc -l",
    # Not to /dev/null itself: GNU tar would read no file.
    "tar": "tar --sort=none -cf - . | cat > /dev/null",
    "grep": "grep -r 'no file has this text' . ; [ $? = 1 ]",
}
TICKS = os.sysconf("SC_CLK_TCK")


class Server:
    """A process that serves a mount, and the files it reads from."""

    def __init__(self, pid, files):
        self.pid, self.files = pid, files

    def cpu(self):
        """Processor seconds up to now."""
        with open(f"/proc/{self.pid}/stat", encoding="latin-1") as source:
            words = source.read().rpartition(")")[2].split()
        return (int(words[11]) + int(words[12])) / TICKS


class Content:
    """The image's tree as a squashfs and as a tar, made once."""

    def __init__(self, stage, tools):
        self.stage, self.tools = stage, tools
        self.squashfs = os.path.join(stage.images, "root.squashfs")
        self.tar = os.path.join(stage.images, "root.tar")
        if os.path.exists(self.squashfs):
            return
        say("  making a squashfs and a tar of the tree")
        bundle = os.path.join(stage.work, "root")
        subprocess.run(["umoci", "raw", "unpack", "--image", stage.images + "/oci:debian", bundle], check=True,
                       stdout=subprocess.DEVNULL)
        subprocess.run(["tar", "-C", bundle, "--numeric-owner", "-cf", self.tar, "."], check=True)
        subprocess.run([*self.tool("mksquashfs"), bundle, self.squashfs + ".new", "-comp", "zstd", "-b", "128K",
                        "-quiet", "-no-progress"], check=True, stdout=subprocess.DEVNULL)
        os.rename(self.squashfs + ".new", self.squashfs)
        shutil.rmtree(bundle)

    def tool(self, name):
        """A program of the Debian 13 root, with that root's own libraries."""
        libraries = self.tools + "/usr/lib/x86_64-linux-gnu"
        return [libraries + "/ld-linux-x86-64.so.2", "--library-path", libraries, f"{self.tools}/usr/bin/{name}"]

    @contextlib.contextmanager
    def squashfuse(self, folder):
        process = subprocess.Popen([*self.tool("squashfuse_ll"), "-f", self.squashfs, folder])
        with served(process, folder):
            yield folder, Server(process.pid, [self.squashfs])

    @contextlib.contextmanager
    def ratarmount(self, folder, program):
        process = subprocess.Popen([program, "-f", self.tar, folder], stdout=subprocess.DEVNULL)
        with served(process, folder):
            yield folder, Server(process.pid, [self.tar, self.tar + ".index.sqlite"])


@contextlib.contextmanager
def served(process, folder):
    try:
        while not os.path.ismount(folder):
            if process.poll() is not None:
                raise Failed(f"{process.args[-3:]} ended with {process.returncode}")
            time.sleep(0.01)
        yield
    finally:
        subprocess.run(["umount", folder], check=False)
        process.wait()


@contextlib.contextmanager
def ours(stage, cache):
    with stage.mounted(cache, "debian:gzip", proxied=False) as folder:
        with open(os.path.join(folder, ".c2w-run-status.json"), "rb") as source:
            pid = json.load(source)["process"]
        layers = os.path.join(cache, "c2w-run", "store", "layers")
        yield folder, Server(pid, [entry.path for entry in os.scandir(layers)])


def drop_caches():
    os.sync()
    with open("/proc/sys/vm/drop_caches", "w") as out:
        out.write("3")


def read_all(files):
    for path in filter(os.path.exists, files):
        with open(path, "rb", buffering=0) as source:
            while source.read(1 << 20):
                pass


def walk(command, folder, server):
    """(seconds, processor seconds, output)"""
    before, served = resource.getrusage(resource.RUSAGE_CHILDREN), server.cpu()
    start = time.monotonic()
    done = subprocess.run(["sh", "-c", command], cwd=folder, capture_output=True, text=True,
                          env=dict(os.environ, LC_ALL="C"))
    took = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        raise Failed(f"{command}: {done.stderr[-300:]}")
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime + server.cpu() - served
    return took, cpu, done.stdout.strip()


def measure(mounts, runs, kinds, work):
    found = {side: {name: {kind: [] for kind in KINDS} for name in WALKS} for side in mounts}
    counts = {}
    for turn in range(runs):
        for name, command in WALKS.items():
            # Whoever comes first meets another disk and another machine than who comes last.
            sides = list(mounts)[turn % len(mounts):] + list(mounts)[:turn % len(mounts)]
            for side in sides:
                times = found[side][name]
                folder = tempfile.mkdtemp(prefix="walk-", dir=work)
                if "disk" in kinds:
                    with mounts[side](folder) as (there, server):
                        drop_caches()
                        times["disk"].append(walk(command, there, server)[:2])
                with mounts[side](folder) as (there, server):
                    drop_caches()
                    read_all(server.files)
                    took, cpu, output = walk(command, there, server)
                    times["fresh"].append((took, cpu))
                    times["warm"].append(walk(command, there, server)[:2])
                os.rmdir(folder)
                if name == "find":
                    counts[side] = int(output)
                say(f"  {turn + 1}/{runs} {name} {side}: " + ", ".join(
                    f"{kind} {values[-1][0]:.2f} s ({values[-1][1]:.2f})" for kind, values in times.items() if values))
    return {"entries": counts, "sides": {
        side: {name: {kind: {"seconds": statistics.median(value[0] for value in values),
                             "cpu_seconds": statistics.median(value[1] for value in values), "runs": values}
                      for kind, values in times.items() if values}
               for name, times in walks.items()} for side, walks in found.items()}}


def run(stage, runs, ratarmount, tools, kinds=KINDS):
    """Uses the cache of the full pass, and makes it if there is none."""
    content = Content(stage, tools)
    cache = stage.cache("full")
    if not os.path.isdir(cache):
        stage.ours(cache, "index", stage.reference("debian:gzip", proxied=False))
    mounts = {"c2w-run": lambda folder: ours(stage, cache), "squashfuse_ll": content.squashfuse,
              "ratarmount": lambda folder: content.ratarmount(folder, ratarmount)}
    try:
        # Its index is made beside the tar the first time.
        folder = tempfile.mkdtemp(dir=stage.work)
        with mounts["ratarmount"](folder):
            pass
        os.rmdir(folder)
        return measure(mounts, runs, kinds, stage.work)
    except Failed as error:
        return {"failed": str(error)}


def report(result):
    if "failed" in result:
        print(f"walks failed: {result['failed']}")
        return
    sides = result["sides"]
    print(f"the mounted tree of {result['entries']['c2w-run']} entries; seconds (processor seconds); "
          f"ratio to the better of the other two: limit {LIMIT_COLD:.2f} cold (disk, fresh), {LIMIT_WARM:.2f} warm")
    print("  " + " " * 11 + "".join(f"{side:>20}" for side in sides) + f"{'ratio':>10}{'processor':>11}")
    for name in WALKS:
        for kind in sides["c2w-run"][name]:
            times = {side: walks[name][kind] for side, walks in sides.items()}
            own = times.pop("c2w-run")
            ratios = [own[key] / min(other[key] for other in times.values()) for key in ("seconds", "cpu_seconds")]
            limit = LIMIT_WARM if kind == "warm" else LIMIT_COLD
            print(f"  {name:<5}{kind:<6}"
                  + "".join(f"{its['seconds']:12.2f} ({its['cpu_seconds']:5.2f})" for its in (own, *times.values()))
                  + f"{ratios[0]:10.2f}{ratios[1]:11.2f}" + ("" if ratios[0] <= limit else "   over the limit"))
    if len(set(result["entries"].values())) != 1:
        print(f"  the trees differ: {result['entries']}")
