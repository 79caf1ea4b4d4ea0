#!/usr/bin/env python3
"""Counts the instructions of the engine over fixed turns on a fixed playbook, and holds them to a figure.

A slowdown fails and noise does not: the same programs take the same instructions on a busy machine. With --accept the
figure becomes what was counted; a commit that does so says why. Run it by Service/bench instructions.
"""

import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TURNS = ROOT / ".build-static" / "release" / "Turns"
FIGURE = HERE / "Fixed" / "instructions"
SHARE = 0.03


def count(folder):
    """Instructions of one round, loading and a first round left out."""
    playbook = folder / "fixed.playbook"
    subprocess.run([ROOT / ".build" / "bin" / "paoc", "compile", HERE / "Fixed" / "Dialogues", "--output", playbook],
                   check=True, stdout=subprocess.DEVNULL)
    # Hashes that are seeded anew in every process would make every count another one.
    environment = {**os.environ, "SWIFT_DETERMINISTIC_HASHING": "1"}
    run = subprocess.run(
        ["valgrind", "--tool=callgrind", "--collect-atstart=no", "--toggle-collect=*countedPlay*",
         f"--callgrind-out-file={folder / 'profile'}", TURNS, playbook, HERE / "Fixed" / "turns.txt", "1"],
        env=environment, capture_output=True, text=True)
    found = re.search(r"Collected : (\d+)", run.stderr)
    if run.returncode or not found or int(found[1]) == 0:
        sys.exit(f"nothing was counted: {run.stderr[-2000:]}")
    return int(found[1])


def most(folder):
    """The functions that take most, for whoever has to find a slowdown."""
    told = subprocess.run(["callgrind_annotate", folder / "profile"], capture_output=True, text=True).stdout
    names = subprocess.run(["swift", "demangle", "--simplified"], input=told, capture_output=True, text=True).stdout
    return "\n".join(line[:150] for line in (names or told).splitlines() if re.match(r" *[\d,]+ \( *\d", line))[:3000]


def main():
    parser = argparse.ArgumentParser(prog="Service/bench instructions", description=__doc__.splitlines()[0])
    parser.add_argument("--accept", action="store_true", help="take what is counted for the figure from now on")
    chosen = parser.parse_args()
    turns = sum(bool(line) for line in (HERE / "Fixed" / "turns.txt").read_text().splitlines())
    with tempfile.TemporaryDirectory(prefix="pao-instructions-") as name:
        folder = pathlib.Path(name)
        counted = count(folder)
        if chosen.accept:
            FIGURE.write_text(f"{counted}\n")
        expected = int(FIGURE.read_text())
        print(f"{counted:,} instructions in {turns} turns, {counted // turns:,} each; "
              f"{(counted / expected - 1) * 100:+.1f} % of the figure, {SHARE * 100:g} % allowed")
        if abs(counted / expected - 1) <= SHARE:
            return
        print(most(folder), file=sys.stderr)
        sys.exit(f"The engine takes {'more' if counted > expected else 'fewer'} instructions than {FIGURE.relative_to(ROOT)} "
                 "says. Where that is meant: Service/bench instructions --accept, and the reason in the commit.")


main()
