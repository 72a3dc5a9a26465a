"""Contributions by spreadsheet: what columns there are, an empty workbook to fill in, and the way to RDF and back."""
