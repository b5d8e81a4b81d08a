#!/usr/bin/env python3
"""A registry that fails on purpose: bad_registry.py PORT LAYOUT

The repository's name says how: /v2/truncated/… breaks off in the middle of a layer, and so on. Anything else is served
from the OCI layout as it should be. No ranges: a registry need not have them.
"""

import base64
import http.server
import json
import os
import sys
import time

LAYOUT = sys.argv[2]


def blob(digest):
    with open(f"{LAYOUT}/blobs/sha256/{digest.removeprefix('sha256:')}", "rb") as file:
        return file.read()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, body=b"", headers=(), length=None):
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def error(self, status, code, headers=()):
        self.answer(status, json.dumps({"errors": [{"code": code, "message": code.lower()}]}).encode(), headers)

    do_HEAD = lambda self: self.do_GET()  # noqa: E731

    def do_GET(self):
        parts = self.path.strip("/").split("/")
        if len(parts) < 4:
            return self.answer(200)
        fault, kind, name = parts[1], parts[2], parts[3]
        if fault == "unauthorized":
            return self.error(401, "UNAUTHORIZED", [("WWW-Authenticate", 'Basic realm="test"')])
        if fault == "login":
            wanted = "Basic " + base64.b64encode(b"user:secret").decode()
            if self.headers.get("Authorization") != wanted:
                return self.error(401, "UNAUTHORIZED", [("WWW-Authenticate", 'Basic realm="test"')])
        if fault == "forbidden":
            return self.error(403, "DENIED")
        if fault == "throttled":
            return self.error(429, "TOOMANYREQUESTS", [("Retry-After", "0")])
        if fault == "failing":
            return self.error(500, "UNKNOWN")
        if kind == "manifests":
            if not name.startswith("sha256:"):
                with open(f"{LAYOUT}/index.json") as file:
                    name = json.load(file)["manifests"][0]["digest"]
            body = blob(name)
            headers = [("Content-Type", json.loads(body).get("mediaType", "application/vnd.oci.image.manifest.v1+json")), ("Docker-Content-Digest", name)]
            return self.answer(200, body.replace(b'"size"', b'"Size"') if fault == "forged" else body, headers)
        if not os.path.exists(f"{LAYOUT}/blobs/sha256/{name.removeprefix('sha256:')}"):
            return self.error(404, "BLOB_UNKNOWN")
        body = blob(name)
        if fault == "truncated" and len(body) > 10_000:
            self.answer(200, body[: len(body) // 2], length=len(body))
            self.close_connection = True
            return None
        if fault == "slow" and len(body) > 10_000:
            self.answer(200, body[:1], length=len(body))
            for start in range(1, len(body), 5000):
                time.sleep(0.15)
                self.wfile.write(body[start : start + 5000])
            return None
        if fault == "flipped" and len(body) > 10_000:
            body = body[:5000] + bytes([body[5000] ^ 1]) + body[5001:]
        if fault == "noblob" and len(body) > 10_000:
            return self.error(404, "BLOB_UNKNOWN")
        return self.answer(200, body)


http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
