"""Real HAProxy over three daemons; one is killed under load, and comes back."""

import pathlib
import resource
import shutil
import signal
import subprocess
import threading
import time

from caller import TURNS, Caller, Talker, essence, transcript
from crowds import fresh
from world import ROOT, NotHere, need_packages


# What its configuration asks for: two descriptors for each of maxconn, and some.
DESCRIPTORS = 16_200


def haproxy():
    """Where it lies; it is no program of every user's."""
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    if hard != resource.RLIM_INFINITY and hard < DESCRIPTORS:
        raise NotHere(f"HAProxy needs {DESCRIPTORS} open files, and this process may have {hard} (ulimit -Hn)")
    found = shutil.which("haproxy") or shutil.which("haproxy", path="/usr/sbin")
    if not found:
        raise NotHere("haproxy is not found")
    return found


class Balancer:
    def __init__(self, world, daemons):
        self.socket = str(world.folder / "fleet.sock")
        places = {f"PAO_DAEMON_{number}": daemon.socket for number, daemon in enumerate(daemons, 1)}
        group = subprocess.run(["id", "-gn"], capture_output=True, text=True, check=True).stdout.strip()
        self.log = open(world.folder / "haproxy.log", "wb")
        self.process = subprocess.Popen(
            [haproxy(), "-db", "-f", str(ROOT / "Service" / "fleet" / "haproxy.cfg")],
            env={**world.environment, **places, "PAO_BALANCED_SOCKET": self.socket, "PAO_GROUP": group},
            stdout=self.log, stderr=self.log)
        end = time.monotonic() + 60
        while not pathlib.Path(self.socket).exists():
            if self.process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"HAProxy did not come up: {(world.folder / 'haproxy.log').read_text()}")
            time.sleep(0.05)

    def end(self):
        self.process.terminate()
        self.process.wait(timeout=20)
        self.log.close()


def balanced(world, size):
    need_packages("haproxy")
    daemons = [world.daemon("--no-admin", "--limit", "connections=1000", name=str(number)) for number in (1, 2, 3)]
    expected = transcript(daemons[0].socket)
    balancer = Balancer(world, daemons)
    outcome = fresh()
    resent = [0]
    stop = threading.Event()
    lock = threading.Lock()

    def converse():
        while not stop.is_set():
            talker = Talker(balancer.socket)
            wrong = lost = 0
            for text, right in zip(TURNS, expected):
                try:
                    wrong += essence(talker.say(text)) != right
                except TimeoutError:
                    lost += 1
            with lock:
                outcome["requests"] += talker.sent
                outcome["wrong"] += wrong
                outcome["lost"] += lost
                resent[0] += talker.resent
            if talker.caller:
                sign(talker.caller)
                talker.caller.close()

    try:
        callers = [threading.Thread(target=converse) for _ in range(12)]
        [thread.start() for thread in callers]
        time.sleep(size["seconds"] / 2)
        daemons[1].end(signal.SIGKILL)
        time.sleep(size["seconds"] / 2)
        daemons[1].start()
        time.sleep(size["seconds"] / 2)
        # The one that came back is found by HAProxy's next check, and has its part from then on.
        end = time.monotonic() + 60
        while asked(daemons[1]) == 0 and time.monotonic() < end:
            time.sleep(0.2)
        stop.set()
        [thread.join() for thread in callers]
        share = [asked(daemon) for daemon in daemons]
        # Nobody reloads through a balancer.
        refusal = Talker(balancer.socket)
        try:
            refusal.say("")
            outcome["wrong"] += refusal.caller.call("reload", {})["error"]["data"]["kind"] != "not-permitted"
        finally:
            refusal.caller.close()
    finally:
        balancer.end()
    # Each had its part, the one that came back too.
    outcome["wrong"] += any(part == 0 for part in share)
    outcome["note"] = f"3 daemons, 1 killed under load; conversations that each ended since its start: {share}; sent again: {resent[0]}"
    return outcome, *daemons


def sign(caller):
    """Asks what HAProxy's own checks do not, so that a daemon's count tells which conversations ended with it."""
    try:
        caller.call("sources", {})
    except OSError:
        pass


def asked(daemon):
    """How many signed; the daemon's start was waited for with one more."""
    caller = Caller(daemon.socket)
    counts = caller.call("status", {})["result"]["counts"]
    caller.close()
    daemon.note_memory()
    return counts["sources"] - 1
