"""The same programs in pipes: Pipes.py FOLDER-OF-PROGRAMS [unittest arguments]."""

import os
import shutil
import subprocess
import tempfile
import unittest

from Driver import ESCAPE, PROGRAMS, Daemon, run


class Pipes(unittest.TestCase):
    """The same programs in pipes."""

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="pao-pipe-")
        self.daemon = Daemon(self.folder)

    def tearDown(self):
        self.daemon.kill()
        shutil.rmtree(self.folder)

    def pao(self, command, text=""):
        """Runs a shell command in which $pao is the program."""
        environment = {"PATH": os.environ["PATH"], "HOME": self.folder, "TERM": "xterm-256color",
                       "PAO_SOCKET": self.daemon.path, "pao": os.path.join(PROGRAMS, "pao")}
        return subprocess.run(
            ["/bin/bash", "-c", command], input=text.encode(), env=environment, capture_output=True, timeout=20)

    def test_a_chat_through_a_pipe_is_plain_lines(self):
        told = self.pao("$pao", "hello\n/999\n2")
        self.assertEqual(told.returncode, 0, told.stderr)
        lines = told.stdout.decode()
        self.assertNotIn(ESCAPE, lines)
        self.assertNotIn("> ", lines)
        for expected in ["Welcome to the helper.", "5 characters: hello", "call 999 (UK)", "Turn 2, 1 characters: 2"]:
            self.assertIn(expected, lines)

    def test_quit_through_a_pipe_ends_the_chat(self):
        told = self.pao("$pao", "quit\nhello\n")
        self.assertNotIn(b"hello", told.stdout)
        self.assertEqual(told.returncode, 0)

    def test_an_answer_in_a_pipe_has_no_escape(self):
        told = self.pao("$pao ask my legs are numb")
        self.assertEqual(told.returncode, 3)
        self.assertNotIn(b"\x1b", told.stdout + told.stderr)
        self.assertTrue(told.stdout.startswith(b"Call 999 now."))

    def test_text_may_begin_with_anything_and_come_from_standard_input(self):
        self.assertIn(b"characters: -2.9 is that bad", self.pao('$pao ask "-2.9 is that bad"').stdout)
        self.assertIn(b"11 characters: from a pipe", self.pao("$pao ask", " from a pipe\n").stdout)
        self.assertIn(b"characters: me too", self.pao("$pao --plain ask -", "me too").stdout)
        self.assertEqual(self.pao("$pao ask", "x" * 20_000).returncode, 64)

    def test_a_reader_that_has_enough_is_no_fault(self):
        told = self.pao("set -o pipefail; $pao topics | head -1")
        self.assertIn(told.returncode, (0, 141))
        self.assertEqual(told.stderr, b"")
        told = self.pao("set -o pipefail; yes hello | head -2000 | $pao | head -1")
        self.assertIn(told.returncode, (0, 141))
        self.assertEqual(told.stderr, b"")

    def test_closed_streams_harm_nobody(self):
        for command in ["$pao ask hello >&-", "$pao <&-", "$pao ask hello <&- >&- 2>&-", "$pao topics --json >&-"]:
            self.assertEqual(self.pao(command).returncode, 0, command)

    def test_a_full_disk_is_told_of(self):
        told = self.pao("$pao topics >/dev/full")
        self.assertEqual(told.returncode, 70)
        self.assertIn(b"cannot be written", told.stderr)

    def test_usage_errors_end_with_64(self):
        for command in ["--nonsense", "ask --jsno hello", "show", "find", "nonsense", "topics extra", "ask --socket"]:
            self.assertEqual(self.pao(f"$pao {command}").returncode, 64, command)

    def test_json_may_be_asked_for_on_either_side(self):
        for command in ["--json topics", "topics --json", "ask --json hello", "ask hello --json"]:
            self.assertTrue(self.pao(f"$pao {command}").stdout.startswith(b'{"v": 1'), command)

    def test_plain_has_no_escape_byte_in_any_command(self):
        for command in ["ask hello", "topics", "find babies", "show more-babies", "refer 40", "explain hello",
                        "help environment", "help exit-codes", "help protocol", "--help"]:
            told = self.pao(f"$pao {command}")
            self.assertEqual((told.returncode, told.stderr), (0, b""), command)
            self.assertNotIn(b"\x1b", told.stdout, command)
        self.assertIn(b"\x1b[1;31m", self.pao("$pao --color always ask my legs are numb").stdout)
        self.assertNotIn(b"\x1b", self.pao("$pao --plain --color always ask my legs are numb").stdout)

    def test_a_staff_session_through_a_pipe(self):
        told = self.pao("$pao --staff", "babies\n1\n/sheet\n")
        for expected in ["1. Having more babies", "Listen for", "What we talked about"]:
            self.assertIn(expected, told.stdout.decode())
        self.assertEqual(told.returncode, 0)

    def test_more_than_a_message_may_hold_is_met_with_a_kind_word(self):
        told = self.pao("$pao", "x" * 1_000_000 + "\nhello\n")
        self.assertIn(b"more than I can read at once", told.stdout)
        self.assertIn(b"5 characters: hello", told.stdout)

    def test_bytes_that_are_no_text_do_no_harm(self):
        told = self.pao("head -c 5000 /dev/urandom | $pao")
        self.assertEqual(told.returncode, 0, told.stderr)
        told = self.pao("printf '\\377\\376\\000 hello' | $pao ask")
        self.assertEqual(told.returncode, 0, told.stderr)

    def test_no_home_and_no_terminal_name(self):
        self.assertEqual(self.pao("unset HOME TERM; $pao ask hello").returncode, 0)


run()
