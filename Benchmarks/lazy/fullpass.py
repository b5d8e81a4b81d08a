"""Line 3: the full pass beside `zcat | sha256sum`, and the mount after it beside squashfuse_ll and ratarmount."""

import contextlib
import os
import shlex
import shutil
import statistics
import subprocess
import tempfile
import time

from stage import Failed, layers, say

LIMIT_PASS, LIMIT_MEMORY, LIMIT_WARM = 0.6, 150_000_000, 1.05
WALKS = {
    "find": "find . | wc -l",
    "tar": "tar --sort=none -cf - . | cat > /dev/null",
    "grep": "grep -r 'no file has this text' . ; [ $? = 1 ]",
}


def full_pass(stage, runs):
    ours, theirs = [], []
    files = [file for _, file in layers(stage.images, "debian")]
    # One pipeline a blob, two at once, the largest first.
    files.sort(key=os.path.getsize, reverse=True)
    pipelines = f"printf '%s\\n' {shlex.join(files)} | xargs -P 2 -I FILE sh -c 'zcat FILE | sha256sum'"
    for turn in range(runs):
        cache = stage.fresh("full")
        ours.append(stage.ours(cache, "index", stage.reference("debian:gzip", proxied=False)))
        theirs.append(stage.measure(["sh", "-c", pipelines]))
        say(f"  full pass {turn + 1}/{runs}: {ours[-1].wall:.2f} s, zcat | sha256sum {theirs[-1].wall:.2f} s")
    seconds = statistics.median(sample.wall for sample in ours)
    peer = statistics.median(sample.wall for sample in theirs)
    store = os.path.join(stage.cache("full"), "c2w-run", "store", "index")
    index = sum(entry.stat().st_size for entry in os.scandir(store)) if os.path.isdir(store) else 0
    plain = sum(entry.stat().st_size for entry in os.scandir(os.path.join(os.path.dirname(store), "layers"))) \
        if os.path.isdir(os.path.join(os.path.dirname(store), "layers")) else 0
    return {"seconds": seconds, "zcat_seconds": peer, "ratio": seconds / peer,
            "cpu_seconds": statistics.median(sample.cpu for sample in ours),
            "zcat_cpu_seconds": statistics.median(sample.cpu for sample in theirs),
            "peak_bytes": max(sample.peak_bytes for sample in ours), "index_bytes": index, "kept_bytes": plain,
            "runs": [sample.wall for sample in ours], "zcat_runs": [sample.wall for sample in theirs]}


class Content:
    """The image's tree as a squashfs and as a tar, made once."""

    def __init__(self, stage, tools):
        self.stage, self.tools = stage, tools
        self.squashfs = os.path.join(stage.images, "root.squashfs")
        self.tar = os.path.join(stage.images, "root.tar")
        if os.path.exists(self.squashfs):
            return
        say("  making a squashfs and a tar of the tree")
        root = os.path.join(stage.work, "root")
        subprocess.run(["umoci", "raw", "unpack", "--image", stage.images + "/oci:debian", root], check=True)
        subprocess.run(["tar", "-C", root, "--numeric-owner", "-cf", self.tar, "."], check=True)
        subprocess.run([*self.tool("mksquashfs"), root, self.squashfs + ".new", "-comp", "zstd", "-b", "128K",
                        "-quiet", "-no-progress"], check=True, stdout=subprocess.DEVNULL)
        os.rename(self.squashfs + ".new", self.squashfs)
        shutil.rmtree(root)

    def tool(self, name):
        """A program of the Debian 13 root, with that root's own libraries."""
        libraries = self.tools + "/usr/lib/x86_64-linux-gnu"
        return [libraries + "/ld-linux-x86-64.so.2", "--library-path", libraries, f"{self.tools}/usr/bin/{name}"]

    @contextlib.contextmanager
    def squashfuse(self, folder):
        process = subprocess.Popen([*self.tool("squashfuse_ll"), "-f", self.squashfs, folder])
        with served(process, folder):
            yield

    @contextlib.contextmanager
    def ratarmount(self, folder, program):
        process = subprocess.Popen([program, "-f", self.tar, folder], stdout=subprocess.DEVNULL)
        with served(process, folder):
            yield


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


def drop_caches():
    os.sync()
    with open("/proc/sys/vm/drop_caches", "w") as out:
        out.write("3")


def walk(command, folder):
    start = time.monotonic()
    done = subprocess.run(["sh", "-c", command], cwd=folder, capture_output=True, text=True)
    took = time.monotonic() - start
    if done.returncode != 0:
        raise Failed(f"{command}: {done.stderr[-300:]}")
    return took, done.stdout.strip()


def walks(stage, mounts, runs):
    """Each side in turn: a fresh mount and empty page cache for each cold walk, then the same walk again, warm."""
    found = {side: {name: {"cold": [], "warm": []} for name in WALKS} for side in mounts}
    counts = set()
    for turn in range(runs):
        for name, command in WALKS.items():
            for side, mount in mounts.items():
                folder = tempfile.mkdtemp(prefix="walk-", dir=stage.work)
                with mount(folder) as there:
                    drop_caches()
                    took, output = walk(command, there or folder)
                    found[side][name]["cold"].append(took)
                    # Once more to have all in the page cache, then the one that counts.
                    walk(command, there or folder)
                    found[side][name]["warm"].append(walk(command, there or folder)[0])
                os.rmdir(folder)
                if name == "find":
                    counts.add(output)
        say(f"  walks {turn + 1}/{runs}: " + "; ".join(
            f"{side} " + ", ".join(f"{name} {times['cold'][-1]:.2f}/{times['warm'][-1]:.2f}"
                                   for name, times in sides.items()) for side, sides in found.items()))
    result = {side: {name: {kind: {"median": statistics.median(times), "runs": times} for kind, times in kinds.items()}
                     for name, kinds in sides.items()} for side, sides in found.items()}
    return {"entries": sorted(counts), "sides": result}


def run(stage, runs, ratarmount, tools):
    result = {"pass": full_pass(stage, runs)}
    content = Content(stage, tools)
    cache = stage.cache("full")

    @contextlib.contextmanager
    def ours(folder):
        with stage.mounted(cache, "debian:gzip", proxied=False) as there:
            yield there

    mounts = {"c2w-run": ours, "squashfuse_ll": content.squashfuse,
              "ratarmount": lambda folder: content.ratarmount(folder, ratarmount)}
    try:
        # Its index is made beside the tar the first time.
        with tempfile.TemporaryDirectory(dir=stage.work) as folder, mounts["ratarmount"](folder):
            pass
        result["walks"] = walks(stage, mounts, runs)
    except Failed as error:
        result["walks"] = {"failed": str(error)}
    return result


def report(result):
    found = result["pass"]
    print("full pass on localhost")
    print(f"  c2w-run index {found['seconds']:.2f} s, zcat | sha256sum {found['zcat_seconds']:.2f} s: ratio "
          f"{found['ratio']:.2f} (limit {LIMIT_PASS}); processor {found['cpu_seconds']:.2f} s, "
          f"{found['zcat_cpu_seconds']:.2f} s; peak memory {found['peak_bytes'] / 1e6:.0f} MB (limit "
          f"{LIMIT_MEMORY / 1e6:.0f}); indexes {found['index_bytes'] / 1e6:.2f} MB"
          + (f", {found['index_bytes'] / found['kept_bytes']:.2%} of the layers" if found["kept_bytes"] else ""))
    if "failed" in result["walks"]:
        print(f"  walks failed: {result['walks']['failed']}")
        return
    sides = result["walks"]["sides"]
    print("  mounted, seconds cold / warm (ratio to the better of the other two)")
    for name in WALKS:
        line = f"  {name:<6}"
        for side, walks_of in sides.items():
            cold, warm = (walks_of[name][kind]["median"] for kind in ("cold", "warm"))
            line += f"{side:>16} {cold:6.2f} / {warm:5.2f}"
        ratios = [sides["c2w-run"][name][kind]["median"]
                  / min(sides[side][name][kind]["median"] for side in sides if side != "c2w-run")
                  for kind in ("cold", "warm")]
        print(line + f"     {ratios[0]:.2f} / {ratios[1]:.2f}")
