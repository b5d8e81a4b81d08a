"""A 9P2000.L client of its own, for tests: it shares nothing with the server that it judges.

The wire format is written from chaos/diod's protocol.md. Only the standard library is used.
"""

import collections
import itertools
import os
import socket
import struct
import threading
from concurrent.futures import Future

NOTAG = 0xFFFF
NOFID = 0xFFFFFFFF
HEADER = struct.Struct("<IBH")
QID = struct.Struct("<BIQ")
Qid = collections.namedtuple("Qid", "type version path")
Entry = collections.namedtuple("Entry", "qid offset type name")

# name: (number, "field:kind ...") with kinds 1 2 4 8 (bytes), s (string), d (data), q (qid), S (names), Q (qids)
MESSAGES = {
    "Rlerror": (7, "ecode:4"),
    "Tstatfs": (8, "fid:4"),
    "Rstatfs": (9, "type:4 bsize:4 blocks:8 bfree:8 bavail:8 files:8 ffree:8 fsid:8 namelen:4"),
    "Tlopen": (12, "fid:4 flags:4"),
    "Rlopen": (13, "qid:q iounit:4"),
    "Tlcreate": (14, "fid:4 name:s flags:4 mode:4 gid:4"),
    "Rlcreate": (15, "qid:q iounit:4"),
    "Tsymlink": (16, "dfid:4 name:s symtgt:s gid:4"),
    "Rsymlink": (17, "qid:q"),
    "Tmknod": (18, "dfid:4 name:s mode:4 major:4 minor:4 gid:4"),
    "Rmknod": (19, "qid:q"),
    "Trename": (20, "fid:4 dfid:4 name:s"),
    "Rrename": (21, ""),
    "Treadlink": (22, "fid:4"),
    "Rreadlink": (23, "target:s"),
    "Tgetattr": (24, "fid:4 request_mask:8"),
    "Rgetattr": (
        25,
        "valid:8 qid:q mode:4 uid:4 gid:4 nlink:8 rdev:8 size:8 blksize:8 blocks:8 atime_sec:8 atime_nsec:8 "
        "mtime_sec:8 mtime_nsec:8 ctime_sec:8 ctime_nsec:8 btime_sec:8 btime_nsec:8 gen:8 data_version:8",
    ),
    "Tsetattr": (
        26,
        "fid:4 valid:4 mode:4 uid:4 gid:4 size:8 atime_sec:8 atime_nsec:8 mtime_sec:8 mtime_nsec:8",
    ),
    "Rsetattr": (27, ""),
    "Txattrwalk": (30, "fid:4 newfid:4 name:s"),
    "Rxattrwalk": (31, "size:8"),
    "Txattrcreate": (32, "fid:4 name:s attr_size:8 flags:4"),
    "Rxattrcreate": (33, ""),
    "Treaddir": (40, "fid:4 offset:8 count:4"),
    "Rreaddir": (41, "data:d"),
    "Tfsync": (50, "fid:4 datasync:4"),
    "Rfsync": (51, ""),
    "Tlock": (52, "fid:4 type:1 flags:4 start:8 length:8 proc_id:4 client_id:s"),
    "Rlock": (53, "status:1"),
    "Tgetlock": (54, "fid:4 type:1 start:8 length:8 proc_id:4 client_id:s"),
    "Rgetlock": (55, "type:1 start:8 length:8 proc_id:4 client_id:s"),
    "Tlink": (70, "dfid:4 fid:4 name:s"),
    "Rlink": (71, ""),
    "Tmkdir": (72, "dfid:4 name:s mode:4 gid:4"),
    "Rmkdir": (73, "qid:q"),
    "Trenameat": (74, "olddirfid:4 oldname:s newdirfid:4 newname:s"),
    "Rrenameat": (75, ""),
    "Tunlinkat": (76, "dirfid:4 name:s flags:4"),
    "Runlinkat": (77, ""),
    "Tversion": (100, "msize:4 version:s"),
    "Rversion": (101, "msize:4 version:s"),
    "Tauth": (102, "afid:4 uname:s aname:s n_uname:4"),
    "Rauth": (103, "aqid:q"),
    "Tattach": (104, "fid:4 afid:4 uname:s aname:s n_uname:4"),
    "Rattach": (105, "qid:q"),
    "Tflush": (108, "oldtag:2"),
    "Rflush": (109, ""),
    "Twalk": (110, "fid:4 newfid:4 names:S"),
    "Rwalk": (111, "qids:Q"),
    "Tread": (116, "fid:4 offset:8 count:4"),
    "Rread": (117, "data:d"),
    "Twrite": (118, "fid:4 offset:8 data:d"),
    "Rwrite": (119, "count:4"),
    "Tclunk": (120, "fid:4"),
    "Rclunk": (121, ""),
    "Tremove": (122, "fid:4"),
    "Rremove": (123, ""),
}
FIELDS = {
    name: [tuple(field.split(":")) for field in text.split()] for name, (_, text) in MESSAGES.items()
}
NAMES = {number: name for name, (number, _) in MESSAGES.items()}
INTEGERS = {"1": "<B", "2": "<H", "4": "<I", "8": "<Q"}


def to_bytes(text):
    return text if isinstance(text, bytes) else os.fsencode(text)


def encode(name, tag, /, **values):
    """The bytes of a message."""
    body = bytearray()
    for field, kind in FIELDS[name]:
        value = values.pop(field)
        if kind in INTEGERS:
            body += struct.pack(INTEGERS[kind], value)
        elif kind == "s":
            value = to_bytes(value)
            body += struct.pack("<H", len(value)) + value
        elif kind == "d":
            body += struct.pack("<I", len(value)) + value
        elif kind == "q":
            body += QID.pack(*value)
        elif kind == "S":
            body += struct.pack("<H", len(value))
            for item in value:
                item = to_bytes(item)
                body += struct.pack("<H", len(item)) + item
        elif kind == "Q":
            body += struct.pack("<H", len(value)) + b"".join(QID.pack(*qid) for qid in value)
    assert not values, values
    return HEADER.pack(7 + len(body), MESSAGES[name][0], tag) + bytes(body)


def decode(message):
    """(name, tag, fields) of a whole message; any byte too many or too few is an error."""
    size, number, tag = HEADER.unpack_from(message)
    if size != len(message):
        raise ValueError(f"size field {size}, but {len(message)} bytes")
    name = NAMES[number]
    at = 7
    values = {}

    def take(count):
        nonlocal at
        if at + count > size:
            raise ValueError(f"{name}: truncated")
        at += count
        return message[at - count : at]

    def string():
        return bytes(take(struct.unpack("<H", take(2))[0]))

    def qid():
        return Qid(*QID.unpack(take(13)))

    for field, kind in FIELDS[name]:
        if kind in INTEGERS:
            values[field] = struct.unpack(INTEGERS[kind], take(int(kind)))[0]
        elif kind == "s":
            values[field] = string()
        elif kind == "d":
            values[field] = bytes(take(struct.unpack("<I", take(4))[0]))
        elif kind == "q":
            values[field] = qid()
        elif kind == "S":
            values[field] = [string() for _ in range(struct.unpack("<H", take(2))[0])]
        elif kind == "Q":
            values[field] = [qid() for _ in range(struct.unpack("<H", take(2))[0])]
    if at != size:
        raise ValueError(f"{name}: {size - at} bytes too many")
    return name, tag, values


def entries(data):
    """The directory entries of Rreaddir; only whole ones are allowed."""
    found = []
    at = 0
    while at < len(data):
        qid = Qid(*QID.unpack_from(data, at))
        offset, kind, length = struct.unpack_from("<QBH", data, at + 13)
        name = data[at + 24 : at + 24 + length]
        if len(name) != length:
            raise ValueError("a directory entry is cut off")
        found.append(Entry(qid, offset, kind, bytes(name)))
        at += 24 + length
    return found


class NinePError(OSError):
    def __init__(self, code):
        super().__init__(code, os.strerror(code))


def connect(address):
    """A socket to tcp:HOST:PORT or unix:PATH."""
    kind, _, rest = address.partition(":")
    if kind == "unix":
        sock = socket.socket(socket.AF_UNIX)
        sock.connect(rest)
    else:
        host, _, port = rest.rpartition(":")
        sock = socket.create_connection((host.strip("[]"), int(port)))
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return sock


def receive_exactly(sock, count):
    data = bytearray()
    while len(data) < count:
        more = sock.recv(count - len(data))
        if not more:
            raise ConnectionError("the server closed the connection")
        data += more
    return bytes(data)


def receive_message(sock):
    head = receive_exactly(sock, 4)
    (size,) = struct.unpack("<I", head)
    if size < 7 or size > 64 << 20:
        raise ValueError(f"a message of {size} bytes")
    return head + receive_exactly(sock, size - 4)


class Client:
    """A connection with any number of requests under way. Any thread."""

    def __init__(self, address, msize=131096, aname="/", uid=0, version="9P2000.L", attach=True, timeout=60):
        self.sock = connect(address)
        self.timeout = timeout
        self.lock = threading.Lock()
        self.waiting = {}
        self.order = []  # tags in the order their replies came; kept when `record` is on
        self.record = False
        self.tags = collections.deque(range(1, 0xFFF0))
        self.fids = itertools.count(1)
        self.sock.sendall(encode("Tversion", NOTAG, msize=msize, version=version))
        name, _, reply = decode(receive_message(self.sock))
        if name == "Rlerror":
            raise NinePError(reply["ecode"])
        self.msize, self.version = reply["msize"], reply["version"]
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        self.root = None
        if attach:
            self.root = self.fid()
            self.root_qid = self.rpc(
                "Tattach", fid=self.root, afid=NOFID, uname="root", aname=aname, n_uname=uid
            )["qid"]

    def fid(self):
        return next(self.fids)

    def _read(self):
        try:
            while True:
                name, tag, reply = decode(receive_message(self.sock))
                with self.lock:
                    if self.record:
                        self.order.append((tag, name))
                    future = self.waiting.pop(tag, None)
                    if future:
                        self.tags.append(tag)
                if future is None:
                    raise ValueError(f"{name} for tag {tag}, which waits for nothing")
                future.set_result((name, reply))
        except Exception as error:  # every waiter hears of it
            with self.lock:
                self.failure = error
                waiting, self.waiting = self.waiting, {}
            for future in waiting.values():
                if not future.done():
                    future.set_exception(error)

    def send(self, name, /, tag=None, **values):
        """Sends a request; the Future's result is (reply name, fields)."""
        future = Future()
        with self.lock:
            if not self.reader.is_alive():
                raise ConnectionError(f"the connection is over: {self.failure}")
            future.tag = self.tags.popleft() if tag is None else tag
            self.waiting[future.tag] = future
        future.name = name
        self.sock.sendall(encode(name, future.tag, **values))
        return future

    def forget(self, tag):
        """A flushed request: no reply will come, the tag may be used again."""
        with self.lock:
            if self.waiting.pop(tag, None):
                self.tags.append(tag)

    def result(self, future):
        name, reply = future.result(self.timeout)
        if name == "Rlerror":
            raise NinePError(reply["ecode"])
        if name != "R" + future.name[1:]:
            raise ValueError(f"{name} as the reply to {future.name}")
        return reply

    def rpc(self, name, /, **values):
        return self.result(self.send(name, **values))

    def walk(self, fid, *names, newfid=None):
        newfid = self.fid() if newfid is None else newfid
        qids = self.rpc("Twalk", fid=fid, newfid=newfid, names=names)["qids"]
        if len(qids) != len(names):
            raise FileNotFoundError(2, "partial walk", qids)
        return newfid, qids

    def clunk(self, fid):
        self.rpc("Tclunk", fid=fid)

    def getattr(self, fid, mask=0x7FF):
        return self.rpc("Tgetattr", fid=fid, request_mask=mask)

    def open(self, fid, flags=0):
        return self.rpc("Tlopen", fid=fid, flags=flags)

    def read(self, fid, offset, count):
        return self.rpc("Tread", fid=fid, offset=offset, count=count)["data"]

    def read_all(self, fid):
        parts = []
        offset = 0
        while True:
            data = self.read(fid, offset, self.msize - 24)
            if not data:
                return b"".join(parts)
            parts.append(data)
            offset += len(data)

    def readdir(self, fid, count=None):
        found = []
        offset = 0
        while True:
            data = self.rpc("Treaddir", fid=fid, offset=offset, count=count or self.msize - 24)["data"]
            if not data:
                return found
            found += entries(data)
            offset = found[-1].offset

    def xattr(self, fid, name=""):
        """Value of an attribute; for no name, the list of names."""
        newfid = self.fid()
        size = self.rpc("Txattrwalk", fid=fid, newfid=newfid, name=name)["size"]
        value = b""
        while len(value) < size:
            more = self.read(newfid, len(value), size - len(value))
            assert more, "an attribute ends early"
            value += more
        assert self.read(newfid, size, 100) == b""
        self.clunk(newfid)
        return value if name else sorted(value.split(b"\0")[:-1])

    def close(self):
        try:
            self.sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        self.sock.close()
        self.reader.join(5)
