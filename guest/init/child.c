// Between clone and exec: namespaces, standard streams, identity, capabilities, and finding the program.
#include "init.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/capability.h>
#include <linux/close_range.h>
#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define DEFAULT_PATH "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

// What Docker leaves a container: chown, dac_override, fowner, fsetid, kill, setgid, setuid, setpcap,
// net_bind_service, net_raw, sys_chroot, mknod, audit_write, setfcap.
#define DEFAULT_CAPABILITIES UINT64_C(0xa80425fb)

static int status_socket = -1;

static void send_status(char kind, const void *bytes, size_t count) {
    char text[STATUS_MESSAGE_BYTES];
    if (count > sizeof text - 1) count = sizeof text - 1;
    text[0] = kind;
    memcpy(text + 1, bytes, count);
    while (send(status_socket, text, count + 1, MSG_NOSIGNAL) < 0 && errno == EINTR) {}
}

static void fail_with(uint32_t exit_code, const char *message) __attribute__((noreturn));
static void fail_with(uint32_t exit_code, const char *message) {
    char text[STATUS_MESSAGE_BYTES - 1];
    text[0] = (char)exit_code;
    join_text(text + 1, sizeof text - 1, message, NULL);
    send_status(STATUS_FAILED, text, 1 + strlen(text + 1));
    _exit((int)exit_code);
}

void child_fail(uint32_t exit_code, const char *words, const char *subject, int error) {
    char message[STATUS_MESSAGE_BYTES];
    join_text(message, sizeof message, words, " ", subject, ": ", error_text(error), NULL);
    fail_with(exit_code, message);
}

static void fail_exec(uint32_t exit_code, const char *program, const char *words) __attribute__((noreturn));
static void fail_exec(uint32_t exit_code, const char *program, const char *words) {
    char message[STATUS_MESSAGE_BYTES];
    join_text(message, sizeof message, "exec: \"", program, "\": ", words, NULL);
    fail_with(exit_code, message);
}

// Enters the namespaces of a running process. The pid namespace holds only for children: a second child, which
// is a child of init as well, goes on.
static void join_namespaces(int pidfd) {
    if (setns(pidfd, CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWIPC | CLONE_NEWUTS | CLONE_NEWCGROUP) < 0)
        child_fail(125, "cannot join", "the container", errno);
    struct clone_args arguments = {.flags = CLONE_PARENT, .exit_signal = 0};
    pid_t pid = (pid_t)syscall(SYS_clone3, &arguments, sizeof arguments);
    if (pid < 0) child_fail(125, "cannot make", "a process", errno);
    if (pid == 0) return;
    send_status(STATUS_PID, &pid, sizeof pid);
    _exit(0);
}

// A terminal of the container's own devpts, so that ttyname works in it. Its master goes to init.
static int open_terminal(const struct start_request *request) {
    int master = open("/dev/pts/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC), unlock = 0, number = -1;
    if (master < 0 || ioctl(master, TIOCSPTLCK, &unlock) < 0 || ioctl(master, TIOCGPTN, &number) < 0)
        child_fail(125, "cannot open", "a terminal", errno);
    char path[64], digits[24];
    decimal_text(digits, (uint64_t)number);
    join_text(path, sizeof path, "/dev/pts/", digits, NULL);
    int terminal = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (terminal < 0) child_fail(125, "cannot open", path, errno);
    if (request->rows && request->columns) {
        struct winsize size = {.ws_row = request->rows, .ws_col = request->columns};
        ioctl(terminal, TIOCSWINSZ, &size);
    }
    if (request->join == 0) {
        int fd = open("/dev/console", O_WRONLY | O_CREAT | O_CLOEXEC | O_NOCTTY, 0600);
        if (fd >= 0) close(fd);
        mount(path, "/dev/console", NULL, MS_BIND, NULL);
    }
    char kind = STATUS_TERMINAL;
    struct iovec part = {&kind, 1};
    union { struct cmsghdr header; char bytes[CMSG_SPACE(sizeof(int))]; } rights;
    struct msghdr message = {
        .msg_iov = &part, .msg_iovlen = 1, .msg_control = &rights, .msg_controllen = sizeof rights};
    rights.header.cmsg_level = SOL_SOCKET;
    rights.header.cmsg_type = SCM_RIGHTS;
    rights.header.cmsg_len = CMSG_LEN(sizeof(int));
    memcpy(CMSG_DATA(&rights.header), &master, sizeof(int));
    if (sendmsg(status_socket, &message, MSG_NOSIGNAL) < 0) child_fail(125, "cannot hand over", "the terminal", errno);
    close(master);
    return terminal;
}

static void take_streams(const struct start_request *request, const struct child_stdio *stdio) {
    int in = stdio->in, out = stdio->out, err = stdio->err;
    if (request->terminal) {
        in = out = err = open_terminal(request);
        if (ioctl(in, TIOCSCTTY, 0) < 0) child_fail(125, "cannot take", "the terminal", errno);
    } else if (in < 0) {
        in = open("/dev/null", O_RDONLY | O_CLOEXEC);
        if (in < 0) child_fail(125, "cannot open", "/dev/null", errno);
    }
    // The sources lie above 2 (0 to 2 are the console's), so none is overwritten before it is copied.
    if (dup2(in, 0) < 0 || dup2(out, 1) < 0 || dup2(err, 2) < 0) child_fail(125, "cannot set", "the streams", errno);
    syscall(SYS_close_range, 3, ~0u, CLOSE_RANGE_CLOEXEC);
}

static const char *environment_value(char **environment, const char *name) {
    size_t bytes = strlen(name);
    const char *value = NULL;
    // The last one wins, as for `docker run -e`.
    for (; environment && *environment; environment++)
        if (strncmp(*environment, name, bytes) == 0 && (*environment)[bytes] == '=') value = *environment + bytes + 1;
    return value;
}

// The request's variables, and those Docker adds when an image does not set them.
static char **complete_environment(const struct start_request *request, const struct identity *identity) {
    char **all = calloc(request->environment_count + 5, sizeof *all);
    if (!all) child_fail(125, "no memory for", "the environment", ENOMEM);
    size_t count = 0;
    static char hostname[80] = "HOSTNAME=", home[1100];
    if (!environment_value(request->environment, "PATH")) all[count++] = "PATH=" DEFAULT_PATH;
    if (!environment_value(request->environment, "HOSTNAME") && gethostname(hostname + 9, sizeof hostname - 10) == 0)
        all[count++] = hostname;
    if (request->terminal && !environment_value(request->environment, "TERM")) all[count++] = "TERM=xterm";
    for (size_t i = 0; i < request->environment_count; i++) all[count++] = request->environment[i];
    if (!environment_value(request->environment, "HOME")) {
        join_text(home, sizeof home, "HOME=", identity->home, NULL);
        all[count++] = home;
    }
    return all;
}

static void enter_folder(const char *folder) {
    if (!folder[0]) folder = "/";
    if (chdir(folder) == 0) return;
    // Docker makes a missing one, owned by root.
    if (errno == ENOENT) {
        char part[4096];
        join_text(part, sizeof part, folder, NULL);
        for (char *slash = part + 1; (slash = strchr(slash, '/')); *slash++ = '/') {
            *slash = 0;
            mkdir(part, 0755);
        }
        mkdir(part, 0755);
        if (chdir(folder) == 0) return;
    }
    child_fail(126, "cannot enter the working folder", folder, errno);
}

static void take_identity(const struct identity *identity, uint64_t capabilities) {
    for (unsigned capability = 0; capability < 64; capability++)
        if (!(capabilities >> capability & 1) && prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) < 0 && errno == EINVAL)
            break;
    if (setgroups(identity->group_count, identity->groups) < 0 || setgid(identity->gid) < 0 ||
        setuid(identity->uid) < 0)
        child_fail(126, "cannot become", "the image's user", errno);
    if (identity->uid != 0) return;
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
    struct __user_cap_data_struct sets[2] = {
        {.effective = (uint32_t)capabilities, .permitted = (uint32_t)capabilities},
        {.effective = (uint32_t)(capabilities >> 32), .permitted = (uint32_t)(capabilities >> 32)},
    };
    // Only what there is can be kept: bits the kernel does not know are not in the permitted set.
    struct __user_cap_data_struct present[2];
    if (syscall(SYS_capget, &header, present) < 0) return;
    for (int i = 0; i < 2; i++) {
        sets[i].effective &= present[i].permitted;
        sets[i].permitted &= present[i].permitted;
    }
    syscall(SYS_capset, &header, sets);
}

static void reset_signals(void) {
    struct sigaction standard = {.sa_handler = SIG_DFL};
    for (int number = 1; number < 32; number++) sigaction(number, &standard, NULL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

// A file that may be run, by the rights of the process itself; errno says why not.
static bool may_run(const char *path) {
    struct stat info;
    if (stat(path, &info) < 0) return false;
    errno = EACCES;
    return !S_ISDIR(info.st_mode) && faccessat(AT_FDCWD, path, X_OK, AT_EACCESS) == 0;
}

// The program's path: looked up in the container's PATH, in the container's root. A failing exec costs far more
// than a failing stat, so candidates are tried with stat.
static void find_program(const char *name, const char *search, char *path, size_t path_bytes) {
    if (!name[0]) fail_exec(127, name, "no command specified");
    if (strchr(name, '/')) {
        join_text(path, path_bytes, name, NULL);
        if (may_run(path)) return;
        if (errno == EACCES) fail_exec(126, name, "permission denied");
        fail_exec(errno == ENOENT || errno == ENOTDIR ? 127 : 126, name, error_text(errno));
    }
    bool denied = false;
    for (const char *at = search;; at++) {
        size_t bytes = strcspn(at, ":");
        char folder[4096];
        if (bytes < sizeof folder - 1) {
            memcpy(folder, at, bytes);
            folder[bytes] = 0;
            join_text(path, path_bytes, bytes ? folder : ".", "/", name, NULL);
            if (may_run(path)) return;
            denied |= errno == EACCES;
        }
        at += bytes;
        if (!*at) break;
    }
    if (denied) fail_exec(126, name, "permission denied");
    fail_exec(127, name, "executable file not found in $PATH");
}

// PID 1 of the container when asked for: starts the program, hands on signals, collects orphans, and ends with the
// program's status.
static pid_t reaped_child;
static void hand_on(int number) { kill(reaped_child, number); }

static void become_reaper_of(pid_t child) __attribute__((noreturn));
static void become_reaper_of(pid_t child) {
    reaped_child = child;
    struct sigaction action = {.sa_handler = hand_on, .sa_flags = SA_RESTART};
    for (int number = 1; number < 32; number++)
        if (number != SIGCHLD && number != SIGKILL && number != SIGSTOP) sigaction(number, &action, NULL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    // The streams belong to the program alone; init sees their end when it closes them.
    syscall(SYS_close_range, 0, ~0u, 0);
    for (;;) {
        int status;
        pid_t pid = waitpid(-1, &status, 0);
        if (pid == child) _exit(WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
        if (pid < 0 && errno == ECHILD) _exit(125);
    }
}

void child_run(const struct start_request *request, const struct child_stdio *stdio, int join_pidfd) {
    status_socket = stdio->status;
    if (join_pidfd >= 0) join_namespaces(join_pidfd);
    else container_enter();
    if (request->reaper && join_pidfd < 0) {
        pid_t child = fork();
        if (child < 0) child_fail(125, "cannot make", "a process", errno);
        if (child > 0) become_reaper_of(child);
    }
    setsid();
    take_streams(request, stdio);
    write_file("/proc/self/oom_score_adj", "0");

    static struct identity identity;
    char problem[640];
    if (!identity_resolve(request->user, &identity, problem, sizeof problem)) fail_with(126, problem);
    char **environment = complete_environment(request, &identity);
    enter_folder(request->working_folder);
    // The container may open /dev/stdout by name, whoever it is.
    for (int fd = 0; fd < 3; fd++)
        if (fd > 0 || request->open_stdin || request->terminal) fchown(fd, identity.uid, (gid_t)-1);
    take_identity(&identity, request->capabilities == UINT64_MAX ? DEFAULT_CAPABILITIES : request->capabilities);
    reset_signals();

    static char path[8192];
    const char *search = environment_value(environment, "PATH");
    find_program(request->arguments[0], search ? search : DEFAULT_PATH, path, sizeof path);
    execve(path, request->arguments, environment);
    fail_exec(errno == ENOENT ? 127 : 126, request->arguments[0], error_text(errno));
}
