"""What is kept from run to run, and what is not: Kept.py FOLDER-OF-PROGRAMS [unittest arguments]."""

import os
import stat

from Driver import CTRL_C, CTRL_R, UP, OnTerminal, run


class Kept(OnTerminal):
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

    def test_a_history_file_that_is_damaged_does_no_harm(self):
        history = os.path.join(self.folder, "history")
        for damage in [b"_HiStOrY_V2_\n" + bytes(range(256)) * 50, b"_HiStOrY_V2_\nhello\\040wor", b"\0" * 5000]:
            with open(history, "wb") as file:
                file.write(damage)
            chat = self.chat(PAO_HISTORY=history, opened=False)
            chat.expect_exact("clears the screen.")
            chat.expect_exact("> ")
            chat.send(UP)
            chat.send(CTRL_C)
            chat.expect_exact("> ")
            self.say(chat, "hello", "characters: hello")
            self.assertEqual(self.leave(chat), 0)

    def test_a_place_that_cannot_be_written_is_told_of_once(self):
        for place in ["/nonexistent/history", "/proc/history", self.folder]:
            chat = self.chat(PAO_HISTORY=place, opened=False)
            chat.expect_exact("Name another file in PAO_HISTORY.")
            chat.expect_exact("> ")
            self.say(chat, "hello", "characters: hello")
            self.assertNotIn("PAO_HISTORY", chat.before)
            self.assertEqual(self.leave(chat), 0)

    def test_an_answer_can_be_kept(self):
        chat = self.chat()
        self.say(chat, "hello", "5 characters: hello")
        kept = os.path.join(self.folder, "answer.txt")
        self.say(chat, "/show more-babies", "Signed off")
        self.say(chat, f"/sheet {kept}", "Written to")
        self.assertEqual(stat.S_IMODE(os.stat(kept).st_mode), 0o600)
        with open(kept) as file:
            self.assertIn("Having more babies", file.read())
        self.say(chat, f"/sheet {kept}", "is there already")
        self.say(chat, "/sheet /proc/sheet", "could not write")

    def test_a_sheet_can_be_copied(self):
        copied = os.path.join(self.folder, "copied")
        chat = self.chat(PAO_CLIPBOARD=f"tee '{copied}'")
        self.say(chat, "/show more-babies", "Signed off")
        self.say(chat, "/sheet copy", "Copied.")
        with open(copied) as file:
            self.assertIn("0808 800 0035", file.read())
        chat = self.chat(PAO_CLIPBOARD="/nonexistent/command")
        self.say(chat, "/show more-babies", "Signed off")
        self.say(chat, "/sheet copy", "no clipboard command")

    def test_editrc_is_read_and_a_bad_one_does_no_harm(self):
        with open(os.path.join(self.folder, ".editrc"), "w") as file:
            file.write('pao:bind -s "^X" "from a key"\nother:bind -s "^X" "wrong"\nnonsense ((\n')
        chat = self.chat()
        self.say(chat, "\x18", "10 characters: from a key")


run()
