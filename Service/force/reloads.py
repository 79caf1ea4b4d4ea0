"""Reloads while callers ask without pause, by the very command that the unit names, and who may have them done."""

import os
import re
import shutil
import signal
import subprocess
import threading
import time

from caller import Caller, line
from crowds import fresh
from world import PROGRAMS, ROOT, as_user, need_root, need_users

UNIT = ROOT / "Service/systemd/paod.service"
TEA = """id: tea
title: Tea
question: How long does tea brew?
asks:
  - how long does tea brew
  - a pot of tea
answer:
  short: "Tea brews for {minutes} minutes."
"""
WINDOW = 50


def helper():
    """The shipped one without what names its topics and concepts; each such key ends with a blank line."""
    lines, is_left_out = [], False
    for line in (ROOT / "Dialogues/helper.yaml").read_text().split("\n"):
        is_left_out = line.startswith(("menus:", "guide:", "cite:", "signposts:")) or is_left_out and line != ""
        if not is_left_out:
            lines.append("menu: [tea]" if line.startswith("menu:") else "require: []" if line.startswith("require:") else line)
    return "\n".join(lines)


class Small:
    """Dialogues small enough to be compiled a hundred times; the one answer tells which edition it is of."""

    def __init__(self, folder):
        self.folder = folder
        (folder / "topics/help").mkdir(parents=True)
        (folder / "helper.yaml").write_text(helper())
        # It confirms the phone numbers of the helper's own lines.
        shutil.copy(ROOT / "Dialogues/referrals.yaml", folder)

    def write(self, text):
        # Renamed into its place, as editors do.
        new = self.folder / "topics/help/.tea.new"
        new.write_text(text)
        new.rename(self.folder / "topics/help/tea.yaml")

    def edition(self, number):
        self.write(TEA.format(minutes=number))


def reload_command(socket):
    """ExecReload of the unit, with the programs and the socket of this run."""
    [command] = re.findall(r"(?m)^ExecReload=(.*)$", UNIT.read_text())
    places = {"/usr/bin/pao": str(PROGRAMS / "pao"), "/run/paod/paod.sock": socket}
    return [places.get(word, word) for word in command.split()]


class Editions:
    """Which editions a reply may be of: the one in use, and the one that is being compiled."""

    def __init__(self, first):
        self.in_use = self.tried = first


def ask(path, editions, stop, outcome, lock):
    """Asks in windows of pipelined requests until told to stop; each reply has an edition that was in use meanwhile."""
    caller = Caller(path)
    sent = wrong = lost = 0
    newest = 0
    while not stop.is_set():
        oldest = editions.in_use
        caller.send(b"".join(line("say", {"text": "how long does tea brew"}, sent + n) for n in range(WINDOW)))
        for n in range(WINDOW):
            try:
                reply = caller.read()
            except OSError:
                lost += 1
                continue
            told = re.search(r"brews for (\d+) minutes", reply.get("result", {}).get("text", ""))
            number = int(told[1]) if told else -1
            wrong += reply.get("id") != sent + n or not max(oldest, newest) <= number <= editions.tried
            newest = max(newest, number)
        sent += WINDOW
        with lock:
            outcome["requests"] += WINDOW
    caller.close()
    with lock:
        outcome["wrong"] += wrong
        outcome["lost"] += lost


def reloads(world, size):
    """A hundred editions are taken up while ten thousand requests and more are in flight; some are broken, and refused."""
    small = Small(world.folder / "small")
    small.edition(1)
    keep = world.folder / "kept"
    keep.mkdir(mode=0o700)
    daemon = world.daemon("--dialogues", str(small.folder), name="reloads", environment={"XDG_CACHE_HOME": str(keep)})
    command = reload_command(daemon.socket)
    outcome, problems = fresh(), []
    editions, stop, lock = Editions(1), threading.Event(), threading.Lock()
    askers = [threading.Thread(target=ask, args=(daemon.socket, editions, stop, outcome, lock)) for _ in range(4)]
    [asker.start() for asker in askers]
    refused = taken = 0
    try:
        # A slow machine reloads on until it has had as many requests meanwhile.
        while (taken < size["reloads"] or outcome["requests"] < 100 * size["reloads"]) and not problems:
            if taken % 10 == 5:
                small.write("id: [")
                told = subprocess.run(command, capture_output=True, text=True)
                refused += 1
                if told.returncode != 65 or "tea.yaml:" not in told.stdout + told.stderr:
                    problems.append(f"broken dialogues: {told.returncode} {told.stdout}{told.stderr}")
            editions.tried += 1
            small.edition(editions.tried)
            told = subprocess.run(command, capture_output=True, text=True)
            if told.returncode != 0 or "Reloaded: playbook" not in told.stdout:
                problems.append(f"edition {editions.tried}: {told.returncode} {told.stdout}{told.stderr}")
            editions.in_use = editions.tried
            taken += 1
    finally:
        stop.set()
        [asker.join() for asker in askers]
    counts = Caller(daemon.socket).call("status", {})["result"]["counts"]
    if (counts["reloads"], counts["failed_reloads"]) != (taken, refused):
        problems.append(f"counts {counts}")
    back = gone_back(daemon, editions.in_use)
    if back != [editions.in_use - n for n in (1, 2, 3, 4, 4)]:
        problems.append(f"back from {editions.in_use}, a signal each: {back}")
    outcome["wrong"] += len(problems)
    outcome["note"] = "; ".join(problems) or (
        f"{taken} editions taken up, {refused} broken ones refused loudly by ExecReload; back by 4 of the 5 kept, no further")
    return outcome, daemon


def gone_back(daemon, newest):
    """The editions in use after each of five signals to go back."""
    caller = Caller(daemon.socket)
    found = []
    for _ in range(5):
        before = finished(caller)
        os.kill(daemon.pid, signal.SIGUSR1)
        end = time.monotonic() + 60
        while finished(caller) == before and time.monotonic() < end:
            time.sleep(0.02)
        text = caller.call("say", {"text": "how long does tea brew"})["result"]["text"]
        found.append(int(re.search(r"brews for (\d+)", text)[1]))
    caller.close()
    return found


def finished(caller):
    """Changes of the playbook that are over, well or badly."""
    counts = caller.call("status", {})["result"]["counts"]
    return counts["reloads"] + counts["failed_reloads"]


def rights(world, size):
    """The kernel says who calls: root and the daemon's own user may reload, others may ask; with --no-admin nobody may."""
    need_root("calling as several users")
    owner, stranger = 65533, 65534
    need_users(owner, stranger)
    world.open_to_all()
    outcome, wrong, daemons = fresh(), [], []
    small = Small(world.folder / "small")
    small.edition(1)
    cache = world.folder / "theirs"
    cache.mkdir(mode=0o700)
    home = world.folder / "home"
    home.mkdir(mode=0o755)
    for path in (cache, home):
        os.chown(path, owner, owner)
    for name, options, may in (("open", [], {0, owner}), ("closed", ["--no-admin"], set())):
        daemon = world.daemon(*options, "--dialogues", str(small.folder), name=f"home/{name}", wrap=as_user(owner),
                              environment={"XDG_CACHE_HOME": str(cache)})
        daemons.append(daemon)
        if (mode := os.stat(daemon.socket).st_mode & 0o777) != 0o600:
            wrong.append(f"the socket has mode {mode:o}")
        # As a balancer or a careless hand may leave it: the daemon's own look at the caller is all that is left.
        os.chmod(daemon.socket, 0o666)
        for user in (0, owner, stranger):
            reload = world.run("pao", "--socket", daemon.socket, "reload", wrap=as_user(user))
            asked = world.run("pao", "--socket", daemon.socket, "ask", "how long does tea brew", wrap=as_user(user))
            outcome["requests"] += 2
            if (reload.returncode == 0) != (user in may):
                wrong.append(f"{name}: reload by {user}: {reload.returncode} {reload.stderr}")
            if user not in may and (reload.returncode != 77 or "only root" not in reload.stderr):
                wrong.append(f"{name}: the refusal of {user}: {reload.returncode} {reload.stderr}")
            if asked.returncode != 0:
                wrong.append(f"{name}: asking by {user}: {asked.returncode} {asked.stderr}")
    outcome["wrong"] += len(wrong)
    outcome["note"] = "; ".join(wrong) or "root and the daemon's own user may reload, another may only ask; --no-admin: nobody"
    return outcome, *daemons
