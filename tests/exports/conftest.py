"""Gaps of the real data, as in the tests of the gaps."""

from gaps.conftest import real_gaps  # noqa: F401 - fixture
