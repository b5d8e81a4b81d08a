import ImageModel

/// Who a registry is told we are: what was given by hand, else what docker and podman have stored in files, else what
/// the programs know that those files name.
///
/// A helper's answer is kept for some minutes, and asked for anew when the registry refuses it. Threads: any.
public final class CredentialChain: CredentialStore, @unchecked Sendable {
    private let given: Credentials?
    /// The registry that `given` is for: no other hears it.
    private let givenFor: String?
    private let files: [DockerConfig]
    private let helpers: [String]
    private let runner: (any ProgramRunner)?
    private let board: TicketBoard
    private let host: HostServices
    private let lock: Lock  // guards the one below
    private var asked: [String: HelperRun] = [:]

    /// A helper is asked again for what it said longer ago than this: it may hand out what lives for minutes.
    private static let maxAgeNs: UInt64 = 300_000_000_000

    /// - Parameters:
    ///   - files: in the order in which they are looked at.
    ///   - helpers: programs to ask after the files (`credential-helpers` of registries.conf).
    ///   - runner: nil where the host cannot run programs.
    public init(
        given: Credentials? = nil, givenFor: String? = nil, files: [DockerConfig], helpers: [String] = [],
        runner: (any ProgramRunner)? = nil, board: TicketBoard, host: HostServices
    ) {
        self.given = given
        self.givenFor = givenFor
        self.files = files
        self.helpers = helpers.filter { $0 != "containers-auth.json" }
        self.runner = runner
        self.board = board
        self.host = host
        lock = host.makeLock()
    }

    public func credentials(registry: String, repository: String) -> Credentials? {
        if case .known(let found) = lookUp(registry: registry, repository: repository, refused: nil) { return found }
        return nil
    }

    public func lookUp(registry: String, repository: String, refused: Credentials?) -> CredentialAnswer {
        if let given, registry == givenFor { return .known(given) }
        for file in files {
            if let helper = file.helper(for: registry) {
                switch ask(helper, registry, refused) {
                case .pending(let ticket): return .pending(ticket)
                case .known(let found?): return .known(found)
                case .known(nil): break
                }
            }
            if let found = file.credentials(registry: registry, repository: repository) { return .known(found) }
        }
        for helper in helpers {
            switch ask(helper, registry, refused) {
            case .pending(let ticket): return .pending(ticket)
            case .known(let found?): return .known(found)
            case .known(nil): break
            }
        }
        return .known(nil)
    }

    private func ask(_ helper: String, _ registry: String, _ refused: Credentials?) -> CredentialAnswer {
        guard let runner, CredentialChain.isHelperName(helper) else { return .known(nil) }
        let key = helper + " " + registry
        lock.lock()
        if let run = asked[key] {
            if let ticket = run.ticket {
                lock.unlock()
                return .pending(ticket)
            }
            let isOld = host.monotonicNs() &- run.endedNs > CredentialChain.maxAgeNs
            // Once for each refusal.
            let isRefused = refused != nil && run.answer == refused && run.refused != refused
            if !isOld && !isRefused {
                let answer = run.answer
                lock.unlock()
                return .known(answer)
            }
        }
        let ticket = board.issue()
        let run = HelperRun(self, helper, registry, ticket, refused: refused)
        asked[key] = run
        lock.unlock()
        // As docker spells it to its helpers.
        let server = registry == "docker.io" ? "https://index.docker.io/v1/" : registry
        runner.run("docker-credential-" + helper, arguments: ["get"], input: Array(server.utf8), sink: run)
        return .pending(ticket)
    }

    /// The name of a program in the search path, not a path.
    private static func isHelperName(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 128
            && name.utf8.allSatisfy { ImageReference.Grammar.isAlnum($0) || "-._".utf8.contains($0) }
    }

    fileprivate func ended(_ run: HelperRun, _ outcome: ProgramOutcome) {
        let answer: Credentials?
        var problem: String?
        if outcome.exitCode == 0 {
            do throws(DocumentError) {
                answer = try CredentialChain.credentials(outcome.output)
            } catch {
                answer = nil
                problem = "answers nonsense: " + error.message
            }
        } else {
            answer = nil
            let said = printable(String(decoding: outcome.output.prefix { $0 != 0x0a }, as: UTF8.self))
            if outcome.exitCode == nil {
                problem = outcome.problem
            } else if !said.utf8.starts(with: "credentials not found".utf8) {
                problem = said.isEmpty ? "failed" : said
            }
        }
        if let problem {
            host.warn("c2w-run: docker-credential-\(run.helper), asked for \(printable(run.registry)): \(problem)")
        }
        lock.lock()
        let ticket = run.ticket
        run.answer = answer
        run.ticket = nil
        run.endedNs = host.monotonicNs()
        lock.unlock()
        if let ticket { board.fire(ticket) }
    }

    /// `{"ServerURL": …, "Username": …, "Secret": …}`; the user `<token>` means an identity token.
    ///
    /// Source: https://github.com/docker/docker-credential-helpers, "Development".
    package static func credentials(_ output: [UInt8]) throws(DocumentError) -> Credentials? {
        let document = JSONField(document: try JSONValue.parse(output, limits: JSONLimits(maxBytes: 1 << 20)))
        let user = try document.required("Username").string()
        let secret = try document.required("Secret").string()
        if user == "<token>" { return .identityToken(secret) }
        return user.isEmpty && secret.isEmpty ? nil : .basic(user: user, password: secret)
    }
}

/// One question to a helper, and its answer. Guarded by the chain's lock.
private final class HelperRun: ProgramSink {
    private let chain: CredentialChain
    let helper: String
    let registry: String
    /// What made us ask again.
    let refused: Credentials?
    /// Fires when the answer is there; nil from then on.
    var ticket: Ticket?
    var answer: Credentials?
    var endedNs: UInt64 = 0

    init(_ chain: CredentialChain, _ helper: String, _ registry: String, _ ticket: Ticket, refused: Credentials?) {
        self.chain = chain
        self.helper = helper
        self.registry = registry
        self.ticket = ticket
        self.refused = refused
    }

    func programEnded(_ outcome: ProgramOutcome) { chain.ended(self, outcome) }
}
