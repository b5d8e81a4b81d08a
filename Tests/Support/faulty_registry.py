#!/usr/bin/env python3
"""A registry that lies, stalls and dies as it is told: the other side of the registry client's tests.

usage: faulty_registry.py LAYOUT LOG [OPTIONS-AS-JSON]

Serves the images of an OCI layout folder as /v2/<any name>/…, and the folder itself as static files under /layout/.
A request for http://any.host/… is served too, as a proxy would. Prints its port, and appends one JSON line for each
request to LOG, with the time and how many others were being answered. Options:

  auth      "basic" or "bearer"; user and password are `user` and `secret`
  anonymous with "bearer": tokens are given without a password too
  token_uses  a token is accepted this many times
  needs_scope  with "bearer": tokens without this scope are answered 403, insufficient_scope
  no_post   the token server has no POST; a refresh token is taken as the password of the user <token>
  expires_in, issued_ago  seconds, of tokens
  tls       [certificate, key]
  client_ca  with "tls": clients must show a certificate of this authority
  ranges    false: Range is ignored
  delay_ms  before each answer to a request for a blob
  referrers  what answers the listing of referrers: "filtered", "unfiltered", "paged" (two a page), "html", absent: 404
  rules     what goes wrong, each {"match": regex on the path, "times": n or absent for always,
            "ranged": true for requests with Range only, "do": …}:
              status (codes, headers, body; retry_date: seconds from now, as a date)
              redirect (to: base URL, sign: a query that differs each time)    cut (after)    stall (after)
              corrupt       extra (count)      short (count)   chunked    huge (size, length: bool)
              wrongrange (by)   encoding   drop   digest (value)   endless, endshort (count): no length
"""
import base64, email.utils, hashlib, http.server, json, os, re, socket, ssl, sys, threading, time, urllib.parse

LAYOUT, LOG = sys.argv[1], sys.argv[2]
OPTIONS = json.loads(sys.argv[3]) if len(sys.argv) > 3 else {}
LOCK = threading.Lock()
TOKENS = {}
SCOPES = {}
SIGNED = [0]
RUNNING = [0]
INDEX = {e["annotations"]["org.opencontainers.image.ref.name"]: e
         for e in json.load(open(os.path.join(LAYOUT, "index.json")))["manifests"]}
TYPES = {}
for root, _, names in os.walk(os.path.join(LAYOUT, "blobs")):
    for name in names:
        with open(os.path.join(root, name), "rb") as file:
            data = file.read(1 << 20)
        try:
            TYPES[name] = json.loads(data).get("mediaType")
        except (ValueError, AttributeError, RecursionError):
            pass
for entry in INDEX.values():
    TYPES[entry["digest"][7:]] = entry["mediaType"]


def take_rule(path, ranged=False):
    with LOCK:
        for rule in OPTIONS.get("rules", []):
            if not re.search(rule["match"], path) or rule.get("ranged") and not ranged:
                continue
            if "times" in rule:
                if rule["times"] <= 0:
                    continue
                rule["times"] -= 1
            return rule
    return {}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def log(self, status):
        with LOCK, open(LOG, "a") as file:
            file.write(json.dumps({"path": self.path, "status": status, "range": self.headers.get("Range"),
                                   "authorization": self.headers.get("Authorization"),
                                   "at": time.monotonic(), "running": RUNNING[0],
                                   "accept": self.headers.get("Accept")}) + "\n")

    def answer(self, status, body=b"", **headers):
        self.log(status)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def error(self, status, code, message, **headers):
        self.answer(status, json.dumps({"errors": [{"code": code, "message": message}]}).encode(), **headers)

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        if OPTIONS.get("no_post"):
            return self.error(404, "NOT_FOUND", "no such endpoint")
        if self.path == "/token" and "refresh_token=identity" in body:
            return self.give_token(urllib.parse.parse_qs(body).get("scope", [""])[0].split(" "))
        self.error(400, "UNSUPPORTED", "bad form: " + body)

    def do_GET(self):
        with LOCK:
            RUNNING[0] += 1
        try:
            if self.path.startswith("http://"):
                self.path = "/" + self.path.split("/", 3)[3]
            if "/blobs/" in self.path:
                time.sleep(OPTIONS.get("delay_ms", 0) / 1000)
            self.serve()
        finally:
            with LOCK:
                RUNNING[0] -= 1

    def serve(self):
        rule = take_rule(self.path, self.headers.get("Range") is not None)
        what = rule.get("do")
        if what == "drop":
            self.log(0)
            self.close_connection = True
            return self.connection.shutdown(socket.SHUT_RDWR)
        if what == "status":
            body = rule.get("body", json.dumps({"errors": [{"code": "FAULT", "message": "told to fail"}]})).encode()
            headers = dict(rule.get("headers", {}))
            if "retry_date" in rule:
                headers["Retry-After"] = email.utils.formatdate(time.time() + rule["retry_date"], usegmt=True)
            return self.answer(rule["code"], body, **headers)
        if self.path.startswith("/token"):
            return self.token()
        if self.path.startswith("/layout/"):
            return self.send_file(os.path.join(LAYOUT, self.path[8:]), "application/octet-stream", rule)
        if not self.authorized():
            return
        if what == "redirect":
            SIGNED[0] += 1
            sign = "?sig=%d" % SIGNED[0] if rule.get("sign") else ""
            return self.answer(307, Location=rule["to"] + ("" if rule.get("bare") else self.path + sign))
        if what == "huge":
            return self.huge(rule)
        if "/referrers/" in self.path:
            return self.referrers()
        found = re.fullmatch(r"/v2/(.+)/(manifests|blobs)/([^/]+)", self.path.split("?")[0])
        if not found:
            return self.error(404, "NOT_FOUND", "no such endpoint")
        name = found[3]
        digest = name if name.startswith("sha256:") else INDEX.get(name, {}).get("digest", "sha256:none")
        kind = "application/octet-stream"
        if found[2] == "manifests":
            kind = TYPES.get(digest[7:]) or "application/vnd.oci.image.manifest.v1+json"
        path = os.path.join(LAYOUT, "blobs", "sha256", digest[7:])
        if not os.path.exists(path):
            code = "MANIFEST_UNKNOWN" if found[2] == "manifests" else "BLOB_UNKNOWN"
            return self.error(404, code, code.lower().replace("_", " "))
        self.send_file(path, kind, rule, digest)

    def send_file(self, path, kind, rule, digest=None):
        if not os.path.isfile(path):
            return self.answer(404, b"<html>no</html>")
        with open(path, "rb") as file:
            data = file.read()
        what = rule.get("do")
        if what == "corrupt":
            data = data[:-1] + bytes([data[-1] ^ 1])
        if what == "extra":
            data += b"x" * rule["count"]
        if what in ("short", "endshort"):
            data = data[:-rule["count"]]
        status, headers = 200, {"Content-Type": kind}
        if digest:
            headers["Docker-Content-Digest"] = rule.get("value", digest) if what == "digest" else digest
        wanted = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range") or "")
        if "," in (self.headers.get("Range") or ""):
            return self.error(501, "UNSUPPORTED", "several ranges")
        if wanted and OPTIONS.get("ranges", True):
            first = int(wanted[1])
            last = min(int(wanted[2] or len(data) - 1), len(data) - 1)
            if first >= len(data):
                return self.answer(416, Content_Range="bytes */%d" % len(data))
            shift = rule["by"] if what == "wrongrange" else 0
            headers["Content-Range"] = "bytes %d-%d/%d" % (first + shift, last + shift, len(data))
            data, status = data[first:last + 1], 206
        if what == "encoding":
            headers["Content-Encoding"] = "gzip"
        self.log(status)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if what == "chunked":
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            for start in range(0, len(data), 65536):
                part = data[start:start + 65536]
                self.wfile.write(b"%x\r\n" % len(part) + part + b"\r\n")
            return self.wfile.write(b"0\r\n\r\n")
        if what in ("endless", "endshort"):
            self.send_header("Connection", "close")
            self.close_connection = True
        else:
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if what in ("cut", "stall"):
            self.wfile.write(data[:rule["after"]])
            self.wfile.flush()
            if what == "stall":
                time.sleep(rule.get("seconds", 60))
            self.close_connection = True
            return self.connection.shutdown(socket.SHUT_RDWR)
        self.wfile.write(data)

    def referrers(self):
        mode = OPTIONS.get("referrers")
        url = urllib.parse.urlsplit(self.path)
        query = dict(urllib.parse.parse_qsl(url.query))
        tag = INDEX.get(url.path.split("/")[-1].replace(":", "-"))
        if mode == "html":
            return self.answer(200, b"<html>log in</html>", Content_Type="text/html")
        if mode is None:
            return self.answer(404, b"404 page not found")
        with open(os.path.join(LAYOUT, "blobs", "sha256", tag["digest"][7:])) as file:
            index = json.load(file)
        headers = {"Content-Type": "application/vnd.oci.image.index.v1+json"}
        if mode == "filtered":
            index["manifests"] = [e for e in index["manifests"] if e["artifactType"] == query["artifactType"]]
            headers["OCI-Filters-Applied"] = "artifactType"
        if mode == "paged":
            last = int(query.get("last", 0))
            if last + 2 < len(index["manifests"]):
                headers["Link"] = '<%s?last=%d>; rel="next"' % (url.path, last + 2)
            index["manifests"] = index["manifests"][last:last + 2]
        self.answer(200, json.dumps(index).encode(), **headers)

    def huge(self, rule):
        self.log(200)
        self.send_response(200)
        self.send_header("Content-Type", "application/vnd.oci.image.manifest.v1+json")
        if rule.get("length", True):
            self.send_header("Content-Length", str(rule["size"]))
        else:
            self.send_header("Connection", "close")
        self.close_connection = True
        self.end_headers()
        sent = 0
        try:
            while sent < rule["size"]:
                sent += self.wfile.write(b" " * 65536)
        except OSError:
            pass
        with LOCK, open(LOG, "a") as file:
            file.write(json.dumps({"sent": sent}) + "\n")

    # Access

    def authorized(self):
        mode, given = OPTIONS.get("auth"), self.headers.get("Authorization") or ""
        basic = "Basic " + base64.b64encode(b"user:secret").decode()
        if mode == "basic" and given != basic:
            self.error(401, "UNAUTHORIZED", "authentication required", WWW_Authenticate='Basic realm="test"')
            return False
        if mode == "bearer":
            with LOCK:
                token = given[7:] if given.startswith("Bearer ") else ""
                needed = OPTIONS.get("needs_scope")
                is_short = token in TOKENS and needed and needed not in SCOPES[token]
                if not is_short and TOKENS.get(token, 0) > 0:
                    TOKENS[token] -= 1
                    return True
            host = self.headers["Host"]
            scheme = "https" if OPTIONS.get("tls") else "http"
            realm = OPTIONS.get("realm") or "%s://%s/token" % (scheme, host)
            name = re.match(r"/v2/(.+)/(manifests|blobs)/", self.path)
            scope = "repository:%s:pull" % (name[1] if name else "")
            if is_short:
                challenge = 'Bearer realm="%s",service="test registry",scope="%s",error="insufficient_scope"' % (realm, needed)
                self.error(403, "DENIED", "more scope is needed", WWW_Authenticate=challenge)
                return False
            challenge = 'Bearer realm="%s",service="test registry",scope="%s"' % (realm, scope)
            self.error(401, "UNAUTHORIZED", "authentication required", WWW_Authenticate=challenge)
            return False
        return True

    def token(self):
        login = b"<token>:identity" if OPTIONS.get("no_post") else b"user:secret"
        basic = "Basic " + base64.b64encode(login).decode()
        given = self.headers.get("Authorization")
        if given is not None and given != basic or given is None and not OPTIONS.get("anonymous"):
            return self.answer(401, b'{"details":"incorrect username or password"}')
        if "scope=repository%3A" not in self.path or "service=test%20registry" not in self.path:
            return self.answer(400, b'{"details":"no scope or service"}')
        self.give_token(urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query).get("scope", []))

    def give_token(self, scopes):
        with LOCK:
            token = hashlib.sha256(str(len(TOKENS)).encode()).hexdigest()
            TOKENS[token] = OPTIONS.get("token_uses", 1000)
            SCOPES[token] = scopes
        issued = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - OPTIONS.get("issued_ago", 0)))
        answer = {"token": token, "expires_in": OPTIONS.get("expires_in", 300), "issued_at": issued}
        self.answer(200, json.dumps(answer).encode())


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, *_):
        pass  # clients hang up: that is what is tested


server = Server(("127.0.0.1", 0), Handler)
if OPTIONS.get("tls"):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*OPTIONS["tls"])
    if OPTIONS.get("client_ca"):
        context.load_verify_locations(OPTIONS["client_ca"])
        context.verify_mode = ssl.CERT_REQUIRED
    server.socket = context.wrap_socket(server.socket, server_side=True)
sys.stdout.write("%d\n" % server.server_address[1])
sys.stdout.flush()
# The parent holds our stdin open: its end is ours too, so no server outlives a test run that was killed.
threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
server.serve_forever()
