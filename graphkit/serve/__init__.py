"""The graph over HTTP: a read-only SPARQL endpoint that strangers cannot bring down, and the questions as pages."""
