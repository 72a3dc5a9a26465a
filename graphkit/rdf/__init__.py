"""RDF in and out: `read` is the one door for foreign bytes, `write` the one writer."""
