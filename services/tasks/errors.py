"""Why something about a task is refused."""

from __future__ import annotations

from core.errors import Conflict, Invalid, NotFound


class TaskNotFound(NotFound):
    """There is none of that id, or none the actor may see."""

    code = "task_not_found"
    vi = "Không tìm thấy nhiệm vụ này, hoặc đồng chí không có quyền xem."
    en = "There is no such task, or you may not see it."


class TaskEnded(Conflict):
    """It was done or called off."""

    code = "task_ended"
    vi = "Nhiệm vụ đã kết thúc nên không báo cáo thêm được."
    en = "The task has ended; nothing more can be reported of it."


class RecurringWithoutDay(Invalid):
    """What comes again needs a first time."""

    code = "recurring_without_day"
    vi = "Nhiệm vụ định kỳ cần có hạn lần đầu. Đồng chí chọn ngày."
    en = "A recurring task needs the day it is first due."


class NotInThatOrganisation(Invalid):
    """The person in charge belongs elsewhere."""

    code = "not_in_that_organisation"
    vi = "Người phụ trách không thuộc tổ chức được giao. Đồng chí chọn người trong tổ chức đó."
    en = "The person in charge does not belong to the organisation the task is given to."


class OriginNotFound(NotFound):
    """The directive or meeting a task is said to come from is not there."""

    code = "task_origin_not_found"
    vi = "Không tìm thấy văn bản hoặc buổi sinh hoạt làm căn cứ giao nhiệm vụ."
    en = "The directive or meeting the task is said to come from was not found."
