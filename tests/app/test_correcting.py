"""The extraction corrected at the keyboard: seen in the text, in `i`, in the list of actors, and taken back by undo."""

from typing import Any

from tui.app.doing import handlers


async def pick(reader: Any, title: str) -> None:
    """Picks an action in the palette by its title."""
    await reader.press("ctrl+p")
    await reader.type(title)
    await reader.press("enter")


async def test_what_is_rejected_is_no_longer_marked_and_says_so_in_the_gutter(two: Any, reading: Any) -> None:
    async with reading(two) as reader:
        await reader.press("]", "]", "x")
        assert not reader.styles("It is not safe")[0].underline
        assert any("✗" in line and "safe" in line for line in reader.lines)
        assert {r.name: r.said for r in reader.screen.actors.list.rows}["Ana Ruiz"] == (1, 1)
        await reader.press("u")
        assert reader.styles("It is not safe")[0].underline
        assert "✗" not in reader.text


async def test_another_speaker_counts_names_the_gutter_and_is_told_by_i(two: Any, reading: Any) -> None:
    async with reading(two) as reader:
        await reader.press("]", "]", "c", *"Okaf", "enter")
        assert {r.name: r.said[0] for r in reader.screen.actors.list.rows} == {"Ana Ruiz": 1, "Ben Okafor": 2}
        assert any("±" in line for line in reader.lines)
        await reader.press("i")
        assert "speaker corrected by the reader" in reader.text
        assert "Ben Okafor" in reader.text


async def test_a_speaker_whom_nobody_knew_is_made(two: Any, reading: Any) -> None:
    async with reading(two) as reader:
        await reader.press("]", "]", "c")
        await reader.type("Mia Lund")
        await reader.press("enter")
        assert "Mia Lund" in {r.name for r in reader.screen.actors.list.rows}
        await reader.press("u")
        assert "Mia Lund" not in {r.name for r in reader.screen.actors.list.rows}


async def test_an_attribution_is_accepted(two: Any, reading: Any) -> None:
    async with reading(two) as reader:
        await reader.press("]", "]", "enter", *"Accept", "enter")
        assert any("✓" in line for line in reader.lines)
        assert reader.screen.attribution.confidence == 1


async def test_the_kind_is_corrected(two: Any, reading: Any) -> None:
    async with reading(two) as reader:
        await reader.press("]", "]")
        await pick(reader, "Correct the kind")
        await reader.press("down", "enter")
        assert reader.screen.attribution.kind == "mixed"


async def test_the_ends_of_a_source_are_moved(two: Any, reading: Any) -> None:
    async with reading(two) as reader:
        await reader.press("]")
        text = reader.screen.view.article.text
        await pick(reader, "Correct the ends")
        await reader.press(*"source", "enter")
        await reader.press("o", "4", "l", "enter")
        reader.screen.view.move_to(0)
        await reader.press("]")
        assert [span.of(text) for span in reader.screen.attribution.source] == ["Ruiz"]


async def test_a_missed_attribution_is_added_from_a_selection_and_gets_its_speaker(two: Any, reading: Any) -> None:
    async with reading(two) as reader:
        view = reader.screen.view
        view.move_to(view.article.text.index("Nothing else"))
        await reader.press("v")
        view.move_to(view.article.text.index(" at the meeting"))
        await pick(reader, "Add an attribution")
        assert len(view.painting.attributions) == 4
        view.move_to(view.article.text.index("Nothing else"))
        await reader.press("i")
        assert "added by the reader" in reader.text
        await reader.press("i", "c", *"Ruiz", "enter")
        assert {r.name: r.said[0] for r in reader.screen.actors.list.rows}["Ana Ruiz"] == 3
        await reader.press("u", "u")
        assert len(view.painting.attributions) == 3


async def test_an_actor_is_renamed_in_every_report_and_merged_and_split(two: Any, reading: Any) -> None:
    async with reading(two) as reader:
        view = reader.screen.view
        view.move_to(view.article.text.index("Ana Ruiz"))
        await pick(reader, "Another name")
        await reader.type("Mayor Ruiz")
        await reader.press("enter")
        assert "Mayor Ruiz" in {r.name for r in reader.screen.actors.list.rows}
        await pick(reader, "Merge the actor")
        await reader.press(*"Okafor", "enter")
        assert [r.said[0] for r in reader.screen.actors.list.rows] == [3]
        view.move_to(view.article.text.index("Ben Okafor"))
        await pick(reader, "Split the actor")
        await reader.type("Somebody")
        await reader.press("enter")
        assert len(reader.app.session.analysis(0).actors) == 3
        await reader.press("u", "u", "u")
        assert {a.name for a in reader.app.session.analysis(0).actors} == {"Ana Ruiz", "Ben Okafor", "Harbour"}


async def test_everything_that_can_be_corrected_stands_in_the_menu(two: Any, reading: Any) -> None:
    async with reading(two, size=(120, 50)) as reader:
        await reader.press("]", "enter")
        for words in ("Accept", "Reject", "Somebody else", "not indirect", "other ends", "Another name", "the same as"):
            assert words in reader.text
    assert {"accept", "reject", "speaker", "kind", "ends", "add-attribution"} <= set(handlers())
