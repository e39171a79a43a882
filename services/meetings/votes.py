"""Votes of a meeting: asked, counted by hands or by open ballots, closed with the figures explained."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from core.vietnamese import normalise
from models import (
    Attendance,
    Ballot,
    Choice,
    Meeting,
    MeetingState,
    Member,
    ReservedOpinion,
    Vote,
    VoteMethod,
    VoteRule,
)
from services.actor import Work
from services.audit_log import record
from services.meetings.commands import recordable
from services.meetings.electorate import Electorate, Voter, electorate, passes
from services.meetings.errors import (
    MeetingLocked,
    MeetingNotFound,
    MoreThanEligible,
    NotEligible,
    NothingRecorded,
    NotOnTheRoster,
    VoteByHand,
    VoteClosed,
    VoteNotFound,
)
from services.meetings.queries import get


@dataclass(frozen=True, slots=True)
class Hands:
    """Hands counted in the room."""

    yes: int
    no: int
    abstain: int


@dataclass(frozen=True, slots=True)
class VoteDetail:
    """A vote with who may decide, why others may not, and what was decided once it is closed.

    While ballots are open ``hands`` counts those given so far.
    """

    vote: Vote
    electorate: Electorate
    hands: Hands
    mine: Choice | None
    may_vote: bool
    reserved: Sequence[tuple[ReservedOpinion, Member]]

    @property
    def eligible(self) -> int:
        """The denominator; fixed when the vote was closed."""
        return self.electorate.eligible if self.vote.eligible is None else self.vote.eligible

    @property
    def passed(self) -> bool | None:
        """Whether it was carried; None while it is open."""
        if self.vote.closed_at is None:
            return None
        return passes(self.vote.rule, self.hands.yes, self.eligible)


def open_vote(
    work: Work,
    meeting_id: UUID,
    *,
    question: str,
    rule: VoteRule,
    method: VoteMethod,
    hands: Hands | None = None,
) -> Vote:
    """Put a question to a meeting whose attendance was taken; ``hands`` closes it at once.

    Raises:
        MeetingNotFound, Forbidden, MeetingLocked: as for ``commands.edit``.
        NothingRecorded: without attendance nobody knows who may decide.
        MoreThanEligible: more hands than members who may decide.
    """
    meeting = recordable(work, meeting_id)
    if meeting.state is MeetingState.PLANNED:
        raise NothingRecorded
    vote = Vote(
        meeting_id=meeting.id, question=normalise(question), rule=rule, method=method, opened_at=work.now
    )
    work.session.add(vote)
    work.flush()
    record(work, "vote.opened", vote.id, organisation_id=meeting.organisation_id)
    if hands is not None:
        _close(work, vote, hands)
    return vote


def cast(work: Work, vote_id: UUID, choice: Choice) -> None:
    """Give one's own ballot, or change it while the vote is open.

    Raises:
        VoteNotFound: there is none in a meeting that the actor may see.
        VoteClosed, VoteByHand: no ballots are taken.
        NotEligible: the actor may not decide here.
        MeetingLocked: the record is final.
    """
    vote = _vote(work, vote_id, for_change=True)
    if vote.closed_at is not None:
        raise VoteClosed
    if vote.method is VoteMethod.HAND:
        raise VoteByHand
    _refuse_locked(work, vote.meeting_id)
    if not electorate(_voters(work, vote.meeting_id)).includes(work.actor.identity):
        raise NotEligible
    given = insert(Ballot).values(vote_id=vote.id, member_id=work.actor.identity, choice=choice, at=work.now)
    work.session.execute(
        given.on_conflict_do_update(
            index_elements=[Ballot.vote_id, Ballot.member_id],
            set_={"choice": given.excluded.choice, "at": given.excluded.at},
        )
    )


def close_vote(work: Work, vote_id: UUID, *, hands: Hands | None = None) -> Vote:
    """Fix the figures: the ballots given, or the hands counted.

    Raises:
        VoteNotFound, Forbidden, MeetingLocked: not there, or not the actor's to close.
        VoteClosed: it was closed before.
        VoteByHand: the hands are not told.
        MoreThanEligible: more hands than members who may decide.
    """
    vote = _vote(work, vote_id, for_change=True)
    recordable(work, vote.meeting_id)
    if vote.closed_at is not None:
        raise VoteClosed
    if vote.method is VoteMethod.HAND and hands is None:
        raise VoteByHand
    who = electorate(_voters(work, vote.meeting_id))
    _close(work, vote, hands if vote.method is VoteMethod.HAND and hands else _ballots(work, vote.id, who))
    return vote


def reserve_opinion(work: Work, vote_id: UUID, *, text: str, member_id: UUID | None = None) -> None:
    """Record a reserved opinion: one's own, or a member's by whoever keeps the record.

    Raises:
        VoteNotFound: there is none in a meeting that the actor may see.
        Forbidden: it is another's, and the actor does not keep the record.
        MeetingLocked: the record is final.
        NotEligible, NotOnTheRoster: the actor, or the member, is not on the sheet.
    """
    vote, whose = _vote(work, vote_id), member_id or work.actor.identity
    if whose != work.actor.identity:
        recordable(work, vote.meeting_id)
    _refuse_locked(work, vote.meeting_id)
    if work.session.get(Attendance, (vote.meeting_id, whose)) is None:
        raise NotOnTheRoster(field="member") if member_id else NotEligible
    said = insert(ReservedOpinion).values(
        vote_id=vote.id, member_id=whose, text=normalise(text), at=work.now, entered_by=work.actor.identity
    )
    work.session.execute(
        said.on_conflict_do_update(
            index_elements=[ReservedOpinion.vote_id, ReservedOpinion.member_id],
            set_={name: said.excluded[name] for name in ("text", "at", "entered_by")},
        )
    )
    record(work, "vote.opinion_reserved", vote.id, member_id=whose)


def votes_of(work: Work, meeting_id: UUID) -> list[VoteDetail]:
    """The votes of a meeting in the order they were asked; for its members and those who oversee it.

    Raises:
        MeetingNotFound: there is none that the actor may see.
    """
    get(work, meeting_id)
    asked = work.session.scalars(
        select(Vote).where(Vote.meeting_id == meeting_id).order_by(Vote.opened_at, Vote.id)
    ).all()
    return [_detail(work, vote) for vote in asked]


def vote_detail(work: Work, vote_id: UUID) -> VoteDetail:
    """One vote.

    Raises:
        VoteNotFound: there is none in a meeting that the actor may see.
    """
    return _detail(work, _vote(work, vote_id))


def _detail(work: Work, vote: Vote) -> VoteDetail:
    found = electorate(_voters(work, vote.meeting_id))
    ballot = work.session.get(Ballot, (vote.id, work.actor.member_id)) if work.actor.member_id else None
    takes_ballots = vote.closed_at is None and vote.method is VoteMethod.BALLOTS
    reserved = work.session.execute(
        select(ReservedOpinion, Member)
        .join(Member, Member.id == ReservedOpinion.member_id)
        .where(ReservedOpinion.vote_id == vote.id)
        .order_by(Member.sort_key, Member.id)
    )
    return VoteDetail(
        vote=vote,
        electorate=found,
        hands=_hands(work, vote, found),
        mine=ballot.choice if ballot else None,
        may_vote=takes_ballots and work.actor.member_id is not None and found.includes(work.actor.identity),
        reserved=[(opinion, member) for opinion, member in reserved],
    )


def _vote(work: Work, vote_id: UUID, *, for_change: bool = False) -> Vote:
    vote = work.session.get(Vote, vote_id, with_for_update=for_change or None, populate_existing=for_change)
    if vote is None:
        raise VoteNotFound
    try:
        get(work, vote.meeting_id)
    except MeetingNotFound as unseen:
        raise VoteNotFound from unseen
    return vote


def _voters(work: Work, meeting_id: UUID) -> list[Voter]:
    rows = work.session.execute(
        select(Attendance.member_id, Attendance.status, Attendance.kind, Attendance.member_status).where(
            Attendance.meeting_id == meeting_id
        )
    )
    return [Voter(*row) for row in rows]


def _hands(work: Work, vote: Vote, who: Electorate) -> Hands:
    if vote.yes is None or vote.no is None or vote.abstain is None:
        return _ballots(work, vote.id, who)
    return Hands(vote.yes, vote.no, vote.abstain)


def _ballots(work: Work, vote_id: UUID, who: Electorate) -> Hands:
    """Of those who may decide now: somebody may have been marked as absent since they voted."""
    rows = work.session.execute(select(Ballot.member_id, Ballot.choice).where(Ballot.vote_id == vote_id))
    given = Counter(choice for member, choice in rows if who.includes(member))
    return Hands(given[Choice.YES], given[Choice.NO], given[Choice.ABSTAIN])


def _close(work: Work, vote: Vote, hands: Hands) -> None:
    eligible = electorate(_voters(work, vote.meeting_id)).eligible
    if hands.yes + hands.no + hands.abstain > eligible:
        raise MoreThanEligible(field="yes", eligible=eligible)
    vote.closed_at, vote.eligible = work.now, eligible
    vote.yes, vote.no, vote.abstain = hands.yes, hands.no, hands.abstain
    work.flush()
    record(work, "vote.closed", vote.id)


def _refuse_locked(work: Work, meeting_id: UUID) -> None:
    if work.session.get_one(Meeting, meeting_id).state is MeetingState.LOCKED:
        raise MeetingLocked
