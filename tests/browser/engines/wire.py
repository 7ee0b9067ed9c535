"""How a test speaks to a browser: the commands of W3C WebDriver, over HTTP to a driver, or straight to Firefox."""

import json
import socket
from collections.abc import Mapping
from http.client import HTTPConnection
from typing import Any, Protocol

PATIENCE = 90
"""How many seconds a browser may take over one command. Nothing waits longer than it must."""

COMMANDS = {
    "NewSession": ("POST", ""),
    "DeleteSession": ("DELETE", ""),
    "Navigate": ("POST", "/url"),
    "Back": ("POST", "/back"),
    "Forward": ("POST", "/forward"),
    "Refresh": ("POST", "/refresh"),
    "NewWindow": ("POST", "/window/new"),
    "SwitchToWindow": ("POST", "/window"),
    "SwitchToFrame": ("POST", "/frame"),
    "CloseWindow": ("DELETE", "/window"),
    "GetWindowHandle": ("GET", "/window"),
    "SetWindowRect": ("POST", "/window/rect"),
    "ExecuteScript": ("POST", "/execute/sync"),
    "ExecuteAsyncScript": ("POST", "/execute/async"),
    "ElementClick": ("POST", "/element/{id}/click"),
    "ElementSendKeys": ("POST", "/element/{id}/value"),
    "PerformActions": ("POST", "/actions"),
}
"""The commands by their names in Firefox, and where a driver hears each, from the address of the session."""


class Refused(Exception):
    """A browser did not do as it was told. The message says why in its own words."""


class Wire(Protocol):
    """A browser that is open."""

    def send(self, command: str, **given: object) -> Any:
        """Give one of `COMMANDS`, and return what comes of it. Raises `Refused`."""

    def close(self) -> None:
        """End the session, and say no more."""


class DriverWire:
    """A browser behind a driver of its makers, which listens on a port of this machine."""

    def __init__(self, port: int, capabilities: Mapping[str, object]) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self._session = "/session"
        opened = self.send("NewSession", capabilities={"alwaysMatch": capabilities})
        self._session += f"/{opened['sessionId']}"

    def send(self, command: str, **given: object) -> Any:
        """Give a command."""
        method, path = COMMANDS[command]
        text = json.dumps(given) if method == "POST" else None
        self._connection.request(
            method, self._session + path.format(**given), text, {"Content-Type": "application/json"}
        )
        found = json.load(self._connection.getresponse())["value"]
        if isinstance(found, dict) and "error" in found:
            raise Refused(f"{command}: {found['error']}: {found['message']}")
        return found

    def close(self) -> None:
        """End the session, and with it the browser."""
        self.send("DeleteSession")
        self._connection.close()


class FirefoxWire:
    """Firefox itself, which hears the same commands as Marionette: each a JSON text behind its length in bytes."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), PATIENCE)
        self._heard = self._socket.makefile("rb")
        self._count = 0
        self._receive()  # it greets
        self.send("NewSession")

    def send(self, command: str, **given: object) -> Any:
        """Give a command."""
        self._count += 1
        text = json.dumps([0, self._count, f"WebDriver:{command}", given]).encode()
        self._socket.sendall(b"%d:%s" % (len(text), text))
        _, _, error, found = self._receive()
        if error:
            raise Refused(f"{command}: {error['error']}: {error['message']}")
        return found["value"] if isinstance(found, dict) and set(found) == {"value"} else found

    def close(self) -> None:
        """End the session; the browser stays."""
        self.send("DeleteSession")
        self._heard.close()
        self._socket.close()

    def _receive(self) -> Any:
        length = b""
        while (byte := self._heard.read(1)) != b":":
            if not byte:
                raise Refused("Firefox has gone")
            length += byte
        return json.loads(self._heard.read(int(length)))
