import CIsal
import Glibc

/// ISA-L, opened when first wanted. A program that has to run everywhere cannot link what few machines have.
///
/// Threads: any; opened once.
final class IsalLibrary: Sendable {
    let initialize: c2w_isal_init_function
    let inflate: c2w_isal_inflate_function
    let setDictionary: c2w_isal_set_dict_function

    /// Nil where there is none, or one whose insides are not as `IsalEngine` needs them.
    static let shared: IsalLibrary? = {
        guard let library = IsalLibrary(), IsalEngine.finds(library) else { return nil }
        return library
    }()

    private init?() {
        // Its soname since version 2.0; it stays open as long as the program runs.
        guard let handle = dlopen("libisal.so.2", RTLD_NOW | RTLD_LOCAL),
            let initialize = dlsym(handle, "isal_inflate_init"), let inflate = dlsym(handle, "isal_inflate"),
            let setDictionary = dlsym(handle, "isal_inflate_set_dict")
        else { return nil }
        // SAFETY: these are the types that its header states for the functions of these names.
        self.initialize = unsafeBitCast(initialize, to: c2w_isal_init_function.self)
        self.inflate = unsafeBitCast(inflate, to: c2w_isal_inflate_function.self)
        self.setDictionary = unsafeBitCast(setDictionary, to: c2w_isal_set_dict_function.self)
    }
}
