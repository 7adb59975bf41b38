"""Everything that cannot be read is one clear line, and what can be is read as it is."""

import io
import os
import sys

import pytest

from tui.article import Unreadable
from tui.readers import read
from tui.readers.files import load, load_standard_input


def fault_of(path, **how) -> str:
    with pytest.raises(Unreadable) as raised:
        read(str(path), **how)
    line = str(raised.value)
    assert line.startswith(str(path))
    assert "\n" not in line
    return line


@pytest.fixture
def file(tmp_path):
    def write(data: bytes, name: str = "a.txt"):
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a"])
@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf\n"])
def test_an_empty_or_blank_file_says_so(file, name, data):
    assert "is empty" in fault_of(file(data, name))


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a"])
def test_binary_is_refused(file, name):
    assert "not text" in fault_of(file(bytes(range(256)) * 8, name))
    assert "not text" in fault_of(file(b"\x7fELF\x02\x01\x01" + b"\0" * 60 + os.urandom(64) + b"\xff", name))


@pytest.mark.parametrize(
    ("magic", "what"), [(b"%PDF-1.7\n%", "a PDF"), (b"PK\x03\x04", "office document"), (b"{\\rtf1", "RTF")]
)
def test_formats_that_are_mistaken_for_text_are_named(file, magic, what):
    assert what in fault_of(file(magic + b" and so on"))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_utf_16_is_refused_with_the_remedy_and_read_when_asked_for(file, encoding, name):
    path = file("“It was late,” said Ana Ruiz.\n".encode(encoding), name)
    if encoding == "utf-32":
        assert "--encoding utf-32" in fault_of(path)
    else:
        assert "--encoding utf-16" in fault_of(path)
    assert read(str(path), encoding=encoding).text.strip("\ufeff\n") == "“It was late,” said Ana Ruiz."


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_latin_1_is_refused_with_the_place_and_the_remedy(file, name):
    path = file("The café shut.".encode("latin-1"), name)
    assert "not UTF-8 (byte 0xe9 at offset 7); name its encoding, as in --encoding latin-1" in fault_of(path)
    assert read(str(path), encoding="latin-1").text == "The café shut."


def test_an_encoding_that_does_not_exist_or_does_not_fit_is_one_line(file):
    path = file("Café.".encode())
    assert "there is no encoding “klingon”" in fault_of(path, encoding="klingon")
    assert "there is no encoding “rot13”" in fault_of(path, encoding="rot13")
    assert fault_of(path, encoding="a\0b")
    assert "not ascii" in fault_of(path, encoding="ascii")


def test_a_byte_order_mark_stays_in_the_text_and_outside_the_blocks(file):
    path = file("\ufeffBridge falls\n\nIt fell at noon.".encode())
    article = read(str(path))
    assert article.text == path.read_bytes().decode("utf-8")
    assert [block.span.of(article.text) for block in article.blocks] == ["Bridge falls", "It fell at noon."]
    assert article.title == "Bridge falls"


def test_line_ends_marks_and_control_characters_stay_as_they_are(file):
    source = "Title\r\n\r\nOne\u00a0line\u202e \x1b[31mred\x1b[0m\tand \0 more.\r\n\r\n\u200bLast\u2028line.\r\n"
    article = read(str(file(source.encode())))
    assert article.text == source
    assert len(article.blocks) == 3


def test_ten_megabytes_on_one_line_are_one_block(file):
    article = read(str(file(b"word and " * 1_200_000)))
    assert [block.kind for block in article.blocks] == ["paragraph"]


@pytest.mark.parametrize("blank", ["\n", " \n", " ", "\r\n", "\n ", "\t", "\u00a0\n"])
def test_megabytes_of_nothing_are_passed_over(file, blank):
    article = read(str(file((blank * 2_000_000 + "a.\n\nb.").encode())))
    assert [block.span.of(article.text) for block in article.blocks] == ["a.", "b."]


def test_what_is_too_large_to_be_an_article_says_so(file):
    with pytest.raises(Unreadable, match="too large to be an article: more than 9 bytes"):
        load(str(file(b"0123456789")), limit=9)
    assert load(str(file(b"012345678")), limit=9) == b"012345678"


def test_a_sparse_giant_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "giant.txt"
    with path.open("wb") as out:
        out.truncate(1 << 40)
    assert "more than 64 MB" in fault_of(path)


def test_a_folder_is_no_file(tmp_path):
    assert "a folder, not a file" in fault_of(tmp_path)


def test_a_file_that_vanished_says_so(file):
    path = file(b"Words.")
    path.unlink()
    assert "no such file" in fault_of(path)
    assert "no such file" in fault_of(path / "below")


def test_links_that_lead_nowhere_or_back_say_so(tmp_path):
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    assert "a link to a file that is not there" in fault_of(tmp_path / "gone.txt")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    assert "leads back to itself" in fault_of(tmp_path / "self.txt")


def test_a_file_without_permission_says_so(file, monkeypatch):
    path = file(b"Words.")

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)  # root may read everything, so the refusal is played
    assert "no permission to read it" in fault_of(path)


def test_pipes_and_devices_are_refused_and_never_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    assert "a pipe or a device" in fault_of(tmp_path / "pipe.txt")
    assert "onrecord -" in fault_of("/dev/zero")


@pytest.mark.parametrize("name", ["", "a\0b", "\ud800", "x" * 5000])
def test_names_that_no_file_can_have_are_one_line(name):
    with pytest.raises(Unreadable):
        read(name)


def test_an_escape_sequence_in_a_file_name_is_no_obstacle(file):
    path = file(b"Words of a report.", "a\x1b[31m\n.txt")
    assert read(str(path)).path == str(path)


def feed(monkeypatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="ascii"))


def test_standard_input_is_read_as_bytes_and_its_format_sniffed(monkeypatch):
    feed(monkeypatch, "Café\r\n\r\nIt shut.".encode())
    article = read("-")
    assert (article.path, article.format, article.text) == ("-", "txt", "Café\r\n\r\nIt shut.")
    feed(monkeypatch, b"<!-- saved -->\n<!DOCTYPE html><p>It shut.")
    assert read("-").format == "html"
    feed(monkeypatch, b"<sigh> It shut.")
    assert read("-").format == "txt"


def test_standard_input_that_is_empty_too_long_or_missing_is_one_line(monkeypatch):
    feed(monkeypatch, b"")
    assert "is empty" in fault_of("-")
    feed(monkeypatch, b"0123456789")
    with pytest.raises(Unreadable, match="too large"):
        load_standard_input(limit=9)
    monkeypatch.setattr(sys, "stdin", None)
    assert "no standard input" in fault_of("-")


@pytest.mark.parametrize(
    ("name", "format_"), [("a.TXT", "txt"), ("a.md", "md"), ("a.markdown", "md"), ("a.HTM", "html"), ("a.html", "html")]
)
def test_the_suffix_decides_the_format(file, name, format_):
    assert read(str(file(b"Words of a report.", name))).format == format_


def test_a_file_of_another_name_is_looked_at(file):
    assert read(str(file(b"  \n<html><body><p>Words.", "a.aspx"))).format == "html"
    assert read(str(file(b"<b>Words.", "a.log"))).format == "txt"


def test_comments_before_a_page_do_not_keep_the_sniffer_busy(file):
    assert read(str(file(b"<!---->" * 1100 + b"x", "a.log"))).format == "txt"
