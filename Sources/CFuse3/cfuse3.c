#define _GNU_SOURCE
#include "CFuse3.h"

#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <unistd.h>

// The layouts that both library versions share, wherever this was compiled.
_Static_assert(offsetof(struct fuse_file_info, fh) == 16, "layout of fuse_file_info");
_Static_assert(offsetof(struct fuse_conn_info, time_gran) == 36, "layout of fuse_conn_info");
_Static_assert(sizeof(struct fuse_forget_data) == 16, "layout of fuse_forget_data");

// Oldest first: so.3 is what most machines have.
static const char *const library_names[] = {"libfuse3.so.3", "libfuse3.so.4"};

// `fuse_session_new` and `fuse_session_mount` may be macros of the header: names in parentheses are not replaced.
#define FUNCTIONS(F)                                                                                                 \
    F(struct fuse_session *, session_new, (struct fuse_args *, const struct fuse_lowlevel_ops *, size_t, void *))   \
    F(int, session_mount, (struct fuse_session *, const char *))                                                    \
    F(void, session_process_buf, (struct fuse_session *, const struct fuse_buf *))                                  \
    F(void, session_destroy, (struct fuse_session *))                                                               \
    F(void, set_log_func, (fuse_log_func_t))                                                                        \
    F(int, reply_err, (fuse_req_t, int))                                                                            \
    F(void, reply_none, (fuse_req_t))                                                                               \
    F(int, reply_entry, (fuse_req_t, const struct fuse_entry_param *))                                              \
    F(int, reply_attr, (fuse_req_t, const struct stat *, double))                                                   \
    F(int, reply_readlink, (fuse_req_t, const char *))                                                              \
    F(int, reply_open, (fuse_req_t, const struct fuse_file_info *))                                                 \
    F(int, reply_buf, (fuse_req_t, const char *, size_t))                                                           \
    F(int, reply_statfs, (fuse_req_t, const struct statvfs *))                                                      \
    F(int, reply_xattr, (fuse_req_t, size_t))                                                                       \
    F(size_t, add_direntry, (fuse_req_t, char *, size_t, const char *, const struct stat *, off_t))                 \
    F(size_t, add_direntry_plus,                                                                                    \
      (fuse_req_t, char *, size_t, const char *, const struct fuse_entry_param *, off_t))                           \
    F(void *, req_userdata, (fuse_req_t))                                                                           \
    F(void, req_interrupt_func, (fuse_req_t, fuse_interrupt_func_t, void *))                                        \
    F(int, lowlevel_notify_inval_inode, (struct fuse_session *, fuse_ino_t, off_t, off_t))

#define POINTER(result, name, parameters) result(*name) parameters;
static struct {
    FUNCTIONS(POINTER)
} lib;

// Not in every libfuse3 (3.13 on). Version 3.17 has a function of this name with one parameter more; the old one is kept
// under its old symbol version.
static int (*session_custom_io)(struct fuse_session *, const void *, int);

static pthread_once_t once = PTHREAD_ONCE_INIT;
static char failure[256];
static int is_loaded;
static char last_log[256];
static pthread_mutex_t log_mutex = PTHREAD_MUTEX_INITIALIZER;  // guards last_log

static void note_log(enum fuse_log_level level, const char *format, va_list arguments) {
    (void)level;
    pthread_mutex_lock(&log_mutex);
    vsnprintf(last_log, sizeof last_log, format, arguments);
    last_log[strcspn(last_log, "\n")] = 0;
    pthread_mutex_unlock(&log_mutex);
}

static void load(void) {
    void *library = NULL;
    for (size_t i = 0; i < sizeof library_names / sizeof library_names[0] && library == NULL; i++)
        library = dlopen(library_names[i], RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) {
        snprintf(
            failure, sizeof failure,
            "libfuse3 is not installed (neither %s nor %s is found): install the package libfuse3-3 or fuse3",
            library_names[0], library_names[1]);
        return;
    }
#define FIND(result, name, parameters)                                                       \
    lib.name = (result(*) parameters)dlsym(library, "fuse_" #name);                          \
    if (lib.name == NULL) {                                                                  \
        snprintf(failure, sizeof failure, "the libfuse3 installed has no fuse_%s: it is too old", #name); \
        return;                                                                              \
    }
    FUNCTIONS(FIND)
    session_custom_io = (int (*)(struct fuse_session *, const void *, int))dlvsym(
        library, "fuse_session_custom_io", "FUSE_3.0");
    lib.set_log_func(note_log);
    is_loaded = 1;
}

const char *c2w_fuse_load(void) {
    pthread_once(&once, load);
    return is_loaded ? NULL : failure;
}

const char *c2w_fuse_last_log(void) {
    static __thread char copy[sizeof last_log];
    pthread_mutex_lock(&log_mutex);
    memcpy(copy, last_log, sizeof copy);
    pthread_mutex_unlock(&log_mutex);
    return copy;
}

struct fuse_session *c2w_fuse_session_new(const struct fuse_lowlevel_ops *ops, void *userdata) {
    char name[] = "c2w-run";
    char *arguments[] = {name, NULL};
    struct fuse_args args = FUSE_ARGS_INIT(1, arguments);
    return lib.session_new(&args, ops, sizeof *ops, userdata);
}

// The calling thread handles FUSE_INIT, and the kernel has offered FUSE_PARALLEL_DIROPS.
static __thread int may_add_parallel_dirops;

// libfuse before 3.15 forgets to ask for lookups and listings of one folder at a time to be let through at once, whatever
// is wanted: one that waits for bytes would keep back all others. So the bit is put into its answer to FUSE_INIT.
//
//     struct fuse_out_header: u32 length, i32 error, u64 unique        (linux/fuse.h)
//     struct fuse_init_out:   u32 major, u32 minor, u32 max_readahead, u32 flags, ...
static ssize_t write_answer(int fd, struct iovec *parts, int count, void *userdata) {
    (void)userdata;
    if (may_add_parallel_dirops) {
        may_add_parallel_dirops = 0;
        int32_t error;
        memcpy(&error, (char *)parts[0].iov_base + 4, sizeof error);
        if (count == 2 && error == 0 && parts[1].iov_len >= 16) {
            uint32_t flags;
            memcpy(&flags, (char *)parts[1].iov_base + 12, sizeof flags);
            flags |= 1u << 18;
            memcpy((char *)parts[1].iov_base + 12, &flags, sizeof flags);
        }
    }
    ssize_t written = writev(fd, parts, count);
    // Only this errno keeps libfuse from writing to stderr. It is said to the caller, which knows that nobody waits for
    // the answer any more: the request was interrupted, or the file system is gone.
    if (written < 0) errno = ENOENT;
    return written;
}

static ssize_t read_request(int fd, void *buffer, size_t size, void *userdata) {
    (void)userdata;
    return read(fd, buffer, size);
}

int c2w_fuse_session_attach(struct fuse_session *session, int fd) {
    if (session_custom_io != NULL) {
        // struct fuse_custom_io, as the oldest version has it.
        struct {
            ssize_t (*writev)(int, struct iovec *, int, void *);
            ssize_t (*read)(int, void *, size_t, void *);
            void *splice_receive, *splice_send;
        } io = {write_answer, read_request, NULL, NULL};
        return session_custom_io(session, &io, fd) == 0 ? 0 : -1;
    }
    char path[32];
    snprintf(path, sizeof path, "/dev/fd/%d", fd);
    return lib.session_mount(session, path);
}

void c2w_fuse_session_process(struct fuse_session *session, void *bytes, size_t count) {
    // struct fuse_in_header is 40 bytes, its opcode the second word; struct fuse_init_in has its flags in the fourth.
    uint32_t opcode, flags;
    if (count >= 56) {
        memcpy(&opcode, (char *)bytes + 4, sizeof opcode);
        memcpy(&flags, (char *)bytes + 52, sizeof flags);
        may_add_parallel_dirops = opcode == 26 && (flags & 1u << 18) != 0;
    }
    struct fuse_buf buffer = {.size = count, .mem = bytes};
    lib.session_process_buf(session, &buffer);
    may_add_parallel_dirops = 0;
}

void c2w_fuse_session_destroy(struct fuse_session *session) { lib.session_destroy(session); }

int c2w_fuse_reply_err(fuse_req_t req, int err) { return lib.reply_err(req, err); }
void c2w_fuse_reply_none(fuse_req_t req) { lib.reply_none(req); }
int c2w_fuse_reply_entry(fuse_req_t req, const struct fuse_entry_param *entry) { return lib.reply_entry(req, entry); }
int c2w_fuse_reply_attr(fuse_req_t req, const struct stat *attr, double timeout) {
    return lib.reply_attr(req, attr, timeout);
}
int c2w_fuse_reply_readlink(fuse_req_t req, const char *target) { return lib.reply_readlink(req, target); }
int c2w_fuse_reply_open(fuse_req_t req, const struct fuse_file_info *file) { return lib.reply_open(req, file); }
int c2w_fuse_reply_buf(fuse_req_t req, const void *bytes, size_t count) { return lib.reply_buf(req, bytes, count); }
int c2w_fuse_reply_statfs(fuse_req_t req, const struct statvfs *totals) { return lib.reply_statfs(req, totals); }
int c2w_fuse_reply_xattr(fuse_req_t req, size_t count) { return lib.reply_xattr(req, count); }

size_t c2w_fuse_add_direntry(
    fuse_req_t req, void *buffer, size_t size, const char *name, const struct stat *attr, off_t next) {
    return lib.add_direntry(req, buffer, size, name, attr, next);
}

size_t c2w_fuse_add_direntry_plus(
    fuse_req_t req, void *buffer, size_t size, const char *name, const struct fuse_entry_param *entry, off_t next) {
    return lib.add_direntry_plus(req, buffer, size, name, entry, next);
}

void *c2w_fuse_req_userdata(fuse_req_t req) { return lib.req_userdata(req); }

void c2w_fuse_req_interrupt_func(fuse_req_t req, fuse_interrupt_func_t call, void *data) {
    lib.req_interrupt_func(req, call, data);
}

int c2w_fuse_forget_answers(struct fuse_session *session, fuse_ino_t inode) {
    return lib.lowlevel_notify_inval_inode(session, inode, 0, 0);
}

uint64_t c2w_makedev(uint32_t major, uint32_t minor) { return makedev(major, minor); }

int c2w_fuse_want(struct fuse_conn_info *connection, unsigned capability) {
    if ((connection->capable & capability) == 0) return 0;
    connection->want |= capability;
    return 1;
}

void c2w_fuse_keep_cache(struct fuse_file_info *file) {
    file->keep_cache = 1;
    file->cache_readdir = 1;
    file->noflush = 1;
}

static __thread void *scratch;
void c2w_fuse_set_scratch(void *buffer) { scratch = buffer; }
void *c2w_fuse_scratch(void) { return scratch; }

int c2w_receive_descriptor(int socket) {
    char byte;
    struct iovec place = {&byte, 1};
    union {
        struct cmsghdr header;
        char bytes[CMSG_SPACE(sizeof(int))];
    } control;
    struct msghdr message = {
        .msg_iov = &place, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
    ssize_t count;
    do count = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
    while (count < 0 && errno == EINTR);
    if (count < 0) return -1;
    struct cmsghdr *header = count > 0 ? CMSG_FIRSTHDR(&message) : NULL;
    if (header == NULL || header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS ||
        header->cmsg_len != CMSG_LEN(sizeof(int))) {
        errno = ENODATA;
        return -1;
    }
    int fd;
    memcpy(&fd, CMSG_DATA(header), sizeof fd);
    return fd;
}

static void wake(int signal) { (void)signal; }

// Real-time signals from SIGRTMIN on are free for programs; a system call that one interrupts returns EINTR.
void c2w_wake_signal_install(void) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = wake;
    sigemptyset(&action.sa_mask);
    sigaction(SIGRTMIN + 3, &action, NULL);
}

void c2w_wake_signal_unblock(void) {
    sigset_t only;
    sigemptyset(&only);
    sigaddset(&only, SIGRTMIN + 3);
    pthread_sigmask(SIG_UNBLOCK, &only, NULL);
}

void c2w_wake_thread(int thread_id) { syscall(SYS_tgkill, getpid(), thread_id, SIGRTMIN + 3); }

int c2w_thread_id(void) { return (int)syscall(SYS_gettid); }

void c2w_close_from(int first) {
    if (syscall(SYS_close_range, (unsigned)first, ~0U, 0) == 0) return;
    for (int fd = first; fd < 4096; fd++) close(fd);
}
