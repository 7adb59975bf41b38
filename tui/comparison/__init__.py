"""Several Analyses compared: so far one cast of actors over all of them."""

from tui.comparison.cast import Cast, Role, cast
from tui.comparison.recast import recast

__all__ = ["Cast", "Role", "cast", "recast"]
