"""Which files are whose, and the published figure of a corpus."""

from pathlib import Path

import pytest

from tui.article import Fault
from tui.session.agreeing import agree, read_annotated

GOLD = Path(__file__).parents[2].parent / "shared" / "gold"
STORY = '"It was late," said Ana Ruiz. Nobody else spoke.\n'
EVENT = "T1\tContent 0 14\t\nT2\tSource 20 28\t\nE1\tAttribution:T1 Content:T1 Source:T2\n"


def write(root: Path, **files: str) -> None:
    for name, held in files.items():
        path = root / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(held, encoding="utf-8")


def whose(articles) -> dict[str, dict[str, int]]:
    return {a.name: {r.annotator: len(r.attributions) for r in a.readings} for a in articles}


def test_a_folder_is_an_annotator_and_the_text_may_lie_in_any(tmp_path: Path):
    write(tmp_path, ana__x_txt=STORY, ana__x_ann=EVENT, ben__x_ann="", ben__sub__y_ann=EVENT, ana__sub__y_txt=STORY)
    articles, told = read_annotated([tmp_path / "ana", tmp_path / "ben"])
    assert whose(articles) == {"x": {"ana": 1, "ben": 0}}
    assert told == ("sub/y: there is no text; left out",)


def test_a_folder_of_articles_has_a_file_for_each_annotator(tmp_path: Path):
    write(tmp_path, a__text_txt=STORY, a__ana_ann=EVENT, a__ben_ann=EVENT, b__text_txt=STORY, b__ben_ann="")
    articles, told = read_annotated([tmp_path])
    assert told == ()
    assert whose(articles) == {"a": {"ana": 1, "ben": 1}, "b": {"ben": 0}}
    one, _ = read_annotated([tmp_path / "a"])
    assert whose(one) == {"a": {"ana": 1, "ben": 1}}


def test_folders_of_the_same_name_are_told_apart_by_their_paths(tmp_path: Path):
    write(tmp_path, p__gold__x_txt=STORY, p__gold__x_ann=EVENT, q__gold__x_txt=STORY, q__gold__x_ann=EVENT)
    folders = [tmp_path / "p" / "gold", tmp_path / "q" / "gold"]
    assert whose(read_annotated(folders)[0]) == {"x": {str(folder): 1 for folder in folders}}


def test_different_texts_are_left_out_and_broken_lines_told(tmp_path: Path):
    write(tmp_path, a__x_txt=STORY, a__x_ann=EVENT, b__x_txt=STORY + "More.", b__x_ann=EVENT)
    write(tmp_path, a__y_txt=STORY, a__y_ann="nonsense\n" + EVENT, b__y_txt=STORY, b__y_ann=EVENT)
    articles, told = read_annotated([tmp_path / "a", tmp_path / "b"])
    assert whose(articles) == {"y": {"a": 1, "b": 1}}
    assert told == (
        "x: its annotators have different texts; left out",
        f"{tmp_path / 'a' / 'y.ann'}:1: no annotation of brat",
    )


def test_what_cannot_be_compared_is_one_clear_fault(tmp_path: Path):
    write(tmp_path, a__x_txt=STORY, a__x_ann=EVENT, b__y_txt=STORY, b__y_ann=EVENT, c__note_md="")
    with pytest.raises(Fault, match="there is one annotator"):
        read_annotated([tmp_path / "a"])
    with pytest.raises(Fault, match="no article that two annotated"):
        read_annotated([tmp_path / "a", tmp_path / "b"])
    with pytest.raises(Fault, match="holds no annotations"):
        read_annotated([tmp_path / "a", tmp_path / "c"])
    with pytest.raises(Fault, match="is not there"):
        read_annotated([tmp_path / "a", tmp_path / "none"])


def test_those_who_marked_the_same_agree_wholly_and_progress_is_told(tmp_path: Path):
    write(tmp_path, a__x_txt=STORY, a__x_ann=EVENT, b__x_ann=EVENT)
    shown: list[tuple[int, int]] = []
    made = agree(read_annotated([tmp_path / "a", tmp_path / "b"])[0], lambda *step: shown.append(step))
    assert (made.annotators, made.words, made.alpha, made.kappa) == (("a", "b"), 9, 1.0, 1.0)
    assert dict(made.alphas) == {"source": 1.0, "cue": None, "content": 1.0}
    assert (made.spans.counts["linked"].f1, made.spans.counts["content exact"].f1) == (1.0, 1.0)
    assert shown == [(n, 6) for n in range(1, 7)]


@pytest.mark.shared
def test_alpha_on_polnear_is_near_the_published_one():
    """Newell et al. 2018 give 0.754 for tokens with one label each."""
    articles, told = read_annotated([GOLD / "polnear" / "train-agreement"])
    made = agree(articles)
    assert told == ()
    assert (len(made.annotators), len(made.articles), made.words) == (6, 16, 15795)
    assert made.alpha == pytest.approx(0.754, abs=0.005)
    both, _ = read_annotated([GOLD / "polnear" / "train-agreement", GOLD / "polnear" / "dev-agreement"])
    assert agree(both).alpha == pytest.approx(0.754, abs=0.01)
