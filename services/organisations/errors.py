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


class OrganisationEnded(Conflict):
    """What has ended is history: nothing more happens to it."""

    code = "organisation_ended"
    vi = "«{organisation}» đã kết thúc hoạt động từ ngày {day}, không thể thay đổi."
    en = "“{organisation}” ended on {day} and cannot be changed."


class NotYetFounded(Conflict):
    """The change would come before its beginning."""

    code = "organisation_not_yet_founded"
    vi = "«{organisation}» được thành lập ngày {day}. Ngày hiệu lực cần sau ngày đó."
    en = "“{organisation}” was founded on {day}. The effective day has to be later."


class ChangedLater(Conflict):
    """A later change stands in the way of a backdated one."""

    code = "organisation_changed_later"
    vi = "«{organisation}» đã có thay đổi khác từ ngày {day}. Hãy chọn ngày hiệu lực từ ngày đó trở đi."
    en = "“{organisation}” changed again on {day}. Choose that day or a later one."


class NothingToChange(Invalid):
    """It is so already."""

    code = "nothing_to_change"
    vi = "«{organisation}» đã như vậy vào ngày đó: không có gì để thay đổi."
    en = "“{organisation}” is like that already on that day."


class WithinItself(Invalid):
    """An organisation cannot come below itself, nor be taken over by one below it."""

    code = "within_itself"
    vi = "«{organisation}» không thể trực thuộc hoặc nhập vào một tổ chức nằm trong chính nó."
    en = "“{organisation}” cannot come below, or be merged into, an organisation within itself."


class TakesNoMembers(Conflict):
    """Members belong to cells only."""

    code = "takes_no_members"
    vi = "«{organisation}» không phải là chi bộ, nên không thể nhận {count} đảng viên."
    en = "“{organisation}” is not a cell and cannot take {count} members."


class StillInUse(Conflict):
    """An organisation ends only when nobody is left in it."""

    code = "organisation_in_use"
    vi = "«{organisation}» còn {children} tổ chức trực thuộc và {members} đảng viên. Hãy chuyển trước."
    en = "“{organisation}” still has {children} organisations and {members} members. Move them first."


class Unassigned(Invalid):
    """A split says of everybody where they go."""

    code = "split_unassigned"
    vi = "Chưa phân về đơn vị mới: {children} tổ chức trực thuộc, {members} đảng viên của «{organisation}»."
    en = "Not assigned to a part: {children} organisations and {members} members of “{organisation}”."


class NotInside(Invalid):
    """A split assigns what is there, once."""

    code = "split_not_inside"
    vi = "Có {count} mục được phân hai lần hoặc không thuộc «{organisation}» vào ngày đó."
    en = "{count} of those assigned are named twice or are not in “{organisation}” on that day."


class TooFewOrganisations(Invalid):
    """One cannot be merged with itself, nor split into one."""

    code = "too_few_organisations"
    vi = "Cần ít nhất hai tổ chức khác nhau."
    en = "This needs at least two different organisations."


class DetailsMissing(Invalid):
    """A new organisation needs a name."""

    code = "new_organisation_needs_name"
    vi = "Chưa có tổ chức «{organisation}»: hãy cho biết tên để thành lập mới."
    en = "There is no “{organisation}” yet: give a name to found it."


class OfficesBegunLater(Conflict):
    """Offices were recorded in an organisation that would no longer have been there."""

    code = "offices_begun_later"
    vi = "Có {count} chức vụ được ghi từ ngày {day} trở đi trong tổ chức này. Hãy chọn ngày hiệu lực khác."
    en = "{count} offices begin in it on {day} or later. Choose another effective day."


class NoCommonOrganisation(Invalid):
    """The parts of a split stand somewhere below one organisation."""

    code = "no_common_organisation"
    vi = "Các đơn vị mới không cùng thuộc một tổ chức cấp trên."
    en = "The parts have no organisation above them in common."


class ChangeNotFound(NotFound):
    """There is no such order that waits for its day."""

    code = "change_not_found"
    vi = "Không tìm thấy thay đổi đang chờ này."
    en = "There is no such change waiting for its day."


class UnderThreeOfficialMembers(Conflict):
    """A warning: a cell needs three official members (Party Statutes)."""

    code = "under_three_official_members"
    vi = "«{organisation}» sẽ có {count} đảng viên chính thức; một chi bộ cần ít nhất 3."
    en = "“{organisation}” will have {count} official members; a cell needs at least 3."


class MetSince(Conflict):
    """A warning: meetings stay with the organisation they were held in."""

    code = "met_since"
    vi = "«{organisation}» đã họp {count} lần từ ngày hiệu lực; các buổi họp đó vẫn thuộc tổ chức cũ."
    en = "“{organisation}” has met {count} times since the effective day; those meetings stay with it."


class ExternalCodeTaken(Conflict):
    """One code of a system names one organisation."""

    code = "external_code_taken"
    vi = "Mã «{external}» của hệ thống «{system}» đã gắn với một tổ chức khác."
    en = "The code “{external}” of “{system}” belongs to another organisation."
