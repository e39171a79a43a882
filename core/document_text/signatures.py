"""The electronic signatures of a PDF: who signed, whether it holds, whether the file changed afterwards.

Nothing is fetched: certificates, revocation lists and times come from the file alone.
"""

from __future__ import annotations

import io

from asn1crypto import x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import EmbeddedPdfSignature, SignatureCoverageLevel, validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko_certvalidator import ValidationContext

from core.document_text.limits import SIGNATURES
from core.document_text.reading import Signature

# Signing again and adding a time stamp leave what an earlier signature covers as it was.
_HARMLESS = (ModificationLevel.NONE, ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING)


def signatures_of(content: bytes) -> tuple[Signature, ...]:
    """The signatures in the order they were made; a damaged one is told as not intact."""
    try:
        embedded = PdfFileReader(io.BytesIO(content), strict=False).embedded_regular_signatures
    except (PdfError, ValueError, KeyError):
        return ()
    return tuple(_judged(one) for one in embedded[:SIGNATURES])


def _judged(embedded: EmbeddedPdfSignature) -> Signature:
    certificate = embedded.signer_cert
    stated = embedded.self_reported_timestamp
    try:
        status = validate_pdf_signature(embedded, ValidationContext(trust_roots=[], allow_fetching=False))
        is_intact = status.intact and status.valid
        is_whole = status.coverage >= SignatureCoverageLevel.ENTIRE_REVISION
        is_changed = not is_whole or status.modification_level not in _HARMLESS
    except (SignatureValidationError, ValueError):
        is_intact, is_changed = False, True
    return Signature(
        signer=_name(certificate.subject),
        issuer=_name(certificate.issuer),
        signed_at=stated.isoformat() if stated else None,
        is_intact=is_intact,
        is_changed=is_changed or not is_intact,
    )


def _name(named: x509.Name) -> str:
    """The common name, else the whole of it."""
    common = named.native.get("common_name")
    return common if isinstance(common, str) else named.human_friendly
