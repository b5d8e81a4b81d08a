"""The guest image under QEMU, driven by an independent host: what docs/guest-protocol.md promises.

    GUEST=folder ROOT=folder python3 -m unittest -v test_guest      (guest/test/run.sh finds both)
"""

import hashlib
import os
import random
import struct
import subprocess
import tempfile
import unittest

from qemu_host import CLOSE_STREAM, CONFIGURE, FATAL, RESIZE, SIGNAL, GuestError, Machine, architecture, field, frame, u32, u64

GUEST, ROOT = os.environ["GUEST"], os.environ["ROOT"]


def tag_pair(tag, flags, first, second):
    return field(tag, struct.pack("<I", flags) + first.encode() + b"\0" + second)


class Shared(unittest.TestCase):
    """One machine for the tests that leave it usable."""

    @classmethod
    def setUpClass(cls):
        cls.machine = Machine(GUEST, ROOT)
        cls.addClassCleanup(cls.machine.__exit__)
        cls.hello = cls.machine.wait_hello()
        cls.machine.configure(field(11, "box"))
        cls.process = 0

    def run_in(self, *argv, **options):
        type(self).process += 1
        return self.machine.run(list(argv), process=self.process, **options)

    def sh(self, script, **options):
        return self.run_in("sh", "-c", script, **options)


class Streams(Shared):
    def test_hello_has_the_version(self):
        self.assertEqual(self.hello[1], 1)
        self.assertIn(b"6.12", self.hello[3])

    def test_output_is_the_files_bytes(self):
        with open(f"{ROOT}/etc/os-release", "rb") as file:
            self.assertEqual(self.run_in("cat", "/etc/os-release").stdout, file.read())

    def test_stderr_is_a_stream_of_its_own(self):
        result = self.sh("echo out; echo err >&2; exit 7")
        self.assertEqual((result.stdout, result.stderr, result.status), (b"out\n", b"err\n", 7))

    def test_ten_megabytes_go_through_unaltered(self):
        data = random.Random(1).randbytes(10 << 20)
        result = self.run_in("cat", stdin=data)
        self.assertEqual(len(result.stdout), len(data))
        self.assertEqual(hashlib.sha256(result.stdout).digest(), hashlib.sha256(data).digest())

    def test_much_on_both_outputs(self):
        result = self.sh("head -c 3000000 /dev/zero; head -c 2000001 /dev/zero >&2")
        self.assertEqual((len(result.stdout), len(result.stderr)), (3000000, 2000001))

    def test_empty_stdin_ends_at_once(self):
        self.assertEqual(self.run_in("wc", "-c", stdin=b"").stdout, b"0\n")

    def test_without_stdin_it_is_dev_null(self):
        self.assertEqual(self.run_in("readlink", "/proc/self/fd/0").stdout, b"/dev/null\n")

    def test_input_nobody_reads_does_not_hang_and_does_not_reach_the_next_process(self):
        result = self.run_in("sleep", "0.3", stdin=b"x" * 3000000)
        self.assertEqual(result.status, 0)
        self.assertEqual(self.run_in("cat", stdin=b"clean").stdout, b"clean")

    def test_input_that_comes_after_the_end_does_not_reach_the_next_process(self):
        machine = self.machine
        machine.start(["true"], process=901, stdin=b"", streams=(6, 7))
        self.assertEqual([machine.next_frame()[0], machine.next_frame()[0]], [2, 3])
        machine.sockets["stream.6"].setblocking(True)
        machine.sockets["stream.6"].sendall(b"x" * 700000)
        machine.sockets["stream.6"].setblocking(False)
        machine.send(frame(CLOSE_STREAM, 901, u32(43, 0), u64(44, 700000)))
        self.assertEqual(self.run_in("cat", stdin=b"clean", streams=(6, 7)).stdout, b"clean")

    def test_the_container_sees_pipes(self):
        self.assertIn(b"pipe:", self.run_in("readlink", "/proc/self/fd/1").stdout)

    def test_dev_stdout_can_be_opened_by_another_user(self):
        result = self.sh("echo again > /dev/stdout; echo e > /dev/stderr", user="daemon")
        self.assertEqual((result.stdout, result.stderr, result.status), (b"again\n", b"e\n", 0))

    def test_a_gone_reader_is_a_broken_pipe(self):
        def gone(result):
            if len(result.stdout) > 100000 and not gone.sent:
                gone.sent = True
                return frame(CLOSE_STREAM, self.process, u32(43, 1), u64(44, 0))

        gone.sent = False
        # SIGPIPE is left at its default, which the kernel ignores for PID 1: the write fails instead.
        result = self.run_in("yes", on_output=gone)
        self.assertEqual(result.status, 1)
        self.assertIn(b"Broken pipe", result.stderr)

    def test_no_other_descriptors_leak(self):
        script = "for i in 3 4 5 6 7 8 9 10 11 12 20 30; do test -e /proc/$$/fd/$i && echo $i; done; echo end"
        self.assertEqual(self.sh(script).stdout, b"end\n")


class Ends(Shared):
    def test_exit_codes(self):
        for code in (0, 1, 7, 125, 255):
            self.assertEqual(self.sh(f"exit {code}").code, code)

    def test_a_killed_process_is_a_signal(self):
        result = self.run_in("perl", "-e", 'print unpack "p", pack "Q", 8')
        self.assertEqual((result.signal, result.status), (11, 139))

    def test_a_killed_child_is_128_plus_n_of_the_shell(self):
        self.assertEqual(self.sh("sh -c 'kill -9 $$'; exit $?").status, 137)

    def test_missing_command(self):
        result = self.run_in("nosuch")
        self.assertEqual((result.status, result.message), (127, 'exec: "nosuch": executable file not found in $PATH'))
        result = self.run_in("/no/such")
        self.assertEqual((result.status, result.message), (127, 'exec: "/no/such": no such file or directory'))

    def test_not_executable(self):
        for path in ("/etc/os-release", "/etc"):
            result = self.run_in(path)
            self.assertEqual((result.status, result.message), (126, f'exec: "{path}": permission denied'))

    def test_a_format_the_kernel_does_not_know(self):
        self.sh("printf '\\177ELFjunk' > /tmp/junk; chmod 755 /tmp/junk")
        self.assertEqual(self.run_in("/tmp/junk").status, 126)

    def test_background_processes_die_with_pid_1(self):
        self.assertEqual(self.sh("sleep 1000 & echo done").stdout, b"done\n")

    def signalled(self, script, number, enforce):
        def send(result):
            if b"ready" in result.stdout and not send.sent:
                send.sent = True
                return frame(SIGNAL, self.process, u32(6, number), u32(45, enforce))

        send.sent = False
        return self.sh(script, on_output=send)

    def test_a_handled_signal_reaches_the_handler(self):
        result = self.signalled("trap 'echo got; exit 3' INT; echo ready; while :; do sleep 0.05; done", 2, 1)
        self.assertEqual((result.stdout, result.status), (b"ready\ngot\n", 3))

    def test_sigterm_ends_pid_1_when_enforced(self):
        result = self.signalled("echo ready; exec sleep 1000", 15, 1)
        self.assertEqual((result.signal, result.status), (15, 143))

    def test_sigkill_always_ends_it(self):
        self.assertEqual(self.signalled("echo ready; exec sleep 1000", 9, 0).status, 137)

    def test_an_ignored_signal_stays_ignored(self):
        self.assertEqual(self.signalled("trap '' TERM; echo ready; sleep 0.5; exit 4", 15, 1).status, 4)


class World(Shared):
    def out(self, script, **options):
        result = self.sh(script, **options)
        self.assertEqual((result.status, result.stderr), (0, b""), result.message)
        return result.stdout.decode()

    def test_pid_1_in_a_namespace_of_its_own(self):
        self.assertEqual(self.out("echo $$; ls /proc | grep -c '^[0-9]'"), "1\n3\n")

    def test_users(self):
        self.assertEqual(self.out("id -u; id -g; echo $HOME"), "0\n0\n/root\n")
        self.assertEqual(self.out("id -un; id -gn; echo $HOME", user="daemon"), "daemon\ndaemon\n/usr/sbin\n")
        self.assertEqual(self.out("id -u; id -g; echo $HOME", user="1234:56"), "1234\n56\n/\n")
        self.assertEqual(self.out("id -u; id -g", user="1:adm"), "1\n4\n")
        self.assertEqual(self.out("id -u; id -g", user="www-data:tty"), "33\n5\n")

    def test_supplementary_groups_come_from_the_image(self):
        self.out("echo 'extra:x:4242:root,daemon' >> /etc/group; echo 'more:x:4243:xdaemon' >> /etc/group")
        self.assertEqual(self.out("id -G", user="daemon"), "1 4242\n")
        self.assertEqual(self.out("id -G", user="daemon:adm"), "4\n")

    def test_unknown_users_are_an_error(self):
        result = self.run_in("true", user="nobodyhere")
        self.assertEqual(result.status, 126)
        self.assertEqual(result.message, "unable to find user nobodyhere: no matching entries in passwd file")
        self.assertEqual(self.run_in("true", user="root:nogrouphere").status, 126)

    def test_environment(self):
        text = self.out("env", env=["A=b c", "PATH=/usr/bin:/bin"])
        self.assertEqual(sorted(text.split("\n"))[1:], ["A=b c", "HOME=/root", "HOSTNAME=box", "PATH=/usr/bin:/bin", "PWD=/"])
        self.assertIn("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\n", self.out("env"))

    def test_the_search_uses_the_containers_path(self):
        self.out("mkdir -p /opt/x; printf '#!/bin/sh\\necho mine\\n' > /opt/x/tool; chmod 755 /opt/x/tool")
        self.assertEqual(self.run_in("tool", env=["PATH=/none:/opt/x:/bin"]).stdout, b"mine\n")
        self.assertEqual(self.run_in("tool").status, 127)

    def test_working_folder(self):
        self.assertEqual(self.out("pwd", cwd="/usr/share"), "/usr/share\n")
        self.assertEqual(self.out("pwd; stat -c %a:%u .", cwd="/made/on/the/way", user="daemon"), "/made/on/the/way\n755:0\n")
        self.assertEqual(self.run_in("true", cwd="/etc/os-release").status, 126)

    def test_devices(self):
        self.assertEqual(
            self.out("stat -c '%n %t:%T %a' /dev/null /dev/zero /dev/full /dev/random /dev/urandom /dev/tty"),
            "/dev/null 1:3 666\n/dev/zero 1:5 666\n/dev/full 1:7 666\n/dev/random 1:8 666\n/dev/urandom 1:9 666\n"
            "/dev/tty 5:0 666\n",
        )
        self.assertEqual(self.out("ls -d /dev/vport* /dev/hvc* 2>/dev/null || echo none"), "none\n")
        self.assertEqual(self.out("echo x | tee /dev/fd/1 >/dev/null; head -c 4 /dev/urandom | wc -c; ls /dev/shm /dev/mqueue | wc -l"), "4\n3\n")

    def test_mounts_hold_nothing_of_the_guests_own(self):
        table = self.out("cut -d' ' -f5 /proc/self/mountinfo")
        self.assertEqual(
            table.split(),
            ["/", "/proc", "/sys", "/sys/fs/cgroup", "/dev", "/dev/pts", "/dev/shm", "/dev/mqueue"],
        )

    def test_docker_capabilities(self):
        self.assertIn("CapBnd:\t00000000a80425fb", self.out("grep Cap /proc/self/status"))
        self.assertIn("CapEff:\t0000000000000000", self.out("grep Cap /proc/self/status", user="daemon"))
        every = self.out("grep Cap /proc/self/status", fields=[u64(40, (1 << 63) - 1)])
        self.assertIn("CapBnd:\t000001ffffffffff", every)

    def test_signals_are_at_their_default(self):
        text = self.out("exec cat /proc/self/status")
        for line in ("SigBlk", "SigIgn", "SigCgt"):
            self.assertIn(f"{line}:\t0000000000000000", text)

    def test_clock_loopback_and_host_name(self):
        self.assertGreater(int(self.out("date +%s")), 1_700_000_000)
        self.assertEqual(self.out("hostname"), "box\n")
        script = (
            "import socket; s=socket.create_server(('127.0.0.1',80)); c=socket.create_connection(('127.0.0.1',80));"
            "print(s.accept()[1][0])"
        )
        self.assertEqual(self.run_in("python3", "-c", script, user="daemon").stdout, b"127.0.0.1\n")

    def test_the_root_is_writable_and_the_image_unchanged(self):
        self.out("echo new > /etc/os-release; rm /etc/debian_version; mkdir /fresh")
        self.assertEqual(self.out("cat /etc/os-release; ls -d /fresh; ls /etc/debian_version 2>/dev/null || echo gone"), "new\n/fresh\ngone\n")
        with open(f"{ROOT}/etc/os-release") as file:
            self.assertIn("Debian", file.read())

    def test_long_arguments(self):
        argument = "x" * 100000
        self.assertEqual(self.run_in("sh", "-c", 'echo ${#1} $#', "sh", *[argument] * 9).stdout, b"100000 9\n")

    def test_exec_joins_a_running_process(self):
        machine = self.machine
        machine.start(["sh", "-c", "echo up > /tmp/marker; exec sleep 1000"], process=900, streams=(4, 5))
        self.assertEqual(machine.next_frame()[:2], (2, 900))
        result = self.sh("cat /proc/1/comm; [ $$ != 1 ] && echo inside", fields=[u32(42, 900)])
        self.assertEqual((result.stdout, result.status), (b"sleep\ninside\n", 0))
        machine.send(frame(SIGNAL, 900, u32(6, 9)))
        kind, process, values = machine.next_frame()
        self.assertEqual((kind, process, values[6]), (3, 900, 9))

    def test_a_reaper_lets_the_default_action_happen(self):
        result = self.sh("echo $$; kill -TERM $$", fields=[u32(41, 1)])
        self.assertEqual(result.status, 143)
        self.assertEqual(result.stdout, b"2\n")


class Terminal(Shared):
    def test_it_is_a_terminal_with_a_size(self):
        result = self.sh("tty; stty size; echo $TERM; test -t 2 && echo yes", terminal=(31, 99))
        self.assertEqual(result.stdout, b"/dev/pts/0\r\n31 99\r\nxterm\r\nyes\r\n")

    def test_resize_reaches_the_process(self):
        def resize(result):
            if b"ready" in result.stdout and not resize.sent:
                resize.sent = True
                return frame(RESIZE, self.process, u32(36, 50 | 132 << 16))

        resize.sent = False
        script = "trap 'stty size; exit 0' WINCH; echo ready; while :; do sleep 0.05; done"
        self.assertEqual(self.sh(script, terminal=(24, 80), on_output=resize).stdout, b"ready\r\n50 132\r\n")

    def test_end_of_input_is_the_end_of_file_character(self):
        result = self.run_in("sh", "-c", "stty -echo; cat; echo end", terminal=(24, 80), stdin=b"line\n")
        self.assertTrue(result.stdout.endswith(b"line\r\nend\r\n"), result.stdout)

    def test_an_interrupt_character_is_a_signal(self):
        script = "trap 'echo int; exit 5' INT; echo ready; while :; do sleep 0.05; done"
        result = self.sh(script, terminal=(24, 80), stdin=b"\x03", stdin_after=b"ready")
        self.assertEqual(result.status, 5)


class Configured(unittest.TestCase):
    def test_files_tmpfs_and_read_only_root(self):
        with Machine(GUEST, ROOT) as machine:
            machine.configure(
                tag_pair(18, 0o644 << 16 | 1, "/etc/hosts", b"127.0.0.1 localhost\n"),
                tag_pair(18, 0o600 << 16, "/etc/hostname", b"box\n"),
                tag_pair(18, 0o644 << 16 | 1, "/etc/os-release", b"never\n"),
                tag_pair(19, 0, "/scratch/deep", b"size=1m"),
                u32(16, 1),
            )
            script = (
                "cat /etc/hosts /etc/hostname; stat -c %a /etc/hostname; grep -c ^ID=debian /etc/os-release;"
                "stat -fc %T /scratch/deep; touch /scratch/deep/x /dev/shm/y; touch /x 2>&1 | grep -o 'Read-only.*'"
            )
            result = machine.run(["sh", "-c", script])
            self.assertEqual(
                result.stdout, b"127.0.0.1 localhost\nbox\n600\n1\ntmpfs\nRead-only file system\n", result.stderr
            )

    def test_volumes(self):
        with tempfile.TemporaryDirectory() as folder:
            os.makedirs(f"{folder}/0/sub")
            os.makedirs(f"{folder}/1")
            with open(f"{folder}/1/note", "w") as file:
                file.write("kept\n")
            with Machine(GUEST, ROOT, volumes=folder) as machine:
                machine.configure(tag_pair(17, 0, "0", b"/data"), tag_pair(17, 1, "1", b"/usr/share/ro"))
                result = machine.run(
                    ["sh", "-c", "echo made > /data/sub/f; cat /usr/share/ro/note; echo x > /usr/share/ro/y"]
                )
                self.assertEqual(result.stdout, b"kept\n")
                self.assertIn(b"Read-only", result.stderr)
            with open(f"{folder}/0/sub/f") as file:
                self.assertEqual(file.read(), "made\n")

    def test_a_writable_layer_on_a_block_device_is_kept(self):
        with tempfile.TemporaryDirectory() as folder:
            disk = f"{folder}/upper.img"
            with open(disk, "wb") as file:
                file.truncate(64 << 20)
            subprocess.run(["/sbin/mkfs.ext4", "-q", disk], check=True)
            drive = ["-drive", f"file={disk},if=none,id=upper,format=raw", "-device", "virtio-blk-device,drive=upper"]
            for script, expected in (("echo kept > /etc/note; rm /etc/os-release", b""),
                                     ("cat /etc/note; test -e /etc/os-release || echo gone", b"kept\ngone\n")):
                with Machine(GUEST, ROOT, extra=drive) as machine:
                    machine.configure(field(20, "/dev/vda"))
                    result = machine.run(["sh", "-c", script])
                    self.assertEqual((result.stdout, result.stderr), (expected, b""))
                    self.assertEqual(machine.shutdown(), 0)

    def test_an_image_with_nothing_but_a_static_binary(self):
        with tempfile.TemporaryDirectory() as root:
            os.chmod(root, 0o755)
            os.system(
                f"printf '#include <unistd.h>\\nint main(void) {{ return write(1, \"hi\\\\n\", 3) == 3 ? 9 : 1; }}' | "
                f"{architecture(GUEST)}-linux-gnu-gcc -static -Os -x c - -o {root}/hello"
            )
            with Machine(GUEST, root) as machine:
                machine.configure()
                result = machine.run(["/hello"], user="1000", cwd="/work")
                self.assertEqual((result.stdout, result.status), (b"hi\n", 9), result.message)
            self.assertEqual(os.listdir(root), ["hello"])


class Refusals(unittest.TestCase):
    def refused(self, *frames):
        with Machine(GUEST, ROOT) as machine:
            machine.wait_hello()
            for each in frames:
                machine.send(each)
            with self.assertRaises(GuestError) as caught:
                machine.next_frame(20)
            return str(caught.exception)

    def test_another_version(self):
        text = self.refused(frame(CONFIGURE, 0, u32(1, 9)))
        self.assertIn("this guest speaks version 1, the host version 9", text)

    def test_start_before_configure(self):
        self.assertIn("start before configure", self.refused(frame(0x82, 1, field(32, "true"))))

    def test_malformed_frames(self):
        self.assertIn("longer than 1 MiB", self.refused(struct.pack("<IHH", (1 << 20) + 1, 0x81, 0)))
        self.assertIn("past its frame", self.refused(struct.pack("<IHHHHI", 8, 0x81, 0, 1, 0, 9)))
        self.assertIn("does not know field 777", self.refused(frame(CONFIGURE, 0, u32(1, 1), u32(777, 1))))
        self.assertIn("does not know a message", self.refused(frame(0x99, 0)))

    def test_a_missing_root_is_named(self):
        text = self.refused(frame(CONFIGURE, 0, u32(1, 1), field(13, "nosuchtag")))
        self.assertIn("cannot mount the image over 9P", text)


class Shutdown(unittest.TestCase):
    def test_the_machine_powers_off(self):
        with Machine(GUEST, ROOT) as machine:
            machine.configure()
            machine.run(["true"])
            self.assertEqual(machine.shutdown(), 0)

    def test_a_hung_up_host_ends_the_machine(self):
        with Machine(GUEST, ROOT) as machine:
            machine.configure()
            machine.run(["true"])
            machine.control.close()
            self.assertEqual(machine.process.wait(20), 0)


if __name__ == "__main__":
    unittest.main()
