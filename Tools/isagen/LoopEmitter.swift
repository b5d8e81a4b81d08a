/// What the loops of the interpreters have in common: how blocks are found, linked and left.
struct LoopEmitter {
    /// Types.
    var state: String
    var processor: String
    var place: String
    /// What falls out of the switch.
    var whatFails: String
    /// The host's pointer to `record`.
    var recordPointer: String
    /// Statements before a block that has been looked up runs.
    var atBlock: [String]
    var afterSwitch: [String]

    /// Goes to the block that the link at `slot` names, or looks it up and fills the link.
    func chain(_ slot: Int) -> [String] {
        ["let next = linkedRecord(record, \(slot))", "if next > 1, !mustLeave(state, countdown) {"]
            + (atBlock + ["record = hostPointer(next)", "continue run"]).map { "    " + $0 }
            + ["}", "link = next == 0 ? record + \(slot) : nil", "continue enter"]
    }

    /// `cases` stand 12 columns in.
    func function(cases: String) -> String {
        func lines(_ statements: [String], indent: Int) -> String {
            statements.map { String(repeating: " ", count: indent) + $0 + "\n" }.joined()
        }
        return """
            /// Runs decoded blocks until `countdown` or `attention` says to leave.
            ///
            /// Locals live in host registers: `record` (next record), `pc` (address of the current block), `countdown`.
            /// A case that is done says `continue run`; \(whatFails) falls out of the switch.
            @inline(never)
            static func run(_ state: \(state), _ hart: \(processor)) {
                var pc = state.pc
                var countdown = state.countdown
                var link: \(place)?

                enter: while true {
                    if mustLeave(state, countdown) { break }
                    var record: \(place)
                    do {
                        var first = lookUpBlock(state, pc)
                        if first == 0 {
                            state.pc = pc
                            state.countdown = countdown
                            first = hart.findBlock()
                            if first == 0 {
                                pc = state.pc
                                countdown = state.countdown
                                link = nil
                                continue enter
                            }
                        }
                        record = recordAddress(state, first)
                    }

            """ + lines(atBlock, indent: 8) + """
                        if let slot = link {
                            slot.storeBytes(of: UInt64(UInt(bitPattern: \(recordPointer))), as: UInt64.self)
                            link = nil
                        }

                        run: while true {
                            switch opcode(record) {

                """ + cases + """
                                }

                    """ + lines(afterSwitch, indent: 12) + """
                            }
                        }
                        state.pc = pc
                        state.countdown = countdown
                    }

                    """
    }
}
