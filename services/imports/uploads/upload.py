"""Taking a file in: small ones are read at once, large ones by a worker."""

from __future__ import annotations

from core.vietnamese import normalise
from models import ImportRun, ImportState
from services import organisations
from services.actor import Work
from services.audit_log import record
from services.imports.commit import digest
from services.imports.errors import EmptyFile
from services.imports.uploads.jobs import READ, is_for_a_worker
from services.imports.uploads.kept_file import keep
from services.imports.uploads.reading import read_now
from services.permissions import Permission

_LONGEST_NAME = 150


def upload(work: Work, *, organisation: str, file_name: str, content: bytes) -> ImportRun:
    """Take in a list of the members of an organisation (a code); nobody is stored yet.

    A file of up to half a megabyte is read now; a larger one waits for a worker in state ``reading``.

    Raises:
        OrganisationNotFound: there is none that the actor may see.
        Forbidden: the actor does not administer it.
        FileRefused: the file cannot be imported, and why.
    """
    place = organisations.get(work, organisation)
    work.actor.require(Permission.MEMBER_MANAGE, place.ancestors)
    if not content:
        raise EmptyFile(field="file")
    run = ImportRun(
        organisation_id=place.id,
        actor_id=work.actor.member_id,
        state=ImportState.READING,
        created_at=work.now,
        file_name=_plain_name(file_name),
        file_size=len(content),
        file_digest=digest(content),
    )
    work.session.add(run)
    work.flush()
    if is_for_a_worker(len(content)):
        work.enqueue(READ, run_id=str(run.id))
    else:
        read_now(work, run, content)
    # Bytes without a row (the transaction fails later) are harmless; a row without bytes is not.
    keep(work, run, content)
    record(work, "members.import_uploaded", run.id, organisation_id=place.id)
    return run


def _plain_name(file_name: str) -> str:
    last = normalise(file_name.replace("\\", "/")).rsplit("/", 1)[-1]
    return "".join(character for character in last if character.isprintable())[-_LONGEST_NAME:]
