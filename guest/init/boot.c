// Before the snapshot point: init's own small world, the ports, and the ways to end.
#include "init.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/if.h>
#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static int kernel_log = -1;

static void mount_or_die(const char *source, const char *target, const char *type, unsigned long flags,
                         const char *data) {
    mkdir(target, 0755);
    if (mount(source, target, type, flags, data) < 0) die(target, errno);
}

static void loopback_up(void) {
    int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0) return;
    struct ifreq request = {.ifr_flags = IFF_UP | IFF_RUNNING};
    strcpy(request.ifr_name, "lo");
    if (ioctl(fd, SIOCSIFFLAGS, &request) < 0) warn("cannot bring up lo", errno);
    close(fd);
}

void boot_world(void) {
    umask(022);
    // The kernel's initramfs root cannot be left by pivot_root; a tmpfs moved over it can, so that a
    // container's mount table later holds nothing of ours.
    mkdir("/world", 0755);
    if (mount("world", "/world", "tmpfs", 0, "mode=0755") < 0) die("cannot mount a tmpfs", errno);
    if (chdir("/world") < 0 || mount(".", "/", NULL, MS_MOVE, NULL) < 0 || chroot(".") < 0)
        die("cannot move the root", errno);

    mount_or_die("dev", "/dev", "devtmpfs", MS_NOSUID | MS_NOEXEC, "mode=0755");
    mount_or_die("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL);
    // The kernel's console is not ours to keep open: a thread of the kernel would poll it for input.
    int null = open("/dev/null", O_RDWR);
    for (int fd = 0; fd < 3; fd++)
        if (null >= 0) dup2(null, fd);
    if (null > 2) close(null);
    kernel_log = open("/dev/kmsg", O_WRONLY | O_CLOEXEC);

    loopback_up();
    // As Docker sets them: no port is reserved for root, anyone may ping.
    write_file("/proc/sys/net/ipv4/ip_unprivileged_port_start", "0");
    write_file("/proc/sys/net/ipv4/ping_group_range", "0 2147483647");
    // What the container's processes inherit; init itself is spared by the OOM killer.
    struct rlimit open_files = {1024, 1048576}, core = {0, RLIM_INFINITY};
    setrlimit(RLIMIT_NOFILE, &open_files);
    setrlimit(RLIMIT_CORE, &core);
    write_file("/proc/self/oom_score_adj", "-1000");
}

// The kernel names a port after its device's place on the virtio bus, which differs between machines.
static int try_port(int device, int number) {
    char path[64], digits[24], device_digits[24];
    decimal_text(digits, (uint64_t)number);
    decimal_text(device_digits, (uint64_t)device);
    join_text(path, sizeof path, "/dev/vport", device_digits, "p", digits, NULL);
    int fd = open(path, O_RDWR | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0 && errno != ENOENT && errno != ENXIO && errno != ENODEV) die(path, errno);
    return fd;
}

// That the host's side is open is a message of its own, which may come after the port.
static void await_host(int fd) {
    for (int attempt = 0; attempt < 2000; attempt++) {
        struct pollfd state = {.fd = fd, .events = POLLOUT};
        if (poll(&state, 1, 0) >= 0 && !(state.revents & POLLHUP)) return;
        struct timespec pause = {.tv_nsec = 1000 * 1000};
        nanosleep(&pause, NULL);
    }
}

int open_port(int number) {
    static int known_device = -1;
    // The kernel makes the ports from a work queue, maybe a moment after init has started.
    for (int attempt = 0; attempt < 2000; attempt++) {
        for (int device = 0; device < 32; device++) {
            if (known_device >= 0 && device != known_device) continue;
            int fd = try_port(device, number);
            if (fd < 0) continue;
            known_device = device;
            await_host(fd);
            return fd;
        }
        struct timespec pause = {.tv_nsec = 1000 * 1000};
        nanosleep(&pause, NULL);
    }
    die("the machine has no control port", ENODEV);
}

void warn(const char *what, int error) {
    char line[512];
    join_text(line, sizeof line, "<3>c2w-init: ", what, ": ", error_text(error), "\n", NULL);
    if (kernel_log >= 0 && write(kernel_log, line, strlen(line)) < 0) return;
}

void die(const char *what, int error) {
    char text[512];
    join_text(text, sizeof text, what, ": ", error_text(error), NULL);
    warn(what, error);
    if (control_fd() >= 0) {
        struct frame_writer frame;
        frame_begin(&frame, MESSAGE_FATAL, 0);
        put_text(&frame, FIELD_MESSAGE, text);
        control_send(&frame);
    }
    power_off();
}

void power_off(void) {
    sync();
#ifdef __x86_64__
    // Without firmware nothing there can switch the machine off, and the kernel would halt.
    reboot(RB_AUTOBOOT);
#else
    reboot(RB_POWER_OFF);
#endif
    for (;;) pause();
}
