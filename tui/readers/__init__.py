"""One way in for each format: plain text, Markdown, HTML and addresses on the web, standard input and folders.

`read` opens one source and `list_sources` finds what there is to open; `settle` is the later verdict on a web page's
furniture. The libraries that do the work are imported where they are used, never with this package.
"""

from tui.readers.listing import Listing, list_sources
from tui.readers.reading import read
from tui.readers.verdict import settle

__all__ = ["Listing", "list_sources", "read", "settle"]
