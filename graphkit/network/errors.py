"""What a network cannot be made of, or a measure cannot be asked of."""

from graphkit.errors import GraphkitError


class NetworkError(GraphkitError):
    """Rows that make no network, or a measure asked of the wrong kind of network. The text says what to do."""
