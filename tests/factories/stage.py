"""The matters that rights are tried on, and somebody in every role at home and next door."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select

from core.identifiers import new_id
from models import (
    DeviceKind,
    DuplicatePair,
    EarlyWarning,
    FeedbackKind,
    FeedbackLevel,
    MeetingKind,
    Outcome,
    PairState,
    RequestedField,
    Role,
    TransferKind,
    VoteMethod,
    VoteRule,
)
from services import (
    accounts,
    correction_requests,
    devices,
    directives,
    duplicates,
    feedback,
    imports,
    meetings,
    monthly_reports,
    movement,
    organisations,
    tasks,
    warnings,
    webhooks,
)
from services.directives import AudienceLine, AudienceRule
from services.meetings import Statement
from services.tasks import Assignment
from tests.factories.sessions import open_bearer_session
from tests.factories.world import Person, World
from tests.fresh_machine import NOW

WEEK = timedelta(days=7)
HOME, NEXT_DOOR = "X1", "X2"
PDF = b"%PDF-1.7\n%%EOF\n"
LIST = "Họ và tên;Ngày sinh;Ngày vào Đảng\nNguyễn Văn Xa;1970;3/2/1999\n".encode()


@dataclass(frozen=True)
class Somebody:
    """A person in one role at one commune."""

    person: Person
    token: str
    own_session: str


@dataclass(frozen=True)
class Stage:
    """Somebody for each ``(role, commune)``, and the ids that paths are filled with."""

    world: World
    people: dict[tuple[str, str], Somebody]
    ids: dict[str, str]


def set_up(world: World) -> Stage:
    """Build it once; whatever is tried on it is undone."""
    people = _people(world)
    return Stage(
        world,
        {key: _signed_in(world, one) for key, one in people.items()},
        _matters(world, people),
    )


def _signed_in(world: World, person: Person) -> Somebody:
    return Somebody(person, open_bearer_session(world, person), _session(world, person))


def _people(world: World) -> dict[tuple[str, str], Person]:
    """Roles are held by members of an office elsewhere, so that each shows its own rights only."""
    people = {
        (Role.MEMBER.value, HOME): world.members["A"][0],
        (Role.MEMBER.value, NEXT_DOOR): world.members["C"][0],
    }
    for role in sorted(set(Role) - {Role.MEMBER}):
        for commune, cell in ((HOME, "A"), (NEXT_DOOR, "C")):
            place = cell if role is Role.CELL_SECRETARY else commune
            people[role.value, commune] = world.appoint(role, place, "VP")
    return people


def _matters(world: World, people: dict[tuple[str, str], Person]) -> dict[str, str]:
    somebody, publisher = world.members["A"][1], people["publisher", HOME]
    session = _session(world, somebody)
    with world.acting(somebody) as work:
        devices.register(work, kind=DeviceKind.FCM_ID, value="somebodys-phone")
    draft, draft_file = _directive(world, publisher, "1-HD/ĐU")
    published, published_file = _directive(world, publisher, "2-HD/ĐU")
    with world.acting(publisher) as work:
        directives.publish(work, published, AudienceRule((AudienceLine(HOME),)))
        # Its bytes do not come back when its removal is undone.
        doomed_file = directives.attach(work, draft, file_name="b.pdf", content=PDF).id
    return {
        "member": str(somebody.member_id),
        "session": session,
        "draft": str(draft),
        "draft_file": str(draft_file),
        "doomed_file": str(doomed_file),
        "doomed": str(_plain_directive(world, publisher, "3-HD/ĐU")),
        "published": str(published),
        "published_file": str(published_file),
        **_meeting(world, people["cell_secretary", HOME]),
        "feedback": str(_feedback(world, somebody, FeedbackLevel.COMMUNE)),
        "monthly_report": str(_monthly_report(world, date(2026, 10, 1))),
        "report_signed_twice": str(_signed_twice(world, people["organisation_board", HOME])),
        "cell_feedback": str(_feedback(world, somebody, FeedbackLevel.CELL)),
        "correction": str(_correction(world, somebody)),
        "task": str(_task(world, people["organisation_board", HOME])),
        "warning": str(_warning(world)),
        "webhook": _webhook(world),
        "saved_audience": _saved_audience(world, publisher),
        "own": str(_feedback(world, people["member", HOME], FeedbackLevel.COMMUNE)),
        "pair": str(_pair(world)),
        "merge": str(_merge(world)),
        "transfer": str(_transfer(world, people["administrator", HOME])),
        "import": str(_import(world, people["administrator", HOME])),
    }


def _task(world: World, board: Person) -> UUID:
    """One that cell A was given."""
    with world.acting(board) as work:
        return tasks.assign(work, by=HOME, to=["A"], what=Assignment("Rà soát hồ sơ"))[0].id


def _monthly_report(world: World, month: date) -> UUID:
    """X1's of a month, which waits to be signed."""
    with world.system() as work:
        monthly_reports.make_next(work, month)
        return monthly_reports.page(work, HOME, month=month)[0].report.id


def _signed_twice(world: World, board: Person) -> UUID:
    """X1's of September: cell A said afterwards that it did not meet."""
    september = date(2026, 9, 1)
    report = _monthly_report(world, september)
    with world.acting(board) as work:
        monthly_reports.sign(work, report, seen=monthly_reports.detail(work, report).seen)
    with world.acting("cell_secretary@A") as work:
        meetings.state_outcome(work, "A", september, Statement(Outcome.NOT_HELD, "Mưa bão"))
    with world.acting(board) as work:
        seen = monthly_reports.detail(work, report).seen
        monthly_reports.sign_anew(work, report, seen=seen, reason="Chi bộ báo muộn")
    return report


def _warning(world: World) -> UUID:
    """Cell A filed nothing of October."""
    with world.system() as work:
        warnings.refresh_next(work)
        cell = organisations.get(work, "A").id
        query = select(EarlyWarning.id).where(
            EarlyWarning.organisation_id == cell, EarlyWarning.month == date(2026, 10, 1)
        )
        return work.session.scalars(query).one()


def _session(world: World, person: Person) -> str:
    """The id of a second device that a person is signed in on."""
    open_bearer_session(world, person)
    with world.acting(person) as work:
        return str(accounts.own_sessions(work)[0].id)


def _directive(world: World, publisher: Person, symbol: str) -> tuple[UUID, UUID]:
    directive_id = _plain_directive(world, publisher, symbol)
    with world.acting(publisher) as work:
        return directive_id, directives.attach(work, directive_id, file_name="a.pdf", content=PDF).id


def _plain_directive(world: World, publisher: Person, symbol: str) -> UUID:
    """One without files: those do not come back when their removal is undone."""
    with world.acting(publisher) as work:
        return directives.draft(
            work,
            symbol=symbol,
            type="HD",
            issuer=HOME,
            issued_on=date(2026, 11, 20),
            abstract="Về sinh hoạt chi bộ",
            body="Một đoạn.",
        ).id


def _meeting(world: World, secretary: Person) -> dict[str, str]:
    """One whose attendance was taken, with a vote that takes ballots, and one to come."""
    with world.acting(secretary) as work:
        meeting = meetings.plan(
            work, organisation="A", kind=MeetingKind.REGULAR, starts_at=NOW, place="Nhà văn hóa"
        )
        meetings.save_sheet(work, meeting.id, [])
        vote = meetings.open_vote(
            work,
            meeting.id,
            question="Thông qua nghị quyết",
            rule=VoteRule.MORE_THAN_HALF,
            method=VoteMethod.BALLOTS,
        )
        coming = meetings.plan(
            work, organisation="A", kind=MeetingKind.THEMATIC, starts_at=NOW + WEEK, place="Nhà văn hóa"
        )
        return {"meeting": str(meeting.id), "vote": str(vote.id), "coming": str(coming.id)}


def _import(world: World, administrator: Person) -> UUID:
    """One of a single row, which nobody has decided about."""
    with world.acting(administrator) as work:
        return imports.upload(work, organisation="A", file_name="a.csv", content=LIST).id


def _saved_audience(world: World, publisher: Person) -> str:
    with world.acting(publisher) as work:
        rule = AudienceRule((AudienceLine(HOME),))
        return str(directives.save_audience(work, HOME, name="Toàn đảng bộ", rule=rule).id)


def _webhook(world: World) -> str:
    """The province's, which nobody in a commune may touch."""
    with world.system() as work:
        return str(webhooks.register(work, "T1", url="https://nhan.example/").endpoint.id)


def _feedback(world: World, author: Person, level: FeedbackLevel) -> UUID:
    with world.acting(author) as work:
        return feedback.submit(work, kind=FeedbackKind.REPORT, level=level, text="Đường thôn hỏng").id


def _correction(world: World, author: Person) -> UUID:
    """A request to have one's record set right."""
    with world.acting(author) as work:
        return correction_requests.submit(work, field=RequestedField.GENDER, text="Tôi là nam").id


def _pair(world: World) -> UUID:
    """Two records at home that may be one person's."""
    one, other = (world.add_member(cell, "Phạm Thị Mai").member_id for cell in ("A", "B"))
    smaller, larger = sorted((one, other))
    pair = DuplicatePair(
        id=new_id(),
        member_id=smaller,
        other_id=larger,
        score=80,
        reasons=["same_name"],
        state=PairState.OPEN,
        found_at=NOW,
    )
    with world.system() as work:
        work.session.add(pair)
    return pair.id


def _merge(world: World) -> UUID:
    """Two that were made one."""
    pair = _pair(world)
    with world.system() as work:
        survivor = duplicates.get(work, pair).pair.member_id
        return duplicates.merge(work, pair, survivor=survivor).id


def _transfer(world: World, administrator: Person) -> UUID:
    """A member of A who is to go next door; nothing was sent yet."""
    member = world.add_member("A", "Phạm Văn Đi").member_id
    with world.acting(administrator) as work:
        return movement.request_transfer(
            work, member, kind=TransferKind.PERMANENT, on=date(2026, 11, 20), to="D"
        ).id
