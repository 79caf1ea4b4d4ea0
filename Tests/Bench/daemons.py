"""What one daemon holds and what it takes to come up."""

import os
import pathlib
import re
import resource
import signal
import socket
import struct
import time

from engine import spent
from sockets import Caller


def processor_time(pid):
    """Seconds that all threads of a process have worked, to the nanosecond (see clock_getcpuclockid(3))."""
    return time.clock_gettime((~pid << 3) | 2)


def memory(pid):
    """KiB that are resident: in all, and of its own, without the pages of the program's file."""
    status = pathlib.Path(f"/proc/{pid}/status").read_text()
    return tuple(int(re.search(rf"{name}:\s+(\d+)", status)[1]) for name in ("VmRSS", "RssAnon"))


def ready(world, times):
    """Milliseconds of processor time from the start until it has answered, with the compiled playbook at hand."""
    least = float("inf")
    for number in range(times):
        daemon = world.daemon(name=f"ready-{number}")
        least = min(least, processor_time(daemon.pid))
        daemon.end()
    return least * 1000


def idle(daemon, count):
    """Bytes that a connection holds which has asked once and now waits."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    before = memory(daemon.pid)[0]
    callers = [Caller(daemon.socket) for _ in range(count)]
    for caller in callers:
        caller.say(1, "is it my fault")
    after = memory(daemon.pid)[0]
    for caller in callers:
        caller.close()
    return (after - before) * 1024 / count


def serving(path):
    """The process that listens on a socket."""
    with socket.socket(socket.AF_UNIX) as caller:
        caller.connect(str(path))
        return struct.unpack("3i", caller.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))[0]


def ask(world, programs, times):
    """Milliseconds that pao ask takes: where it has to start the daemon first, and where that is up."""
    command = [programs / "pao", "ask", "is it my fault"]
    cold, warm = [], []
    for _ in range(times):
        cold.append(timed(command, world))
        for _ in range(5):
            warm.append(timed(command, world))
        for path in (world.folder / "pao").glob("paod-*.sock"):
            pid = serving(path)
            os.kill(pid, signal.SIGTERM)
            while pathlib.Path(f"/proc/{pid}").exists() and path.exists():
                time.sleep(0.01)
    return min(cold), min(warm)


def timed(command, world):
    began = time.monotonic()
    outcome = spent(command, world)
    took = time.monotonic() - began
    if outcome["status"] > 3:
        raise RuntimeError(f"{command} ended with {outcome['status']}: {outcome['complaints']}")
    return took * 1000
