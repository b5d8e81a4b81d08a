// Reading and writing frames. All integers are little-endian.
#include "wire.h"

#include <string.h>

uint16_t read_u16(const uint8_t *bytes) { return (uint16_t)(bytes[0] | bytes[1] << 8); }

uint32_t read_u32(const uint8_t *bytes) { return read_u16(bytes) | (uint32_t)read_u16(bytes + 2) << 16; }

uint64_t read_u64(const uint8_t *bytes) { return read_u32(bytes) | (uint64_t)read_u32(bytes + 4) << 32; }

enum field_result next_field(struct frame_reader *reader, struct field *field) {
    size_t left = reader->body_bytes - reader->offset;
    if (left == 0) return FIELD_END;
    if (left < FIELD_HEADER_BYTES) return FIELD_MALFORMED;
    uint8_t *header = reader->body + reader->offset;
    field->tag = read_u16(header);
    field->flags = read_u16(header + 2);
    field->bytes = read_u32(header + 4);
    field->value = header + FIELD_HEADER_BYTES;
    if (field->bytes > left - FIELD_HEADER_BYTES) return FIELD_MALFORMED;
    reader->offset += FIELD_HEADER_BYTES + field->bytes;
    return FIELD_NEXT;
}

bool field_u32(const struct field *field, uint32_t *value) {
    if (field->bytes != 4) return false;
    *value = read_u32(field->value);
    return true;
}

bool field_u64(const struct field *field, uint64_t *value) {
    if (field->bytes != 8) return false;
    *value = read_u64(field->value);
    return true;
}

static void store(uint8_t *bytes, uint64_t value, int count) {
    for (int i = 0; i < count; i++) bytes[i] = (uint8_t)(value >> 8 * i);
}

static void put_field(struct frame_writer *writer, uint16_t tag, const void *value, size_t bytes) {
    size_t room = sizeof writer->data - writer->bytes;
    if (room < FIELD_HEADER_BYTES) return;
    room -= FIELD_HEADER_BYTES;
    if (bytes > room) bytes = room;
    uint8_t *header = writer->data + writer->bytes;
    store(header, tag, 2);
    store(header + 2, 0, 2);
    store(header + 4, bytes, 4);
    memcpy(header + FIELD_HEADER_BYTES, value, bytes);
    writer->bytes += FIELD_HEADER_BYTES + bytes;
    store(writer->data, writer->bytes - FRAME_HEADER_BYTES, 4);
}

void frame_begin(struct frame_writer *writer, uint16_t type, uint16_t process) {
    store(writer->data, 0, 4);
    store(writer->data + 4, type, 2);
    store(writer->data + 6, process, 2);
    writer->bytes = FRAME_HEADER_BYTES;
}

void put_u32(struct frame_writer *writer, uint16_t tag, uint32_t value) {
    uint8_t bytes[4];
    store(bytes, value, 4);
    put_field(writer, tag, bytes, 4);
}

void put_u64(struct frame_writer *writer, uint16_t tag, uint64_t value) {
    uint8_t bytes[8];
    store(bytes, value, 8);
    put_field(writer, tag, bytes, 8);
}

void put_text(struct frame_writer *writer, uint16_t tag, const char *text) {
    put_field(writer, tag, text, strlen(text));
}
