"""All outcomes of a program, as Frontrun finds them: printed as soon as one is new. The last line says whether these
are all that there are."""

import frontrun


def explore(setup, workers, outcome):
    """Runs the workers in every order that may make a difference, and asks for the outcome of each that ends."""
    known = set()

    def add(text):
        if text not in known:
            known.add(text)
            print(text, flush=True)

    def ended(state):
        add(outcome(state))
        return True

    # By itself it stops at two preemptions and at the first failure, and repeats that ten times.
    result = frontrun.explore(
        setup=setup,
        workers=workers,
        invariant=ended,
        preemption_bound=None,
        stop_on_first=False,
        reproduce_on_failure=0,
    )
    # Every outcome is welcome, so what it calls a failure is none of those that end.
    explanation = " ".join(str(result.explanation).split())
    if result.failures:
        add("deadlock" if "deadlock" in explanation.lower() else explanation)
    print("exhausted" if result.property_holds is not None else "it gives up: a run did not end in five seconds")
