"""What the first word means, what --help says and costs, and how mistakes are told."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tui.cli import opening
from tui.cli.commands import onrecord as group
from tui.cli.running import run

HEAVY = {
    "textual",
    "rich",
    "nltk",
    "lxml",
    "trafilatura",
    "markdown_it",
    "sqlite3",
    "platformdirs",
    "importlib.metadata",
}


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict[str, object]]]:
    """What was called with what; nothing is run."""
    calls: list[tuple[str, dict[str, object]]] = []
    monkeypatch.setattr(
        opening, "open_articles", lambda paths, **given: calls.append(("read", {"paths": paths, **given})) or 0
    )
    waiting: list[click.Command] = [group]
    while waiting:
        command = waiting.pop()
        if isinstance(command, click.Group):
            waiting += command.commands.values()
        elif command.name != "read":
            monkeypatch.setattr(
                command, "callback", lambda name=command.name, **given: calls.append((name or "", given))
            )
    return calls


@pytest.mark.parametrize(
    ("line", "command", "paths"),
    [
        ("", "read", ()),
        ("a.txt b.html", "read", ("a.txt", "b.html")),
        ("https://example.org/x -", "read", ("https://example.org/x", "-")),
        ("-", "read", ("-",)),
        ("--panes 2 a.txt", "read", ("a.txt",)),
        ("a.txt --panes 2", "read", ("a.txt",)),
        ("read extract", "read", ("extract",)),
        ("read read", "read", ("read",)),
        ("./extract", "read", ("./extract",)),
        ("-- extract", "read", ("extract",)),
        ("-- --panes", "read", ("--panes",)),
        ("extract read", "extract", ("read",)),
        ("extract - a.md", "extract", ("-", "a.md")),
    ],
)
def test_a_first_word_that_is_no_command_is_something_to_read(called, line: str, command: str, paths: tuple[str, ...]):
    assert run(line.split()) == 0
    assert [(name, given["paths"]) for name, given in called] == [(command, paths)]


def test_the_options_of_read_arrive(called):
    assert (
        run(["--panes", "3", "--theme", "nord", "--preset", "vim", "--encoding", "latin-1", "--no-restore", "x"]) == 0
    )
    assert called[0][1] == {
        "paths": ("x",),
        "panes": 3,
        "theme": "nord",
        "preset": "vim",
        "encoding": "latin-1",
        "restore": False,
    }


def test_the_options_of_extract_arrive(called):
    assert run(["extract", "--format", "csv", "--text", "--no-cast", "--encoding", "utf-16", "-o", "out", "x"]) == 0
    assert called[0][1] == {
        "paths": ("x",),
        "form": "csv",
        "text": True,
        "no_cast": True,
        "encoding": "utf-16",
        "output": "out",
        "force": False,
        "corrected": False,
    }


@pytest.mark.parametrize("word", ["extrct", "extrakt", "confg"])
def test_a_misspelt_command_is_told_apart_from_a_missing_file(called, capsys, word: str):
    assert run([word]) == 2
    assert not called
    assert "did you mean" in capsys.readouterr().err


def test_a_file_that_is_there_is_read_however_much_it_looks_like_a_command(called, folder: Path, monkeypatch):
    monkeypatch.chdir(folder)
    Path("extrct").touch()
    assert run(["extrct"]) == 0
    assert called[0][1]["paths"] == ("extrct",)


@pytest.mark.parametrize(
    "line",
    [
        "extract",
        "extract --formt csv x",
        "extract --format xml x",
        "extract --encoding klingon x",
        "extract --encoding hex x",
        "--panes 0 x",
        "--panes nine x",
        "config",
        "config chekc",
        "completion tcsh",
    ],
)
def test_a_mistake_of_usage_is_one_line_and_two(line: str, capsys):
    assert run(line.split()) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("onrecord: ")
    assert told.err.count("\n") == 1
    assert "--help`" in told.err


def test_an_encoding_that_is_real_is_taken_even_if_one_byte_is_no_text_in_it(called):
    assert run(["extract", "--encoding", "utf-16", "x"]) == 0


def test_escape_sequences_of_a_mistaken_option_reach_no_terminal(capsys):
    assert run(["extract", "--encoding", "\x1b[2J\u202e\n", "x"]) == 2
    told = capsys.readouterr().err
    assert told[:-1].isprintable()
    assert "␛[2J▯" in told


@pytest.mark.parametrize(
    "command",
    [(), ("read",), ("extract",), ("score",), ("agreement",), ("config",), ("config", "keys"), ("completion",)],
)
def test_help_is_there_in_both_spellings_and_fits_a_terminal(command: tuple[str, ...]):
    runner = CliRunner(env={"COLUMNS": "80"})
    long, short = (runner.invoke(group, [*command, flag], prog_name="onrecord") for flag in ("--help", "-h"))
    assert long.exit_code == 0
    assert long.output == short.output
    assert max(map(len, long.output.splitlines())) <= 80


def test_help_has_examples_and_says_how_to_read_a_file_named_like_a_command():
    output = CliRunner().invoke(group, ["--help"]).output
    assert "onrecord samples" in output
    assert "onrecord read extract" in output
    assert "Exit codes" in output


def test_every_example_of_every_help_is_a_line_that_parses(called):
    def texts(command: click.Command) -> list[str]:
        below = command.commands.values() if isinstance(command, click.Group) else ()
        return [command.epilog or "", *(text for c in below for text in texts(c))]

    lines = [line.strip() for text in texts(group) for line in text.splitlines()]
    examples = [line.partition("onrecord ")[2] for line in lines if "onrecord " in f"{line} " and "$(" not in line]
    examples = [e for e in examples if "config keys`" not in e and "| source" not in e]
    assert len(examples) >= 10
    for example in examples:
        words = example.partition("  ")[0].partition(" > ")[0].partition(" | ")[0].split()
        assert run(words) == 0, example


def test_the_version_is_that_of_the_distribution(onrecord):
    project = Path(__file__).parents[2] / "pyproject.toml"
    version = tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"]
    assert onrecord("--version").stdout.decode() == f"onrecord {version}\n"


@pytest.mark.parametrize("line", ["--help", "extract --help", "read --help"])
def test_help_loads_nothing_that_takes_time(line: str, env):
    code = "import sys; from tui.cli import run; code = run(sys.argv[1:]); print(code, *sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-P", "-c", code, *line.split()], env=env, capture_output=True, text=True, check=True
    )
    code, *modules = done.stderr.split()
    assert code == "0"
    assert not HEAVY & set(modules)


def test_the_installed_command_is_the_same(env):
    installed = Path(sys.executable).with_name("onrecord")
    done = subprocess.run([installed, "--version"], env=env, capture_output=True, check=True, text=True)
    assert done.stdout.startswith("onrecord ")


def test_a_reader_that_went_away_is_no_fault_of_ours(onrecord):
    ours, theirs = os.pipe()
    os.close(ours)
    done = onrecord("config", "keys", stdout=theirs)
    os.close(theirs)
    assert done.stderr == b""
    assert done.returncode == 1


def test_a_full_disk_is_one_line(onrecord):
    with Path("/dev/full").open("w") as full:
        done = onrecord("config", "keys", stdout=full)
    assert done.returncode == 2
    assert done.stderr.decode() == "onrecord: standard output: No space left on device\n"


@pytest.mark.parametrize(
    ("words", "only"),
    [
        (["a.txt", "b"], True),
        (["./extract"], True),
        (["https://example.org/a", "-"], True),
        (["samples"], False),
        (["extract", "a.txt"], False),
        (["a.txt", "--panes", "1"], False),
        (["-"], False),
        ([], False),
    ],
)
def test_only_what_can_be_no_command_is_opened_without_a_parser(words: list[str], only: bool) -> None:
    from tui.cli.running import _only_articles

    assert _only_articles(words) is only
