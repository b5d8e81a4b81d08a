// Moves bytes between pipes or ptys and the stream ports. Nothing is read before there is room for it, so a
// slow host holds back the container and a container that does not read holds back the host.
#include "init.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

static bool input_open(const struct process *p) {
    return p->state != SLOT_FREE && p->in.port >= 0 && p->in.received_bytes < p->in.final_bytes;
}

size_t relay_interest(struct pollfd *fds, size_t capacity) {
    size_t count = 0;
    for (size_t i = 0; i < PROCESS_COUNT && count + 5 <= capacity; i++) {
        struct process *p = &processes[i];
        if (p->state == SLOT_FREE) continue;
        short port_events = 0, error_port_events = 0;
        if (input_open(p) && p->in.start == p->in.end) port_events |= POLLIN;
        if (p->out.start < p->out.end) port_events |= POLLOUT;
        if (p->err.start < p->err.end) error_port_events |= POLLOUT;
        if (port_events) fds[count++] = (struct pollfd){.fd = p->out.port, .events = port_events};
        if (error_port_events) fds[count++] = (struct pollfd){.fd = p->err.port, .events = error_port_events};
        // A write end is watched even when idle: POLLERR tells that the reader is gone.
        if (p->in.start < p->in.end && p->in.sink >= 0)
            fds[count++] = (struct pollfd){.fd = p->in.sink, .events = POLLOUT};
        if (p->out.source >= 0 && p->out.start == p->out.end)
            fds[count++] = (struct pollfd){.fd = p->out.source, .events = POLLIN};
        if (p->err.source >= 0 && p->err.start == p->err.end)
            fds[count++] = (struct pollfd){.fd = p->err.source, .events = POLLIN};
    }
    return count;
}

// Closes a pipe end; a pty master stays open, both directions share it.
static void end(struct process *process, int *fd) {
    if (*fd >= 0 && *fd != process->master) close(*fd);
    *fd = -1;
}

static void finish_input(struct process *process) {
    struct input *in = &process->in;
    if (in->finished) return;
    in->finished = true;
    // A terminal has no end of input but the character for it.
    if (process->terminal && in->sink >= 0 && write(in->sink, "\4", 1) < 0) warn("cannot end the input", errno);
    end(process, &in->sink);
}

static void move_input(struct process *process) {
    struct input *in = &process->in;
    for (;;) {
        if (in->sink < 0) in->start = in->end = 0;
        while (in->start < in->end) {
            ssize_t count = write(in->sink, in->buffer + in->start, in->end - in->start);
            if (count < 0 && errno == EAGAIN) return;
            if (count < 0 && errno == EINTR) continue;
            if (count < 0) {
                // Nobody reads any more: the rest of the input is taken and dropped.
                end(process, &in->sink);
                in->start = in->end = 0;
            } else {
                in->start += (size_t)count;
            }
        }
        in->start = in->end = 0;
        // A port hands out one 4 KiB buffer a call; gather several for one write.
        while (in->end < sizeof in->buffer && in->received_bytes < in->final_bytes) {
            uint64_t room = sizeof in->buffer - in->end, left = in->final_bytes - in->received_bytes;
            ssize_t count = read(in->port, in->buffer + in->end, room < left ? room : left);
            // Zero: the host has closed the port itself, which ends the input as well.
            if (count == 0) in->final_bytes = in->received_bytes;
            if (count <= 0) break;
            in->end += (size_t)count;
            in->received_bytes += (uint64_t)count;
        }
        if (in->end == 0) break;
    }
    if (in->received_bytes >= in->final_bytes) finish_input(process);
}

// A port whose host side is closed takes nothing for ever.
static bool hung_up(int port) {
    struct pollfd state = {.fd = port, .events = POLLOUT};
    return poll(&state, 1, 0) == 1 && (state.revents & POLLHUP) && !(state.revents & POLLOUT);
}

static void move_output(struct process *process, struct output *out) {
    for (;;) {
        while (out->start < out->end) {
            ssize_t count = write(out->port, out->buffer + out->start, out->end - out->start);
            if (count < 0 && errno == EINTR) continue;
            if (count < 0 && errno == EAGAIN && !hung_up(out->port)) return;
            if (count < 0) {
                out->discard = true;
                break;
            }
            out->start += (size_t)count;
            out->sent_bytes += (uint64_t)count;
        }
        out->start = out->end = 0;
        if (out->source < 0) return;
        ssize_t count = read(out->source, out->buffer, sizeof out->buffer);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0 && errno == EAGAIN) {
            // A pipe that a background process still holds: what the dead one wrote has been read.
            if (process->state == DEAD) end(process, &out->source);
            return;
        }
        // End of a pipe, or EIO: the last one has closed the terminal.
        if (count <= 0) end(process, &out->source);
        else if (!out->discard) out->end = (size_t)count;
    }
}

void relay_move(void) {
    for (size_t i = 0; i < PROCESS_COUNT; i++) {
        struct process *process = &processes[i];
        if (process->state == SLOT_FREE) continue;
        move_input(process);
        move_output(process, &process->out);
        move_output(process, &process->err);
    }
}
