"""Blueprints that describe what all operations share: their errors and the idempotency key."""

from __future__ import annotations

from typing import Any

from flask_smorest import Api as SmorestApi
from flask_smorest import Blueprint as SmorestBlueprint
from marshmallow import Schema, fields

from api.parser import Parser


class ProblemSchema(Schema):
    """An error (RFC 9457)."""

    type = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    code = fields.String(required=True, metadata={"description": "stable: programs may rely on it"})
    detail = fields.String(required=True, metadata={"description": "one sentence for the user"})
    errors = fields.Dict(metadata={"description": "field → sentences"})
    other = fields.Dict(metadata={"description": "of a 409: what stands there instead"})
    existing = fields.UUID(metadata={"description": "of a 409: the one it clashes with, if you may see it"})


# Status → what it means, and an example of its code, title and sentence.
_PROBLEMS = {
    "400": (
        "Not well-formed",
        "malformed_request",
        "Yêu cầu không đọc được",
        "Yêu cầu không đúng định dạng.",
    ),
    "401": ("Nobody is signed in", "unauthenticated", "Chưa đăng nhập", "Vui lòng đăng nhập để tiếp tục."),
    "403": (
        "Seen, but not allowed",
        "forbidden",
        "Không có quyền",
        "Đồng chí không có quyền thực hiện việc này.",
    ),
    "404": ("Not there, or not for you", "not_found", "Không tìm thấy", "Không tìm thấy nội dung này."),
    "409": ("Clashes with what is there", "conflict", "Trùng hoặc đã thay đổi", "Nội dung này đã tồn tại."),
    "412": (
        "Changed meanwhile: `If-Match` names an older state",
        "stale",
        "Đã thay đổi",
        "Nội dung này vừa được người khác thay đổi. Vui lòng mở lại để xem, rồi sửa tiếp.",
    ),
    "413": ("Too large", "attachment_too_large", "Quá lớn", "Tệp lớn hơn 25 MB."),
    "415": ("Not JSON", "malformed_request", "Kiểu dữ liệu không hỗ trợ", "Yêu cầu không đúng định dạng."),
    "416": (
        "No such part of the file",
        "malformed_request",
        "Không có đoạn này",
        "Yêu cầu không đúng định dạng.",
    ),
    "422": ("Not valid", "invalid", "Chưa hợp lệ", "Nội dung gửi lên chưa hợp lệ."),
    "429": (
        "Wait and try again",
        "sign_in_blocked",
        "Thử quá nhiều lần",
        "Đã thử đăng nhập quá nhiều lần. Vui lòng đợi 30 giây rồi thử lại.",
    ),
    "503": ("Busy: nothing was stored", "unavailable", "Hệ thống đang bận", "Vui lòng thử lại sau ít phút."),
}
_OF_METHOD = {
    "get": ("401", "403", "422", "503"),
    "post": ("401", "403", "409", "422", "503"),
    "put": ("401", "403", "409", "422", "503"),
    "patch": ("401", "403", "409", "422", "503"),
    "delete": ("401", "403", "422", "503"),
}
_IDEMPOTENCY_KEY = {
    "in": "header",
    "name": "Idempotency-Key",
    "required": False,
    "schema": {"type": "string", "minLength": 1, "maxLength": 200},
    "description": "The same key does the work once and repeats the same answer.",
}


class Api(SmorestApi):
    """Knows the problem documents, which every operation refers to by status."""

    DEFAULT_ERROR_RESPONSE_NAME = None

    def _register_error_handlers(self) -> None:
        """None of its own, which would win over ours: every error is answered by ``api.errors``."""

    def _register_responses(self) -> None:
        super()._register_responses()
        for status, (meaning, code, title, sentence) in _PROBLEMS.items():
            example = {
                "type": f"urn:handbook:problem:{code}",
                "title": title,
                "status": int(status),
                "code": code,
                "detail": sentence,
            }
            content = {"application/problem+json": {"schema": ProblemSchema, "example": example}}
            self.spec.components.response(f"Problem{status}", {"description": meaning, "content": content})


class Blueprint(SmorestBlueprint):
    """Fills in, for every operation, what its view need not say again."""

    ARGUMENTS_PARSER = Parser()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._prepare_doc_cbks.append(_describe)

    def arguments(self, schema: type[Schema] | Schema, **kwargs: Any) -> Any:
        """As the library does it, with one schema for all requests instead of a new one for each."""
        return super().arguments(schema() if isinstance(schema, type) else schema, **kwargs)


def problems(*statuses: int) -> dict[str, Any]:
    """References to problem documents, for an operation that has others than the usual ones."""
    return {str(status): {"$ref": f"#/components/responses/Problem{status}"} for status in statuses}


def _describe(doc: dict[str, Any], _info: dict[str, Any], *, method: str, **_kwargs: Any) -> dict[str, Any]:
    answers = {str(status): response for status, response in doc.get("responses", {}).items()}
    statuses = (*_OF_METHOD[method], "404", *(("400", "415") if "requestBody" in doc else ()))
    doc["responses"] = answers | problems(*(int(status) for status in statuses))
    if method == "post":
        doc.setdefault("parameters", []).append(_IDEMPOTENCY_KEY)
    return doc
