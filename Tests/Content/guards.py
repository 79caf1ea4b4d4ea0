#!/usr/bin/python3
"""Finds answers that lost a guard, or say what must not be said.

    guards.py [DIALOGUES]

guards.yaml says for each topic what must stand together in the answer, and in each variant that is a whole answer
of its own: in one paragraph with its list, or in that and the next. It also lists phrases that no text a reader sees
may have, except behind "not", "never" or "avoid". The exit code is 1 where something is missing or said.
It cannot tell that a guard is well put, only that its words are there: a reader judges the rest.
"""
import re
import sys
from pathlib import Path

import yaml

MARK = re.compile(r"\s*\[\^[^\]]*\](?:\{[^}]*\})?")
WARNED = re.compile(r"(?:\bnot|\bnever|\bavoid|\bwithout)\W+(?:\w+\W+){0,3}$")


def plain(text):
    """The text as a reader sees it, in lower case."""
    return MARK.sub("", text or "").replace("**", "").lower()


def windows(text):
    """Each paragraph with the lists behind it, and the next such block."""
    blocks = []
    for block in re.split(r"\n\s*\n", plain(text)):
        block = block.strip()
        if block.startswith("- ") and blocks:
            blocks[-1] += "\n" + block
        elif block:
            blocks.append(block)
    return [" ".join(pair) for pair in zip(blocks, blocks[1:] + [""])]


def holds(text, guard):
    return any(all(re.search(r"\b(?:%s)" % word, window) for word in guard) for window in windows(text))


def said(text, phrase):
    """True where the phrase stands in the text and nothing before it warns against it."""
    words = " ".join(re.findall(r"[\w'-]+|[.:;?!]", plain(text)))
    return any(not WARNED.search(words[:found.start()])
               for found in re.finditer(r"(?<!\w)%s(?!\w)" % re.escape(phrase), words))


def whole_answers(answer):
    yield "full", answer["full"]
    for variant in answer.get("variants") or []:
        if variant.get("full"):
            yield str(variant["when"]), variant["full"]


def shown(answer):
    for part in [answer] + list(answer.get("variants") or []):
        yield part.get("short")
        yield part.get("full")
    for detail in (answer.get("details") or {}).values():
        yield detail["text"]


def faults(topics, guards):
    """What is wrong, a line each."""
    for topic, rules in guards.items():
        answer = topics[topic]["answer"]
        for where, text in whole_answers(answer):
            for guard in rules["hold"]:
                if not holds(text, guard):
                    yield f"{topic} {where}: lost the guard of {', '.join(guard)}"
        for phrase in rules.get("never", []):
            if any(said(text, phrase) for text in shown(answer)):
                yield f"{topic}: says {phrase}"


def sieve_works(topics, guards):
    """The check can fail: each guard is missed in an empty answer, each phrase is found where it is said."""
    for rules in guards.values():
        if any(holds("Ask your doctor.", guard) for guard in rules["hold"]):
            return False
        if not all(said(f"Yes. {phrase}.", phrase) for phrase in rules.get("never", [])):
            return False
        if any(said(f"Do not say: {phrase}.", phrase) for phrase in rules.get("never", [])):
            return False
    return bool(guards)


def main():
    here = Path(__file__).resolve().parent
    dialogues = Path(sys.argv[1]) if len(sys.argv) > 1 else here.parent.parent / "Dialogues"
    topics = {path.stem: yaml.safe_load(path.read_text()) for path in dialogues.glob("topics/*/*.yaml")}
    guards = yaml.safe_load((here / "guards.yaml").read_text())
    wrong = list(faults(topics, guards))
    if not sieve_works(topics, guards):
        wrong.append("guards.yaml: a rule that can never fail")
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
