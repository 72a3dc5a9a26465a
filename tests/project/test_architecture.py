"""The package keeps its floors: imports point downstairs, each room has its own libraries, nothing grows too big."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "graphkit"

FLOORS: list[set[str]] = [
    {"errors", "namespaces", "progress", "project"},
    {"child", "guards", "rdf", "sheets", "languages"},
    {"report", "store", "concepts", "network"},
    {"quality", "contribute"},
    {"validate", "query", "merge"},
    {"rulebook"},
    {"publish"},
    {"serve"},
    {"cli"},
]

LIBRARIES: dict[str, set[str]] = {
    "errors": set(),
    "namespaces": set(),
    "progress": set(),
    "project": set(),
    "child": set(),
    "guards": {"stdnum"},
    "rdf": {"pyoxigraph"},
    "sheets": {"openpyxl", "python_calamine"},
    "languages": set(),
    "report": {"openpyxl", "pyoxigraph"},
    "store": {"pyoxigraph"},
    "concepts": {"pyoxigraph", "rapidfuzz"},
    "network": {"networkx", "numpy", "scipy"},
    "contribute": {"openpyxl", "pyoxigraph", "rapidfuzz"},
    "validate": {"pyoxigraph", "pyparsing", "pyshacl", "rapidfuzz", "rdflib", "shacl"},
    "merge": {"pyoxigraph"},
    "query": {"openpyxl", "pyarrow", "pyoxigraph", "rdflib", "rich"},
    "quality": {"pyoxigraph"},
    "rulebook": {"pyoxigraph", "rapidfuzz"},
    "publish": {"babel", "jinja2", "markupsafe", "networkx", "numpy", "openpyxl", "scipy"},
    "serve": {"babel", "h11", "jinja2", "markupsafe", "pyoxigraph", "rdflib", "starlette", "uvicorn"},
    "cli": {"babel", "click", "rich"},
}

MAX_MODULE = 300
MAX_FUNCTION = 40

MODULES = sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def module_name(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {module_name(path) for path in MODULES}


def own_module(name: str) -> str:
    return name if name in NAMES else name.rsplit(".", 1)[0]


def test_every_room_stands_on_one_floor():
    rooms = {room_of(path) for path in MODULES} - {"__init__"}
    assert rooms == set().union(*FLOORS) == set(LIBRARIES)
    assert sum(map(len, FLOORS)) == len(rooms)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_point_downstairs(path: Path):
    room = room_of(path)
    if room == "__init__":
        return
    height = next(h for h, floor in enumerate(FLOORS) if room in floor)
    below = set().union(*FLOORS[:height]) | {room}
    own = {name.split(".")[1] for name in imports(path) if name.startswith("graphkit.")}
    assert own <= below, f"{room} reaches up or sideways: {sorted(own - below)}"


@pytest.mark.parametrize("room", sorted(LIBRARIES))
def test_each_room_has_its_own_libraries(room: str):
    tops = {name.split(".")[0] for path in MODULES if room_of(path) == room for name in imports(path)}
    foreign = tops - {"graphkit", "__future__"} - sys.stdlib_module_names
    assert foreign <= LIBRARIES[room], f"{room} uses {sorted(foreign - LIBRARIES[room])}"


def test_no_import_cycles():
    graph = {
        module_name(path): {own_module(name) for name in imports(path) if name.startswith("graphkit.")}
        for path in MODULES
    }
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, f"import cycle: {' -> '.join((*trail, name))}"
        if name not in done:
            for other in sorted(graph.get(name, set()) - {name}):
                visit(other, (*trail, name))
            done.add(name)

    for name in sorted(graph):
        visit(name, ())
    assert len(done) >= len(MODULES)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_modules_and_functions_stay_small(path: Path):
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= MAX_MODULE
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
            length = (node.end_lineno or 0) - first.lineno + 1
            assert length <= MAX_FUNCTION, f"{path.name}:{node.lineno} {node.name} has {length} lines"


def test_labels_are_picked_in_one_place():
    """No other module walks a fallback chain: `languages.labels.pick` is the one function that does."""
    users = {room_of(p) for p in MODULES if "fallback.chain" in " ".join(imports(p))}
    assert users == {"languages"}
