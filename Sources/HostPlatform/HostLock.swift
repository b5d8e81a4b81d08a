import Glibc
import ImageModel

/// A real mutex. See `Lock`.
public final class HostLock: Lock, @unchecked Sendable {
    // SAFETY: a pthread mutex must not move; it has an allocation of its own, freed with this object.
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

    public override init() {
        pthread_mutex_init(mutex, nil)
        super.init()
    }

    deinit {
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
    }

    public override func lock() { pthread_mutex_lock(mutex) }
    public override func unlock() { pthread_mutex_unlock(mutex) }
}
