"""The command line: the one room that reads files and writes to a terminal."""
