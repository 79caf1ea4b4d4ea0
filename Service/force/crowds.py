"""Many connections: idle ones, slow ones, half-open ones, more than there are descriptors for."""

import contextlib
import resource
import selectors
import socket
import threading
import time

from caller import TURNS, Caller, Talker, essence, line, transcript
from world import NotHere


def raise_own_limit():
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    return hard


@contextlib.contextmanager
def conversing(path, expected, outcome, callers):
    """So many callers talk, one conversation after another, until the block ends: what is lost or wrong is counted in
    `outcome`. Gives a list that gets, for each conversation, how many requests were sent again."""
    stop, lock, resent = threading.Event(), threading.Lock(), []

    def converse():
        while not stop.is_set():
            talker = Talker(path, patience=120)
            try:
                wrong = sum(essence(talker.say(text)) != right for text, right in zip(TURNS, expected))
                lost = 0
            except TimeoutError:
                wrong, lost = 0, 1
            with lock:
                outcome["requests"] += talker.sent
                outcome["wrong"] += wrong
                outcome["lost"] += lost
                resent.append(talker.resent)
            if talker.caller:
                talker.caller.close()

    threads = [threading.Thread(target=converse) for _ in range(callers)]
    [thread.start() for thread in threads]
    try:
        yield resent
    finally:
        stop.set()
        [thread.join() for thread in threads]


def talk(path, expected, seconds, outcome):
    """Holds conversations for so long, and counts what was wrong."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        talker = Talker(path)
        for text, right in zip(TURNS, expected):
            started = time.monotonic()
            try:
                wrong = essence(talker.say(text)) != right
            except TimeoutError:
                outcome["lost"] += 1
                return
            outcome["wrong"] += wrong
            outcome["slowest"] = max(outcome["slowest"], time.monotonic() - started)
        outcome["requests"] += talker.sent
        talker.caller.close()


def fresh():
    return {"requests": 0, "lost": 0, "wrong": 0, "slowest": 0.0}


def idle(world, size):
    """So many connections that ask nothing, while others talk."""
    count = min(size["idle"], raise_own_limit() - 500)
    if count < 100:
        raise NotHere("this process may not open as many files as it needs (ulimit -n)")
    daemon = world.daemon("--limit", f"connections={count + 200}", name="idle")
    expected = transcript(daemon.socket)
    held = []
    for number in range(count):
        held.append(Caller(daemon.socket))
        if number % 200 == 0:
            held[-1].call("sources", {})
    outcome = fresh()
    talkers = [threading.Thread(target=talk, args=(daemon.socket, expected, size["seconds"], outcome)) for _ in range(4)]
    [thread.start() for thread in talkers]
    [thread.join() for thread in talkers]
    # Every one of them is still there.
    for caller in held:
        caller.send(line("sources", {}))
    silent = 0
    for caller in held:
        try:
            silent += "result" not in caller.read()
        except OSError:
            silent += 1
        caller.close()
    outcome["lost"] += silent
    outcome["requests"] += 2 * count
    outcome["note"] = f"{count} connections held; the slowest live reply took {outcome['slowest'] * 1000:.0f} ms"
    return outcome, daemon


def slow_lines(world, size):
    """Lines that dribble in, a byte at a time, by many callers at once: each is turned away, nobody else waits."""
    daemon = world.daemon("--limit", "line-seconds=2", "--limit", "connections=400", name="slow")
    expected = transcript(daemon.socket)
    outcome = fresh()
    talker = threading.Thread(target=talk, args=(daemon.socket, expected, 6, outcome))
    talker.start()
    slow = [Caller(daemon.socket) for _ in range(200)]
    chooser = selectors.DefaultSelector()
    for caller in slow:
        chooser.register(caller.socket, selectors.EVENT_READ, caller)
    turned_away = set()
    end = time.monotonic() + 60
    while len(turned_away) < len(slow) and time.monotonic() < end:
        for caller in slow:
            if caller not in turned_away:
                try:
                    caller.send(b"{")
                except OSError:
                    pass
        for key, _ in chooser.select(0.2):
            reply = key.data.read()
            outcome["wrong"] += reply["error"]["data"]["kind"] != "deadline"
            turned_away.add(key.data)
            chooser.unregister(key.fileobj)
    talker.join()
    outcome["wrong"] += len(slow) - len(turned_away)
    outcome["note"] = f"{len(turned_away)} of {len(slow)} slow callers turned away by name"
    return outcome, daemon


def half_open(world, size):
    """Callers that say half of something and go, or say all and only listen, or vanish before the reply."""
    daemon = world.daemon("--limit", "connections=2000", name="half")
    expected = transcript(daemon.socket)
    outcome = fresh()
    talker = threading.Thread(target=talk, args=(daemon.socket, expected, size["seconds"], outcome))
    talker.start()
    count = 0
    while talker.is_alive() or count < 300:
        kind = count % 3
        caller = Caller(daemon.socket)
        if kind == 0:
            caller.send(b'{"jsonrpc":"2.0","id":1,"meth')
        elif kind == 1:
            caller.send(line("say", {"text": "is it my fault"}))
            caller.socket.shutdown(socket.SHUT_WR)
            outcome["lost"] += "result" not in caller.read()
        else:
            caller.send(line("topics", {}) * 50)
        caller.close()
        count += 1
    talker.join()
    looker = Caller(daemon.socket)
    end = time.monotonic() + 30
    while (left := looker.call("status", {})["result"]["counts"]["connections"]) > 20 and time.monotonic() < end:
        time.sleep(0.1)
    outcome["wrong"] += left > 20
    outcome["note"] = f"{count} callers came and went; {left} connections left"
    return outcome, daemon


def descriptors(world, size):
    """A daemon with few descriptors and a greater limit on connections: it says how many it can hold, and holds them."""
    daemon = world.daemon("--limit", "connections=1000", name="few", wrap=("prlimit", "--nofile=128:128", "--"))
    expected = transcript(daemon.socket)
    outcome = fresh()
    refused = 0
    held = []
    for _ in range(300):
        caller = Caller(daemon.socket)
        held.append(caller)
        # Whether it is in, or told why not.
        try:
            reply = caller.call("sources", {})
            outcome["requests"] += 1
            if "error" in reply:
                refused += 1
                outcome["wrong"] += reply["error"]["data"]["kind"] != "too-many"
        except OSError:
            refused += 1
    for caller in held:
        caller.close()
    talk(daemon.socket, expected, 1, outcome)
    # Two of every three found it full, and the log says what to raise.
    outcome["wrong"] += refused == 0 or "LimitNOFILE" not in daemon.log()
    outcome["note"] = f"{300 - refused} of 300 held with 128 descriptors, {refused} refused by name"
    return outcome, daemon
