//! What a code says that it imports.

use interleave_python_compiler::{Target, compile};

fn imports(source: &str) -> Vec<String> {
    let code = compile(source, Target::Module).expect("the source is right");
    code.imports().into_iter().map(str::to_owned).collect()
}

#[test]
fn imports_are_found_wherever_they_stand() {
    let source = "import os.path, sys as system
class C:
    def f(self):
        from asyncio.locks import Lock
        return Lock
try:
    from queue import *
except ImportError:
    pass
";
    assert_eq!(imports(source), ["asyncio", "os", "queue", "sys"]);
}

#[test]
fn who_imports_by_a_name_that_is_computed_may_import_anything() {
    let source = "def load(name):\n    return __import__(name)\n";
    assert_eq!(imports(source), ["__import__"]);
    assert_eq!(imports("print('import os')\n"), [""; 0]);
}
