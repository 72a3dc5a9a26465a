"""`graphkit queries` and `graphkit query` as people type them."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graphkit.cli import main
from graphkit.query.catalogue import names


@pytest.fixture
def query(world: Path):
    def typed(*arguments: str) -> Result:
        return CliRunner().invoke(main, ["query", *arguments, "--data", str(world), "--lang", "en"])

    return typed


def test_queries_lists_every_query_in_the_asked_language():
    result = CliRunner().invoke(main, ["queries", "--lang", "sv"])
    assert result.exit_code == 0
    assert all(name in result.stdout for name in names())
    assert "Samverkan över sektorsgränser" in result.stdout
    assert "group (obligatorisk)" in result.stdout
    assert "year (annars 2015)" in result.stdout


def test_a_table(query):
    result = query("cross-sector-share-by-country")
    assert result.exit_code == 0
    assert result.stderr == ""
    assert "Share of collaborations across sectors, by country" in result.stdout
    assert "│ Norway  │              5 │             4 │              3 │  0.75 │" in result.stdout
    assert result.stdout.splitlines()[-2:] == [
        "Rows: 4",
        "Data: 2026-11 (2026-11-24): Denmark, Finland, Norway, Sweden",
    ]


def test_finnish_with_marked_fallbacks(world):
    result = CliRunner().invoke(
        main, ["query", "cross-sector-collaborations", "--data", str(world), "--lang", "fi", "--format", "csv"]
    )
    assert result.exit_code == 0
    first, second = list(csv.DictReader(io.StringIO(result.stdout)))[:2]
    assert first["yhteistyö"] == "Esimerkki naapurikaupungit"
    assert first["sektorit"] == "julkinen sektori; kolmas sektori; yksityinen sektori"
    assert second["yhteistyö"] == "Example Work for All [en]"


def test_parameters(query):
    result = query("support-for-target-group", "--param", "group=unge", "--param", "country=Norge", "--format", "json")
    assert result.exit_code == 0
    content = json.loads(result.stdout)
    assert content["parameters"]["country"] == "Norway"
    assert [row["programme"]["label"] for row in content["rows"]] == ["Eksempel råd"]


def test_an_empty_answer_is_an_answer(query):
    result = query("support-for-target-group", "--param", "group=older-people")
    assert result.exit_code == 0
    assert "Rows: 0" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("no-such-query",), 2, "no query is called 'no-such-query'. See: graphkit queries"),
        (
            ("cross-sector-collaborations", "--param", "contry=no"),
            2,
            "takes no parameter 'contry'. Allowed: country, sector",
        ),
        (
            ("cross-sector-collaborations", "--param", "country=Narnia"),
            2,
            "country='Narnia' is no concept of the list",
        ),
        (("support-for-target-group",), 2, "needs --param group=…"),
        (("cross-sector-collaborations", "--param", "country"), 2, "'country' is not of the form name=value"),
        (("cross-sector-collaborations", "-o", "answer.docx"), 2, "'answer.docx' must end in one of .csv, .json, .md"),
        (("cross-sector-collaborations", "-o", "answer.ttl"), 2, "'answer.ttl' must end in one of .csv, .json, .md"),
        (
            ("cross-sector-collaborations", "-o", "answer.table"),
            2,
            "'answer.table' must end in one of .csv, .json, .md",
        ),
        (("cross-sector-collaborations", "--format", "ttl"), 2, "cross-sector-collaborations gives table, so no ttl."),
        (("cross-sector-collaborations", "--format", "xlsx"), 2, "xlsx is not for the terminal: give -o FILE.xlsx"),
        (("cross-sector-collaborations", "--excel", "-o", "answer.json"), 2, "--excel is for .csv"),
        (("cross-sector-collaborations", "--explain", "-o", "answer.csv"), 2, "--explain prints the query itself"),
        (("cross-sector-collaborations", "--format", "pdf"), 2, "'pdf' is not one of"),
        (("nothing.rq",), 3, "nothing.rq: cannot be read"),
        (("cross-sector-collaborations", "--data", "nothing.ttl"), 3, "nothing.ttl: there is no such file or folder"),
    ],
)
def test_what_goes_wrong(query, arguments, code, said):
    result = query(*arguments)
    assert result.exit_code == code
    assert said in result.stderr
    assert result.stdout == ""
    assert "Traceback" not in result.output


def test_what_is_wrong_with_a_parameter_is_one_line(query):
    assert query("cross-sector-collaborations", "--param", "contry=no").stderr == (
        "graphkit: query cross-sector-collaborations: takes no parameter 'contry'. Allowed: country, sector\n"
    )


def test_a_csv_file_opens_in_excel(query, tmp_path):
    target = tmp_path / "answer.csv"
    result = query("owners-and-funders", "-o", str(target))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"Rows written: 6 → {target}\n"
    assert target.read_bytes().startswith(b"\xef\xbb\xbfprogramme,programme (IRI),country,")
    assert "Eksempel råd [nb]" in target.read_text(encoding="utf-8-sig")


def test_a_csv_file_for_a_nordic_excel(world, tmp_path):
    target = tmp_path / "answer.csv"
    arguments = ["programmes-with-money", "--excel", "-o", str(target), "--data", str(world), "--lang", "da"]
    result = CliRunner().invoke(main, ["query", *arguments])
    assert result.exit_code == 0
    assert target.read_bytes().startswith(b"\xef\xbb\xbfindsats;indsats (IRI);land;")
    [first, *_] = list(csv.DictReader(io.StringIO(target.read_text(encoding="utf-8-sig")), delimiter=";"))
    assert (first["beløb"], first["valuta"]) == ("2500000,5", "DKK")


def test_for_excel_to_a_pipe(query):
    result = query("programmes-with-money", "--excel")
    assert result.stdout.startswith("\ufeffprogramme;programme (IRI);country;")
    assert ";2500000.5;DKK;" in result.stdout


@pytest.mark.parametrize(
    ("name", "form", "start"), [("a.json", None, "{"), ("a.md", None, "## Who"), ("a.csv", "md", "## Who")]
)
def test_files(query, tmp_path, name, form, start):
    target = tmp_path / name
    assert query("owners-and-funders", "-o", str(target), *(("--format", form) if form else ())).exit_code == 0
    assert target.read_text(encoding="utf-8").startswith(start)


def test_a_table_in_a_file_has_no_colours(query, tmp_path):
    target = tmp_path / "answer.txt"
    assert query("owners-and-funders", "-o", str(target), "--format", "table").exit_code == 0
    text = target.read_text(encoding="utf-8")
    assert "\x1b" not in text
    assert "Rows: 6" in text


def test_ones_own_query(query, tmp_path):
    path = tmp_path / "own.rq"
    path.write_text(
        '#+ [title]\n#+ en = "Names"\nPREFIX nsi: <https://w3id.org/nordic-social-innovation/ns#>\n'
        "SELECT ?actor WHERE { ?actor a nsi:Actor } ORDER BY ?actor",
        encoding="utf-8",
    )
    result = query(str(path))
    assert result.exit_code == 0
    assert result.stdout.startswith("Names\n")
    assert "Rows: 12" in result.stdout


def test_statements(query, tmp_path):
    path = tmp_path / "own.rq"
    path.write_text(
        '#+ [title]\n#+ en = "Sectors"\n#+ [parameters]\n#+ country = "concept:jurisdiction"\n'
        "PREFIX nsi: <https://w3id.org/nordic-social-innovation/ns#>\n"
        "CONSTRUCT { ?actor nsi:sector ?sector }\n"
        "WHERE { VALUES ?_country { UNDEF } ?actor nsi:country ?_country ; nsi:sector ?sector }",
        encoding="utf-8",
    )
    target = tmp_path / "sectors.ttl"
    result = query(str(path), "--param", "country=dk", "-o", str(target))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"Statements written: 1 → {target}\n"
    assert target.read_text(encoding="utf-8") == (
        "# Sectors\n# Rows: 1\n# Asked with: country: Denmark\n"
        "# Data: 2026-11 (2026-11-24): Denmark, Finland, Norway, Sweden\n\n"
        "@prefix dk-actor: <https://w3id.org/nordic-social-innovation/id/dk/actor/> .\n"
        "@prefix nsi: <https://w3id.org/nordic-social-innovation/ns#> .\n"
        "@prefix sector: <https://w3id.org/nordic-social-innovation/concept/sector/> .\n\n"
        "dk-actor:eksempel-fond nsi:sector sector:private-sector .\n"
    )
    assert query(str(path), "--param", "country=dk").stdout == target.read_text(encoding="utf-8")
    assert query(str(path), "-o", str(tmp_path / "sectors.csv")).exit_code == 2


def test_describe(query, tmp_path):
    path = tmp_path / "own.rq"
    path.write_text("DESCRIBE <https://w3id.org/nordic-social-innovation/id/dk/actor/eksempel-fond>", encoding="utf-8")
    result = query(str(path))
    assert result.exit_code == 0
    assert "dk-actor:eksempel-fond a nsi:Actor ;" in result.stdout


def test_explain_prints_what_any_engine_runs(query, store):
    result = query("cross-sector-collaborations", "--param", "country=Norge", "--explain")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("# Collaborations across sectors\n# Asked with: country: Norway\n\nPREFIX dcat:")
    assert "#+" not in result.stdout
    assert "VALUES ?_country { <https://w3id.org/nordic-social-innovation/concept/jurisdiction/no> }" in result.stdout
    assert "VALUES ?_sector { UNDEF }" in result.stdout
    rows = json.loads(query("cross-sector-collaborations", "--param", "country=no", "--format", "json").stdout)["rows"]
    assert len(list(store.query(result.stdout))) == len(rows) == 3


def test_explain_of_a_wrong_parameter(query):
    assert query("cross-sector-collaborations", "--param", "country=Narnia", "--explain").exit_code == 2


def test_ones_own_query_may_not_reach_out(query, tmp_path):
    path = tmp_path / "own.rq"
    path.write_text("SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", encoding="utf-8")
    result = query(str(path))
    assert result.exit_code == 3
    assert "SERVICE is refused" in result.stderr


def test_the_same_bytes_whatever_the_hash_seed(world, tmp_path):
    said = set()
    for seed in ("0", "1", "2"):
        code = "from graphkit.cli import main; main()"
        command = [sys.executable, "-c", code, "query", "participation", "--format", "json", "--data", str(world)]
        done = subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True)
        said.add(done.stdout)
    assert len(said) == 1
    assert len(json.loads(said.pop())["rows"]) == 18
