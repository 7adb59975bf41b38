"""Shell completion: the scripts, and what they are answered."""

import shutil
import subprocess

import pytest


@pytest.fixture
def completed(onrecord, env):
    """What is offered for the last of `words`, as (type, value)."""

    def ask(*words: str) -> list[tuple[str, ...]]:
        env.update(_ONRECORD_COMPLETE="bash_complete", COMP_WORDS=" ".join(words), COMP_CWORD=str(len(words) - 1))
        return [tuple(line.split(",")) for line in onrecord().stdout.decode().splitlines()]

    return ask


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell_asks_onrecord(onrecord, shell: str):
    done = onrecord("completion", shell)
    assert done.returncode == 0, done.stderr
    assert f"_ONRECORD_COMPLETE={shell}_complete" in done.stdout.decode().replace("'", "")


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_bash_takes_its_script(onrecord):
    script = onrecord("completion", "bash").stdout
    done = subprocess.run(["bash", "-c", script + b"complete -p onrecord"], capture_output=True, check=True)
    assert b"complete -o nosort -F _onrecord_completion onrecord" in done.stdout


def test_a_first_word_may_be_a_command_or_a_file(completed):
    offered = completed("onrecord", "")
    assert ("plain", "extract") in offered
    assert ("plain", "read") in offered
    assert ("file", "") in offered
    assert completed("onrecord", "ext") == [("file", "ext"), ("plain", "extract")]
    assert completed("onrecord", "sam") == [("file", "sam")]


@pytest.mark.parametrize("words", [("onrecord", "a.txt", ""), ("onrecord", "extract", "a"), ("onrecord", "read", "")])
def test_after_that_it_is_files(completed, words: tuple[str, ...]):
    assert completed(*words) == [("file", words[-1])]


def test_options_are_offered_with_and_without_the_word_read(completed):
    bare = completed("onrecord", "--")
    assert ("plain", "--version") in bare
    assert ("plain", "--no-restore") in bare
    assert len(bare) == len(set(bare))
    assert ("plain", "--no-restore") in completed("onrecord", "a.txt", "--no")
    assert ("plain", "csv") in completed("onrecord", "extract", "--format", "")
