import Emulator
import Testing

/// Intel MultiProcessor Specification 1.4, ch. 4. Read back by a parser in Python that was written from it alone; Linux
/// under QEMU takes the table too (docs/testing.md).
@Suite struct MPTableTests {
    private static let parser = #"""
        python3 - <<'END'
        import os, struct
        blob = open(os.environ["BLOB"], "rb").read()
        signature, physical, paragraphs, revision, _, kind, imcr = struct.unpack_from("<4sIBBBBB", blob)
        assert signature == b"_MP_" and paragraphs == 1 and kind == 0 and imcr == 0
        assert sum(blob[:16]) % 256 == 0
        table = blob[physical - 0x9fc00:]
        signature, length, revision2, _, oem, product, oem_table, oem_size, count, lapic, extended, _, _ = \
            struct.unpack_from("<4sHBB8s12sIHHIHBB", table)
        assert signature == b"PCMP" and length == len(table) and revision == revision2 == 4
        assert sum(table) % 256 == 0 and (oem_table, oem_size, extended) == (0, 0, 0)
        assert len(blob) <= 1024 and oem.isascii() and product.isascii()
        print(f"local APICs at {lapic:x}")
        at, last = 44, -1
        for _ in range(count):
            kind = table[at]
            assert kind >= last, "entries are sorted by their kind"
            last = kind
            if kind == 0:
                _, number, version, flags, signature, features = struct.unpack_from("<BBBBII", table, at)
                print(f"processor {number} version {version:x} flags {flags:x} features {features:x}")
            elif kind == 1:
                print("bus", table[at + 1], table[at + 2:at + 8].decode())
            elif kind == 2:
                _, number, version, flags, address = struct.unpack_from("<BBBBI", table, at)
                print(f"I/O APIC {number} version {version:x} flags {flags:x} at {address:x}")
            else:
                _, type, flags, bus, line, apic, pin = struct.unpack_from("<BBHBBBB", table, at)
                print({3: "interrupt", 4: "local"}[kind], f"{type} flags {flags:x} bus {bus} line {line} to {apic} pin {pin}")
            at += 20 if kind == 0 else 8
        assert at == length
        END
        """#

    @Test("One processor, one I/O APIC, an ISA bus, and each device's line active high and level-triggered")
    func table() {
        let bytes = MPTable.bytes(at: 0x9fc00, pins: [5, 6, 11])
        #expect(
            HostTool.judge(bytes, by: Self.parser) == """
                local APICs at fee00000
                processor 0 version 14 flags 3 features 201
                bus 0 ISA\u{20}\u{20}\u{20}
                I/O APIC 1 version 20 flags 1 at fec00000
                interrupt 0 flags d bus 0 line 5 to 1 pin 5
                interrupt 0 flags d bus 0 line 6 to 1 pin 6
                interrupt 0 flags d bus 0 line 11 to 1 pin 11
                local 3 flags 0 bus 0 line 0 to 0 pin 0
                local 1 flags 0 bus 0 line 0 to 255 pin 1

                """)
    }
}
