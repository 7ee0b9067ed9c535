"""`python -m whichmodel`: the command line."""

import sys

from whichmodel.command import main

if __name__ == "__main__":
    sys.exit(main())
