"""A socket that a service manager made and handed over: it is served, never taken away, and outlives daemons unnoticed."""

import os
import signal

from caller import transcript
from crowds import conversing, fresh
from manager import Manager
from world import PROGRAMS, Daemon


class Handed(Daemon):
    """The daemon behind such a socket, which its manager starts."""

    def __init__(self, world, name="handed"):
        self.socket, self.peak_kib = str(world.folder / f"{name}.sock"), 0
        self.log_path = world.folder / f"{name}.log"
        self.file = open(self.log_path, "wb")
        self.manager = Manager(self.socket, str(world.folder / "notify"), [str(PROGRAMS / "paod")], watchdog_seconds=3,
                               environment=world.environment, log=self.file)
        world.daemons.append(self)

    @property
    def process(self):
        return self.manager.process

    @property
    def pid(self):
        return self.manager.pid

    def end(self, by=signal.SIGTERM):
        status = super().end(by)
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
    with conversing(handed.socket, expected, outcome, callers=4):
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
    outcome["wrong"] += len(problems)
    outcome["note"] = "; ".join(problems) or "served, fed, told and left in its place by each of the daemons behind it"
    return outcome, handed
