// The process slots: starting, signalling, and the exit record.
#include "init.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/sched.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

struct process processes[PROCESS_COUNT];

// Stream ports are opened when first used and then kept: closing one would discard what the host has not
// yet taken.
static int stream_ports[STREAM_PORT_COUNT] = {-1, -1, -1, -1, -1, -1, -1, -1};

static int stream_port(uint32_t index) {
    if (stream_ports[index] < 0) stream_ports[index] = open_port(2 + (int)index);
    return stream_ports[index];
}

struct process *process_find(uint16_t id) {
    for (size_t i = 0; i < PROCESS_COUNT; i++)
        if (processes[i].state != SLOT_FREE && processes[i].id == id) return &processes[i];
    return NULL;
}

void send_failed(uint16_t process, uint32_t exit_code, const char *message) {
    struct frame_writer frame;
    frame_begin(&frame, MESSAGE_FAILED, process);
    put_u32(&frame, FIELD_EXIT_CODE, exit_code);
    put_text(&frame, FIELD_MESSAGE, message);
    control_send(&frame);
}

// Takes what the host has sent to a process that is no more. It has said how much that is, so it will come.
static void drain_input(struct process *process) {
    while (process->in.received_bytes < process->in.final_bytes) {
        uint64_t left = process->in.final_bytes - process->in.received_bytes;
        size_t room = sizeof process->in.buffer;
        ssize_t count = read(process->in.port, process->in.buffer, left < room ? left : room);
        if (count == 0) return;
        if (count > 0) process->in.received_bytes += (uint64_t)count;
        struct pollfd wait = {.fd = process->in.port, .events = POLLIN};
        if (count < 0) poll(&wait, 1, -1);
    }
}

// The host may use a number and a port again as soon as it has said how much it sent.
static void free_ended_slots(void) {
    for (size_t i = 0; i < PROCESS_COUNT; i++) {
        if (processes[i].state != REPORTED || processes[i].in.final_bytes == UINT64_MAX) continue;
        drain_input(&processes[i]);
        processes[i].state = SLOT_FREE;
    }
}

static bool port_in_use(int port) {
    for (size_t i = 0; i < PROCESS_COUNT; i++) {
        const struct process *p = &processes[i];
        if (p->state != SLOT_FREE && (p->out.port == port || p->err.port == port)) return true;
    }
    return false;
}

// What is wrong with the request, or NULL.
static const char *refusal(const struct start_request *request) {
    if (request->argument_count == 0) return "no command given";
    if (process_find(request->process)) return "this process number is in use";
    if (request->stream >= STREAM_PORT_COUNT) return "no such stream port";
    if (!request->terminal &&
        (request->error_stream >= STREAM_PORT_COUNT || request->error_stream == request->stream))
        return "stderr needs a stream port of its own";
    if (port_in_use(stream_port(request->stream))) return "the stream port is in use";
    if (!request->terminal && port_in_use(stream_port(request->error_stream))) return "the stream port is in use";
    const struct process *joined = request->join ? process_find(request->join) : NULL;
    if (request->join && (!joined || joined->state != RUNNING)) return "the process to join does not run";
    return NULL;
}

// Our ends of the pipes, and the child's.
struct pipes { int in[2], out[2], err[2], status[2]; };

static bool make_pipes(const struct start_request *request, struct pipes *pipes) {
    *pipes = (struct pipes){{-1, -1}, {-1, -1}, {-1, -1}, {-1, -1}};
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pipes->status) < 0) return false;
    if (request->terminal) return true;
    if (request->open_stdin && pipe2(pipes->in, O_CLOEXEC) < 0) return false;
    return pipe2(pipes->out, O_CLOEXEC) == 0 && pipe2(pipes->err, O_CLOEXEC) == 0;
}

static void close_if_open(int *fd) {
    if (*fd >= 0) close(*fd);
    *fd = -1;
}

static void close_pipes(struct pipes *pipes, bool ours_too) {
    close_if_open(&pipes->in[0]);
    close_if_open(&pipes->out[1]);
    close_if_open(&pipes->err[1]);
    close_if_open(&pipes->status[1]);
    if (!ours_too) return;
    close_if_open(&pipes->in[1]);
    close_if_open(&pipes->out[0]);
    close_if_open(&pipes->err[0]);
    close_if_open(&pipes->status[0]);
}

static pid_t clone_child(uint64_t flags, int *pidfd) {
    struct clone_args arguments = {
        .flags = flags | CLONE_PIDFD, .pidfd = (uint64_t)(uintptr_t)pidfd, .exit_signal = SIGCHLD};
    return (pid_t)syscall(SYS_clone3, &arguments, sizeof arguments);
}

// Follows the child until it has become the container's program (true) or has said why it cannot.
static bool await_exec(struct process *process, int status_fd) {
    for (;;) {
        char text[STATUS_MESSAGE_BYTES];
        struct iovec part = {text, sizeof text - 1};
        union { struct cmsghdr header; char bytes[CMSG_SPACE(sizeof(int))]; } rights;
        struct msghdr message = {
            .msg_iov = &part, .msg_iovlen = 1, .msg_control = &rights, .msg_controllen = sizeof rights};
        ssize_t count = recvmsg(status_fd, &message, MSG_CMSG_CLOEXEC);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return true;
        text[count] = 0;
        if (text[0] == STATUS_FAILED && count >= 2) {
            send_failed(process->id, (uint8_t)text[1], text + 2);
            return false;
        }
        if (text[0] == STATUS_PID && count == 1 + sizeof(pid_t)) memcpy(&process->pid, text + 1, sizeof(pid_t));
        struct cmsghdr *header = CMSG_FIRSTHDR(&message);
        if (text[0] == STATUS_TERMINAL && header && header->cmsg_type == SCM_RIGHTS)
            memcpy(&process->master, CMSG_DATA(header), sizeof(int));
    }
}

static void nonblocking(int fd) {
    if (fd >= 0) fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);
}

static void bind_streams(struct process *process, const struct start_request *request, struct pipes *pipes) {
    int port = stream_port(request->stream);
    nonblocking(pipes->in[1]);
    nonblocking(pipes->out[0]);
    nonblocking(pipes->err[0]);
    nonblocking(process->master);
    process->in.port = process->out.port = port;
    process->in.finished = !request->open_stdin;
    process->in.final_bytes = request->open_stdin ? UINT64_MAX : 0;
    if (request->terminal) {
        process->in.sink = request->open_stdin ? process->master : -1;
        process->out.source = process->master;
    } else {
        process->in.sink = pipes->in[1];
        process->out.source = pipes->out[0];
        process->err.source = pipes->err[0];
        process->err.port = stream_port(request->error_stream);
        pipes->in[1] = pipes->out[0] = pipes->err[0] = -1;
    }
}

void process_start(const struct start_request *request) {
    free_ended_slots();
    struct process *process = NULL;
    for (size_t i = 0; i < PROCESS_COUNT && !process; i++)
        if (processes[i].state == SLOT_FREE) process = &processes[i];
    const char *problem = process ? refusal(request) : "too many processes";
    struct pipes pipes;
    if (!problem && !make_pipes(request, &pipes)) problem = "cannot make the pipes";
    if (problem) {
        send_failed(request->process, 125, problem);
        return;
    }
    memset(process, 0, offsetof(struct process, in));
    memset(&process->in, 0, offsetof(struct input, buffer));
    memset(&process->out, 0, offsetof(struct output, buffer));
    memset(&process->err, 0, offsetof(struct output, buffer));
    process->id = request->process;
    process->terminal = request->terminal;
    process->pidfd = process->master = process->in.sink = process->out.source = process->err.source = -1;
    process->in.port = process->out.port = process->err.port = -1;

    const struct process *joined = request->join ? process_find(request->join) : NULL;
    uint64_t namespaces =
        joined ? 0 : CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWIPC | CLONE_NEWUTS | CLONE_NEWCGROUP;
    process->pid = clone_child(namespaces, &process->pidfd);
    if (process->pid == 0) {
        struct child_stdio stdio = {pipes.in[0], pipes.out[1], pipes.err[1], pipes.status[1]};
        child_run(request, &stdio, joined ? joined->pidfd : -1);
    }
    close_pipes(&pipes, false);
    bool started = false;
    if (process->pid < 0) send_failed(request->process, 125, error_text(errno));
    else started = await_exec(process, pipes.status[0]);
    if (!started) {
        // The dead child is collected with the others.
        close_pipes(&pipes, true);
        close_if_open(&process->pidfd);
        close_if_open(&process->master);
        return;
    }
    bind_streams(process, request, &pipes);
    close_pipes(&pipes, true);
    process->state = RUNNING;
    struct frame_writer frame;
    frame_begin(&frame, MESSAGE_STARTED, process->id);
    put_u32(&frame, FIELD_PID, (uint32_t)process->pid);
    control_send(&frame);
}

// Whether PID 1 of a namespace has left this signal at its default, which the kernel then ignores for it.
static bool left_at_default(pid_t pid, int signal) {
    char path[64], digits[24], text[4096];
    decimal_text(digits, (uint64_t)pid);
    join_text(path, sizeof path, "/proc/", digits, "/status", NULL);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return false;
    ssize_t count = read(fd, text, sizeof text - 1);
    close(fd);
    if (count <= 0) return false;
    text[count] = 0;
    for (int i = 0; i < 2; i++) {
        const char *line = strstr(text, i ? "\nSigCgt:" : "\nSigIgn:");
        if (!line) return false;
        uint64_t mask = 0;
        for (line += 8; *line == '\t' || *line == ' '; line++) {}
        for (; *line && *line != '\n'; line++)
            mask = mask << 4 | (uint64_t)(*line <= '9' ? *line - '0' : *line - 'a' + 10);
        if (mask >> (signal - 1) & 1) return false;
    }
    return true;
}

static bool ends_by_default(int signal) {
    switch (signal) {
    case SIGCHLD: case SIGCONT: case SIGURG: case SIGWINCH: case SIGSTOP: case SIGTSTP: case SIGTTIN: case SIGTTOU:
        return false;
    default: return true;
    }
}

void process_signal(uint16_t id, int signal, bool enforce) {
    struct process *process = process_find(id);
    if (!process || process->state != RUNNING || signal < 1 || signal > 64) return;
    if (enforce && signal != SIGKILL && ends_by_default(signal) && left_at_default(process->pid, signal)) {
        process->forced_signal = signal;
        signal = SIGKILL;
    }
    kill(process->pid, signal);
}

void process_resize(uint16_t id, uint16_t rows, uint16_t columns) {
    struct process *process = process_find(id);
    if (!process || process->master < 0) return;
    struct winsize size = {.ws_row = rows, .ws_col = columns};
    ioctl(process->master, TIOCSWINSZ, &size);
}

void process_close_stream(uint16_t id, uint32_t stream, uint64_t bytes) {
    struct process *process = process_find(id);
    if (!process) return;
    if (stream == 0) process->in.final_bytes = bytes;
    struct output *output = stream == 1 ? &process->out : stream == 2 ? &process->err : NULL;
    if (!output || output->discard) return;
    // The container's next write fails with EPIPE, as if it wrote to the host's pipe itself.
    output->discard = true;
    output->start = output->end = 0;
    if (!process->terminal) close_if_open(&output->source);
}

void process_reap(void) {
    int status;
    for (pid_t pid; (pid = waitpid(-1, &status, WNOHANG)) > 0;) {
        for (size_t i = 0; i < PROCESS_COUNT; i++) {
            struct process *process = &processes[i];
            if (process->state != RUNNING || process->pid != pid) continue;
            process->wait_status = status;
            process->state = DEAD;
        }
    }
}

static void send_exit(struct process *process) {
    struct frame_writer frame;
    frame_begin(&frame, MESSAGE_EXITED, process->id);
    if (WIFEXITED(process->wait_status)) {
        put_u32(&frame, FIELD_EXIT_CODE, (uint32_t)WEXITSTATUS(process->wait_status));
    } else {
        int signal = WTERMSIG(process->wait_status);
        if (signal == SIGKILL && process->forced_signal) signal = process->forced_signal;
        put_u32(&frame, FIELD_SIGNAL, (uint32_t)signal);
    }
    put_u64(&frame, FIELD_OUTPUT_BYTES, process->out.sent_bytes);
    put_u64(&frame, FIELD_ERROR_BYTES, process->err.sent_bytes);
    control_send(&frame);
}

void process_settle(void) {
    for (size_t i = 0; i < PROCESS_COUNT; i++) {
        struct process *process = &processes[i];
        if (process->state == DEAD && process->out.source < 0 && process->err.source < 0 &&
            process->out.start == process->out.end && process->err.start == process->err.end) {
            send_exit(process);
            process->state = REPORTED;
            close_if_open(&process->pidfd);
            if (process->in.sink != process->master) close_if_open(&process->in.sink);
            process->in.sink = -1;
            close_if_open(&process->master);
            process->in.start = process->in.end = 0;
        }
        // The stream port is free again when no input of this process is under way any more.
        if (process->state == REPORTED && process->in.received_bytes >= process->in.final_bytes)
            process->state = SLOT_FREE;
    }
}
