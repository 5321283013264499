//! Instructions that the loop takes two at a time, or that have a shorter way.
//!
//! To find the next instruction takes as long as to do a simple one, above all in a browser. So where two neighbours are often
//! met, the first of them is given an operation that does both. The second one stays where it is: a jump may go there, and so
//! does the first one when it has done only its own part (whatever is not simple, and when each instruction counts).

use interleave_python_code::{Binary, Instr, Op};

/// Gives the first one of each such pair its operation, and `+=`, the most frequent of its kind, one of its own.
pub(super) fn make_pairs(instrs: &mut [Instr]) {
    for at in 0..instrs.len() {
        if let Some(op) = pair(instrs, at) {
            instrs[at].op = op;
        }
    }
}

fn pair(instrs: &[Instr], at: usize) -> Option<Op> {
    let first = instrs[at];
    if first.op == Op::JumpBack {
        let target = instrs.get(first.wide() as usize)?;
        return (target.op == Op::ForIter).then_some(Op::BackToFor);
    }
    let second = *instrs.get(at + 1)?;
    if first.op == Op::Inplace && first.d == Binary::Add as u8 {
        let back = second.op == Op::JumpBack;
        return Some(if back { Op::AddIntoBack } else { Op::AddInto });
    }
    let of_right = second.c == first.a;
    let of_result = second.a == first.a;
    Some(match (first.op, second.op) {
        (Op::Int, Op::SkipIfCompare) if of_right => Op::IntSkip,
        (Op::Int, Op::Mod) if of_right => Op::IntMod,
        (Op::Int, Op::Mul) if of_right => Op::IntMul,
        (Op::AddInt, Op::JumpBack) => Op::AddIntBack,
        (Op::AddInt, Op::Return) if of_result => Op::AddIntReturn,
        (Op::Add, Op::Return) if of_result => Op::AddReturn,
        (Op::Move, Op::Move) => Op::MoveMove,
        (Op::Move, Op::Yield) if of_result => Op::MoveYield,
        (Op::LoadGlobal, Op::Move) => Op::GlobalMove,
        (Op::LoadGlobal, Op::AddInt) => Op::GlobalAddInt,
        (Op::LoadClosure, Op::LoadClosure) => Op::ClosureClosure,
        (Op::LoadCell, Op::LoadCell) => Op::CellCell,
        (Op::LoadCell, Op::Return) if of_result => Op::CellReturn,
        (Op::ListAppend, Op::JumpBack) => Op::AppendBack,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn instr(op: Op, a: u16, b: u16, c: u16) -> Instr {
        Instr { op, d: 0, a, b, c }
    }

    #[test]
    fn a_pair_must_fit() {
        let ops = |instrs: &[Instr]| {
            let mut instrs = instrs.to_vec();
            make_pairs(&mut instrs);
            instrs.iter().map(|instr| instr.op).collect::<Vec<_>>()
        };
        let number = instr(Op::Int, 3, 7, 0);
        let skip = |right| instr(Op::SkipIfCompare, 5, 1, right);
        assert_eq!(ops(&[number, skip(3)]), [Op::IntSkip, Op::SkipIfCompare]);
        assert_eq!(ops(&[number, skip(2)]), [Op::Int, Op::SkipIfCompare]);
        let load = instr(Op::LoadCell, 1, 2, 0);
        let leave = instr(Op::Return, 1, 0, 0);
        assert_eq!(
            ops(&[load, load, leave]),
            [Op::CellCell, Op::CellReturn, Op::Return]
        );
        let next = instr(Op::ForIter, 1, 0, 1);
        assert_eq!(
            ops(&[next, instr(Op::JumpBack, 0, 0, 0)]),
            [Op::ForIter, Op::BackToFor]
        );
    }
}
