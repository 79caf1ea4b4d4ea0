"""What is seen, on every kind of terminal: Screens.py FOLDER-OF-PROGRAMS [unittest arguments]."""

import signal

import pexpect

from Driver import ESCAPE, CTRL_C, OnTerminal, run, words


class Screens(OnTerminal):
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

    def test_colours_can_be_asked_for_and_forbidden(self):
        chat = self.chat(["--color", "never"])
        self.say(chat, "my legs are numb", "Call 999 now.")
        self.assertNotRegex(chat.before, "\x1b\\[[0-9;]*m")
        chat = self.chat(["--color=always"], NO_COLOR="1")
        chat.send("my legs are numb\r")
        chat.expect_exact("\x1b[1;31mCall 999 now.")

    def test_addresses_are_links_where_the_terminal_follows_them(self):
        chat = self.chat(FORCE_HYPERLINK="1")
        self.say(chat, "hello", "5 characters: hello")
        chat.send("/sources\r")
        chat.expect_exact("\x1b]8;;https://theros.org.uk/pao\x1b\\https://theros.org.uk/pao\x1b]8;;\x1b\\")
        chat = self.chat(FORCE_HYPERLINK="0")
        self.say(chat, "hello", "5 characters: hello")
        self.say(chat, "/sources", "https://theros.org.uk/pao")
        self.assertNotIn("\x1b]8", chat.before)

    def test_long_lists_go_to_a_pager_and_nothing_else_does(self):
        chat = self.chat(PAO_PAGER="echo paged; wc -l")
        self.say(chat, "/refer 40", "paged")
        self.say(chat, "/refer 1", "ROS Helpline")
        self.assertNotIn("paged", chat.before)
        self.say(chat, "/show more-babies", "Signed off by no clinician")
        self.assertNotIn("paged", chat.before)
        for pager in ["cat", "", "/nonexistent/pager"]:
            chat = self.chat(PAO_PAGER=pager)
            self.say(chat, "/refer 40", "Checked: 2026-11-22")
        chat = self.chat(["--plain"], PAO_PAGER="echo paged; wc -l")
        self.say(chat, "/refer 40", "Checked: 2026-11-22")
        self.assertNotIn("paged", chat.before)

    def test_the_pager_can_be_left_and_the_chat_goes_on(self):
        chat = self.chat()
        chat.send("/refer 40\r")
        chat.expect_exact("q to go back")
        chat.send(CTRL_C)
        chat.send("q")
        chat.expect_exact("> ")
        self.say(chat, "hello", "5 characters: hello")


run()
