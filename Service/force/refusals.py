"""What the daemon cannot start with, or not use: each a clear message with the cure, and the right exit status."""

import os
import shutil
import signal
import time

from crowds import fresh
from world import NotHere, as_user, need_root, need_users

STRANGER = 65534


def refusals(world, size):
    outcome = fresh()
    wrong = []

    def expect(name, status, words, *arguments, wrap=(), **environment):
        found = world.run("paod", *arguments, wrap=wrap, environment=environment)
        outcome["requests"] += 1
        if found.returncode != status or not all(word in found.stderr for word in words):
            wrong.append(f"{name}: {found.returncode} {found.stderr.strip()[-300:]}")

    folder = world.folder
    long = "/tmp/" + "x" * 99
    expect("a path over 103 bytes", 69, ["too long", "103"], "--socket", long)
    expect("a missing folder", 69, ["none", "make its folder first"], "--socket", str(folder / "none" / "s"))
    (folder / "file").write_text("precious")
    expect("a file in its place", 69, ["no socket", "--socket"], "--socket", str(folder / "file"))
    expect("a limit of nobody's", 64, ["--limit", "connections"], "--limit", "speed=9")
    expect("no time at all", 64, ["minutes"], "--idle-exit", "0")
    expect("no dialogues", 65, ["nowhere"], "--socket", str(folder / "a"), "--dialogues", str(folder / "nowhere"))
    daemon = world.daemon(name="first")
    expect("a second daemon for one path", 69, ["another paod", "--socket"], "--socket", daemon.socket)
    expect("a descriptor that is no socket", 69, ["LISTEN_FDS", "paod.socket"],
           wrap=("sh", "-c", 'exec 3</dev/null; LISTEN_PID=$$ LISTEN_FDS=1 exec "$@"', "sh"))
    damaged(world, expect, wrong, outcome)
    stopped_while_loading(world, wrong, outcome)
    left_out = ""
    try:
        need_root("calling as another user")
        need_users(STRANGER)
        as_a_stranger(world, expect)
    except NotHere as reason:
        left_out = f"; another's folders not tried: {reason}"
    outcome["wrong"] += len(wrong)
    outcome["note"] = "; ".join(wrong) or "each named, with its cure and status" + left_out
    return outcome, daemon


def as_a_stranger(world, expect):
    """Folders of somebody else's, and dialogues that may not be read."""
    world.open_to_all()
    stranger, run = as_user(STRANGER), world.folder / "run"
    (run / "pao").mkdir(parents=True)
    os.chown(run, STRANGER, STRANGER)
    # Another's folder in the place of one's own.
    expect("a foreign folder", 77, ["mode 0700", "XDG_RUNTIME_DIR"], wrap=stranger, XDG_RUNTIME_DIR=str(run))
    sealed = world.folder / "dialogues"
    (sealed / "topics").mkdir(parents=True)
    (sealed / "helper.yaml").write_text("name: x\n")
    os.chmod(sealed / "helper.yaml", 0)
    os.chown(run / "pao", STRANGER, STRANGER)
    os.chmod(run / "pao", 0o700)
    expect("dialogues that cannot be read", 77, ["helper.yaml", "Permission denied", "the right to it"],
           "--dialogues", str(sealed), wrap=stranger, XDG_RUNTIME_DIR=str(run))


def damaged(world, expect, wrong, outcome):
    """Compiled playbooks that are cut short, changed, or of another version, in the first place; a whole one in the second."""
    whole = world.playbook()
    bad = world.folder / "bad"
    bad.mkdir(mode=0o700)
    data = whole.read_bytes()
    for name, words, changed in [("cut short", "cut short", data[:len(data) // 2]), ("empty", "not a compiled playbook", b""),
                                 ("a bit changed", "checksum", data[:9999] + bytes([data[9999] ^ 4]) + data[10000:]),
                                 ("another version", "version 99", data[:8] + b"\x63" + data[9:])]:
        (bad / whole.name).write_bytes(changed)
        daemon = world.daemon(name="damaged", environment={"CACHE_DIRECTORY": str(bad)})
        outcome["requests"] += 1
        if words not in daemon.log() or "compile" not in daemon.log() or str(bad) not in daemon.log():
            wrong.append(f"{name}: {daemon.log()[-300:]}")
        daemon.end()
        os.unlink(daemon.log_path)


def stopped_while_loading(world, wrong, outcome):
    """SIGTERM while the dialogues are compiled, before it ever served."""
    empty = world.folder / "empty"
    empty.mkdir(mode=0o700)
    copy = world.folder / "copy"
    shutil.copytree(world.dialogues, copy)
    # Other bytes, so that no kept playbook fits.
    with open(copy / "helper.yaml", "a") as file:
        file.write("# changed\n")
    try:
        daemon = world.daemon("--dialogues", str(copy), name="loading", wait=0.7, environment={"XDG_CACHE_HOME": str(empty)})
    except RuntimeError:
        daemon = world.daemons[-1]
    started = time.monotonic()
    status = daemon.end(signal.SIGTERM)
    took = time.monotonic() - started
    outcome["requests"] += 1
    if status != 0 or took > 60 or os.path.exists(daemon.socket):
        wrong.append(f"stopped while loading: {status} after {took:.1f} s")
