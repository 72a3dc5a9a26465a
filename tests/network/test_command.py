"""`graphkit network` as a user types it, on the world whose numbers `tests/world/README.md` works out on paper."""

import csv
import json
import os
import subprocess
import sys
from xml.etree import ElementTree

import networkx as nx
import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

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


RELATION_SIZES = [
    ("participation", 11, 7, 17),
    ("cooperation", 8, 5, 13),  # K1 K2 K4 K5 K7
    ("funding", 2, 1, 2),  # K6
    ("research", 2, 1, 2),  # K3
    ("membership", 0, 0, 0),
    ("ownership", 0, 0, 0),
    ("procurement", 0, 0, 0),
]


@pytest.mark.parametrize(("relation", "actors", "collaborations", "participations"), RELATION_SIZES)
def test_relations(run, tmp_path, relation, actors, collaborations, participations):
    path = tmp_path / "net.json"
    assert run("export", "-o", str(path), "--relation", relation).exit_code == 0
    said = json.loads(path.read_text(encoding="utf-8"))
    kinds = [node["kind"] for node in said["nodes"]]
    assert (kinds.count("actor"), kinds.count("collaboration")) == (actors, collaborations)
    assert len(said["edges"]) == participations
    if relation != "participation":
        assert said["graph"]["relation"] == relation
        assert {edge["relation"] for edge in said["edges"]} <= {relation}


def test_both_sides_named_is_a_relation_too(root, world, tmp_path):
    """`tests/query/more`: K8 a contract of A1 A2 B2; in the joint project K9 A4 buys from B2, and B3 does not trade."""
    path = tmp_path / "net.csv"
    data = ["--data", str(world), "--data", str(root / "tests/query/more")]
    arguments = ["network", "export", "--relation", "procurement", "-o", str(path), *data]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    with path.open(encoding="utf-8", newline="") as file:
        found = [(row["source"].rsplit("/")[-1], row["relation"]) for row in csv.DictReader(file)]
    assert sorted(found) == [
        ("eksempel-direktorat", "cooperation | procurement"),
        ("eksempel-forening", "procurement"),
        ("eksempel-kommune", "procurement"),
        ("exempel-ab", "cooperation | procurement"),
        ("exempel-ab", "procurement"),
    ]


def test_actors_alone_by_weighting_and_by_backbone(run, tmp_path):
    weights = {}
    for name, arguments in (
        ("newman", ("--weighting", "newman")),
        ("sdsm", ("--backbone", "sdsm", "--alpha", "0.4")),
        ("disparity", ("--weighting", "count", "--backbone", "disparity", "--alpha", "0.9")),
    ):
        path = tmp_path / f"{name}.graphml"
        assert run("export", "-o", str(path), *arguments).exit_code == 0
        graph = nx.read_graphml(path)
        assert graph.graph["mode"] == "one-mode"
        weights[name] = graph
    city, agency = (
        f"https://w3id.org/nordic-social-innovation/id/no/actor/eksempel-{x}" for x in ("kommune", "direktorat")
    )
    assert weights["newman"].number_of_edges() == 13
    assert weights["newman"].edges[city, agency]["weight"] == 1 / 2 + 1, "K1 of three, K4 of two"
    assert (weights["sdsm"].graph["model"], weights["sdsm"].graph["alpha"]) == ("sdsm", 0.4)
    assert 0 < weights["sdsm"].number_of_edges() < 13
    assert weights["disparity"].graph["model"] == "disparity"


def test_a_file_for_each_window(run, tmp_path):
    result = run("export", "-o", str(tmp_path / "net.gexf"), "--window", "2014-2015", "--window", "2016-2016")
    assert result.exit_code == 0, result.output
    sizes = {path.name: nx.read_gexf(path, version="1.3").number_of_edges() for path in sorted(tmp_path.iterdir())}
    assert sizes == {"net.2014-2015.gexf": 7, "net.2016-2016.gexf": 8}


def test_measures(run, tmp_path):
    """Degrees as the world's README gives them; E-I of A1: A4 C3 within, A2 B2 C1 across."""
    path = tmp_path / "m.csv"
    assert run("measures", "-o", str(path), "--lang", "en").exit_code == 0
    with path.open(encoding="utf-8", newline="") as file:
        rows = {row["id"].rsplit("/")[-1]: row for row in csv.DictReader(file)}
    assert len(rows) == 11
    city = rows["eksempel-kommune"]
    assert (city["label"], city["country"], city["sector"]) == ("Example Municipality", "no", "public-sector")
    assert (city["degree"], city["strength"], city["ei"], city["undefined"]) == ("5", "6", "0.2", "")
    lone = rows["eksempel-fond"]
    assert lone["clustering"] == "nan"
    assert "clustering: fewer-than-two-ties" in lone["undefined"]
    assert rows["eksempel-netvaerk"]["sector"] == ""
    assert "ei: not-stated" in rows["eksempel-netvaerk"]["undefined"]


@pytest.mark.parametrize("language", ["en", "fi"])
def test_measures_in_excel(run, tmp_path, language):
    path = tmp_path / "m.xlsx"
    assert run("measures", "-o", str(path), "--lang", language, "--draws", "20").exit_code == 0
    book = load_workbook(path)
    names = {"en": ["Actors", "Network", "About"], "fi": ["Toimijat", "Verkosto", "Luvuista"]}
    assert book.sheetnames == names[language]
    actors, network, about = (list(sheet.values) for sheet in book)
    assert len(actors) == 12
    place = actors[0].index({"en": "E-I index by sector", "fi": "E-I-indeksi sektorin mukaan"}[language])
    row = next(row for row in actors if row[0].endswith("eksempel-netvaerk"))
    assert row[place] is None
    assert row[3] == {"en": "not stated", "fi": "ei ilmoitettu"}[language]
    assert {"en": "sector not stated: ", "fi": "sektoria ei ilmoitettu: "}[language] in row[-1]
    figures = {name: value for name, value, _ in network}
    assert figures[{"en": "Tied pairs of actors", "fi": "Sidoksissa olevat toimijaparit"}[language]] == 13
    assert figures[{"en": "E-I index by sector", "fi": "E-I-indeksi sektorin mukaan"}[language]] == 0.5
    assert (about[-5][1], about[-4][1]) == (20, 1)
    made = {"en": ["Datasets", "Made with"], "fi": ["Tietoaineistot", "Tehty ohjelmalla"]}
    assert [row[0] for row in about[1:-5]] == made[language]


def test_measures_in_excel_say_what_was_asked_for_in_the_language(run, tmp_path):
    path = tmp_path / "m.xlsx"
    options = ("--relation", "funding", "--country", "no", "--from", "2010", "--to", "2020", "--draws", "20")
    assert run("measures", "-o", str(path), "--lang", "is", *options).exit_code == 0
    about = dict(row[:2] for row in load_workbook(path).worksheets[-1].values)
    assert (about["Tengsl"], about["Frá ári"], about["Til árs"], about["Lönd"]) == ("fjármögnun", "2010", "2020", "no")
    assert {"Gagnasöfn", "Gert með", "Með þótt ár séu ekki að fullu tilgreind"} <= set(about)


def test_png(run, tmp_path, monkeypatch):
    path = tmp_path / "p.png"
    assert run("picture", "-o", str(path)).exit_code == 0
    content = path.read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(content[16:20]) == 2400
    monkeypatch.setattr("graphkit.publish.png.find_spec", lambda name: None)
    result = run("picture", "-o", str(tmp_path / "q.png"))
    assert result.exit_code == 3
    assert "pip install 'graphkit[png]'" in result.stderr


def test_still_picture(run, tmp_path):
    path = tmp_path / "p.svg"
    assert run("picture", "-o", str(path), "--lang", "en").exit_code == 0
    assert ElementTree.parse(path).getroot().get("aria-label") == "Network of 11 actors and 7 collaborations"


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


EVERY = [
    ("a.html", ("report", "--lang", "is", "--draws", "20")),
    ("p.html", ("picture", "--lang", "nn")),
    ("p.svg", ("picture",)),
    ("p.png", ("picture",)),
    ("m.csv", ("measures",)),
    ("m.xlsx", ("measures", "--draws", "20")),
    ("a.graphml", ("export",)),
    ("a.gexf", ("export",)),
    ("a.paj", ("export",)),
    ("a.json", ("export", "--backbone", "sdsm", "--alpha", "0.4")),
]


@pytest.mark.parametrize(("name", "arguments"), EVERY)
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
        (("export", "-o", "net.csv", "--alpha", "0.1"), 2, "Add --backbone sdsm or disparity"),
        (("export", "-o", "net.csv", "--backbone", "sdsm", "--weighting", "newman"), 2, "Leave out --weighting newman"),
        (("export", "-o", "net.csv", "--window", "2010-2014", "--to", "2012"), 2, "Leave out --from and --to"),
        (("export", "-o", "net.csv", "--window", "2014"), 2, "'' is not a valid integer"),
        (("measures", "-o", "m.csv", "--relation", "friendship"), 2, "'friendship' is not one of"),
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


@pytest.mark.parametrize(("name", "arguments"), EVERY)
def test_where_nobody_takes_part_the_files_are_empty_and_whole(run, tmp_path, name, arguments):
    path = tmp_path / name
    result = run(*arguments, "-o", str(path), "--country", "is")
    assert result.exit_code == 0, result.output
    assert path.stat().st_size > 40


SCRIPT = """
import sys
from graphkit.cli import main
for name, *arguments in %r:
    main(["network", *arguments, "-o", name, "--data", sys.argv[1]], standalone_mode=False)
"""


def test_the_same_bytes_whatever_the_hash_seed(world, tmp_path):
    found = []
    for seed in ("0", "1", "4242"):
        folder = tmp_path / seed
        folder.mkdir()
        code = SCRIPT % [(name, *arguments) for name, arguments in EVERY]
        environment = os.environ | {"PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", code, str(world)]
        subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
        found.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert set(found[0]) == {name for name, _ in EVERY}
    assert found[0] == found[1] == found[2]
