"""Why a file cannot be imported at all: one class, and one sentence, for each reason."""

from __future__ import annotations

from core.errors import Conflict, Invalid, NotFound


class FileRefused(Invalid):
    """The file is refused as a whole, before anything of it is stored."""

    code = "import_file_refused"
    vi = "Không thể nhập tệp này."
    en = "This file cannot be imported."


class EmptyFile(FileRefused):
    """No byte, or no cell with anything in it."""

    code = "import_file_empty"
    vi = "Tệp này trống, không có dữ liệu nào để nhập."
    en = "This file is empty: there is nothing in it to import."


class NotASpreadsheet(FileRefused):
    """Some other kind of file."""

    code = "import_not_a_spreadsheet"
    vi = "Tệp này không phải là bảng tính. Hãy gửi tệp .xlsx, .xls, .xlsb, .ods, .csv hoặc .tsv."
    en = "This file is not a spreadsheet. Please send an .xlsx, .xls, .xlsb, .ods, .csv or .tsv file."


class PasswordProtected(FileRefused):
    """Encrypted, so that nobody without the password can read it."""

    code = "import_file_protected"
    vi = "Tệp này được bảo vệ bằng mật khẩu. Hãy bỏ mật khẩu rồi gửi lại."
    en = "This file is protected by a password. Please remove the password and send it again."


class DamagedFile(FileRefused):
    """Cut off or altered on its way."""

    code = "import_file_damaged"
    vi = "Tệp này bị hỏng hoặc bị cắt cụt. Hãy mở tệp bằng phần mềm bảng tính, lưu lại rồi gửi lại."
    en = (
        "This file is damaged or cut off. Please open it in a spreadsheet program, save it and send it again."
    )


class FileTooLarge(FileRefused):
    """More bytes than the handbook takes."""

    code = "import_file_too_large"
    vi = "Tệp này quá lớn (tối đa {limit_mb} MB). Hãy chia thành nhiều tệp nhỏ hơn."
    en = "This file is too large (at most {limit_mb} MB). Please split it into smaller files."


class UnpacksTooLarge(FileRefused):
    """A small file that would unpack to a harmful size."""

    code = "import_file_bomb"
    vi = "Tệp này bung ra quá lớn so với một bảng tính bình thường nên không được mở."
    en = "This file unpacks to far more than an ordinary spreadsheet holds, so it was not opened."


class ForbiddenMarkup(FileRefused):
    """Document types and entities have no place in a spreadsheet: they are used for attacks only."""

    code = "import_file_forbidden_markup"
    vi = "Tệp này chứa khai báo thực thể XML không được phép nên không được mở."
    en = "This file declares XML entities, which are not allowed, so it was not opened."


class TooManyRows(FileRefused):
    """More rows than one import takes, counted with empty ones that carry formats."""

    code = "import_too_many_rows"
    vi = (
        "Trang tính «{sheet}» có quá {limit} dòng. Nếu phần lớn là dòng trống, hãy chép phần có dữ liệu "
        "sang một tệp mới; nếu không, hãy chia thành nhiều tệp."
    )
    en = (
        "Sheet “{sheet}” has more than {limit} rows. If most of them are empty, copy the part with data to "
        "a new file; if not, split it into several files."
    )


class TooManyColumns(FileRefused):
    """More columns than a list of members can have."""

    code = "import_too_many_columns"
    vi = "Trang tính «{sheet}» có quá {limit} cột. Hãy chép phần có dữ liệu sang một tệp mới rồi gửi lại."
    en = "Sheet “{sheet}” has more than {limit} columns. Please copy the part with data to a new file."


class TableNotFound(FileRefused):
    """No row that could be the heading of a list of members."""

    code = "import_table_not_found"
    vi = (
        "Không tìm thấy bảng danh sách đảng viên trong tệp: cần một dòng tiêu đề có «Họ và tên» và ít nhất "
        "một cột khác như «Ngày sinh», «Ngày vào Đảng», «Số thẻ đảng viên»."
    )
    en = (
        "No list of members was found in the file: it needs a heading row with “Họ và tên” and at least one "
        "other column such as “Ngày sinh”, “Ngày vào Đảng”, “Số thẻ đảng viên”."
    )


class MappingOutOfPlace(FileRefused):
    """The columns that were named are not in this file."""

    code = "import_mapping_out_of_place"
    vi = "Các cột đã chọn không có trong tệp này. Vui lòng chọn lại."
    en = "The chosen columns are not in this file. Please choose again."


class ImportNotFound(NotFound):
    """There is none of that id, or none the actor may see."""

    code = "import_not_found"
    vi = "Không tìm thấy lần nhập dữ liệu này, hoặc đồng chí không có quyền xem."
    en = "There is no such import, or you may not see it."


class StoredMeanwhile(Conflict):
    """Between the check and the commit somebody else stored one of these members."""

    code = "import_outdated"
    vi = "Dữ liệu đảng viên vừa được thay đổi trong lúc nhập; chưa có gì được lưu. Vui lòng thử lại."
    en = "Members were changed while this was imported; nothing was stored. Please try again."


class ImportUndone(Conflict):
    """It has been taken back already."""

    code = "import_undone"
    vi = "Lần nhập này đã được hoàn tác."
    en = "This import was undone already."


class UndoExpired(Conflict):
    """Too long ago to be taken back as a whole."""

    code = "import_undo_expired"
    vi = "Đã quá {days} ngày kể từ lần nhập này nên không thể hoàn tác."
    en = "This import is more than {days} days old and cannot be undone."


class ImportNotStored(Conflict):
    """It has not been stored, so there is nothing to take back."""

    code = "import_not_stored"
    vi = "Lần nhập này chưa được ghi vào sổ tay nên không có gì để hoàn tác."
    en = "This import was not stored, so there is nothing to undo."


class ImportNotReady(Conflict):
    """A worker is at it, or it is over."""

    code = "import_not_ready"
    vi = "Tệp này đang được xử lý, hoặc đã xử lý xong. Vui lòng tải lại trang để xem tình trạng."
    en = "This file is being worked on, or that is over. Please reload to see how far it is."


class ImportIsOver(Conflict):
    """What is stored, or being stored, cannot be thrown away: it can be undone."""

    code = "import_is_over"
    vi = "Danh sách này đã hoặc đang được ghi vào sổ tay nên không thể hủy; đồng chí có thể hoàn tác."
    en = "This list is stored, or just being stored, and cannot be discarded. You may undo it."


class ImportRowNotFound(NotFound):
    """The file has no such row of a member."""

    code = "import_row_not_found"
    vi = "Không tìm thấy dòng {row} ({sheet}) trong tệp này."
    en = "This file has no row {row} ({sheet})."


class RowNeedsNoDecision(Conflict):
    """Accepted rows are stored, rejected ones are not; only flagged ones are decided on."""

    code = "import_row_not_flagged"
    vi = "Dòng {row} ({sheet}) không cần đồng chí quyết định."
    en = "Row {row} ({sheet}) needs no decision."


class ValueNotCorrectable(Invalid):
    """It is no value of a member, or longer than any."""

    code = "import_value_not_correctable"
    vi = "Giá trị này không sửa được ở đây, hoặc quá dài. Vui lòng kiểm tra lại."
    en = "This value cannot be corrected here, or is too long. Please check it."


class ColumnsWithoutName(Invalid):
    """A list of members without a column of names is none."""

    code = "import_columns_without_name"
    vi = "Cần chọn một cột là «Họ và tên», và một cột khác như «Ngày sinh»."
    en = "One column must hold the full name, and another something else, such as the birth date."


class TreeColumnsMissing(FileRefused):
    """It is no list of organisations."""

    code = "tree_columns_missing"
    vi = "Không tìm thấy cột «Mã tổ chức» và «Tên tổ chức». Hãy xuất cây tổ chức để có mẫu."
    en = "There are no columns of codes and names of organisations. Export the tree to have a form."


class TreeRowIncomplete(Invalid):
    """A row that names no organisation."""

    code = "tree_row_incomplete"
    vi = "Dòng này cần có mã, tên, loại hình đúng và ngày đúng."
    en = "This row needs a code, a name, a known kind, and a day that exists."


class TreeRowTwice(Invalid):
    """Two rows say what one organisation is."""

    code = "tree_row_twice"
    vi = "Mã «{organisation}» có ở nhiều dòng. Hãy giữ một dòng."
    en = "The code “{organisation}” stands in several rows. Keep one."
