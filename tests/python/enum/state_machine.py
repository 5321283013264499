"""As programs use it."""
from enum import Enum, auto


class State(Enum):
    NEW = auto()
    RUNNABLE = auto()
    RUNNING = auto()
    BLOCKED = auto()
    DONE = auto()

    @property
    def is_final(self):
        return self is State.DONE


MOVES = {
    State.NEW: {State.RUNNABLE},
    State.RUNNABLE: {State.RUNNING},
    State.RUNNING: {State.BLOCKED, State.DONE, State.RUNNABLE},
    State.BLOCKED: {State.RUNNABLE},
    State.DONE: set(),
}


class Task:
    def __init__(self):
        self.state = State.NEW

    def to(self, state):
        if state not in MOVES[self.state]:
            raise ValueError(f'cannot go from {self.state.name} to {state.name}')
        self.state = state
        return self


task = Task().to(State.RUNNABLE).to(State.RUNNING).to(State.BLOCKED)
print(task.state, task.state.value, task.state.is_final)
try:
    task.to(State.DONE)
except ValueError as error:
    print(error)
print(task.to(State.RUNNABLE).to(State.RUNNING).to(State.DONE).state.is_final)
