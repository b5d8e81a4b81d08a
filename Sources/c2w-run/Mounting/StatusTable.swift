import HostPlatform
import ImageModel

/// A mount's status for a person.
enum StatusTable {
    private static let maxLayers = 1024

    /// Image, process and one line a layer.
    static func text(of inspection: MountInspection) -> String {
        var lines = ["\(shown(inspection.entry.path)): \(shown(inspection.entry.source))"]
        switch inspection.state {
        case .dead: lines.append("  dead: its process is gone ('c2w-run unmount' takes it away)")
        case .silent(let reason): lines.append("  no answer: \(reason)")
        case .answering(let document, _):
            do throws(DocumentError) { lines += try details(document) } catch {
                lines.append("  its status is not understood: \(error.message)")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// One line a mount: where, what, and how much is here.
    static func summary(of inspections: [MountInspection]) -> String {
        let rows = inspections.map { inspection -> [String] in
            let state: String
            switch inspection.state {
            case .dead: state = "dead"
            case .silent(let reason): state = "no answer: \(reason)"
            case .answering(let document, _): state = (try? total(document)) ?? "not understood"
            }
            return [shown(inspection.entry.path), shown(inspection.entry.source), state]
        }
        return aligned(rows, indent: "")
    }

    private static func details(_ document: JSONField) throws(DocumentError) -> [String] {
        var lines: [String] = []
        lines.append("  digest    \(shown(try document.required("digest").string()))")
        lines.append("  platform  \(shown(try document.required("platform").string()))")
        let waiting = try document.required("waitingRequests").uint64()
        lines.append(
            "  process   \(try document.required("process").uint64())"
                + (waiting == 0 ? "" : ", \(waiting) requests wait for bytes"))
        if let failure = try document.optional("failure") { lines.append("  FAILED    \(shown(try failure.string()))") }
        var rows = [["LAYER", "SERVED", "FETCHED", "HERE", "OF", "REQUESTS", "CHECKED", "WHY"]]
        for (number, layer) in try document.required("layers").elements(limit: maxLayers).enumerated() {
            let index = try layer.required("index").string()
            rows.append([
                "\(number + 1)", shown(try layer.required("serving").string()),
                ProgressView.size(try layer.required("fetchedBytes").uint64()),
                ProgressView.size(try layer.required("hereBytes").uint64()),
                ProgressView.size(try layer.required("totalBytes").uint64()),
                "\(try layer.required("requests").uint64())", try layer.required("isVerified").bool() ? "yes" : "no",
                shown(try layer.required("reason").string()) + (index.isEmpty ? "" : " [\(shown(index))]"),
            ])
        }
        lines.append(aligned(rows, indent: "  ").trimmedEnd)
        return lines
    }

    private static func total(_ document: JSONField) throws(DocumentError) -> String {
        if try document.optional("failure") != nil { return "failed" }
        var here: UInt64 = 0
        var all: UInt64 = 0
        for layer in try document.required("layers").elements(limit: maxLayers) {
            here = here &+ (try layer.required("hereBytes").uint64())
            all = all &+ (try layer.required("totalBytes").uint64())
        }
        return "\(ProgressView.size(here)) of \(ProgressView.size(all)) here"
    }

    /// Columns as wide as their widest word; the last is not padded.
    private static func aligned(_ rows: [[String]], indent: String) -> String {
        guard let columns = rows.first?.count else { return "" }
        let widths = (0..<columns).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            indent
                + row.enumerated().map { column, text in
                    column == columns - 1 ? text : text + String(repeating: " ", count: widths[column] - text.count)
                }.joined(separator: "  ") + "\n"
        }.joined()
    }

    private static func shown(_ text: String) -> String { Terminal.printable([UInt8](text.utf8)) }
}

extension String {
    fileprivate var trimmedEnd: String { hasSuffix("\n") ? String(dropLast()) : self }
}
