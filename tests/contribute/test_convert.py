"""`graphkit convert` and `graphkit template` as people run them."""

import csv
import io
import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result

from graphkit.cli import main
from graphkit.contribute.convert import FOLDER, WRITTEN
from graphkit.namespaces import DATASET, SKOS, THING
from graphkit.project import DATA
from graphkit.rdf.read import read_all
from graphkit.rdf.write import turtle

Run = Callable[..., Result]

ICELAND = DATA / "is"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Function: the program run in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(main, [str(argument) for argument in arguments])


def canonical(path: Path) -> str:
    return turtle(quad for document in read_all([path]) for quad in document.quads)


def test_there_are_eleven_forms():
    assert WRITTEN == (".ttl", ".trig", ".nt", ".nq", ".jsonld", ".rdf", ".xlsx", ".ods", ".csv", ".tsv", FOLDER)


@pytest.mark.parametrize("form", [form for form in WRITTEN if form not in (".csv", ".tsv")])
def test_every_form_leads_back_to_the_same_statements(run: Run, form: str):
    there, back = (f"there{form}" if form != FOLDER else "there"), "back.ttl"
    assert run("convert", ICELAND, there, "--lang", "is").exit_code == 0
    assert run("convert", there, back, "--lang", "is").exit_code == 0
    assert Path(back).read_text(encoding="utf-8") == canonical(ICELAND)


@pytest.mark.parametrize("form", [".csv", ".tsv"])
def test_one_table_is_one_text_file(run: Run, form: str):
    source = ICELAND / "laws.ttl"
    assert run("convert", source, f"laws{form}").exit_code == 0
    assert run("convert", f"laws{form}", "back.ttl").exit_code == 0
    assert Path("back.ttl").read_text(encoding="utf-8") == source.read_text(encoding="utf-8")
    refused = run("convert", ICELAND, f"all{form}")
    assert (refused.exit_code, Path(f"all{form}").exists()) == (3, False)
    assert "Name a folder" in refused.stderr


def test_a_workbook_comes_back_to_the_byte(run: Run):
    for source, target in (
        (ICELAND, "a.xlsx"),
        ("a.xlsx", "a.nt"),
        ("a.nt", "b.xlsx"),
        ("a.xlsx", "c"),
        ("c", "d.xlsx"),
    ):
        assert run("convert", source, target, "--lang", "fi").exit_code == 0
    assert Path("a.xlsx").read_bytes() == Path("b.xlsx").read_bytes() == Path("d.xlsx").read_bytes()
    assert "Toimijat.csv" in {path.name for path in Path("c").iterdir()}


def test_a_text_file_saved_by_an_old_nordic_program_is_the_same_contribution(run: Run):
    run("convert", ICELAND / "laws.ttl", "laws.csv", "--lang", "is")
    text = Path("laws.csv").read_text(encoding="utf-8-sig")
    Path("old.csv").write_bytes(text.encode("cp1252"))
    tabs = io.StringIO()
    csv.writer(tabs, delimiter="\t").writerows(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    Path("tabs.tsv").write_bytes(tabs.getvalue().encode("utf-16"))
    for name in ("laws.csv", "old.csv", "tabs.tsv"):
        assert run("convert", name, f"{name}.ttl", "--lang", "is").exit_code == 0
    assert Path("laws.csv.ttl").read_bytes() == Path("old.csv.ttl").read_bytes() == Path("tabs.tsv.ttl").read_bytes()


def test_no_text_becomes_a_formula(run: Run):
    name = '=HYPERLINK("http://example.org";"x")'
    actor = ox.NamedNode(THING + "no/actor/a")
    kind = ox.Triple(
        actor, ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), ox.NamedNode(DATASET[:-5] + "ns#Actor")
    )
    label = ox.Triple(actor, ox.NamedNode(SKOS + "prefLabel"), ox.Literal(name, language="nb"))
    Path("a.ttl").write_text(turtle([kind, label]), encoding="utf-8")
    for target in ("a.xlsx", "a.csv"):
        assert run("convert", "a.ttl", target, "--lang", "nb").exit_code == 0
        assert run("convert", target, "back.ttl", "--lang", "nb").exit_code == 0
        assert Path("back.ttl").read_bytes() == Path("a.ttl").read_bytes()
    with zipfile.ZipFile("a.xlsx") as parts:
        assert not any(b"<f>" in parts.read(part) for part in parts.namelist())
    assert "'=HYPERLINK" in Path("a.csv").read_text(encoding="utf-8-sig")


def test_named_graphs_are_kept_or_refused_never_dropped(run: Run):
    release = ox.NamedNode(DATASET + "is/2026-11")
    quads = [ox.Quad(q.subject, q.predicate, q.object, release) for d in read_all([ICELAND]) for q in d.quads]
    Path("one.nq").write_bytes(ox.serialize(quads, format=ox.RdfFormat.N_QUADS))
    two = [*quads, ox.Quad(release, release, release, ox.NamedNode("urn:other"))]
    Path("two.nq").write_bytes(ox.serialize(two, format=ox.RdfFormat.N_QUADS))
    assert run("convert", "two.nq", "two.trig").exit_code == 0
    assert run("convert", "two.trig", "back.nq").exit_code == 0
    assert sorted(Path("back.nq").read_text(encoding="utf-8").splitlines()) == sorted(f"{quad} ." for quad in two)
    assert run("convert", "one.nq", "one.xlsx").exit_code == 0, "the graph is the dataset that it holds"
    for target in ("x.ttl", "x.nt", "x.xlsx"):
        assert run("convert", "two.nq", target).exit_code == 3
        assert not Path(target).exists()


def test_a_cell_that_cannot_be_read_stops_the_conversion_with_its_place(run: Run):
    Path("a.csv").write_text("no-actor:;nsi:sector\nid;sektor\na;tredje sektoor\n", encoding="utf-8")
    found = run("convert", "a.csv", "a.ttl", "--lang", "nb")
    assert (found.exit_code, found.stdout, Path("a.ttl").exists()) == (1, "", False)
    (line,) = found.stderr.splitlines()
    assert line.startswith("a.csv › a!B3: «tredje sektoor» står ikke i listen for «sektor».")
    assert "Mente du tredje sektor?" in line


def test_a_column_that_is_not_known_is_told_of_and_the_rest_converted(run: Run):
    Path("a.csv").write_text("no-actor:;\nid;Telefon 1\na;x\n", encoding="utf-8")
    found = run("convert", "a.csv", "a.ttl", "--lang", "en")
    assert (found.exit_code, Path("a.ttl").exists()) == (0, True)
    assert "The column 'Telefon 1' was not read" in found.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("convert", "nothing.xlsx", "a.ttl"), 3, "no such file"),
        (("convert", "nothing.ttl", "a.xlsx"), 3, "no such file"),
        (("convert", "nothing.ttl", "a.pdf"), 2, "names no form"),
        (("template", "--country", "DE", "-o", "t.xlsx"), 2, "is not one of"),
        (("template", "--country", "NO", "-o", "t.csv"), 2, "an .xlsx file"),
        (("template", "--country", "NO"), 2, "Missing option"),
    ],
)
def test_what_cannot_be_done(run: Run, arguments: tuple[str, ...], code: int, said: str):
    found = run(*arguments)
    assert (found.exit_code, said in found.output) == (code, True)
    assert "Traceback" not in found.output


def test_a_filled_template_becomes_a_contribution(run: Run):
    assert run("template", "--country", "no", "--lang", "nb", "-o", "t.xlsx").exit_code == 0
    book = openpyxl.load_workbook("t.xlsx")
    sheet = book["Aktører"]
    at = {cell.value: cell.column for cell in sheet[1]}
    for key, value in (
        ("skos:prefLabel@nb", "Prøveaktør"),
        ("nsi:actorKind", "kommune"),
        ("schema:foundingDate", "3.2014"),
    ):
        sheet.cell(4, at[key]).value = value
    book.save("t.xlsx")
    assert run("convert", "t.xlsx", "t.ttl", "--lang", "nb").exit_code == 0
    written = Path("t.ttl").read_text(encoding="utf-8")
    assert written.split("\n\n")[1].splitlines() == [
        "no-actor:proveaktor a nsi:Actor ;",
        "    nsi:actorKind actor-kind:actor-municipality ;",
        "    nsi:datePrecision precision:month ;",
        '    schema:foundingDate "2014-03-01"^^xsd:date ;',
        '    skos:prefLabel "Prøveaktør"@nb .',
    ]


@pytest.mark.parametrize("language", ["fo", "kl", "se", "no"])
def test_languages_that_fall_back_do_so_here_too(run: Run, language: str):
    assert run("template", "--country", "GL", "--lang", language, "-o", "t.xlsx").exit_code == 0
    assert run("convert", ICELAND / "laws.ttl", "a.xlsx", "--lang", language).exit_code == 0
    assert run("convert", "a.xlsx", "a.ttl", "--lang", language).exit_code == 0
    assert Path("a.ttl").read_text(encoding="utf-8") == (ICELAND / "laws.ttl").read_text(encoding="utf-8")


def test_a_folder_with_other_tables_is_not_written_into(run: Run):
    assert run("convert", ICELAND / "laws.ttl", "out", "--lang", "is").exit_code == 0
    assert run("convert", ICELAND / "laws.ttl", "out", "--lang", "is").exit_code == 0, "the same again"
    refused = run("convert", ICELAND / "laws.ttl", "out", "--lang", "nb")
    assert (refused.exit_code, "Lög.csv" in refused.stderr) == (3, True)
    assert {path.name for path in Path("out").iterdir()} == {"Lög.csv"}


def test_a_text_that_no_cell_holds_is_refused_and_goes_into_a_text_file(run: Run):
    long = "x" * 40_000
    Path("a.nt").write_text(f'<{THING}no/law/a> <{SKOS}note> "{long}"@nb .\n', encoding="utf-8")
    refused = run("convert", "a.nt", "a.xlsx")
    assert (refused.exit_code, "40,000 characters" in refused.stderr, Path("a.xlsx").exists()) == (3, True, False)
    assert run("convert", "a.nt", "a.csv").exit_code == 0
    assert run("convert", "a.csv", "b.nt").exit_code == 0
    assert Path("b.nt").read_bytes() == Path("a.nt").read_bytes()


def test_a_file_of_which_nothing_is_understood_is_not_converted(run: Run):
    Path("a.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    found = run("convert", "a.csv", "a.ttl")
    assert (found.exit_code, len(found.stderr.splitlines()), Path("a.ttl").exists()) == (1, 1, False)


@pytest.mark.parametrize("form", [".xlsx", ".ods", ".csv"])
def test_spaces_lines_and_signs_survive(run: Run, form: str):
    texts = [
        "a  b   c",
        "one\ntwo\n\nfour",
        "<x> & \"q\"; 'r'",
        "=1+1",
        "@x",
        "-5",
        "0123",
        "æøåäöþð ŊČ 🙂",
        "'=x",
        " a",
    ]
    law = f"<{THING}no/law/a>"
    lines = [
        f"{law} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://data.europa.eu/eli/ontology#LegalResource> ."
    ]
    lines += [f"{law} <{SKOS}altLabel> {ox.Literal(text, language='nb')} ." for text in texts]
    Path("a.nt").write_text("\n".join(sorted(lines)) + "\n", encoding="utf-8")
    target = "out" if form == ".csv" else f"a{form}"
    assert run("convert", "a.nt", target, "--lang", "nb").exit_code == 0
    assert run("convert", target, "b.nt", "--lang", "nb").exit_code == 0
    assert sorted(Path("b.nt").read_text(encoding="utf-8").split("\n")) == sorted(["", *lines])


@pytest.mark.skipif(
    not shutil.which("soffice") and "CI" not in os.environ, reason="LibreOffice is not installed: see `make office`"
)
def test_libreoffice_saves_it_without_loss(run: Run):
    run("convert", ICELAND, "a.ods", "--lang", "is")
    profile = f"-env:UserInstallation=file://{Path.cwd() / 'profile'}"
    command = ["soffice", "--headless", profile, "--convert-to", "xlsx", "a.ods"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert run("convert", "a.xlsx", "a.ttl", "--lang", "is").exit_code == 0
    assert Path("a.ttl").read_text(encoding="utf-8") == canonical(ICELAND)
