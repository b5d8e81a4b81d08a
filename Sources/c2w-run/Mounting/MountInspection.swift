import FUSEMount
import Glibc
import HostPlatform
import ImageModel

/// A mount of ours as another process sees it.
struct MountInspection {
    enum State {
        /// Its process is gone.
        case dead
        /// It is another user's, or its process does not answer.
        case silent(String)
        case answering(JSONField, bytes: [UInt8])
    }

    var entry: MountEntry
    var state: State

    private static let patienceNs: UInt64 = 5_000_000_000
    private static let maxBytes = 4 << 20

    init(_ entry: MountEntry) {
        self.entry = entry
        // A process that is stopped answers nothing, and no call of ours on its mount would return.
        let answers = Mailbox<State>()
        let path = entry.path
        let thread = try? HostThread.start(name: "c2w-status") { answers.post(MountInspection.ask(path)) }
        thread?.detach()
        state =
            thread == nil
            ? .silent("no thread to ask it with")
            : answers.next(untilNs: PosixHost.monotonicNs() + MountInspection.patienceNs)
                ?? .silent("its process does not answer")
    }

    private static func ask(_ path: String) -> State {
        if Mountpoint.isDead(path) { return .dead }
        do throws(HostError) {
            let bytes = try PosixFile.readAll(path + "/" + FUSEMount.statusName.string, maxBytes: maxBytes)
            do throws(DocumentError) {
                return .answering(JSONField(document: try JSONValue.parse(bytes)), bytes: bytes)
            } catch {
                return .silent("its status is not understood: \(error.message)")
            }
        } catch {
            return error.code == EACCES ? .silent("another user's") : .silent(HostError.text(of: error.code))
        }
    }

    /// The mount of ours that this path is in.
    static func entry(at folder: String) throws -> MountEntry {
        do throws(FUSEMountError) {
            var path = try Mountpoint.resolve(folder)
            let all: [MountEntry]
            do throws(HostError) { all = try MountTable.read() } catch {
                throw .notMounted(path: folder)
            }
            while true {
                if let top = all.last(where: { $0.path == path }) {
                    if top.isOurs { return top }
                    throw .notMounted(path: folder)
                }
                guard path != "/", let slash = path.lastIndex(of: "/") else { throw .notMounted(path: folder) }
                path = slash == path.startIndex ? "/" : String(path[..<slash])
            }
        } catch {
            throw CommandError.failure("\(error)")
        }
    }

    /// The process that serves it, if it said so.
    var process: pid_t? {
        guard case .answering(let document, _) = state,
            let number = try? document.required("process").uint64()
        else { return nil }
        return pid_t(exactly: number)
    }
}
