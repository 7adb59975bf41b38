"""Furniture by its words, and the sentences that only look like it."""

import pytest

from tui.article import Block, Span
from tui.readers.furniture import dim, is_furniture
from tui.readers.plain import read_plain

FURNITURE = """
Leave a Comment
Leave a Reply Cancel reply
12 comments
Comments (3)
You may also like
You might be interested in
Related articles
More from Politics
Most read
Read more
Read more: Bridge falls into river
READ MORE: Bridge falls into river
Related: Mayor on bridge: “It fell”
See also: the river at night
Continue reading the main story
Story continues below advertisement
Advertisement
ADVERTISEMENT
Sponsored content
Skip to main content
Sign up to our daily news alerts
Sign up for our newsletter
Sign up here for the Morning Briefing.
Subscribe to our YouTube channel
Get the news in your inbox
Enter your email address:
Follow us on Twitter
Follow Ana Ruiz on Twitter @anaruiz.
Follow us on Facebook, Twitter and Instagram
Like us on Facebook
Share this article
Share on Facebook
Share Tweet Email
Facebook Twitter WhatsApp
Share | Save | Print
Print this page
[ms-form id=1]
Follow Ana Ruiz on Twitter: @anaruiz. Reach her directly at ana@courier.example.
Follow us on Facebook, Instagram and X for more news from the river
[contact-form-7 id="12" title="Newsletter"]
[/caption]
[gallery]
[newsletter_signup]
We use cookies to make this site work. Read our cookie policy.
This website uses cookies to improve your experience.
Accept all cookies
© 2024 The Harbour Courier
Copyright 2024 The Harbour Courier. All rights reserved.
(c) Harbour Courier 2024
All rights reserved
This material may not be published, broadcast, rewritten or redistributed.
Photo: Ana Ruiz
Image credit: Getty Images
(Photo by Ana Ruiz/AFP)
AP Photo/Ana Ruiz
Getty Images
Reuters/Ana Ruiz
Ana Ruiz/Reuters
Home > World > Europe
Home News Sport Weather
News | Sport | Weather | Opinion
5 min read
Tags: bridge, river, town
Filed under: Politics
Privacy policy
Terms and conditions
Back to top
Next article
Read the full story here.
Click here to read more about the river.
""".strip().splitlines()

REPORT = """
“I do not rule this one out.”
“Leave a comment”
'Sign up for our newsletter,' he said.
Leave a comment, the minister told them, and go.
Comments like these cost him the office.
Comment was not available.
Read more books, she told the pupils.
Sign up for health care by 15 December, the president said.
Sign up or go home, the officer told him.
Subscribe to no paper, said his father.
Follow the money.
Follow her on the road to Twitter, and you see a town.
Share prices fell.
Share and share alike.
Print is dead.
Facebook said it would appeal.
Instagram and Facebook.
Twitter
Copyright law is a mess, she said.
Home is where the bridge was.
Home Secretary resigns after water crisis
World leaders condemn attack
Politics is local.
Business as usual
[Applause]
[sic]
[The mayor] said [sic] it fell.
Photos of the bridge by residents show the damage.
Images by drone show the bridge/road junction.
Pictures from the scene were shown on television.
AP has learned that the bridge was closed.
Reuters reported the fall.
The material may not be safe, the ministry said.
The minister rejected cookies and tea.
Related charges were dropped.
Related costs rose by 3 percent.
Next year will be worse.
More on that later.
Follow her on Twitter and you will see a town in mourning.
More from him was not to be had, she said.
Most read it as a threat.
You may also like to know that the mayor resigned.
Advertisement revenue fell.
Terms of the deal were not disclosed.
Tags were found on the whales.
Live ammunition was used.
Watch out.
Get out of your house, the police said.
Contact was lost at noon.
Two minutes later it fell.
He reserved all rights.
May
""".strip().splitlines()


@pytest.mark.parametrize("line", FURNITURE)
def test_the_lines_of_a_page_are_furniture(line):
    assert is_furniture(line)


@pytest.mark.parametrize("line", REPORT)
def test_the_sentences_of_a_report_are_not(line):
    assert not is_furniture(line)


def laid_out(*lines):
    text = "\n\n".join(lines)
    blocks, at = [], 0
    for line in lines:
        blocks.append(Block("paragraph", Span(at, at + len(line))))
        at += len(line) + 2
    return text, blocks


def test_headlines_under_a_list_of_other_reports_go_with_it_and_sentences_end_it():
    text, blocks = laid_out("It fell.", "You may also like", "Town mourns bridge", "Fish return", "It rained.", "End")
    assert [block.kind == "furniture" for block in dim(text, blocks)] == [False, True, True, True, False, False]


def test_a_block_that_is_one_link_and_no_sentence_leads_away():
    text, blocks = laid_out("Town mourns bridge", "The mayor resigned.", "Some words")
    dimmed = dim(text, blocks, links={blocks[0].span, blocks[1].span})
    assert [block.kind for block in dimmed] == ["furniture", "paragraph", "paragraph"]


def test_a_title_is_never_furniture():
    text = "Advertisement"
    title = Block("heading", Span(0, len(text)), level=1)
    assert dim(text, [title]) == (title,)


def test_white_space_within_a_line_changes_nothing():
    article = read_plain("The bridge fell into the river.\n\nLeave\u00a0a \tComment\n\n[ms-form\nid=1]", "a.txt")
    assert [block.kind for block in article.blocks] == ["paragraph", "furniture", "furniture"]


@pytest.mark.parametrize(
    "line",
    [
        "Sign up " + "for our " * 45,
        "Read more " * 39,
        "Follow " + "at " * 120,
        "Photo by " + "a " * 180,
        "| " * 190,
        "More from " + "x" * 300 + " a b c d e f g.",
        "[a" + " b=c" * 90,
        "Follow us on Twitter " + "@a.a" * 90 + " !",
        "Follow us on X" + " and @a. " * 40 + "!",
        "We use " + "cookie " * 50 + "!",
        "all rights reserved " * 19,
        "(" * 390,
    ],
)
def test_hostile_lines_are_decided_at_once(line):
    assert len(line) <= 400
    assert is_furniture(line) in (True, False)
