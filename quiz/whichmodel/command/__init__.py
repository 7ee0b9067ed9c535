"""The command line: the one room that reads files and writes to a terminal. It only passes on what the other rooms decide and tell."""
