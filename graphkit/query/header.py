"""The header of a query file: what the query is called, what it takes and what it gives.

A `.rq` file is plain SPARQL. Its comment lines that begin with `#+` are, read together, a TOML document:

    #+ [title]
    #+ en = "Programmes that give money"
    #+ [parameters]
    #+ country = "concept:jurisdiction"
    #+ group = { kind = "concept:target-group", required = true }
    #+ [lists]
    #+ owners = "iri"

A parameter `country` stands in the query as `VALUES ?_country { UNDEF }`, or with its default between the braces. So
the file runs unchanged on any SPARQL engine. The underscore keeps parameters apart from columns, as grlc does
(https://github.com/CLARIAH/grlc).
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from graphkit.errors import QueryError, UnreadableError

FORMS = ("table", "statements")
"""What a query gives: a SELECT a table, a CONSTRUCT or DESCRIBE statements."""

KINDS = ("literal", "iri", "integer", "date", "language")
LISTS = ("iri", "literal")

PLACE = re.compile(r"VALUES\s+\?_(\w+)\s*\{\s*([^{}]*?)\s*\}", re.IGNORECASE)
"""Where a parameter stands in a query: its name, and what is between the braces."""

MARK = "#+"
"""How a line of the header begins."""

_CONCEPT = re.compile(r"concept:[a-z]+(-[a-z]+)*")
_AT_LINE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")


@dataclass(frozen=True)
class Parameter:
    """What a query takes: a name, a kind of KINDS or `concept:<scheme>`, and the default as SPARQL writes it.

    An empty text as a default is none: it is how a query says that any text will do.
    """

    name: str
    kind: str
    required: bool
    default: str | None

    @property
    def scheme(self) -> str | None:
        """Name of the concept scheme the value comes from, or None."""
        return self.kind.removeprefix("concept:") if self.kind.startswith("concept:") else None


@dataclass(frozen=True)
class Query:
    """A query read from a file. Texts are by language tag; `lists` names columns that hold several values a cell."""

    name: str
    path: Path
    text: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    parameters: tuple[Parameter, ...]
    lists: Mapping[str, str]
    headings: Mapping[str, Mapping[str, str]]
    form: str = FORMS[0]


def parse(path: Path) -> Query:
    """Read a query file and its header.

    Raises QueryError that names file and line for the header, UnreadableError for the file itself.
    """
    text = read(path)
    header = _Header(path, text)
    return Query(
        name=path.stem,
        path=path,
        text=text,
        title=header.texts("title"),
        description=header.texts("description"),
        parameters=tuple(header.parameter(name, said) for name, said in header.table("parameters").items()),
        lists={name: header.choice(name, said, LISTS) for name, said in header.table("lists").items()},
        headings={name: header.by_language(name, said) for name, said in header.table("heading").items()},
    )


def read(path: Path) -> str:
    """The text of a query file. Raises UnreadableError."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableError(path, f"cannot be read ({error})", "Give a SPARQL file in UTF-8") from error


class _Header:
    """The `#+` lines of one file, each with its line number."""

    def __init__(self, path: Path, text: str) -> None:
        self.path, self.text = path, text
        numbered = enumerate(text.splitlines(), start=1)
        self.lines = [(number, line.removeprefix(MARK)) for number, line in numbered if line.startswith(MARK)]
        self.content = self._read()
        if wrong := sorted(set(self.content) - {"title", "description", "parameters", "lists", "heading"}):
            raise self.error(wrong[0], f"'{wrong[0]}' is no part of a header")

    def _read(self) -> dict[str, object]:
        try:
            return tomllib.loads("\n".join(line for _, line in self.lines))
        except tomllib.TOMLDecodeError as error:
            found = _AT_LINE.search(str(error))
            number = self.lines[int(found[1]) - 1 if found and found[1] else -1][0]
            problem = _AT_LINE.sub("", str(error))
            raise QueryError(f"{self.path}:{number}", f"the header is not TOML: {problem}") from error

    def error(self, word: str, problem: str) -> QueryError:
        """The error at the header line that begins with the word."""
        begins = re.compile(rf"\s*\[?(?:\w+\.)?{re.escape(word)}\b")
        number = next((number for number, line in self.lines if begins.match(line)), 1)
        return QueryError(f"{self.path}:{number}", problem)

    def table(self, name: str) -> dict[str, object]:
        """A part of the header, empty where the header has none."""
        found = self.content.get(name, {})
        if not isinstance(found, dict):
            raise self.error(name, f"'{name}' must be a table [{name}]")
        return found

    def texts(self, name: str) -> dict[str, str]:
        """A text of the header by language tag."""
        return self.by_language(name, self.table(name))

    def by_language(self, name: str, said: object) -> dict[str, str]:
        """The same, from a part already found."""
        if not isinstance(said, dict) or not all(isinstance(text, str) for text in said.values()):
            raise self.error(name, f"'{name}' must give a text for each language tag")
        return said

    def choice(self, name: str, said: object, allowed: tuple[str, ...]) -> str:
        """A word out of those allowed."""
        if not isinstance(said, str) or said not in allowed:
            raise self.error(name, f"'{name}' must be one of {', '.join(allowed)}")
        return said

    def parameter(self, name: str, said: object) -> Parameter:
        """A parameter: its kind alone, or a table with kind and required."""
        parts: dict[str, object] = said if isinstance(said, dict) else {"kind": said}
        kind, required = parts.get("kind"), parts.get("required", False)
        if set(parts) - {"kind", "required"} or not isinstance(kind, str) or not isinstance(required, bool):
            raise self.error(name, f"parameter '{name}' must be a kind, or {{ kind = …, required = true }}")
        if not _CONCEPT.fullmatch(kind):
            self.choice(name, kind, (*KINDS, "concept:<scheme>"))
        places = dict(PLACE.findall(self.text))
        if name not in places:
            raise self.error(name, f"parameter '{name}' has no place 'VALUES ?_{name} {{ UNDEF }}' in the query")
        default = places[name]
        return Parameter(name, kind, required, None if default.upper() in ("UNDEF", '""') else default)
