/// The registers of the x87 unit, in 160 bytes of the caller's memory (SDM Vol. 1, §8.1).
///
/// ```
///   0  R0 … R7, physical, 16 bytes each: significand (8), sign and exponent (2), unused (6)
/// 128  control word     130  status word, with TOP
/// 132  tags, one bit a register: in use, as FXSAVE abridges them     133  unused
/// 134  opcode of the last instruction (11 bits)
/// 136  its address (8)     144  its operand's address (8)     152  its code segment     154  its data segment
/// 156  unused (4)
/// ```
///
/// Each instruction is a method: it takes its operands off the stack, raises, answers a masked exception as the SDM says, leaves
/// everything alone on an unmasked one that forbids a result, and pops. Afterwards `hasPendingException` says whether the next
/// waiting instruction has to raise #MF. Instructions that store to memory return what is to be stored, nil for nothing: the
/// caller must have made sure that the store will not fault. None of them touches the last three lines of the layout: the caller
/// notes addresses and opcode.
///
/// SAFETY: the caller vouches for `sizeBytes` bytes at `base`, aligned to 8, and keeps them alive. Threads: one at a time.
public struct X87State {
    public static let sizeBytes = 160
    public static let controlOffset = 128
    public static let statusOffset = 130
    public static let tagsOffset = 132
    public static let opcodeOffset = 134
    public static let instructionPointerOffset = 136
    public static let dataPointerOffset = 144
    public static let codeSegmentOffset = 152
    public static let dataSegmentOffset = 154

    public let base: UnsafeMutableRawPointer

    @inline(__always)
    public init(base: UnsafeMutableRawPointer) { self.base = base }

    public var control: UInt16 {
        @inline(__always) get { base.load(fromByteOffset: Self.controlOffset, as: UInt16.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: Self.controlOffset, as: UInt16.self) }
    }
    public var status: UInt16 {
        @inline(__always) get { base.load(fromByteOffset: Self.statusOffset, as: UInt16.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: Self.statusOffset, as: UInt16.self) }
    }
    /// Bit i: physical register i is in use.
    public var tags: UInt8 {
        @inline(__always) get { base.load(fromByteOffset: Self.tagsOffset, as: UInt8.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: Self.tagsOffset, as: UInt8.self) }
    }

    /// An unmasked exception waits for the next waiting instruction (ES).
    @inline(__always) public var hasPendingException: Bool { status & Status.summary != 0 }

    enum Status {
        static let stackFault: UInt16 = 1 << 6
        static let summary: UInt16 = 1 << 7
        static let c0: UInt16 = 1 << 8
        static let c1: UInt16 = 1 << 9
        static let c2: UInt16 = 1 << 10
        static let c3: UInt16 = 1 << 14
        static let busy: UInt16 = 1 << 15
        static let conditions = c0 | c2 | c3
    }
}

// The stack.
extension X87State {
    @inline(__always) var top: UInt16 { status &>> 11 & 7 }

    @inline(__always)
    func physical(_ index: Int) -> Int { (Int(top) &+ index) & 7 }

    /// ST(index).
    subscript(index: Int) -> X87Extended {
        @inline(__always) get {
            let at = physical(index) &* 16
            return X87Extended(
                significand: base.load(fromByteOffset: at, as: UInt64.self),
                signExponent: base.load(fromByteOffset: at &+ 8, as: UInt16.self))
        }
        nonmutating set {
            let register = physical(index)
            base.storeBytes(of: newValue.significand, toByteOffset: register &* 16, as: UInt64.self)
            base.storeBytes(of: newValue.signExponent, toByteOffset: register &* 16 &+ 8, as: UInt16.self)
            tags |= 1 &<< UInt8(truncatingIfNeeded: register)
        }
    }

    @inline(__always)
    func isEmpty(_ index: Int) -> Bool { tags &>> UInt8(truncatingIfNeeded: physical(index)) & 1 == 0 }

    @inline(__always)
    func moveTop(by delta: UInt16) { status = status & ~0x3800 | ((top &+ delta) & 7) &<< 11 }

    @inline(__always)
    func pop() {
        tags &= ~(1 &<< UInt8(truncatingIfNeeded: physical(0)))
        moveTop(by: 1)
    }

    @inline(__always)
    func pop(_ count: Int) {
        for _ in 0..<count { pop() }
    }

    @inline(__always)
    func push(_ value: X87Extended) {
        moveTop(by: 7)
        self[0] = value
    }

    @inline(__always)
    func context() -> X87Context { X87Context(control: control) }

    /// Accrues what an instruction raised. C1 is cleared unless the context sets it; some instructions clear it only for a stack
    /// underflow.
    @inline(__always)
    func finish(_ context: X87Context, keepsC1: Bool = false) {
        var word =
            (keepsC1 && !context.isStackFault ? status : status & ~Status.c1)
            | UInt16(truncatingIfNeeded: context.raised)
        if context.roundedUp { word |= Status.c1 }
        if context.isStackFault { word |= Status.stackFault }
        status = word
        if context.unmasked != 0 { status |= Status.summary | Status.busy }
    }

    /// C3, C2 and C0 as a comparison sets them.
    @inline(__always)
    func setConditions(_ conditions: UInt16) { status = status & ~Status.conditions | conditions }
}

extension X87Context {
    /// True if all these registers are in use; otherwise it is a stack underflow.
    @inline(__always)
    mutating func needs(_ isPresent: Bool) -> Bool {
        if isPresent { return true }
        raise(X86FloatException.invalid)
        isStackFault = true
        return false
    }

    /// True if ST(7) is free; otherwise it is a stack overflow.
    @inline(__always)
    mutating func needsRoom(_ isFree: Bool) -> Bool {
        if isFree { return true }
        raise(X86FloatException.invalid)
        isStackFault = true
        roundedUp = true
        return false
    }
}

// Instructions of the stack and of the control and status words.
extension X87State {
    /// FNINIT. (The registers keep their contents.)
    public func initialize() {
        control = 0x37f
        status = 0
        tags = 0
        base.storeBytes(of: 0, toByteOffset: Self.opcodeOffset, as: UInt16.self)
        base.storeBytes(of: 0, toByteOffset: Self.instructionPointerOffset, as: UInt64.self)
        base.storeBytes(of: 0, toByteOffset: Self.dataPointerOffset, as: UInt64.self)
        base.storeBytes(of: 0, toByteOffset: Self.codeSegmentOffset, as: UInt32.self)
    }

    /// As XRSTOR makes it of nothing: what FNINIT leaves, and all registers 0, which FNINIT and EMMS only mark empty (SDM
    /// Vol. 1, 13.6).
    var isInitial: Bool {
        guard control == 0x37f, status == 0, tags == 0 else { return false }
        var bits =
            base.load(fromByteOffset: Self.instructionPointerOffset, as: UInt64.self)
            | base.load(fromByteOffset: Self.dataPointerOffset, as: UInt64.self)
            | UInt64(base.load(fromByteOffset: Self.codeSegmentOffset, as: UInt32.self))
        for register in 0..<8 {
            let place = base + register * 16
            bits |= place.load(as: UInt64.self) | UInt64(place.load(fromByteOffset: 8, as: UInt16.self))
        }
        return bits == 0
    }

    /// FNCLEX.
    public func clearExceptions() { status &= 0x7f00 }

    /// FLDCW: exceptions that are no longer masked become pending, and the other way round.
    public func loadControl(_ word: UInt16) {
        control = word & 0x1f3f | 0x40
        updateSummary()
    }

    /// ES and B follow from flags and masks.
    func updateSummary() {
        let isPending = status & ~control & 0x3f != 0
        status = isPending ? status | Status.summary | Status.busy : status & ~(Status.summary | Status.busy)
    }

    /// FINCSTP, FDECSTP.
    public func rotate(up: Bool) {
        moveTop(by: up ? 1 : 7)
        status &= ~Status.c1
    }

    /// FFREE.
    public func free(_ index: Int) {
        tags &= ~(1 &<< UInt8(truncatingIfNeeded: physical(index)))
        status &= ~Status.c1
    }

    /// FXCH.
    public func exchange(_ index: Int) {
        var context = context()
        if !context.needs(!isEmpty(0) && !isEmpty(index)), !context.isAborted {
            if isEmpty(0) { self[0] = .indefinite }
            if isEmpty(index) { self[index] = .indefinite }
        }
        if !context.isAborted {
            let value = self[0]
            self[0] = self[index]
            self[index] = value
        }
        finish(context)
    }

    /// FCMOVcc: ST(0) becomes ST(index) if the condition holds.
    public func conditionalMove(_ index: Int, holds: Bool) {
        var context = context()
        if context.needs(!isEmpty(0) && !isEmpty(index)) {
            if holds { self[0] = self[index] }
        } else if !context.isAborted {
            self[0] = .indefinite
        }
        finish(context, keepsC1: true)
    }

    /// FCHS and FABS: the sign alone, of whatever is there.
    public func changeSign(isAbsolute: Bool) {
        var context = context()
        if context.needs(!isEmpty(0)) {
            let value = self[0]
            self[0] =
                isAbsolute
                ? X87Extended(significand: value.significand, signExponent: value.signExponent & 0x7fff) : value.negated
        } else if !context.isAborted {
            self[0] = .indefinite
        }
        finish(context)
    }

    /// FXAM: class in C3, C2, C0, sign in C1.
    public func examine() {
        let value = self[0]
        let conditions: UInt16
        if isEmpty(0) {
            conditions = Status.c3 | Status.c0
        } else {
            switch value.kind {
            case .unsupported: conditions = 0
            case .quietNaN, .signalingNaN: conditions = Status.c0
            case .normal: conditions = Status.c2
            case .infinity: conditions = Status.c2 | Status.c0
            case .zero: conditions = Status.c3
            case .denormal: conditions = Status.c3 | Status.c2
            }
        }
        setConditions(conditions)
        status = value.sign ? status | Status.c1 : status & ~Status.c1
    }
}
