"""Screens: the reader and what is laid over it. They alone talk to the session."""
