"""The engine alone, in process; and what a program spends."""

import json
import os
import pathlib
import re
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
TURNS = ROOT / ".build-static" / "release" / "Turns"


def play(world, playbook, conversations, rounds):
    """Plays conversations on a compiled playbook: the time of a turn, of loading, and the memory it took."""
    file = world.folder / "turns.txt"
    # An empty line stands between two conversations.
    file.write_text("\n\n".join("\n".join(turns) for turns in conversations) + "\n")
    outcome = spent([TURNS, playbook, file, str(rounds)], world, watched=True)
    if outcome["status"]:
        raise subprocess.CalledProcessError(outcome["status"], "Turns", stderr=outcome["complaints"] or "nothing said")
    return {**json.loads(outcome["said"]), "resident_mib": outcome["peak_mib"]}


def spent(command, world, limit=None, watched=False):
    """Runs a program to its end: its status, words and processor time; where it is watched, its peak of memory."""
    peak = 0
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as complaints:
        process = subprocess.Popen(
            [str(part) for part in command], env=world.environment, stdin=subprocess.DEVNULL, stdout=said,
            stderr=complaints, preexec_fn=limit)
        # Not by process.wait: this tells what this one child took. Its peak of memory would be ours, where that is more.
        while not (ended := os.wait4(process.pid, os.WNOHANG if watched else 0))[0]:
            peak = max(peak, high_water(process.pid))
            time.sleep(0.01)
        _, status, usage = ended
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        complaints.seek(0)
        return {"status": process.returncode, "said": said.read().decode(),
                "complaints": complaints.read().decode(errors="replace"),
                "cpu_s": usage.ru_utime + usage.ru_stime, "peak_mib": peak / 1024}


def high_water(pid):
    """KiB that a process held at most, up to now; 0 where it is about to end."""
    found = re.search(r"VmHWM:\s+(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text())
    return int(found[1]) if found else 0
