"""Tests of duren_sawit/lib."""
