// Small text: error names, joining, numbers. No stdio, which would triple the size of the binary.
#include "init.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

static const struct { int error; const char *text; } names[] = {
    {EPERM, "operation not permitted"}, {ENOENT, "no such file or directory"}, {EIO, "input/output error"},
    {E2BIG, "argument list too long"}, {ENOEXEC, "exec format error"}, {ENOMEM, "cannot allocate memory"},
    {EACCES, "permission denied"}, {EBUSY, "device or resource busy"}, {EEXIST, "file exists"},
    {ENODEV, "no such device"}, {ENOTDIR, "not a directory"}, {EISDIR, "is a directory"},
    {EINVAL, "invalid argument"}, {ENFILE, "too many open files in system"}, {EMFILE, "too many open files"},
    {ETXTBSY, "text file busy"}, {ENOSPC, "no space left on device"}, {EROFS, "read-only file system"},
    {ENAMETOOLONG, "file name too long"}, {ELOOP, "too many levels of symbolic links"},
    {ELIBBAD, "accessing a corrupted shared library"}, {ESRCH, "no such process"},
};

const char *error_text(int error) {
    static char number[40];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].error == error) return names[i].text;
    char digits[24];
    decimal_text(digits, (uint64_t)error);
    join_text(number, sizeof number, "error ", digits, NULL);
    return number;
}

void join_text(char *buffer, size_t bytes, ...) {
    va_list parts;
    va_start(parts, bytes);
    size_t used = 0;
    for (const char *part; (part = va_arg(parts, const char *));)
        for (; *part && used + 1 < bytes; part++) buffer[used++] = *part;
    buffer[used] = 0;
    va_end(parts);
}

void decimal_text(char buffer[24], uint64_t value) {
    char digits[24];
    int count = 0;
    do digits[count++] = (char)('0' + value % 10);
    while (value /= 10);
    for (int i = 0; i < count; i++) buffer[i] = digits[count - 1 - i];
    buffer[count] = 0;
}

bool parse_decimal(const char *text, size_t bytes, uint32_t *value) {
    uint64_t number = 0;
    if (bytes == 0 || bytes > 10) return false;
    for (size_t i = 0; i < bytes; i++) {
        if (text[i] < '0' || text[i] > '9') return false;
        number = number * 10 + (uint64_t)(text[i] - '0');
    }
    if (number > INT32_MAX) return false;
    *value = (uint32_t)number;
    return true;
}

bool write_file(const char *path, const char *text) {
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0) return false;
    bool good = write(fd, text, strlen(text)) == (ssize_t)strlen(text);
    close(fd);
    return good;
}
