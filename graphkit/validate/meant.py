"""What was probably meant where a finding is about a term that nobody knows: "did you mean", as data.

A suggestion is never what would itself be a finding: a class fits the thing's IRI, a property the thing's class, a code
the list that is asked for and the thing's country, a language tag the texts that stand beside.
"""

import re
from collections.abc import Iterable
from functools import cache

import pyoxigraph as ox

from graphkit.languages.fallback import ALL
from graphkit.namespaces import COUNTRIES, DATASET, NSI, RDF, SH, SHAPE, THING, thing_of
from graphkit.report import Suggestion
from graphkit.validate.codes import Codes
from graphkit.validate.data import Data
from graphkit.validate.expected import Expected
from graphkit.validate.near import Names
from graphkit.validate.result import Result
from graphkit.validate.shapes import Shapes
from graphkit.validate.tags import names_of, tags_meant
from graphkit.validate.unknown import RULE as UNKNOWN_TERM

UNKNOWN_CLASS = SHAPE + "Unknown-class"
UNKNOWN_PROPERTY = SHAPE + "Unknown-property"
UNKNOWN_CONCEPT = SHAPE + "Unknown-concept"
WRONG_LANGUAGE = SHAPE + "Text-language"

MAX_TERMS = 1_000
"""Different terms that are compared with what is known. Where there are more, spelling is not what is wrong."""

_LANGUAGE_IN = "LanguageInConstraintComponent"
_PATTERN = SH + "PatternConstraintComponent"
_TYPE = ox.NamedNode(RDF + "type")
_TAG = re.compile(r'"@([\w-]+)$')
_ADDRESS = re.compile(rf"<({re.escape(THING)}|{re.escape(DATASET)})([^/]+)(/.+)>")

Answer = tuple[str | None, tuple[Suggestion, ...]]
"""The term that nobody knows, and what may have been meant."""

_NOTHING: Answer = (None, ())


class Meant:
    """Answers for the results of one check against the project's shapes."""

    def __init__(self, shapes: Shapes, data: Data) -> None:
        self._shapes, self._data, self._store = shapes, data, data.store
        self._expected = Expected(shapes)
        self._codes = Codes(data)
        self._asked: set[str] = set()
        self._properties = cache(self._names_of_properties)
        self._by_iri, self._by_word = cache(self._codes.by_iri), cache(self._codes.by_word)

    def of(self, result: Result) -> Answer:
        """What is unknown in a result, and what may have been meant; (None, ()) where it is about something else."""
        value = result.value
        if value is None or not self._may_ask(value):
            return _NOTHING
        if result.component == SH + _LANGUAGE_IN or result.shape == WRONG_LANGUAGE:
            return self._language(result, value)
        if result.shape in (UNKNOWN_CLASS, UNKNOWN_PROPERTY, UNKNOWN_TERM):
            return value, (self._class if result.path else self._property)(result.focus, _bare(value))
        if result.shape == UNKNOWN_CONCEPT or self._expected.list_of(result.shape):
            return self._code(result, value)
        if result.component == _PATTERN and value == result.focus:
            return None, self._address(value)
        return _NOTHING

    def _class(self, focus: str, iri: str) -> tuple[Suggestion, ...]:
        """What the thing's IRI allows: the one class of the same vocabulary, else the nearest."""
        fitting = self._expected.classes(_bare(focus)) - {iri}
        own = [each for each in fitting if _namespace(each) == _namespace(iri)]
        names = Names({each: (_local(each),) for each in own or fitting})
        return self._suggestions(own if len(own) == 1 else names.nearest(_local(iri)))

    def _property(self, focus: str, iri: str) -> tuple[Suggestion, ...]:
        """What things of its class may have and it may have still."""
        classes = self._classes(focus)
        meant = self._properties(classes).nearest(_local(iri))
        free = [each for each in meant if not self._expected.once(classes, each) or not self._values(focus, each)]
        named = {each: self._expected.shapes(classes, each)[0] for each in free}
        return tuple(Suggestion(f"<{each}>", self._shapes.words(named[each], SH + "name")) for each in free)

    def _names_of_properties(self, classes: frozenset[str]) -> Names:
        """The properties of the classes, by the names that programs and people have for them."""
        return Names(
            {
                path: [
                    _local(path),
                    *(word for shape in shapes for word in self._shapes.words(shape, SH + "name").values()),
                ]
                for path in self._expected.properties(classes)
                if (shapes := self._expected.shapes(classes, path))
            }
        )

    def _language(self, result: Result, value: str) -> Answer:
        tag = _TAG.search(value)
        if tag is None:
            return _NOTHING
        allowed = (self._shapes.limit(result.shape, _LANGUAGE_IN) or ", ".join(ALL)).split(", ")
        path = _bare(result.path or "")
        beside = self._values(result.focus, path) if path in self._expected.one_a_language else []
        taken = {each.language for each in beside if isinstance(each, ox.Literal)}
        meant = [each for each in tags_meant(tag[1]) if each in allowed and each not in taken]
        return (f'"{tag[1]}"' if meant else None), tuple(Suggestion(f'"{each}"', names_of(each)) for each in meant)

    def _code(self, result: Result, value: str) -> Answer:
        named, path = self._expected.list_of(result.shape), _bare(result.path or "")
        lists = frozenset([named]) if named else self._expected.lists(self._classes(result.focus), path)
        if value.startswith("<"):
            found = self._by_iri(_bare(value), lists or frozenset(self._codes.lists_like(_bare(value))))
        else:
            found = self._by_word(_text(value), lists)
        suggestions = self._suggestions(each for each in found if self._of_its_country(result.focus, path, each))
        return value if suggestions or result.shape == UNKNOWN_CONCEPT else None, suggestions

    def _of_its_country(self, focus: str, path: str, concept: str) -> bool:
        """Whether a concept is the country that the thing's IRI names, or is of the thing's country if of any."""
        thing = thing_of(_bare(focus))
        if path == NSI + "country" and thing and thing.country in COUNTRIES and thing.country != "int":
            return concept.endswith(f"/{thing.country}")
        theirs = {str(each) for each in self._values(f"<{concept}>", NSI + "country")}
        own = {str(each) for each in self._values(focus, NSI + "country")}
        return not theirs or not own or bool(theirs & own)

    def _address(self, value: str) -> tuple[Suggestion, ...]:
        """The thing's IRI with the country's own code, where no other thing has it and the rest is right."""
        parts = _ADDRESS.fullmatch(value)
        if parts is None:
            return ()
        countries = (each.rsplit("/", 1)[1] for each in self._by_word(parts[2], frozenset(["jurisdiction"])))
        right = (f"{parts[1]}{country}{parts[3]}" for country in countries if country in COUNTRIES)
        return tuple(
            Suggestion(f"<{iri}>")
            for iri in right
            if f"<{iri}>" != value and self._types(value) <= self._expected.classes(iri) and not self._types(f"<{iri}>")
        )

    def _may_ask(self, value: str) -> bool:
        if len(self._asked) < MAX_TERMS:
            self._asked.add(value)
        return value in self._asked

    def _classes(self, focus: str) -> frozenset[str]:
        """Classes that the thing is said to be of, or that its IRI is of."""
        return self._types(focus) | self._expected.classes(_bare(focus))

    def _types(self, focus: str) -> frozenset[str]:
        return frozenset(each.value for each in self._values(focus, RDF + "type") if isinstance(each, ox.NamedNode))

    def _values(self, focus: str, path: str) -> list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]:
        if not focus.startswith("<") or not path:
            return []
        quads = self._store.quads_for_pattern(ox.NamedNode(_bare(focus)), ox.NamedNode(path), None)
        return [quad.object for quad in quads]

    def _suggestions(self, iris: Iterable[str]) -> tuple[Suggestion, ...]:
        return tuple(Suggestion(f"<{iri}>", self._data.labels(f"<{iri}>")) for iri in iris)


def _bare(node: str) -> str:
    return node.removeprefix("<").removesuffix(">")


def _text(literal: str) -> str:
    """The text of a literal in N-Triples form."""
    (quad,) = ox.parse(f"<urn:x> <urn:x> {literal} .", ox.RdfFormat.N_TRIPLES)
    assert not isinstance(quad.object, ox.Triple)
    return str(quad.object.value)


def _local(iri: str) -> str:
    return iri[max(iri.rfind("#"), iri.rfind("/")) + 1 :]


def _namespace(iri: str) -> str:
    return iri.removesuffix(_local(iri))
