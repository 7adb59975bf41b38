"""One reader's work without a screen: open, analyse, search, cite, remember; all that app and cli do."""
