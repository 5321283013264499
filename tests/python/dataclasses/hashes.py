from dataclasses import dataclass

for options in ({}, {'eq': False}, {'frozen': True}, {'frozen': True, 'eq': False}, {'unsafe_hash': True}, {'order': True}):
    @dataclass(**options)
    class C:
        a: int

    print(options, end=' ')
    try:
        print(options.get('eq') is False or hash(C(1)) == hash(C(1)), C(1) == C(1), C.__hash__ is None)
    except TypeError as error:
        print(error)


@dataclass
class Own:
    a: int

    def __hash__(self):
        return 7

    def __eq__(self, other):
        return True


print(hash(Own(1)), Own(1) == Own(2), Own.__dataclass_params__)


@dataclass
class OnlyEq:
    a: int

    def __eq__(self, other):
        return False


print(OnlyEq.__hash__, OnlyEq(1) == OnlyEq(1))
