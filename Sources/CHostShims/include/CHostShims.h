// What Swift cannot do by itself on Linux: code that runs inside a signal handler, and C macros that take
// arguments. Nothing here allocates or locks.
#pragma once
#include <stddef.h>
#include <stdint.h>
// Swift's Glibc module does not hold epoll, eventfd and xattr.
#include <spawn.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/types.h>
#include <sys/xattr.h>

// Installs a handler for each signal that writes its number as one byte to `pipe_fd` (non-blocking).
// A process has one such pipe. Returns 0, or -1 with errno.
int c2w_signals_route(int pipe_fd, const int *signals, int count);

// Gives a signal its default action back and delivers it to this process.
void c2w_signal_die(int signal);

// Sets a disposition of SIG_IGN.
void c2w_signal_ignore(int signal);

// Puts a terminal into raw mode and remembers how it was, for `c2w_terminal_restore`; faults of this process
// (SIGSEGV and the like, a Swift trap among them) restore it too. Returns 0, or -1 with errno.
int c2w_terminal_raw(int fd);

// Puts the terminal back, if it is raw. May be called from a signal handler, and more than once.
void c2w_terminal_restore(void);

// Rows and columns of a terminal; -1 with errno if it has none.
int c2w_terminal_size(int fd, uint16_t *rows, uint16_t *columns);

// mknodat(2), with the device number put together by makedev(3), a macro.
int c2w_make_node(int folder_fd, const char *name, mode_t mode, uint32_t major, uint32_t minor);

// Sets an extended attribute of a name in a folder, without following it if it is a link.
int c2w_set_xattr(int folder_fd, const char *name, const char *key, const void *value, size_t size);

// GNU extensions that Swift's Glibc module does not show.
// Text of an errno into `buffer`, ending in a zero byte.
void c2w_error_text(int code, char *buffer, size_t size);
// Names the calling thread; at most 15 bytes.
void c2w_thread_name(const char *name);
ssize_t c2w_getrandom(void *buffer, size_t size);
// A pipe whose ends are not inherited: read end first.
int c2w_pipe(int ends[2]);
// What a child to be started does before it runs its program: closes every descriptor from `first` on; goes to a folder.
void c2w_spawn_close_from(posix_spawn_file_actions_t *actions, int first);
void c2w_spawn_change_folder(posix_spawn_file_actions_t *actions, const char *folder);
// A waiting connection as a non-blocking descriptor that is not inherited; -1 with errno.
int c2w_accept(int socket);

// A file without a name in a folder, for reading and writing (O_TMPFILE); -1 with errno where there is no such thing.
int c2w_open_unnamed(const char *folder);
// Gives such a file its name; -1 with errno, EEXIST if something has it.
int c2w_link_unnamed(int fd, const char *path);
// Sets the access time of an open file to now and leaves the other times.
int c2w_touch_access(int fd);

// Opens a file for reading without changing its access time, where that is allowed; -1 with errno.
int c2w_open_unmarked(const char *path);

// Locks (or unlocks) bytes of a file for this open file description alone, without waiting; the kernel unlocks them
// when it is closed, however its process ends. 0, or -1 with errno: EAGAIN or EACCES if somebody else has one of them.
enum c2w_lock { C2W_LOCK_NONE, C2W_LOCK_SHARED, C2W_LOCK_EXCLUSIVE };
int c2w_lock_bytes(int fd, int64_t start, int64_t count, enum c2w_lock lock);

// Begins to write bytes of a file to the disk (sync_file_range), without waiting until they are there.
void c2w_start_writing(int fd, int64_t start, int64_t count);

// Flags that several threads set and read; the flag says nothing about other memory.
static inline uint8_t c2w_flag_load(const uint8_t *flag) { return __atomic_load_n(flag, __ATOMIC_RELAXED); }
static inline void c2w_flag_set(uint8_t *flag) { __atomic_store_n(flag, 1, __ATOMIC_RELAXED); }
