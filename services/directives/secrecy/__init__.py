"""The secrecy gate: nothing marked Mật, Tối mật or Tuyệt mật passes (Law 117/2025/QH15).

``stamps`` finds what looks like a mark, ``gate`` holds it back until two people answer for it, ``purge``
destroys what should never have come in.
"""
