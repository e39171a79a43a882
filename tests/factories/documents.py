"""Documents to attach: PDF written by hand, Word and Excel by their libraries, and files that mean harm."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache

import xlsxwriter
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12
from cryptography.x509.oid import NameOID
from docx import Document
from pyhanko.pdf_utils.generic import StreamObject, pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, SimpleSigner, sign_pdf

# Every code is its own character: enough for whoever extracts text.
_TO_UNICODE = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
    "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
    "1 beginbfrange <0000> <FFFF> <0000> endbfrange\nendcmap end end"
)


def pdf(*pages: str) -> bytes:
    """A PDF whose pages hold these lines of text."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(f'{7 + 2 * n} 0 R' for n in range(len(pages)))}]>>",
        "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 6 0 R>>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/X/DW 500/FontDescriptor 5 0 R"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
        "<</Type/FontDescriptor/FontName/X/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 800"
        "/Descent -200/CapHeight 700/StemV 80>>",
        _stream(_TO_UNICODE),
    ]
    for number, page in enumerate(pages):
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {8 + 2 * number} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>",
            _stream(f"BT /F1 12 Tf 14 TL 50 800 Td {' '.join(map(_shown, page.split(chr(10))))} ET"),
        ]
    return _file(objects)


def _shown(line: str) -> str:
    return f"<{line.encode('utf-16-be').hex()}> Tj T*"


def _stream(content: str) -> str:
    return f"<</Length {len(content)}>>\nstream\n{content}\nendstream"


def _file(objects: list[str]) -> bytes:
    body, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{one}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return body + (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF\n"
    ).encode("latin-1")


def docx(*paragraphs: str, header: str = "") -> bytes:
    """A Word document with these paragraphs, and a header where a stamp might be."""
    document = Document()
    if header:
        document.sections[0].header.paragraphs[0].text = header
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return _saved(document.save)


def xlsx(*rows: list[str | float]) -> bytes:
    """A workbook of one sheet."""

    def save(file: io.BytesIO) -> None:
        with xlsxwriter.Workbook(file) as workbook:
            sheet = workbook.add_worksheet("Biểu 1")
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)

    return _saved(save)


def odt(*paragraphs: str) -> bytes:
    """An OpenDocument text."""
    text = "".join(f"<text:p>{one}</text:p>" for one in paragraphs)
    return _zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f'<o:d xmlns:o="o" xmlns:text="t"><o:body>{text}</o:body></o:d>',
        }
    )


def bomb() -> bytes:
    """A small file that says it is a Word document, and unpacks to 256 MB of text."""
    word = '<w:document xmlns:w="w"><w:p><w:t>' + "a" * (1 << 28) + "</w:t></w:p></w:document>"
    return _zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": word})


def laughs() -> bytes:
    """A Word document whose entities multiply (a billion laughs)."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    word = f'<!DOCTYPE w [{entities}]><w:document xmlns:w="w"><w:p><w:t>&l9;</w:t></w:p></w:document>'
    return _zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": word})


def _zipped(parts: dict[str, str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    file = io.BytesIO()
    save(file)
    return file.getvalue()


def signed(content: bytes, signer: str = "Văn phòng Tỉnh ủy Ví Dụ", field: str = "ChuKy1") -> bytes:
    """The PDF with an electronic signature of somebody whom nobody vouches for."""
    out = io.BytesIO()
    sign_pdf(
        IncrementalPdfFileWriter(io.BytesIO(content)),
        PdfSignatureMetadata(field_name=field),
        signer=_signer(signer),
        output=out,
    )
    return out.getvalue()


def altered(content: bytes) -> bytes:
    """The PDF with another text on its first page, added as a later revision."""
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    page = writer.root["/Pages"]["/Kids"][0]
    other = StreamObject(stream_data=b"BT /F1 12 Tf 50 700 Td <0041> Tj ET")
    page[pdf_name("/Contents")] = writer.add_object(other)
    writer.update_container(page)
    return _saved(writer.write)


@cache
def _signer(name: str) -> SimpleSigner:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(
            x509.KeyUsage(
                **dict.fromkeys(
                    ("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign"),
                    False,
                ),
                encipher_only=False,
                decipher_only=False,
                digital_signature=True,
                content_commitment=True,
            ),
            critical=True,
        )
        .sign(key, hashes.SHA256())
    )
    bundle = pkcs12.serialize_key_and_certificates(b"x", key, certificate, None, NoEncryption())
    loaded = SimpleSigner.load_pkcs12_data(bundle, other_certs=[], passphrase=None)
    assert loaded is not None
    return loaded
