"""Dialogues of any size, made up of dictionary words: the same for the same size, on any machine."""

import pathlib
import random
import shutil

HERE = pathlib.Path(__file__).resolve().parent
WORDS = HERE.parents[1] / "Dialogues" / "words"
ASKS = 10

# What people put around what they ask about: {0} and {1} name the subject, {2} and {3} lie near it.
ASKING = [
    "how do I {2} the {0} {1}", "is the {0} {1} bad for my {3}", "what can I do about {0} {1}",
    "my {1} is {2} and the {0} hurts", "when does the {0} {1} get better", "should I {2} or wait with the {1} {0}",
    "{0} {1} {3}", "they told me my {0} needs {2}, what now", "can {0} {1} come back after {3}",
    "who do I ask about a {1} with {0}", "I am worried that the {0} did something to my {1}",
    "does {3} help with {0} {1}", "nobody explained the {1} {0} to me", "why is {0} {1} so {2}",
]
# Words that no dialogue may show (the checker says so), by their beginnings.
UNKIND = ("acute", "afflict", "patient", "suffer", "victim")


class Content:
    def __init__(self, topics):
        self.random = random.Random(f"{topics} topics")
        self.words = [word for word in (WORDS / "english.txt").read_text().split()
                      if 4 <= len(word) <= 9 and not word.startswith(UNKIND)]
        self.random.shuffle(self.words)
        # Two words name a subject, and no two subjects have the same two; six lie near it, and near others.
        pairs = set()
        while len(pairs) < topics:
            pairs.add(tuple(self.random.sample(self.words[:200 + 2 * topics], 2)))
        self.subjects = [(*pair, *self.random.sample(self.words, 6)) for pair in sorted(pairs)]

    def ask(self, subject, form):
        return form.format(*subject[:2], *self.random.sample(subject[2:], 2))

    def write(self, folder):
        """The dialogues: ten asks, a pattern and a concept's worth of words for each topic."""
        topics = folder / "topics" / "help"
        topics.mkdir(parents=True)
        shutil.copytree(WORDS, folder / "words")
        for number, subject in enumerate(self.subjects):
            asks = [self.ask(subject, form) for form in self.random.sample(ASKING, ASKS)]
            (topics / f"topic-{number}.yaml").write_text(
                f"id: topic-{number}\ntitle: The {subject[0]} {subject[1]}\n"
                f"question: What about {subject[0]} {subject[1]}?\nasks:\n"
                + "".join(f"  - \"{ask}\"\n" for ask in asks)
                + f"patterns: [{{all: [\"={subject[0]}\", \"={subject[1]}\"]}}]\n"
                f"answer: {{short: \"This is about the {subject[0]} {subject[1]}, and what helps with it.\"}}\n"
                f"next: [topic-{(number + 1) % len(self.subjects)}]\n")
        (folder / "concepts").mkdir()
        (folder / "concepts" / "all.yaml").write_text("".join(
            f"idea-{number}: {{words: [\"{subject[2]}\", \"{subject[3]}\", \"{subject[4]}\"]}}\n"
            for number, subject in enumerate(self.subjects[::2])))
        helper = (HERE / "Fixed" / "Dialogues" / "helper.yaml").read_text()
        (folder / "helper.yaml").write_text(
            "".join(line for line in helper.splitlines(True) if not line.startswith("menu: ")))

    def questions(self, count):
        """What is asked of it: other sentences, every fourth with a slip of the keys, every tenth about nothing."""
        made = []
        for number in range(count):
            if number % 10 == 9:
                made.append(self.ask(self.random.sample(self.words, 8), self.random.choice(ASKING)))
                continue
            text = self.ask(self.random.choice(self.subjects), self.random.choice(ASKING)) + " please"
            if number % 4 == 3:
                slip = self.random.randrange(1, len(text) - 2)
                text = text[:slip] + text[slip + 1] + text[slip] + text[slip + 2:]
            made.append(text)
        return made
