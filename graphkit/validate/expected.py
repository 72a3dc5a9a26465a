"""What the project's shapes expect of a thing: its class, its properties, the lists that its codes stand in."""

import re
from collections import defaultdict
from collections.abc import Collection

import pyoxigraph as ox

from graphkit.namespaces import SH
from graphkit.validate.shapes import Shapes, shape_name

_LIST = re.compile(r"/concept/([a-z][a-z-]*)/\[")
"""How a pattern of the shapes names a list: `^…/concept/sector/[a-z0-9]…`."""


class Expected:
    """The shapes, asked by class and by address."""

    def __init__(self, shapes: Shapes) -> None:
        self._addresses: dict[str, list[re.Pattern[str]]] = defaultdict(list)
        self._paths: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._lists: dict[str, str] = {}
        self._single = {shape_name(shape) for shape, most in shapes.pairs(SH + "maxCount") if most.value == "1"}
        paths = {shape_name(shape): path for shape, path in shapes.pairs(SH + "path")}
        self.one_a_language = {
            path.value for shape, _ in shapes.pairs(SH + "uniqueLang") for path in shapes.objects(shape, SH + "path")
        }
        """Properties of which a thing has one text in each language."""
        for shape, pattern in shapes.pairs(SH + "pattern"):
            if named := _LIST.search(pattern.value):
                self._lists[shape_name(shape)] = named[1]
            elif shape_name(shape) not in paths:
                for class_iri in _classes(shapes, shape_name(shape)):
                    self._addresses[class_iri].append(re.compile(pattern.value))
        for name, path in paths.items():
            if isinstance(path, ox.NamedNode):
                for class_iri in _classes(shapes, name):
                    self._paths[class_iri][path.value].append(name)

    def classes(self, address: str) -> frozenset[str]:
        """Classes whose things may have that IRI."""
        return frozenset(
            iri for iri, patterns in self._addresses.items() if all(pattern.search(address) for pattern in patterns)
        )

    def properties(self, classes: Collection[str]) -> frozenset[str]:
        """Properties that things of one of the classes may have."""
        return frozenset(path for iri in classes for path in self._paths.get(iri, ()))

    def once(self, classes: Collection[str], path: str) -> bool:
        """Whether a thing of one of the classes may have the property once only."""
        return any(shape in self._single for shape in self.shapes(classes, path))

    def lists(self, classes: Collection[str], path: str) -> frozenset[str]:
        """Names of the lists that the property's codes may stand in."""
        return frozenset(self._lists[shape] for shape in self.shapes(classes, path) if shape in self._lists)

    def list_of(self, shape: str) -> str | None:
        """Name of the list that a shape asks for, or None."""
        return self._lists.get(shape)

    def shapes(self, classes: Collection[str], path: str) -> list[str]:
        """Property shapes, by name, that ask something of the property of a thing of one of the classes."""
        return sorted({shape for iri in classes for shape in self._paths.get(iri, {}).get(path, ())})


def _classes(shapes: Shapes, shape: str) -> list[str]:
    return [target.node.value for target in shapes.targets.get(shape, ()) if target.kind == "targetClass"]
