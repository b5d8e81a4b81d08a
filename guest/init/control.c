// The control port: frames in and out, and what each asks for.
#include "init.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

static int port = -1;
static uint8_t *inbox;              // a header, the longest body, and a NUL
static size_t inbox_bytes;
static bool configured;

struct configuration configuration = {.root_tag = "rootfs", .root_msize_bytes = 128 * 1024 + 24};

int control_fd(void) { return port; }

void control_open(void) {
    port = open_port(1);
    inbox = malloc(FRAME_HEADER_BYTES + MAX_BODY_BYTES + 1);
    if (!inbox) die("no memory for the control port", ENOMEM);
    struct utsname names;
    uname(&names);
    struct frame_writer frame;
    frame_begin(&frame, MESSAGE_HELLO, 0);
    put_u32(&frame, FIELD_VERSION, PROTOCOL_VERSION);
    put_u64(&frame, FIELD_FEATURES, 0);
    put_text(&frame, FIELD_KERNEL, names.release);
    control_send(&frame);
}

void control_send(const struct frame_writer *frame) {
    for (size_t sent = 0; sent < frame->bytes;) {
        ssize_t count = write(port, frame->data + sent, frame->bytes - sent);
        if (count > 0) {
            sent += (size_t)count;
        } else if (count < 0 && errno == EAGAIN) {
            struct pollfd wait = {.fd = port, .events = POLLOUT};
            poll(&wait, 1, -1);
            // POLLHUP alone: the host is gone and will not take it.
            if (!(wait.revents & POLLOUT) && (wait.revents & (POLLHUP | POLLERR))) return;
        } else if (count < 0 && errno != EINTR) {
            return;
        }
    }
}

static void protocol_error(const char *what) __attribute__((noreturn));
static void protocol_error(const char *what) {
    char text[256];
    join_text(text, sizeof text, "control protocol: ", what, NULL);
    die(text, EINVAL);
}


struct text_list { char **items; size_t count, capacity; };

static void append(struct text_list *list, char *item) {
    if (list->count + 1 >= list->capacity) {
        if (list->count >= MAX_LIST_ITEMS) protocol_error("too many arguments or variables");
        list->capacity = list->capacity ? 2 * list->capacity : 64;
        list->items = realloc(list->items, list->capacity * sizeof *list->items);
        if (!list->items) die("no memory for the run specification", ENOMEM);
    }
    list->items[list->count++] = item;
    list->items[list->count] = NULL;
}

static char *text_of(const struct field *field) {
    if (memchr(field->value, 0, field->bytes)) protocol_error("a NUL inside a text");
    char *copy = malloc(field->bytes + 1);
    if (!copy) die("no memory for the run specification", ENOMEM);
    memcpy(copy, field->value, field->bytes);
    copy[field->bytes] = 0;
    return copy;
}

static uint32_t u32_of(const struct field *field) {
    uint32_t value;
    if (!field_u32(field, &value)) protocol_error("a number of the wrong size");
    return value;
}

static uint64_t u64_of(const struct field *field) {
    uint64_t value;
    if (!field_u64(field, &value)) protocol_error("a number of the wrong size");
    return value;
}

static bool more(struct frame_reader *reader, struct field *field) {
    enum field_result result = next_field(reader, field);
    if (result == FIELD_MALFORMED) protocol_error("a field runs past its frame");
    return result == FIELD_NEXT;
}

static void unknown(const struct field *field) {
    if (field->flags & FIELD_OPTIONAL) return;
    char digits[24], text[64];
    decimal_text(digits, field->tag);
    join_text(text, sizeof text, "this guest does not know field ", digits, NULL);
    protocol_error(text);
}

// `flags u32 · first text · NUL · second`: returns the second, whose length goes to `rest_bytes`.
static uint8_t *pair_of(const struct field *field, uint32_t *flags, const char **first, size_t *rest_bytes) {
    if (field->bytes < 5) protocol_error("a mount without a name");
    uint8_t *copy = malloc(field->bytes + 1);
    if (!copy) die("no memory for the run specification", ENOMEM);
    memcpy(copy, field->value, field->bytes);
    copy[field->bytes] = 0;
    uint8_t *end = memchr(copy + 4, 0, field->bytes - 4);
    if (!end) protocol_error("a mount without a target");
    *flags = read_u32(copy);
    *first = (const char *)copy + 4;
    *rest_bytes = (size_t)(copy + field->bytes - (end + 1));
    return end + 1;
}

static void receive_configure(struct frame_reader *reader) {
    if (configured) protocol_error("configured twice");
    struct configuration *c = &configuration;
    uint32_t version = 0, flags;
    size_t rest_bytes;
    for (struct field field; more(reader, &field);) {
        switch (field.tag) {
        case FIELD_VERSION: version = u32_of(&field); break;
        case FIELD_WALL_CLOCK: c->wall_clock_ns = u64_of(&field); break;
        case FIELD_HOSTNAME: c->hostname = text_of(&field); break;
        case FIELD_ENTROPY:
            c->entropy = (const uint8_t *)memcpy(malloc(field.bytes + 1), field.value, field.bytes);
            c->entropy_bytes = field.bytes;
            break;
        case FIELD_ROOT_TAG: c->root_tag = text_of(&field); break;
        case FIELD_ROOT_MSIZE: c->root_msize_bytes = u32_of(&field); break;
        case FIELD_UPPER_SIZE: c->upper_size_bytes = u64_of(&field); break;
        case FIELD_UPPER_DEVICE: c->upper_device = text_of(&field); break;
        case FIELD_READ_ONLY: c->read_only = u32_of(&field) != 0; break;
        case FIELD_VOLUME: {
            if (c->volume_count == MAX_MOUNTS) protocol_error("too many volumes");
            struct bound_volume *volume = &c->volumes[c->volume_count++];
            volume->target = (const char *)pair_of(&field, &flags, &volume->name, &rest_bytes);
            volume->read_only = flags & 1;
            break;
        }
        case FIELD_FILE: {
            if (c->file_count == MAX_MOUNTS) protocol_error("too many files");
            struct bound_file *file = &c->files[c->file_count++];
            file->content = pair_of(&field, &flags, &file->path, &file->content_bytes);
            file->if_missing = flags & 1;
            file->mode = flags >> 16 & 07777;
            break;
        }
        case FIELD_TMPFS: {
            if (c->tmpfs_count == MAX_MOUNTS) protocol_error("too many tmpfs mounts");
            struct bound_tmpfs *mount = &c->tmpfs[c->tmpfs_count++];
            mount->options = (const char *)pair_of(&field, &flags, &mount->target, &rest_bytes);
            break;
        }
        default: unknown(&field);
        }
    }
    if (version != PROTOCOL_VERSION) {
        char ours[24], theirs[24], text[128];
        decimal_text(ours, PROTOCOL_VERSION);
        decimal_text(theirs, version);
        join_text(text, sizeof text, "this guest speaks version ", ours, ", the host version ", theirs, NULL);
        protocol_error(text);
    }
    root_prepare();
    configured = true;
}

static void receive_start(uint16_t process, struct frame_reader *reader) {
    if (!configured) protocol_error("start before configure");
    struct start_request request = {
        .process = process, .working_folder = "", .user = "", .stream = 0, .error_stream = UINT32_MAX,
        .capabilities = UINT64_MAX,
    };
    struct text_list arguments = {0}, environment = {0};
    for (struct field field; more(reader, &field);) {
        switch (field.tag) {
        case FIELD_ARGUMENT: append(&arguments, text_of(&field)); break;
        case FIELD_ENVIRONMENT: append(&environment, text_of(&field)); break;
        case FIELD_WORKING_FOLDER: request.working_folder = text_of(&field); break;
        case FIELD_USER: request.user = text_of(&field); break;
        case FIELD_TERMINAL: {
            uint32_t size = u32_of(&field);
            request.terminal = true;
            request.rows = (uint16_t)size;
            request.columns = (uint16_t)(size >> 16);
            break;
        }
        case FIELD_OPEN_STDIN: request.open_stdin = u32_of(&field) != 0; break;
        case FIELD_STREAM: request.stream = u32_of(&field); break;
        case FIELD_ERROR_STREAM: request.error_stream = u32_of(&field); break;
        case FIELD_CAPABILITIES: request.capabilities = u64_of(&field); break;
        case FIELD_REAPER: request.reaper = u32_of(&field) != 0; break;
        case FIELD_JOIN: request.join = (uint16_t)u32_of(&field); break;
        default: unknown(&field);
        }
    }
    request.arguments = arguments.items;
    request.argument_count = arguments.count;
    request.environment = environment.items;
    request.environment_count = environment.count;
    process_start(&request);
    for (size_t i = 0; i < arguments.count; i++) free(arguments.items[i]);
    for (size_t i = 0; i < environment.count; i++) free(environment.items[i]);
    free(arguments.items);
    free(environment.items);
}

static void receive_frame(uint16_t type, uint16_t process, struct frame_reader *reader) {
    uint32_t signal = 0, enforce = 0, stream = 0, size = 0;
    uint64_t bytes = 0;
    switch (type) {
    case MESSAGE_CONFIGURE: receive_configure(reader); return;
    case MESSAGE_START: receive_start(process, reader); return;
    case MESSAGE_SHUTDOWN: power_off();
    case MESSAGE_SIGNAL:
    case MESSAGE_RESIZE:
    case MESSAGE_CLOSE_STREAM: break;
    default: protocol_error("this guest does not know a message type");
    }
    for (struct field field; more(reader, &field);) {
        switch (field.tag) {
        case FIELD_SIGNAL: signal = u32_of(&field); break;
        case FIELD_ENFORCE: enforce = u32_of(&field); break;
        case FIELD_TERMINAL: size = u32_of(&field); break;
        case FIELD_STANDARD_STREAM: stream = u32_of(&field); break;
        case FIELD_BYTES: bytes = u64_of(&field); break;
        default: unknown(&field);
        }
    }
    if (type == MESSAGE_SIGNAL) process_signal(process, (int)signal, enforce != 0);
    if (type == MESSAGE_RESIZE) process_resize(process, (uint16_t)size, (uint16_t)(size >> 16));
    if (type == MESSAGE_CLOSE_STREAM) process_close_stream(process, stream, bytes);
}

static void receive_whole_frames(void) {
    size_t offset = 0;
    while (inbox_bytes - offset >= FRAME_HEADER_BYTES) {
        uint8_t *header = inbox + offset;
        uint32_t body_bytes = read_u32(header);
        if (body_bytes > MAX_BODY_BYTES) protocol_error("a frame is longer than 1 MiB");
        if (inbox_bytes - offset - FRAME_HEADER_BYTES < body_bytes) break;
        struct frame_reader reader = {.body = header + FRAME_HEADER_BYTES, .body_bytes = body_bytes};
        receive_frame(read_u16(header + 4), read_u16(header + 6), &reader);
        offset += FRAME_HEADER_BYTES + body_bytes;
    }
    memmove(inbox, inbox + offset, inbox_bytes - offset);
    inbox_bytes -= offset;
}

void control_receive(bool block) {
    if (block) {
        struct pollfd wait = {.fd = port, .events = POLLIN};
        while (poll(&wait, 1, -1) < 0) {}
    }
    for (;;) {
        ssize_t count = read(port, inbox + inbox_bytes, FRAME_HEADER_BYTES + MAX_BODY_BYTES - inbox_bytes);
        // The host has hung up: nobody is left to run for.
        if (count == 0) power_off();
        if (count < 0) return;
        inbox_bytes += (size_t)count;
        receive_whole_frames();
    }
}
