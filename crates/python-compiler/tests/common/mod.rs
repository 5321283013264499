//! Checks code without running it: every register is written before it is read, every jump and number leads somewhere.

use interleave_python_code::{Code, Const, Instr, NOTHING, Op};

/// What is wrong with a code, or with a code inside it.
pub fn faults(code: &Code) -> Vec<String> {
    let mut faults = Vec::new();
    collect(code, &mut faults);
    faults
}

fn collect(code: &Code, faults: &mut Vec<String>) {
    if code.instrs.len() != code.spans.len() {
        faults.push(format!("{}: spans do not fit", code.qualname));
    }
    if code.instrs.len() < 20_000 && code.registers < 2_000 {
        flow(code, faults);
    }
    for value in &code.consts {
        if let Const::Code(inner) = value {
            collect(inner, faults);
        }
    }
}

// Instructions are kept apart by what they do, not by which fields they use.
#[allow(clippy::match_same_arms)]
/// The registers that an instruction reads and writes. An unbound local name may be read: a `Check` is there for it.
fn uses(instr: Instr) -> (Vec<u16>, Vec<u16>) {
    let Instr { op, d, a, b, c } = instr;
    let from = |start: u16, count: u16| (start..start.saturating_add(count)).collect::<Vec<_>>();
    let given = |reg: u16| if reg == NOTHING { vec![] } else { vec![reg] };
    match op {
        Op::Nop | Op::DeleteGlobal | Op::Jump | Op::JumpBack => (vec![], vec![]),
        Op::Move | Op::GetIter | Op::Not | Op::ListToTuple | Op::Unary | Op::AddInt => {
            (vec![b], vec![a])
        }
        Op::Const | Op::Int | Op::LoadGlobal | Op::LoadPrivate | Op::LoadClosure | Op::Import => {
            (vec![], vec![a])
        }
        Op::Check | Op::Unbind | Op::MakeCell => (vec![], vec![a]),
        Op::StoreGlobal | Op::Return | Op::Reraise | Op::ImportStar => (vec![a], vec![]),
        Op::LoadName | Op::LoadCell | Op::GetAttr | Op::LoadSpecial | Op::ImportFrom => {
            (vec![b], vec![a])
        }
        Op::LoadNameOrCell => (vec![a, b], vec![a]),
        Op::StoreName | Op::StoreCell | Op::SetAttr | Op::ListAppend | Op::SetAdd => {
            (vec![a, b], vec![])
        }
        Op::SetUpdate => (vec![a, b], vec![]),
        Op::ListExtend if d == 1 => (vec![a, b, c], vec![]),
        Op::ListExtend => (vec![a, b], vec![]),
        Op::DeleteName | Op::DeleteCell | Op::DeleteAttr | Op::LeaveHandler => (vec![b], vec![]),
        Op::Binary
        | Op::Inplace
        | Op::Add
        | Op::Sub
        | Op::Mul
        | Op::Mod
        | Op::FloorDiv
        | Op::Compare
        | Op::SkipIfCompare
        | Op::GetItem
        | Op::Matches => (vec![b, c], vec![a]),
        Op::JumpIfTrue | Op::JumpIfFalse | Op::JumpIfNone | Op::JumpIfNotNone => (vec![a], vec![]),
        Op::BuildList | Op::BuildTuple | Op::BuildSet | Op::BuildString | Op::BuildSlice => {
            (from(b, c), vec![a])
        }
        Op::BuildDict => (from(b, 2 * c), vec![a]),
        Op::DictSet | Op::SetItem => (vec![a, b, c], vec![]),
        Op::DictMerge if d == 1 => (vec![a, b, c], vec![]),
        Op::DictMerge | Op::DeleteItem => (vec![a, b], vec![]),
        Op::Format => ([vec![b], given(c)].concat(), vec![a]),
        Op::LoadMethod => (vec![b], vec![a, a + 1]),
        Op::Call => (from(a, b + 1 + u16::from(d)), vec![a]),
        Op::CallSpread => (from(a, 2 + u16::from(d)), vec![a]),
        Op::MakeFunction if c == NOTHING => (vec![], vec![a]),
        Op::MakeFunction => (from(c, 4), vec![a]),
        Op::ForIter => (vec![b], vec![a]),
        Op::Unpack => (vec![a], from(b, c)),
        Op::UnpackStar => (vec![a], from(b, c + 1 + u16::from(d))),
        Op::Yield => (vec![a], vec![a]),
        Op::YieldFrom => (vec![a, b], vec![a]),
        Op::GetAwaitable | Op::GetAsyncIter | Op::GetAsyncNext => (vec![b], vec![a]),
        Op::Raise => ([given(a), given(b)].concat(), vec![]),
        Op::EnterHandler => (vec![a], vec![b]),
        _ => unreachable!("no compiler writes {op:?}"),
    }
}

/// Where control goes on: the instruction, and whether what the instruction writes is written then.
fn next(instr: Instr, pc: usize) -> Vec<(usize, bool)> {
    let wide = instr.wide() as usize;
    match instr.op {
        Op::Jump | Op::JumpBack => vec![(wide, true)],
        Op::JumpIfTrue | Op::JumpIfFalse | Op::JumpIfNone | Op::JumpIfNotNone => {
            vec![(wide, true), (pc + 1, true)]
        }
        Op::SkipIfCompare => vec![(pc + 1, true), (pc + 2, true)],
        Op::ForIter => vec![(pc + 1, true), (pc + 1 + usize::from(instr.c), false)],
        Op::Return | Op::Raise | Op::Reraise => vec![],
        _ => vec![(pc + 1, true)],
    }
}

/// Follows all ways through the code with the registers that are certainly written.
fn flow(code: &Code, faults: &mut Vec<String>) {
    let size = usize::from(code.registers);
    let mut start = vec![false; size];
    // A local name may be unbound; the compiler's own check stands in the code.
    for reg in start.iter_mut().take(code.locals.len()) {
        *reg = true;
    }
    let mut known: Vec<Option<Vec<bool>>> = vec![None; code.instrs.len()];
    let mut work = vec![(0, start)];
    while let Some((pc, state)) = work.pop() {
        let Some(instr) = code.instrs.get(pc) else {
            faults.push(format!(
                "{}: control leaves the code at {pc}",
                code.qualname
            ));
            return;
        };
        let merged = match &known[pc] {
            None => state,
            Some(old) => {
                let merged: Vec<bool> = old.iter().zip(&state).map(|(a, b)| *a && *b).collect();
                if merged == *old {
                    continue;
                }
                merged
            }
        };
        known[pc] = Some(merged.clone());
        let (reads, writes) = uses(*instr);
        for reg in reads.iter().chain(&writes) {
            if usize::from(*reg) >= size {
                faults.push(format!("{}: no register {reg} at {pc}", code.qualname));
                return;
            }
        }
        for reg in reads {
            if !merged[usize::from(reg)] {
                faults.push(format!(
                    "{}: r{reg} is read at {pc} before it is written",
                    code.qualname
                ));
                return;
            }
        }
        let mut after = merged.clone();
        for reg in writes {
            after[usize::from(reg)] = true;
        }
        for (target, written) in next(*instr, pc) {
            let state = if written {
                after.clone()
            } else {
                merged.clone()
            };
            work.push((target, state));
        }
        let handler = code
            .handlers
            .iter()
            .find(|h| (h.start..h.end).contains(&(pc as u32)));
        if let Some(handler) = handler {
            let mut state = merged;
            state[usize::from(handler.register)] = true;
            work.push((handler.target as usize, state));
        }
    }
}
