"""What can be wrong with an organisation."""

from __future__ import annotations

from core.errors import Conflict, Invalid, NotFound


class OrganisationNotFound(NotFound):
    """There is none of that code, or none the actor may see."""

    code = "organisation_not_found"
    vi = "Không tìm thấy tổ chức «{organisation}», hoặc đồng chí không có quyền xem."
    en = "There is no organisation “{organisation}”, or you may not see it."


class OrganisationCodeTaken(Conflict):
    """Codes are unique for ever."""

    code = "organisation_code_taken"
    vi = "Mã «{organisation}» đã được dùng cho một tổ chức khác. Vui lòng chọn mã khác."
    en = "The code “{organisation}” belongs to another organisation. Please choose another."


class WrongParent(Invalid):
    """The structure of the party does not allow this kind below that kind."""

    code = "wrong_parent"
    vi = "Một tổ chức loại «{kind}» không thể trực thuộc tổ chức loại «{parent_kind}»."
    en = "An organisation of kind “{kind}” cannot stand below one of kind “{parent_kind}”."
