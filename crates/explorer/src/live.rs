//! Which registers a code may still read: what is left in the others tells no states apart.

use interleave_python_code::{Code, Instr, NOTHING, Op};

/// For each instruction, the registers that may be read from there on, as bits.
#[derive(Debug)]
pub struct Live {
    bits: Vec<u64>,
    words: usize,
}

/// Functions that read all names of a call.
const READERS: [&str; 4] = ["locals", "vars", "dir", "eval"];

impl Live {
    /// Of the instructions of a code.
    pub fn of(code: &Code, instrs: &[Instr]) -> Self {
        let words = usize::from(code.registers).div_ceil(64).max(1);
        let all = code
            .names
            .iter()
            .any(|name| READERS.contains(&name.as_str()));
        let fill = if all { u64::MAX } else { 0 };
        let mut live = Self {
            bits: vec![fill; (instrs.len() + 1) * words],
            words,
        };
        let handlers = handlers(code, instrs.len());
        while !all && live.pass(instrs, &handlers) {}
        live
    }

    /// The registers from `64 * word` on that may be read from `pc` on, as bits.
    #[inline]
    pub fn word(&self, pc: usize, word: usize) -> u64 {
        if word < self.words {
            self.bits[pc * self.words + word]
        } else {
            0
        }
    }

    /// May the register be read from `pc` on?
    #[inline]
    pub fn is(&self, pc: usize, register: usize) -> bool {
        self.bits[pc * self.words + register / 64] >> (register % 64) & 1 == 1
    }

    /// Goes through all instructions, backwards. Did something change?
    fn pass(&mut self, instrs: &[Instr], handlers: &[Option<(u32, u16)>]) -> bool {
        let mut changed = false;
        let mut row = vec![0; self.words];
        for pc in (0..instrs.len()).rev() {
            let instr = instrs[pc];
            row.fill(0);
            for next in next(instr, pc).into_iter().flatten() {
                self.add(&mut row, next, None);
            }
            if instr.op == Op::ForIter {
                // It is written only where the loop goes on.
                self.add(&mut row, pc + 1, Some(instr.a));
                self.add(&mut row, pc + 1 + usize::from(instr.c), None);
            }
            let (first, count) = written(instr);
            for register in first..first + count {
                row[register / 64] &= !(1 << (register % 64));
            }
            if let Some((target, register)) = handlers[pc] {
                self.add(&mut row, target as usize, Some(register));
            }
            read(instr, |register| row[register / 64] |= 1 << (register % 64));
            let place = pc * self.words;
            changed |= self.bits[place..place + self.words] != row[..];
            self.bits[place..place + self.words].copy_from_slice(&row);
        }
        changed
    }

    fn add(&self, row: &mut [u64], pc: usize, without: Option<u16>) {
        for (number, word) in row.iter_mut().enumerate() {
            let mut bits = self
                .bits
                .get(pc * self.words + number)
                .copied()
                .unwrap_or(0);
            if let Some(register) = without.map(usize::from)
                && register / 64 == number
            {
                bits &= !(1 << (register % 64));
            }
            *word |= bits;
        }
    }
}

/// The handler of each instruction: where it is, and the register of the exception.
pub fn handlers(code: &Code, count: usize) -> Vec<Option<(u32, u16)>> {
    let mut found = vec![None; count];
    for handler in code.handlers.iter().rev() {
        let range = handler.start as usize..(handler.end as usize).min(count);
        found[range].fill(Some((handler.target, handler.register)));
    }
    found
}

fn next(instr: Instr, pc: usize) -> [Option<usize>; 2] {
    let target = instr.wide() as usize;
    match instr.op {
        Op::Jump | Op::JumpBack | Op::BackToFor => [Some(target), None],
        Op::JumpIfTrue | Op::JumpIfFalse | Op::JumpIfNone | Op::JumpIfNotNone => {
            [Some(target), Some(pc + 1)]
        }
        Op::SkipIfCompare => [Some(pc + 1), Some(pc + 2)],
        Op::Return | Op::Raise | Op::Reraise | Op::ForIter => [None, None],
        _ => [Some(pc + 1), None],
    }
}

/// The registers that an instruction certainly writes: the first one, and how many.
fn written(instr: Instr) -> (usize, usize) {
    let (a, b) = (usize::from(instr.a), usize::from(instr.b));
    match instr.op {
        Op::Unpack => (b, usize::from(instr.c)),
        Op::UnpackStar => (b, usize::from(instr.c) + 1 + usize::from(instr.d)),
        Op::LoadMethod => (a, 2),
        Op::EnterHandler => (b, 1),
        Op::Nop
        | Op::Check
        | Op::StoreGlobal
        | Op::DeleteGlobal
        | Op::StoreName
        | Op::DeleteName
        | Op::StoreCell
        | Op::DeleteCell
        | Op::SkipIfCompare
        | Op::Jump
        | Op::JumpBack
        | Op::BackToFor
        | Op::JumpIfTrue
        | Op::JumpIfFalse
        | Op::JumpIfNone
        | Op::JumpIfNotNone
        | Op::ListAppend
        | Op::AppendBack
        | Op::ListExtend
        | Op::SetAdd
        | Op::SetUpdate
        | Op::DictSet
        | Op::DictMerge
        | Op::SetItem
        | Op::DeleteItem
        | Op::SetAttr
        | Op::DeleteAttr
        | Op::Return
        | Op::Raise
        | Op::Reraise
        | Op::ForIter
        | Op::Yield
        | Op::YieldFrom
        | Op::LeaveHandler
        | Op::ImportStar => (0, 0),
        _ => (a, 1),
    }
}

/// The registers that an instruction may read.
#[expect(clippy::too_many_lines, reason = "one match over all instructions")]
fn read(instr: Instr, mut visit: impl FnMut(usize)) {
    let (a, b, c) = (
        usize::from(instr.a),
        usize::from(instr.b),
        usize::from(instr.c),
    );
    let mut visit_all = |registers: &[usize]| registers.iter().for_each(|one| visit(*one));
    match instr.op {
        Op::Move
        | Op::MoveMove
        | Op::MoveYield
        | Op::LoadName
        | Op::LoadCell
        | Op::CellCell
        | Op::CellReturn
        | Op::AddInt
        | Op::AddIntBack
        | Op::AddIntReturn
        | Op::Unary
        | Op::Not
        | Op::ListToTuple
        | Op::GetAttr
        | Op::DeleteAttr
        | Op::LoadMethod
        | Op::LoadSpecial
        | Op::GetIter
        | Op::ForIter
        | Op::GetAwaitable
        | Op::GetAsyncIter
        | Op::GetAsyncNext
        | Op::LeaveHandler
        | Op::ImportFrom
        | Op::DeleteName
        | Op::DeleteCell => visit_all(&[b]),
        Op::Check
        | Op::StoreGlobal
        | Op::MakeCell
        | Op::JumpIfTrue
        | Op::JumpIfFalse
        | Op::JumpIfNone
        | Op::JumpIfNotNone
        | Op::Return
        | Op::Unpack
        | Op::UnpackStar
        | Op::Yield
        | Op::Reraise
        | Op::EnterHandler
        | Op::ImportStar => visit_all(&[a]),
        Op::StoreName
        | Op::LoadNameOrCell
        | Op::StoreCell
        | Op::ListAppend
        | Op::AppendBack
        | Op::SetAdd
        | Op::SetUpdate
        | Op::DeleteItem
        | Op::SetAttr
        | Op::YieldFrom => {
            visit_all(&[a, b]);
        }
        Op::Binary
        | Op::Inplace
        | Op::Add
        | Op::Sub
        | Op::Mul
        | Op::Mod
        | Op::FloorDiv
        | Op::Compare
        | Op::AddInto
        | Op::AddIntoBack
        | Op::AddReturn
        | Op::SkipIfCompare
        | Op::GetItem
        | Op::Matches => visit_all(&[b, c]),
        Op::SetItem | Op::DictSet => visit_all(&[a, b, c]),
        Op::ListExtend | Op::DictMerge => {
            visit_all(&[a, b]);
            if instr.d == 1 {
                visit(c);
            }
        }
        Op::BuildList | Op::BuildTuple | Op::BuildSet | Op::BuildString => {
            (b..b + c).for_each(visit);
        }
        Op::BuildDict => (b..b + 2 * c).for_each(visit),
        Op::BuildSlice => (b..b + 3).for_each(visit),
        Op::Format | Op::Raise => {
            let fields = if instr.op == Op::Format {
                [b, c]
            } else {
                [a, b]
            };
            fields
                .into_iter()
                .filter(|one| *one != usize::from(NOTHING))
                .for_each(visit);
        }
        Op::Call => (a..=a + usize::from(instr.d == 1) + b).for_each(visit),
        Op::CallSpread => (a..a + 2 + usize::from(instr.d != 0)).for_each(visit),
        Op::MakeFunction if instr.c != NOTHING => (c..c + 4).for_each(visit),
        _ => {}
    }
}
