"""What the decision module needs of the guide's knowledge to answer any call: the rest is never told."""

import json
from collections.abc import Iterator
from typing import Any

UNTOLD = {
    "FailureMode": ["causes", "early_signs", "prevention"],
    "Claim": ["kind", "about"],
}
"""Fields that no call reads, by record. They are taken away for good, so that whoever reads one nevertheless fails."""


def told(knowledge: bytes) -> bytes:
    """Return the text of `knowledge.json` with the untold fields empty, and without cases and what nothing told cites."""
    data = json.loads(knowledge)
    data["cases"] = []
    for mode in data["failure_modes"]:
        mode |= {name: [] for name in UNTOLD["FailureMode"]}
    cited = {claim for part, records in data.items() if part != "sources" for claim in _cited(records)}
    for source in data["sources"]:
        claims = [claim for claim in source["claims"] if claim["id"] in cited]
        source["claims"] = [{**claim, "kind": "", "about": []} for claim in claims]
    data["sources"] = [source for source in data["sources"] if source["claims"]]
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _cited(records: Any) -> Iterator[str]:
    inside = records.values() if isinstance(records, dict) else records if isinstance(records, list) else ()
    for each in inside:
        yield from _cited(each)
    if isinstance(records, dict):
        yield from records.get("claims", ())
