"""The description of the API is valid, complete and true."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

OPERATIONS = {"get", "post", "put", "patch", "delete"}


@pytest.fixture
def description(app: Flask) -> dict[str, Any]:
    return app.test_client().get("/api/openapi.json").get_json()


def operations(description: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{method} {path}", operation)
        for path, item in description["paths"].items()
        for method, operation in item.items()
        if method in OPERATIONS
    ]


def test_it_is_a_valid_openapi_3_1_document(description: dict[str, Any]) -> None:
    assert description["openapi"].startswith("3.1")
    validate(description)


def test_every_route_of_the_api_is_described(app: Flask, description: dict[str, Any]) -> None:
    described = {name for name, _ in operations(description)}
    for rule in app.url_map.iter_rules():
        # Messengers call their webhooks by their own descriptions.
        if not rule.rule.startswith("/api/v1/") or rule.rule.startswith("/api/v1/bots/"):
            continue
        path = re.sub(r"<(?:[^:>]+:)?(\w+)>", r"{\1}", rule.rule)
        for method in rule.methods - {"OPTIONS", "HEAD"}:
            assert f"{method.lower()} {path}" in described


def test_every_operation_says_what_it_does_and_how_it_fails(description: dict[str, Any]) -> None:
    for name, operation in operations(description):
        assert operation.get("summary"), name
        statuses = operation["responses"]
        assert any(status.startswith("2") for status in statuses), name
        for status in (status for status in statuses if status >= "400"):
            assert statuses[status]["$ref"] == f"#/components/responses/Problem{status}", name


def test_every_body_and_answer_has_an_example_that_fits_its_schema(description: dict[str, Any]) -> None:
    for name, operation in operations(description):
        contents = [operation.get("requestBody", {}).get("content", {})]
        contents += [
            response["content"]
            for status, response in operation["responses"].items()
            if status.startswith("2") and "content" in response
        ]
        for content in contents:
            if "application/json" in content:
                media = content["application/json"]
                assert "example" in media, name
                schema = {**media["schema"], "components": description["components"]}
                errors = list(Draft202012Validator(schema).iter_errors(media["example"]))
                assert not errors, (name, errors[:1])
