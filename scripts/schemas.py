"""Write a JSON Schema for every kind of page and every file of the vocabulary: `python -m scripts.schemas`."""

import json
import sys
from pathlib import Path

from scripts.making.files import CACHE, write_if_changed
from sitebuild.records.jsonschemas import schemas


def main(folder: Path = CACHE / "schemas") -> int:
    """Write them all below `folder`, and say where they are."""
    for name, schema in schemas():
        write_if_changed(folder / f"{name}.json", json.dumps(schema, ensure_ascii=False, indent=1) + "\n")
    print(f"schemas: {len(list(folder.glob('*.json')))} are in {folder.name}/ below .cache/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
