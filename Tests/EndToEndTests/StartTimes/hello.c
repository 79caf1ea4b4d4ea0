/* The least a program can do. */
#include <stdio.h>

int main(void) {
    puts("1.0.0");
    return 0;
}
