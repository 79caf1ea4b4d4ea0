#!/usr/bin/python3
"""Prints every sentence an answer shows, with what it rests on, and finds claims that rest on nothing.

    claims.py [DIALOGUES]

Standard output is a table, tab-separated: topic, where, sentence, sources, facts.
Standard error lists, and the exit code is 1 for:
  claim      a sentence with a number, a medicine or a comparison, and no citation
  fact       a citation whose fact does not name its source
  sources    an answer topic that cites fewer than two sources

A sentence rests on the citations that stand right behind it: `It heals. [^source]{F-fact-1}`.
No claim are: headings (a whole line in bold, or the bold words a paragraph begins with), questions, what a
reader is told or asked to do (see IMPERATIVE) and the items of such a list, what nobody knows (see UNKNOWN),
numbers that address or name something (see NO_NUMBER), and the open list EXEMPT.
"""
import re
import sys
from pathlib import Path

import yaml

# Topics that rest on the referral directory and not on the literature.
ON_REFERRALS = {"talk-to-someone", "meet-others"}

# Safety lines that the evidence asks for and no fact backs: they send a reader to help, and may not be left out.
EXEMPT = [
    "In pregnancy: no fish liver oil, no retinol, no liver.",      # caution with supplements, said as an instruction
]

# Concepts of the medicine files that name no medicine: kinds, forms, and talk about taking one.
NO_MEDICINE = {
    "any-medicine-class", "drug-holiday", "infusion", "injection", "medicine", "missed-dose", "patch",
    "side-effect", "supplement", "tablet", "treatment", "vertebroplasty",
}
# Words of the other concepts that mean something else in an answer.
NO_MEDICINE_WORD = {
    "bone drug", "bone drugs", "heartburn", "herb", "herbal", "hormone", "hormones", "implant", "indigestion", "iron",
    "natural", "pain relief", "painkiller", "painkillers", "patch", "pill", "potassium", "reflux",
}

NUMBER_WORDS = ("two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|half|third|quarter|hundreds?|"
                "thousands?|million|twice|double")
NUMBER = re.compile(rf"\d|\b(?:{NUMBER_WORDS})\b", re.I)
# Numbers that claim nothing.
NO_NUMBER = re.compile(
    r"\b(?:999|112|111)\b"                                  # emergency numbers
    r"|\b116 123\b|\b0\d{2,4}(?: ?\d{3,4}){1,3}\b"            # telephone numbers
    r"|\b(?:part|step|option|number) \d+\b"                 # numbering
    r"|\b24 hours a day\b|\bday 1\b"                        # how long a line is open
    r"|\b(?:vitamin )?(?:D3|B12|K2|D2)\b|\bCOVID-19\b"      # names
    r"|\btext SHOUT to 85258\b|\bsecond opinion\b", re.I)

COMPARISON = re.compile(
    r"\b(?:more|less|fewer|rather|better|worse|\w{3,}er) than\b|\bas (?:\w+) as (?:other|women|people|before)\b"
    r"|\b(?:higher|lower|fewer|larger|smaller|weaker|stronger|safer|likelier|rarer|commoner)\b"
    r"|\b(?:more|less|most|least) (?:often|likely|common|rare|risk|effective|safe|women|people|mothers"
    r"|fractures|breaks)\b"
    r"|\bthe best (?!way\b)|\b(?:most of|mostly|usually|commonly|rarely|twice|double|the majority)\b", re.I)

# A sentence that begins so tells or asks the reader to do something; a condition may stand before it.
VERBS = """
add agree allow apply arrange ask attend avoid be bend book bring call carry change check choose click collect come
consider contact count cut do drink drive eat email expect feed fill find follow get give go have hold ignore keep
kneel know learn leave let lie lift list look make mention move never note offer open pack phone plan please
practise print put raise read remember repeat report request rest ring roll say see send set share show sit sleep
speak squat stand start stay step stop store swap take talk tell text tick treat trust try turn type use visit wait
walk watch wear weigh work write
"""
CONDITION = (r"(?:(?:if|when|before|after|until|once|while|then|also|always|even so|still|for now|in pregnancy"
             r"|in distress)\b[^.:;]*?[,:] )?")
IMPERATIVE = re.compile(
    rf"^{CONDITION}(?:please |always |first |then |also |do not |don't |never )?(?:{'|'.join(VERBS.split())})\b"
    r"(?! (?:is|are|was|were|has|can|may|of)\b)"
    r"|^(?:you could ask for|she (?:should|could|needs to)|they should)\b"
    r"|: (?:call|ring|go to|tell|ask|phone|speak to)\b", re.I)

# What nobody knows, or our own search did not find, has no source to name.
UNKNOWN = re.compile(r"^(?:We (?:found no study|do not know)|Nobody knows|It is not known|There is no agreed)"
                     r"|\bis not (?:known|agreed)\.$", re.I)

MARK = re.compile(r"\s*\[\^([a-z0-9-]+)\](?:\{([^}]*)\})?")
END = re.compile(r"(?<=[.!?])[\"')*]*(?:\s*\[\^[a-z0-9-]+\](?:\{[^}]*\})?)*\s+(?=[\"'(*A-Z0-9])")


def load(path):
    return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def medicines(dialogues):
    """One expression for every name of a medicine in the concept files."""
    names = set()
    for file in sorted((dialogues / "concepts").glob("*medicines.yaml")):
        for concept, entry in load(file).items():
            if concept not in NO_MEDICINE:
                names.update(map(str, entry.get("words", []) + entry.get("phrases", [])))
    names -= NO_MEDICINE_WORD
    return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, names), key=len, reverse=True)) + r")\b", re.I)


def sentences(text):
    """Each sentence of a passage with its citations, (source, facts) each, and the line that introduces its list.

    What introduces a list rests on its first item; an item rests on the citations of the line above the list.
    """
    found, lead = [], ("", [])
    for line in filter(str.strip, str(text).split("\n")):
        is_item = re.match(r"\s*(?:- |\d+\. )", line)
        pieces, rest = [], line[is_item.end():] if is_item else line
        while rest.strip():
            end = END.search(rest)
            pieces.append(rest[:end.end()] if end else rest)
            rest = rest[end.end():] if end else ""
        read = [(re.sub(r"\s+", " ", MARK.sub("", piece)).strip(), MARK.findall(piece)) for piece in pieces]
        found += [(words, marks or (lead[1] if is_item else []), lead[0] if is_item else "") for words, marks in read]
        lead = lead if is_item else (read[-1][0], read[-1][1] if read[-1][0].endswith((":", "**")) else [])
    for (words, marks, above), (_, following, _) in zip(found, found[1:] + [("", [], "")]):
        yield words, marks or (following if words.endswith(":") else []), above


def passages(topic):
    answer = topic["answer"]
    yield "short", answer.get("short", "")
    yield "full", answer.get("full", "")
    for name, detail in (answer.get("details") or {}).items():
        yield f"details.{name}", detail.get("text", "")
    for place, variant in enumerate(answer.get("variants") or []):
        yield f"variants.{place}.short", variant.get("short", "")
        yield f"variants.{place}.full", variant.get("full", "")


def why_claim(words, above, medicine):
    """What makes a sentence a claim, or nothing."""
    words = re.sub(r"^\*\*[^*]*\*\*\s*", "", words).replace("*", "")
    if words.endswith(("?", '?"')) or any(exempt in words for exempt in EXEMPT) or UNKNOWN.search(words):
        return None
    if any(IMPERATIVE.search(line.replace("*", "")) for line in (words, above if above.endswith(":") else "")):
        return None
    words = NO_NUMBER.sub("", words)
    for kind, rule in (("number", NUMBER), ("medicine", medicine), ("comparison", COMPARISON)):
        if found := rule.search(words):
            return f"{kind} {found[0]!r}"
    return None


def main():
    root = Path(__file__).resolve().parents[2]
    dialogues = Path(sys.argv[1]) if len(sys.argv) > 1 else root / "Dialogues"
    medicine = medicines(dialogues)
    backing = {fact["id"]: fact["sources"] for file in (dialogues / "facts").glob("*.yaml") for fact in load(file)}
    wrong = []
    print("topic\twhere\tsentence\tsources\tfacts")
    for file in sorted((dialogues / "topics").glob("*/*.yaml")):
        topic = load(file)
        if topic.get("kind", "answer") != "answer":
            continue
        cited = set()
        for where, text in passages(topic):
            for words, marks, above in sentences(text):
                sources = [source for source, _ in marks]
                facts = [fact.strip() for _, some in marks for fact in some.split(",") if fact.strip()]
                print(topic["id"], where, words, " ".join(sources), " ".join(facts), sep="\t")
                cited.update(sources)
                if not sources and (why := why_claim(words, above, medicine)):
                    wrong.append(f"{topic['id']} {where}: claim ({why}): {words}")
                for source, some in marks:
                    if some and not any(source in backing.get(fact.strip(), []) for fact in some.split(",")):
                        wrong.append(f"{topic['id']} {where}: fact {some} does not name {source}: {words}")
        if len(cited) < 2 and topic["id"] not in ON_REFERRALS:
            wrong.append(f"{topic['id']}: sources: {len(cited)} cited, two are needed")
    print(*wrong, sep="\n", end="\n" if wrong else "", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
