"""A request that gets no answer: the HTTP status, and the reason in words that a person can act on."""

from collections.abc import Mapping

from graphkit.errors import GraphkitError
from graphkit.languages.texts import text


class Refusal(GraphkitError):
    """Status as the SPARQL protocol and HTTP have it; `key` and `values` make the reason in any language."""

    def __init__(self, status: int, key: str, **values: object) -> None:
        super().__init__(text("serve", f"refused.{key}", "en", **values))
        self.status, self.key, self.values = status, key, values

    def reason(self, language: str) -> str:
        """The reason on one line, control characters made visible."""
        said = text("serve", f"refused.{self.key}", language, **self.values)
        return "".join(c if c.isprintable() else repr(c)[1:-1] for c in said)

    def packed(self) -> dict[str, object]:
        """What makes the same refusal in another process."""
        return {"status": self.status, "key": self.key, "values": self.values}

    @classmethod
    def unpacked(cls, packed: Mapping[str, object]) -> "Refusal":
        """The refusal that `packed` told of."""
        status, key, values = packed["status"], packed["key"], packed["values"]
        assert isinstance(status, int)
        assert isinstance(key, str)
        assert isinstance(values, dict)
        return cls(status, key, **values)
