// Who the process is: `user[:group]` of an image's config against the image's own /etc/passwd and /etc/group.
//
// The rules are those of Docker: a name is looked up before a number is taken as one; a number needs no entry;
// the supplementary groups are those that list the user, unless a group is named.
#include "init.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { MAX_LINE_BYTES = 64 * 1024, MAX_FIELDS = 7 };

// A file read line by line; a line longer than the cap is skipped.
struct lines {
    int fd;
    size_t start, end;
    char buffer[MAX_LINE_BYTES];
};

static bool lines_open(struct lines *lines, const char *path) {
    lines->fd = open(path, O_RDONLY | O_CLOEXEC);
    lines->start = lines->end = 0;
    return lines->fd >= 0;
}

static char *next_line(struct lines *lines) {
    bool skip = false;
    for (;;) {
        char *newline = memchr(lines->buffer + lines->start, '\n', lines->end - lines->start);
        if (newline) {
            char *line = lines->buffer + lines->start;
            *newline = 0;
            lines->start = (size_t)(newline + 1 - lines->buffer);
            if (!skip) return line;
            skip = false;
            continue;
        }
        memmove(lines->buffer, lines->buffer + lines->start, lines->end - lines->start);
        lines->end -= lines->start;
        lines->start = 0;
        if (lines->end == sizeof lines->buffer - 1) {
            skip = true;
            lines->end = 0;
        }
        ssize_t count = read(lines->fd, lines->buffer + lines->end, sizeof lines->buffer - 1 - lines->end);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) {
            if (lines->end == 0 || skip) return NULL;
            lines->buffer[lines->end] = 0;
            lines->start = lines->end = 0;
            return lines->buffer;
        }
        lines->end += (size_t)count;
    }
}

static size_t split(char *line, char **fields, size_t capacity) {
    size_t count = 0;
    fields[count++] = line;
    for (; *line && count < capacity; line++)
        if (*line == ':') {
            *line = 0;
            fields[count++] = line + 1;
        }
    return count;
}

static bool lists_member(const char *members, const char *name) {
    size_t bytes = strlen(name);
    for (const char *at = members; *at;) {
        size_t length = strcspn(at, ",");
        if (length == bytes && memcmp(at, name, bytes) == 0) return true;
        at += length + (at[length] == ',');
    }
    return false;
}

static struct lines lines;

// Finds the user by name, or by number. Fills in what the entry says; `name` gets the entry's name.
static bool find_user(const char *wanted, bool is_number, uint32_t number, struct identity *identity, char *name,
                      size_t name_bytes) {
    bool found = false;
    if (!lines_open(&lines, "/etc/passwd")) return false;
    for (char *line, *fields[MAX_FIELDS]; !found && (line = next_line(&lines));) {
        uint32_t uid, gid;
        if (split(line, fields, MAX_FIELDS) < 6) continue;
        if (!parse_decimal(fields[2], strlen(fields[2]), &uid) || !parse_decimal(fields[3], strlen(fields[3]), &gid))
            continue;
        if (strcmp(fields[0], wanted) != 0 && !(is_number && uid == number)) continue;
        identity->uid = uid;
        identity->gid = gid;
        join_text(identity->home, sizeof identity->home, fields[5], NULL);
        join_text(name, name_bytes, fields[0], NULL);
        found = true;
    }
    close(lines.fd);
    return found;
}

// With `group`: finds that group. Without: collects the groups that list `member`.
static bool find_groups(const char *group, bool is_number, uint32_t number, const char *member,
                        struct identity *identity) {
    bool found = false;
    if (!lines_open(&lines, "/etc/group")) return false;
    for (char *line, *fields[4]; !found && (line = next_line(&lines));) {
        uint32_t gid;
        if (split(line, fields, 4) < 4 || !parse_decimal(fields[2], strlen(fields[2]), &gid)) continue;
        if (group) {
            found = strcmp(fields[0], group) == 0 || (is_number && gid == number);
            if (found) identity->gid = gid;
        } else if (lists_member(fields[3], member) &&
                   identity->group_count < sizeof identity->groups / sizeof *identity->groups) {
            identity->groups[identity->group_count++] = gid;
        }
    }
    close(lines.fd);
    return found;
}

bool identity_resolve(const char *user, struct identity *identity, char *problem, size_t problem_bytes) {
    memset(identity, 0, sizeof *identity);
    strcpy(identity->home, "/");
    char text[512], name[512] = "";
    join_text(text, sizeof text, user[0] ? user : "0", NULL);
    char *group = strchr(text, ':');
    if (group) *group++ = 0;
    if (group && !group[0]) group = NULL;
    const char *wanted = text[0] ? text : "0";

    uint32_t uid = 0, gid = 0;
    bool is_number = parse_decimal(wanted, strlen(wanted), &uid);
    if (!find_user(wanted, is_number, uid, identity, name, sizeof name)) {
        if (!is_number) {
            join_text(problem, problem_bytes, "unable to find user ", wanted, ": no matching entries in passwd file",
                      NULL);
            return false;
        }
        identity->uid = uid;
    }
    if (!identity->home[0]) strcpy(identity->home, "/");
    if (!group) {
        if (name[0]) find_groups(NULL, false, 0, name, identity);
        return true;
    }
    is_number = parse_decimal(group, strlen(group), &gid);
    if (find_groups(group, is_number, gid, NULL, identity)) return true;
    if (!is_number) {
        join_text(problem, problem_bytes, "unable to find group ", group, ": no matching entries in group file", NULL);
        return false;
    }
    identity->gid = gid;
    return true;
}
