"""The lazy benchmarks: first runs over a limited link, what indexed images fetch, the full pass and the mount, and
runs without a registry. Each beside its peers, in the same run, as ratios. See docs/benchmarks.md."""

import argparse
import json
import os
import signal
import subprocess
import sys
import time

import firstrun
import fullpass
import indexed
import offline
import walks
from stage import say, stage


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("program", "guest", "images", "ratarmount", "tools"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--part", default="1,2,3,4",
                        help="1 first runs, 2 indexed, 3 full pass and mount, 4 offline; walks: the mount of 3 alone")
    parser.add_argument("--runs", type=int, help="runs of each measurement: 3 for part 1, 5 for the others unless told")
    parser.add_argument("--no-disk", action="store_true", help="walks with what is read from in memory alone")
    parser.add_argument("--no-peers", action="store_true", help="part 1 without its peers")
    parser.add_argument("--json", help="adds the results to this file")
    arguments = parser.parse_args()
    # What was started is to be ended then too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    parts = {
        "1": lambda here: (firstrun, firstrun.run(here, arguments.runs or 3, not arguments.no_peers)),
        "2": lambda here: (indexed, indexed.run(here, arguments.runs or 5)),
        "3": lambda here: (fullpass, fullpass.run(here, arguments.runs or 5, arguments.ratarmount, arguments.tools)),
        "walks": lambda here: (walks, walks.run(here, arguments.runs or 5, arguments.ratarmount, arguments.tools,
                                                walks.KINDS[1:] if arguments.no_disk else walks.KINDS)),
        "4": lambda here: (offline, offline.run(here, arguments.runs or 1)),
    }
    results = {}
    if arguments.json and os.path.exists(arguments.json):
        with open(arguments.json) as source:
            results = json.load(source)
    version = subprocess.run([arguments.program, "--version"], capture_output=True, text=True).stdout.strip()
    for part in arguments.part.split(","):
        say(f"part {part}")
        with stage(os.path.abspath(arguments.program), arguments.guest, arguments.images) as here:
            module, found = parts[part](here)
        module.report(found)
        sys.stdout.flush()
        results[part] = {"version": version, "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), "found": found}
        if arguments.json:
            with open(arguments.json, "w") as out:
                json.dump(results, out, indent=1)


if __name__ == "__main__":
    main()
