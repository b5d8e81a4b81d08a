// init of the generic guest: PID 1 of the machine, outside of any container.
//
// It comes up, says hello on the control port and then waits there: nothing before the first frame from
// the host depends on the image, its arguments or the network. That instant is the snapshot point.
#include "init.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

static int watch_children(void) {
    sigset_t mask;
    sigemptyset(&mask);
    sigaddset(&mask, SIGCHLD);
    if (sigprocmask(SIG_BLOCK, &mask, NULL) < 0) die("cannot block SIGCHLD", errno);
    signal(SIGPIPE, SIG_IGN);
    int fd = signalfd(-1, &mask, SFD_CLOEXEC | SFD_NONBLOCK);
    if (fd < 0) die("cannot make a signalfd", errno);
    return fd;
}

int main(void) {
    boot_world();
    int children = watch_children();
    control_open();
    // Blocks here until `configure` and what follows it have come.
    control_receive(true);

    for (;;) {
        struct pollfd fds[2 + 5 * PROCESS_COUNT] = {
            {.fd = control_fd(), .events = POLLIN},
            {.fd = children, .events = POLLIN},
        };
        size_t count = 2 + relay_interest(fds + 2, 5 * PROCESS_COUNT);
        if (poll(fds, count, -1) < 0 && errno != EINTR) die("poll failed", errno);
        if (fds[0].revents) control_receive(false);
        if (fds[1].revents) {
            struct signalfd_siginfo info;
            while (read(children, &info, sizeof info) > 0) {}
            process_reap();
        }
        relay_move();
        process_settle();
    }
}
