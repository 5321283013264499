"""What the machine's `_thread` has beyond CPython's."""

import _thread

_thread._set_name = lambda name: None
_thread._label = lambda lock, label: None
