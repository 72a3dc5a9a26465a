"""What the page on mending a spreadsheet shows is what the program does."""

import re


def page(root) -> str:
    return (root / "docs" / "how-to" / "mend-a-spreadsheet.md").read_text(encoding="utf-8")


def test_the_example_is_what_is_printed(root, filled, validate, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    filled(tmp_path / "norway.xlsx", {("Aktører", 5, "sektor"): "tredje secktorn"})
    command, _, *shown = page(root).split("```text\n$ ")[1].split("\n```")[0].splitlines()
    result = validate(*command.removeprefix("graphkit validate ").split())
    told = re.sub(r"\s+", " ", result.stdout)
    assert len(shown) == 3
    for line in shown:
        assert re.sub(r"\s+", " ", line).strip(" .") in told


def test_the_second_command_works_as_it_stands(root, filled, validate, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    filled(tmp_path / "norway.xlsx")
    command = page(root).split("```text\n$ ")[2].split("\n```")[0]
    assert validate(*command.removeprefix("graphkit validate ").split()).exit_code == 0
    assert (tmp_path / "checked.xlsx").exists()


def test_every_rule_named_is_one(root):
    rules = (root / "graphkit" / "texts" / "rules" / "en.toml").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:Text|Identifier|Actor)-[a-z-]+)`", page(root)))
    assert len(named) == 5
    assert all(f"\n{rule} = " in rules for rule in named)
