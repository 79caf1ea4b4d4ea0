"""A socket that a service manager made and handed over: it is served, never taken away, and outlives daemons unnoticed."""

import os
import signal
import threading

from caller import TURNS, Talker, essence, transcript
from crowds import fresh
from manager import Manager
from world import PROGRAMS, Daemon


class Handed:
    """The daemon behind such a socket, as the other scenes' daemons are looked at."""

    def __init__(self, world, name="handed"):
        self.socket, self.peak_kib = str(world.folder / f"{name}.sock"), 0
        self.log_path = world.folder / f"{name}.log"
        self.file = open(self.log_path, "wb")
        self.manager = Manager(self.socket, str(world.folder / "notify"), [str(PROGRAMS / "paod")], watchdog_seconds=3,
                               environment=world.environment, log=self.file)
        world.daemons.append(self)

    note_memory = Daemon.note_memory

    @property
    def process(self):
        return self.manager.process

    @property
    def pid(self):
        return self.manager.pid

    def log(self):
        return self.log_path.read_text(errors="replace")

    def end(self, by=signal.SIGTERM):
        self.note_memory()
        if self.process.poll() is None:
            os.kill(self.pid, by)
        status = self.process.wait(timeout=60)
        self.manager.close()
        self.file.close()
        return status


def handover(world, size):
    """Daemons are stopped and killed behind one socket while callers talk: whoever connects meanwhile waits, none is refused."""
    handed = Handed(world)
    manager, outcome, problems = handed.manager, fresh(), []
    if not manager.start():
        raise RuntimeError(f"paod did not come up: {handed.log()[-2000:]}")
    if not manager.hear("WATCHDOG=1", 60):
        problems.append("the watchdog was not fed")
    expected = transcript(handed.socket)
    stop, lock = threading.Event(), threading.Lock()

    def converse():
        while not stop.is_set():
            talker = Talker(handed.socket, patience=120)
            try:
                wrong = sum(essence(talker.say(text)) != right for text, right in zip(TURNS, expected))
                lost = 0
            except TimeoutError:
                wrong, lost = 0, 1
            with lock:
                outcome["requests"] += talker.sent
                outcome["wrong"] += wrong
                outcome["lost"] += lost
            if talker.caller:
                talker.caller.close()

    callers = [threading.Thread(target=converse) for _ in range(4)]
    [thread.start() for thread in callers]
    made = os.stat(handed.socket).st_ino
    for by in (signal.SIGTERM, signal.SIGKILL) * (2 if size["kills"] < 100 else 10):
        os.kill(manager.pid, by)
        status = manager.process.wait(timeout=60)
        if status not in (0, -signal.SIGKILL):
            problems.append(f"ended with {status} by {by}")
        if by == signal.SIGTERM and not manager.hear("STOPPING=1", 10):
            problems.append("the end was not told")
        if not os.path.exists(handed.socket) or os.stat(handed.socket).st_ino != made:
            problems.append("the socket was taken away")
            break
        if not manager.start():
            problems.append("the next daemon did not come up")
            break
    stop.set()
    [thread.join() for thread in callers]
    outcome["wrong"] += len(problems)
    outcome["note"] = "; ".join(problems) or "served, fed, told and left in its place by each of the daemons behind it"
    return outcome, handed
