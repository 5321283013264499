//! From a tree to instructions.

use super::parse::{MANY, Pattern, Problem, problem};
use super::set::Set;
use super::{At, Greed, Node};

/// More instructions than this are refused.
const MOST: usize = 100_000;

/// One instruction; numbers of instructions are places in the program.
#[derive(Clone, Debug)]
pub(super) enum Op {
    /// One character.
    One(One),
    /// A place.
    At(At),
    /// Remembers the place in the text under a number: group `n` is `2n` to `2n + 1`.
    Save(usize),
    /// What a group fitted.
    Back(usize, bool),
    /// Goes on at the first; if that fails, at the second.
    Split(usize, usize),
    /// Goes on elsewhere.
    Jump(usize),
    /// A character, repeated: the smallest and the largest number of times.
    Many(One, u32, u32, Greed),
    /// Begins to count.
    Count(usize),
    /// The head of a loop: counts once more and goes on behind it, or leaves.
    Loop {
        counter: usize,
        min: u32,
        max: u32,
        lazy: bool,
        exit: usize,
    },
    /// Tries what follows up to its `Done`, this number of characters before (look-behind), then goes on at `next`.
    Look {
        behind: Option<usize>,
        negated: bool,
        next: usize,
    },
    /// Tries what follows up to its `Done`, and forgets the other ways to fit it.
    Atomic { next: usize },
    /// Goes elsewhere if the group did not fit.
    Unless(usize, usize),
    /// What a `Look` or an `Atomic` tried fits.
    Done,
    /// All fits.
    Found,
}

/// What one character must be.
#[derive(Clone, Debug)]
pub(super) enum One {
    Char(char),
    Letter(char),
    Any,
    NoLineEnd,
    Set(Set),
}

/// A pattern, ready to be tried.
#[derive(Clone, Debug)]
pub struct Program {
    pub(super) ops: Vec<Op>,
    pub(super) counters: usize,
    /// How many groups it has.
    pub groups: usize,
}

impl Program {
    /// Of a tree.
    ///
    /// # Errors
    /// It is too long.
    pub fn new(pattern: &Pattern) -> Result<Self, Problem> {
        let mut writer = Writer {
            ops: Vec::new(),
            counters: 0,
        };
        writer.node(&pattern.node)?;
        writer.put(Op::Found)?;
        Ok(Self {
            ops: writer.ops,
            counters: writer.counters,
            groups: pattern.groups,
        })
    }
}

struct Writer {
    ops: Vec<Op>,
    counters: usize,
}

impl Writer {
    fn put(&mut self, op: Op) -> Result<usize, Problem> {
        if self.ops.len() >= MOST {
            return Err(problem("the pattern is too long", None));
        }
        self.ops.push(op);
        Ok(self.ops.len() - 1)
    }

    fn set(&mut self, place: usize, op: Op) {
        if let Some(slot) = self.ops.get_mut(place) {
            *slot = op;
        }
    }

    fn node(&mut self, node: &Node) -> Result<(), Problem> {
        match node {
            Node::Empty => {}
            Node::Char(..) | Node::Any(_) | Node::Set(_) => {
                if let Some(one) = one(node) {
                    self.put(Op::One(one))?;
                }
            }
            Node::At(at) => {
                self.put(Op::At(*at))?;
            }
            Node::Group(node, number) => {
                self.put(Op::Save(number * 2))?;
                self.node(node)?;
                self.put(Op::Save(number * 2 + 1))?;
            }
            Node::Back(group, ignore_case) => {
                self.put(Op::Back(*group, *ignore_case))?;
            }
            Node::Cat(nodes) => {
                for node in nodes {
                    self.node(node)?;
                }
            }
            Node::Alt(nodes) => self.alternatives(nodes)?,
            Node::Repeat(repeat) => {
                self.repeat(&repeat.node, repeat.min, repeat.max, repeat.greed)?;
            }
            Node::Look {
                node,
                behind,
                negated,
            } => {
                let head = self.inner(node)?;
                let next = self.ops.len();
                let (behind, negated) = (*behind, *negated);
                self.set(
                    head,
                    Op::Look {
                        behind,
                        negated,
                        next,
                    },
                );
            }
            Node::Atomic(node) => self.atomic(node)?,
            Node::If(group, yes, no) => {
                let head = self.put(Op::Done)?;
                self.node(yes)?;
                let end = self.put(Op::Done)?;
                let other = self.ops.len();
                self.set(head, Op::Unless(*group, other));
                self.node(no)?;
                let next = self.ops.len();
                self.set(end, Op::Jump(next));
            }
        }
        Ok(())
    }

    /// A free place for an instruction, what it tries, and the end of that.
    fn inner(&mut self, node: &Node) -> Result<usize, Problem> {
        let head = self.put(Op::Done)?;
        self.node(node)?;
        self.put(Op::Done)?;
        Ok(head)
    }

    fn atomic(&mut self, node: &Node) -> Result<(), Problem> {
        let head = self.inner(node)?;
        let next = self.ops.len();
        self.set(head, Op::Atomic { next });
        Ok(())
    }

    fn alternatives(&mut self, nodes: &[Node]) -> Result<(), Problem> {
        let mut ends = Vec::new();
        for (place, node) in nodes.iter().enumerate() {
            if place + 1 == nodes.len() {
                self.node(node)?;
                continue;
            }
            let head = self.put(Op::Done)?;
            self.node(node)?;
            ends.push(self.put(Op::Done)?);
            let other = self.ops.len();
            self.set(head, Op::Split(head + 1, other));
        }
        let next = self.ops.len();
        for end in ends {
            self.set(end, Op::Jump(next));
        }
        Ok(())
    }

    fn repeat(&mut self, node: &Node, min: u32, max: u32, greed: Greed) -> Result<(), Problem> {
        if let Some(one) = one(node) {
            self.put(Op::Many(one, min, max, greed))?;
            return Ok(());
        }
        if greed == Greed::Possessive {
            let greedy = Node::Repeat(Box::new(super::Repeat {
                node: node.clone(),
                min,
                max,
                greed: Greed::Greedy,
            }));
            return self.atomic(&greedy);
        }
        let lazy = greed == Greed::Lazy;
        if (min, max) == (0, 1) {
            let head = self.put(Op::Done)?;
            self.node(node)?;
            let next = self.ops.len();
            let ways = if lazy {
                (next, head + 1)
            } else {
                (head + 1, next)
            };
            self.set(head, Op::Split(ways.0, ways.1));
            return Ok(());
        }
        let counter = self.counters;
        self.counters += 1;
        self.put(Op::Count(counter))?;
        let head = self.put(Op::Done)?;
        self.node(node)?;
        self.put(Op::Jump(head))?;
        let exit = self.ops.len();
        let max = if max == MANY { u32::MAX } else { max };
        self.set(
            head,
            Op::Loop {
                counter,
                min,
                max,
                lazy,
                exit,
            },
        );
        Ok(())
    }
}

/// A node that is always one character.
fn one(node: &Node) -> Option<One> {
    Some(match node {
        Node::Char(c, true) if super::set::lower(*c) != *c || super::set::upper(*c) != *c => {
            One::Letter(*c)
        }
        Node::Char(c, _) => One::Char(*c),
        Node::Any(true) => One::Any,
        Node::Any(false) => One::NoLineEnd,
        Node::Set(set) => One::Set(set.clone()),
        _ => return None,
    })
}
