"""Questions to the graph: queries with a signature, parameters bound as terms, answers with labels in one language."""
