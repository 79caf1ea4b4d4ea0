"""Frames from a fuzzer: each line gets one reply, whatever is in it, and nobody else notices."""

import random
import threading

from caller import Caller, line, transcript
from crowds import fresh, talk

SEEDS = [line("say", {"text": "is it my fault", "state": None}), line("find", {"words": "stop denosumab", "limit": 3}),
         line("show", {"topic": "more-babies"}), line("explain", {"text": "bump has gone quiet", "topic": "feeding"}),
         line("referrals", {"words": "breastfeeding", "nation": "wales"}), line("status", {}), line("topics", {})]
PIECES = [b"\x00", b"\xff", b"\xc0\xaf", b"\\ud800", b"\\u0000", b"[" * 40, b"{" * 40, b'"', b"\\", b"1e999", b"-", b"null",
          b"9" * 400, "ß☃\U0001f480".encode(), b"a" * 17000, b'{"id":1,"id":1}', b"\r", b"\xed\xa0\x80"]


def mutate(dice):
    data = bytearray(dice.choice(SEEDS)[:-1])
    for _ in range(dice.randint(1, 5)):
        place = dice.randrange(len(data) + 1)
        kind = dice.randrange(4)
        if kind == 0 and data:
            data[place % len(data)] = dice.randrange(256)
        elif kind == 1:
            data[place:place] = dice.choice(PIECES)
        elif kind == 2:
            del data[place:place + dice.randint(1, 20)]
        else:
            data[place:place] = data[dice.randrange(len(data) + 1):][:dice.randint(1, 40)]
    return bytes(data).replace(b"\n", b" ")[:65_000]


def malformed(world, size):
    daemon = world.daemon(name="frames")
    expected = transcript(daemon.socket)
    outcome = fresh()
    stop = threading.Thread(target=talk, args=(daemon.socket, expected, 2, outcome))
    stop.start()
    dice = random.Random(7)
    sent = refused = 0
    while sent < size["frames"]:
        caller = Caller(daemon.socket)
        batch = [mutate(dice) for _ in range(50)]
        sender = threading.Thread(target=caller.send, args=(b"".join(frame + b"\n" for frame in batch),))
        sender.start()
        for _ in batch:
            try:
                refused += "error" in caller.read()
            except OSError:
                outcome["lost"] += 1
        sender.join()
        sent += len(batch)
        caller.close()
    stop.join()
    talk(daemon.socket, expected, 0.5, outcome)
    outcome["requests"] += sent
    outcome["note"] = f"{sent} mutated frames, {refused} refused by name, a reply to each"
    return outcome, daemon
