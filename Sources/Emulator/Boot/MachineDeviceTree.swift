/// The device tree of the machine: what Linux learns of the hart, RAM, interrupts and devices.
///
/// Bindings: Documentation/devicetree/bindings in Linux, riscv/{cpus,extensions}.yaml,
/// interrupt-controller/sifive,plic-1.0.0.yaml, virtio/mmio.yaml.
package struct MachineDeviceTree {
    package static let timebaseHz: UInt32 = 10_000_000
    /// Extensions beyond the base, in the order the bindings list them. Hardware updates of A and D (Svadu), so
    /// no fault is taken for them.
    package static let extensions = [
        "i", "m", "a", "f", "d", "c", "zicntr", "zicsr", "zifencei", "zba", "zbb", "zbs", "sstc", "svadu",
    ]
    package static let isa = "rv64imafdc_zicntr_zicsr_zifencei_zba_zbb_zbs_sstc_svadu"

    package var ramSizeBytes: UInt64
    package var commandLine: String
    /// Guest physical addresses, end exclusive.
    package var initramfs: Range<UInt64>?
    /// Seeds the kernel's random numbers before the rng device is up.
    package var randomSeed: [UInt8]

    private static let interruptControllerPhandle: UInt32 = 2
    private static let hartInterruptPhandle: UInt32 = 1
    /// Cause number of the supervisor external interrupt.
    private static let supervisorExternal: UInt32 = 9

    package init(ramSizeBytes: UInt64, commandLine: String, initramfs: Range<UInt64>?, randomSeed: [UInt8]) {
        self.ramSizeBytes = ramSizeBytes
        self.commandLine = commandLine
        self.initramfs = initramfs
        self.randomSeed = randomSeed
    }

    package func blob() -> [UInt8] {
        var tree = DeviceTreeWriter()
        tree.beginNode("")
        tree.property("#address-cells", cells: [2])
        tree.property("#size-cells", cells: [2])
        tree.property("compatible", strings: ["c2w,machine"])
        tree.property("model", strings: ["c2w-run"])
        writeChosen(&tree)
        writeMemory(&tree)
        writeHart(&tree)
        writeDevices(&tree)
        tree.endNode()
        return tree.finish()
    }

    private func writeChosen(_ tree: inout DeviceTreeWriter) {
        tree.beginNode("chosen")
        tree.property("bootargs", strings: [commandLine])
        if let initramfs {
            tree.property("linux,initrd-start", wideCells: [initramfs.lowerBound])
            tree.property("linux,initrd-end", wideCells: [initramfs.upperBound])
        }
        if !randomSeed.isEmpty { tree.property("rng-seed", bytes: randomSeed) }
        tree.endNode()
    }

    private func writeMemory(_ tree: inout DeviceTreeWriter) {
        tree.beginNode("memory@80000000")
        tree.property("device_type", strings: ["memory"])
        tree.property("reg", wideCells: [MemoryMap.ram, ramSizeBytes])
        tree.endNode()
    }

    private func writeHart(_ tree: inout DeviceTreeWriter) {
        tree.beginNode("cpus")
        tree.property("#address-cells", cells: [1])
        tree.property("#size-cells", cells: [0])
        tree.property("timebase-frequency", cells: [Self.timebaseHz])
        tree.beginNode("cpu@0")
        tree.property("device_type", strings: ["cpu"])
        tree.property("reg", cells: [0])
        tree.property("status", strings: ["okay"])
        tree.property("compatible", strings: ["riscv"])
        tree.property("riscv,isa", strings: [Self.isa])
        tree.property("riscv,isa-base", strings: ["rv64i"])
        tree.property("riscv,isa-extensions", strings: Self.extensions)
        tree.property("mmu-type", strings: ["riscv,sv39"])
        tree.beginNode("interrupt-controller")
        tree.property("#interrupt-cells", cells: [1])
        tree.property("#address-cells", cells: [0])
        tree.property("interrupt-controller")
        tree.property("compatible", strings: ["riscv,cpu-intc"])
        tree.property("phandle", cells: [Self.hartInterruptPhandle])
        tree.endNode()
        tree.endNode()
        tree.endNode()
    }

    private func writeDevices(_ tree: inout DeviceTreeWriter) {
        tree.beginNode("soc")
        tree.property("#address-cells", cells: [2])
        tree.property("#size-cells", cells: [2])
        tree.property("compatible", strings: ["simple-bus"])
        tree.property("ranges")
        tree.beginNode("interrupt-controller@c000000")
        tree.property("#interrupt-cells", cells: [1])
        tree.property("#address-cells", cells: [0])
        tree.property("interrupt-controller")
        tree.property("compatible", strings: ["sifive,plic-1.0.0"])
        tree.property("reg", wideCells: [MemoryMap.interruptController, PLIC.sizeBytes])
        tree.property("interrupts-extended", cells: [Self.hartInterruptPhandle, Self.supervisorExternal])
        tree.property("riscv,ndev", cells: [PLIC.sourceCount])
        tree.property("phandle", cells: [Self.interruptControllerPhandle])
        tree.endNode()
        for slot in DeviceSlot.allCases {
            tree.beginNode("virtio@" + String(slot.address, radix: 16))
            tree.property("compatible", strings: ["virtio,mmio"])
            tree.property("reg", wideCells: [slot.address, MemoryMap.virtioDeviceSizeBytes])
            tree.property("interrupt-parent", cells: [Self.interruptControllerPhandle])
            tree.property("interrupts", cells: [slot.interrupt])
            tree.endNode()
        }
        tree.endNode()
    }
}
