"""What can be wrong with a question about quality."""

from __future__ import annotations

from core.errors import NotFound


class CheckNotFound(NotFound):
    """There is no check of that code."""

    code = "quality_check_not_found"
    vi = "Không có nội dung kiểm tra này. Vui lòng mở lại bảng chất lượng dữ liệu."
    en = "There is no such check. Please open the board of data quality again."
