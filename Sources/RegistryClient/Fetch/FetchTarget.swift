import ImageModel

/// What is to be fetched. One for all requests for a blob, since they share where a redirect led.
final class FetchTarget {
    /// Path and query at the session's origin, or an absolute URL elsewhere (a token server).
    enum Place {
        case path(String)
        case url(HTTPURL)
    }

    private(set) var place: Place
    /// Where else it may be, in order: what a descriptor's `urls` say.
    private var otherPlaces: [HTTPURL]
    /// For messages: `manifest of localhost:5000/debian:12`, `layer sha256:…`.
    let label: String
    let accept: String
    /// What the descriptor says; nil where nothing does.
    let sizeBytes: UInt64?
    /// nil: what the session knows for the origin. Otherwise exactly this, and no challenge is answered.
    let fixedAuthorization: String?
    let form: [UInt8]?
    /// nil: a GET.
    var upload: Upload?
    /// Asked for tokens: no challenge of its own is answered.
    var isTokenServer = false
    /// Where the last redirects led: object stores sign URLs for minutes, and each range would ask again.
    var redirectedTo: HTTPURL?
    /// The image's own URL is known to redirect.
    var isRedirected = false
    /// The fetch that is asking where the blob is now, and those that wait to be told.
    var resolver: Fetch?
    var waitingForURL: [Fetch] = []
    /// Requests and body bytes so far.
    var traffic = BlobTraffic()
    /// A redirect to another origin ends the fetch: nobody there has what is asked for.
    var staysHome = false

    /// A request that changes something. Good are 201 and 202 too.
    struct Upload {
        var method: String
        var contentType: String?
        var body: [UInt8]
    }

    init(
        _ place: Place, label: String, accept: String = "*/*", sizeBytes: UInt64? = nil,
        fixedAuthorization: String? = nil, form: [UInt8]? = nil, otherPlaces: [HTTPURL] = []
    ) {
        self.place = place
        self.otherPlaces = otherPlaces
        self.label = label
        self.accept = accept
        self.sizeBytes = sizeBytes
        self.fixedAuthorization = fixedAuthorization
        self.form = form
    }

    func url(in session: FetchSession) -> HTTPURL {
        switch place {
        case .path(let path): session.url(path)
        case .url(let url): url
        }
    }

    /// A token server is asked with its own header or with none.
    var answersChallenges: Bool { fixedAuthorization == nil && form == nil && !isTokenServer }

    /// False where there is no other place left.
    func useNextPlace() -> Bool {
        guard !otherPlaces.isEmpty else { return false }
        place = .url(otherPlaces.removeFirst())
        redirectedTo = nil
        isRedirected = false
        return true
    }

    /// The resolver knows where the blob is, or has given up: the others go on.
    func urlSettled(_ fetch: Fetch) {
        guard resolver === fetch else { return }
        resolver = nil
        let waiting = waitingForURL
        waitingForURL = []
        for other in waiting { other.goOn() }
    }
}

/// What a consumer says to bytes it was given.
enum FetchFlow {
    case more
    /// The bytes are taken; no more until `Fetch.resume`.
    case pause
    /// All that was wanted is here: give up the rest.
    case enough
    case failed(BlobFailure)
}

/// Takes what a fetch brings. Called with the session's lock held.
protocol FetchConsumer: AnyObject {
    /// The first good answer; returns why it is refused, or nil. Not repeated when a broken body is resumed.
    func began(_ head: HTTPResponseHead) -> BlobFailure?
    /// The whole comes, though a part was asked for. Returns whether bytes after the part are taken too.
    func wholeComes() -> Bool
    /// Bytes in order, from where the fetch was to begin, none twice.
    func received(_ bytes: UnsafeRawBufferPointer) -> FetchFlow
    /// Something happened that a waiter may want to know: the end, with or without a failure, or a wait.
    func changed()
}

extension FetchConsumer {
    func wholeComes() -> Bool { false }
}
