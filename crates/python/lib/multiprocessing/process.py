"""Processes: starting them, waiting for them, and knowing which one this is."""

import _thread
import sys
import threading

import _process
from multiprocessing import spawning


class Process:
    """A call that runs in a process of its own."""

    _start_method = None

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None):
        assert group is None, "group argument must be None for now"
        parent = current_process()
        self._identity = (*parent._identity, next(parent._child_numbers))
        self._parent_pid = _process.getpid()
        self._parent_name = parent.name
        self._target = target
        self._args = tuple(args)
        self._kwargs = dict(kwargs)
        self._name = name or f"{type(self).__name__}-{':'.join(str(n) for n in self._identity)}"
        self._daemonic = parent._daemonic if daemon is None else daemon
        self._child_numbers = _numbers()
        self._pid = None
        self._exitcode = None
        self._closed = False

    def _check_closed(self):
        if self._closed:
            raise ValueError("process object is closed")

    def run(self):
        if self._target:
            self._target(*self._args, **self._kwargs)

    def start(self):
        self._check_closed()
        assert self._pid is None, "cannot start a process twice"
        assert self._parent_pid == _process.getpid(), (
            "can only start a process object created by current process"
        )
        assert not current_process()._daemonic, "daemonic processes are not allowed to have children"
        _reap()
        if _start_method_of(self) == "fork":
            self._pid = _process.fork(self._bootstrap)
        else:
            self._pid = spawning.start(self)
        # The child needs them; here they would only be kept alive.
        del self._target, self._args, self._kwargs
        _children.add(self)

    def __getstate__(self):
        return {name: value for name, value in vars(self).items() if name != "_child_numbers"}

    def __setstate__(self, state):
        self.__dict__.update(state)
        self._child_numbers = _numbers()

    def _bootstrap(self):
        """The whole life of the child; returns its exit code."""
        global _current, _parent
        threading._after_fork()
        _parent = _ParentProcess(self._parent_name, self._parent_pid)
        _current = self
        self._pid = _process.getpid()
        # So reports name it.
        _thread._set_name(self.name)
        _children.clear()
        _seed_anew()
        try:
            self.run()
            code = 0
        except SystemExit as leave:
            code = _exit_code(leave.code)
        except BaseException:
            import traceback

            print(f"Process {self.name}:\n{traceback.format_exc()}", end="", file=sys.stderr)
            code = 1
        finally:
            _end_children()
            threading._shutdown()
            for stream in (sys.stdout, sys.stderr):
                stream.flush()
        return code

    def _signal(self, signal, name):
        self._check_closed()
        if self._pid is None:
            raise AttributeError(f"'NoneType' object has no attribute '{name}'")
        if self._poll(0) is None:
            _process.kill(self._pid, signal)

    def terminate(self):
        self._signal(_process.SIGTERM, "terminate")

    def kill(self):
        self._signal(_process.SIGKILL, "kill")

    def _poll(self, timeout):
        if self._exitcode is None:
            self._exitcode = _process.wait(self._pid, timeout)
        return self._exitcode

    def join(self, timeout=None):
        self._check_closed()
        assert self._parent_pid == _process.getpid(), "can only join a child process"
        assert self._pid is not None, "can only join a started process"
        if self._poll(timeout) is not None:
            _children.discard(self)

    def is_alive(self):
        self._check_closed()
        if self is _current:
            return True
        assert self._parent_pid == _process.getpid(), "can only test a child process"
        if self._pid is None:
            return False
        if self._poll(0) is None:
            return True
        _children.discard(self)
        return False

    def close(self):
        if not self._closed and self._pid is not None:
            if self._poll(0) is None:
                raise ValueError(
                    "Cannot close a process while it is still running. "
                    "You should first call join() or terminate()."
                )
            _children.discard(self)
        self._closed = True

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        assert isinstance(name, str), "name must be a string"
        self._name = name

    @property
    def daemon(self):
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        assert self._pid is None, "process has already started"
        self._daemonic = daemonic

    @property
    def exitcode(self):
        self._check_closed()
        if self is _current or self._pid is None:
            return None
        return self._poll(0)

    @property
    def pid(self):
        self._check_closed()
        return self._pid

    ident = pid

    def __repr__(self):
        if self._closed:
            status = "closed"
        elif self is _current:
            status = "started"
        elif self._pid is None:
            status = "initial"
        else:
            code = self._poll(0)
            status = "started" if code is None else f"stopped exitcode={_SIGNALS.get(code, code)}"
        info = [f"name={self._name!r}"]
        if self._pid is not None and not self._closed:
            info.append(f"pid={self._pid}")
        info += [f"parent={self._parent_pid}", status]
        if self._daemonic:
            info.append("daemon")
        return f"<{type(self).__name__} {' '.join(info)}>"


def _start_method_of(process):
    if process._start_method is not None:
        return process._start_method
    from multiprocessing.context import default_context

    return default_context.get_start_method()


def _seed_anew():
    """Copies of one generator would all give the same numbers."""
    random = sys.modules.get("random")
    if random is not None:
        random.seed()


_SIGNALS = {-9: "-SIGKILL", -15: "-SIGTERM"}


def _numbers():
    return iter(range(1, sys.maxsize))


def _exit_code(code):
    if code is None:
        return 0
    if isinstance(code, int):
        return code
    print(code, file=sys.stderr)
    return 1


class _MainProcess(Process):
    def __init__(self):
        self._identity = ()
        self._name = "MainProcess"
        self._parent_pid = None
        self._parent_name = None
        self._daemonic = False
        self._child_numbers = _numbers()
        self._exitcode = None
        self._closed = False

    @property
    def _pid(self):
        return _process.getpid()


class _ParentProcess:
    """What a child knows of its parent."""

    def __init__(self, name, pid):
        self.name = name
        self.pid = self.ident = pid

    def __repr__(self):
        return f"<_ParentProcess name={self.name!r} parent=None unknown>"


_current = _MainProcess()
_parent = None
_children = set()


def current_process():
    return _current


def parent_process():
    return _parent


def active_children():
    _reap()
    return list(_children)


def _reap():
    for child in list(_children):
        if child._poll(0) is not None:
            _children.discard(child)


def _end_children():
    """Before a process ends: daemons are terminated, others waited for."""
    for child in list(_children):
        if child._daemonic and child._poll(0) is None:
            child.terminate()
    for child in list(_children):
        child.join()


def _register():
    try:
        import atexit
    except ImportError:
        return
    atexit.register(_end_children)


_register()
