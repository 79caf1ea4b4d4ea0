/* The least a client of paod can do: client SOCKET REQUEST sends a line and prints the line that comes back. */
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

int main(int count, char **arguments) {
    static char reply[1 << 20];
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (count != 3 || strlen(arguments[1]) >= sizeof address.sun_path) return 64;
    strcpy(address.sun_path, arguments[1]);
    int line = socket(AF_UNIX, SOCK_STREAM, 0);
    if (connect(line, (struct sockaddr *)&address, sizeof address) != 0) return 69;
    size_t length = strlen(arguments[2]);
    if (write(line, arguments[2], length) != (ssize_t)length || write(line, "\n", 1) != 1) return 70;
    size_t held = 0;
    ssize_t more;
    while (held < sizeof reply && (more = read(line, reply + held, sizeof reply - held)) > 0) {
        held += (size_t)more;
        if (reply[held - 1] == '\n') break;
    }
    return fwrite(reply, 1, held, stdout) == held ? 0 : 70;
}
