// libfuse3's low-level API, opened when first used: nothing of this program needs libfuse3 to be installed but a mount.
//
// Only functions and structures that libfuse3.so.3 (3.2 to 3.16) and libfuse3.so.4 (3.17 on) have in common are used:
// the operations up to `readdirplus`, `fuse_entry_param`, the first ten numbers of `fuse_conn_info`, and flags and `fh`
// of `fuse_file_info`, which are at the same offsets in both.
#pragma once
#define FUSE_USE_VERSION 312
#include <fuse3/fuse_lowlevel.h>
#include <sys/mount.h>
#include <sys/statvfs.h>
#include <sys/uio.h>

// Opens the library once; any thread. NULL if it is there, else why it is not, one line that stays valid.
const char *c2w_fuse_load(void);

// What libfuse last logged, which it would have written to stderr; never NULL.
const char *c2w_fuse_last_log(void);

// The rest is to be called only after a successful c2w_fuse_load.

struct fuse_session *c2w_fuse_session_new(const struct fuse_lowlevel_ops *ops, void *userdata);
// Gives the session a descriptor of /dev/fuse that is mounted already; it belongs to the session then. 0, or -1.
int c2w_fuse_session_attach(struct fuse_session *session, int fd);
// Decodes one request and calls its operation. Any threads at once.
void c2w_fuse_session_process(struct fuse_session *session, void *bytes, size_t count);
void c2w_fuse_session_destroy(struct fuse_session *session);

// As libfuse's functions of these names: 0, or an errno below 0. The request is gone in either case.
int c2w_fuse_reply_err(fuse_req_t req, int err);
void c2w_fuse_reply_none(fuse_req_t req);
int c2w_fuse_reply_entry(fuse_req_t req, const struct fuse_entry_param *entry);
int c2w_fuse_reply_attr(fuse_req_t req, const struct stat *attr, double timeout);
int c2w_fuse_reply_readlink(fuse_req_t req, const char *target);
int c2w_fuse_reply_open(fuse_req_t req, const struct fuse_file_info *file);
int c2w_fuse_reply_buf(fuse_req_t req, const void *bytes, size_t count);
int c2w_fuse_reply_statfs(fuse_req_t req, const struct statvfs *totals);
int c2w_fuse_reply_xattr(fuse_req_t req, size_t count);
size_t c2w_fuse_add_direntry(
    fuse_req_t req, void *buffer, size_t size, const char *name, const struct stat *attr, off_t next);
size_t c2w_fuse_add_direntry_plus(
    fuse_req_t req, void *buffer, size_t size, const char *name, const struct fuse_entry_param *entry, off_t next);
void *c2w_fuse_req_userdata(fuse_req_t req);
void c2w_fuse_req_interrupt_func(fuse_req_t req, fuse_interrupt_func_t call, void *data);

// Makes the kernel drop attributes and content of an inode; below 0 where it does not know it. Waits for reads of it that
// are under way: not to be called by a thread that answers requests.
int c2w_fuse_forget_answers(struct fuse_session *session, fuse_ino_t inode);

// Macros and bit fields that Swift cannot reach.
uint64_t c2w_makedev(uint32_t major, uint32_t minor);
// Whether the kernel offers a capability (FUSE_CAP_…); if so it is asked for.
int c2w_fuse_want(struct fuse_conn_info *connection, unsigned capability);
void c2w_fuse_keep_cache(struct fuse_file_info *file);

// Memory of the calling thread to build an answer in; NULL until it is set.
void c2w_fuse_set_scratch(void *buffer);
void *c2w_fuse_scratch(void);

// Takes the descriptor that another process sends over a socket (SCM_RIGHTS), not inherited; -1 with errno.
int c2w_receive_descriptor(int socket);
// A signal whose handler does nothing, so that it only wakes a thread out of a system call.
void c2w_wake_signal_install(void);
// Lets the calling thread be woken by it.
void c2w_wake_signal_unblock(void);
// Wakes a thread (of this process) by its kernel id.
void c2w_wake_thread(int thread_id);
int c2w_thread_id(void);
// Closes every descriptor from this one on.
void c2w_close_from(int first);
