// The control channel's wire format (docs/guest-protocol.md), both directions.
#ifndef C2W_WIRE_H
#define C2W_WIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    PROTOCOL_VERSION = 1,
    FRAME_HEADER_BYTES = 8,
    FIELD_HEADER_BYTES = 8,
    MAX_BODY_BYTES = 1 << 20,
    SMALL_BODY_BYTES = 8192,
};

enum message_type {
    MESSAGE_HELLO = 0x01,
    MESSAGE_STARTED = 0x02,
    MESSAGE_EXITED = 0x03,
    MESSAGE_FAILED = 0x04,
    MESSAGE_FATAL = 0x05,
    MESSAGE_CONFIGURE = 0x81,
    MESSAGE_START = 0x82,
    MESSAGE_SIGNAL = 0x83,
    MESSAGE_RESIZE = 0x84,
    MESSAGE_CLOSE_STREAM = 0x85,
    MESSAGE_SHUTDOWN = 0x86,
};

enum field_tag {
    FIELD_VERSION = 1,
    FIELD_FEATURES = 2,
    FIELD_KERNEL = 3,
    FIELD_PID = 4,
    FIELD_EXIT_CODE = 5,
    FIELD_SIGNAL = 6,
    FIELD_OUTPUT_BYTES = 7,
    FIELD_ERROR_BYTES = 8,
    FIELD_MESSAGE = 9,
    FIELD_WALL_CLOCK = 10,
    FIELD_HOSTNAME = 11,
    FIELD_ENTROPY = 12,
    FIELD_ROOT_TAG = 13,
    FIELD_ROOT_MSIZE = 14,
    FIELD_UPPER_SIZE = 15,
    FIELD_READ_ONLY = 16,
    FIELD_VOLUME = 17,
    FIELD_FILE = 18,
    FIELD_TMPFS = 19,
    FIELD_UPPER_DEVICE = 20,
    FIELD_ARGUMENT = 32,
    FIELD_ENVIRONMENT = 33,
    FIELD_WORKING_FOLDER = 34,
    FIELD_USER = 35,
    FIELD_TERMINAL = 36,
    FIELD_OPEN_STDIN = 37,
    FIELD_STREAM = 38,
    FIELD_ERROR_STREAM = 39,
    FIELD_CAPABILITIES = 40,
    FIELD_REAPER = 41,
    FIELD_JOIN = 42,
    FIELD_STANDARD_STREAM = 43,
    FIELD_BYTES = 44,
    FIELD_ENFORCE = 45,
};

enum { FIELD_OPTIONAL = 1 };

// A frame being read. Nothing in it is changed; what is kept is copied.
struct frame_reader {
    uint8_t *body;
    size_t body_bytes, offset;
};

struct field {
    uint16_t tag, flags;
    uint32_t bytes;
    uint8_t *value;
};

enum field_result { FIELD_NEXT, FIELD_END, FIELD_MALFORMED };
enum field_result next_field(struct frame_reader *reader, struct field *field);
// False: the field has not exactly this size.
bool field_u32(const struct field *field, uint32_t *value);
bool field_u64(const struct field *field, uint64_t *value);

struct frame_writer {
    size_t bytes;
    uint8_t data[FRAME_HEADER_BYTES + SMALL_BODY_BYTES];
};

void frame_begin(struct frame_writer *writer, uint16_t type, uint16_t process);
void put_u32(struct frame_writer *writer, uint16_t tag, uint32_t value);
void put_u64(struct frame_writer *writer, uint16_t tag, uint64_t value);
// Text that does not fit is cut.
void put_text(struct frame_writer *writer, uint16_t tag, const char *text);

uint16_t read_u16(const uint8_t *bytes);
uint32_t read_u32(const uint8_t *bytes);
uint64_t read_u64(const uint8_t *bytes);

#endif
