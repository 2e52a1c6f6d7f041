"""The one stylesheet: where lines and boxes stand. Colours come from the theme, see `painted` and `themes`."""

from __future__ import annotations

STYLE = """
Screen { background: $background; color: $foreground; layout: vertical; overflow: hidden; }

Input { border: none; padding: 0; height: 1; width: 100%; background: $surface; color: $foreground; }
Input:focus { border: none; }

ListScreen Painted { height: 1; }
ListScreen #body { height: 1fr; }

PickerScreen { background: transparent; align: center top; }
PickerScreen #box { width: 100%; height: 60%; background: $surface; layout: vertical; }
PickerScreen.-tall #box { height: 100%; }
PickerScreen #box Painted { height: 1; background: $surface; }
PickerScreen #box #list { height: 1fr; }
PickerScreen Input { padding: 0 1; background: $panel; }
"""
