//! Tries a program on a text, and goes back where it must: what to undo and where else to go on stands on a stack of its own.

use super::program::{One, Op, Program};
use super::set::{is_word, same_letter};
use super::{At, Greed};

/// How many instructions may be tried for one answer.
const STEPS: u64 = 30_000_000;
/// How many points to go back to there may be.
const BACK: usize = 2_000_000;
/// No place.
const NOWHERE: usize = usize::MAX;

/// Where a pattern may begin and must end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Anywhere.
    Search,
    /// It begins at the start.
    Match,
    /// It begins at the start and ends at the end.
    Full,
}

/// It took too long, or too much memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped;

/// A match: of each group, the whole first, from where to where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// `None`: the group did not fit.
    pub groups: Vec<Option<(usize, usize)>>,
    /// The group that ended last.
    pub last: Option<usize>,
}

enum Back {
    /// Go on at an instruction and a place.
    Try(usize, usize),
    /// As `Try`, and at each place before, down to the last number.
    Fewer(usize, usize, usize),
    /// A character more of the instruction, if it fits: instruction, place, how many more there may be.
    More(usize, usize, u32),
    /// What was saved under a number.
    Saved(usize, usize),
    /// What was the last group.
    Last(Option<usize>),
    /// A counter: its number, and where its last round began.
    Counted(usize, u32, usize),
}

struct Runner<'a> {
    program: &'a Program,
    text: &'a [char],
    end: usize,
    full: bool,
    not_empty_at: usize,
    saved: Vec<usize>,
    last: Option<usize>,
    counters: Vec<(u32, usize)>,
    back: Vec<Back>,
    steps: u64,
}

impl Program {
    /// The first match of a text from `start` to `end`. `not_empty_at`: there it must have a character.
    ///
    /// # Errors
    /// It takes too long.
    pub fn find(
        &self,
        text: &[char],
        start: usize,
        end: usize,
        mode: Mode,
        not_empty_at: Option<usize>,
    ) -> Result<Option<Found>, Stopped> {
        let end = end.min(text.len());
        let mut runner = Runner {
            program: self,
            text: &text[..end],
            end,
            full: mode == Mode::Full,
            not_empty_at: not_empty_at.unwrap_or(NOWHERE),
            saved: Vec::new(),
            last: None,
            counters: vec![(0, NOWHERE); self.counters],
            back: Vec::new(),
            steps: 0,
        };
        let mut start = start;
        while start <= end {
            if mode == Mode::Search {
                match runner.next_start(start) {
                    Some(next) => start = next,
                    None => return Ok(None),
                }
            }
            if let Some(found) = runner.at(start)? {
                return Ok(Some(found));
            }
            if mode != Mode::Search {
                return Ok(None);
            }
            start += 1;
        }
        Ok(None)
    }
}

impl Runner<'_> {
    /// From where on the first character fits, if the pattern begins with one.
    fn next_start(&self, start: usize) -> Option<usize> {
        let first = self
            .program
            .ops
            .iter()
            .find(|op| !matches!(op, Op::Save(_)));
        let one = match first {
            Some(Op::One(one)) => one,
            Some(Op::Many(one, min, ..)) if *min > 0 => one,
            _ => return Some(start),
        };
        let rest = self.text.get(start..)?;
        rest.iter()
            .position(|&c| one.has(c))
            .map(|offset| start + offset)
    }

    fn at(&mut self, start: usize) -> Result<Option<Found>, Stopped> {
        self.saved.clear();
        self.saved.resize(self.program.groups * 2 + 2, NOWHERE);
        self.last = None;
        self.back.clear();
        let Some(end) = self.run(0, start, start)? else {
            return Ok(None);
        };
        let mut groups = vec![Some((start, end))];
        for pair in self.saved.chunks(2).skip(1) {
            groups.push(match *pair {
                [from, to] if from != NOWHERE && to != NOWHERE => Some((from, to)),
                _ => None,
            });
        }
        Ok(Some(Found {
            groups,
            last: self.last,
        }))
    }

    /// Runs from an instruction to `Done` or `Found`: where that was, or `None`. `start` is where the whole match begins.
    fn run(&mut self, pc: usize, place: usize, start: usize) -> Result<Option<usize>, Stopped> {
        let floor = self.back.len();
        let (mut pc, mut place) = (pc, place);
        loop {
            self.steps += 1;
            if self.steps > STEPS || self.back.len() > BACK {
                return Err(Stopped);
            }
            let program = self.program;
            let next = match program.ops.get(pc) {
                None | Some(Op::Done) => return Ok(Some(place)),
                Some(Op::Found) => {
                    let empty = place == start && place == self.not_empty_at;
                    if (self.full && place != self.end) || empty {
                        None
                    } else {
                        return Ok(Some(place));
                    }
                }
                Some(Op::One(one)) => self
                    .text
                    .get(place)
                    .is_some_and(|&c| one.has(c))
                    .then_some((pc + 1, place + 1)),
                Some(Op::At(at)) => self.is_at(*at, place).then_some((pc + 1, place)),
                Some(Op::Save(slot)) => {
                    self.save(*slot, place);
                    Some((pc + 1, place))
                }
                Some(Op::Back(group, ignore_case)) => self
                    .again(*group, *ignore_case, place)
                    .map(|place| (pc + 1, place)),
                Some(Op::Split(first, second)) => {
                    self.back.push(Back::Try(*second, place));
                    Some((*first, place))
                }
                Some(Op::Jump(target)) => Some((*target, place)),
                Some(Op::Many(one, min, max, greed)) => {
                    self.many(pc, one, (*min, *max), *greed, place)
                }
                Some(Op::Count(counter)) => {
                    self.count(*counter, 0, NOWHERE);
                    Some((pc + 1, place))
                }
                Some(Op::Loop {
                    counter,
                    min,
                    max,
                    lazy,
                    exit,
                }) => Some(self.turn(pc, (*counter, *min, *max, *lazy, *exit), place)),
                Some(Op::Look {
                    behind,
                    negated,
                    next,
                }) => {
                    let fits = match place.checked_sub(behind.unwrap_or(0)) {
                        Some(from) => self.inside(pc + 1, from, *negated)?.is_some(),
                        None => false,
                    };
                    (fits != *negated).then_some((*next, place))
                }
                Some(Op::Atomic { next }) => self
                    .inside(pc + 1, place, false)?
                    .map(|place| (*next, place)),
                Some(Op::Unless(group, other)) => {
                    let fitted = self.group(*group).is_some();
                    Some((if fitted { pc + 1 } else { *other }, place))
                }
            };
            match next.or_else(|| self.go_back(floor)) {
                Some(next) => (pc, place) = next,
                None => return Ok(None),
            }
        }
    }

    /// Tries what a `Look` or an `Atomic` holds. Afterwards there are no other ways to fit it, but what it changed can be undone;
    /// `undo`: it is, at once.
    fn inside(&mut self, pc: usize, place: usize, undo: bool) -> Result<Option<usize>, Stopped> {
        let floor = self.back.len();
        let full = std::mem::replace(&mut self.full, false);
        let found = self.run(pc, place, NOWHERE)?;
        self.full = full;
        let mut kept = Vec::new();
        for back in self.back.drain(floor..) {
            if matches!(back, Back::Saved(..) | Back::Last(_) | Back::Counted(..)) {
                kept.push(back);
            }
        }
        self.back.append(&mut kept);
        if undo {
            self.go_back(floor);
        }
        Ok(found)
    }

    fn go_back(&mut self, floor: usize) -> Option<(usize, usize)> {
        while self.back.len() > floor {
            match self.back.pop()? {
                Back::Try(pc, place) => return Some((pc, place)),
                Back::Fewer(pc, place, least) => {
                    if place > least {
                        self.back.push(Back::Fewer(pc, place - 1, least));
                    }
                    return Some((pc, place));
                }
                Back::More(pc, place, left) => {
                    let program = self.program;
                    if let (Some(Op::Many(one, ..)), Some(&c)) =
                        (program.ops.get(pc), self.text.get(place))
                        && left > 0
                        && one.has(c)
                    {
                        self.back.push(Back::More(pc, place + 1, left - 1));
                        return Some((pc + 1, place + 1));
                    }
                }
                Back::Saved(slot, place) => {
                    if let Some(saved) = self.saved.get_mut(slot) {
                        *saved = place;
                    }
                }
                Back::Last(last) => self.last = last,
                Back::Counted(counter, count, place) => {
                    if let Some(slot) = self.counters.get_mut(counter) {
                        *slot = (count, place);
                    }
                }
            }
        }
        None
    }

    fn save(&mut self, slot: usize, place: usize) {
        if let Some(saved) = self.saved.get_mut(slot) {
            self.back.push(Back::Saved(slot, *saved));
            *saved = place;
        }
        if slot % 2 == 1 {
            self.back.push(Back::Last(self.last));
            self.last = Some(slot / 2);
        }
    }

    fn count(&mut self, counter: usize, count: u32, place: usize) {
        if let Some(slot) = self.counters.get_mut(counter) {
            self.back.push(Back::Counted(counter, slot.0, slot.1));
            *slot = (count, place);
        }
    }

    fn turn(
        &mut self,
        pc: usize,
        (counter, min, max, lazy, exit): (usize, u32, u32, bool, usize),
        place: usize,
    ) -> (usize, usize) {
        let (count, began) = self.counters.get(counter).copied().unwrap_or((0, NOWHERE));
        if count < min {
            self.count(counter, count + 1, place);
            return (pc + 1, place);
        }
        // A round without characters would go on for ever.
        if count >= max || began == place {
            return (exit, place);
        }
        if lazy {
            // The way back begins at the head of the loop again, as if one round more were asked for.
            self.back.push(Back::Counted(counter, count, began));
            self.back.push(Back::Try(pc + 1, place));
            self.back.push(Back::Counted(counter, count + 1, place));
            return (exit, place);
        }
        self.back.push(Back::Try(exit, place));
        self.count(counter, count + 1, place);
        (pc + 1, place)
    }

    fn many(
        &mut self,
        pc: usize,
        one: &One,
        (min, max): (u32, u32),
        greed: Greed,
        place: usize,
    ) -> Option<(usize, usize)> {
        let rest = self.text.get(place..)?;
        let wanted = if greed == Greed::Lazy { min } else { max };
        let mut count = 0;
        while count < wanted as usize && rest.get(count).is_some_and(|&c| one.has(c)) {
            count += 1;
        }
        self.steps += count as u64 / 8;
        if count < min as usize {
            return None;
        }
        let least = place + min as usize;
        match greed {
            Greed::Greedy if count > min as usize => {
                self.back
                    .push(Back::Fewer(pc + 1, place + count - 1, least));
            }
            Greed::Lazy => self.back.push(Back::More(pc, place + count, max - min)),
            _ => {}
        }
        Some((pc + 1, place + count))
    }

    fn group(&self, group: usize) -> Option<(usize, usize)> {
        let from = *self.saved.get(group * 2)?;
        let to = *self.saved.get(group * 2 + 1)?;
        (from != NOWHERE && to != NOWHERE).then_some((from, to))
    }

    fn again(&self, group: usize, ignore_case: bool, place: usize) -> Option<usize> {
        let (from, to) = self.group(group)?;
        let known = self.text.get(from..to)?;
        let here = self.text.get(place..place + known.len())?;
        let same = |(a, b): (&char, &char)| a == b || (ignore_case && same_letter(*a, *b));
        known
            .iter()
            .zip(here)
            .all(same)
            .then_some(place + known.len())
    }

    fn is_at(&self, at: At, place: usize) -> bool {
        let before = place.checked_sub(1).and_then(|place| self.text.get(place));
        let here = self.text.get(place);
        let between = |ascii| {
            let word = |c: Option<&char>| c.is_some_and(|&c| is_word(c, ascii));
            word(before) != word(here)
        };
        match at {
            At::Start => place == 0,
            At::LineStart => before.is_none_or(|&c| c == '\n'),
            At::VeryEnd => place == self.end,
            At::End => place == self.end || (place + 1 == self.end && here == Some(&'\n')),
            At::LineEnd => here.is_none_or(|&c| c == '\n'),
            At::Word(ascii) => between(ascii),
            At::NotWord(ascii) => !between(ascii) && !self.text.is_empty(),
        }
    }
}

impl One {
    fn has(&self, c: char) -> bool {
        match self {
            Self::Char(own) => *own == c,
            Self::Letter(own) => same_letter(*own, c),
            Self::Any => true,
            Self::NoLineEnd => c != '\n',
            Self::Set(set) => set.has(c),
        }
    }
}
