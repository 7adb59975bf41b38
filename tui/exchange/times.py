"""Times as notes have them: ISO 8601 in UTC, to the millisecond."""

from datetime import UTC, datetime, tzinfo


def utc(written: str, zone: tzinfo | None = UTC) -> str:
    """A time or a day in any form of ISO 8601; what names no zone is in `zone`, or in that of this machine for None.

    Raises ValueError for what is no time.

    >>> utc("2025-03-01T12:00:00+01:00"), utc("2025-03-01")
    ('2025-03-01T11:00:00.000Z', '2025-03-01T00:00:00.000Z')
    """
    moment = datetime.fromisoformat(written)
    try:
        moment = (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
    except OverflowError:
        raise ValueError(f"{written} is too far away") from None
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
