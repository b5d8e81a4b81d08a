#!/usr/bin/env python3
"""A person at a terminal: terminal.py PROGRAM IMAGE

Starts an interactive shell, uses the keyboard, changes the window, and looks at the terminal afterwards. Ends with
code 0 and one line if all was as with a shell of this host; else says what was not.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time

PROGRAM, IMAGE = sys.argv[1:3]


class Terminal:
    def __init__(self, *arguments):
        self.ours, self.theirs = pty.openpty()
        self.resize(30, 100)
        self.modes = termios.tcgetattr(self.theirs)
        self.seen = b""
        self.pid = os.fork()
        if self.pid == 0:
            os.setsid()
            fcntl.ioctl(self.theirs, termios.TIOCSCTTY, 0)
            for stream in range(3):
                os.dup2(self.theirs, stream)
            os.execv(PROGRAM, [PROGRAM, "--progress", "none", *arguments])

    def resize(self, rows, columns):
        fcntl.ioctl(self.theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def type(self, keys):
        self.seen = b""
        os.write(self.ours, keys)

    def expect(self, pattern, seconds=60):
        end = time.monotonic() + seconds
        while not re.search(pattern, self.seen):
            left = end - time.monotonic()
            if left <= 0 or not select.select([self.ours], [], [], left)[0]:
                raise SystemExit(f"waited for {pattern}, got {self.seen[-2000:]}")
            self.seen += os.read(self.ours, 65536)
        return re.search(pattern, self.seen)

    def end(self, seconds=20):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if select.select([self.ours], [], [], 0)[0]:
                self.seen += os.read(self.ours, 65536)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                assert termios.tcgetattr(self.theirs) == self.modes, "the terminal was not put back"
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.05)
        raise SystemExit(f"did not end: {self.seen[-2000:]}")


PROMPT = rb"\$ $|# $"

# A shell: echo, size, window change, Ctrl-C to what runs inside, Ctrl-D, exit code.
shell = Terminal("-it", IMAGE, "sh")
shell.expect(PROMPT)
assert termios.tcgetattr(shell.theirs) != shell.modes, "the terminal is not raw"
shell.type(b"stty size\r")
shell.expect(rb"30 100\r\n")
shell.expect(PROMPT)
shell.resize(40, 120)
os.kill(shell.pid, signal.SIGWINCH)
time.sleep(0.3)
shell.type(b"stty size\r")
shell.expect(rb"40 120\r\n")
shell.expect(PROMPT)
shell.type(b"sleep 100\r")
time.sleep(0.5)
shell.type(b"\x03")
shell.expect(PROMPT)
shell.type(b"echo code $?\r")
shell.expect(rb"code 130\r\n")
shell.expect(PROMPT)
shell.type(b"(exit 6)\r")
shell.expect(PROMPT)
shell.type(b"\x04")
assert shell.end() == 6, "Ctrl-D ends the shell with its last code"

# SIGTERM from outside: the shell dies, the terminal is put back.
killed = Terminal("-it", IMAGE, "sleep", "100")
time.sleep(3)
os.kill(killed.pid, signal.SIGTERM)
assert killed.end() == 143, "128 + SIGTERM"

# Without -t the terminal's own Ctrl-C becomes our SIGINT, and the process's. Not a shell's: it catches SIGINT until it has
# become the command.
plain = Terminal("-i", IMAGE, "tail", "-n", "1", "-f", "/etc/debian_version")
plain.expect(rb"[0-9]")
plain.type(b"\x03")
assert plain.end() == 130, "128 + SIGINT"

# Ctrl-C while it boots.
early = Terminal("-it", IMAGE, "sleep", "100")
time.sleep(0.15)
os.kill(early.pid, signal.SIGINT)
assert early.end() == 130, "Ctrl-C during the boot"
print("all as with a shell of this host")
