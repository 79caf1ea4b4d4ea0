"""Callers of the daemon: one that says whatever it is told to, and one that holds a conversation through anything."""

import json
import socket
import time


def line(method, params, number=1):
    return json.dumps({"jsonrpc": "2.0", "id": number, "method": method, "params": params}).encode() + b"\n"


class Caller:
    """A connection that is not kept through anything."""

    def __init__(self, path, timeout=60):
        self.socket = socket.socket(socket.AF_UNIX)
        try:
            # Without a time limit, for with one a full queue is an error and not a wait.
            self.socket.connect(path)
        except OSError:
            self.socket.close()
            raise
        self.socket.settimeout(timeout)
        self.pending = b""

    def send(self, data):
        self.socket.sendall(data)

    def read(self):
        """The next reply; `ConnectionError` where the daemon closed."""
        while b"\n" not in self.pending:
            data = self.socket.recv(65536)
            if not data:
                raise ConnectionError("closed")
            self.pending += data
        reply, _, self.pending = self.pending.partition(b"\n")
        return json.loads(reply)

    def call(self, method, params, number=1):
        self.send(line(method, params, number))
        return self.read()

    def close(self):
        self.socket.close()


class Talker:
    """A conversation that outlives its daemon: a request that was not answered is sent again with the same state."""

    def __init__(self, path, patience=60):
        self.path, self.patience = path, patience
        self.caller, self.state = None, None
        self.sent = self.resent = 0

    def say(self, text):
        end = time.monotonic() + self.patience
        first = True
        while True:
            try:
                if self.caller is None:
                    self.caller = Caller(self.path, timeout=self.patience)
                self.sent += 1
                self.resent += not first
                first = False
                reply = self.caller.call("say", {"text": text, "state": self.state}, self.sent)
                if "result" in reply:
                    self.state = reply["result"]["state"]
                    return reply["result"]
                # Overload: named, and worth another try.
                if reply["error"]["data"]["kind"] not in ("too-many", "deadline"):
                    raise AssertionError(reply["error"])
            except (OSError, ConnectionError):
                if self.caller:
                    self.caller.close()
                self.caller = None
            if time.monotonic() > end:
                raise TimeoutError("never answered")
            time.sleep(0.01)


# A conversation with memory in it: what a turn means hangs on those before it.
TURNS = ["is it safe to have another baby", "tell me more", "how long should I wait", "go back", "menu", "2",
         "my legs have gone numb and I cannot feel when I wee", "no, that was last year", "what about breastfeeding",
         "thank you"]


def transcript(path):
    """What every daemon must answer to these turns, whatever happens in between."""
    talker = Talker(path)
    return [essence(talker.say(text)) for text in TURNS]


def essence(reply):
    return {name: reply.get(name) for name in ("kind", "topics", "text", "options", "level", "state")}
