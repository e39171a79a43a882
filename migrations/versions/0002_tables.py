"""Every table of the first release."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "member",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("full_name", sa.Text(), nullable=False),
        sa.Column("search_name", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=False),
        sa.Column("gender", sa.Text(), nullable=False),
        sa.Column("admitted_on", sa.Date(), nullable=False),
        sa.Column("official_on", sa.Date(), nullable=True),
        sa.Column("card_number", sa.Text(), nullable=True),
        sa.Column("citizen_id_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("citizen_id_index", sa.LargeBinary(), nullable=True),
        sa.Column("phone_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("phone_index", sa.LargeBinary(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("card_number ~ '^[0-9]{8,12}$'", name=op.f("ck_member_card_number_digits")),
        sa.CheckConstraint("gender IN ('male', 'female')", name=op.f("ck_member_gender_word")),
        sa.CheckConstraint(
            "status IN ('probationary', 'official', 'suspended', 'transferred_out', 'struck_off', 'expelled', 'left', 'deceased')",
            name=op.f("ck_member_status_word"),
        ),
        sa.CheckConstraint("admitted_on > birth_date", name=op.f("ck_member_admitted_after_birth")),
        sa.CheckConstraint("official_on >= admitted_on", name=op.f("ck_member_official_after_admission")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member")),
        sa.UniqueConstraint("card_number", name=op.f("uq_member_card_number")),
        sa.UniqueConstraint("citizen_id_index", name=op.f("uq_member_citizen_id_index")),
        sa.UniqueConstraint("number", name=op.f("uq_member_number")),
        sa.UniqueConstraint("phone_index", name=op.f("uq_member_phone_index")),
    )
    op.create_index(
        "ix_member_search_name",
        "member",
        ["search_name"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_name": "gin_trgm_ops"},
    )
    op.create_table(
        "organisation",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("search_name", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.BigInteger(), nullable=True),
        sa.Column("ancestors", postgresql.ARRAY(sa.BigInteger()), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('centre', 'province', 'commune', 'base_committee', 'sub_committee', 'base_cell', 'cell', 'group')",
            name=op.f("ck_organisation_kind_word"),
        ),
        sa.CheckConstraint(
            "(parent_id IS NULL) = (cardinality(ancestors) = 1)", name=op.f("ck_organisation_root")
        ),
        sa.CheckConstraint("valid_to > valid_from", name=op.f("ck_organisation_validity")),
        sa.ForeignKeyConstraint(["parent_id"], ["organisation.id"], name=op.f("fk_organisation_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sa.UniqueConstraint("code", name=op.f("uq_organisation_code")),
    )
    op.create_index(
        "ix_organisation_ancestors", "organisation", ["ancestors"], unique=False, postgresql_using="gin"
    )
    op.create_index(op.f("ix_organisation_parent_id"), "organisation", ["parent_id"], unique=False)
    op.create_table(
        "publication_counter",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_publication_counter_single_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publication_counter")),
    )
    op.create_table(
        "sign_in_throttle",
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("failures", sa.BigInteger(), nullable=False),
        sa.Column("blocked_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_failure_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_sign_in_throttle")),
    )
    op.create_table(
        "account",
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.Column("activated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("disabled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("totp_secret_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("totp_confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("totp_last_step", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_account_member_id")),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_account")),
    )
    op.create_table(
        "audit_entry",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.BigInteger(), nullable=True),
        sa.Column("member_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["actor_id"], ["member.id"], name=op.f("fk_audit_entry_actor_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_audit_entry_member_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_audit_entry_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entry")),
    )
    op.create_index("ix_audit_entry_member", "audit_entry", ["member_id", "id"], unique=False)
    op.create_index("ix_audit_entry_organisation", "audit_entry", ["organisation_id", "id"], unique=False)
    op.create_table(
        "channel_link",
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("messenger", sa.Text(), nullable=False),
        sa.Column("code_index", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("messenger IN ('telegram')", name=op.f("ck_channel_link_messenger_word")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_channel_link_member_id")),
        sa.PrimaryKeyConstraint("member_id", "messenger", name=op.f("pk_channel_link")),
        sa.UniqueConstraint("code_index", name=op.f("uq_channel_link_code_index")),
    )
    op.create_table(
        "device",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("keys", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("removal_cause", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('fcm_token', 'fcm_id', 'webpush', 'telegram')", name=op.f("ck_device_kind_word")
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_device_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device")),
    )
    op.create_index(
        "ix_device_member",
        "device",
        ["member_id"],
        unique=False,
        postgresql_where=sa.text("removed_at IS NULL"),
    )
    op.create_index(
        "uq_device_kind_value",
        "device",
        ["kind", "value"],
        unique=True,
        postgresql_where=sa.text("removed_at IS NULL"),
    )
    op.create_table(
        "directive",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.BigInteger(), nullable=False),
        sa.Column("symbol", sa.Text(), nullable=False),
        sa.Column("symbol_key", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("issuer_key", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("issued_year", sa.BigInteger(), nullable=False),
        sa.Column("abstract", sa.Text(), nullable=False),
        sa.Column("signer", sa.Text(), nullable=True),
        sa.Column("urgency", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("acknowledge_by", sa.Date(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published_by", sa.Uuid(), nullable=True),
        sa.Column("seq", sa.BigInteger(), nullable=True),
        sa.Column("audience_roles", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("audience_statuses", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("addressed", sa.BigInteger(), nullable=True),
        sa.Column("expanded_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(state = 'published') = (seq IS NOT NULL)", name=op.f("ck_directive_published_has_seq")
        ),
        sa.CheckConstraint("state IN ('draft', 'published')", name=op.f("ck_directive_state_word")),
        sa.CheckConstraint(
            "urgency IN ('normal', 'urgent', 'very_urgent', 'express')",
            name=op.f("ck_directive_urgency_word"),
        ),
        sa.CheckConstraint(
            "(seq IS NULL) = (published_at IS NULL)", name=op.f("ck_directive_published_has_time")
        ),
        sa.ForeignKeyConstraint(["created_by"], ["member.id"], name=op.f("fk_directive_created_by")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_directive_organisation_id")
        ),
        sa.ForeignKeyConstraint(["published_by"], ["member.id"], name=op.f("fk_directive_published_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_directive")),
        sa.UniqueConstraint(
            "organisation_id",
            "issuer_key",
            "symbol_key",
            "issued_year",
            name=op.f("uq_directive_organisation_id_issuer_key_symbol_key_issued_year"),
        ),
        sa.UniqueConstraint("seq", name=op.f("uq_directive_seq")),
    )
    op.create_index(op.f("ix_directive_organisation_id"), "directive", ["organisation_id"], unique=False)
    op.create_table(
        "exemption",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.CheckConstraint("kind IN ('exempt', 'temporarily_exempt')", name=op.f("ck_exemption_kind_word")),
        sa.CheckConstraint("valid_to > valid_from", name=op.f("ck_exemption_validity")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_exemption_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exemption")),
    )
    op.create_index(op.f("ix_exemption_member_id"), "exemption", ["member_id"], unique=False)
    op.create_table(
        "feedback",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sealed", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('report', 'proposal', 'question')", name=op.f("ck_feedback_kind_word")),
        sa.CheckConstraint(
            "level IN ('cell', 'commune', 'province', 'centre')", name=op.f("ck_feedback_level_word")
        ),
        sa.CheckConstraint(
            "state IN ('submitted', 'received', 'in_progress', 'answered', 'confirmed', 'reopened', 'closed', 'rejected')",
            name=op.f("ck_feedback_state_word"),
        ),
        sa.ForeignKeyConstraint(["author_id"], ["member.id"], name=op.f("fk_feedback_author_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_feedback_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback")),
        sa.UniqueConstraint("code", name=op.f("uq_feedback_code")),
    )
    op.create_index("ix_feedback_author", "feedback", ["author_id"], unique=False)
    op.create_index("ix_feedback_organisation_state", "feedback", ["organisation_id", "state"], unique=False)
    op.create_table(
        "meeting",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=False),
        sa.Column("locked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("expected", sa.Integer(), server_default="0", nullable=False),
        sa.Column("present", sa.Integer(), server_default="0", nullable=False),
        sa.Column("excused", sa.Integer(), server_default="0", nullable=False),
        sa.Column("not_marked", sa.Integer(), server_default="0", nullable=False),
        sa.CheckConstraint(
            "kind IN ('regular', 'thematic', 'extraordinary')", name=op.f("ck_meeting_kind_word")
        ),
        sa.CheckConstraint("state IN ('planned', 'open', 'locked')", name=op.f("ck_meeting_state_word")),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_meeting_ends_after_start")),
        sa.CheckConstraint("present + excused + not_marked <= expected", name=op.f("ck_meeting_counts")),
        sa.ForeignKeyConstraint(["created_by"], ["member.id"], name=op.f("fk_meeting_created_by")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_meeting_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
    )
    op.create_index(
        "ix_meeting_organisation_held_on", "meeting", ["organisation_id", "held_on"], unique=False
    )
    op.create_table(
        "membership",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        postgresql.ExcludeConstraint(
            (sa.column("member_id"), "="),
            (sa.column("kind"), "="),
            (sa.text("daterange(valid_from, valid_to)"), "&&"),
            using="gist",
            name="ex_membership_one_cell_a_day",
        ),
        sa.CheckConstraint("kind IN ('home', 'temporary')", name=op.f("ck_membership_kind_word")),
        sa.CheckConstraint("valid_to > valid_from", name=op.f("ck_membership_validity")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_membership_member_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_membership_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
    )
    op.create_index(
        "ix_membership_organisation_member", "membership", ["organisation_id", "member_id"], unique=False
    )
    op.create_table(
        "position",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('secretary', 'deputy_secretary', 'committee_member')",
            name=op.f("ck_position_kind_word"),
        ),
        sa.CheckConstraint("valid_to > valid_from", name=op.f("ck_position_validity")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_position_member_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_position_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_position")),
    )
    op.create_index(op.f("ix_position_member_id"), "position", ["member_id"], unique=False)
    op.create_index(op.f("ix_position_organisation_id"), "position", ["organisation_id"], unique=False)
    op.create_table(
        "role_grant",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.BigInteger(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.CheckConstraint("role <> 'member'", name=op.f("ck_role_grant_member_is_by_membership")),
        sa.CheckConstraint(
            "role IN ('member', 'cell_secretary', 'publisher', 'feedback_officer', 'organisation_board', 'administrator', 'auditor')",
            name=op.f("ck_role_grant_role_word"),
        ),
        sa.CheckConstraint("valid_to > valid_from", name=op.f("ck_role_grant_validity")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_role_grant_member_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_role_grant_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_grant")),
        sa.UniqueConstraint(
            "member_id",
            "role",
            "organisation_id",
            "valid_from",
            name=op.f("uq_role_grant_member_id_role_organisation_id_valid_from"),
        ),
    )
    op.create_index(
        "ix_role_grant_organisation_role", "role_grant", ["organisation_id", "role"], unique=False
    )
    op.create_table(
        "activation_code",
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("code_index", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["account.member_id"], name=op.f("fk_activation_code_member_id")
        ),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_activation_code")),
        sa.UniqueConstraint("code_index", name=op.f("uq_activation_code_code_index")),
    )
    op.create_table(
        "addressee",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("directive_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.BigInteger(), nullable=False),
        sa.Column("below", sa.Boolean(), nullable=False),
        sa.Column("excluded", sa.Boolean(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["directive_id"], ["directive.id"], name=op.f("fk_addressee_directive_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_addressee_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_addressee")),
        sa.UniqueConstraint(
            "directive_id", "organisation_id", name=op.f("uq_addressee_directive_id_organisation_id")
        ),
    )
    op.create_index("ix_addressee_organisation_seq", "addressee", ["organisation_id", "seq"], unique=False)
    op.create_table(
        "attachment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("directive_id", sa.Uuid(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["directive_id"], ["directive.id"], name=op.f("fk_attachment_directive_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    op.create_index(op.f("ix_attachment_directive_id"), "attachment", ["directive_id"], unique=False)
    op.create_table(
        "attendance",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "reason IS NULL OR status = 'absent_excused'", name=op.f("ck_attendance_reason_only_if_excused")
        ),
        sa.CheckConstraint(
            "status IN ('present', 'present_online', 'late', 'absent_excused', 'absent_unexcused', 'not_marked')",
            name=op.f("ck_attendance_status_word"),
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_attendance_meeting_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_attendance_member_id")),
        sa.PrimaryKeyConstraint("meeting_id", "member_id", name=op.f("pk_attendance")),
    )
    op.create_index("ix_attendance_member", "attendance", ["member_id"], unique=False)
    op.create_table(
        "auth_session",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("previous_token_hash", sa.LargeBinary(), nullable=True),
        sa.Column("rotated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("device_name", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('bearer', 'cookie')", name=op.f("ck_auth_session_kind_word")),
        sa.ForeignKeyConstraint(["member_id"], ["account.member_id"], name=op.f("fk_auth_session_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_auth_session")),
        sa.UniqueConstraint("previous_token_hash", name=op.f("uq_auth_session_previous_token_hash")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_auth_session_token_hash")),
    )
    op.create_index(op.f("ix_auth_session_member_id"), "auth_session", ["member_id"], unique=False)
    op.create_table(
        "delivery_chunk",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("directive_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("recipients", postgresql.ARRAY(sa.Integer()), nullable=False),
        sa.Column("cells", postgresql.ARRAY(sa.BigInteger()), nullable=False),
        sa.Column("cell_sizes", postgresql.ARRAY(sa.Integer()), nullable=False),
        sa.Column("handed_over", sa.LargeBinary(), nullable=False),
        sa.Column("refused", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["directive_id"], ["directive.id"], name=op.f("fk_delivery_chunk_directive_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery_chunk")),
        sa.UniqueConstraint("directive_id", "position", name=op.f("uq_delivery_chunk_directive_id_position")),
    )
    op.create_table(
        "feedback_message",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("feedback_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_author", sa.Boolean(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["member.id"], name=op.f("fk_feedback_message_actor_id")),
        sa.ForeignKeyConstraint(
            ["feedback_id"], ["feedback.id"], name=op.f("fk_feedback_message_feedback_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_message")),
    )
    op.create_index(
        op.f("ix_feedback_message_feedback_id"), "feedback_message", ["feedback_id"], unique=False
    )
    op.create_table(
        "feedback_step",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("feedback_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_author", sa.Boolean(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "state IN ('submitted', 'received', 'in_progress', 'answered', 'confirmed', 'reopened', 'closed', 'rejected')",
            name=op.f("ck_feedback_step_state_word"),
        ),
        sa.ForeignKeyConstraint(["actor_id"], ["member.id"], name=op.f("fk_feedback_step_actor_id")),
        sa.ForeignKeyConstraint(["feedback_id"], ["feedback.id"], name=op.f("fk_feedback_step_feedback_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_step")),
    )
    op.create_index(op.f("ix_feedback_step_feedback_id"), "feedback_step", ["feedback_id"], unique=False)
    op.create_table(
        "idempotency_key",
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.LargeBinary(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("media_type", sa.Text(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["account.member_id"], name=op.f("fk_idempotency_key_member_id")
        ),
        sa.PrimaryKeyConstraint("member_id", "key", name=op.f("pk_idempotency_key")),
    )
    op.create_table(
        "reach",
        sa.Column("directive_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.BigInteger(), nullable=False),
        sa.Column("addressed", sa.Integer(), server_default="0", nullable=False),
        sa.Column("handed_over", sa.Integer(), server_default="0", nullable=False),
        sa.Column("refused", sa.Integer(), server_default="0", nullable=False),
        sa.Column("delivered", sa.Integer(), server_default="0", nullable=False),
        sa.Column("read", sa.Integer(), server_default="0", nullable=False),
        sa.Column("acknowledged", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["directive_id"], ["directive.id"], name=op.f("fk_reach_directive_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_reach_organisation_id")
        ),
        sa.PrimaryKeyConstraint("directive_id", "organisation_id", name=op.f("pk_reach")),
    )
    op.create_table(
        "receipt",
        sa.Column("directive_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("acknowledged_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["directive_id"], ["directive.id"], name=op.f("fk_receipt_directive_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_receipt_member_id")),
        sa.PrimaryKeyConstraint("directive_id", "member_id", name=op.f("pk_receipt")),
    )
    op.create_index("ix_receipt_member", "receipt", ["member_id"], unique=False)
    op.create_table(
        "lane_run",
        sa.Column("chunk_id", sa.BigInteger(), nullable=False),
        sa.Column("lane", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("swept_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("lane IN ('push', 'chat')", name=op.f("ck_lane_run_lane_word")),
        sa.ForeignKeyConstraint(["chunk_id"], ["delivery_chunk.id"], name=op.f("fk_lane_run_chunk_id")),
        sa.PrimaryKeyConstraint("chunk_id", "lane", name=op.f("pk_lane_run")),
    )
    op.create_table(
        "refusal",
        sa.Column("directive_id", sa.Uuid(), nullable=False),
        sa.Column("device_id", sa.Uuid(), nullable=False),
        sa.Column("chunk_id", sa.BigInteger(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("is_final", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["chunk_id"], ["delivery_chunk.id"], name=op.f("fk_refusal_chunk_id")),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_refusal_device_id")),
        sa.ForeignKeyConstraint(["directive_id"], ["directive.id"], name=op.f("fk_refusal_directive_id")),
        sa.PrimaryKeyConstraint("directive_id", "device_id", name=op.f("pk_refusal")),
    )
    op.create_index(op.f("ix_refusal_chunk_id"), "refusal", ["chunk_id"], unique=False)
    op.execute("INSERT INTO publication_counter (id, value) VALUES (1, 0)")


def downgrade() -> None:
    """Undo."""
    op.drop_index(op.f("ix_refusal_chunk_id"), table_name="refusal")
    op.drop_table("refusal")
    op.drop_table("lane_run")
    op.drop_index("ix_receipt_member", table_name="receipt")
    op.drop_table("receipt")
    op.drop_table("reach")
    op.drop_table("idempotency_key")
    op.drop_index(op.f("ix_feedback_step_feedback_id"), table_name="feedback_step")
    op.drop_table("feedback_step")
    op.drop_index(op.f("ix_feedback_message_feedback_id"), table_name="feedback_message")
    op.drop_table("feedback_message")
    op.drop_table("delivery_chunk")
    op.drop_index(op.f("ix_auth_session_member_id"), table_name="auth_session")
    op.drop_table("auth_session")
    op.drop_index("ix_attendance_member", table_name="attendance")
    op.drop_table("attendance")
    op.drop_index(op.f("ix_attachment_directive_id"), table_name="attachment")
    op.drop_table("attachment")
    op.drop_index("ix_addressee_organisation_seq", table_name="addressee")
    op.drop_table("addressee")
    op.drop_table("activation_code")
    op.drop_index("ix_role_grant_organisation_role", table_name="role_grant")
    op.drop_table("role_grant")
    op.drop_index(op.f("ix_position_organisation_id"), table_name="position")
    op.drop_index(op.f("ix_position_member_id"), table_name="position")
    op.drop_table("position")
    op.drop_index("ix_membership_organisation_member", table_name="membership")
    op.drop_table("membership")
    op.drop_index("ix_meeting_organisation_held_on", table_name="meeting")
    op.drop_table("meeting")
    op.drop_index("ix_feedback_organisation_state", table_name="feedback")
    op.drop_index("ix_feedback_author", table_name="feedback")
    op.drop_table("feedback")
    op.drop_index(op.f("ix_exemption_member_id"), table_name="exemption")
    op.drop_table("exemption")
    op.drop_index(op.f("ix_directive_organisation_id"), table_name="directive")
    op.drop_table("directive")
    op.drop_index("uq_device_kind_value", table_name="device", postgresql_where=sa.text("removed_at IS NULL"))
    op.drop_index("ix_device_member", table_name="device", postgresql_where=sa.text("removed_at IS NULL"))
    op.drop_table("device")
    op.drop_table("channel_link")
    op.drop_index("ix_audit_entry_organisation", table_name="audit_entry")
    op.drop_index("ix_audit_entry_member", table_name="audit_entry")
    op.drop_table("audit_entry")
    op.drop_table("account")
    op.drop_table("sign_in_throttle")
    op.drop_table("publication_counter")
    op.drop_index(op.f("ix_organisation_parent_id"), table_name="organisation")
    op.drop_index("ix_organisation_ancestors", table_name="organisation", postgresql_using="gin")
    op.drop_table("organisation")
    op.drop_index(
        "ix_member_search_name",
        table_name="member",
        postgresql_using="gin",
        postgresql_ops={"search_name": "gin_trgm_ops"},
    )
    op.drop_table("member")
