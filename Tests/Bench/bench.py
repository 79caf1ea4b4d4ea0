#!/usr/bin/env python3
"""Measures the helper beside the limit of its socket, and writes bench.json. Run it by Service/bench.

Figures are the best of several rounds. The two servers have their turns in each round, so the ratios hold where the
machine is busy; what stands in microseconds does not.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import time

sys.dont_write_bytecode = True
ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Service" / "force"))

import daemons  # noqa: E402
from engine import play, spent  # noqa: E402
from growth import SIZES, growth  # noqa: E402
from sockets import LOAD, QUICK as QUICK_SCENES, ROOM, SCENES, SERVER, Yardsticks, questions  # noqa: E402
from world import PROGRAMS, World  # noqa: E402

FULL = dict(rounds=3, seconds=1.2, turns=20, idle=9_000, starts=4, sizes=SIZES, scenes=list(SCENES),
            compiles=True)
QUICK = dict(rounds=1, seconds=0.5, turns=5, idle=1_000, starts=2, sizes=SIZES[:1], scenes=QUICK_SCENES, compiles=False)


class Table:
    """A row a figure: the helper's, the echo's, their ratio, and what it may be at most, or at least."""

    def __init__(self):
        self.rows = []
        print(f"{'':52}{'helper':>12}{'C echo':>12}{'ratio':>8}  budget", flush=True)

    def row(self, name, value, unit, echo=None, budget=None, on="value", least=False):
        ratio = value / echo if echo else None
        judged = ratio if on == "ratio" else value
        met = None if budget is None else (judged >= budget if least else judged <= budget)
        self.rows.append(dict(name=name, value=value, unit=unit, echo=echo, ratio=ratio, budget=budget, met=met))
        told = "" if budget is None else (
            f"{'at least' if least else 'at most'} {budget:,g} {'× C echo' if on == 'ratio' else unit}: "
            f"{'met' if met else 'not met'}")
        print(f"{f'{name}, {unit}':52}{number(value):>12}{number(echo):>12}{number(ratio):>8}  {told}".rstrip(), flush=True)

    def broken(self, name, why):
        self.rows.append(dict(name=name, broke=why))
        print(f"{name:52}  fails: {why}", flush=True)


def number(value):
    if value is None:
        return ""
    return f"{value:,.0f}" if value >= 1000 else f"{value:.1f}" if value >= 10 else f"{value:.3g}"


def sockets(table, yardsticks, size):
    for name in size["scenes"]:
        both = yardsticks.compare(name, size["rounds"], size["seconds"])
        helper, echo = both["paod"], both["echo"]
        if "broke" in helper or "broke" in echo:
            table.broken(name, helper.get("broke") or echo["broke"])
            continue
        if helper["errors"]:
            table.broken(name, f"{helper['errors']} errors among the replies")
        if helper["unanswered"]:
            table.broken(name, f"{helper['unanswered']} had no reply within half a minute; the figures are of the others")
        budget = {"1 client, one processor": dict(budget=3, on="ratio")}.get(name, {})
        table.row(f"{name}: p50", helper["p50_us"], "µs", echo["p50_us"], **budget)
        table.row(f"{name}: p99", helper["p99_us"], "µs", echo["p99_us"])
        budget = {"64 clients, 16 pipelined": dict(budget=70_000, least=True)}.get(name, {})
        table.row(f"{name}: requests", helper["per_second"], "a second", echo["per_second"], **budget)
        budget = {"64 clients": dict(budget=6, on="ratio")}.get(name, {})
        table.row(f"{name}: server's processor", helper["cpu_us"], "µs a request", echo["cpu_us"], **budget)


def in_process(table, world, playbook, size):
    try:
        turns = play(world, playbook, list(questions()), size["turns"])
    except subprocess.CalledProcessError as error:
        raise SystemExit(f"Service/bench: Turns ended with {error.returncode}: {error.stderr.strip()}") from error
    table.row("engine alone, a turn: p50", turns["p50_us"], "µs", budget=8)
    table.row("engine alone, a turn: p99", turns["p99_us"], "µs", budget=60)


def compiled(table, world):
    """The compiled playbook, learnt afresh."""
    file = world.folder / "shipped.playbook"
    outcome = spent([PROGRAMS / "paoc", "compile", world.dialogues, "--output", file], world)
    if outcome["status"]:
        raise SystemExit(f"Service/bench: paoc compile ended with {outcome['status']}: {outcome['complaints'][-2000:]}")
    table.row("paoc compile, processor", outcome["cpu_s"], "s", budget=2)
    return file


def whole_programs(table, world, size):
    table.row("paod ready, processor", daemons.ready(world, size["starts"]), "ms", budget=30)
    cold, warm = daemons.ask(world, PROGRAMS, size["starts"])
    table.row("pao ask that starts the daemon, wall", cold, "ms")
    table.row("pao ask with a daemon up, wall", warm, "ms")


def held(table, daemon, size):
    """Before any load: what the daemon holds that has answered every question once, and what idle connections add."""
    resident, own = daemons.memory(daemon.pid)
    table.row("paod, resident", resident / 1024, "MiB", budget=24)
    table.row("paod, resident, pages of its own", own / 1024, "MiB")
    table.row(f"each of {size['idle']:,} idle connections", daemons.idle(daemon, size["idle"]) / 1024, "KiB", budget=8)


def more_content(world, size):
    rows = growth(world, PROGRAMS, size["sizes"], size["turns"])
    print(f"\n{'topics × 10 asks':>17}{'compile s':>11}{'MiB':>8}{'file MiB':>10}{'load ms':>9}{'held MiB':>10}"
          f"{'turn p50 µs':>13}{'p99 µs':>10}")
    for row in rows:
        if "broke" in row:
            print(f"{row['topics']:>17,}  breaks: {row['broke']}")
            continue
        print(f"{row['topics']:>17,}{row['compile_s']:>11.1f}{row['compile_mib']:>8.0f}{row['file_mib']:>10.1f}"
              f"{row['load_ms']:>9.0f}{row['resident_mib']:>10.0f}{row['p50_us']:>13.1f}{row['p99_us']:>10.1f}", flush=True)
    return rows


def main():
    parser = argparse.ArgumentParser(prog="Service/bench", description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="fewer and shorter rounds, one size of content: within a minute")
    parser.add_argument("--output", type=pathlib.Path, default=ROOT / ".build" / "bench.json", metavar="FILE",
                        help="where the figures go (.build/bench.json)")
    chosen = parser.parse_args()
    size = QUICK if chosen.quick else FULL
    began = time.monotonic()
    with World() as world:
        table = Table()
        playbook = compiled(table, world) if size["compiles"] else world.playbook()
        served = [world.daemon("--limit", f"connections={ROOM}", name=f"bench-{number}", wrap=["taskset", "-c", processor])
                    for number, processor in enumerate([SERVER, LOAD])]
        yardsticks = Yardsticks(world, served)
        try:
            held(table, served[0], size)
            sockets(table, yardsticks, size)
        finally:
            yardsticks.end()
        for daemon in served:
            daemon.end()
        in_process(table, world, playbook, size)
        whole_programs(table, world, size)
        rows = more_content(world, size)
    seconds = time.monotonic() - began
    chosen.output.parent.mkdir(parents=True, exist_ok=True)
    chosen.output.write_text(json.dumps(
        {"quick": chosen.quick, "seconds": seconds, "figures": table.rows, "growth": rows}, indent=1) + "\n")
    print(f"\n{seconds:.0f} s; every figure is in {chosen.output}")


main()
