"""What a provider's word on one device means, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass

from services.deliveries import Outcome, Verdict


@dataclass(frozen=True, slots=True)
class Advice:
    """Two sentences for whoever helps a member."""

    meaning: str
    to_do: str


ACCEPTED = Advice(
    "The provider took the notice.",
    "If nothing shows within a minute, look at the phone: online, notices allowed, no battery saving.",
)
_NEW_REGISTRATION = "Ask the member to open the app and sign in again: it registers anew."
_LATER = "Nothing: it is tried again by itself. If it lasts, look at the provider's status page."
_ADVICE = {
    "unregistered": Advice("The app was removed, or its registration has run out.", _NEW_REGISTRATION),
    "sender_id_mismatch": Advice(
        "The device was registered with another Firebase project.",
        "Check that the app and FIREBASE_CREDENTIALS belong to one project; then register anew.",
    ),
    "invalid_argument": Advice("The provider does not know such an address.", _NEW_REGISTRATION),
    "third_party_auth_error": Advice(
        "Firebase may not send to Apple or to this browser's service.",
        "Renew the APNs key, or the web push certificate, in the Firebase console.",
    ),
    "quota_exceeded": Advice("The project sends more than it may.", "Nothing: all senders wait and go on."),
    "no_quota": Advice("The quota is used up for the next minutes.", "Wait, or look at FCM_PER_MINUTE."),
    "no_access": Advice(
        "Google gives no access token for the service account.",
        "Check FIREBASE_CREDENTIALS, this machine's clock, and that it reaches oauth2.googleapis.com.",
    ),
    "http_401": Advice("Google does not accept our access token.", "Check FIREBASE_CREDENTIALS."),
    "http_403": Advice(
        "The service account may not send for this project.",
        "Enable the Firebase Cloud Messaging API, and give the account the role to send.",
    ),
    "http_404": Advice("There is no such address at the provider.", "Check FCM_ENDPOINT."),
    "unreachable": Advice(
        "The provider cannot be reached from this machine.",
        "Check DNS, the firewall towards port 443, and the proxy variables.",
    ),
    "timed_out": Advice("The provider did not answer in time.", _LATER),
    "certificate_refused": Advice(
        "The provider shows a certificate that this machine does not trust.",
        "A proxy may open the traffic: give its certificate to the machine, or name it in SSL_CERT_FILE.",
    ),
    "not_allowed_to_leave": Advice(
        "Nothing about a document of this class may leave the handbook.", "Nothing: it waits in the inbox."
    ),
    "not_for_many": Advice(
        "This provider may not be used for a whole audience.",
        "Nothing: other devices ring, and the inbox has it.",
    ),
    "outside_its_hours": Advice(
        "This provider may not be used at this hour.", "Nothing: it is tried again by itself."
    ),
    "channel_not_configured": Advice(
        "This channel has no credentials on this machine.",
        "Set its variable for the workers: 'handbook doctor' says which.",
    ),
    "unusable_keys": Advice("The browser's keys cannot be used.", "Ask the member to allow notices again."),
    "gone": Advice("The browser has withdrawn its subscription.", "Ask the member to allow notices again."),
    "blocked": Advice(
        "The member has blocked the bot.", "Ask the member to unblock it and link the chat again."
    ),
    "malformed_chat": Advice("This is no chat.", "Ask the member to link the chat again."),
    "token_refused": Advice(
        "The messenger does not know the bot.", "Check TELEGRAM_BOT_TOKEN or ZALO_BOT_TOKEN."
    ),
    "too_many_requests": Advice("The bot sends more than it may.", _LATER),
}
_UNKNOWN_REFUSAL = Advice("The provider refuses the notice.", "Look at the worker's log for this cause.")
_UNKNOWN_DELAY = Advice("The provider is out of order just now.", _LATER)


def advice(outcome: Outcome) -> Advice:
    """The sentences for an outcome; general ones for a cause that has none of its own."""
    if outcome.verdict is Verdict.ACCEPTED:
        return ACCEPTED
    unknown = _UNKNOWN_DELAY if outcome.verdict is Verdict.DEFERRED else _UNKNOWN_REFUSAL
    return _ADVICE.get(outcome.cause, unknown)
