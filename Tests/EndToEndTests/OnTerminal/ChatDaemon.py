"""A stand-in for paod with replies a test can foresee: ChatDaemon.py SOCKET [VERSION].

A text that begins with "wait N" is answered after N seconds.
"""

import json
import os
import socket
import sys
import threading
import time

OPTIONS = [
    {"number": 1, "label": "How long does it take?", "topic": "getting-better"},
    {"number": 2, "label": "Will it happen again?", "topic": "risk-of-recurrence"},
]
REFERRALS = [{"id": "ros", "name": "ROS Helpline", "phone": "0808 800 0035", "hours": "24 hours, every day"},
             {"id": "gp", "name": "Your GP", "phone": "", "hours": ""}]
SOURCES = [{"id": "s", "title": "PAO", "url": "https://theros.org.uk/pao", "publisher": "ROS", "year": "2021"}]
TOPICS = [
    {"id": "more-babies", "title": "Having more babies", "question": "Can I?", "section": "more-babies", "kind": "answer"},
    {"id": "more-pain", "title": "More pain", "question": "Why?", "section": "condition", "kind": "answer"},
]


SHORT = "Most women in a small study had no new break within five years. [1]"


def page(topic):
    """A topic in full, as `show` has it."""
    return {**topic, "short": SHORT, "full": "Ask the clinic\n\n- When is the next scan?",
            "details": [{"id": "when", "label": "When?", "text": "Within two years."}], "next": [],
            "referrals": REFERRALS, "sources": [{**SOURCES[0], "strengths": ["moderate"]}],
            "staff": {"listen_for": ["Fear of a new break"], "avoid": ["It will be fine"]},
            "review": {"checked": "2026-11-22", "due": "2027-11-22", "by": ""}}


def reply(text, state):
    count = int(state[1:]) if state else 0
    out = {"v": 1, "kind": "answer", "topics": [], "options": OPTIONS, "referrals": REFERRALS, "sources": SOURCES,
           "situation": {}, "state": f"s{count + 1}"}
    if not text:
        out.update(kind="menu", text="Welcome to the helper. In danger in the UK, call 999.", referrals=[], sources=[])
    elif "numb" in text:
        card = {"type": "card", "say": "Call 999 now.", "bullets": ["numb legs"], "end": "Or go to A&E."}
        out.update(kind="urgent", level="emergency", text="Call 999 now.", options=[],
                   blocks=[card, {"type": "paragraph", "text": "Lie still."}])
    else:
        # What was said is echoed, as no real helper would, so that a test sees what arrived.
        out.update(text=f"Turn {count}, {len(text)} characters: {text}")
    out.setdefault("blocks", [{"type": "paragraph", "text": out["text"]}])
    return out


def result(method, params):
    if method == "say":
        return reply(params["text"], params.get("state"))
    if method == "topics":
        return {"v": 1, "topics": TOPICS}
    if method == "find":
        found = [] if "zzz" in params["words"] else TOPICS
        return {"v": 1, "topics": [
            {"id": topic["id"], "title": topic["title"], "short": SHORT, "score": 1, "referrals": REFERRALS,
             "checked": "2026-11-22"} for topic in found]}
    if method == "show":
        return {"v": 1, "topic": next((page(topic) for topic in TOPICS if topic["id"] == params["topic"]), None)}
    if method == "referrals":
        return {"v": 1, "referrals": [
            {**REFERRALS[0], "what_for": "Bones", "who_for": "Anyone", "cost": "Free", "nations": [], "region": "UK",
             "urgency": "routine", "checked": "2026-11-22"}] * int(params.get("words") or 1)}
    if method == "status" and VERSION:
        none = {"p50": 0, "p90": 0, "p99": 0, "max": 0}
        return {"v": 1, "version": VERSION, "uptime_seconds": 0, "counts": {}, "latency_us": none, "limits": {},
                "playbook": {"fingerprint": "f", "age_seconds": 0, "topics": 0, "overdue": 0, "unsigned": 0}}
    return {"v": 1, "steps": [{"name": "words", "lines": ["understood"]}]}


def serve(connection):
    stream = connection.makefile("rwb")
    try:
        for line in stream:
            request = json.loads(line)
            text = request["params"].get("text", "")
            if text.startswith("wait "):
                time.sleep(float(text.split()[1]))
            answer = {"jsonrpc": "2.0", "id": request["id"], "result": result(request["method"], request["params"])}
            stream.write(json.dumps(answer).encode() + b"\n")
            stream.flush()
    except OSError:
        pass


# What the client compares with its own; a daemon that tells none is not compared.
VERSION = sys.argv[2] if len(sys.argv) > 2 else ""


def main():
    path = sys.argv[1]
    if os.path.exists(path):
        os.unlink(path)
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(path)
    listener.listen(16)
    print("ready", flush=True)
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=serve, args=(connection,), daemon=True).start()


main()
