"""Where the lazy benchmarks play: the big image in a docker-registry, the counting proxy before it, runs measured."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "Tests", "Support"))
sys.path.insert(0, os.path.join(ROOT, "Tests", "LazyCompare"))

import lazy_proxy  # noqa: E402
from convert import load, registry  # noqa: E402
from convert import name as image_name  # noqa: E402

PLATFORM = "linux/riscv64"
LINK = 50_000_000
PYTHON = ["python3", "-c", "print(1)"]
# What a cache may lose and still be lazy.
CONTENT = ("layers", "areas")


class Sample:
    """One measured run. Seconds from start to the first output, to the last and to the end, processor seconds and
    what the proxy sent, both until the first output and until the end, and peak memory of the largest process."""

    def __init__(self, first, answered, wall, cpu_first, cpu, peak_bytes, sent_first, sent, requests, output):
        self.first, self.answered, self.wall, self.peak_bytes = first, answered, wall, peak_bytes
        self.cpu_first, self.cpu = cpu_first, cpu
        self.sent_first, self.sent, self.requests, self.output = sent_first, sent, requests, output

    def bound_by(self, link):
        """Which of the link and the processors was busier; both as shares of what they could have done."""
        link_share = self.sent / (link * self.wall) if link else 0
        cpu_share = self.cpu / (self.wall * os.cpu_count())
        name = "link" if link_share > max(cpu_share, 0.6) else "CPU" if cpu_share > 0.6 else "waiting"
        return f"{name} (link {link_share:.0%}, CPUs {cpu_share:.0%})"


class Failed(Exception):
    """A run that should have succeeded."""


class Stage:
    def __init__(self, program, guest, images, address, proxy, work):
        self.program, self.guest, self.images, self.work = program, guest, images, work
        self.registry, self.proxy = address, proxy
        self.formats = load(os.path.join(images, "registry"))

    def reference(self, name, proxied=True):
        """NAME is debian:gzip and the like."""
        return f"{self.proxy.address if proxied else self.registry}/{image_name(*name.split(':'))}"

    def cache(self, name):
        return os.path.join(self.work, "cache-" + name)

    def fresh(self, name):
        shutil.rmtree(self.cache(name), ignore_errors=True)
        return self.cache(name)

    def keep_indexes(self, cache):
        store = os.path.join(cache, "c2w-run", "store")
        for name in CONTENT:
            shutil.rmtree(os.path.join(store, name), ignore_errors=True)

    def environment(self, cache):
        return dict(os.environ, XDG_CACHE_HOME=cache, C2W_GUEST=self.guest)

    def ours(self, cache, *words):
        return self.measure([self.program, *words], self.environment(cache))

    def python(self, cache, name, *options):
        sample = self.ours(cache, "--progress", "none", *options, "--platform", PLATFORM, self.reference(name), *PYTHON)
        if sample.output != b"1\n":
            raise Failed(f"python in the guest printed {sample.output!r}")
        return sample

    @contextlib.contextmanager
    def mounted(self, cache, name, *options, proxied=True):
        folder = tempfile.mkdtemp(prefix="mount-", dir=self.work)
        self.ours(cache, "mount", *options, self.reference(name, proxied), folder)
        try:
            yield folder
        finally:
            self.ours(cache, "unmount", folder)
            os.rmdir(folder)

    def traffic(self):
        total = self.proxy.counts()["total"]
        return total["bytes"] + total["head_bytes"], total["requests"]

    def measure(self, command, environment=None, cwd=None, may_fail=False):
        """Runs a command to its end. Its standard output is kept, its errors are shown if it fails."""
        sent, requests = self.traffic()
        with tempfile.TemporaryFile(dir=self.work) as errors:
            start = time.monotonic()
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors,
                                       env=environment, cwd=cwd or self.work)
            output = process.stdout.read1(1 << 16)
            first = answered = time.monotonic() - start
            cpu_first = cpu_seconds(process.pid)
            sent_first = self.traffic()[0] - sent
            while more := process.stdout.read1(1 << 16):
                output += more
                answered = time.monotonic() - start
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.monotonic() - start
            process.returncode = os.waitstatus_to_exitcode(status)
            process.stdout.close()
            if process.returncode != 0 and not may_fail:
                errors.seek(0)
                raise Failed(f"{' '.join(command[:6])} … ended with {process.returncode}: "
                             f"{errors.read()[-500:].decode(errors='replace')}")
        after, requests_after = self.traffic()
        return Sample(first, answered, wall, cpu_first, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024,
                      sent_first, after - sent, requests_after - requests, output)


def cpu_seconds(pid):
    """What a process has used so far; 0 where it cannot be known."""
    try:
        with open(f"/proc/{pid}/stat") as source:
            fields = source.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    except OSError:
        return 0.0


@contextlib.contextmanager
def stage(program, guest, images):
    work = tempfile.mkdtemp(prefix="lazy-bench-", dir=os.path.dirname(images))
    try:
        with registry(os.path.join(images, "registry")) as address, lazy_proxy.start(address) as proxy:
            yield Stage(program, guest, images, address, proxy, work)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def layers(images, tag):
    """(size, file) of each layer of an image of the layout, bottom first."""
    layout = os.path.join(images, "oci")

    def blob(digest):
        return os.path.join(layout, "blobs", *digest.split(":"))

    with open(os.path.join(layout, "index.json"), "rb") as source:
        for entry in json.load(source)["manifests"]:
            if entry["annotations"]["org.opencontainers.image.ref.name"] == tag:
                with open(blob(entry["digest"]), "rb") as manifest:
                    return [(layer["size"], blob(layer["digest"])) for layer in json.load(manifest)["layers"]]
    raise SystemExit(f"bench: {layout} has no {tag}")


def say(text):
    print(text, file=sys.stderr, flush=True)


def in_background(work):
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    return thread
