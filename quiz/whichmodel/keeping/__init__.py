"""A decision kept, as a link or a record, and brought back under the rules of today. Only texts come in and go out: no file is opened, and no rule stands here."""
