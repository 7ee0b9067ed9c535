"""Two people's answers side by side, and the agenda of the meeting in which they settle where they differ."""
