// Threads and their locals, atomics, signals with what the processor says about them, and registers kept across them.
#define _GNU_SOURCE
#include <errno.h>
#include <fenv.h>
#include <math.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/ucontext.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static __thread int local = 7;
static atomic_long total;
static long locked;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

static void *work(void *argument) {
    int number = (int)(intptr_t)argument;
    double sum = 0;
    for (int i = 1; i <= 20000; i++) {
        sum += sqrt(i) / number;
        atomic_fetch_add(&total, i & number);
        local += i;
        if (i % 64 == 0) {
            pthread_mutex_lock(&mutex);
            locked += number;
            pthread_mutex_unlock(&mutex);
        }
    }
    double *result = malloc(sizeof *result);
    *result = sum + local;
    return result;
}

static void threads(void) {
    pthread_t list[8];
    for (int i = 0; i < 8; i++) if (pthread_create(&list[i], 0, work, (void *)(intptr_t)(i + 1))) abort();
    for (int i = 0; i < 8; i++) {
        void *result;
        pthread_join(list[i], &result);
        printf("thread %d %a\n", i, *(double *)result);
        free(result);
    }
    printf("total %ld locked %ld local %d\n", total, locked, local);
}

static sigjmp_buf back;
static volatile sig_atomic_t steps;

static void fault(int number, siginfo_t *info, void *context) {
    ucontext_t *user = context;
    // The kernel leaves alignment checks on in a handler.
#ifdef __x86_64__
    __asm__ volatile("pushfq; andl $~0x40000, (%%rsp); popfq" ::: "memory", "cc");
#else
    __asm__ volatile("pushfl; andl $~0x40000, (%%esp); popfl" ::: "memory", "cc");
#endif
    printf("signal %d code %d", number, info->si_code);
    if (info->si_code <= 0) {
        putchar('\n');
        siglongjmp(back, 1);
    }
    printf(" address %d", (int)((uintptr_t)info->si_addr & 0xfff));
#ifdef __x86_64__
    printf(" trap %d error %x", (int)user->uc_mcontext.gregs[REG_TRAPNO], (unsigned)user->uc_mcontext.gregs[REG_ERR]);
#else
    printf(" trap %d error %x", user->uc_mcontext.gregs[REG_TRAPNO], (unsigned)user->uc_mcontext.gregs[REG_ERR]);
#endif
    putchar('\n');
    siglongjmp(back, 1);
}

static void step(int number, siginfo_t *info, void *context) {
    (void)number, (void)info, (void)context;
    steps++;
}

static volatile int zero;
static char *page, *readable;

static void trouble(int kind) {
    volatile int value = 1;
    switch (kind) {
    case 0: value = *(volatile char *)0x123; break;
    case 1: *(volatile char *)(readable + 0x45) = 1; break;
    case 2: { volatile int seven = 7; value = seven / zero; } break;
    case 3: __asm__ volatile("ud2"); break;
    case 4: __asm__ volatile("int3"); break;
    case 5: ((void (*)(void))page)(); break;
    case 6: __asm__ volatile("hlt"); break;
    case 7: *(volatile char *)(page + 4096) = 1; break;
    case 8: feenableexcept(FE_DIVBYZERO); { volatile double d = 1.0 / zero; (void)d; } break;
    case 9: feenableexcept(FE_INVALID); { volatile long double d = sqrtl((long double)zero - 1); (void)d; } break;
    case 10: __asm__ volatile("fldz; fld1; fdivp; fwait" ::: "memory"); feenableexcept(FE_OVERFLOW); { volatile double d = 1e300; d *= d; } break;
    case 11: raise(SIGUSR1); break;
#ifdef __x86_64__
    case 12: *(volatile char *)0x8000000000001234 = 1; break;
    case 13: { char *odd = page + 0x81; __asm__ volatile("movaps %%xmm0, (%0)" :: "r"(odd) : "memory"); } break;
    case 14: { char *odd = page + 1; __asm__ volatile("pushfq; orl $0x40000, (%%rsp); popfq; movl (%0), %%eax; pushfq; andl $~0x40000, (%%rsp); popfq" :: "r"(odd) : "rax", "memory", "cc"); } break;
    case 15: __asm__ volatile("mov $7, %%eax; cltd; idivl %0" :: "m"(zero) : "eax", "edx"); break;
    case 16: { volatile int64_t lowest = INT64_MIN; volatile int64_t minus = -1; lowest /= minus; } break;
    case 17: __asm__ volatile("int $0x21"); break;
    case 18: __asm__ volatile("mov %0, %%ss" :: "r"(0x1234)); break;
#endif
    default: printf("nothing"); break;
    }
    (void)value;
    puts(" went on");
}

static void signals(void) {
    page = mmap(0, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    readable = mmap(0, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    mprotect(page + 4096, 4096, PROT_NONE);
    struct sigaction action = {.sa_sigaction = fault, .sa_flags = SA_SIGINFO | SA_NODEFER};
    int list[] = {SIGSEGV, SIGFPE, SIGILL, SIGTRAP, SIGBUS, SIGUSR1};
    for (unsigned i = 0; i < sizeof list / sizeof *list; i++) sigaction(list[i], &action, 0);
    for (int kind = 0; kind < 19; kind++) {
        printf("trouble %d: ", kind);
        fflush(stdout);
        if (!sigsetjmp(back, 1)) trouble(kind);
        fedisableexcept(FE_ALL_EXCEPT);
        feclearexcept(FE_ALL_EXCEPT);
    }
    // Single steps.
    action.sa_sigaction = step;
    sigaction(SIGTRAP, &action, 0);
#ifdef __x86_64__
    __asm__ volatile("pushfq; orl $0x100, (%%rsp); popfq; mov $5, %%ecx; 1: dec %%ecx; jnz 1b; pushfq; andl $~0x100, (%%rsp); popfq; nop" ::: "rcx", "memory", "cc");
#else
    __asm__ volatile("pushfl; orl $0x100, (%%esp); popfl; mov $5, %%ecx; 1: dec %%ecx; jnz 1b; pushfl; andl $~0x100, (%%esp); popfl; nop" ::: "ecx", "memory", "cc");
#endif
    printf("steps %d\n", (int)steps);
}

// A timer's signals change every floating-point register there is.
static volatile sig_atomic_t ticks;
static void tick(int number) {
    (void)number;
    volatile double d = ticks;
    for (int i = 0; i < 20; i++) d = sin(d) * 3;
    volatile long double l = d;
    l = sqrtl(l * l + 1);
    char text[64];
    memset(text, (int)ticks, sizeof text);
    ticks++;
}

static void kept(void) {
    struct sigaction action = {.sa_handler = tick};
    sigaction(SIGALRM, &action, 0);
    struct itimerspec times = {{0, 2000000}, {0, 2000000}};
    timer_t timer;
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGALRM};
    if (timer_create(CLOCK_MONOTONIC, &event, &timer)) return perror("timer_create");
    timer_settime(timer, 0, &times, 0);
    double a = 1, b = 2, c = 3;
    long double l = 1;
    uint64_t hash = 1469598103934665603u;
    for (int i = 1; ticks < 20 && i < 400000000; i++) if (i % 1000 == 0) usleep(10);
    for (int i = 1; i < 3000000; i++) {
        a = a * 0.999 + sqrt(b + i), b = b * 0.5 + c / i, c = c + a * 1e-9;
        l = l / 1.5L + (long double)i;
        hash = (hash ^ (uint64_t)i) * 1099511628211u;
    }
    struct itimerspec none = {{0, 0}, {0, 0}};
    timer_settime(timer, 0, &none, 0);
    printf("kept %a %a %a %La %llx %s\n", a, b, c, l, (unsigned long long)hash, ticks >= 20 ? "ticks" : "no ticks");
}

int main(void) {
    setvbuf(stdout, 0, _IOLBF, 0);
    threads();
    signals();
    kept();
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        local = 99;
        _exit(local);
    }
    int status;
    waitpid(child, &status, 0);
    printf("child %d parent %d\n", WEXITSTATUS(status), local);
    child = fork();
    if (child == 0) {
        signal(SIGSEGV, SIG_DFL);
        *(volatile int *)0 = 1;
    }
    waitpid(child, &status, 0);
    printf("child's signal %d\n", WTERMSIG(status));
    return 0;
}
