"""Exceptions on their way home: own classes, arguments, notes and what cannot be sent."""
import multiprocessing as mp


class Shortage(Exception):
    def __init__(self, item, missing):
        super().__init__(item, missing)
        self.item = item
        self.missing = missing

    def __str__(self):
        return f"{self.missing} {self.item} missing"


def order(item):
    if item == "milk":
        raise Shortage(item, 3)
    if item == "bread":
        try:
            {}[item]
        except KeyError as error:
            raise RuntimeError("shop is closed") from error
    if item == "secret":
        return lambda: None
    return item


if __name__ == "__main__":
    with mp.Pool(1) as pool:
        try:
            pool.apply(order, ("milk",))
        except Shortage as error:
            print(error, error.item, error.missing, error.args)
            print(type(error.__cause__).__name__, "Shortage: 3 milk missing" in str(error.__cause__))
        try:
            pool.map(order, ["eggs", "bread"])
        except RuntimeError as error:
            print(error, "KeyError: 'bread'" in str(error.__cause__))
        try:
            pool.apply(order, ("secret",))
        except mp.pool.MaybeEncodingError as error:
            print(type(error).__name__, str(error)[:22])
        # The pool is still of use.
        print(pool.apply(order, ("eggs",)))
        try:
            pool.apply_async(order, ("eggs",)).get(timeout=20)
        except mp.TimeoutError:
            print("late")
        else:
            print("in time")
    print(issubclass(mp.TimeoutError, mp.ProcessError), issubclass(mp.ProcessError, Exception))
