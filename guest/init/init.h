// What the files of init share: limits, the state of a process slot, and who offers what.
//
// The way of a run:  main.c  boot, then the event loop
//                    control.c  frames from the host  -> configure, start, signal …
//                    root.c  9P + tmpfs -> the merged root
//                    process.c  pipes, clone, exit records;  child.c  what happens between clone and exec
//                    relay.c  pipes and ptys <-> stream ports
// Specification of the channel: docs/guest-protocol.md.
#ifndef C2W_INIT_H
#define C2W_INIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "wire.h"

enum {
    STREAM_PORT_COUNT = 8,
    PROCESS_COUNT = 8,
    RELAY_BUFFER_BYTES = 32 * 1024,
    MAX_LIST_ITEMS = 65536,
    MAX_MOUNTS = 64,
};

// ---- boot.c

// Mounts /proc, /sys and /dev of init's own small world and makes it a root that can be pivoted away from.
void boot_world(void);
// Opens virtio console port `number` (1: control, 2 and up: streams); waits until the kernel has made it.
int open_port(int number);
// Ends the run: tells the host if it still can, writes to the kernel log, powers off. Does not return.
void die(const char *what, int error) __attribute__((noreturn));
void power_off(void) __attribute__((noreturn));
void warn(const char *what, int error);

// ---- control.c

void control_open(void);
int control_fd(void);
void control_send(const struct frame_writer *frame);
// Reads what is there and acts on every whole frame. Blocks only if `block`.
void control_receive(bool block);

// ---- root.c: what `configure` asks for

struct bound_volume { const char *name, *target; bool read_only; };
struct bound_file { const char *path; const uint8_t *content; size_t content_bytes; mode_t mode; bool if_missing; };
struct bound_tmpfs { const char *target, *options; };

// Points into the frame of `configure`, which is kept for the life of init.
struct configuration {
    const char *hostname;
    const char *root_tag;
    const char *upper_device;
    uint32_t root_msize_bytes;
    uint64_t upper_size_bytes;
    bool read_only;
    uint64_t wall_clock_ns;
    const uint8_t *entropy;
    size_t entropy_bytes;
    struct bound_volume volumes[MAX_MOUNTS];
    size_t volume_count;
    struct bound_file files[MAX_MOUNTS];
    size_t file_count;
    struct bound_tmpfs tmpfs[MAX_MOUNTS];
    size_t tmpfs_count;
};

extern struct configuration configuration;
#define MERGED_ROOT "/merged"
#define VOLUMES_ROOT "/volumes"

// Sets clock and entropy, mounts the image and its writable layer. Dies with a message if it cannot.
void root_prepare(void);

// ---- process.c

struct start_request {
    uint16_t process;
    uint16_t join;              // process whose namespaces are entered; 0: new namespaces
    char **arguments;           // NULL-terminated, as is `environment`
    size_t argument_count;
    char **environment;
    size_t environment_count;
    const char *working_folder;
    const char *user;
    bool terminal, open_stdin, reaper;
    uint16_t rows, columns;
    uint32_t stream, error_stream;
    uint64_t capabilities;
};

// A direction container -> host. `source` is a pipe or a pty master, -1 once it has ended.
struct output {
    int source, port;
    bool discard;               // the host's reader is gone
    uint64_t sent_bytes;
    size_t start, end;          // what of `buffer` still has to go
    uint8_t buffer[RELAY_BUFFER_BYTES];
};

// The direction host -> container. `sink` is a pipe or a pty master, -1 once nobody reads.
struct input {
    int sink, port;
    bool finished;              // the sink has been closed, or what comes is dropped
    uint64_t received_bytes, final_bytes;
    size_t start, end;
    uint8_t buffer[RELAY_BUFFER_BYTES];
};

enum process_state { SLOT_FREE, RUNNING, DEAD, REPORTED };

struct process {
    enum process_state state;
    uint16_t id;
    pid_t pid;
    int pidfd, master;
    bool terminal, holds_namespace;
    int wait_status, forced_signal;
    struct input in;
    struct output out, err;
};

extern struct process processes[PROCESS_COUNT];

struct process *process_find(uint16_t id);
void process_start(const struct start_request *request);
void process_signal(uint16_t id, int signal, bool enforce);
void process_resize(uint16_t id, uint16_t rows, uint16_t columns);
void process_close_stream(uint16_t id, uint32_t stream, uint64_t bytes);
void process_reap(void);
// Sends the exit records that are due and frees the slots whose streams have run dry.
void process_settle(void);
void send_failed(uint16_t process, uint32_t exit_code, const char *message);

// ---- child.c

// The far end of the status socket: how a child that has not yet become the container's program reports.
enum { STATUS_PID = 'p', STATUS_TERMINAL = 't', STATUS_FAILED = 'f', STATUS_MESSAGE_BYTES = 4096 };
struct child_stdio { int in, out, err, status; };
void child_run(const struct start_request *request, const struct child_stdio *stdio, int join_pidfd)
    __attribute__((noreturn));
// Sends STATUS_FAILED with the exit code and the words, and exits.
void child_fail(uint32_t exit_code, const char *words, const char *subject, int error) __attribute__((noreturn));

// ---- container.c

// Called in the new namespaces: turns the merged root into `/` and furnishes it.
void container_enter(void);

// ---- identity.c

struct identity {
    uid_t uid;
    gid_t gid;
    gid_t groups[256];
    size_t group_count;
    char home[1024];
};
// `user` as an image's config spells it. False: `problem` says what was not found.
bool identity_resolve(const char *user, struct identity *identity, char *problem, size_t problem_bytes);

// ---- relay.c

struct pollfd;
// Fills in what the relay waits for; returns how many entries.
size_t relay_interest(struct pollfd *fds, size_t capacity);
// Moves what can be moved now, without blocking.
void relay_move(void);

// ---- text.c

const char *error_text(int error);
// Joins the parts (the last is NULL) into `buffer`, cut at its size.
void join_text(char *buffer, size_t bytes, ...);
void decimal_text(char buffer[24], uint64_t value);
bool parse_decimal(const char *text, size_t bytes, uint32_t *value);
bool write_file(const char *path, const char *text);

#endif
