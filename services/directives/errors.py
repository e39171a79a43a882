"""Why a directive is refused."""

from __future__ import annotations

from core.errors import Conflict, Forbidden, Invalid, NotFound, TooLarge


class DirectiveNotFound(NotFound):
    """There is none of that id, or none the actor may see."""

    code = "directive_not_found"
    vi = "Không tìm thấy văn bản này, hoặc đồng chí không có quyền xem."
    en = "There is no such directive, or you may not see it."


class DirectiveExists(Conflict):
    """The organisation has a directive of that issuer, symbol and year."""

    code = "directive_exists"
    vi = "Văn bản số {symbol} của {issuer} năm {year} đã có trong sổ tay. Hãy mở văn bản đó để sửa."
    en = "Directive {symbol} of {issuer} ({year}) is in the handbook already. Open that one to edit it."


class AlreadyPublished(Conflict):
    """What is published is fixed."""

    code = "already_published"
    vi = "Văn bản đã ban hành nên không sửa được nữa."
    en = "The directive has been published and cannot be changed any more."


class PublicationPlanned(Conflict):
    """What is to be published by itself stays as it is until then."""

    code = "publication_planned"
    vi = "Văn bản đã hẹn ban hành lúc {at}. Muốn sửa hoặc ban hành ngay, hãy hủy hẹn trước."
    en = "The directive is to be published at {at}. To change it or publish it now, cancel that first."


class PlannedForThePast(Invalid):
    """A plan is for a time to come."""

    code = "planned_for_the_past"
    vi = "Giờ hẹn đã qua. Hãy chọn một giờ sắp tới, hoặc ban hành ngay."
    en = "That time has passed. Choose a time to come, or publish now."


class AudienceEndsBefore(Conflict):
    """One of the organisations named will be a former one on the day of the plan."""

    code = "audience_ends_before"
    vi = (
        "«{organisation}» kết thúc hoạt động từ ngày {day}, trước giờ hẹn. Hãy bỏ tổ chức này ra, chọn tổ "
        "chức kế thừa khi đã có, hoặc hẹn sớm hơn."
    )
    en = (
        "“{organisation}” ends on {day}, before that time. Leave it out, choose its successor once there is "
        "one, or plan for an earlier day."
    )


class SecretRefused(Invalid):
    """State Secrets Law 117/2025/QH15: nothing secret on a networked system."""

    code = "secret_refused"
    vi = (
        "Sổ tay chỉ nhận văn bản không mật. Theo Luật Bảo vệ bí mật nhà nước, văn bản có độ mật "
        "không được đưa lên hệ thống nối mạng; hãy gửi theo đường tài liệu mật."
    )
    en = (
        "The handbook takes only documents without a secrecy mark. By the State Secrets Law, marked "
        "documents may not touch a networked system; send them by the channel for secret papers."
    )


class NothingToRead(Invalid):
    """A directive has a text or a file."""

    code = "nothing_to_read"
    vi = "Văn bản chưa có nội dung. Hãy nhập nội dung hoặc đính kèm tệp trước khi ban hành."
    en = "There is nothing to read yet. Enter a text or attach a file before publishing."


class AudienceEmpty(Invalid):
    """Nobody would get it."""

    code = "audience_empty"
    vi = "Chưa có đảng viên nào trong phạm vi nhận. Hãy chọn lại nơi nhận."
    en = "Nobody is in the audience. Please choose it again."


class AudienceNamedTwice(Invalid):
    """With and without what is below, or included and excluded: the lines contradict each other."""

    code = "audience_named_twice"
    vi = "«{organisation}» có hai dòng khác nhau trong phạm vi nhận. Hãy giữ lại một dòng."
    en = "“{organisation}” has two different lines in the audience. Please keep one of them."


class AudienceBeyondReach(Forbidden):
    """One publishes only to organisations below one's own role."""

    code = "audience_beyond_reach"
    vi = "Đồng chí không có quyền ban hành văn bản tới «{organisation}»."
    en = "You may not publish to “{organisation}”."


class PersonBeyondReach(Invalid):
    """One adds only persons whose cell is below one's own role."""

    code = "person_beyond_reach"
    vi = "Có người được thêm không thuộc phạm vi đồng chí được ban hành. Hãy bỏ người đó ra."
    en = "Somebody who was added is outside the organisations you may publish to. Please leave them out."


class SavedAudienceNotFound(NotFound):
    """There is none of that id that the actor's organisations keep."""

    code = "saved_audience_not_found"
    vi = "Không tìm thấy nơi nhận đã lưu này. Có thể đã có người xóa; hãy chọn lại nơi nhận."
    en = "There is no such saved audience. Somebody may have deleted it; please choose the audience again."


class SavedAudienceExists(Conflict):
    """An organisation gives a name once."""

    code = "saved_audience_exists"
    vi = "Đã có nơi nhận lưu tên «{name}». Hãy đặt tên khác, hoặc xóa bản cũ trước."
    en = "There is a saved audience named “{name}” already. Choose another name, or delete that one first."


class SavedAudiencesFull(Conflict):
    """An organisation keeps so many at most."""

    code = "saved_audiences_full"
    vi = "Tổ chức đã lưu đủ {most} nơi nhận. Hãy xóa bớt những nơi nhận không dùng nữa."
    en = "The organisation keeps {most} audiences already. Please delete some that are no longer used."


class NotAddressed(Forbidden):
    """Only those it was sent to can read and acknowledge it as recipients."""

    code = "not_addressed"
    vi = "Văn bản này không gửi tới đồng chí nên không cần xác nhận."
    en = "This directive was not sent to you, so there is nothing to confirm."


class AttachmentNotFound(NotFound):
    """There is no such file at that directive."""

    code = "attachment_not_found"
    vi = "Không tìm thấy tệp đính kèm này."
    en = "There is no such attachment."


class AttachmentTooLarge(TooLarge):
    """The limit is a setting."""

    code = "attachment_too_large"
    vi = "Tệp «{file_name}» lớn hơn {limit} MB. Hãy giảm dung lượng hoặc chia nhỏ tệp."
    en = "The file “{file_name}” is larger than {limit} MB. Please make it smaller or split it."


class AttachmentTypeRefused(Invalid):
    """Judged by the content, never by the name alone."""

    code = "attachment_type_refused"
    vi = (
        "Không nhận tệp «{file_name}». Chỉ nhận PDF, Word, Excel, PowerPoint, ODF và ảnh PNG, JPEG, "
        "có nội dung đúng với đuôi tệp."
    )
    en = (
        "The file “{file_name}” is not accepted. Only PDF, Word, Excel, PowerPoint, ODF, PNG and JPEG "
        "files whose content fits their name are."
    )


class AttachmentEmpty(Invalid):
    """Nothing was sent."""

    code = "attachment_empty"
    vi = "Tệp «{file_name}» không có nội dung. Hãy chọn lại tệp."
    en = "The file “{file_name}” is empty. Please choose it again."


class SecrecySuspected(Conflict):
    """Something looks like a secrecy stamp; two people have to answer for it, or it does not go out."""

    code = "secrecy_suspected"
    vi = (
        "Văn bản có {count} chỗ giống dấu mật, trước hết là «{line}». Nếu đúng là tài liệu mật, hãy xóa khỏi "
        "sổ tay ngay. Nếu không, cần thêm {missing} người xác nhận, có ghi lý do, rồi mới ban hành được."
    )
    en = (
        "{count} places look like a secrecy stamp, first of all “{line}”. If the document is secret, remove "
        "it at once. If not, {missing} more people have to confirm so, with a reason, before it is published."
    )


class NothingToRelease(Conflict):
    """Nothing is suspected."""

    code = "nothing_to_release"
    vi = "Văn bản không có chỗ nào giống dấu mật nên không cần xác nhận. Đồng chí có thể ban hành."
    en = "Nothing looks like a secrecy stamp, so there is nothing to confirm. The directive can be published."


class ReleasedByYou(Conflict):
    """Two different people have to answer for it."""

    code = "released_by_you"
    vi = "Đồng chí đã xác nhận rồi. Cần thêm một người khác xác nhận."
    en = "You have confirmed already. Somebody else has to confirm as well."


class ReasonNotGiven(Invalid):
    """Whoever answers for it says why."""

    code = "release_reason_missing"
    vi = "Đồng chí cần ghi lý do."
    en = "Please give a reason."


class TypeMissing(Invalid):
    """Its symbol does not tell either."""

    code = "type_missing"
    vi = "Không đọc được loại văn bản từ số, ký hiệu. Đồng chí chọn loại văn bản."
    en = "The symbol does not tell the type of document. Please choose it."


class IssuerMissing(Invalid):
    """Its symbol does not tell either."""

    code = "issuer_missing"
    vi = "Không đọc được cơ quan ban hành từ số, ký hiệu. Đồng chí nhập cơ quan ban hành."
    en = "The symbol does not tell the issuing body. Please enter it."


class NotPublished(Conflict):
    """A draft is changed or deleted, not corrected or withdrawn."""

    code = "not_published"
    vi = "Văn bản chưa ban hành. Đồng chí sửa thẳng bản nháp."
    en = "The directive has not been published. Change the draft itself."


class DirectiveWithdrawn(Conflict):
    """It is not in force any more."""

    code = "directive_withdrawn"
    vi = "Văn bản đã được thu hồi."
    en = "The directive has been withdrawn."


class NothingCorrected(Conflict):
    """A new version differs from the old one."""

    code = "nothing_corrected"
    vi = "Chưa có chỗ nào được sửa. Hãy sửa nội dung rồi đính chính."
    en = "Nothing was changed. Change something before correcting."


class VersionNotFound(NotFound):
    """There is no such earlier version."""

    code = "version_not_found"
    vi = "Không tìm thấy bản trước này của văn bản."
    en = "There is no such earlier version."


class CorrectionNotHeld(NotFound):
    """No correction waits for two people's word."""

    code = "correction_not_held"
    vi = "Không có bản đính chính nào đang chờ xác nhận."
    en = "No correction is waiting to be confirmed."


class LinkGoesRound(Conflict):
    """Of two directives only one can supersede the other."""

    code = "link_goes_round"
    vi = "Văn bản kia đã thay thế văn bản này, nên không thể bị chính văn bản này thay thế."
    en = "The other directive supersedes this one already, so this one cannot supersede it."


class LinkNotFound(NotFound):
    """The two are not linked, in this direction."""

    code = "link_not_found"
    vi = "Hai văn bản này chưa được liên kết."
    en = "These two directives are not linked."


class SymbolNotFound(Invalid):
    """No directive of that symbol, or none that the asker may see."""

    code = "symbol_not_found"
    vi = "Không tìm thấy văn bản có số, ký hiệu này. Hãy kiểm tra lại."
    en = "There is no directive of this symbol. Please check it."


class AddressExpired(Forbidden):
    """A signed address works for some minutes, for one file and one member."""

    code = "address_expired"
    vi = "Đường dẫn tải tệp đã hết hạn. Đồng chí mở lại văn bản rồi tải lại."
    en = "The address of this file has expired. Please open the directive and fetch it again."
