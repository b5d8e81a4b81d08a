/// IEEE 754 arithmetic in integers: the truth for every guest CPU, the same on every host.
///
/// The functions take raw bit patterns and the unit's status last; they never trap, allocate or look at the
/// host's floating-point unit. Threads: pure functions of their arguments.
public enum SoftFloat {}
