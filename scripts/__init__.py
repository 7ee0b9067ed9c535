"""Thin commands that the Makefile calls."""
