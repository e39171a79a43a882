"""The text of a document and who signed it, read in a process of its own: a hostile file harms nothing."""

from core.document_text.reader import can_be_read, read
from core.document_text.reading import DocumentReading, ReadingState, Signature

__all__ = ["DocumentReading", "ReadingState", "Signature", "can_be_read", "read"]
