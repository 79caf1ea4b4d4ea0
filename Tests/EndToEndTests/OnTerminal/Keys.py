"""What keys do, and the ways out: Keys.py FOLDER-OF-PROGRAMS [unittest arguments]."""

import os
import signal
import time

import pexpect

from Driver import CTRL_C, CTRL_D, CTRL_Z, PROGRAMS, TAB, UP, OnTerminal, run, words


class Keys(OnTerminal):
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
        chat.send("\x1b[200~" + "x" * 1_000_000 + "\x1b[201~")
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

    def test_letters_with_marks_and_bytes_that_are_none_do_no_harm(self):
        chat = self.chat()
        self.say(chat, "e\u0301te\u0301", "characters: e\u0301te\u0301")
        self.say(chat, "👩‍🍼 hello", "👩‍🍼 hello")
        os.write(chat.child_fd, b"\xff\xfe\xc3(\x80 ok\r")
        chat.expect_exact("characters:")
        chat.expect_exact("ok")
        chat.expect_exact("> ")
        os.write(chat.child_fd, b"\xff")
        self.say(chat, "next", "characters:")

    def test_a_binary_paste_does_no_harm(self):
        chat = self.chat()
        chat.send("\x1b[200~")
        # Ctrl-C, Ctrl-Z and Ctrl-\\ are for the terminal itself, wherever they come from.
        os.write(chat.child_fd, bytes(byte for byte in range(1, 256) if byte not in (3, 26, 28)) * 4)
        chat.send("\x1b[201~")
        time.sleep(0.3)
        chat.send("\r")
        chat.expect_exact("characters:")
        chat.expect_exact("> ")
        self.say(chat, "next", "4 characters: next")

    def test_vi_keys_can_be_asked_for(self):
        with open(os.path.join(self.folder, ".editrc"), "w") as file:
            file.write("pao:bind -v\n")
        chat = self.chat()
        chat.send("wrong words\x1b")
        time.sleep(0.3)
        chat.send("0dwihello \r")
        chat.expect_exact("11 characters: hello words")
        chat.expect_exact("> ")
        chat.send(UP + "\r")
        chat.expect_exact("11 characters: hello words")
        chat.expect_exact("> ")
        chat.send("\x1b[200~two\nlines\x1b[201~")
        time.sleep(0.3)
        chat.send("\r")
        chat.expect_exact("9 characters: two lines")
        chat.expect_exact("> ")
        self.say(chat, "/he" + TAB, "/quit: leave")

    def test_completion_tells_what_each_thing_is(self):
        chat = self.chat()
        chat.send("/s" + TAB)
        chat.expect_exact("/sources (what the last answer rests on)")
        chat.expect_exact("/save (keep the last answer")
        chat.send(CTRL_C)
        chat.expect_exact("> ")
        chat.send("/refer " + TAB)
        chat.expect_exact("ROS Helpline")

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

    def test_quit_clears_the_screen_at_once(self):
        for word in ["quit", "exit", "/quit", "QUIT"]:
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


run()
