"""Things that fail around the daemon: it is killed, its disk is full, its cache is damaged, its clock is set."""

import os
import pathlib
import random
import shutil
import signal
import subprocess
import time

from caller import Caller, transcript
from crowds import conversing, fresh, talk
from reloads import Small
from world import ROOT, NotHere, need_mounts


def kills(world, size):
    """The daemon is killed at random, again and again, while conversations go on. None may lose a turn."""
    daemon = world.daemon("--limit", "connections=1000", name="kills")
    expected = transcript(daemon.socket)
    outcome = fresh()
    with conversing(daemon.socket, expected, outcome, callers=8) as resent:
        dice = random.Random(1)
        for number in range(size["kills"]):
            time.sleep(dice.uniform(0.05, 0.6))
            status = daemon.end(signal.SIGTERM if number % 5 == 4 else signal.SIGKILL)
            outcome["wrong"] += status not in (0, -signal.SIGKILL)
            daemon.start()
    outcome["note"] = f"{size['kills']} kills survived, {sum(resent)} requests sent again"
    return outcome, daemon


def full_disk(world, size):
    """No room for a compiled playbook, nor for measures: the daemon says so once and answers from memory."""
    full = world.folder / "full"
    (full / "pao").mkdir(parents=True)
    measures = full / "pao.prom"
    # A file system of its own with one page in it, already taken.
    mount = ("unshare", "--user", "--map-root-user", "--mount", "--fork", "--kill-child", "sh", "-c",
             'mount -t tmpfs -o size=4k,mode=0700 tmpfs "$0" && mkdir "$0/pao" && head -c 8192 /dev/zero > "$0/rest" 2>/dev/null; '
             'exec "$@"', str(full))
    need_mounts(mount)
    small = Small(world.folder / "small")
    small.edition(1)
    daemon = world.daemon("--metrics", str(measures), "--dialogues", str(small.folder), name="full", wrap=mount,
                          environment={"XDG_CACHE_HOME": str(full)})
    outcome = fresh()
    talk(daemon.socket, transcript(daemon.socket), 1, outcome)
    log = daemon.log()
    outcome["wrong"] += "pao.prom" not in log
    outcome["note"] = "compiled without a place to keep it; measures refused once"
    return outcome, daemon


def read_only_cache(world, size):
    """The cache cannot be written to, and a file in it is damaged: it is named, passed over, and not used."""
    cache = world.folder / "sealed" / "pao"
    cache.mkdir(parents=True, mode=0o700)
    whole = world.playbook()
    shutil.copy2(whole, cache)
    with open(cache / whole.name, "r+b") as file:
        file.seek(whole.stat().st_size // 2)
        byte = file.read(1)
        file.seek(-1, os.SEEK_CUR)
        file.write(bytes([byte[0] ^ 1]))
    mount = ("unshare", "--user", "--map-root-user", "--mount", "--fork", "--kill-child", "sh", "-c",
             'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"', str(cache))
    need_mounts(mount)
    # The whole one lies in the second place that is looked at.
    daemon = world.daemon(name="sealed", wrap=mount, wait=600,
                          environment={"CACHE_DIRECTORY": str(cache)})
    outcome = fresh()
    talk(daemon.socket, transcript(daemon.socket), 1, outcome)
    outcome["wrong"] += "checksum" not in daemon.log()
    outcome["note"] = "the damaged file is named, the whole one used"
    return outcome, daemon


def clock_steps(world, size):
    """The machine's clock is set years ahead and back: nobody's connection, time or answer hangs on it."""
    library, stamp = world.folder / "clock.so", world.folder / "clock"
    compiler = shutil.which("clang") or shutil.which("gcc")
    if not compiler:
        raise NotHere("it needs clang or gcc")
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(ROOT / "Service/force/clock.c"), "-ldl"],
                   check=True)
    stamp.write_text("0")
    daemon = world.daemon(name="clock", environment={"LD_PRELOAD": str(library), "PAO_CLOCK": str(stamp)})
    expected = transcript(daemon.socket)
    if "cannot be preloaded" in daemon.log():
        raise NotHere("a program's clock cannot be set here, for nothing is preloaded")
    outcome = fresh()
    held = Caller(daemon.socket)
    overdue = []
    for years in (0, 10, -20, 0, 10, -1):
        stamp.write_text(str(years * 366 * 86_400))
        talk(daemon.socket, expected, 0.5, outcome)
        status = held.call("status", {})["result"]
        overdue.append(status["playbook"]["overdue"])
        outcome["wrong"] += not 0 <= status["uptime_seconds"] < 3600
    # It did see the steps: in ten years all that has a date is overdue.
    outcome["wrong"] += not overdue[1] > overdue[2]
    outcome["note"] = f"topics overdue at each step: {overdue}"
    return outcome, daemon
