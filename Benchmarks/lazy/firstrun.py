"""Line 1: the first run of an ordinary image over a limited link, beside those who fetch and unpack it all.

The time is that until the answer is on standard output. The end comes later: a command ends when all layers that it has
used were read whole and checked. Both are reported.
"""

import statistics

from needs import bytes_for_files, bytes_of_all
from peers import Peers
from stage import LINK, say

FILE = "/etc/os-release"
# The link /etc/os-release and what it points to.
FILE_PATHS = ["etc/os-release", "usr/lib/os-release"]


def median(values):
    return statistics.median(values)


def run(stage, runs, with_peers=True):
    stage.proxy.set(link_bytes_per_s=LINK)
    peers = Peers(stage) if with_peers else None
    results = []
    try:
        for tag in ("debian", "debian70"):
            results.append(one_image(stage, peers, tag, runs))
    finally:
        stage.proxy.set(link_bytes_per_s=0)
    return results


def one_image(stage, peers, tag, runs):
    name = f"{tag}:gzip"
    needed = {"cat": bytes_for_files(stage.images, tag, FILE_PATHS), "python": bytes_of_all(stage.images, tag)}
    cold = {"cat": [], "python": []}
    warm = {"cat": [], "python": []}
    others = {peer: [] for peer in (peers.NAMES if peers else ())}
    for turn in range(runs):
        for what in cold:
            cache = stage.fresh("first")
            run = (lambda: stage.ours(cache, "cat", stage.reference(name), FILE)) if what == "cat" else (
                lambda: stage.python(cache, name))
            cold[what].append(run())
            # What the first run did not need may not be there yet: the warm time is that of the third.
            if what == "cat":
                stage.python(cache, name)
            run()
            warm[what].append(run())
        for peer in others:
            others[peer].append(peers.run(peer, name))
        say(f"  {name} {turn + 1}/{runs}: " + ", ".join(
            [f"{what} {cold[what][-1].answered:.2f} s ({bounds(cold[what][-1], needed[what])})" for what in cold]
            + [f"{peer} {others[peer][-1].wall:.1f} s" for peer in others]))
    result = {"image": name, "link_bytes_per_s": LINK, "peers": {}}
    for peer, samples in others.items():
        result["peers"][peer] = {"seconds": median([sample.wall for sample in samples]),
                                 "runs": [sample.wall for sample in samples], "bound_by": samples[-1].bound_by(LINK)}
    best = min((peer["seconds"] for peer in result["peers"].values()), default=None)
    for what in cold:
        seconds = median([sample.answered for sample in cold[what]])
        warm_seconds = median([sample.answered for sample in warm[what]])
        bound = 1.2 * needed[what] / LINK + warm_seconds
        result[what] = {
            "seconds": seconds, "first_output": median([sample.first for sample in cold[what]]),
            "end_seconds": median([sample.wall for sample in cold[what]]),
            "runs": [{"answered": sample.answered, "ended": sample.wall, "cpu_seconds": sample.cpu_first,
                      "sent_at_first_output": sample.sent_first, "bounds": bounds(sample, needed[what])}
                     for sample in cold[what]],
            "warm_seconds": warm_seconds,
            "needed_bytes": needed[what], "sent_until_answer_bytes": median([s.sent_first for s in cold[what]]),
            "sent_bytes": median([sample.sent for sample in cold[what]]),
            "requests": median([sample.requests for sample in cold[what]]),
            "bound_seconds": bound, "of_bound": seconds / bound, "bound_by": cold[what][-1].bound_by(LINK),
            "peak_bytes": max(sample.peak_bytes for sample in cold[what]),
            "best_peer_over_ours": best / seconds if best else None,
        }
    return result


def bounds(sample, needed_bytes):
    """What bounded a run, in words: what its answer needed of the link, what the link brought until then, and what the
    processors did meanwhile."""
    link = sample.sent_first / LINK
    share = "the link" if link > 0.85 * sample.first else "CPUs" if sample.cpu_first > 0.75 * sample.first else "waiting"
    return (f"needed {needed_bytes / 1e6:.0f} MB = {needed_bytes / LINK:.2f} s of link; sent until the answer "
            f"{sample.sent_first / 1e6:.0f} MB = {link:.2f} s; CPU {sample.cpu_first:.2f} s; bound by {share}; "
            f"process ended at {sample.wall:.2f} s")


def report(results):
    for result in results:
        print(f"first run of {result['image']} at {LINK / 1e6:.0f} MB/s")
        for what, title in (("cat", f"c2w-run cat {FILE}"), ("python", "c2w-run … python3 -c 'print(1)'")):
            found = result[what]
            for turn in found["runs"]:
                print(f"    answered after {turn['answered']:.2f} s: {turn['bounds']}")
            print(f"  {title:<34}{found['seconds']:8.2f} s   {found['of_bound']:.2f} of the bound "
                  f"{found['bound_seconds']:.2f} s = 1.2 × {found['needed_bytes'] / 1e6:.0f} MB ÷ link + "
                  f"{found['warm_seconds']:.2f} s; bound by {found['bound_by']}; "
                  f"{found['sent_bytes'] / 1e6:.0f} MB sent; all checked and ended after {found['end_seconds']:.2f} s")
        for peer, found in result["peers"].items():
            print(f"  {peer:<34}{found['seconds']:8.2f} s   {found['seconds'] / result['cat']['seconds']:.2f} × cat, "
                  f"{found['seconds'] / result['python']['seconds']:.2f} × python; bound by {found['bound_by']}")
