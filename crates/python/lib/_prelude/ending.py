# How a program ends: what is printed of its last exception, and which threads it waits for.
# `_frames_of(exc)` is native: the lines of its frames, or '' if it has none.


def _exception_line(exc):
    kind = type(exc)
    name = kind.__qualname__
    module = kind.__module__
    if module not in ('builtins', '__main__'):
        name = module + '.' + name
    try:
        text = str(exc)
    except Exception:
        text = '<exception str() failed>'
    line = name + ': ' + text if text else name
    return line + _suggestion(exc) + '\n' + _notes_text(exc)


def _notes_text(exc):
    notes = getattr(exc, '__notes__', None)
    if not isinstance(notes, (list, tuple)):
        return ''
    return ''.join(line + '\n' for note in notes for line in str(note).split('\n'))


def _exception_text(exc, seen=None):
    seen = (seen or []) + [exc]
    cause = exc.__cause__
    context = exc.__context__
    text = ''
    if cause is not None and not any(cause is other for other in seen):
        text = _exception_text(cause, seen) + (
            '\nThe above exception was the direct cause of the following exception:\n\n')
    elif context is not None and not exc.__suppress_context__ and not any(
            context is other for other in seen):
        text = _exception_text(context, seen) + (
            '\nDuring handling of the above exception, another exception occurred:\n\n')
    if isinstance(exc, BaseExceptionGroup):
        return text + _group_text(exc, seen)
    return text + _frames_of(exc) + _exception_line(exc)


def _report_exit(exc):
    if isinstance(exc, SystemExit):
        code = exc.code
        if code is None:
            return 0
        if isinstance(code, int):
            return code
        _write_error(str(code) + '\n')
        return 1
    _write_error(_exception_text(exc))
    return 130 if isinstance(exc, KeyboardInterrupt) else 1


def _report_thread(exc):
    _write_error('Exception ignored in thread:\n' + _exception_text(exc))


def _shut_down():
    threading = _imported('threading')
    if threading is not None:
        threading._shutdown()
    atexit = _imported('atexit')
    if atexit is not None:
        atexit._run_exitfuncs()
