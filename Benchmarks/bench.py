"""c2w-run beside QEMU's TCG, one architecture: boot and five workloads, medians of several runs, as ratios.

All times are taken by the host from marks of the control protocol: from power on to `hello`, and from `started` to
`exited`; the guest's own clock plays no part. Each run is a fresh machine; the two sides take turns, so that a
change in the host's load meets both. What both sides print must be the same.

MIPS: the instructions our processor retired in the workload (those of the run less those of a run of /bin/true), divided by
either side's wall time. QEMU executes the same work, so its figure is what an emulator of the other
speed would show. The last column is the ratio of the processor time of the two whole processes, which the
host's load disturbs less than it does wall time.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

from qemu_host import BOARDS, Machine, architecture

# A large file of the image.
BIG = {"riscv64": "/usr/bin/python3.13", "x86_64": "/usr/bin/python3.11"}
PLATFORMS = {"riscv64": "linux/riscv64", "x86_64": "linux/amd64"}
WORKLOADS = ["python", "find", "fork", "sha256", "gzip"]


def workloads(arch, root):
    big = BIG[arch]
    size = f"{os.path.getsize(root + big) / 1e6:.1f} MB"
    return {
        "python": ("python3 sum of 5,000,000 squares", ["python3", "-c", "print(sum(i*i for i in range(5000000)))"]),
        "find": ("find /usr -type f | wc -l", ["sh", "-c", "find /usr -type f | wc -l"]),
        "fork": (
            "200 × fork + exec /bin/true",
            ["sh", "-c", "i=0; while [ $i -lt 200 ]; do /bin/true; i=$((i+1)); done; echo $i"],
        ),
        "sha256": (f"sha256sum of 5 × {size}", ["sha256sum"] + [big] * 5),
        "gzip": (
            f"gzip | gunzip | md5sum of 2 × {size}",
            ["sh", "-c", f"for i in 1 2; do gzip < {big} | gunzip | md5sum; done"],
        ),
    }


class Sample:
    """One run: seconds to hello, seconds from started to exited, and what it took."""

    def __init__(self, boot, work, cpu, output, memory, instructions=None, touched=None):
        self.boot, self.work, self.cpu, self.output, self.memory = boot, work, cpu, output, memory
        self.instructions, self.touched = instructions, touched


def run_ours(arguments, command):
    with tempfile.NamedTemporaryFile(prefix="c2w-bench-") as stats:
        line = [arguments.program, "run", "--guest", arguments.guest, "--stats", stats.name, "--progress", "none"]
        line += ["--platform", PLATFORMS[architecture(arguments.guest)]]
        before = os.times()
        done = subprocess.run(
            line + [arguments.image] + command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, timeout=600
        )
        if done.returncode != 0:
            sys.exit(f"bench: c2w-run ended with {done.returncode} on {command}")
        found = json.load(stats)
    after = os.times()
    return Sample(
        found["bootToInitNs"] / 1e9,
        (found["startToExitNs"] - found["startToStartedNs"]) / 1e9,
        after.children_user + after.children_system - before.children_user - before.children_system,
        done.stdout,
        found["peakRSSBytes"],
        found["retiredInstructions"],
        found["guestTouchedBytes"],
    )


def run_qemu(arguments, command):
    with Machine(arguments.guest, arguments.root) as machine:
        machine.wait_hello()
        machine.configure()
        result = machine.run(command, timeout=600)
        if result.status != 0:
            sys.exit(f"bench: QEMU's guest ended with {result.status} on {command}")
        with open(f"/proc/{machine.process.pid}/status") as status:
            peak = next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM"))
        with open(f"/proc/{machine.process.pid}/stat") as status:
            times = status.read().rsplit(")", 1)[1].split()
        return Sample(
            machine.hello_at - machine.spawned_at,
            result.exited_at - result.started_at,
            (int(times[11]) + int(times[12])) / os.sysconf("SC_CLK_TCK"),
            result.stdout,
            peak,
        )


def median(samples, name):
    return statistics.median(getattr(sample, name) for sample in samples)


def measure(arguments, name, command):
    ours, qemu = [], []
    for turn in range(arguments.runs):
        ours.append(run_ours(arguments, command))
        qemu.append(run_qemu(arguments, command))
        print(
            f"  {name} {turn + 1}/{arguments.runs}: {ours[-1].work:.3f} s, QEMU {qemu[-1].work:.3f} s",
            file=sys.stderr,
        )
    outputs = {sample.output for sample in ours + qemu}
    if len(outputs) != 1:
        sys.exit(f"bench: {name}: the two sides print different things: {outputs}")
    return ours, qemu


def main():
    parser = argparse.ArgumentParser()
    for name in ("program", "guest", "image", "root"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", default=",".join(WORKLOADS), help="names of workloads, or boot")
    parser.add_argument("--json")
    arguments = parser.parse_args()
    arch = architecture(arguments.guest)
    board = BOARDS[arch][0]
    version = subprocess.run([board[0], "--version"], capture_output=True, text=True).stdout.split("\n")[0]
    known = workloads(arch, arguments.root)

    # Indexes the layers and warms the host's page cache; not counted.
    run_ours(arguments, ["/bin/true"])
    run_qemu(arguments, ["/bin/true"])
    base_ours, base_qemu = measure(arguments, "boot", ["/bin/true"])
    base_instructions = median(base_ours, "instructions")
    rows, report = [], {"architecture": arch, "qemu": version, "board": board, "runs": arguments.runs, "load": os.getloadavg()[0]}
    boot_ours, boot_qemu = median(base_ours, "boot"), median(base_qemu, "boot")
    cpu = median(base_ours, "cpu") / median(base_qemu, "cpu")
    rows.append(("power on to init's hello", boot_ours, boot_qemu, None, cpu))
    peak_ours, peak_qemu = median(base_ours, "memory"), median(base_qemu, "memory")
    excess = max(sample.memory - sample.touched for sample in base_ours)
    for name in arguments.only.split(","):
        if name == "boot":
            continue
        title, command = known[name]
        ours, qemu = measure(arguments, name, command)
        instructions = median(ours, "instructions") - base_instructions
        cpu = median(ours, "cpu") / median(qemu, "cpu")
        rows.append((title, median(ours, "work"), median(qemu, "work"), instructions, cpu))
        peak_ours, peak_qemu = max(peak_ours, median(ours, "memory")), max(peak_qemu, median(qemu, "memory"))
        excess = max([excess] + [sample.memory - sample.touched for sample in ours])

    print(f"medians of {arguments.runs}, {time.strftime('%Y-%m-%d')}, {os.cpu_count()} CPUs, load {os.getloadavg()[0]:.1f}")
    print(f"{arch}, against {version} ({' '.join(board[1:])}), same kernel, initramfs and root")
    print(f"{'':38}  c2w-run     QEMU   ours/QEMU   our MIPS  QEMU's MIPS  instructions  CPU time")
    for title, our_time, qemu_time, instructions, cpu in rows:
        line = f"{title:38}{our_time:8.3f} s{qemu_time:8.3f} s{our_time / qemu_time:9.2f}×"
        if instructions is None:
            line += " " * 39
        else:
            line += f"{instructions / our_time / 1e6:12.0f}{instructions / qemu_time / 1e6:13.0f}"
            line += f"{instructions / 1e6:12.0f} M"
        print(f"{line}{cpu:9.2f}×")
        report[title] = {"oursSeconds": our_time, "qemuSeconds": qemu_time, "instructions": instructions, "cpuRatio": cpu}
    print(f"{'peak memory of the host process':38}{peak_ours / 1e6:7.0f} MB{peak_qemu / 1e6:7.0f} MB")
    print(f"{'  beyond what the guest touched':38}{excess / 1e6:7.0f} MB")
    report |= {"oursPeakBytes": peak_ours, "qemuPeakBytes": peak_qemu, "oursBeyondGuestBytes": excess}
    if arguments.json:
        with open(arguments.json, "w") as file:
            json.dump(report, file, indent=2, ensure_ascii=False)


if __name__ == "__main__":
    main()
