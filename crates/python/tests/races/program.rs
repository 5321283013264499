//! Programs whose threads fight over what they share, each made from a seed; what they check holds in any interleaving.

use std::fmt::Write as _;

/// What all of them share, and what they check at the end.
const BEFORE: &str = r"
import queue, threading

class Pair:
    def __init__(self, value):
        self.value = value
        self.twice = value * 2

class Link:
    def __init__(self, value, rest):
        self.value = value
        self.rest = rest

class Shared:
    kept = 0

def plain(value):
    return value

def numbers():
    number = 0
    while True:
        yield number
        number += 1

problems, log, stack, popped = [], [], [], []
table, members, pairs = {}, set(), [Pair(n) for n in range(4)]
shared, items, took, drawn = Shared(), queue.Queue(), [], []
lock, again = threading.Lock(), threading.RLock()
safe = unsafe = pushed = put = 0
source = numbers()

def expect(holds, what):
    if not holds:
        problems.append(what)
";

const AFTER: &str = r"
threads = [threading.Thread(target=work) for work in works]
for thread in threads: thread.start()
for thread in threads: thread.join()
done = {name: counts for name, counts in finished}
expect(len(done) == len(works), 'a thread did not end')
def total(what): return sum(counts[what] for counts in done.values())
expect(len(log) == total('log') == len(set(log)), 'log')
for name in done:
    own = [step for other, step in log if other == name]
    expect(own == sorted(own), 'order of the log')
expect(len(table) == total('table'), 'table')
for (name, step), pair in table.items():
    expect(pair.twice == pair.value * 2 and pair.value == step, 'an entry of the table')
expect(len(members) == total('members'), 'members')
expect(safe == total('safe'), 'the safe counter')
expect(0 <= unsafe <= total('unsafe'), 'the unsafe counter')
expect(len(popped) + len(stack) == total('stack'), 'stack')
expect(len(set(popped + stack)) == total('stack'), 'an item of the stack')
while not items.empty(): took.append(items.get())
expect(sorted(took) == sorted((n, s) for n, s in sent), 'queue')
expect(len(drawn) == len(set(drawn)) == total('drawn'), 'generator')
expect(sorted(drawn) == list(range(len(drawn))), 'numbers')
expect(len(vars(shared)) == total('attributes'), 'attributes')
expect(all(getattr(shared, name) == name for name in list(vars(shared))), 'an attribute')
print(problems or 'ok')
";

/// Each is one thing to do, indented by nothing; `NAME` is the thread's number, and `step` the turn.
const DEEDS: &[&str] = &[
    "log.append((NAME, count['log']))\ncount['log'] += 1",
    "table[NAME, step] = Pair(step)\ncount['table'] = len({key for key in list(table) if key[0] == NAME})",
    "pairs[step % 4] = Pair(step * NAME)",
    "pair = pairs[step % 4]\nexpect(pair.twice == pair.value * 2, 'torn')",
    "members.add((NAME, step))\nmine.add((NAME, step))\ncount['members'] = len(mine)",
    "with lock:\n    safe = plain(safe) + 1\ncount['safe'] += 1",
    "with again:\n    with again:\n        safe_before = Shared.kept\n        Shared.kept = plain(safe_before) + 1\n        expect(Shared.kept == safe_before + 1, 'kept')",
    "unsafe = plain(unsafe) + 1\ncount['unsafe'] += 1",
    "stack.append((NAME, count['stack']))\ncount['stack'] += 1",
    "try:\n    popped.append(stack.pop())\nexcept IndexError:\n    pass",
    "sent.append((NAME, count['sent']))\nitems.put((NAME, count['sent']))\ncount['sent'] += 1",
    "try:\n    took.append(items.get_nowait())\nexcept queue.Empty:\n    pass",
    "with lock:\n    drawn.append(next(source))\ncount['drawn'] += 1",
    "name = f'a{NAME}_{step}'\nsetattr(shared, name, name)\nattributes.add(name)\ncount['attributes'] = len(attributes)",
    "try:\n    {}[NAME, step]\nexcept KeyError as error:\n    expect(error.args == ((NAME, step),), 'an exception')",
    "try:\n    try:\n        raise ValueError(step)\n    except ValueError as error:\n        raise RuntimeError(NAME) from error\nexcept RuntimeError as error:\n    expect(error.args == (NAME,) and error.__cause__.args == (step,), 'a cause')",
    "chain = Link(step, chain)\nlength += 1",
    "link, found = chain, 0\nwhile link is not None:\n    link, found = link.rest, found + 1\nexpect(found == length, 'chain')",
    "text = '-'.join(str(n) for n in range(step % 9 + 2))\nexpect(text.count('-') == step % 9 + 1, 'text')",
    "try:\n    for key in table: plain(key)\nexcept RuntimeError as error:\n    expect('changed' in str(error), error)",
    "copy = sorted(log)\nexpect(len(copy) == len(set(copy)), 'sorted')",
    "own = [Pair(n) for n in range(20)]\nexpect(sum(pair.twice for pair in own) == 380, 'own')\nlast[:] = own",
    "expect([n * n for n, _ in zip(numbers(), range(5))] == [0, 1, 4, 9, 16], 'zip')",
    "if len(table) > 40:\n    gone = table.pop((NAME, step - 1), None)\n    count['table'] = len({key for key in list(table) if key[0] == NAME})\n    expect(gone is None or gone.value == step - 1, 'gone')",
    "def inner(value=step):\n    nonlocal length\n    return value + length\nexpect(inner() == step + length, 'closure')",
    "big = (step + 3) ** 40\nexpect(big % (step + 3) == 0 and str(big)[0] != '0', 'big')",
];

/// What the collector has to find: each thread leaves some megabytes, so that it works a few times in each program.
const GARBAGE: &str = "ring = Link([None] * 40000, None)\nring.rest = ring\ndel ring";

/// What a thread has to itself.
const OWN: &str = "
    global safe, unsafe
    count = dict.fromkeys(['log', 'table', 'members', 'safe', 'unsafe', 'stack', 'sent', 'drawn', 'attributes'], 0)
    mine, attributes, last = set(), set(), []
    chain, length = None, 0
";

/// Numbers from a seed (`SplitMix64`).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % bound as u64) as usize
    }
}

/// The program of a seed. It prints `ok`, or what was wrong.
pub fn program(seed: u64) -> String {
    let mut dice = Dice(seed);
    let mut text = format!("{BEFORE}\nsent, finished, works = [], [], []\n");
    for name in 1..=2 + dice.below(4) {
        let deeds = thread(&mut dice, name);
        let steps = 15 + dice.below(40);
        let _ = writeln!(
            text,
            "def work():{OWN}    for step in range({steps}):\n{deeds}    finished.append(({name}, count))\nworks.append(work)"
        );
    }
    text + AFTER
}

/// Some deeds in some order, as the body of a loop.
fn thread(dice: &mut Dice, name: usize) -> String {
    let mut body = indented(GARBAGE, 2);
    for _ in 0..4 + dice.below(8) {
        let deed = DEEDS[dice.below(DEEDS.len())].replace("NAME", &name.to_string());
        body += &match dice.below(6) {
            0 => indented(
                &format!("try:\n{}finally:\n    plain(step)", indented(&deed, 1)),
                2,
            ),
            1 => indented(
                &format!("if step % 3 != {}:\n{}", dice.below(3), indented(&deed, 1)),
                2,
            ),
            _ => indented(&deed, 2),
        };
    }
    body
}

fn indented(text: &str, depth: usize) -> String {
    let margin = "    ".repeat(depth);
    let lines = text.lines().flat_map(|line| [&margin, line, "\n"]);
    lines.collect()
}
