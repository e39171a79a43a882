"""FCM for benchmarks: a process of its own, so that its work is not counted with ours."""

from bench.provider.process import Figures, ProviderProcess

__all__ = ["Figures", "ProviderProcess"]
