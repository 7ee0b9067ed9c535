"""What was measured, as a table for people and as plain values for programs."""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from scripts.bench_imports import PACKAGE, Imports
from scripts.bench_sizes import Size
from scripts.bench_times import HIGH, Group, Line

WIDTH = 110


@dataclass(frozen=True)
class Measured:
    """One run: on what machine and which rules, the median of the reference loop in milliseconds, and all figures.

    `missing` has a sentence for each thing that could not be measured.
    """

    machine: str
    rules_version: str
    seed: int
    loop: float
    groups: tuple[Group, ...]
    imports: Imports
    sizes: tuple[Size, ...]
    missing: tuple[str, ...] = ()


def as_data(measured: Measured) -> dict[str, Any]:
    """Return everything as plain values: times in milliseconds, each with its ratio to the reference loop."""
    imports = measured.imports
    return {
        "machine": measured.machine,
        "rules_version": measured.rules_version,
        "seed": measured.seed,
        "loop": measured.loop,
        "groups": [
            {
                "name": group.name,
                "target": group.target,
                "target_percentile": group.share,
                "lines": [_line_data(measured, group, line) for line in group.lines],
            }
            for group in _all_groups(measured)
        ],
        "import": {**asdict(imports.added), "pulls": [asdict(pull) for pull in imports.pulls], "ratio": imports.ratio},
        "sizes": [asdict(size) for size in measured.sizes],
        "missing": list(measured.missing),
    }


def as_table(measured: Measured) -> str:
    """Return everything as text in columns, for a screen."""
    return "\n".join(_parts(measured)) + "\n"


def _all_groups(measured: Measured) -> tuple[Group, ...]:
    imports = measured.imports
    return *measured.groups, Group(f"import {PACKAGE}", "start of", (imports.bare, imports.loaded))


def _line_data(measured: Measured, group: Group, line: Line) -> dict[str, Any]:
    ratios = {"median_to_loop": line.median / measured.loop, "high_to_loop": line.high / measured.loop}
    return {**asdict(line), **ratios, "verdict": group.verdict(line) or None}


def _parts(measured: Measured) -> Iterator[str]:
    yield f"{measured.machine}; rules {measured.rules_version}; seed {measured.seed}"
    yield f"Reference loop: {measured.loop:.3f} ms (median). 'x loop' is a time divided by that."
    for group in _all_groups(measured):
        figure = "95 %" if group.share == HIGH else "median"
        target = "" if group.target is None else f" (target: {figure} below {group.target:g} ms)"
        yield f"\n{group.name}{target}"
        yield from _aligned(
            [
                (group.labels, "runs", "median ms", "95 % ms", "median x loop", "95 % x loop", ""),
                *(_cells(measured, group, line) for line in group.lines),
            ]
        )
    yield from _import_parts(measured.imports)
    yield from _size_parts(measured.sizes)
    yield from (f"\n{sentence}" for sentence in measured.missing)


def _cells(measured: Measured, group: Group, line: Line) -> tuple[str, ...]:
    times = (f"{line.median:.3f}", f"{line.high:.3f}")
    ratios = (f"{line.median / measured.loop:.2f}", f"{line.high / measured.loop:.2f}")
    return line.label, str(line.runs), *times, *ratios, group.verdict(line)


def _import_parts(imports: Imports) -> Iterator[str]:
    added = imports.added
    extra = imports.loaded.median - imports.bare.median
    yield f"the import takes {extra:.1f} ms beyond a bare start: {imports.ratio:.2f} times that start"
    for what, names in (
        (f"modules of {PACKAGE}", added.own),
        ("modules of the standard library", added.standard),
        ("modules of others", added.others),
    ):
        yield from textwrap.wrap(f"{len(names)} {what}: {', '.join(names) or 'none'}", WIDTH, subsequent_indent="    ")
    yield "first imported by, and what came along:"
    for pull in imports.pulls:
        along = f" + {len(pull.along)}: {', '.join(pull.along)}" if pull.along else ""
        others = f" (and {len(pull.also)} more)" if pull.also else ""
        text = f"{pull.by}{others}: {pull.module} ({pull.milliseconds:.1f} ms traced){along}"
        yield from textwrap.wrap(text, WIDTH, initial_indent="  ", subsequent_indent="    ")


def _size_parts(sizes: Sequence[Size]) -> Iterator[str]:
    yield "\nwhat a browser can fetch from .cache/assets"
    if not sizes:
        yield "  nothing is there: 'make prepare' lays it"
        return
    rows = [(each.name, f"{each.files}", f"{each.bytes:,}", f"{each.gzip_bytes:,}") for each in sizes]
    yield from _aligned([("folder", "files", "bytes", "gzip bytes"), *rows])


def _aligned(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Yield rows with their first cells on the left of a column and all others on the right of theirs."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *rest in rows:
        cells = [cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True)]
        yield "  ".join(["", first.ljust(widths[0]), *cells]).rstrip()
