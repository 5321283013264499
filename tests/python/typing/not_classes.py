# Annotations are no classes: what can be asked of them, and what cannot be made of them.
from typing import Dict, List, Optional, Set, Tuple, Union

for ask in (
    lambda: isinstance([], List),
    lambda: isinstance([], List[int]),
    lambda: isinstance([], list[int]),
    lambda: issubclass(list, List[int]),
    lambda: isinstance(5, Union[int, str]),
    lambda: isinstance('a', int | str),
    lambda: isinstance(None, Optional[int]),
    lambda: isinstance(5.0, (int, str, Dict)),
    lambda: issubclass(bool, (str, (int,))),
    lambda: List(),
    lambda: Dict[str, int](),
    lambda: Set[int](),
    lambda: Tuple(),
):
    try:
        print(ask())
    except TypeError as error:
        print(error)
