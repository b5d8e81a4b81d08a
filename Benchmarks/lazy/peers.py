"""What others do before a command of an image can run: fetch all, unpack all. Each fresh, in folders of its own."""

import contextlib
import os
import shutil
import subprocess
import time

from stage import PLATFORM, ROOT

TRIXIE = os.path.join(ROOT, "scripts", "trixie.sh")


class Peers:
    """Runs them in the Debian 13 root that scripts/trixie.sh makes."""

    def __init__(self, stage):
        self.stage = stage
        subprocess.run([TRIXIE], check=True, stdout=subprocess.DEVNULL)
        self.folder = os.path.join(stage.work, "peer")

    NAMES = ("skopeo copy + umoci unpack", "podman pull", "ctr image pull")

    def run(self, name, image):
        """A sample of one fetch of IMAGE, debian:gzip and the like."""
        shutil.rmtree(self.folder, ignore_errors=True)
        os.mkdir(self.folder)
        reference = self.stage.reference(image)
        try:
            return {"skopeo copy + umoci unpack": self.skopeo, "podman pull": self.podman,
                    "ctr image pull": self.containerd}[name](reference)
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)

    def measure(self, *command):
        return self.stage.measure([TRIXIE, *command], cwd=self.folder)

    def skopeo(self, reference):
        return self.measure(
            "sh", "-ec", f"skopeo copy --quiet --src-tls-verify=false docker://{reference} oci:layout:image >&2\n"
            "umoci raw unpack --image layout:image root >&2")

    def podman(self, reference):
        return self.measure("podman", "--root", self.folder + "/root", "--runroot", self.folder + "/run",
                            "--storage-driver", "overlay", "--cgroup-manager", "cgroupfs", "pull", "--quiet",
                            "--tls-verify=false", "--platform", PLATFORM, reference)

    def containerd(self, reference):
        with self.daemon() as socket:
            return self.measure("ctr", "-a", socket, "images", "pull", "--plain-http", "--platform", PLATFORM, reference)

    @contextlib.contextmanager
    def daemon(self):
        socket = os.path.join(self.folder, "socket")
        with open(os.path.join(self.folder, "log"), "w") as log:
            process = subprocess.Popen(
                [TRIXIE, "containerd", "--root", self.folder + "/root", "--state", self.folder + "/state", "--address",
                 socket, "--config", "/dev/null", "--log-level", "error"], stdout=log, stderr=log, cwd=self.folder)
            try:
                while subprocess.run([TRIXIE, "ctr", "-a", socket, "version"], capture_output=True,
                                     cwd=self.folder).returncode != 0:
                    if process.poll() is not None:
                        raise SystemExit(f"bench: containerd did not start, see {self.folder}/log")
                    time.sleep(0.1)
                yield socket
            finally:
                process.terminate()
                process.wait()
