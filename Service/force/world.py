"""A world of its own for daemons under force: sockets, cache, logs. Ends only what it started."""

import functools
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAMS = ROOT / ".build" / "bin"


class NotHere(Exception):
    """What a proof needs and this machine does not allow, in words."""


def need_namespaces():
    """Mounts and users of one's own, which many containers forbid."""
    tried = subprocess.run(["unshare", "--user", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"],
                           capture_output=True, text=True)
    if tried.returncode != 0:
        raise NotHere(f"it needs user namespaces, which this machine forbids ({tried.stderr.strip()})")


def need_mounts(wrap):
    """Those that a scene wraps its daemon in; what is mounted already may forbid them."""
    need_namespaces()
    tried = subprocess.run([*wrap, "true"], capture_output=True, text=True)
    if tried.returncode != 0:
        raise NotHere(f"it needs mounts of its own, which this machine forbids ({tried.stderr.strip()})")


def need_packages(*names):
    """Installed where they are missing."""
    if subprocess.run([ROOT / "Service/packages", *names]).returncode != 0:
        raise NotHere(f"{', '.join(names)} cannot be installed")


def need_root(what):
    if os.geteuid() != 0:
        raise NotHere(f"{what} needs root; run it with sudo")


def need_users(*numbers):
    """Other users than this one; a container may know of none."""
    for number in numbers:
        tried = subprocess.run([*as_user(number), "true"], capture_output=True, text=True)
        if tried.returncode != 0:
            raise NotHere(f"it needs other users, of which this machine knows none ({tried.stderr.strip()})")


def as_user(user):
    """What a command is wrapped in to be another user's."""
    return () if user == 0 else ("setpriv", "--reuid", str(user), "--regid", str(user), "--clear-groups", "--")


@functools.cache
def shipped():
    """The compiled playbook of the dialogues as they are: for all worlds, learned once."""
    told = subprocess.run([PROGRAMS / "paoc", "compile", ROOT / "Dialogues"], stdout=subprocess.PIPE, text=True, check=True).stdout
    return told.rpartition(" ")[0]


class Daemon:
    """One paod: its socket, its log, and what it took."""

    def __init__(self, world, name="paod", arguments=(), wrap=(), environment=None, wait=90):
        self.world, self.arguments, self.wrap, self.environment = world, list(arguments), list(wrap), environment or {}
        self.socket = str(world.folder / f"{name}.sock")
        self.log_path = world.folder / f"{name}.log"
        self.peak_kib = 0
        # Known before it starts, so that one that does not come up is ended too.
        world.daemons.append(self)
        self.start(wait)

    def start(self, wait=90):
        with open(self.log_path, "ab") as log:
            self.process = subprocess.Popen(
                [*self.wrap, str(self.world.programs / "paod"), "--socket", self.socket, *self.arguments],
                env={**self.world.environment, **self.environment}, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        end = time.monotonic() + wait
        while not self.is_listening(wait):
            if self.process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"paod did not come up: {self.log()[-2000:]}")
            time.sleep(0.01)

    def is_listening(self, wait):
        with socket.socket(socket.AF_UNIX) as probe:
            try:
                probe.connect(self.socket)
                probe.settimeout(max(wait, 0.1))
                probe.sendall(b'{"jsonrpc":"2.0","id":1,"method":"sources","params":{}}\n')
                return bool(probe.recv(1))
            except OSError:
                return False

    @property
    def pid(self):
        """Of paod itself, below whatever wraps it."""
        children = pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        # Not every kernel tells them; what wraps most becomes what it wraps.
        if self.wrap and children.exists() and (below := children.read_text().split()):
            return int(below[0])
        return self.process.pid

    def note_memory(self):
        try:
            status = pathlib.Path(f"/proc/{self.pid}/status").read_text()
        except OSError:
            return
        if found := re.search(r"VmHWM:\s+(\d+)", status):
            self.peak_kib = max(self.peak_kib, int(found[1]))

    def log(self):
        return self.log_path.read_text(errors="replace")

    def end(self, by=signal.SIGTERM):
        """The status it ended with; a signal as its negative number."""
        self.note_memory()
        if self.process.poll() is None:
            os.kill(self.pid, by)
        return self.process.wait(timeout=60)


class World:
    def __init__(self):
        # Short: the path of a Unix socket has 103 bytes at most.
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="pao-force-", dir="/tmp"))
        cache = self.folder / "cache" / "pao"
        cache.mkdir(parents=True, mode=0o700)
        self.programs = PROGRAMS
        self.dialogues = ROOT / "Dialogues"
        shutil.copy2(shipped(), cache)
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": str(self.folder), "LC_ALL": "C.UTF-8",
            "XDG_CACHE_HOME": str(self.folder / "cache"), "XDG_RUNTIME_DIR": str(self.folder),
        }
        self.daemons = []

    def daemon(self, *arguments, **options):
        return Daemon(self, arguments=arguments, **options)

    def playbook(self):
        """That playbook in this world's cache."""
        return self.folder / "cache" / "pao" / pathlib.Path(shipped()).name

    def open_to_all(self):
        """The programs and this world's folder, for other users too: copied, since a checkout may be its owner's alone."""
        os.chmod(self.folder, 0o755)
        self.programs = self.folder / "bin"
        self.programs.mkdir(exist_ok=True)
        for program in ("pao", "paod", "paoc"):
            shutil.copy2(PROGRAMS / program, self.programs)
            os.chmod(self.programs / program, 0o755)
        tried = subprocess.run([*as_user(65534), str(self.programs / "pao"), "--version"], capture_output=True, text=True)
        if tried.returncode != 0:
            raise NotHere(f"other users may run nothing in {self.folder} ({tried.stderr.strip()})")

    def run(self, program, *arguments, wrap=(), **options):
        environment = {**self.environment, **options.pop("environment", {})}
        return subprocess.run([*wrap, str(self.programs / program), *arguments], env=environment, capture_output=True,
                              text=True, timeout=options.pop("timeout", 300), **options)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for daemon in self.daemons:
            if daemon.process.poll() is None:
                daemon.end(signal.SIGKILL)
        shutil.rmtree(self.folder, ignore_errors=True)
