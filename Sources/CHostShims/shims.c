#define _GNU_SOURCE
#include "CHostShims.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/ioctl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/xattr.h>
#include <termios.h>
#include <unistd.h>

static atomic_int signal_pipe = -1;

static void note_signal(int signal) {
    int saved = errno;
    unsigned char byte = (unsigned char)signal;
    // A full pipe loses the byte: so many signals wait already that one more says nothing new.
    ssize_t written = write(atomic_load(&signal_pipe), &byte, 1);
    (void)written;
    errno = saved;
}

int c2w_signals_route(int pipe_fd, const int *signals, int count) {
    atomic_store(&signal_pipe, pipe_fd);
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = note_signal;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    for (int i = 0; i < count; i++)
        if (sigaction(signals[i], &action, NULL) != 0) return -1;
    return 0;
}

static void set_disposition(int signal, void (*handler)(int)) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    sigaction(signal, &action, NULL);
}

void c2w_signal_ignore(int signal) { set_disposition(signal, SIG_IGN); }

void c2w_signal_die(int signal) {
    set_disposition(signal, SIG_DFL);
    sigset_t only;
    sigemptyset(&only);
    sigaddset(&only, signal);
    pthread_sigmask(SIG_UNBLOCK, &only, NULL);
    raise(signal);
}

static struct termios saved_state;
static atomic_int raw_fd = -1;

void c2w_terminal_restore(void) {
    int fd = atomic_exchange(&raw_fd, -1);
    if (fd >= 0) tcsetattr(fd, TCSANOW, &saved_state);
}

static void restore_and_die(int signal) {
    c2w_terminal_restore();
    c2w_signal_die(signal);
}

int c2w_terminal_raw(int fd) {
    static const int faults[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT};
    struct termios raw;
    if (tcgetattr(fd, &saved_state) != 0) return -1;
    raw = saved_state;
    cfmakeraw(&raw);
    atomic_store(&raw_fd, fd);
    for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) set_disposition(faults[i], restore_and_die);
    if (tcsetattr(fd, TCSADRAIN, &raw) == 0) return 0;
    int saved = errno;
    atomic_store(&raw_fd, -1);
    errno = saved;
    return -1;
}

int c2w_terminal_size(int fd, uint16_t *rows, uint16_t *columns) {
    struct winsize size;
    if (ioctl(fd, TIOCGWINSZ, &size) != 0) return -1;
    *rows = size.ws_row;
    *columns = size.ws_col;
    return 0;
}

int c2w_make_node(int folder_fd, const char *name, mode_t mode, uint32_t major, uint32_t minor) {
    return mknodat(folder_fd, name, mode, makedev(major, minor));
}

int c2w_set_xattr(int folder_fd, const char *name, const char *key, const void *value, size_t size) {
    // There is no setxattrat(2) in kernels before 6.13: the folder's own entry under /proc stands for it.
    char path[64 + 256];
    int length = snprintf(path, sizeof path, "/proc/self/fd/%d/%s", folder_fd, name);
    if (length < 0 || (size_t)length >= sizeof path) {
        errno = ENAMETOOLONG;
        return -1;
    }
    return lsetxattr(path, key, value, size, 0);
}

void c2w_error_text(int code, char *buffer, size_t size) {
    const char *text = strerror_r(code, buffer, size);
    if (text != buffer) snprintf(buffer, size, "%s", text);
}

void c2w_thread_name(const char *name) { pthread_setname_np(pthread_self(), name); }

ssize_t c2w_getrandom(void *buffer, size_t size) { return getrandom(buffer, size, 0); }

int c2w_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

void c2w_spawn_close_from(posix_spawn_file_actions_t *actions, int first) {
    posix_spawn_file_actions_addclosefrom_np(actions, first);
}

void c2w_spawn_change_folder(posix_spawn_file_actions_t *actions, const char *folder) {
    posix_spawn_file_actions_addchdir_np(actions, folder);
}

int c2w_accept(int socket) { return accept4(socket, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC); }
