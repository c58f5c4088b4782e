"""手引き and the description of the API, both served from this program."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from jusou_graph_api.deps import Records
from jusou_graph_api.web.parts import choices
from jusou_graph_api.web.parts.rendering import render

router = APIRouter()


@router.get("/help")
def guide(request: Request, records: Records, municipality: str | None = None) -> HTMLResponse:
    """The guide on one A4 sheet."""
    return render(request, "help/guide.html", municipality=choices.chosen(records, municipality))


@router.get("/docs/api")
def api(request: Request) -> HTMLResponse:
    """The API as a plain page, made from its own description."""
    description = request.app.openapi()
    schemas = description.get("components", {}).get("schemas", {})
    operations = [
        {
            "method": method.upper(),
            "path": path,
            "summary": operation["summary"],
            "text": operation.get("description", ""),
            "parameters": operation.get("parameters", []),
            "body": _body(operation, schemas),
        }
        for path, methods in description["paths"].items()
        for method, operation in methods.items()
    ]
    return render(request, "help/api.html", operations=operations, version=description["info"]["version"])


def _body(operation: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any] | None:
    """The fields and the example of a request body."""
    content = operation.get("requestBody", {}).get("content", {}).get("application/json")
    if content is None:
        return None
    schema = schemas[content["schema"]["$ref"].rpartition("/")[2]]
    required = schema.get("required", [])
    fields = [(name, one.get("description", ""), name in required) for name, one in schema["properties"].items()]
    return {"fields": fields, "example": schema.get("examples", [None])[0]}
