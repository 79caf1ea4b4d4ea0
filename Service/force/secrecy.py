"""What was typed is looked for in everything that was written while the daemon ran, and after it crashed."""

import pathlib
import random
import signal
import string
import subprocess
import time

from caller import Caller, Talker
from crowds import fresh

# Where programs write: the whole file system, and those in memory.
PLACES = ["/", "/tmp", "/run", "/dev/shm", "/var/tmp"]

# As an operator's shell may have it: core dumps as large as the system allows.
CORES = ("sh", "-c", 'ulimit -S -c "$(ulimit -H -c)"; exec "$@"', "sh")


def secrecy(world, size):
    """A planted phrase goes in by every way there is; then the daemon is made to crash. Nothing on disk may hold it."""
    stamp = world.folder / "began"
    stamp.touch()
    # Words that nothing else on this machine holds, in a sentence that has an answer.
    planted = ["".join(random.choices(string.ascii_lowercase, k=14)) for _ in range(2)]
    phrase = f"will my {planted[0]} heal after the {planted[1]}"
    measures = world.folder / "pao.prom"
    daemon = world.daemon("--metrics", str(measures), name="secret", wrap=CORES)
    outcome = fresh()
    caller = Caller(daemon.socket)
    for method, name in [("say", "text"), ("find", "words"), ("referrals", "words"), ("explain", "text"),
                         ("show", "topic"), ("topics", "section")]:
        caller.call(method, {name: phrase})
        caller.call(method, {name: [phrase]})
        outcome["requests"] += 2
    caller.send(f'{{"{phrase}\n{phrase}\n'.encode() + b'{"jsonrpc":"2.0","id":"' + phrase.encode() + b'","method":"x"}\n')
    [caller.read() for _ in range(3)]
    # The client's programs write too: nothing of what they were given.
    for arguments in (["ask", phrase], ["find", *phrase.split()], ["explain", phrase]):
        world.run("pao", "--socket", daemon.socket, *arguments)
        outcome["requests"] += 1
    talker = Talker(daemon.socket)
    talker.say(phrase)
    limits = pathlib.Path(f"/proc/{daemon.pid}/limits").read_text()
    outcome["wrong"] += int(next(row for row in limits.splitlines() if "core file" in row).split()[4]) > 1
    for fault in (signal.SIGSEGV, signal.SIGABRT, signal.SIGILL, signal.SIGTRAP):
        talker.say(phrase)
        status = daemon.end(fault)
        outcome["wrong"] += abs(status) not in (fault, 128 + fault)
        daemon.start()
    deadline = time.monotonic() + 30
    while not measures.exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    daemon.end()
    outcome["wrong"] += not measures.exists()
    # That the search finds what is there, it shows on a file of our own.
    control = world.folder / "control"
    control.write_text(planted[0])
    searched, found = search(stamp, planted)
    outcome["wrong"] += found.count(str(control)) != 1
    leaks = [file for file in found if file != str(control)]
    outcome["wrong"] += len(leaks)
    outcome["note"] = f"{searched} files written meanwhile on the machine, 4 crashes: the phrase is in {leaks or 'none'}"
    return outcome, daemon


def search(stamp, words):
    """All files written since, whoever wrote them, and those of them that hold a word. Compilers' folders are left out."""
    listed = subprocess.run(["find", *PLACES, "-xdev", "-name", ".build*", "-prune", "-o", "-type", "f", "-newer", str(stamp),
                             "-print0"], capture_output=True)
    files = sorted(set(listed.stdout.split(b"\0")) - {b""})
    if not files:
        return 0, []
    patterns = [word for pair in words for word in ("-e", pair)]
    hits = subprocess.run(["xargs", "-0", "grep", "-laF", *patterns, "--"], input=b"\0".join(files), capture_output=True)
    return len(files), sorted({line.decode() for line in hits.stdout.splitlines()})
