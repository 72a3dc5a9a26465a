"""Words for people: which languages there are, which label is picked, and the texts the program itself says."""
