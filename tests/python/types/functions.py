import types


class Button:
    pass


def clicked(self, times=1):
    return self.name * times


b = Button(); b.name = 'ok'; b.click = types.MethodType(clicked, b)
print(b.click(), b.click(2), b.click.__self__ is b, b.click.__func__ is clicked, isinstance(b.click, types.MethodType))
kinds = [types.FunctionType, types.BuiltinFunctionType, types.MethodType, types.GeneratorType, types.CoroutineType, types.NoneType, types.ModuleType]
async def coroutine(): pass
started = coroutine()
for thing in (clicked, len, b.click, (x for x in ()), started, None, types, lambda: 0, [].append):
    print([kind.__name__ for kind in kinds if isinstance(thing, kind)])
started.close()
