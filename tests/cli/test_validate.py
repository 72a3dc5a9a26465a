"""`graphkit validate` as a user types it: words, forms and exit codes."""

import io
import json
import re
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from graphkit.cli import main

HERE = Path(__file__).parents[1] / "validate"
WORLD = Path(__file__).parents[1] / "quality" / "world" / "accurate"
DATA, SHAPES = str(HERE / "data.ttl"), str(HERE / "shapes.ttl")


def run(*arguments: str):
    return CliRunner().invoke(main, ["validate", *arguments])


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((DATA, "--shapes", SHAPES), 1),
        ((DATA, "--shapes", SHAPES, "--fail-on", "never"), 0),
        ((DATA, "--shapes", SHAPES, "--fail-on", "info"), 1),
        (("nothing.ttl",), 3),
        ((DATA, "--shapes", DATA), 3),
        ((DATA, "--fail-on", "sometimes"), 2),
        ((DATA, "--shapes", SHAPES, "-o", "report.docx"), 2),
    ],
)
def test_exit_codes(arguments, code):
    result = run(*arguments)
    assert result.exit_code == code
    assert "Traceback" not in result.output


def test_what_could_not_be_done_is_one_line_on_stderr():
    result = run("nothing.ttl")
    assert result.stdout == ""
    assert result.stderr == "graphkit: nothing.ttl: there is no such file or folder. Check the spelling of the path\n"


def test_a_report_file_is_written_even_when_it_fails(tmp_path: Path):
    target = tmp_path / "report.json"
    result = run(DATA, "--shapes", SHAPES, "-o", str(target))
    assert result.exit_code == 1
    assert result.stdout == ""
    assert json.loads(target.read_text())["summary"] == {"violation": 7, "warning": 2, "info": 2}


def test_a_place_that_cannot_be_written_is_told_in_one_line(tmp_path: Path):
    (tmp_path / "file").write_text("")
    result = run(DATA, "--shapes", SHAPES, "-o", str(tmp_path / "file" / "report.json"))
    assert result.exit_code == 3
    assert result.stderr.startswith("graphkit: ")
    assert len(result.stderr.splitlines()) == 1


def test_format_overrules_the_extension(tmp_path: Path):
    target = tmp_path / "report.txt"
    run(DATA, "--shapes", SHAPES, "-o", str(target), "--format", "json")
    json.loads(target.read_text())


def test_stdout_holds_nothing_but_the_report():
    result = run(DATA, "--shapes", SHAPES, "--format", "json")
    assert json.loads(result.stdout)
    assert result.stderr == ""


def test_in_finnish():
    result = run(DATA, "--shapes", SHAPES, "--lang", "fi")
    assert "nimi: tarvitaan vähintään 1, annettu vähemmän" in result.stdout
    assert "virhe: 7 · varoitus: 2 · huomautus: 2" in result.stdout


def test_of_the_locale():
    result = CliRunner(env={"LC_ALL": "nb_NO.UTF-8"}).invoke(main, ["validate", DATA, "--shapes", SHAPES])
    assert "feil: 7 · advarsel: 2 · merknad: 2" in result.stdout


def test_three_verdicts_and_only_the_first_decides(root: Path, tmp_path: Path):
    """The example of the how-to page is valid, though something in it looks wrong and much is not filled in."""
    guide = (root / "docs" / "how-to" / "beyond-valid.md").read_text(encoding="utf-8")
    example = tmp_path / "example.ttl"
    example.write_text(re.findall(r"```turtle\n(.+?)```", guide, flags=re.DOTALL)[0], encoding="utf-8")
    result = run(str(example), "--lang", "en", "--fail-on", "violation")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[-3:] == [
        "Valid? Nothing wrong found.",
        "Accurate? 1 of 15 checks found something that looks wrong.",
        "Useful? 10 of 14 measures found something to fill in.",
    ]
    heads = [
        next(n for n, line in enumerate(lines) if line.startswith(start)) for start in ("Nothing wrong found", *HEADS)
    ]
    assert heads == sorted(heads)
    assert "1 of 1 programmes (100 %) has no end year" in result.stdout


HEADS = ("Accurate? ", "Useful? ", "Valid? ")


@pytest.mark.parametrize("arguments", [("--shapes", SHAPES), ("--tier", "basic")])
def test_valid_alone(arguments):
    """By the caller's own shapes, and in the tier that asks least."""
    text = run(str(WORLD), "--lang", "en", *arguments).stdout
    assert not any(line.startswith(HEADS) for line in text.splitlines())
    assert json.loads(run(str(WORLD), "--lang", "en", "--format", "json", *arguments).stdout)["quality"] is None


def test_every_form_keeps_the_verdicts_apart(root: Path, monkeypatch):
    monkeypatch.chdir(root)

    def made(form: str) -> bytes:
        return run(str(WORLD), "--lang", "en", "--format", form).stdout_bytes

    tree = json.loads(made("json"))
    assert len(tree["quality"]["accurate"]["found"]) == 16
    doubts = sum(group["count"] for group in tree["quality"]["accurate"]["found"])
    files = {one["file"] for group in tree["quality"]["accurate"]["found"] for one in group["suspicions"]}
    assert files == {"tests/quality/world/accurate/no.ttl"}
    book = openpyxl.load_workbook(io.BytesIO(made("xlsx")))
    assert book.sheetnames == ["Summary", "Findings", "Looks wrong", "To fill in"]
    assert [sheet.max_row - 1 for sheet in book.worksheets[1:3]] == [len(tree["findings"]), doubts]
    assert book["Summary"]["A3"].value == "Accurate? 16 of 16 checks found something that looks wrong."
    page = made("html").decode()
    assert [page.count(f'<h2 id="{name}"') for name in ("findings", "accurate", "useful")] == [1, 1, 1]
    assert made("csv").count(b"\r\n") == len(tree["findings"]) + 1
    assert len(json.loads(made("sarif"))["runs"][0]["results"]) == len(tree["findings"])
    assert made("ttl").count(b"a sh:ValidationResult") == len(tree["findings"])
