"""A process as a class of our own: attributes go in by copy, results come out by a queue."""
import multiprocessing as mp


class Adder(mp.Process):
    def __init__(self, numbers, results):
        super().__init__(name=f"adder-{len(numbers)}")
        self.numbers = numbers
        self.results = results
        self.total = 0

    def run(self):
        self.total = sum(self.numbers)
        me = mp.current_process()
        self.results.put((me.name, me is self, self.total, me.daemon))


if __name__ == "__main__":
    results = mp.Queue()
    adders = [Adder(list(range(n)), results) for n in (10, 20)]
    for adder in adders:
        adder.start()
    print(sorted(results.get() for _ in adders))
    for adder in adders:
        adder.join()
    print([adder.total for adder in adders])
    me = mp.current_process()
    print(me.name, me.daemon, mp.parent_process())
    plain = [mp.Process(target=print) for _ in range(2)]
    print([process.name.split("-")[0] for process in plain])
    plain[0].name = "renamed"
    plain[0].daemon = True
    print(plain[0].name, plain[0].daemon, mp.active_children())
    try:
        plain[0].name = 3
    except AssertionError as error:
        print(error)
    named = mp.Process(target=print, args=("hello from",), kwargs={"end": " the child\n"}, name="n")
    named.start()
    named.join()
    try:
        mp.Process("group")
    except AssertionError as error:
        print(error)
