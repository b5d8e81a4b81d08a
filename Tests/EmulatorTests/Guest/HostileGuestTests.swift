import Emulator
import ImageModel
import Testing

/// A guest that breaks the protocol ends the connection with an error; nothing traps, nothing grows without bound.
@Suite struct HostileGuestTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var bytes: [UInt8]
    }

    static let afterStart: [Case] = [
        Case(testDescription: "a body longer than the cap", bytes: [0xFF, 0xFF, 0xFF, 0xFF, 2, 0, 1, 0]),
        Case(testDescription: "a body one byte longer than the cap", bytes: [1, 0, 1, 0, 2, 0, 1, 0]),
        Case(
            testDescription: "a field that runs past its frame",
            bytes: [8, 0, 0, 0, 2, 0, 1, 0, 4, 0, 0, 0, 9, 0, 0, 0]),
        Case(testDescription: "a field of 4 GiB", bytes: [8, 0, 0, 0, 2, 0, 1, 0, 4, 0, 0, 0, 255, 255, 255, 255]),
        Case(testDescription: "half a field header", bytes: [3, 0, 0, 0, 2, 0, 1, 0, 4, 0, 0]),
        Case(testDescription: "a number too short", bytes: GuestFrames.frame(2, process: 1, GuestFrames.field(4, [1]))),
        Case(
            testDescription: "a number too long",
            bytes: GuestFrames.frame(2, process: 1, GuestFrames.field(4, [1, 2, 3, 4, 5]))),
        Case(testDescription: "an unknown field", bytes: GuestFrames.frame(2, process: 1, GuestFrames.u32(999, 1))),
        Case(testDescription: "an unknown message", bytes: GuestFrames.frame(0x77)),
        Case(testDescription: "a message of the host", bytes: GuestFrames.frame(0x82, process: 1)),
        Case(testDescription: "hello twice", bytes: GuestFrames.hello()),
        Case(testDescription: "an exit before the start", bytes: GuestFrames.exited(1, code: 0)),
        Case(testDescription: "a start nobody asked for", bytes: GuestFrames.started(2)),
        Case(testDescription: "two starts", bytes: GuestFrames.started(1) + GuestFrames.started(1)),
        Case(
            testDescription: "two exits",
            bytes: GuestFrames.started(1) + GuestFrames.exited(1, code: 0) + GuestFrames.exited(1, code: 0)),
        Case(
            testDescription: "a failure after the start",
            bytes: GuestFrames.started(1) + GuestFrames.failed(1, code: 1, "")),
        Case(testDescription: "a failure without a code", bytes: GuestFrames.frame(4, process: 1)),
        Case(
            testDescription: "an exit code past 255", bytes: GuestFrames.started(1) + GuestFrames.exited(1, code: 256)),
        Case(
            testDescription: "an exit without byte counts",
            bytes: GuestFrames.started(1) + GuestFrames.frame(3, process: 1, GuestFrames.u32(5, 0))),
        Case(
            testDescription: "an exit with code and signal",
            bytes: GuestFrames.started(1)
                + GuestFrames.frame(
                    3, process: 1, GuestFrames.u32(5, 0), GuestFrames.u32(6, 9), GuestFrames.u64(7, 0),
                    GuestFrames.u64(8, 0))),
        Case(
            testDescription: "signal 65",
            bytes: GuestFrames.started(1)
                + GuestFrames.frame(3, process: 1, GuestFrames.u32(6, 65), GuestFrames.u64(7, 0), GuestFrames.u64(8, 0))
        ),
    ]

    @Test(arguments: afterStart) func isAnError(_ hostile: Case) throws {
        let control = try GuestControl.withProcess()
        #expect(throws: GuestControlError.self) { try control.receive(hostile.bytes) }
        // And stays one.
        #expect(throws: GuestControlError.self) { try control.receive(GuestFrames.started(1)) }
    }

    @Test func anUnknownFieldMarkedOptionalIsSkipped() throws {
        let control = try GuestControl.withProcess()
        try control.receive(
            GuestFrames.frame(2, process: 1, GuestFrames.field(999, [1, 2, 3], flags: 1), GuestFrames.u32(4, 5)))
        #expect(control.takeEvent() == .started(process: 1, pid: 5))
    }

    @Test func nothingButHelloMayComeFirst() {
        for first in [GuestFrames.started(1), GuestFrames.exited(1, code: 0), GuestFrames.frame(1)] {
            #expect(throws: GuestControlError.self) { try GuestControl().receive(first) }
        }
    }

    @Test func itsLastWordsAreKeptAndMadeSafeToPrint() throws {
        let control = try GuestControl.withProcess()
        #expect(throws: GuestControlError.guestFailed("no root\u{FFFD}")) {
            try control.receive(GuestFrames.frame(5, GuestFrames.text(9, "no root\u{07}")))
        }
    }
}
