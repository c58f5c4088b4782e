"""Every field of every record is mapped to a term, and no two fields of one record share one."""

from __future__ import annotations

import pytest
from pydantic import BaseModel

from jusou_graph.graph.schema import LEFT_OUT, NAMES, fields
from jusou_graph.model import catalog, eligibility, evidence, records

MODELS = sorted(
    {
        value
        for module in (catalog, eligibility, evidence, records)
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, BaseModel) and value.__module__ == module.__name__
    },
    key=lambda m: m.__name__,
)


def test_models_are_collected() -> None:
    assert len(MODELS) >= 25


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m.__name__)
def test_every_field_has_a_term_of_its_own(model: type[BaseModel]) -> None:
    specs = fields(model)
    assert {s.name for s in specs} == set(model.model_fields) - {"id"} - LEFT_OUT
    assert len({s.term for s in specs}) == len(specs)


def test_every_renamed_field_exists() -> None:
    known = {f"{m.__name__}.{name}" for m in MODELS for name in m.model_fields}
    plain = {name for m in MODELS for name in m.model_fields}
    assert {n for n in NAMES if "." in n} <= known
    assert {n for n in NAMES if "." not in n} <= plain
