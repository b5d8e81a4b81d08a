"""Checkpoints in gzip streams by zlib itself, through ctypes: after the example zran.c of zlib's authors."""

import ctypes
import ctypes.util

LIB = ctypes.CDLL(ctypes.util.find_library("z") or "libz.so.1")
Z_BLOCK, Z_NO_FLUSH, Z_OK, Z_STREAM_END, Z_BUF_ERROR = 5, 0, 0, 1, -5
WINDOW = 32768


class Stream(ctypes.Structure):
    _fields_ = [
        ("next_in", ctypes.c_void_p), ("avail_in", ctypes.c_uint), ("total_in", ctypes.c_ulong),
        ("next_out", ctypes.c_void_p), ("avail_out", ctypes.c_uint), ("total_out", ctypes.c_ulong),
        ("msg", ctypes.c_char_p), ("state", ctypes.c_void_p), ("zalloc", ctypes.c_void_p), ("zfree", ctypes.c_void_p),
        ("opaque", ctypes.c_void_p), ("data_type", ctypes.c_int), ("adler", ctypes.c_ulong),
        ("reserved", ctypes.c_ulong)]


def _call(name, stream, *arguments, accept=(Z_OK,)):
    status = getattr(LIB, name)(ctypes.byref(stream), *arguments)
    if status not in accept:
        raise ValueError(f"{name}: {status} {stream.msg}")
    return status


def _init(stream, bits):
    _call("inflateInit2_", stream, bits, ctypes.c_char_p(b"1.2.11"), ctypes.sizeof(Stream))


def checkpoints(stored, plain_size, span):
    """(stored offset, content offset, bits, window) of each checkpoint, and the content."""
    data = ctypes.create_string_buffer(bytes(stored), len(stored))
    out = ctypes.create_string_buffer(plain_size + 1)
    base_in, base_out = ctypes.addressof(data), ctypes.addressof(out)
    stream = Stream()
    _init(stream, 47)
    points = []
    position = produced = last = 0
    try:
        while position < len(stored):
            stream.next_in, stream.avail_in = base_in + position, min(len(stored) - position, 1 << 30)
            stream.next_out, stream.avail_out = base_out + produced, min(plain_size + 1 - produced, 1 << 30)
            status = _call("inflate", stream, Z_BLOCK, accept=(Z_OK, Z_STREAM_END, Z_BUF_ERROR))
            position, produced = stream.next_in - base_in, stream.next_out - base_out
            if status == Z_STREAM_END:
                _call("inflateReset2", stream, 47)
                continue
            is_block_end = stream.data_type & 128 and not stream.data_type & 64
            if is_block_end and (produced == 0 and not points or produced - last > span):
                start = max(0, produced - WINDOW)
                window = out.raw[start:produced] if produced < 1 << 16 else ctypes.string_at(base_out + start, WINDOW)
                points.append((position, produced, stream.data_type & 7, window.rjust(WINDOW, b"\0")))
                last = produced
    finally:
        LIB.inflateEnd(ctypes.byref(stream))
    assert produced == plain_size, (produced, plain_size)
    return points, out.raw[:plain_size]


def extract(part, bits, window, size):
    """`size` bytes from a checkpoint on. `part` begins with the shared byte where `bits` is not 0."""
    out = bytearray()
    data = ctypes.create_string_buffer(bytes(part), len(part))
    base = ctypes.addressof(data)
    stream = Stream()
    _init(stream, -15)
    position = 0
    try:
        if bits:
            _call("inflatePrime", stream, bits, part[0] >> (8 - bits))
            position = 1
        if window:
            _call("inflateSetDictionary", stream, ctypes.c_char_p(bytes(window)), len(window))
        room = ctypes.create_string_buffer(1 << 20)
        is_raw = True
        while len(out) < size:
            stream.next_in, stream.avail_in = base + position, len(part) - position
            count = min(size - len(out), 1 << 20)
            stream.next_out, stream.avail_out = ctypes.addressof(room), count
            status = _call("inflate", stream, Z_NO_FLUSH, accept=(Z_OK, Z_STREAM_END))
            position = stream.next_in - base
            out += room.raw[:count - stream.avail_out]
            if status == Z_STREAM_END and len(out) < size:
                position += 8 if is_raw else 0
                is_raw = False
                _call("inflateReset2", stream, 47)
    finally:
        LIB.inflateEnd(ctypes.byref(stream))
    return bytes(out)
