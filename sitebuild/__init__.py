"""From Markdown records to checked facts, compiled knowledge and the blocks of the site."""
