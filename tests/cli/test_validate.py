"""`graphkit validate` as a user types it: words, forms and exit codes."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from graphkit.cli import main

HERE = Path(__file__).parents[1] / "validate"
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
