"""Check digits in SPARQL agree with python-stdnum on made-up numbers: valid ones, and ones with a slip."""

import random
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from stdnum.dk import cvr
from stdnum.ee import registrikood
from stdnum.fi import ytunnus
from stdnum.fo import vn
from stdnum.is_ import kennitala
from stdnum.no import orgnr
from stdnum.se import orgnr as se_orgnr

from graphkit.namespaces import ADMS, CONCEPT, DCTERMS, RDF, SKOS, THING
from graphkit.project import SHAPES
from graphkit.rdf.read import read
from graphkit.validate import fast
from graphkit.validate.data import Data
from graphkit.validate.shapes import Shapes

EACH = 200


def digits(chance: random.Random, count: int) -> str:
    return "".join(chance.choice("0123456789") for _ in range(count))


def iceland(chance: random.Random) -> str:
    day, month, year = chance.randint(40, 72), chance.randint(0, 13), chance.randint(0, 99)
    return f"{day:02}{month:02}{year:02}{chance.choice(['', '-'])}{digits(chance, 3)}{chance.choice('09')}"


def sweden(chance: random.Random) -> str:
    return f"{digits(chance, 6)}{chance.choice(['', '-'])}{digits(chance, 4)}"


def faroes(chance: random.Random) -> str:
    return digits(chance, chance.choice([5, 6, 6, 6, 7]))


REGISTERS: dict[str, tuple[Callable[[random.Random], str], Callable[[str], bool]]] = {
    "no-brc": (lambda chance: digits(chance, 9), orgnr.is_valid),
    "se-on": (sweden, se_orgnr.is_valid),
    "dk-cvr": (lambda chance: digits(chance, 8), cvr.is_valid),
    "fi-pro": (lambda chance: f"{digits(chance, 7)}-{digits(chance, 1)}", ytunnus.is_valid),
    "is-ken": (iceland, lambda number: kennitala.is_valid(number) and int(number[:2]) > 40),
    "fo-vn": (faroes, vn.is_valid),
    "ee-are": (lambda chance: digits(chance, 8), registrikood.is_valid),
}


def numbers(register: str) -> list[str]:
    """Random numbers of the register's form; a third of them valid by python-stdnum."""
    chance, (draw, is_valid) = random.Random(register), REGISTERS[register]
    found: list[str] = []
    while len(found) < EACH:
        number = draw(chance)
        if is_valid(number) or len(found) % 3:
            found.append(number)
    return found


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """The numbers that each register's rule refuses, all of them checked in one run."""
    quads = [
        ox.Quad(ox.NamedNode(f"{THING}no/identifier/{register}-{place}"), ox.NamedNode(predicate), value)
        for register in REGISTERS
        for place, number in enumerate(numbers(register))
        for predicate, value in (
            (RDF + "type", ox.NamedNode(ADMS + "Identifier")),
            (SKOS + "notation", ox.Literal(number)),
            (DCTERMS + "conformsTo", ox.NamedNode(f"{CONCEPT}identifier-scheme/{register}")),
        )
    ]
    path: Path = tmp_path_factory.mktemp("numbers") / "numbers.nt"
    ox.serialize((quad.triple for quad in quads), path, format=ox.RdfFormat.N_TRIPLES)
    data = Data([read(path)], [])
    rules = {rule.shape.rsplit("Identifier-", 1)[-1]: rule for rule in Shapes.load([SHAPES]).sparql_rules}
    return {
        register: {str(result.value).strip('"') for result in fast.rule_results(rules[register], data.store)}
        for register in REGISTERS
    }


@pytest.mark.parametrize("register", REGISTERS)
def test_the_rule_agrees_with_stdnum(register: str, refused: dict[str, set[str]]):
    tried, is_valid = numbers(register), REGISTERS[register][1]
    wrong = {number for number in tried if not is_valid(number)}
    assert len(tried) == EACH
    assert 40 < len(wrong) < 160
    assert refused[register] == wrong
