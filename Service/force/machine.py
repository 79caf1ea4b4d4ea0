"""A machine of its own: systemd booted over a root, in namespaces; for where the kernel and the caller's rights allow it."""

import os
import pathlib
import subprocess
import time

from world import NotHere, need_root

# Its own mounts, and nothing of the machine around it that could be changed: no network, no kernel settings, no groups of
# processes but one of its own.
BOOT = r"""
set -e
root=$1
mount --make-rprivate /
mount --bind "$root" "$root"
mount -t proc proc "$root/proc"
mount --bind "$root/proc/sys" "$root/proc/sys"
mount -o remount,bind,ro "$root/proc/sys"
[ ! -e "$root/proc/sysrq-trigger" ] || mount --bind /dev/null "$root/proc/sysrq-trigger"
mount -t sysfs -o ro sysfs "$root/sys"
mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
mount -t tmpfs tmpfs "$root/run"
mount -t tmpfs tmpfs "$root/tmp"
mount -t tmpfs -o mode=755 tmpfs "$root/dev"
for name in null zero full random urandom tty; do
    : >"$root/dev/$name"
    mount --bind "/dev/$name" "$root/dev/$name"
done
mkdir "$root/dev/shm" "$root/dev/pts"
mount -t tmpfs tmpfs "$root/dev/shm"
mount -t devpts -o newinstance,ptmxmode=666 devpts "$root/dev/pts"
ln -s pts/ptmx "$root/dev/ptmx"
ln -s /proc/self/fd "$root/dev/fd"
cd "$root"
exec chroot . env -i container=other PATH=/usr/sbin:/usr/bin:/sbin:/bin /lib/systemd/systemd --system
"""


def groups():
    """Where the kernel's groups of processes (cgroup v2, alone or beside v1) are mounted."""
    for row in pathlib.Path("/proc/self/mounts").read_text().splitlines():
        _, place, kind, *_ = row.split()
        if kind == "cgroup2":
            return pathlib.Path(place)
    raise NotHere("systemd needs groups of processes (cgroup2), and none are mounted")


class Machine:
    """Boots on entry; ends, and takes its groups of processes away, on exit."""

    def __init__(self, root):
        need_root("a machine of its own")
        self.root = root
        self.group = groups() / f"pao-machine-{os.getpid()}"
        self.log = open(root.parent / "boot.log", "wb+")
        try:
            self.group.mkdir()
        except OSError as error:
            raise NotHere(f"systemd needs a group of processes of its own ({error})") from error
        enter = f'echo $$ >"{self.group}/cgroup.procs"; exec "$@"'
        self.process = subprocess.Popen(
            ["sh", "-c", enter, "sh", "unshare", "-m", "-p", "-f", "-C", "-u", "-i", "-n", "--kill-child", "--", "sh", "-c", BOOT,
             "sh", str(root)], stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)

    def __enter__(self):
        end = time.monotonic() + 120
        state = ""
        while time.monotonic() < end and self.process.poll() is None:
            state = self.run("systemctl", "is-system-running").stdout.strip()
            if state in ("running", "degraded"):
                return self
            time.sleep(0.2)
        self.__exit__()
        self.log.seek(0)
        words = self.log.read().decode(errors="replace").strip()[-300:]
        raise NotHere(f"systemd does not run in namespaces on this machine ({words or state or 'it said nothing'})")

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        end = time.monotonic() + 20
        # The groups can go once the last of their processes has.
        while self.group.exists() and time.monotonic() < end:
            for folder, _, _ in os.walk(self.group, topdown=False):
                try:
                    os.rmdir(folder)
                except OSError:
                    pass
            time.sleep(0.1)

    @property
    def pid(self):
        """Of systemd, as the machine around it counts."""
        children = pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return int(children[0]) if children else 0

    def path(self, inner):
        """A path of the machine as it is reached from around it."""
        return f"/proc/{self.pid}/root{inner}"

    def run(self, *command, **options):
        """A command on the machine, as root."""
        if not self.pid:
            return subprocess.CompletedProcess(command, 1, "", "")
        return subprocess.run(
            ["nsenter", "-t", str(self.pid), "-m", "-p", "-C", "-u", "-i", "-n", "-r", "-w", "env", "-i", "LC_ALL=C.UTF-8", "HOME=/root",
             "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND=noninteractive", *command],
            capture_output=True, text=True, **options)

    def systemctl(self, *words):
        return self.run("systemctl", "--no-pager", *words)

    def shown(self, unit, name):
        return self.systemctl("show", unit, "--property", name, "--value").stdout.strip()

    def kill(self, unit, by="KILL"):
        """Sends the main process of a unit a signal; its number."""
        pid = int(self.shown(unit, "MainPID"))
        sent = self.systemctl("kill", "--kill-whom=main", f"--signal={by}", unit)
        if sent.returncode != 0:
            raise RuntimeError(f"no signal for {unit}: {sent.stderr}")
        return pid
