"""`graphkit network` as a user types it, on the world whose numbers `tests/world/README.md` works out on paper."""

import csv
import json
from xml.etree import ElementTree

import networkx as nx
import pytest
from click.testing import CliRunner

from graphkit.cli import main


@pytest.fixture
def run(world):
    def run(*arguments: str, data: bool = True):
        chosen = ["--data", str(world)] if data else []
        return CliRunner().invoke(main, ["network", *arguments, *chosen])

    return run


def test_report(run, tmp_path):
    path = tmp_path / "who.html"
    result = run("report", "-o", str(path), "--lang", "en")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"Report written to {path}. Actors: 11. Collaborations: 7. Participations: 17.\n"
    text = "".join(ElementTree.fromstring(path.read_text(encoding="utf-8")).itertext())
    assert "Example Municipality" in text
    assert "24\u00a0Nov\u00a02026" in text


@pytest.mark.parametrize(
    ("arguments", "actors", "collaborations", "participations"),
    [
        ((), 11, 7, 17),
        (("--country", "se"), 6, 3, 8),  # K2 K3 K5: A1 B2 C1 C3 B1 B3
        (("--country", "DK", "--country", "fi"), 9, 4, 10),  # K2 K5 K6 K7
        (("--from", "2016", "--to", "2016"), 6, 3, 8),  # K1, K2 without B2, K7: A1 A2 A4 C1 C3 D2
        (("--to", "2015"), 4, 3, 7),  # K1, K4, K7: A1 A2 A4 D2
        (("--country", "is"), 0, 0, 0),
    ],
)
def test_export_by_selection(run, tmp_path, arguments, actors, collaborations, participations):
    path = tmp_path / "net.graphml"
    result = run("export", "-o", str(path), *arguments)
    assert result.exit_code == 0, result.output
    graph = nx.read_graphml(path)
    kinds = [kind for _, kind in graph.nodes(data="kind")]
    assert (kinds.count("actor"), kinds.count("collaboration")) == (actors, collaborations)
    assert graph.number_of_edges() == participations


def test_what_the_window_did_is_told(run, tmp_path):
    result = run("export", "-o", str(tmp_path / "net.json"), "--from", "2016", "--to", "2016", "--lang", "en")
    assert result.stderr.splitlines()[1] == (
        "Participations within the years: 6. Kept though their years are not fully stated: 2. "
        "Left out, outside the years: 9."
    )
    said = json.loads((tmp_path / "net.json").read_text(encoding="utf-8"))["graph"]
    assert (said["from"], said["to"], said["kept_with_years_not_fully_stated"]) == (2016, 2016, 2)
    assert "Norway 2026-11 2026-11-24" in said["datasets"]


def test_names_are_in_the_language_and_codes_are_not(run, tmp_path):
    labels = {}
    for language in ("en", "fi"):
        path = tmp_path / f"{language}.graphml"
        assert run("export", "-o", str(path), "--lang", language).exit_code == 0
        labels[language] = nx.read_graphml(path).nodes(data=True)
    city = "https://w3id.org/nordic-social-innovation/id/fi/actor/esimerkki-kaupunki"
    assert labels["en"][city]["label"] == "Example City"
    assert labels["fi"][city]["label"] == "Esimerkki-kaupunki"
    assert labels["en"][city] | {"label": ""} == labels["fi"][city] | {"label": ""}
    assert labels["en"][city]["sector"] == "public-sector"


def test_csv_is_two_files(run, tmp_path):
    assert run("export", "-o", str(tmp_path / "net.csv")).exit_code == 0
    counts = {}
    for path in sorted(tmp_path.iterdir()):
        with path.open(encoding="utf-8", newline="") as file:
            counts[path.name] = len(list(csv.DictReader(file)))
    assert counts == {"net.csv": 17, "net.nodes.csv": 18}


def test_several_roles_of_one_actor_are_one_edge(run, tmp_path):
    assert run("export", "-o", str(tmp_path / "net.graphml")).exit_code == 0
    graph = nx.read_graphml(tmp_path / "net.graphml")
    base = "https://w3id.org/nordic-social-innovation/id/no/"
    edge = graph.edges[f"{base}actor/eksempel-kommune", f"{base}collaboration/eksempel-nabobyer"]
    assert edge["role"] == "coordinator | partner"


def test_format_overrules_the_extension(run, tmp_path):
    path = tmp_path / "net.txt"
    assert run("export", "-o", str(path), "--format", "json").exit_code == 0
    assert len(json.loads(path.read_text(encoding="utf-8"))["nodes"]) == 18


@pytest.mark.parametrize(("name", "arguments"), [("a.html", ("report", "--lang", "is")), ("a.graphml", ("export",))])
def test_the_same_question_gives_the_same_bytes(run, tmp_path, name, arguments):
    first, second = tmp_path / "1" / name, tmp_path / "2" / name
    for path in (first, second):
        assert run(*arguments, "-o", str(path)).exit_code == 0
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("report",), 2, "Missing option '-o'"),
        (("export", "-o", "net.docx"), 2, "the extension names no form"),
        (("export", "-o", "net.csv", "--country", "atlantis"), 2, "--country atlantis: no such country. Use ax "),
        (("export", "-o", "net.csv", "--from", "2018", "--to", "2015"), 2, "--from 2018 lies after --to 2015"),
        (("export", "-o", "net.csv", "--from", "soon"), 2, "'soon' is not a valid integer"),
        (("report", "-o", "net.html", "--data", "nowhere.ttl"), 3, "graphkit: nowhere.ttl: there is no such file"),
    ],
)
def test_what_goes_wrong_is_said(run, tmp_path, monkeypatch, arguments, code, words):
    monkeypatch.chdir(tmp_path)
    result = run(*arguments, data="--data" not in arguments)
    assert result.exit_code == code
    assert words in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_two_sectors_of_one_actor_are_not_settled_silently(world, tmp_path):
    extra = tmp_path / "extra.ttl"
    base = "https://w3id.org/nordic-social-innovation/"
    extra.write_text(
        f"<{base}id/no/actor/eksempel-kommune> <{base}ns#sector> <{base}concept/sector/third-sector> .",
        encoding="utf-8",
    )
    arguments = ["network", "report", "-o", str(tmp_path / "r.html"), "--data", str(world), "--data", str(extra)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 3
    assert result.stderr == (
        "graphkit: no-actor:eksempel-kommune has several values of sector: public-sector, third-sector. "
        "Keep one in the data; graphkit validate names the place\n"
    )
