import Emulator
import Glibc
import Testing

/// Judged by `dtc`, the device tree compiler, which reads the blob back as source.
@Suite struct DeviceTreeTests {
    /// `dtc -I dtb -O dts` over the blob: the source text, or nil if it refuses; its complaints go to the test log.
    private func decompile(_ blob: [UInt8]) throws -> String? {
        let path = "/tmp/c2w-devicetree-\(getpid())-\(UInt32.random(in: 0 ... .max)).dtb"
        let file = try #require(fopen(path, "w"))
        defer { unlink(path) }
        fwrite(blob, 1, blob.count, file)
        fclose(file)
        let pipe = try #require(popen("dtc -I dtb -O dts \(path)", "r"))
        var text: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while case let count = fread(&buffer, 1, buffer.count, pipe), count > 0 { text += buffer[0..<count] }
        return pclose(pipe) == 0 ? String(decoding: text, as: UTF8.self) : nil
    }

    @Test("Every kind of property comes back as it was written")
    func writer() throws {
        var tree = DeviceTreeWriter()
        tree.beginNode("")
        tree.property("empty")
        tree.property("cells", cells: [1, 0xffff_ffff])
        tree.property("wide", wideCells: [0x1_2345_6789])
        tree.property("texts", strings: ["a", "bcd"])
        tree.property("bytes", bytes: [1, 2, 3])
        tree.beginNode("child")
        tree.property("cells", cells: [7])
        tree.endNode()
        tree.endNode()
        let source = try #require(try decompile(tree.finish()))
        #expect(
            source == """
                /dts-v1/;

                / {
                \tempty;
                \tcells = <0x01 0xffffffff>;
                \twide = <0x01 0x23456789>;
                \ttexts = "a\\0bcd";
                \tbytes = [01 02 03];

                \tchild {
                \t\tcells = <0x07>;
                \t};
                };

                """)
    }

    @Test("The machine's tree says what Linux needs to know")
    func machineTree() throws {
        let blob = MachineDeviceTree(
            ramSizeBytes: 1 << 30, commandLine: "console=hvc0 quiet", initramfs: 0xbf00_0000..<0xbf12_3456,
            randomSeed: [UInt8](repeating: 0xab, count: 32)
        ).blob()
        let source = try #require(try decompile(blob))
        for line in [
            "bootargs = \"console=hvc0 quiet\";",
            "linux,initrd-start = <0x00 0xbf000000>;",
            "linux,initrd-end = <0x00 0xbf123456>;",
            "reg = <0x00 0x80000000 0x00 0x40000000>;",
            "timebase-frequency = <0x989680>;",
            "mmu-type = \"riscv,sv39\";",
            "riscv,isa-base = \"rv64i\";",
            "interrupts-extended = <0x01 0x09>;",
            "reg = <0x00 0x10001000 0x00 0x1000>;",
            "reg = <0x00 0x10007000 0x00 0x1000>;",
            "interrupts = <0x07>;",
        ] {
            #expect(source.contains(line), "missing: \(line)")
        }
        #expect(source.components(of: "virtio,mmio") == DeviceSlot.allCases.count)
        #expect(source.contains("virtio@10003000"))
    }

    @Test("Without initramfs and seed their properties are absent")
    func minimalTree() throws {
        let blob = MachineDeviceTree(ramSizeBytes: 2 << 20, commandLine: "", initramfs: nil, randomSeed: []).blob()
        let source = try #require(try decompile(blob))
        #expect(!source.contains("initrd"))
        #expect(!source.contains("rng-seed"))
    }
}

extension String {
    /// How often `part` occurs.
    fileprivate func components(of part: String) -> Int {
        var count = 0
        var rest = self[...]
        while let range = rest.firstRange(of: part) {
            count += 1
            rest = rest[range.upperBound...]
        }
        return count
    }
}
