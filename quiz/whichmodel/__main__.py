"""`python -m whichmodel`: the command line."""

import sys

from whichmodel.command.main import main

if __name__ == "__main__":
    sys.exit(main())
