"""Plays the service manager where none runs: hands over the socket, hears the news, and restarts."""

import os
import pathlib
import signal
import socket
import subprocess
import time


class Manager:
    """Starts one command with a listening socket as systemd does, and keeps that socket over restarts."""

    def __init__(self, socket_path, notify_path, command, environment=None, watchdog_seconds=None, log=subprocess.DEVNULL):
        self.command, self.environment, self.watchdog, self.log = command, environment or {}, watchdog_seconds, log
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(socket_path)
        os.chmod(socket_path, 0o666)
        self.listener.listen(1024)
        self.news_path = notify_path
        self.notices = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.notices.bind(notify_path)
        os.chmod(notify_path, 0o666)
        self.notices.settimeout(0.1)
        self.heard = []

    def start(self, notify_as=None, wait=600):
        descriptor = self.listener.fileno()
        self.listener.set_inheritable(True)
        moved = "" if descriptor == 3 else f"exec 3<&{descriptor} {descriptor}<&-; "
        # The process that listens has to be named by its number, which only it knows: a shell of its own becomes it.
        names = f"NOTIFY_SOCKET={notify_as or self.news_path} "
        names += f"WATCHDOG_USEC={int(self.watchdog * 1e6)} " if self.watchdog else ""
        self.process = subprocess.Popen(
            ["bash", "-c", f'{moved}export LISTEN_FDS=1 LISTEN_PID=$$ {names}; exec "$@"', "bash", *self.command],
            env={"PATH": os.environ["PATH"], **self.environment}, close_fds=False,
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        return self.hear("READY=1", wait)

    def hear(self, what, wait):
        """Waits for news; false where the daemon ended or the time did."""
        end = time.monotonic() + wait
        while time.monotonic() < end:
            try:
                self.heard += self.notices.recv(4096).decode().split("\n")
            except TimeoutError:
                if self.process.poll() is not None:
                    return False
            if what in self.heard:
                self.heard.remove(what)
                return True
        return False

    @property
    def pid(self):
        """Of the daemon itself, below what shuts it in."""
        pid = self.process.pid
        while below := pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
            pid = int(below[0])
        return pid

    def stop(self):
        if self.process.poll() is None:
            os.kill(self.pid, signal.SIGTERM)
        return self.process.wait(timeout=60)

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.listener.close()
        self.notices.close()
        pathlib.Path(self.news_path).unlink(missing_ok=True)
