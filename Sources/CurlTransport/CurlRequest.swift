import CCurl
import ImageModel

/// One request and its easy handle. Used by the loop's thread alone once it is started.
final class CurlRequest {
    let id: HTTPRequestID
    let sink: any HTTPResponseSink
    private let request: HTTPRequest
    private let settings: CurlSettings

    // SAFETY: owned here; freed in `close`, after it was removed from the multi handle.
    private(set) var handle: UnsafeMutableRawPointer?
    private var headerList: UnsafeMutablePointer<curl_slist>?
    /// CURL_ERROR_SIZE bytes into which libcurl writes what went wrong.
    private var errorText: UnsafeMutablePointer<CChar>?

    private var headers: [HTTPHeader] = []
    private var headerBytes = 0
    private var status = 0
    private var hasHead = false
    private var isPaused = false
    /// The sink has had the head, and the answer is not to be taken further.
    private var refusal: String?

    static let maxHeaders = 256
    static let maxHeaderBytes = 64 << 10

    init(_ id: HTTPRequestID, _ request: HTTPRequest, _ sink: any HTTPResponseSink, _ settings: CurlSettings) {
        self.id = id
        self.request = request
        self.sink = sink
        self.settings = settings
    }

    deinit { close() }

    /// The server of an https URL; nil for another URL.
    var secureServer: (host: String, port: Int)? {
        guard request.url.hasPrefix("https://") else { return nil }
        let authority = request.url.dropFirst("https://".count).prefix { $0 != "/" && $0 != "?" }
        guard let colon = authority.lastIndex(of: ":"), !authority[colon...].contains("]"),
            let port = Int(authority[authority.index(after: colon)...])
        else { return (String(authority), 443) }
        return (String(authority[..<colon]), port)
    }

    /// Makes the handle. Returns what is wrong, or nil.
    ///
    /// - Parameter certificates: what the user's folders say about the server.
    func prepare(_ certificates: HostCertificates?) -> String? {
        guard let handle = curl_easy_init() else { return "libcurl has no memory" }
        self.handle = handle
        let text = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
        text.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        errorText = text
        // SAFETY: the object outlives the handle, which `close` frees; callbacks run only inside curl_multi_perform
        // and curl_easy_pause, on the loop's thread.
        let me = Unmanaged.passUnretained(self).toOpaque()
        var codes: [CURLcode] = []
        func set(_ option: CURLoption, _ value: Int) { codes.append(c2w_curl_set_long(handle, option, value)) }
        func set(_ option: CURLoption, _ value: String) { codes.append(c2w_curl_set_string(handle, option, value)) }
        func set(_ option: CURLoption, _ value: UnsafeMutableRawPointer) {
            codes.append(c2w_curl_set_pointer(handle, option, value))
        }
        set(CURLOPT_ERRORBUFFER, UnsafeMutableRawPointer(text))
        set(CURLOPT_URL, request.url)
        set(CURLOPT_PROTOCOLS_STR, "http,https")
        set(CURLOPT_FOLLOWLOCATION, 0)
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_PATH_AS_IS, 1)
        set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
        set(CURLOPT_PIPEWAIT, 1)
        set(CURLOPT_BUFFERSIZE, 256 << 10)
        set(CURLOPT_TCP_KEEPALIVE, 1)
        set(CURLOPT_CONNECTTIMEOUT_MS, settings.connectTimeoutMs)
        set(CURLOPT_LOW_SPEED_LIMIT, 1)
        set(CURLOPT_LOW_SPEED_TIME, settings.stallTimeoutSeconds)
        set(CURLOPT_USERAGENT, settings.userAgent)
        // Set in any case, or libcurl would look into the environment itself. A proxy does not reach what listens on
        // this machine.
        set(CURLOPT_PROXY, (request.url.hasPrefix("https:") ? settings.httpsProxy : settings.httpProxy) ?? "")
        set(CURLOPT_NOPROXY, CurlRequest.isLoopback(request.url) ? "*" : settings.noProxy ?? "")
        if let caFile = settings.caFile { set(CURLOPT_CAINFO, caFile) }
        if let caFolder = settings.caFolder { set(CURLOPT_CAPATH, caFolder) }
        if let certificates {
            if !certificates.authorities.isEmpty {
                // libcurl copies them.
                certificates.authorities.withUnsafeBytes { bytes in
                    codes.append(c2w_curl_set_blob(handle, CURLOPT_CAINFO_BLOB, bytes.baseAddress, bytes.count))
                }
            }
            if let path = certificates.certificatePath { set(CURLOPT_SSLCERT, path) }
            if let path = certificates.keyPath { set(CURLOPT_SSLKEY, path) }
        }
        if request.trustsAnyCertificate {
            set(CURLOPT_SSL_VERIFYPEER, 0)
            set(CURLOPT_SSL_VERIFYHOST, 0)
        }
        if request.method == "HEAD" {
            set(CURLOPT_NOBODY, 1)
        } else if request.method != "GET" {
            set(CURLOPT_CUSTOMREQUEST, request.method)
        }
        if let body = request.body {
            codes.append(c2w_curl_set_off(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count)))
            body.withUnsafeBytes { bytes in
                // libcurl copies as many bytes as were announced just above.
                codes.append(
                    c2w_curl_set_pointer(
                        handle, CURLOPT_COPYPOSTFIELDS, UnsafeMutableRawPointer(mutating: bytes.baseAddress)))
            }
        }
        for header in request.headers { headerList = curl_slist_append(headerList, header.name + ": " + header.value) }
        if let headerList { codes.append(c2w_curl_set_list(handle, CURLOPT_HTTPHEADER, headerList)) }
        set(CURLOPT_WRITEDATA, me)
        set(CURLOPT_HEADERDATA, me)
        codes.append(
            c2w_curl_set_data_fn(handle, CURLOPT_WRITEFUNCTION) { data, size, count, context in
                CurlRequest.of(context)?.takeBody(UnsafeRawBufferPointer(start: data, count: size * count)) ?? 0
            })
        codes.append(
            c2w_curl_set_data_fn(handle, CURLOPT_HEADERFUNCTION) { data, size, count, context in
                CurlRequest.of(context)?.takeHeader(UnsafeRawBufferPointer(start: data, count: size * count)) ?? 0
            })
        // An option that this libcurl was built without (HTTP/2) is no reason not to go on.
        let bad = codes.first { $0 != CURLE_OK && $0 != CURLE_UNSUPPORTED_PROTOCOL && $0 != CURLE_NOT_BUILT_IN }
        return bad.map { String(cString: curl_easy_strerror($0)) }
    }

    private static func isLoopback(_ url: String) -> Bool {
        let rest = url.drop { $0 != ":" }
        return ["://localhost:", "://localhost/", "://127.", "://[::1]"].contains { rest.hasPrefix($0) }
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> CurlRequest? {
        // SAFETY: `prepare` gave libcurl exactly this object.
        context.map { Unmanaged<CurlRequest>.fromOpaque($0).takeUnretainedValue() }
    }

    func resume() {
        guard isPaused, let handle else { return }
        isPaused = false
        // May call `takeBody` before it returns.
        curl_easy_pause(handle, CURLPAUSE_CONT)
    }

    /// Frees the handle. It must not be in a multi handle any more.
    func close() {
        if let handle { curl_easy_cleanup(handle) }
        if let headerList { curl_slist_free_all(headerList) }
        errorText?.deallocate()
        handle = nil
        headerList = nil
        errorText = nil
    }

    // MARK: What comes

    /// Returns how many bytes were taken; another number than was given makes libcurl give up, or pause.
    private func takeBody(_ bytes: UnsafeRawBufferPointer) -> Int {
        if refusal != nil { return 0 }
        if bytes.isEmpty { return 0 }
        // Our sink takes the bytes with which it pauses; libcurl keeps those that it is told to pause with.
        if isPaused { return Int(CURL_WRITEFUNC_PAUSE) }
        if !sink.body(bytes) { isPaused = true }
        return bytes.count
    }

    /// One line: the status, a header, or the empty one at the end. A connection may answer 1xx first.
    private func takeHeader(_ line: UnsafeRawBufferPointer) -> Int {
        headerBytes += line.count
        guard headerBytes <= CurlRequest.maxHeaderBytes, headers.count < CurlRequest.maxHeaders else {
            refusal = "the header of the answer is too large"
            return 0
        }
        var end = line.count
        while end > 0, [0x0d, 0x0a, 0x20, 0x09].contains(line[end - 1]) { end -= 1 }
        let text = line[..<end]
        if text.starts(with: "HTTP/".utf8) {
            headers = []
            status = CurlRequest.status(text)
        } else if end == 0 {
            // Trailers of a chunked body come here too, after the head.
            if status >= 200, !hasHead {
                hasHead = true
                sink.head(HTTPResponseHead(status: status, headers: headers))
            }
        } else if !hasHead, let colon = text.firstIndex(of: UInt8(ascii: ":")) {
            let value = text[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 }
            headers.append(
                HTTPHeader(String(decoding: text[..<colon], as: UTF8.self), String(decoding: value, as: UTF8.self)))
        }
        return line.count
    }

    /// `HTTP/1.1 200 OK` → 200; 0 where there is no number.
    private static func status(_ line: Slice<UnsafeRawBufferPointer>) -> Int {
        let parts = line.split(separator: 0x20, maxSplits: 2)
        guard parts.count >= 2 else { return 0 }
        return Int(String(decoding: parts[1], as: UTF8.self)) ?? 0
    }

    func error(for result: CURLcode) -> TransportError? {
        if result == CURLE_OK { return hasHead ? nil : .unreachable("the answer has no head") }
        let own = errorText.map { String(cString: $0) } ?? ""
        let words = refusal ?? (own.isEmpty ? String(cString: curl_easy_strerror(result)) : own)
        return hasHead ? .broken(words) : .unreachable(words)
    }
}
