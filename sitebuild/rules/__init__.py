"""What the records must keep to: one register, in which each rule is a function with a scope and a name."""
