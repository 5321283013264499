"""What the machine says of itself."""


def python_version():
    return '3.11.7'


def python_version_tuple():
    return '3', '11', '7'


def python_implementation():
    return 'Interleave'


def system():
    return 'Interleave'


def machine():
    return 'wasm32'


def processor():
    return ''


def node():
    return 'localhost'


def release():
    return ''


def version():
    return ''


def architecture(*args, **options):
    return '64bit', ''


def platform(aliased=False, terse=False):
    return 'Interleave'


def python_compiler():
    return 'Interleave'


def python_build():
    return 'main', ''
