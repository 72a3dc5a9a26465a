"""A filled-in workbook through `graphkit validate`: each finding names its cell, and a corrected one has none."""

import json

import pytest

from graphkit.languages.fallback import FULL
from graphkit.languages.texts import text

FAULTS = {
    ("Aktører", 4, "organisasjonsnummer"): 999999992,
    ("Aktører", 5, "sektor"): "tredje secktorn",
    ("Innsatser", 4, "periode: sluttdato"): "2012",
}


def violations(result):
    tree = json.loads(result.stdout)
    return [finding for finding in tree["findings"] if finding["severity"] == "violation"]


def test_three_faults_are_three_findings_each_in_its_cell(filled, validate, tmp_path):
    path = filled(tmp_path / "a.xlsx", FAULTS)
    result = validate(path, "--lang", "nb", "--format", "json")
    assert result.exit_code == 1
    found = {(f["rule"], f["sheet"], f["cell"], f["head"]): f for f in violations(result)}
    assert sorted(found) == [
        ("Cell-code-unknown", "Aktører", "I5", "sektor"),
        ("Identifier-no-brc", "Aktører", "L4", "organisasjonsnummer"),
        ("Period-start", "Innsatser", "K4", "periode: startdato"),
    ]
    unknown, number, _ = (found[key] for key in sorted(found))
    assert unknown["message"].startswith("«tredje secktorn» står ikke i listen for «sektor»")
    assert unknown["thing"] == "Beta"
    assert "tredje sektor" in json.dumps(unknown["suggestions"], ensure_ascii=False)
    assert "Enhetsregisteret" in number["message"]
    assert not [f for f in json.loads(result.stdout)["findings"] if f["rule"] == "Actor-sector"]


def test_corrected_it_has_no_fault(filled, validate, tmp_path):
    result = validate(filled(tmp_path / "a.xlsx"), "--lang", "nb", "--format", "json")
    assert result.exit_code == 0
    assert violations(result) == []
    assert json.loads(result.stdout)["checked"]["nsi:Actor"] == 5


@pytest.mark.parametrize("language", FULL)
def test_the_cells_are_the_same_in_every_language(filled, validate, tmp_path, language):
    path = filled(tmp_path / "a.xlsx", FAULTS)
    result = validate(path, "--lang", language)
    assert result.exit_code == 1
    for place in ("Aktører!I5 (sektor)", "Aktører!L4 (organisasjonsnummer)", "Innsatser!K4 (periode: startdato)"):
        assert f"a.xlsx › {place}: " in result.stdout
    assert text("validate", "severity.violation", language) in result.stdout


def test_several_inputs_are_one_dataset(filled, validate, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    filled(folder / "a.xlsx", FAULTS)
    (folder / "b.ttl").write_text(
        "<https://example.org/a> a <https://w3id.org/nordic-social-innovation/ns#Actor> .\n", encoding="utf-8"
    )
    tree = json.loads(validate(folder, "--format", "json").stdout)
    assert {(f["file"] or "").rsplit("/", 1)[-1] for f in tree["findings"]} == {"a.xlsx", "b.ttl"}


def test_a_table_as_text_gives_the_same_findings(validate, tmp_path):
    rows = "id;navn [nb];land;aktørtype;sektor;kilde\nalfa;Alfa på Ås;Norge;sosial virksomhet;tredje secktorn;\n"
    found = []
    for name, content in (("a", rows.encode("cp1252")), ("b", rows.replace(";", "\t").encode("utf-16"))):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "Aktører.csv").write_bytes(content)
        tree = json.loads(validate(folder, "--lang", "nb", "--format", "json").stdout)
        found.append({(f["rule"], f["cell"]) for f in tree["findings"] if f["rule"] != "Cell-encoding"})
        guesses = [f["value"] for f in tree["findings"] if f["rule"] == "Cell-encoding"]
        assert guesses == (['"cp1252"'] if name == "a" else [])
    assert found[0] == found[1]
    assert ("Cell-code-unknown", "E2") in found[0]


def test_a_cell_beyond_the_heads_is_told_of(validate, tmp_path):
    path = tmp_path / "Aktører.csv"
    path.write_text("id;navn [nb]\nalfa;Alfa\nbeta;Beta;ekstra\n", encoding="utf-8")
    found = [f for f in json.loads(validate(path, "--format", "json").stdout)["findings"] if f["head"] == "C"]
    assert [(f["rule"], f["cell"]) for f in found] == [("Cell-head-unknown", "C1")]


def test_a_formula_is_told_of(filled, validate, tmp_path):
    path = filled(tmp_path / "a.xlsx", {("Aktører", 4, "stiftet"): "=2000+14"})
    (finding,) = violations(validate(path, "--format", "json"))
    assert (finding["rule"], finding["cell"]) == ("Cell-formula-without-result", "O4")


def test_the_page_shows_the_piece_of_the_sheet(filled, validate, tmp_path):
    out = tmp_path / "a.html"
    validate(filled(tmp_path / "a.xlsx", FAULTS), "--lang", "nb", "-o", out)
    page = out.read_text(encoding="utf-8")
    assert page.count('class="cells"') >= 3
    assert '<td class="violation"><mark>999999992</mark></td>' in page
    assert '<td class="violation"><mark>tredje secktorn</mark></td>' in page
