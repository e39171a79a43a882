"""The engine under the handbook: what waits, what fails and why, for those who keep the whole of it."""

from services.engine.state import CauseFigure, EngineState, LaneFigure, QueueFigure, keeps_the_whole, state

__all__ = ["CauseFigure", "EngineState", "LaneFigure", "QueueFigure", "keeps_the_whole", "state"]
