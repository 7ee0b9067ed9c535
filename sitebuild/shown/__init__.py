"""What only a compiled and shown guide can break: links, ways to a page, cases. The register of rules is whole here."""
