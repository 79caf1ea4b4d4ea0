/* Asks a server as fast as it answers: load SOCKET REQUESTS CONNECTIONS DEPTH SECONDS PID.
   Every connection keeps DEPTH requests under way, lines of the file REQUESTS in turn. What is counted begins when each
   connection has had its first reply. Prints one line of JSON; processor time is that of the server, the process PID. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

enum { DEEPEST = 64, HEAD = 48, READ = 1 << 18, EVENTS = 256, SAMPLES = 1 << 24, PATIENCE = 60 };

struct connection {
    int line;
    unsigned next, first, flying, seen;
    double sent[DEEPEST];
    char head[HEAD];
};

static char **request, *text, input[READ];
static size_t *size, requests;
static unsigned depth;
static float *taken;
static unsigned long replies, errors, bytes, begun;
static int counting;

static void fail(const char *what) {
    perror(what);
    exit(70);
}

static double now(clockid_t clock) {
    struct timespec time;
    if (clock_gettime(clock, &time)) fail("the server's clock");
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void read_requests(const char *path) {
    FILE *file = fopen(path, "r");
    if (!file) fail(path);
    fseek(file, 0, SEEK_END);
    size_t length = (size_t)ftell(file);
    rewind(file);
    text = malloc(length + 1);
    if (fread(text, 1, length, file) != length) fail(path);
    fclose(file);
    request = malloc((length / 2 + 1) * sizeof *request);
    size = malloc((length / 2 + 1) * sizeof *size);
    for (char *at = text, *end; at < text + length && (end = memchr(at, '\n', (size_t)(text + length - at))); at = end + 1) {
        request[requests] = at;
        size[requests++] = (size_t)(end + 1 - at);
    }
    if (requests == 0) exit(65);
}

/* Sends as many requests as there is room for, in one piece. */
static void fill(struct connection *one) {
    static char output[1 << 20];
    size_t filled = 0;
    double time = now(CLOCK_MONOTONIC);
    for (; one->flying < depth; one->flying++) {
        size_t index = one->next++ % requests;
        if (filled + size[index] > sizeof output) break;
        memcpy(output + filled, request[index], size[index]);
        filled += size[index];
        one->sent[(one->first + one->flying) % DEEPEST] = time;
    }
    if (filled && send(one->line, output, filled, MSG_NOSIGNAL) != (ssize_t)filled) fail("send");
}

static void take(struct connection *one) {
    ssize_t more = recv(one->line, input, READ, 0);
    if (more <= 0) fail("the server hung up");
    double time = now(CLOCK_MONOTONIC);
    for (char *at = input, *end = input + more; at < end;) {
        char *newline = memchr(at, '\n', (size_t)(end - at));
        size_t length = (size_t)((newline ? newline + 1 : end) - at);
        if (one->seen < HEAD) {
            size_t kept = length < HEAD - one->seen ? length : HEAD - one->seen;
            memcpy(one->head + one->seen, at, kept);
        }
        one->seen += (unsigned)length;
        at += length;
        if (!newline) break;
        if (one->flying == 0) {
            fprintf(stderr, "a reply that nothing asked for\n");
            exit(70);
        }
        begun += one->first == 0;
        if (counting) {
            if (replies < SAMPLES) taken[replies] = (float)(time - one->sent[one->first % DEEPEST]);
            replies++;
            bytes += one->seen;
            errors += memmem(one->head, one->seen < HEAD ? one->seen : HEAD, "\"error\"", 7) != NULL;
        }
        one->first++;
        one->flying--;
        one->seen = 0;
    }
    fill(one);
}

static int by_time(const void *one, const void *other) {
    float a = *(const float *)one, b = *(const float *)other;
    return (a > b) - (a < b);
}

int main(int arguments, char **argument) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (arguments != 7 || strlen(argument[1]) >= sizeof address.sun_path) return 64;
    read_requests(argument[2]);
    unsigned connections = (unsigned)atoi(argument[3]);
    depth = (unsigned)atoi(argument[4]);
    double seconds = atof(argument[5]);
    clockid_t server;
    if (connections == 0 || depth == 0 || depth > DEEPEST) return 64;
    if (clock_getcpuclockid(atoi(argument[6]), &server)) fail("the server's clock");
    taken = malloc(SAMPLES * sizeof *taken);
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);

    strcpy(address.sun_path, argument[1]);
    int watch = epoll_create1(0);
    struct connection *all = calloc(connections, sizeof *all);
    for (unsigned index = 0; index < connections; index++) {
        struct connection *one = &all[index];
        one->line = socket(AF_UNIX, SOCK_STREAM, 0);
        if (one->line < 0 || connect(one->line, (struct sockaddr *)&address, sizeof address)) fail("connect");
        /* Each begins at another place, so that not all ask the same at once. */
        one->next = index * 7919;
        struct epoll_event event = {.events = EPOLLIN, .data.ptr = one};
        epoll_ctl(watch, EPOLL_CTL_ADD, one->line, &event);
    }
    for (unsigned index = 0; index < connections; index++) fill(&all[index]);

    struct epoll_event events[EVENTS];
    double opened = now(CLOCK_MONOTONIC), start = 0, cpu = 0, time;
    for (;;) {
        int ready = epoll_wait(watch, events, EVENTS, 1000);
        for (int index = 0; index < ready; index++) take(events[index].data.ptr);
        time = now(CLOCK_MONOTONIC);
        if (!counting && begun >= connections && time - opened > 0.2) {
            counting = 1;
            start = now(CLOCK_MONOTONIC);
            cpu = now(server);
        }
        if (counting && time - start >= seconds) break;
        if (!counting && time - opened > PATIENCE) {
            fprintf(stderr, "%lu of %u connections were answered in %d s\n", begun, connections, PATIENCE);
            return 75;
        }
    }
    cpu = now(server) - cpu;
    double wall = now(CLOCK_MONOTONIC) - start;
    size_t samples = replies < SAMPLES ? replies : SAMPLES;
    if (samples == 0) {
        fprintf(stderr, "no reply in %.1f s\n", wall);
        return 75;
    }
    qsort(taken, samples, sizeof *taken, by_time);
    printf("{\"requests\":%lu,\"errors\":%lu,\"seconds\":%.3f,\"per_second\":%.1f,\"p50_us\":%.2f,\"p99_us\":%.2f,"
           "\"cpu_us\":%.3f,\"reply_bytes\":%.1f}\n",
           replies, errors, wall, (double)replies / wall, taken[samples / 2] * 1e6, taken[samples * 99 / 100] * 1e6,
           cpu * 1e6 / (double)replies, (double)bytes / (double)replies);
}
