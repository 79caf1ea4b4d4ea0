"""The daemon and an echo in C side by side, under the same load."""

import json
import os
import pathlib
import shutil
import socket
import subprocess
import time

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parent / "Evaluation" / "dev.jsonl"
# The servers keep to the first processor; the load comes from the last one, or from the first where they share it.
SERVER = str(min(os.sched_getaffinity(0)))
LOAD = str(max(os.sched_getaffinity(0)))
SCENES = {
    "1 client, one processor": dict(connections=1, depth=1, pin=SERVER),
    "1 client, 16 pipelined": dict(connections=1, depth=16, pin=LOAD),
    "64 clients": dict(connections=64, depth=1, pin=LOAD),
    "64 clients, 16 pipelined": dict(connections=64, depth=16, pin=LOAD),
    "1,000 connections": dict(connections=1_000, depth=1, pin=LOAD),
    "1,000 connections, 16 pipelined": dict(connections=1_000, depth=16, pin=LOAD),
    "10,000 connections": dict(connections=10_000, depth=1, pin=LOAD, rounds=1),
    # More than the daemon promises to answer within its limit: what it refuses is told.
    "10,000 connections, 16 pipelined": dict(connections=10_000, depth=16, pin=LOAD, rounds=1),
    # A daemon has one event loop; a second one is a second daemon. Each shares a processor with its half of the callers.
    "64 clients, two event loops": dict(connections=64, depth=1, loops=2),
    "64 clients, 16 pipelined, two event loops": dict(connections=64, depth=16, loops=2),
}
QUICK = ["1 client, one processor", "64 clients", "64 clients, 16 pipelined", "1,000 connections"]
ROOM = 10_100


class Caller:
    """One connection to the daemon."""

    def __init__(self, path):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(path)
        self.stream = self.socket.makefile("rwb")

    def say(self, number, text, state=None):
        """The request as it was sent, and the reply as it came."""
        params = {"text": text, **({"state": state} if state else {})}
        line = json.dumps({"jsonrpc": "2.0", "id": number, "method": "say", "params": params}, ensure_ascii=False,
                          separators=(",", ":")).encode() + b"\n"
        self.stream.write(line)
        self.stream.flush()
        return line, self.stream.readline()

    def close(self):
        self.stream.close()
        self.socket.close()


def questions():
    """The labelled questions, each with what was said before it."""
    for line in SOURCE.read_text().splitlines():
        entry = json.loads(line)
        yield [*entry.get("context", []), entry["text"]]


class Yardsticks:
    """The echo and the load generator, and the requests that both servers are asked."""

    def __init__(self, world, daemons):
        self.world = world
        daemon = daemons[0]
        compiler = shutil.which("clang") or shutil.which("gcc")
        if not compiler:
            raise SystemExit("Service/bench: neither clang nor gcc is there to build the yardsticks with")
        for name in ["echo", "load"]:
            subprocess.run([compiler, "-O2", "-Wall", "-Werror", HERE / f"{name}.c", "-o", world.folder / name], check=True)
        self.record(daemon)
        self.echoes = [self.start(f"echo-{number}", processor) for number, processor in enumerate([SERVER, LOAD])]
        self.servers = {"echo": [(world.folder / f"echo-{number}.sock", echo.pid) for number, echo in enumerate(self.echoes)],
                        "paod": [(daemon.socket, daemon.pid) for daemon in daemons]}

    def start(self, name, processor):
        path = self.world.folder / f"{name}.sock"
        echo = subprocess.Popen(["taskset", "-c", processor, self.world.folder / "echo", path, self.world.folder / "lengths"])
        while not path.exists():
            if echo.poll() is not None:
                raise SystemExit("Service/bench: the echo does not start")
            time.sleep(0.01)
        return echo

    def record(self, daemon):
        """Asks every question once: the requests, with the states of what was said before, and the replies' lengths."""
        caller = Caller(daemon.socket)
        requests, lengths = [], []
        for number, turns in enumerate(questions()):
            state = None
            for text in turns:
                request, reply = caller.say(number, text, state)
                state = json.loads(reply)["result"]["state"]
            requests.append(request)
            lengths.append(len(reply))
        caller.close()
        (self.world.folder / "requests").write_bytes(b"".join(requests))
        (self.world.folder / "lengths").write_text("\n".join(map(str, lengths)) + "\n")

    def load(self, server, scene, seconds):
        loops = scene.get("loops", 1)
        pins = [scene["pin"]] if loops == 1 else [SERVER, LOAD]
        runs = [
            subprocess.Popen(
                ["taskset", "-c", pin, self.world.folder / "load", path, self.world.folder / "requests",
                 str(scene["connections"] // loops), str(scene["depth"]), str(seconds), str(pid)],
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            for pin, (path, pid) in zip(pins, self.servers[server])]
        return together([self.outcome(run) for run in runs])

    @staticmethod
    def outcome(run):
        said, complaints = run.communicate()
        return json.loads(said) if run.returncode == 0 else {"broke": complaints.strip()}

    def compare(self, name, rounds, seconds):
        """Turn by turn, so that what else the machine does falls on both; of each figure the best of the rounds."""
        runs = {"echo": [], "paod": []}
        for _ in range(min(rounds, SCENES[name].get("rounds", rounds))):
            for server, list_ in runs.items():
                list_.append(self.load(server, SCENES[name], seconds))
        return {server: best(list_) for server, list_ in runs.items()}

    def end(self):
        for echo in self.echoes:
            echo.terminate()
            echo.wait()


def together(runs):
    """Loads that ran side by side as one: the sum of what they did, the worst of how long it took."""
    if broken := [run for run in runs if "broke" in run]:
        return broken[0]
    whole = {key: sum(run[key] for run in runs) for key in ("requests", "per_second", "errors", "unanswered")}
    for key in ("cpu_us", "reply_bytes"):
        whole[key] = sum(run[key] * run["requests"] for run in runs) / whole["requests"]
    return whole | {key: max(run[key] for run in runs) for key in ("p50_us", "p99_us")}


def best(runs):
    good = [run for run in runs if "broke" not in run]
    if not good:
        return runs[0]
    least = {key: min(run[key] for run in good) for key in ("p50_us", "p99_us", "cpu_us")}
    return {**least, "per_second": max(run["per_second"] for run in good), "errors": sum(run["errors"] for run in good),
            "unanswered": min(run["unanswered"] for run in good),
            "reply_bytes": good[0]["reply_bytes"]}
