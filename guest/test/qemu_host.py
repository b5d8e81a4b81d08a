"""An independent host for the guest's control protocol, with QEMU as the machine.

Speaks docs/guest-protocol.md from the document, sharing no code with the Swift host. Used by
guest/test/test_guest.py and by the benchmarks, which need the same kernel, root and requests on both sides.
"""

import json
import os
import selectors
import socket
import struct
import subprocess
import tempfile
import time

VERSION = 1
STREAMS = 8
HELLO, STARTED, EXITED, FAILED, FATAL = 1, 2, 3, 4, 5
CONFIGURE, START, SIGNAL, RESIZE, CLOSE_STREAM, SHUTDOWN = 0x81, 0x82, 0x83, 0x84, 0x85, 0x86
MAX_BODY = 1 << 20


def u32(tag, value):
    return field(tag, struct.pack("<I", value))


def u64(tag, value):
    return field(tag, struct.pack("<Q", value))


def field(tag, value, flags=0):
    if isinstance(value, str):
        value = value.encode()
    return struct.pack("<HHI", tag, flags, len(value)) + value


def frame(kind, process, *fields):
    body = b"".join(fields)
    assert len(body) <= MAX_BODY
    return struct.pack("<IHH", len(body), kind, process) + body


def fields_of(body):
    found = {}
    while body:
        tag, _, size = struct.unpack_from("<HHI", body)
        value = body[8 : 8 + size]
        assert len(value) == size
        found[tag] = int.from_bytes(value, "little") if size in (4, 8) and tag != 9 and tag != 3 else value
        body = body[8 + size :]
    return found


# The board of QEMU's that is nearest to ours, by the guest's architecture. x86_64: without ACPI there is nothing that
# could switch the machine off, and no keyboard controller to restart it: a triple fault does.
BOARDS = {
    "riscv64": (["qemu-system-riscv64", "-M", "virt", "-cpu", "rv64,v=false"], ""),
    "x86_64": (["qemu-system-x86_64", "-M", "microvm,acpi=off", "-accel", "tcg", "-cpu", "max"], "reboot=t"),
}


def architecture(guest):
    """What the guest image in that folder is for."""
    with open(f"{guest}/guest.json") as file:
        return json.load(file)["arch"]


class GuestError(Exception):
    pass


class Result:
    def __init__(self):
        self.stdout = b""
        self.stderr = b""
        self.code = None
        self.signal = None
        self.message = None
        self.started_at = self.exited_at = None

    @property
    def status(self):
        return 128 + self.signal if self.signal is not None else self.code


class Machine:
    """A QEMU machine with the fixed set of ports. A context manager: leaves nothing behind."""

    def __init__(self, guest, root, append="", memory="1g", volumes=None, extra=()):
        self.folder = tempfile.TemporaryDirectory(prefix="c2w-guest-")
        self.sockets = {}
        base = self.folder.name
        board, board_append = BOARDS[architecture(guest)]
        command = [
            *board, "-m", memory, "-display", "none", "-nodefaults",
            "-no-reboot", "-kernel", f"{guest}/kernel", "-initrd", f"{guest}/initramfs.cpio",
            "-serial", f"file:{base}/serial.log",
            "-append", f"console=ttyS0 quiet rdinit=/init {board_append} {append}",
            "-global", "virtio-mmio.force-legacy=false",
            "-device", "virtio-rng-device",
            "-device", f"virtio-serial-device,max_ports={2 + STREAMS}",
        ]  # fmt: skip
        names = ["control"] + [f"stream.{i}" for i in range(STREAMS)]
        for number, name in enumerate(names, 1):
            path = f"{base}/{name}"
            listener = socket.socket(socket.AF_UNIX)
            listener.bind(path)
            listener.listen(1)
            self.sockets[name] = listener
            command += ["-chardev", f"socket,id=c{number},path={path}"]
            command += ["-device", f"virtserialport,chardev=c{number},nr={number},name=c2w.{name}"]
        command += ["-fsdev", f"local,id=root,path={root},security_model=none,readonly=on"]
        command += ["-device", "virtio-9p-device,fsdev=root,mount_tag=rootfs"]
        if volumes:
            command += ["-fsdev", f"local,id=vol,path={volumes},security_model=none"]
            command += ["-device", "virtio-9p-device,fsdev=vol,mount_tag=volumes"]
        self.spawned_at = time.monotonic()
        with open(f"{base}/qemu.log", "wb") as log:
            self.process = subprocess.Popen(command + list(extra), stdin=subprocess.DEVNULL, stderr=log)
        for name, listener in self.sockets.items():
            listener.settimeout(20)
            try:
                connection, _ = listener.accept()
            except TimeoutError:
                self.process.kill()
                raise GuestError("QEMU did not start\n" + self.serial()) from None
            listener.close()
            connection.setblocking(False)
            self.sockets[name] = connection
        self.control = self.sockets["control"]
        self.inbox = b""
        self.hello = None
        self.hello_at = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        for connection in self.sockets.values():
            connection.close()
        self.folder.cleanup()

    def serial(self):
        """What QEMU and the guest's kernel have printed."""
        text = b""
        for name in ("qemu.log", "serial.log"):
            if os.path.exists(f"{self.folder.name}/{name}"):
                with open(f"{self.folder.name}/{name}", "rb") as log:
                    text += log.read()
        return text.decode(errors="replace")

    def send(self, data):
        self.control.setblocking(True)
        self.control.sendall(data)
        self.control.setblocking(False)

    def frames(self):
        """The whole frames that have come, after one read."""
        try:
            data = self.control.recv(1 << 16)
        except BlockingIOError:
            data = None
        if data == b"":
            raise GuestError("the guest is gone\n" + self.serial())
        self.inbox += data or b""
        yield from self.whole_frames()

    def whole_frames(self):
        while len(self.inbox) >= 8:
            size, kind, process = struct.unpack_from("<IHH", self.inbox)
            assert size <= MAX_BODY
            if len(self.inbox) < 8 + size:
                return
            body = self.inbox[8 : 8 + size]
            self.inbox = self.inbox[8 + size :]
            if kind == FATAL:
                raise GuestError(fields_of(body)[9].decode())
            yield kind, process, fields_of(body)

    def next_frame(self, timeout=60):
        for found in self.whole_frames():
            return found
        deadline = time.monotonic() + timeout
        with selectors.DefaultSelector() as selector:
            selector.register(self.control, selectors.EVENT_READ)
            while time.monotonic() < deadline:
                if not selector.select(deadline - time.monotonic()):
                    break
                for found in self.frames():
                    return found
        raise GuestError("no answer\n" + self.serial())

    def wait_hello(self):
        kind, _, values = self.next_frame()
        assert kind == HELLO, kind
        self.hello_at = time.monotonic()
        self.hello = values
        return values

    def configure(self, *fields, version=VERSION):
        if self.hello is None:
            self.wait_hello()
        self.send(frame(CONFIGURE, 0, u32(1, version), u64(10, time.time_ns()), field(12, os.urandom(32)), *fields))

    def start(self, argv, process=1, env=(), cwd="", user="", stdin=None, terminal=None, streams=(0, 1), fields=()):
        parts = [field(32, a) for a in argv] + [field(33, e) for e in env]
        parts += [field(34, cwd), field(35, user), u32(37, stdin is not None), u32(38, streams[0])]
        if terminal:
            parts += [u32(36, terminal[0] | terminal[1] << 16)]
        else:
            parts += [u32(39, streams[1])]
        self.send(frame(START, process, *parts, *fields))

    def run(self, argv, process=1, stdin=None, streams=(0, 1), on_output=None, timeout=300, stdin_after=b"", **options):
        """Starts a process and follows it to its end. `on_output(result)` is called whenever something came;
        what it returns (bytes) is sent to the control port. Input is held back until the
        process has started and has written `stdin_after`."""
        self.start(argv, process=process, stdin=stdin, streams=streams, **options)
        result = Result()
        main, error = (self.sockets[f"stream.{i}"] for i in streams)
        pending = memoryview(stdin or b"")
        expected = None
        deadline = time.monotonic() + timeout
        input_open = stdin is not None
        with selectors.DefaultSelector() as selector:
            for source in (self.control, main, error):
                selector.register(source, selectors.EVENT_READ)
            while expected is None or (len(result.stdout), len(result.stderr)) != expected:
                assert expected is None or len(result.stdout) <= expected[0], "more stdout than announced"
                if time.monotonic() > deadline:
                    raise GuestError("timed out\n" + self.serial())
                ready = result.started_at is not None and stdin_after in result.stdout
                want = selectors.EVENT_READ | (selectors.EVENT_WRITE if input_open and pending and ready else 0)
                selector.modify(main, want)
                for key, events in selector.select(1):
                    if key.fileobj is self.control:
                        for kind, who, values in self.frames():
                            assert who == process, (who, kind)
                            if kind == STARTED:
                                result.started_at = time.monotonic()
                            elif kind == FAILED:
                                result.code, result.message = values[5], values[9].decode()
                                return result
                            elif kind == EXITED:
                                result.exited_at = time.monotonic()
                                result.code, result.signal = values.get(5), values.get(6)
                                expected = (values[7], values[8])
                    elif events & selectors.EVENT_WRITE and key.fileobj is main and pending:
                        pending = pending[main.send(pending[: 1 << 16]) :]
                    if events & selectors.EVENT_READ and key.fileobj is main:
                        result.stdout += self.take(main)
                    elif events & selectors.EVENT_READ and key.fileobj is error:
                        result.stderr += self.take(error)
                if input_open and (expected is not None or (not pending and result.started_at is not None)):
                    sent = len(stdin) - len(pending)
                    self.send(frame(CLOSE_STREAM, process, u32(43, 0), u64(44, sent)))
                    input_open = False
                if on_output:
                    self.send(on_output(result) or b"")
        return result

    @staticmethod
    def take(connection):
        try:
            return connection.recv(1 << 16)
        except BlockingIOError:
            return b""

    def shutdown(self, timeout=20):
        self.send(frame(SHUTDOWN, 0))
        return self.process.wait(timeout)
