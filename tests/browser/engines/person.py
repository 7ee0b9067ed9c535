"""What a person does in any browser: open, click, press, read; and what only a script can see."""

import time
from typing import Any

from tests.browser.engines.wire import PATIENCE, Refused, Wire

KEYS = {"Enter": "\ue007", "Tab": "\ue004", "Space": " ", "ArrowDown": "\ue015"}

FIND = """
const find = (selector, name) =>
  [...document.querySelectorAll(selector)].find((element) => {
    const called = (element.getAttribute("aria-label") ?? element.textContent).replace(/\\s+/g, " ").trim();
    return element.checkVisibility({ visibilityProperty: true }) && (!name || called === name);
  });
"""
"""Finds what a person sees, by a selector and, where one is given, by its name."""


LOOK = """
const [given, done] = [[...arguments].slice(0, -1), arguments[arguments.length - 1]];
const condition = (...given) => {{ {condition} }};
const end = performance.now() + 200;
const look = () => {{
  const value = condition(...given);
  if (value || performance.now() > end) done(value || null);
  else requestAnimationFrame(() => setTimeout(look));
}};
look();
"""
"""Looks for a fifth of a second whether a condition gives something, once for each picture that is drawn."""


REACHED = """
const element = find(arguments[0], arguments[1]);
element?.scrollIntoView({ block: "center", behavior: "instant" });
if (!element) return null;
const { x, y, width, height } = element.getBoundingClientRect();
const [middle, before] = [[x + width / 2, y + height / 2].map(Math.round), element.lastSeenAt];
element.lastSeenAt = String(middle);
window.aimedAt = element;
element.isHit = false;
element.addEventListener("click", () => { element.isHit = true; }, { once: true });
return String(middle) === before && element.contains(document.elementFromPoint(...middle)) && middle;
"""
"""Gives the middle of an element once it stands still and nothing covers it."""


class Person:
    """Somebody in front of a browser, who has no history there.

    Attributes:
        address: of the site, with a slash at the end.
    """

    def __init__(self, wire: Wire, address: str) -> None:
        self._wire = wire
        self.address = address

    def open(self, path: str) -> None:
        """Open a page of the site by its path from the root, in a new load."""
        self._wire.send("Navigate", url=self.address + path)

    def back(self) -> None:
        """Use the browser's Back."""
        self._wire.send("Back")

    def forward(self) -> None:
        """Use the browser's Forward."""
        self._wire.send("Forward")

    def reload(self) -> None:
        """Load the page anew. One browser says that it has done so while the old page still stands."""
        self.run("window.isOld = true")
        self._wire.send("Refresh")
        self.until("return !window.isOld && document.readyState === 'complete'")

    def new_tab(self) -> str:
        """Go on in a new tab, and return the handle of the old one."""
        old = str(self._wire.send("GetWindowHandle"))
        self._wire.send("SwitchToWindow", handle=self._wire.send("NewWindow", type="window")["handle"])
        return old

    def close_tab(self, then: str) -> None:
        """Close this tab and go on in another one, by its handle."""
        self._wire.send("CloseWindow")
        self._wire.send("SwitchToWindow", handle=then)

    def into_frame(self) -> None:
        """Go on in the first frame of the page."""
        self._wire.send("SwitchToFrame", id=0)

    def out_of_frames(self) -> None:
        """Go on in the page itself."""
        self._wire.send("SwitchToFrame", id=None)

    def window(self, width: int, height: int) -> None:
        """Give the window a size, in pixels."""
        self._wire.send("SetWindowRect", width=width, height=height)

    def run(self, script: str, *given: object) -> Any:
        """Return what the body of a function in the page returns, for `arguments`; it may use `find(selector, name)`."""
        return self._wire.send("ExecuteScript", script=FIND + script, args=list(given))

    def until(self, condition: str, *given: object) -> Any:
        """Wait until the body of a function gives something, and return that; it may be another page by then."""
        end, refused = time.monotonic() + PATIENCE, ""
        while time.monotonic() < end:
            try:
                found = self._look(condition, *given)
            except Refused as error:  # the page has gone meanwhile
                refused = str(error)
                continue
            if found:
                return found
        raise AssertionError(f"waited in vain for {condition} {given}: {refused}")

    def _look(self, condition: str, *given: object) -> Any:
        script = FIND + LOOK.format(condition=condition.replace("arguments", "given"))
        return self._wire.send("ExecuteAsyncScript", script=script, args=list(given))

    def see(self, selector: str, name: str = "") -> Any:
        """Wait for what a person sees, by a selector and the whole name, and return a reference to it."""
        return self.until("return find(arguments[0], arguments[1])", selector, name)

    def sees(self, selector: str, name: str = "") -> bool:
        """Say whether that is seen now."""
        return bool(self.run("return !!find(...arguments)", selector, name))

    def text(self, selector: str) -> str:
        """Wait for an element and return its text, as it is shown."""
        return str(self.run("return arguments[0].innerText", self.see(selector)))

    def click(self, selector: str, name: str = "", times: int = 1) -> None:
        """Click in the middle of an element; several times in one place, as fast as a hand can, where so wanted."""
        # What is shown may move just then, as under a hand: whoever misses clicks again.
        for aside in range(0, 40, 8):  # a little aside each time, or it would be half of a double click
            x, y = self.until(REACHED, selector, name)
            if self._hits(x + aside, y, times):
                return
        raise AssertionError(f"{selector} {name} moves away from every click")

    def _hits(self, x: int, y: int, times: int) -> bool:
        move = {"type": "pointerMove", "duration": 0, "x": x, "y": y}
        press = [{"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp")]
        self._act({"type": "pointer", "id": "mouse", "actions": [move, *press * times]})
        return bool(self._look("return !window.aimedAt || window.aimedAt.isHit"))

    def press(self, *keys: str) -> None:
        """Press keys, one after the other, wherever the focus is: by name, or by the letter on them."""
        texts = [KEYS.get(key, key) for key in keys]
        strokes = [{"type": kind, "value": text} for text in texts for kind in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keys", "actions": strokes})

    def type(self, selector: str, text: str) -> None:
        """Type into a field, or choose a file by its path."""
        # A field for a file may be hidden behind its button.
        element = self.until("return document.querySelector(arguments[0])", selector)
        self._wire.send("ElementSendKeys", id=_id(element), text=text)

    def focused(self) -> str:
        """Return the tag of the element that has the focus, and what it is called."""
        return str(self.run("const at = document.activeElement; return `${at.localName} ${at.name || at.innerText}`"))

    def _act(self, source: dict[str, object]) -> None:
        self._wire.send("PerformActions", actions=[source])


def _id(element: dict[str, str]) -> str:
    (reference,) = element.values()
    return reference
