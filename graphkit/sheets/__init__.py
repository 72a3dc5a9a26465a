"""Spreadsheets as people send them: their cells, with the type each has, and what a reader must be told of them."""
