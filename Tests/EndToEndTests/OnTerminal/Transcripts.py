"""Whole sessions against what they looked like: Transcripts.py FOLDER-OF-PROGRAMS [unittest arguments].

With PAO_RECORD=1 the transcripts are written anew; read the difference before it is kept.
"""

import os

from Driver import HERE, OnTerminal, run, words

# At the start of a line, behind what asks the terminal to mark pastes.
PROMPT = "\\n(?:\x1b\\[\\?2004h)?> "
CHAT = ["my back hurts", "2", "/sources", "my legs are numb", "/999", "/help", "/find babies", "/show more-pain",
        "/topics", "/refer 1", "/situation", "/why", "/back", "/nonsense"]
STAFF = ["babies", "1", "all", "/sources", "more", "/back", "zzz"]


class Transcripts(OnTerminal):
    maxDiff = None

    def session(self, arguments, lines, prompt, **options):
        """What stands on the paper of a terminal that never forgets, up to the last prompt."""
        chat = self.chat(arguments, opened=False, **options)
        seen = ""
        for line in lines + [None]:
            chat.expect(prompt)
            seen += chat.before + chat.after
            if line is not None:
                chat.send(line + "\r")
        return "".join(line.rstrip() + "\n" for line in words(seen).split("\n"))

    def compare(self, name, *session, **options):
        path = os.path.join(HERE, "Transcripts", name + ".txt")
        seen = self.session(*session, **options)
        if os.environ.get("PAO_RECORD"):
            with open(path, "w") as file:
                file.write(seen)
        with open(path) as file:
            self.assertEqual(seen, file.read())

    def test_the_chat_at_80_columns(self):
        self.compare("chat-80", [], CHAT, PROMPT, rows=100)

    def test_the_chat_at_40_columns(self):
        self.compare("chat-40", [], CHAT, PROMPT, columns=40, rows=100)

    def test_the_chat_at_20_columns(self):
        self.compare("chat-20", [], CHAT[:5], PROMPT, columns=20, rows=200)

    def test_the_chat_without_escapes(self):
        self.compare("chat-plain", ["--plain"], CHAT, PROMPT)

    def test_the_chat_on_a_low_screen(self):
        self.compare("chat-low", [], ["my legs are numb"], PROMPT, rows=6)

    def test_the_staff_view_at_80_columns(self):
        self.compare("staff-80", ["--staff"], STAFF, "look up> ", rows=100)

    def test_the_staff_view_at_40_columns(self):
        self.compare("staff-40", ["--staff"], STAFF, "look up> ", columns=40, rows=100)


run()
