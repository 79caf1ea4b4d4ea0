"""The package, and fresh Debian roots to prove it in."""

import os
import pathlib
import re
import shutil
import subprocess

from world import ROOT, NotHere, need_packages, need_root

BUILD = ROOT / ".build"
MIRROR, RELEASE = "http://deb.debian.org/debian", "bookworm"


def run(*command, **options):
    return subprocess.run([str(word) for word in command], check=True, text=True, **options)


def package():
    """Makes it."""
    # What the maker needs; it says the same, and fails.
    need_packages("binutils", "dpkg-dev", "fakeroot", "lintian")
    return pathlib.Path(run(ROOT / "Service/package", stdout=subprocess.PIPE).stdout.strip())


def later(package, folder):
    """The same package under a later version: an upgrade."""
    run("dpkg-deb", "-R", package, folder / "later")
    control = folder / "later/DEBIAN/control"
    control.write_text(re.sub(r"(?m)^(Version: .*)$", r"\1+upgrade", control.read_text()))
    run("dpkg-deb", "--build", "--root-owner-group", "-Znone", folder / "later", folder / "later.deb", stdout=subprocess.DEVNULL)
    return folder / "later.deb"


def fresh_root(root, package, *extra):
    """A minimal Debian with what the package links with and `extra` packages; the bare one is kept beside the build."""
    need_root("a root of its own")
    kept = BUILD / "debian-root"
    if not kept.exists():
        need_packages("debootstrap")
        made = subprocess.run(["debootstrap", "--variant=minbase", RELEASE, kept, MIRROR], capture_output=True, text=True)
        if made.returncode != 0:
            shutil.rmtree(kept, ignore_errors=True)
            raise NotHere(f"debootstrap makes no root on this machine ({(made.stdout + made.stderr).strip()[-300:]})")
    run("cp", "-a", kept, root)
    # A chroot has no network of its own configuration.
    shutil.copy("/etc/resolv.conf", root / "etc/resolv.conf")
    needed = run("dpkg-deb", "-f", package, "Depends", stdout=subprocess.PIPE).stdout
    names = [word.split()[0] for word in needed.split(",")]
    for command in (["update"], ["install", "-y", "--no-install-recommends", *names, *extra]):
        found = subprocess.run(["chroot", str(root), "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", *command],
                               capture_output=True, text=True)
        if found.returncode != 0:
            raise NotHere(f"what the package needs cannot be fetched ({found.stderr.strip()[-300:]})")


def files(root):
    """All that is there but the books of dpkg and apt, logs, and the copies that useradd keeps of the accounts before."""
    aside = ("var/lib/dpkg", "var/lib/apt", "var/cache/apt", "var/cache/debconf", "var/log", "var/cache/ldconfig", "proc",
             "tmp", "etc/passwd-", "etc/group-", "etc/shadow-", "etc/gshadow-")
    found = set()
    for folder, names, entries in os.walk(root):
        inner = os.path.relpath(folder, root)
        names[:] = [name for name in names if not os.path.join(inner, name).removeprefix("./").startswith(aside)]
        paths = (os.path.join(inner, name).removeprefix("./") for name in names + entries)
        found |= {path for path in paths if not path.startswith(aside)}
    return found


def accounts(root):
    return {line.split(":")[0] for name in ("passwd", "group") for line in (root / "etc" / name).read_text().splitlines()}


def group_number(root):
    """The number of the group of those who may ask."""
    [line] = [line for line in (root / "etc/group").read_text().splitlines() if line.startswith("pao:")]
    return line.split(":")[2]


class Report:
    """Says how each step went, and remembers whether all went well."""

    def __init__(self):
        self.is_good = True

    def told(self, what, outcome, is_right):
        self.is_good &= bool(is_right)
        print(f"{'ok ' if is_right else 'NOT'}  {what}: {outcome}", flush=True)
