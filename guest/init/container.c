// The container's world: `/` becomes the merged root, and the file systems Docker also mounts are mounted in it.
//
// Everything is mounted after the pivot, so that links inside the image lead nowhere but into the image. A
// mount point that the image lacks is made in the writable layer. /proc and /sys are not masked: the machine
// is the sandbox.
#include "init.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/mount.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <unistd.h>

// glibc's <sys/mount.h> and the kernel's header do not go together here.
int mount(const char *, const char *, const char *, unsigned long, const void *);
int umount2(const char *, int);
enum { FLAG_RDONLY = 1, FLAG_NOSUID = 2, FLAG_NODEV = 4, FLAG_NOEXEC = 8, FLAG_REMOUNT = 32, FLAG_BIND = 4096,
       DETACH = 2 };

static void refuse(const char *words, const char *subject) { child_fail(125, words, subject, errno); }

// Makes the folder and those above it.
static void make_folders(const char *path) {
    char part[4096];
    size_t bytes = strlen(path);
    if (bytes >= sizeof part) return;
    memcpy(part, path, bytes + 1);
    for (char *slash = part + 1; (slash = strchr(slash, '/')); *slash++ = '/') {
        *slash = 0;
        mkdir(part, 0755);
    }
    mkdir(part, 0755);
}

static void mount_at(const char *type, const char *target, unsigned long flags, const char *options) {
    if (mount(type, target, type, flags, options) == 0) return;
    make_folders(target);
    if (mount(type, target, type, flags, options) < 0) refuse("cannot mount", target);
}

static void make_node(const char *path, int major_number, int minor_number) {
    if (mknod(path, S_IFCHR | 0666, makedev(major_number, minor_number)) < 0) refuse("cannot make", path);
}

static void make_devices(void) {
    mount_at("tmpfs", "/dev", FLAG_NOSUID, "mode=755,size=65536k");
    mode_t mask = umask(0);
    make_node("/dev/null", 1, 3);
    make_node("/dev/zero", 1, 5);
    make_node("/dev/full", 1, 7);
    make_node("/dev/random", 1, 8);
    make_node("/dev/urandom", 1, 9);
    make_node("/dev/tty", 5, 0);
    umask(mask);
    static const char *const links[][2] = {
        {"/proc/self/fd", "/dev/fd"}, {"/proc/self/fd/0", "/dev/stdin"}, {"/proc/self/fd/1", "/dev/stdout"},
        {"/proc/self/fd/2", "/dev/stderr"}, {"pts/ptmx", "/dev/ptmx"}, {"/proc/kcore", "/dev/core"},
    };
    for (size_t i = 0; i < sizeof links / sizeof *links; i++)
        if (symlink(links[i][0], links[i][1]) < 0) refuse("cannot make", links[i][1]);
    mount_at("devpts", "/dev/pts", FLAG_NOSUID | FLAG_NOEXEC, "newinstance,ptmxmode=0666,mode=0620,gid=5");
    mount_at("tmpfs", "/dev/shm", FLAG_NOSUID | FLAG_NODEV | FLAG_NOEXEC, "mode=1777");
    mount_at("mqueue", "/dev/mqueue", FLAG_NOSUID | FLAG_NODEV | FLAG_NOEXEC, NULL);
}

static int open_tree_copy(const char *path) {
    return (int)syscall(SYS_open_tree, AT_FDCWD, path, OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC);
}

static int move_to(int tree, const char *target) {
    return (int)syscall(SYS_move_mount, tree, "", AT_FDCWD, target, MOVE_MOUNT_F_EMPTY_PATH | MOVE_MOUNT_T_SYMLINKS);
}

static void attach(int tree, const char *target, bool read_only) {
    if (tree < 0 || move_to(tree, target) < 0) refuse("cannot mount", target);
    if (read_only && mount(NULL, target, NULL, FLAG_BIND | FLAG_REMOUNT | FLAG_RDONLY, NULL) < 0)
        refuse("cannot make read-only", target);
    close(tree);
}

// The trees of the volumes, taken while init's world can still be seen.
static int volume_trees[MAX_MOUNTS], file_trees[MAX_MOUNTS];

static void collect_volumes(void) {
    for (size_t i = 0; i < configuration.volume_count; i++) {
        char path[4096];
        join_text(path, sizeof path, VOLUMES_ROOT "/", configuration.volumes[i].name, NULL);
        volume_trees[i] = open_tree_copy(path);
        if (volume_trees[i] < 0) refuse("cannot find the volume for", configuration.volumes[i].target);
    }
}

static void collect_files(void) {
    if (configuration.file_count == 0) return;
    mkdir("/files", 0755);
    if (mount("files", "/files", "tmpfs", FLAG_NOSUID | FLAG_NODEV, "mode=0755") < 0) refuse("cannot mount", "/files");
    for (size_t i = 0; i < configuration.file_count; i++) {
        const struct bound_file *file = &configuration.files[i];
        char path[64], digits[24];
        decimal_text(digits, i);
        join_text(path, sizeof path, "/files/", digits, NULL);
        int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
        if (fd < 0 || write(fd, file->content, file->content_bytes) != (ssize_t)file->content_bytes ||
            fchmod(fd, file->mode) < 0)
            refuse("cannot write", file->path);
        close(fd);
        file_trees[i] = open_tree_copy(path);
    }
}

static void touch(const char *path) {
    char folder[4096];
    join_text(folder, sizeof folder, path, NULL);
    char *slash = strrchr(folder, '/');
    if (slash && slash != folder) {
        *slash = 0;
        make_folders(folder);
    }
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0644);
    if (fd >= 0) close(fd);
}

static void attach_files(void) {
    for (size_t i = 0; i < configuration.file_count; i++) {
        const struct bound_file *file = &configuration.files[i];
        struct stat info;
        bool exists = stat(file->path, &info) == 0;
        if (file->if_missing && exists && info.st_size > 0) {
            close(file_trees[i]);
            continue;
        }
        if (!exists) touch(file->path);
        attach(file_trees[i], file->path, false);
    }
}

static void attach_volumes(void) {
    for (size_t i = 0; i < configuration.volume_count; i++) {
        const struct bound_volume *volume = &configuration.volumes[i];
        struct stat info;
        if (fstat(volume_trees[i], &info) == 0 && !S_ISDIR(info.st_mode)) touch(volume->target);
        else make_folders(volume->target);
        attach(volume_trees[i], volume->target, volume->read_only);
    }
}

void container_enter(void) {
    collect_volumes();
    collect_files();
    if (chdir(MERGED_ROOT) < 0 || syscall(SYS_pivot_root, ".", ".") < 0) refuse("cannot enter", "the image's root");
    // The old root now lies on top of the new one at `.`.
    if (umount2(".", DETACH) < 0 || chdir("/") < 0) refuse("cannot leave", "the guest's root");

    mount_at("proc", "/proc", FLAG_NOSUID | FLAG_NODEV | FLAG_NOEXEC, NULL);
    mount_at("sysfs", "/sys", FLAG_NOSUID | FLAG_NODEV | FLAG_NOEXEC | FLAG_RDONLY, NULL);
    if (mount("cgroup", "/sys/fs/cgroup", "cgroup2", FLAG_NOSUID | FLAG_NODEV | FLAG_NOEXEC | FLAG_RDONLY, NULL) < 0)
        warn("cannot mount /sys/fs/cgroup", errno);
    make_devices();
    for (size_t i = 0; i < configuration.tmpfs_count; i++)
        mount_at("tmpfs", configuration.tmpfs[i].target, FLAG_NOSUID | FLAG_NODEV, configuration.tmpfs[i].options);
    attach_volumes();
    attach_files();
    if (configuration.read_only && mount(NULL, "/", NULL, FLAG_BIND | FLAG_REMOUNT | FLAG_RDONLY, NULL) < 0)
        refuse("cannot make read-only", "/");
}
