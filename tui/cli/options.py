"""Arguments and options that several commands share."""

import click


def _known_encoding(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    try:
        b"a".decode(value)
    except UnicodeError:
        return value  # a real encoding, in which this one byte is no text
    except (LookupError, ValueError):
        raise click.BadParameter(f'there is no encoding "{value}"; utf-8, latin-1 and utf-16 are some') from None
    return value


def _known_preset(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    from tui.session.actions import PRESETS

    if value not in PRESETS:
        raise click.BadParameter(f'there is no preset "{value}"; choose one of {", ".join(PRESETS)}')
    return value


def _presets(_ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    from tui.session.actions import PRESETS

    return [name for name in PRESETS if name.startswith(incomplete)]


encoding = click.option(
    "--encoding",
    metavar="NAME",
    callback=_known_encoding,
    help="How the text is encoded; otherwise UTF-8, and what a page declares.",
)

preset = click.option(
    "--preset",
    metavar="NAME",
    callback=_known_preset,
    shell_complete=_presets,
    help="The keys of onrecord, vim or less; otherwise what the configuration says.",
)

table_or_jsonl = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl"]),
    help="table: to read. jsonl: one record a line. Otherwise table on a terminal, and jsonl elsewhere.",
)

corrected = click.option("--corrected", is_flag=True, help="With your corrections; otherwise as the engine finds it.")
