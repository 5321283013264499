# python-parallel: one call for a whole list, with
# the same extra argument for each.
import time

import parallel


def dish(name, minutes, cook):
    time.sleep(minutes / 100)
    return f"{name} by {cook}"


menu = [("soup", 8), ("rice", 12), ("cake", 20)]
began = time.perf_counter()
dishes = parallel.map(dish, menu, extras={"cook": "Ada"}, max_workers=3)
for text in dishes:
    print(text)
print(f"all in {time.perf_counter() - began:.1f} s")
