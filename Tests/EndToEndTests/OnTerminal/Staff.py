"""The staff view on a terminal: Staff.py FOLDER-OF-PROGRAMS [unittest arguments]."""

import os

from Driver import CTRL_C, OnTerminal, run, words


class Staff(OnTerminal):
    def look_up(self, chat, text, expected):
        chat.send(text + "\r")
        chat.expect_exact(expected)
        chat.expect_exact("look up> ")

    def test_words_then_a_number(self):
        chat = self.staff()
        self.look_up(chat, "babies", "1. Having more babies (checked 2026-11-22)")
        self.assertIn("0808 800 0035 (24 hours, every day); open now", words(chat.before))
        self.look_up(chat, "1", "Listen for")
        seen = words(chat.before)
        for part in ["Fear of a new break", "It will be fine", "open now", "(moderate)", "Checked 2026-11-22"]:
            self.assertIn(part, seen)
        self.look_up(chat, "/back", "2. More pain")
        self.look_up(chat, "zzz", "I found nothing for those words.")
        self.look_up(chat, "999", "call 999 (UK)")

    def test_the_view_is_entered_and_left_from_the_chat(self):
        chat = self.chat()
        chat.send("/staff\r")
        chat.expect_exact("look up> ")
        self.look_up(chat, "babies", "1. Having more babies")
        chat.send("/staff\r")
        chat.expect_exact("This is the chat again.")
        chat.expect_exact("h> ")
        self.say(chat, "hello", "Turn 1, 5 characters: hello")

    def test_the_sheet_has_no_word_that_was_typed(self):
        chat = self.staff()
        self.look_up(chat, "planted secret", "1. Having more babies")
        self.look_up(chat, "1", "Signed off")
        chat.send("/sheet\r")
        chat.expect_exact("What we talked about")
        chat.expect_exact("look up> ")
        self.assertNotIn("planted", chat.before)
        self.look_up(chat, "/new", "A new call")
        self.look_up(chat, "/sheet", "nothing to sum up")

    def test_a_hundred_look_ups_never_stutter(self):
        chat = self.staff()
        chat.delaybeforesend = None
        # The client's own work, whatever else the machine does: little, and no more of it as a call goes on.
        spent = [self.processor_seconds(chat)]
        for turn in range(100):
            self.look_up(chat, f"look {turn}", "2. More pain")
            spent.append(self.processor_seconds(chat))
        self.assertLess(spent[100] - spent[0], 100 * 0.05)
        self.assertLess(spent[100] - spent[50], 2 * (spent[50] - spent[0]) + 0.1)

    def processor_seconds(self, chat):
        with open(f"/proc/{chat.pid}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def test_quit_clears_the_screen(self):
        chat = self.staff()
        chat.send(CTRL_C)
        chat.expect_exact("look up> ")
        chat.send("quit\r")
        chat.expect_exact("\x1b[H\x1b[2J\x1b[3J")


run()
