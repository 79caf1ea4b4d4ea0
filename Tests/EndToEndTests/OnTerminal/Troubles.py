"""A daemon that is gone, slow or of another version: Troubles.py FOLDER-OF-PROGRAMS [unittest arguments]."""

import os
import shutil
import signal
import socket
import time

import pexpect

from Driver import CTRL_C, PROGRAMS, OnTerminal, run


class Troubles(OnTerminal):
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

    def test_a_daemon_that_hangs_before_the_first_screen_is_told_of_within_two_seconds(self):
        self.daemon.process.send_signal(signal.SIGSTOP)
        began = time.monotonic()
        chat = self.chat(opened=False)
        chat.expect_exact("call 999 (UK)")
        self.assertLess(time.monotonic() - began, 2)
        self.daemon.process.send_signal(signal.SIGCONT)
        chat.expect_exact("Welcome to the helper")
        chat.expect_exact("> ")

    def test_a_daemon_that_takes_no_more_callers_is_told_of_within_two_seconds(self):
        path = os.path.join(self.folder, "full.sock")
        with socket.socket(socket.AF_UNIX) as listener, socket.socket(socket.AF_UNIX) as caller:
            listener.bind(path)
            listener.listen(0)
            caller.connect(path)
            began = time.monotonic()
            chat = self.chat(opened=False, PAO_SOCKET=path)
            chat.expect_exact("call 999 (UK)")
            self.assertLess(time.monotonic() - began, 2)
            chat.expect_exact("cannot be reached")
            chat.expect(pexpect.EOF)
        chat.close()
        self.assertEqual(chat.exitstatus, 75)

    def test_a_daemon_that_starts_too_slowly_is_told_of_within_two_seconds(self):
        programs = os.path.join(self.folder, "programs")
        os.mkdir(programs)
        shutil.copy(os.path.join(PROGRAMS, "pao"), programs)
        with open(os.path.join(programs, "paod"), "w", encoding="utf-8") as file:
            file.write("#!/bin/sh\nexec sleep 9\n")
        os.chmod(file.name, 0o700)
        began = time.monotonic()
        chat = self.chat(opened=False, programs=programs, PAO_SOCKET=None, XDG_RUNTIME_DIR=self.folder)
        chat.expect_exact("call 999 (UK)")
        self.assertLess(time.monotonic() - began, 2)
        chat.expect_exact("cannot be reached")
        chat.expect(pexpect.EOF)

    def test_a_daemon_that_comes_back_upgraded_is_told_of_once(self):
        chat = self.chat()
        self.say(chat, "one", "Turn 1, 3 characters: one")
        self.daemon.kill()
        self.daemon.start("2.0.0")
        chat.send("two\r")
        chat.expect_exact("paod 2.0.0")
        chat.expect_exact("Turn 2, 3 characters: two")
        chat.expect_exact("> ")
        self.daemon.kill()
        self.daemon.start("2.0.0")
        self.say(chat, "three", "Turn 3, 5 characters: three")
        self.assertNotIn("2.0.0", chat.before)

    def test_staff_are_told_too_and_the_look_up_is_sent_again(self):
        chat = self.staff()
        self.daemon.kill()
        began = time.monotonic()
        chat.send("prolia\r")
        chat.expect_exact("call 999 (UK)")
        self.assertLess(time.monotonic() - began, 2)
        self.daemon.start()
        chat.expect_exact("1. Having more babies")


run()
