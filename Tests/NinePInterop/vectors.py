#!/usr/bin/env python3
"""One message of each type, encoded by the client that proved itself against diod.

    vectors.py          prints them: name and bytes
    vectors.py FILE     fails unless each of them is in the file, byte for byte
"""

import re
import sys

import ninep

QID = ninep.Qid(0x02, 0x01020304, 0x1112131415161718)
# A value for each field, no two alike, so that swapped fields show.
VALUES = {
    "msize": 0x00012345, "version": "9P2000.L", "ecode": 2, "fid": 0x21222324, "afid": 0xFFFFFFFF,
    "newfid": 0x31323334, "dfid": 0x41424344, "olddirfid": 0x51525354, "newdirfid": 0x61626364, "dirfid": 0x71727374,
    "uname": "root", "aname": "/export", "n_uname": 1000, "oldtag": 0x0506, "names": ["usr", "bin", ".."],
    "qids": [ninep.Qid(2, 1, 3), ninep.Qid(2, 4, 5)], "qid": QID, "aqid": QID, "iounit": 0x1000, "flags": 0o2100,
    "mode": 0o100644, "gid": 0x0A0B0C0D, "uid": 0x0E0F1011, "name": "file", "symtgt": "../target", "target": "a/b",
    "major": 259, "minor": 70000, "offset": 0x0102030405060708, "count": 0x00010000, "data": b"content",
    "request_mask": 0x7FF, "nlink": 3, "rdev": 0x0103, "size": 0x1122334455667788, "blksize": 4096,
    "blocks": 0x99AABBCC, "atime_sec": 101, "atime_nsec": 102, "mtime_sec": 103, "mtime_nsec": 104,
    "ctime_sec": 105, "ctime_nsec": 106, "btime_sec": 107, "btime_nsec": 108, "gen": 109, "data_version": 110,
    "attr_size": 0x55, "datasync": 1, "start": 0x61, "length": 0x62, "proc_id": 0x63, "client_id": "host",
    "oldname": "old", "newname": "new", "type": 1, "status": 2, "valid": 0x3FFF, "bsize": 4096, "bfree": 0x71,
    "bavail": 0x72, "files": 0x73, "ffree": 0x74, "fsid": 0x75, "namelen": 255,
}


def vectors():
    for name, fields in ninep.FIELDS.items():
        yield name, ninep.encode(name, 0x1234, **{field: VALUES[field] for field, _ in fields}).hex()


def main():
    # Swift joins the lines of a literal that end in a backslash.
    text = re.sub(r"\\\n\s*", "", open(sys.argv[1]).read()) if len(sys.argv) > 1 else None
    missing = 0
    for name, hexadecimal in vectors():
        if text is None:
            print(name, hexadecimal)
        elif not re.search(rf"(?<![0-9a-f]){hexadecimal}(?![0-9a-f])", text):
            print(f"{sys.argv[1]} has no vector for {name} with the bytes {hexadecimal}", file=sys.stderr)
            missing += 1
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
