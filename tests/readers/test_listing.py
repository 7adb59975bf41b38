"""Folders become the articles in them."""

import os
from pathlib import PurePath

from tui.readers import list_sources


def make(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Words.", encoding="utf-8")


def names(listing, folder):
    return [os.path.relpath(source, folder) for source in listing.sources]


def test_files_addresses_and_standard_input_stay_as_they_are():
    given = ["-", "https://example.org/a", "no/such/file.txt", "odd.name", ""]
    assert list_sources(given).sources == tuple(given)


def test_folders_are_read_recursively_in_natural_order(tmp_path):
    make(tmp_path, "part 10.txt", "part 2.txt", "Part 1.md", "b/x.html", "b/a/y.HTM", "c.txt", "picture.png", "notes")
    order = ["b/a/y.HTM", "b/x.html", "c.txt", "Part 1.md", "part 2.txt", "part 10.txt"]
    assert names(list_sources([str(tmp_path)]), tmp_path) == order


def test_hidden_files_and_readmes_are_left_out_unless_named(tmp_path):
    make(tmp_path, "a.txt", ".b.txt", ".hidden/c.txt", "README.md", "readme-first.txt", "sub/README.txt", "sub/d.txt")
    assert names(list_sources([str(tmp_path)]), tmp_path) == ["a.txt", "sub/d.txt"]
    named = [str(tmp_path / "README.md"), str(tmp_path / ".b.txt"), str(tmp_path / ".hidden")]
    assert names(list_sources(named), tmp_path) == ["README.md", ".b.txt", ".hidden/c.txt"]


def test_each_source_is_listed_once(tmp_path):
    make(tmp_path, "a.txt", "b.txt")
    given = [str(tmp_path / "b.txt"), str(tmp_path), "-", "-"]
    assert names(list_sources(given), tmp_path)[:2] == ["b.txt", "a.txt"]
    assert len(list_sources(given).sources) == 3


def test_links_in_circles_end(tmp_path):
    make(tmp_path, "a/x.txt")
    (tmp_path / "a" / "back").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "again").symlink_to(tmp_path / "a")
    assert names(list_sources([str(tmp_path)]), tmp_path) == ["a/x.txt", "self.txt"]


def test_a_dangling_link_is_left_to_be_reported_at_reading(tmp_path):
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    assert names(list_sources([str(tmp_path)]), tmp_path) == ["gone.txt"]


def test_a_folder_without_articles_is_a_fault_that_hides_nothing(tmp_path):
    make(tmp_path, "full/a.txt", "empty/picture.png", "full/nothing/b.png")
    listing = list_sources([str(tmp_path / "empty"), str(tmp_path / "full")])
    assert names(listing, tmp_path) == ["full/a.txt"]
    assert [fault.where for fault in listing.faults] == [str(tmp_path / "empty")]
    assert "no articles in this folder" in str(listing.faults[0])


def test_a_folder_without_permission_is_a_fault_of_its_own(tmp_path, monkeypatch):
    make(tmp_path, "a.txt", "locked/b.txt")
    scandir = os.scandir

    def refuse(path):  # root may look into every folder, so the refusal is played
        if path.endswith("locked"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    listing = list_sources([str(tmp_path)])
    assert names(listing, tmp_path) == ["a.txt"]
    assert str(listing.faults[0]) == f"{tmp_path / 'locked'}: no permission to look into this folder"


def test_names_that_no_path_can_have_are_listed_as_they_are():
    given = ["a\0b", "x" * 5000]
    assert list_sources(given).sources == tuple(given)


def test_a_thousand_files_need_one_look_at_the_folder(tmp_path, monkeypatch):
    make(tmp_path, *(f"{n}.txt" for n in range(1000)))
    looks = []
    scandir = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: looks.append(path) or scandir(path))
    sources = list_sources([str(tmp_path)]).sources
    assert [PurePath(source).name for source in sources] == [f"{n}.txt" for n in range(1000)]
    assert looks == [str(tmp_path)]


def test_a_folder_deeper_than_any_recursion_is_read(tmp_path):
    folder = tmp_path
    for _ in range(300):
        folder = folder / "d"
    make(folder, "a.txt")
    assert len(list_sources([str(tmp_path)]).sources) == 1
