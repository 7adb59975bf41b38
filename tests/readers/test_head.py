"""What the lines above and below a report say of it."""

import pytest

from tui.readers.credits import agency_in, byline_in, date_in, outlet_in
from tui.readers.plain import read_plain

LONG = "The river rose all night and the town, which had been told nothing of it, woke to water in the street at four."


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ana Ruiz", "Ana Ruiz"),
        ("BY ANA RUIZ", "ANA RUIZ"),
        ("by Ana Ruiz and Tom Li", "Ana Ruiz and Tom Li"),
        ("By Ana Ruiz, Tom Li and Bea O’Hara", "Ana Ruiz, Tom Li and Bea O’Hara"),
        ("By Ana Ruiz, political editor", "Ana Ruiz"),
        ("By Ana Ruiz in Harbour", "Ana Ruiz"),
        ("By The Associated Press", "The Associated Press"),
        ("Written by Łukasz Żak", "Łukasz Żak"),
        ("Ana Ruiz reports", "Ana Ruiz"),
        ("Ana Ruiz reports from Harbour.", "Ana Ruiz"),
    ],
)
def test_a_byline_names_who_wrote(line, names):
    assert byline_in(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the water had gone.",
        "By Monday",
        "By June 2016",
        "By the river they sat down.",
        "By Ana Ruiz's account the bridge was closed.",
        "North Korea reports first case.",
        "By all means",
        "Ruiz reports",
        "“By Ana Ruiz”",
        "By",
    ],
)
def test_what_only_begins_like_a_byline_is_none(line):
    assert byline_in(line) == ""


@pytest.mark.parametrize(
    "line",
    [
        "21st Jun 24 8:39 am",
        "21 June 2024",
        "June 21, 2024",
        "Friday, June 21, 2024 at 8:39 p.m. EDT",
        "2024-06-21",
        "2024-06-21T08:39:00Z",
        "21/06/2024 08:39",
        "Published: 21 June 2024",
        "Updated June 21, 2024, 8:39 a.m.",
        "3 hours ago",
    ],
)
def test_a_bare_date_is_one(line):
    assert date_in(line)


def test_a_date_comes_without_its_label():
    assert date_in("Last updated on: 21 June 2024") == "21 June 2024"


@pytest.mark.parametrize(
    "line",
    [
        "On 21 June 2024 the bridge fell.",
        "June",
        "May 5",
        "In 2016",
        "9/11",
        "24",
        "3-2",
        "The March of 1963",
        "1,500 dead",
        "March on",
        "Friday night",
    ],
)
def test_what_only_has_a_date_in_it_is_none(line):
    assert date_in(line) == ""


def test_outlets_and_agencies_are_told_from_headlines():
    assert outlet_in("The Harbour Courier") == "The Harbour Courier"
    assert outlet_in("harbourcourier.com") == "harbourcourier.com"
    assert outlet_in("Mayor attacks the Harbour Courier") == ""
    assert agency_in("HARBOUR, June 3 (AP) — The river rose.") == "AP"
    assert agency_in("The river (which rose) — all night.") == ""


def kinds(article):
    return [block.kind for block in article.blocks]


def test_the_head_of_a_text_gives_title_byline_date_and_outlet():
    text = f"The Harbour Courier\n\nBridge falls into river\n\nBy Ana Ruiz\n\n21 June 2024\n\n{LONG}\n\n{LONG}"
    article = read_plain(text, "a.txt")
    assert (article.title, article.byline, article.date) == ("Bridge falls into river", "Ana Ruiz", "21 June 2024")
    assert article.outlet == "The Harbour Courier"
    assert kinds(article) == ["furniture", "heading", "furniture", "furniture", "paragraph", "paragraph"]


def test_one_line_may_give_them_all():
    text = f"Bridge falls into river\n\nBy Ana Ruiz | The Harbour Courier | 21 June 2024\n\n{LONG}\n\n{LONG}"
    article = read_plain(text, "a.txt")
    assert (article.byline, article.date, article.outlet) == ("Ana Ruiz", "21 June 2024", "The Harbour Courier")


def test_an_outlet_before_a_comma_and_a_date_is_one_but_a_town_is_none():
    article = read_plain(f"Bridge falls\n\nThe Harbour Courier, 21 June 2024\n\n{LONG}\n\n{LONG}", "a.txt")
    assert (article.date, article.outlet) == ("21 June 2024", "The Harbour Courier")
    article = read_plain(f"Bridge falls\n\nBrannick, 21 June 2024\n\n{LONG}\n\n{LONG}", "a.txt")
    assert (article.date, article.outlet) == ("21 June 2024", "")


def test_the_path_to_a_page_is_furniture_and_the_title_after_it_is_the_title():
    text = f"Home Regional News Bridge falls into river\n\nBridge falls into river\n\n{LONG}"
    assert kinds(read_plain(text.replace("Regional ", ""), "a.txt")) == ["furniture", "heading", "paragraph"]
    path = f"Home > Regional desk > Bridge falls into river\n\nBridge falls into river\n\n{LONG}"
    assert kinds(read_plain(path, "a.txt")) == ["furniture", "heading", "paragraph"]


def test_a_line_that_ends_like_a_later_one_is_no_path():
    text = f"The rise of the harbour bridge\n\nthe harbour bridge\n\n{LONG}"
    assert kinds(read_plain(text, "a.txt"))[0] == "heading"


def test_a_menu_above_the_title_is_furniture():
    text = f"Home World Politics Money Gossip Weather Shop\n\nBridge falls into river\n\n{LONG}"
    article = read_plain(text, "a.txt")
    assert (article.title, kinds(article)[0]) == ("Bridge falls into river", "furniture")


def test_a_section_above_the_title_is_furniture_and_a_headline_in_capitals_is_not():
    assert kinds(read_plain(f"Politics\n\nBridge falls into river\n\n{LONG}", "a.txt"))[:2] == ["furniture", "heading"]
    headline = f"Home Secretary Resigns After Water Crisis\n\nBridge falls\n\n{LONG}"
    assert kinds(read_plain(headline, "a.txt"))[0] == "heading"


def test_dates_that_part_a_timeline_in_the_middle_of_a_report_are_kept():
    text = "\n\n".join(["Bridge falls into river", *[LONG] * 8, "June 21, 2024", *[LONG] * 8])
    assert "furniture" not in kinds(read_plain(text, "a.txt"))
