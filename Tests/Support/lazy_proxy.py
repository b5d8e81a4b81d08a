#!/usr/bin/env python3
"""An HTTP/1.1 proxy that stands before a registry, counts what passes, and can be as bad as a registry on a bad day.

    lazy_proxy.py --upstream 127.0.0.1:5000 [--port N] [--KEY VALUE …]      a KEY is a name of SETTINGS, with dashes

It prints the port it listens on and serves until it is killed or its standard input, if it is a pipe, is closed
(`--with-stdin`). While it runs:

    GET  /_control         the settings and the counts, as JSON
    GET  /_control/log     the requests so far: [{"at", "method", "path", "range", "status", "bytes", "connection"}, …]
    POST /_control         a JSON object of settings to change; answers like GET
    POST /_control/reset   forgets counts, log, tokens and signed URLs

From Python: `with lazy_proxy.start("127.0.0.1:5000", rtt_ms=5) as proxy: … proxy.set(cut_after=65536); proxy.counts()`.

What goes over the limited link is counted as it is sent: a body that the client stops reading may be counted a little
further than the client read. Requests under /_control are not counted and not limited.
"""

import argparse
import asyncio
import contextlib
import email.utils
import json
import os
import random
import re
import socket
import subprocess
import sys
import time
import urllib.request

SETTINGS = {
    # The link.
    "link_bytes_per_s": 0,  # all connections together; 0: no limit
    "connection_bytes_per_s": 0,  # each connection; 0: no limit
    "rtt_ms": 0.0,  # before each answer, and once more for a new connection
    # What the faults below apply to: a pattern searched for in the path.
    "match": "/blobs/",
    # The body ends, with the connection, after so many bytes: -1: never; cut_times: how often, -1: always.
    "cut_after": -1,
    "cut_times": -1,
    # The body stops after so many bytes, for stall_ms or until this is set to -1.
    "stall_after": -1,
    "stall_times": -1,
    "stall_ms": 3_600_000,
    # obey; ignore: 200 and the whole; 416; 501.
    "ranges": "obey",
    # Added to both ends of the Content-Range that is told; the body stays.
    "content_range_shift": 0,
    # The byte at this offset of the blob has its lowest bit flipped; -1: none.
    "corrupt_at": -1,
    # So many answers 307 before the body comes, the last hops from another port; 0: none.
    "redirect_hops": 0,
    "redirect_status": 307,
    # A signed URL answers 403 after so many uses; 0: never.
    "url_uses": 0,
    # A token is good for so many requests; 0: no token is asked for. Applies to all of /v2/.
    "token_requests": 0,
    # So many answers of this status before all is well; retry_after: text, or date:SECONDS for an HTTP date.
    "busy_status": 429,
    "busy_times": 0,
    "retry_after": "1",
    # Every connection is closed at once, as if nobody listened; /_control answers.
    "down": False,
}

CHUNK = 1 << 20
HEAD_LIMIT = 1 << 16
HOP_BY_HOP = {"connection", "keep-alive", "proxy-connection", "te", "upgrade", "expect"}


class Closed(Exception):
    """The other side closed the connection, or this side is to close it now."""


class Peer:
    """One connection, with what was read beyond the last head."""

    def __init__(self, sock):
        self.sock = sock
        self.rest = bytearray()
        self.loop = asyncio.get_running_loop()
        sock.setblocking(False)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def close(self):
        self.sock.close()

    async def head(self):
        """The lines of a head, or None if the connection ended before one."""
        while True:
            end = self.rest.find(b"\r\n\r\n")
            if end >= 0:
                lines = bytes(self.rest[:end]).decode("latin-1").split("\r\n")
                del self.rest[: end + 4]
                return lines
            if len(self.rest) > HEAD_LIMIT:
                raise Closed("a head without end")
            more = await self.loop.sock_recv(self.sock, HEAD_LIMIT)
            if not more:
                if self.rest:
                    raise Closed("the connection ended in a head")
                return None
            self.rest += more

    async def line(self):
        while (end := self.rest.find(b"\r\n")) < 0:
            more = await self.loop.sock_recv(self.sock, HEAD_LIMIT)
            if not more:
                raise Closed("the connection ended in a line")
            self.rest += more
        line = bytes(self.rest[:end])
        del self.rest[: end + 2]
        return line

    async def some(self, view):
        """At least one byte into the view; how many."""
        if self.rest:
            count = min(len(view), len(self.rest))
            view[:count] = self.rest[:count]
            del self.rest[:count]
            return count
        count = await self.loop.sock_recv_into(self.sock, view)
        if count == 0:
            raise Closed("the connection ended in a body")
        return count

    async def exactly(self, count):
        data = bytearray(count)
        view = memoryview(data)
        done = 0
        while done < count:
            done += await self.some(view[done:])
        return data

    async def send(self, data):
        await self.loop.sock_sendall(self.sock, data)


class Link:
    """A pipe of so many bytes a second; those who send take turns, a piece each."""

    # How far it may catch up after a timer came late.
    SLACK = 0.02

    def __init__(self):
        self.free_at = 0.0

    async def take(self, count, bytes_per_s):
        now = time.monotonic()
        self.free_at = max(self.free_at, now - self.SLACK) + count / bytes_per_s
        if self.free_at > now:
            await asyncio.sleep(self.free_at - now)


class Proxy:
    def __init__(self, upstream, settings):
        host, _, port = upstream.rpartition(":")
        self.upstream = (host, int(port))
        self.settings = dict(SETTINGS) | settings
        self.link = Link()
        self.started = time.monotonic()
        self.port = self.storage_port = 0
        self.connections = 0
        self.reset()

    def reset(self):
        self.paths = {}
        self.log = []
        self.total = {"requests": 0, "bytes": 0, "head_bytes": 0, "connections": 0, "errors": 0,
                      "authorization_at_storage": 0, "tokens": 0}
        self.tokens = {}
        self.signatures = {}

    def state(self):
        return {"settings": self.settings, "total": self.total, "paths": self.paths}

    def change(self, settings):
        for key, value in settings.items():
            if key not in SETTINGS:
                raise ValueError(f"there is no setting {key}")
            self.settings[key] = type(SETTINGS[key])(value)

    def applies(self, path):
        return re.search(self.settings["match"], path) is not None

    def once(self, key):
        """Takes one from a setting that counts down; whether there was one."""
        left = self.settings[key]
        if left > 0:
            self.settings[key] = left - 1
        return left != 0

    async def serve(self, sock, at_storage):
        self.connections += 1
        client = Exchange(self, Peer(sock), self.connections, at_storage)
        try:
            while await client.one_request():
                pass
        except (Closed, OSError):
            pass
        finally:
            client.close()

    async def accept(self, listener, at_storage):
        loop = asyncio.get_running_loop()
        tasks = set()
        while True:
            sock, _ = await loop.sock_accept(listener)
            task = asyncio.create_task(self.serve(sock, at_storage))
            tasks.add(task)
            task.add_done_callback(tasks.discard)


class Exchange:
    """One connection of a client and the one to the registry that belongs to it."""

    def __init__(self, proxy, client, number, at_storage):
        self.proxy, self.client, self.number, self.at_storage = proxy, client, number, at_storage
        self.upstream = None
        self.fresh = True
        self.own_link = Link()
        self.buffer = memoryview(bytearray(CHUNK))

    def close(self):
        self.client.close()
        self.drop_upstream()

    def drop_upstream(self):
        if self.upstream:
            self.upstream.close()
            self.upstream = None

    async def one_request(self):
        lines = await self.client.head()
        if lines is None:
            return False
        words = lines[0].split(" ")
        if len(words) != 3:
            raise Closed("no request line")
        method, path, version = words
        headers = [(name.strip(), value.strip()) for name, _, value in (line.partition(":") for line in lines[1:])]
        fields = {name.lower(): value for name, value in headers}
        if path.startswith("/_control"):
            await self.control(method, path, fields)
            return True
        proxy = self.proxy
        if proxy.settings["down"]:
            proxy.total["errors"] += 1
            raise Closed("down")
        if self.fresh:
            proxy.total["connections"] += 1
        self.record = {"at": round(time.monotonic() - proxy.started, 6), "method": method, "path": path,
                       "range": fields.get("range"), "status": 0, "bytes": 0, "connection": self.number}
        proxy.log.append(self.record)
        proxy.total["requests"] += 1
        self.counts = proxy.paths.setdefault(path.partition("?")[0], {"requests": 0, "bytes": 0})
        self.counts["requests"] += 1
        if rtt := proxy.settings["rtt_ms"]:
            await asyncio.sleep(rtt / 1000 * (2 if self.fresh else 1))
        self.fresh = False
        if not await self.answered_here(method, path, fields):
            await self.forward(method, self.target(path), headers, fields)
        return fields.get("connection", "").lower() != "close" and version != "HTTP/1.0"

    # What the proxy answers by itself.

    async def control(self, method, path, fields):
        status, answer = 200, None
        if method == "POST":
            body = await self.client.exactly(int(fields.get("content-length", "0")))
            try:
                if path == "/_control/reset":
                    self.proxy.reset()
                elif path == "/_control":
                    self.proxy.change(json.loads(body))
                else:
                    status = 404
            except ValueError as error:
                status, answer = 400, {"error": str(error)}
        elif path == "/_control/log":
            answer = self.proxy.log
        elif path != "/_control":
            status = 404
        body = json.dumps(self.proxy.state() if answer is None else answer).encode()
        await self.client.send(
            f"HTTP/1.1 {status} -\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode()
            + body)

    async def refuse(self, status, *headers, body=b""):
        self.record["status"] = status
        self.proxy.total["errors"] += status >= 400
        head = "".join(f"{line}\r\n" for line in (f"HTTP/1.1 {status} -", *headers, f"Content-Length: {len(body)}"))
        data = head.encode() + b"\r\n" + body
        self.proxy.total["head_bytes"] += len(data)
        await self.limited(len(data))
        await self.client.send(data)

    async def answered_here(self, method, path, fields):
        proxy, settings = self.proxy, self.proxy.settings
        if path.startswith("/_token"):
            token = f"{random.getrandbits(64):016x}"
            proxy.tokens[token] = settings["token_requests"]
            proxy.total["tokens"] += 1
            await self.refuse(200, "Content-Type: application/json",
                              body=json.dumps({"token": token, "expires_in": 3600}).encode())
            return True
        if self.at_storage:
            proxy.total["authorization_at_storage"] += "authorization" in fields
        elif settings["token_requests"] and path.startswith("/v2/"):
            given = fields.get("authorization", "").partition(" ")[2]
            left = proxy.tokens.get(given, 0)
            if left <= 0:
                name = re.match(r"/v2/(.+)/(?:blobs|manifests|referrers|tags)/", path)
                scope = f',scope="repository:{name[1]}:pull"' if name else ""
                why = ',error="invalid_token"' if given else ""
                await self.refuse(
                    401, f'WWW-Authenticate: Bearer realm="http://127.0.0.1:{proxy.port}/_token",'
                    f'service="proxy"{scope}{why}')
                return True
            proxy.tokens[given] = left - 1
        if method != "GET" or not proxy.applies(path):
            return False
        if settings["busy_times"] and proxy.once("busy_times"):
            wait = settings["retry_after"]
            if wait.startswith("date:"):
                wait = email.utils.formatdate(time.time() + float(wait[5:]), usegmt=True)
            await self.refuse(settings["busy_status"], *([f"Retry-After: {wait}"] if wait else []))
            return True
        if fields.get("range") and settings["ranges"] in ("416", "501"):
            await self.refuse(int(settings["ranges"]))
            return True
        return await self.redirected(path)

    async def redirected(self, path):
        """Hops are /_hop/LEFT/SIGNATURE/PATH; the one with none left is the signed URL, at another port."""
        proxy, settings = self.proxy, self.proxy.settings
        hop = re.match(r"/_hop/(\d+)/(\w+)(/.*)", path)
        if hop:
            left, signature, target = int(hop[1]), hop[2], hop[3]
            if proxy.signatures.get(signature, 0) == 0:
                await self.refuse(403, body=b"<Error><Code>AccessDenied</Code><Message>expired</Message></Error>")
                return True
            proxy.signatures[signature] -= 1
            if left == 0:
                return False
        elif settings["redirect_hops"] and not self.at_storage:
            left, target = settings["redirect_hops"], path
        else:
            return False
        signature = f"{random.getrandbits(64):016x}"
        # Below zero it never comes to an end.
        proxy.signatures[signature] = settings["url_uses"] or -1
        await self.refuse(
            settings["redirect_status"],
            f"Location: http://127.0.0.1:{proxy.storage_port}/_hop/{left - 1}/{signature}{target}")
        return True

    @staticmethod
    def target(path):
        hop = re.match(r"/_hop/\d+/\w+(/.*)", path)
        return hop[1] if hop else path

    # What the registry answers.

    async def connect(self):
        sock = socket.socket()
        sock.setblocking(False)
        try:
            await asyncio.get_running_loop().sock_connect(sock, self.proxy.upstream)
        except OSError:
            sock.close()
            raise
        self.upstream = Peer(sock)

    async def forward(self, method, path, headers, fields):
        settings = self.proxy.settings
        faulty = method == "GET" and self.proxy.applies(path)
        dropped = set(HOP_BY_HOP)
        if faulty and settings["ranges"] == "ignore":
            dropped.add("range")
        if settings["token_requests"] or self.at_storage:
            dropped.add("authorization")
        head = f"{method} {path} HTTP/1.1\r\n" + "".join(
            f"{name}: {value}\r\n" for name, value in headers if name.lower() not in dropped) + "\r\n"
        reused = self.upstream is not None
        has_body = "transfer-encoding" in fields or int(fields.get("content-length", "0")) > 0
        while True:
            failure = None
            try:
                if self.upstream is None:
                    await self.connect()
                await self.upstream.send(head.encode("latin-1"))
                if has_body:
                    await self.upload(fields)
                answer = await self.upstream.head()
                while answer and answer[0].split(" ")[1] == "100":
                    answer = await self.upstream.head()
            except (Closed, OSError) as error:
                answer, failure = None, error
            if answer is not None:
                break
            self.drop_upstream()
            if not reused or has_body:
                raise Closed("the registry does not answer") from failure
            # A connection kept from before may have been closed meanwhile.
            reused = False
        await self.pass_on(method, answer, faulty)

    async def upload(self, fields):
        if fields.get("expect", "").lower() == "100-continue":
            await self.client.send(b"HTTP/1.1 100 Continue\r\n\r\n")
        if "transfer-encoding" not in fields:
            left = int(fields["content-length"])
            while left:
                count = await self.client.some(self.buffer[: min(CHUNK, left)])
                await self.upstream.send(self.buffer[:count])
                left -= count
            return
        while True:
            line = await self.client.line()
            await self.upstream.send(line + b"\r\n")
            left = int(line.partition(b";")[0], 16)
            if left == 0:
                while trailer := await self.client.line():
                    await self.upstream.send(trailer + b"\r\n")
                await self.upstream.send(b"\r\n")
                return
            left += 2
            while left:
                count = await self.client.some(self.buffer[: min(CHUNK, left)])
                await self.upstream.send(self.buffer[:count])
                left -= count

    async def pass_on(self, method, answer, faulty):
        settings = self.proxy.settings
        status = int(answer[0].split(" ")[1])
        self.record["status"] = status
        fields = {}
        for line in answer[1:]:
            name, _, value = line.partition(":")
            fields[name.strip().lower()] = value.strip()
        chunked = fields.get("transfer-encoding", "").lower() == "chunked"
        bodiless = method == "HEAD" or status in (204, 304) or 100 <= status < 200
        body = b""
        if chunked and not bodiless:
            body = await self.whole_chunked_body()
            fields["content-length"] = str(len(body))
        ranged = re.match(r"bytes (\d+)-(\d+)/(\d+|\*)", fields.get("content-range", ""))
        shift = settings["content_range_shift"] if faulty else 0
        head = answer[0] + "\r\n"
        for line in answer[1:]:
            name = line.partition(":")[0].strip().lower()
            if name in ("transfer-encoding", "content-length", "connection"):
                continue
            if name == "content-range" and shift and ranged:
                line = f"Content-Range: bytes {int(ranged[1]) + shift}-{int(ranged[2]) + shift}/{ranged[3]}"
            head += line + "\r\n"
        if "content-length" in fields:
            head += f"Content-Length: {fields['content-length']}\r\n"
        data = (head + "\r\n").encode("latin-1")
        self.proxy.total["head_bytes"] += len(data)
        await self.limited(len(data))
        await self.client.send(data)
        if bodiless:
            return
        if chunked:
            await self.limited(len(body))
            await self.client.send(body)
            self.count(len(body))
            return
        await self.pass_body(int(fields.get("content-length", "0")), int(ranged[1]) if ranged else 0, faulty)
        if fields.get("connection", "").lower() == "close":
            self.drop_upstream()

    async def whole_chunked_body(self):
        body = bytearray()
        while left := int((await self.upstream.line()).partition(b";")[0], 16):
            body += await self.upstream.exactly(left)
            await self.upstream.line()
        while await self.upstream.line():
            pass
        return bytes(body)

    def count(self, count):
        self.record["bytes"] += count
        self.counts["bytes"] += count
        self.proxy.total["bytes"] += count

    async def limited(self, count):
        settings = self.proxy.settings
        if settings["link_bytes_per_s"]:
            await self.proxy.link.take(count, settings["link_bytes_per_s"])
        if settings["connection_bytes_per_s"]:
            await self.own_link.take(count, settings["connection_bytes_per_s"])

    def piece(self):
        """How much to send at once, so that those who share the link take turns every few milliseconds."""
        settings = self.proxy.settings
        rates = [rate for rate in (settings["link_bytes_per_s"], settings["connection_bytes_per_s"]) if rate]
        return max(1024, min(CHUNK, 1 << 16, int(min(rates) * 0.005))) if rates else CHUNK

    async def stalled(self):
        end = time.monotonic() + self.proxy.settings["stall_ms"] / 1000
        while time.monotonic() < end and self.proxy.settings["stall_after"] >= 0:
            await asyncio.sleep(0.05)

    async def pass_body(self, size, first, faulty):
        settings = self.proxy.settings
        cut = settings["cut_after"] if faulty else -1
        if not (0 <= cut < size and self.proxy.once("cut_times")):
            cut = -1
        stall = settings["stall_after"] if faulty else -1
        if not (0 <= stall < size and self.proxy.once("stall_times")):
            stall = -1
        done = 0
        try:
            while done < size:
                if done == cut:
                    # What is in the socket's buffer still goes out: the client sees exactly so many bytes.
                    raise Closed("cut")
                if done == stall:
                    stall = -1
                    await self.stalled()
                end = min([size, done + self.piece()] + [stop for stop in (cut, stall) if stop > done])
                count = await self.upstream.some(self.buffer[: end - done])
                corrupt = settings["corrupt_at"] - first - done if faulty and settings["corrupt_at"] >= 0 else -1
                if 0 <= corrupt < count:
                    self.buffer[corrupt] ^= 1
                await self.limited(count)
                await self.client.send(self.buffer[:count])
                self.count(count)
                done += count
        except (Closed, OSError):
            # The rest of this answer is still on its way here.
            self.drop_upstream()
            raise


def listen(port):
    """A socket on a port that no outgoing connection takes by chance."""
    while True:
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", port or random.randint(12000, 31999)))
        except OSError:
            listener.close()
            if port:
                raise
            continue
        listener.listen(1024)
        listener.setblocking(False)
        return listener


async def until_input_ends():
    await asyncio.to_thread(sys.stdin.read)


async def run(arguments, settings):
    proxy = Proxy(arguments.upstream, settings)
    listener, storage = listen(arguments.port), listen(0)
    proxy.port, proxy.storage_port = listener.getsockname()[1], storage.getsockname()[1]
    print(proxy.port, flush=True)
    work = [proxy.accept(listener, False), proxy.accept(storage, True)]
    if arguments.with_stdin:
        work.append(until_input_ends())
    tasks = [asyncio.create_task(one) for one in work]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    os._exit(0)


class Handle:
    """A proxy in a process of its own."""

    def __init__(self, process, port):
        self.process, self.port = process, port
        self.address = f"127.0.0.1:{port}"

    def ask(self, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(urllib.request.Request(f"http://{self.address}/_control{path}", data), timeout=60) as answer:
            return json.load(answer)

    def set(self, **settings):
        return self.ask("", settings)

    def reset(self):
        return self.ask("/reset", {})

    def counts(self):
        return self.ask("")

    def log(self):
        return self.ask("/log")

    def stop(self):
        self.process.kill()
        self.process.wait()


@contextlib.contextmanager
def start(upstream, **settings):
    words = [sys.executable, os.path.abspath(__file__), "--upstream", upstream, "--with-stdin"]
    for key, value in settings.items():
        words += ["--" + key.replace("_", "-"), str(value)]
    process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield Handle(process, int(process.stdout.readline()))
    finally:
        process.kill()
        process.wait()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--upstream", required=True, metavar="HOST:PORT")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--with-stdin", action="store_true")
    for key, value in SETTINGS.items():
        kind = (lambda text: text.lower() in ("1", "true", "yes")) if isinstance(value, bool) else type(value)
        parser.add_argument("--" + key.replace("_", "-"), dest=key, type=kind, default=value)
    arguments = parser.parse_args()
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(run(arguments, {key: getattr(arguments, key) for key in SETTINGS}))


if __name__ == "__main__":
    main()
