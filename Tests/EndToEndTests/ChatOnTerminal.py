"""The chat on a pseudo-terminal: ChatOnTerminal.py FOLDER-OF-PROGRAMS [unittest arguments].

Every test types what a person would and reads what she would see.
"""

import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
import unittest

import pexpect

PROGRAMS = os.path.abspath(sys.argv.pop(1))
HERE = os.path.dirname(os.path.abspath(__file__))
CTRL_C, CTRL_D, CTRL_R, CTRL_W, CTRL_Z, TAB, UP = "\x03", "\x04", "\x12", "\x17", "\x1a", "\t", "\x1b[A"
ESCAPE = "\x1b"


def words(text):
    """What is left for the eye: no escapes, no carriage returns."""
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text).replace("\r", "")


class Daemon:
    """The stand-in daemon on a socket of its own."""

    def __init__(self, folder):
        self.path = os.path.join(folder, "paod.sock")
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            [sys.executable, os.path.join(HERE, "ChatDaemon.py"), self.path], stdout=subprocess.PIPE)
        self.process.stdout.readline()

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


class ChatOnTerminal(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="pao-chat-")
        self.daemon = Daemon(self.folder)
        self.chats = []

    def tearDown(self):
        for chat in self.chats:
            chat.close(force=True)
        self.daemon.kill()
        shutil.rmtree(self.folder)

    def chat(self, arguments=(), columns=80, rows=24, opened=True, **environment):
        variables = {
            "PATH": os.environ["PATH"], "HOME": self.folder, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8",
            "PAO_SOCKET": self.daemon.path, "SWIFT_BACKTRACE": "enable=no", **environment}
        chat = pexpect.spawn(
            os.path.join(PROGRAMS, "pao"), list(arguments), env=variables, dimensions=(rows, columns), timeout=20,
            encoding="utf-8", codec_errors="replace")
        chat.delaybeforesend = 0.02
        self.chats.append(chat)
        if opened:
            chat.expect_exact("clears the screen.")
            chat.expect_exact("> ")
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

    # What is seen

    def test_the_first_screen_greets_and_offers_numbers(self):
        chat = self.chat()
        seen = words(chat.before)
        self.assertEqual(self.leave(chat), 0)
        chat = self.chat(opened=False)
        chat.expect_exact("> ")
        seen = words(chat.before)
        self.assertLess(seen.index("Welcome to the helper."), seen.index("1. How long does it take?"))
        self.assertIn("2. Will it happen again?", seen)
        self.assertIn("/help", seen)

    def test_options_go_by_number_and_by_words(self):
        chat = self.chat()
        self.say(chat, "2", "Turn 1, 1 characters: 2")
        self.say(chat, "will it happen again?", "Turn 2, 21 characters: will it happen again?")

    def test_an_urgent_card_stands_alone(self):
        chat = self.chat()
        self.say(chat, "my legs are numb", "Call 999 now.")
        after = words(chat.before)
        self.assertIn("0808 800 0035", after)
        self.assertNotIn("Sources", after)
        self.assertNotIn("1. ", after)

    def test_twenty_columns_keep_numbers_whole(self):
        chat = self.chat(columns=20, opened=False)
        chat.expect_exact("> ")
        chat.send("hello\r")
        chat.expect_exact("again?")
        self.assertIn("0808 800 0035", words(chat.before))
        for line in words(chat.before).split("\n"):
            self.assertLessEqual(len(line), 20, line)

    def test_a_resize_is_followed(self):
        chat = self.chat()
        chat.send("this is typed on a wide")
        # On the screen before the width changes: else it depends on the machine's speed what is drawn again.
        chat.expect_exact("on a wide")
        chat.setwinsize(24, 40)
        chat.kill(signal.SIGWINCH)
        chat.send(" screen\r")
        chat.expect_exact("30 characters: this is typed")
        chat.expect_exact("2. Will it happen again?")
        lines = words(chat.before).split("\n")
        self.assertTrue(all(len(line) <= 40 for line in lines), lines)

    # Keys

    def test_tab_completes_commands_topics_and_options(self):
        chat = self.chat()
        chat.send("/he" + TAB)
        chat.expect_exact("lp")
        chat.send("\r")
        chat.expect_exact("/quit: leave")
        chat.expect_exact("> ")
        chat.send("/show more-b" + TAB)
        chat.expect_exact("abies")
        chat.send(CTRL_C)
        chat.expect_exact("> ")
        chat.send("will" + TAB + "\r")
        chat.expect_exact("21 characters: Will it happen again?")
        chat.expect_exact("> ")

    def test_tab_lists_what_is_possible(self):
        chat = self.chat()
        chat.send("/show " + TAB)
        chat.expect_exact("more-")
        chat.send(TAB)
        chat.expect_exact("more-babies (Having more babies)")
        chat.expect_exact("more-pain (More pain)")
        chat.send("pain" + CTRL_C)
        chat.expect_exact("> ")

    def test_ctrl_c_clears_the_line_and_twice_tells_how_to_leave(self):
        chat = self.chat()
        chat.send("not this" + CTRL_C)
        chat.expect_exact("> ")
        self.say(chat, "this", "4 characters: this")
        chat.send(CTRL_C)
        chat.expect_exact("> ")
        self.assertNotIn("To leave", chat.before)
        chat.send(CTRL_C)
        chat.expect_exact("To leave, type quit")
        chat.expect_exact("> ")
        self.assertTrue(chat.isalive())

    def test_ctrl_d_leaves_only_an_empty_line(self):
        chat = self.chat()
        chat.send("words" + CTRL_D)
        time.sleep(0.2)
        self.assertTrue(chat.isalive())
        chat.send(CTRL_C)
        chat.expect_exact("> ")
        self.assertEqual(self.leave(chat), 0)

    def test_a_pasted_paragraph_is_one_message(self):
        chat = self.chat()
        chat.send("\x1b[200~my back hurts\nand I am scared\n\x1b[201~")
        time.sleep(0.2)
        chat.send("\r")
        chat.expect_exact("Turn 1, 29 characters: my back hurts and I am scared")

    def test_a_huge_paste_is_met_with_a_kind_word(self):
        chat = self.chat()
        chat.delaybeforesend = None
        chat.send("\x1b[200~" + "x" * 100_000 + "\x1b[201~")
        chat.expect_exact("more than I can read at once")
        chat.expect_exact("> ")
        self.say(chat, "shorter", "7 characters: shorter")

    def test_a_long_paste_arrives_whole(self):
        chat = self.chat()
        chat.delaybeforesend = None
        chat.send("\x1b[200~" + "word " * 600 + "\x1b[201~")
        time.sleep(0.5)
        chat.send("\r")
        chat.expect_exact("2999 characters: word")

    def test_letters_of_any_script_can_be_typed_and_taken_back(self):
        chat = self.chat()
        self.say(chat, "caféx\x7f\x7fé 日本 שלום 👶", "16 characters: café 日本 שלום 👶"[3:])

    def test_suspended_and_resumed_the_line_is_still_there(self):
        shell = pexpect.spawn(
            "/bin/bash", ["--norc", "-i"], timeout=20, encoding="utf-8", dimensions=(24, 80),
            env={"PATH": os.environ["PATH"], "HOME": self.folder, "TERM": "xterm", "LC_ALL": "C.UTF-8", "PS1": "shell$ ",
                 "PAO_SOCKET": self.daemon.path, "SWIFT_BACKTRACE": "enable=no"})
        self.chats.append(shell)
        shell.expect_exact("shell$ ")
        shell.send(os.path.join(PROGRAMS, "pao") + "\r")
        shell.expect_exact("clears the screen.")
        shell.expect_exact("> ")
        shell.send("half a li")
        # The terminal throws away what nobody has read yet when it sees Ctrl-Z.
        shell.expect_exact("half a li")
        shell.send(CTRL_Z)
        shell.expect_exact("shell$ ")
        shell.send("stty -a | grep -c ' icanon'\r")
        shell.expect("[\r\n]1\r")
        shell.send("fg\r")
        time.sleep(0.3)
        shell.send("ne\r")
        shell.expect_exact("11 characters: half a line")

    # Leaving

    def test_quit_clears_the_screen_at_once(self):
        for word in ["quit", "exit", "/quit"]:
            chat = self.chat()
            chat.send(word + "\r")
            chat.expect(pexpect.EOF)
            self.assertTrue(chat.before.endswith("\x1b[H\x1b[2J\x1b[3J"), repr(chat.before))
            chat.close()
            self.assertEqual(chat.exitstatus, 0)

    def test_every_way_out_restores_the_terminal(self):
        for end in [signal.SIGTERM, signal.SIGHUP, "quit\r", CTRL_D]:
            chat = self.chat()
            before = chat.before
            chat.send("") if isinstance(end, str) else None
            if isinstance(end, str):
                chat.send(end)
            else:
                chat.kill(end)
            chat.expect(pexpect.EOF)
            self.assertIn("\x1b[?2004l", chat.before, repr(end))
            chat.close()

    # Kept lines

    def test_lines_are_kept_from_run_to_run_where_asked_for(self):
        history = os.path.join(self.folder, "history")
        chat = self.chat(PAO_HISTORY=history)
        self.say(chat, "will it heal", "characters: will it heal")
        self.leave(chat)
        self.assertEqual(stat.S_IMODE(os.stat(history).st_mode), 0o600)
        chat = self.chat(PAO_HISTORY=history)
        chat.send(UP + "\r")
        chat.expect_exact("12 characters: will it heal")
        chat.expect_exact("> ")
        chat.send(CTRL_R + "heal\r")
        chat.expect_exact("12 characters: will it heal")

    def test_nothing_is_kept_by_default(self):
        chat = self.chat()
        self.say(chat, "a secret", "characters: a secret")
        self.leave(chat)
        found = [os.path.join(where, name) for where, _, names in os.walk(self.folder) for name in names]
        self.assertEqual([name for name in found if not name.endswith(".sock")], [])

    def test_a_foreign_history_file_is_left_alone(self):
        history = os.path.join(self.folder, "letter.txt")
        with open(history, "w") as file:
            file.write("Dear doctor\n")
        chat = self.chat(PAO_HISTORY=history, opened=False)
        chat.expect_exact("no history of pao's")
        chat.expect_exact("> ")
        self.say(chat, "hello", "characters: hello")
        self.leave(chat)
        with open(history) as file:
            self.assertEqual(file.read(), "Dear doctor\n")

    def test_editrc_is_read_and_a_bad_one_does_no_harm(self):
        with open(os.path.join(self.folder, ".editrc"), "w") as file:
            file.write('pao:bind -s "^X" "from a key"\nother:bind -s "^X" "wrong"\nnonsense ((\n')
        chat = self.chat()
        self.say(chat, "\x18", "10 characters: from a key")

    # Terminals that can do less

    def test_a_dumb_terminal_gets_no_escape(self):
        chat = self.chat(TERM="dumb")
        self.assertNotIn(ESCAPE, chat.before)
        self.say(chat, "hello", "5 characters: hello")
        self.assertNotIn(ESCAPE, chat.before)
        chat.send(CTRL_C)
        chat.expect_exact("> ")
        chat.send(CTRL_C)
        chat.expect_exact("To leave, type quit")
        chat.send("quit\r")
        chat.expect(pexpect.EOF)
        self.assertNotIn(ESCAPE, chat.before)
        self.assertIn("\n" * 20, words(chat.before))

    def test_plain_has_no_escape_and_can_be_turned_on_and_off(self):
        chat = self.chat(["--plain"])
        self.say(chat, "hello", "5 characters: hello")
        self.assertNotIn(ESCAPE, chat.before)
        chat = self.chat()
        self.say(chat, "/plain", "Plain text from now on.")
        self.say(chat, "hello", "5 characters: hello")
        self.assertNotIn(ESCAPE, chat.before)
        self.say(chat, "/plain", "The screen's own ways are back.")

    def test_no_color_has_no_colours(self):
        chat = self.chat(NO_COLOR="1")
        self.say(chat, "my legs are numb", "Call 999 now.")
        self.assertNotRegex(chat.before, "\x1b\\[[0-9;]*m")
        chat = self.chat()
        chat.send("my legs are numb\r")
        chat.expect_exact("\x1b[1;31mCall 999 now.")

    def test_the_c_locale_and_an_unknown_terminal_still_take_utf_8(self):
        chat = self.chat(LC_ALL="C")
        self.say(chat, "café", "4 characters: café")
        chat = self.chat(TERM="nonsense")
        self.say(chat, "café", "4 characters: café")

    def test_no_home_is_no_trouble(self):
        chat = self.chat(HOME="/nonexistent")
        self.say(chat, "hello", "5 characters: hello")
        self.assertEqual(self.leave(chat), 0)

    # The daemon's troubles

    def test_a_killed_daemon_is_told_of_and_the_message_sent_again(self):
        chat = self.chat()
        self.say(chat, "one", "Turn 1, 3 characters: one")
        self.daemon.kill()
        began = time.monotonic()
        chat.send("two\r")
        chat.expect_exact("I have lost the connection")
        chat.expect_exact("call 999 (UK)")
        self.assertLess(time.monotonic() - began, 2)
        self.daemon.start()
        chat.expect_exact("Turn 2, 3 characters: two")
        chat.expect_exact("> ")
        self.say(chat, "three", "Turn 3, 5 characters: three")

    def test_a_slow_daemon_is_told_of_within_two_seconds(self):
        chat = self.chat()
        began = time.monotonic()
        chat.send("wait 2.5 please\r")
        chat.expect_exact("slow to answer")
        chat.expect_exact("call 999 (UK)")
        self.assertLess(time.monotonic() - began, 2)
        chat.expect_exact("15 characters: wait 2.5 please", timeout=10)
        chat.expect_exact("> ")
        self.say(chat, "next", "Turn 2, 4 characters: next")

    def test_ctrl_c_stops_the_wait_for_an_answer(self):
        chat = self.chat()
        chat.send("wait 8\r")
        chat.expect_exact("slow to answer")
        began = time.monotonic()
        chat.send(CTRL_C)
        chat.expect_exact("I stopped waiting")
        self.assertLess(time.monotonic() - began, 1)
        chat.expect_exact("> ")
        self.say(chat, "next", "Turn 1, 4 characters: next")

    def test_no_daemon_at_all_tells_where_to_turn(self):
        chat = self.chat(opened=False, PAO_SOCKET="/nonexistent/paod.sock")
        chat.expect_exact("call 999 (UK)")
        chat.expect_exact("no paod answers")
        chat.expect(pexpect.EOF)
        chat.close()
        self.assertEqual(chat.exitstatus, 69)


class WithoutTerminal(unittest.TestCase):
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


# A test runner may block signals for its children; a person's shell does not.
signal.pthread_sigmask(signal.SIG_SETMASK, [])
for number in [signal.SIGINT, signal.SIGTSTP, signal.SIGHUP, signal.SIGQUIT]:
    signal.signal(number, signal.SIG_DFL)
unittest.main(verbosity=2)
