"""Print how much code there is, and where most of it stands: `python -m scripts.figures`.

Counts the lines of the files that git knows, blank ones and comments as well.
"""

import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

from scripts.making.files import ROOT

SCRIPTS, STYLES = {".py", ".js", ".mjs"}, {".css"}


def main(root: Path = ROOT) -> int:
    """Print the lines of each kind of code, the longest module and stylesheet, and the fullest folder."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=True).stdout
    known = [Path(name) for name in listed.split("\0") if Path(name).suffix in SCRIPTS | STYLES]
    lines = {file: len((root / file).read_bytes().splitlines()) for file in known if (root / file).is_file()}
    tests = {file for file in lines if file.parts[0] == "tests"}
    shipped = lines.keys() - tests
    for what, files in {
        "Python, without tests": [file for file in shipped if file.suffix == ".py"],
        "JavaScript, without tests": [file for file in shipped if file.suffix in SCRIPTS - {".py"}],
        "stylesheets": [file for file in shipped if file.suffix in STYLES],
        "tests": tests,
    }.items():
        print(f"{sum(lines[file] for file in files):7,} lines of {what}")
    for what, suffixes in (("module", SCRIPTS), ("stylesheet", STYLES)):
        longest = max((lines[file], str(file)) for file in shipped if file.suffix in suffixes)
        print(f"{longest[0]:7,} lines in the longest {what}, {longest[1]}")
    folder, count = max(Counter(file.parent for file in lines).items(), key=lambda pair: pair[1])
    print(f"{count:7,} files of code in the fullest folder, {folder}/")
    return 0


if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # whoever reads only the beginning ends it quietly
    sys.exit(main())
