// isagen: writes Sources/Emulator/Generated from the instruction table in this folder.
//
//   swift run isagen            writes
//   swift run isagen --check    exits 1 if what is committed is not what would be written

import Glibc

let model = Model()
let tables = TableEmitter(model: model)
let x86Tables = X86TableEmitter()
let outputs: [(name: String, text: String)] = [
    ("RISCVOpcode.swift", tables.opcodes()),
    ("RISCVDecoderTables.swift", tables.decoder()),
    ("RISCVInstructionTable+Rows.swift", tables.instructionTable()),
    ("RISCVFusion.swift", FusionEmitter(model: model).table()),
    ("RISCVState.swift", tables.stateLayout()),
    ("RISCVInterpreter+Run.swift", InterpreterEmitter(model: model).file()),
    ("X86Opcode.swift", x86Tables.opcodeFile()),
    ("X86DecoderTables.swift", x86Tables.decoderFile()),
    ("X86State.swift", X86StateLayout().file()),
    ("X86Interpreter+Run.swift", X86InterpreterEmitter().file()),
    // What the differential test must cover.
    ("../../../Tests/Differential/instructions.tsv", TestTableEmitter().file()),
    ("../../../Tests/Differential/x86/instructions.tsv", x86Tables.testTable()),
]

let folder = "Sources/Emulator/Generated/"
let isCheck = CommandLine.arguments.dropFirst().contains("--check")
var stale: [String] = []

func contents(of path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = fread(&buffer, 1, buffer.count, file)
        if count == 0 { break }
        bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
}

func write(_ text: String, to path: String) -> Bool {
    guard let file = fopen(path, "w") else { return false }
    let bytes = Array(text.utf8)
    let written = fwrite(bytes, 1, bytes.count, file)
    return fclose(file) == 0 && written == bytes.count
}

func fail(_ message: String) -> Never {
    let line = Array("isagen: \(message)\n".utf8)
    _ = Glibc.write(2, line, line.count)
    exit(1)
}

if model.records.count > 256 { fail("more than 256 records do not fit the opcode byte") }
for output in outputs {
    if contents(of: folder + output.name) == output.text { continue }
    stale.append(output.name)
    if !isCheck, !write(output.text, to: folder + output.name) {
        fail("can't write \(folder + output.name); run it from the package's root")
    }
}
if isCheck, !stale.isEmpty {
    fail("not up to date: \(stale.joined(separator: ", ")). Run `swift run isagen`.")
}
