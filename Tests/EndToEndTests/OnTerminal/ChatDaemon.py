"""A stand-in for paod with replies a test can foresee: ChatDaemon.py SOCKET.

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
REFERRALS = [{"id": "ros", "name": "ROS Helpline", "phone": "0808 800 0035", "hours": "Monday to Friday"}]
SOURCES = [{"id": "s", "title": "PAO", "url": "https://theros.org.uk/pao", "publisher": "ROS", "year": "2021"}]
TOPICS = [
    {"id": "more-babies", "title": "Having more babies", "question": "Can I?", "section": "more-babies", "kind": "answer"},
    {"id": "more-pain", "title": "More pain", "question": "Why?", "section": "condition", "kind": "answer"},
]


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
    if method == "referrals":
        return {"v": 1, "referrals": []}
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
