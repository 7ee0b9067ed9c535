"""The picture of how the parts stand on one another is made from the tables of rooms."""

from sitebuild.blocks.flow import room_flow
from sitebuild.guide.guide import load_guide
from tests.conftest import ROOT
from tests.test_rooms import rooms


def test_no_room_stands_above_one_that_it_imports() -> None:
    """Every room of the tables is there once, below all of its part on which it stands."""
    parts = room_flow(load_guide(ROOT))["parts"]
    order = [room.rstrip("/") for found in parts.values() for room, _ in found]

    assert len(parts) == 4
    assert sorted(order) == sorted(rooms())
    for found in parts.values():
        names = [room.rstrip("/") for room, _ in found]
        for i, room in enumerate(names):
            assert not rooms()[room] & set(names[i + 1 :]), room
