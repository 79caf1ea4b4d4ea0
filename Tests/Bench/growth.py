"""What more content costs: made-up dialogues, compiled and asked."""

import resource
import subprocess
import time

from content import Content
from engine import play, spent

SIZES = [70, 1_000, 10_000]
SECONDS = 900
MEMORY = 6 << 30


def bounded():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 5))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def grown(world, programs, topics, rounds):
    """The figures of one size; what went wrong where the compiler does not get there."""
    content = Content(topics)
    folder = world.folder / f"grown-{topics}"
    content.write(folder)
    file = world.folder / f"grown-{topics}.playbook"
    began = time.monotonic()
    compiled = spent([programs / "paoc", "compile", folder, "--output", file], world, limit=bounded, watched=True)
    figures = {"topics": topics, "compile_s": compiled["cpu_s"], "compile_mib": compiled["peak_mib"],
               "compile_wall_s": time.monotonic() - began}
    if compiled["status"]:
        lines = [line for line in compiled["complaints"].splitlines() if "rror" in line] or ["nothing said"]
        return {**figures, "broke": f"paoc compile ended with {compiled['status']} after {compiled['cpu_s']:.0f} s of "
                                    f"processor time and {compiled['peak_mib']:.0f} MiB (it has {MEMORY >> 20} MiB and "
                                    f"{SECONDS} s): {lines[0].strip()}"}
    figures["file_mib"] = file.stat().st_size / (1 << 20)
    try:
        figures |= play(world, file, [[question] for question in content.questions(400)], rounds)
    except subprocess.CalledProcessError as error:
        return {**figures, "broke": f"the compiled playbook cannot be used: {error.stderr.strip().splitlines()[-1:]}"}
    return figures


def growth(world, programs, sizes, rounds):
    """One size after another, up to the first that breaks."""
    rows = []
    for topics in sizes:
        rows.append(grown(world, programs, topics, rounds))
        if "broke" in rows[-1]:
            break
    return rows
