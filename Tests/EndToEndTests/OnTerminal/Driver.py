"""A pseudo-terminal with pao on it. Each test types what a person would and reads what she would see."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest

import pexpect

PROGRAMS = os.path.abspath(sys.argv.pop(1))
HERE = os.path.dirname(os.path.abspath(__file__))
CTRL_C, CTRL_D, CTRL_R, CTRL_W, CTRL_Z, TAB, UP = "\x03", "\x04", "\x12", "\x17", "\x1a", "\t", "\x1b[A"
ESCAPE = "\x1b"


def words(text):
    """What is left for the eye: no escapes, no carriage returns."""
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b\].*?\x1b\\\\", "", text).replace("\r", "")


class Daemon:
    """The stand-in daemon on a socket of its own."""

    def __init__(self, folder):
        self.path = os.path.join(folder, "paod.sock")
        self.start()

    def start(self, *version):
        self.process = subprocess.Popen(
            [sys.executable, os.path.join(HERE, "ChatDaemon.py"), self.path, *version], stdout=subprocess.PIPE)
        self.process.stdout.readline()

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


class OnTerminal(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="pao-chat-")
        self.daemon = Daemon(self.folder)
        self.chats = []

    def tearDown(self):
        for chat in self.chats:
            chat.close(force=True)
        self.daemon.kill()
        shutil.rmtree(self.folder)

    def chat(self, arguments=(), columns=80, rows=24, opened=True, programs=PROGRAMS, **environment):
        """Opens a chat; a variable that is None is not set at all."""
        variables = {
            "PATH": os.environ["PATH"], "HOME": self.folder, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8",
            "PAO_SOCKET": self.daemon.path, "SWIFT_BACKTRACE": "enable=no", **environment}
        variables = {name: value for name, value in variables.items() if value is not None}
        chat = pexpect.spawn(
            os.path.join(programs, "pao"), list(arguments), env=variables, dimensions=(rows, columns), timeout=20,
            encoding="utf-8", codec_errors="replace")
        chat.delaybeforesend = 0.02
        self.chats.append(chat)
        if opened:
            chat.expect_exact("clears the screen.")
            chat.expect_exact("> ")
        return chat

    def staff(self, **options):
        """Opens the staff view."""
        chat = self.chat(["--staff"], opened=False, **options)
        chat.expect_exact("look up> ")
        return chat

    def say(self, chat, text, answer):
        chat.send(text + "\r")
        chat.expect_exact(answer)
        chat.expect_exact("> ")

    def leave(self, chat):
        """Ends the chat and returns its status."""
        chat.send(CTRL_D)
        chat.expect(pexpect.EOF)
        chat.close()
        return chat.exitstatus


def run():
    """Runs the tests of the script that asks for it."""
    # A test runner may block signals for its children; a person's shell does not.
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    for number in [signal.SIGINT, signal.SIGTSTP, signal.SIGHUP, signal.SIGQUIT]:
        signal.signal(number, signal.SIG_DFL)
    unittest.main(verbosity=2)
