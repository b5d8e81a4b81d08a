// The merged root: the image over 9P below, a tmpfs (or the block device) above.
#include "init.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/random.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static void set_clock(uint64_t wall_clock_ns) {
    if (wall_clock_ns == 0) return;
    struct timespec now = {
        .tv_sec = (time_t)(wall_clock_ns / 1000000000), .tv_nsec = (long)(wall_clock_ns % 1000000000)};
    if (clock_settime(CLOCK_REALTIME, &now) < 0) warn("cannot set the clock", errno);
}

// After a restore all guests hold the same random state: the host's bytes set them apart again.
static void add_entropy(const uint8_t *bytes, size_t count) {
    if (count == 0) return;
    if (count > 512) count = 512;
    struct { int bits, bytes; uint8_t data[512]; } pool = {.bits = (int)(8 * count), .bytes = (int)count};
    memcpy(pool.data, bytes, count);
    int fd = open("/dev/urandom", O_WRONLY | O_CLOEXEC);
    if (fd < 0 || ioctl(fd, RNDADDENTROPY, &pool) < 0 || ioctl(fd, RNDRESEEDCRNG) < 0)
        warn("cannot add entropy", errno);
    if (fd >= 0) close(fd);
}

static void mount_image(void) {
    char options[160], msize[24];
    decimal_text(msize, configuration.root_msize_bytes);
    // loose: the image never changes, so all that was seen may be kept. Access is checked by the guest's
    // kernel; overlayfs reads with the rights of root, so one 9P user is enough.
    join_text(options, sizeof options, "trans=virtio,version=9p2000.L,cache=loose,access=any,msize=", msize, NULL);
    mkdir("/lower", 0755);
    if (mount(configuration.root_tag, "/lower", "9p", MS_RDONLY, options) < 0)
        die("cannot mount the image over 9P", errno);
}

static void mount_upper(void) {
    mkdir("/upper", 0755);
    if (configuration.upper_device) {
        if (mount(configuration.upper_device, "/upper", "ext4", MS_NOATIME, NULL) < 0)
            die("cannot mount the writable layer", errno);
    } else {
        char options[64] = "mode=0755", size[24];
        if (configuration.upper_size_bytes) {
            decimal_text(size, configuration.upper_size_bytes);
            join_text(options, sizeof options, "mode=0755,size=", size, NULL);
        }
        if (mount("upper", "/upper", "tmpfs", 0, options) < 0) die("cannot mount the writable layer", errno);
    }
    mkdir("/upper/work", 0755);
}

// The image's own root folder decides owner, mode and times of `/`, unless a kept layer already does.
static void make_upper_root(void) {
    struct stat info;
    if (mkdir("/upper/data", 0755) < 0) return;
    if (stat("/lower", &info) < 0) die("cannot read the image's root folder", errno);
    if (chown("/upper/data", info.st_uid, info.st_gid) < 0 || chmod("/upper/data", info.st_mode & 07777) < 0)
        warn("cannot give the root folder its owner", errno);
    struct timespec times[2] = {info.st_atim, info.st_mtim};
    utimensat(AT_FDCWD, "/upper/data", times, 0);
}

void root_prepare(void) {
    set_clock(configuration.wall_clock_ns);
    add_entropy(configuration.entropy, configuration.entropy_bytes);
    if (configuration.hostname && sethostname(configuration.hostname, strlen(configuration.hostname)) < 0)
        warn("cannot set the host name", errno);
    mount_image();
    mount_upper();
    make_upper_root();
    mkdir(MERGED_ROOT, 0755);
    // One merged lower layer and nobody else who changes it: no index, no inode mapping, no sync.
    if (mount("overlay", MERGED_ROOT, "overlay", 0,
              "lowerdir=/lower,upperdir=/upper/data,workdir=/upper/work,"
              "index=off,metacopy=off,redirect_dir=off,xino=off") < 0)
        die("cannot lay the writable layer over the image", errno);
    if (configuration.volume_count > 0) {
        mkdir(VOLUMES_ROOT, 0755);
        // mmap: shared writable mappings work and pages are kept only while a file is open.
        if (mount("volumes", VOLUMES_ROOT, "9p", 0, "trans=virtio,version=9p2000.L,cache=mmap,msize=512000") < 0)
            die("cannot mount the volumes over 9P", errno);
    }
}
