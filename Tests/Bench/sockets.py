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
    "64 clients": dict(connections=64, depth=1, pin=LOAD),
    "64 clients, 16 pipelined": dict(connections=64, depth=16, pin=LOAD),
    "1,000 connections": dict(connections=1_000, depth=1, pin=LOAD),
    "10,000 connections": dict(connections=10_000, depth=1, pin=LOAD),
}
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

    def __init__(self, world, daemon):
        self.world = world
        compiler = shutil.which("clang") or shutil.which("gcc")
        if not compiler:
            raise SystemExit("Service/bench: neither clang nor gcc is there to build the yardsticks with")
        for name in ["echo", "load"]:
            subprocess.run([compiler, "-O2", "-Wall", "-Werror", HERE / f"{name}.c", "-o", world.folder / name], check=True)
        self.record(daemon)
        path = world.folder / "echo.sock"
        self.echo = subprocess.Popen(["taskset", "-c", SERVER, world.folder / "echo", path, world.folder / "lengths"])
        while not path.exists():
            if self.echo.poll() is not None:
                raise SystemExit("Service/bench: the echo does not start")
            time.sleep(0.01)
        self.servers = {"echo": (path, self.echo.pid), "paod": (daemon.socket, daemon.pid)}

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
        path, pid = self.servers[server]
        run = subprocess.run(
            ["taskset", "-c", scene["pin"], self.world.folder / "load", path, self.world.folder / "requests",
             str(scene["connections"]), str(scene["depth"]), str(seconds), str(pid)], capture_output=True, text=True)
        return json.loads(run.stdout) if run.returncode == 0 else {"broke": run.stderr.strip()}

    def compare(self, name, rounds, seconds):
        """Turn by turn, so that what else the machine does falls on both; of each figure the best of the rounds."""
        runs = {"echo": [], "paod": []}
        for _ in range(rounds):
            for server, list_ in runs.items():
                list_.append(self.load(server, SCENES[name], seconds))
        return {server: best(list_) for server, list_ in runs.items()}

    def end(self):
        self.echo.terminate()
        self.echo.wait()


def best(runs):
    good = [run for run in runs if "broke" not in run]
    if not good:
        return runs[0]
    least = {key: min(run[key] for run in good) for key in ("p50_us", "p99_us", "cpu_us")}
    return {**least, "per_second": max(run["per_second"] for run in good), "errors": sum(run["errors"] for run in good),
            "reply_bytes": good[0]["reply_bytes"]}
