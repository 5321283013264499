//! Ways out of statements: `return`, `break` and `continue` run what `finally` and `with` demand first.

use super::Lowering;
use super::flow::Flow;
use super::unit::{Block, Label};
use interleave_python_code::Op;
use ruff_text_size::TextRange;

/// How many loops, `try` and `with` statements may stand in one another.
const MAX_BLOCKS: usize = 20;

impl<'a> Lowering<'a> {
    /// A statement that ways out have to leave begins. CPython allows twenty of them in one another.
    pub(super) fn open_block(&mut self, block: Block<'a>, range: TextRange) {
        let is_handler =
            |block: &&Block| matches!(block, Block::Handler { .. } | Block::Named { .. });
        let open = self
            .unit
            .blocks
            .iter()
            .filter(|block| !is_handler(block))
            .count();
        if open >= MAX_BLOCKS && self.problems.is_empty() {
            self.fail(range, "too many statically nested blocks");
        }
        self.unit.blocks.push(block);
    }

    /// Leaves all blocks above the first `depth` ones, innermost first, and then does `jump`.
    pub(super) fn leave(&mut self, depth: usize, jump: impl FnOnce(&mut Self)) {
        let mut left = Vec::new();
        while self.unit.blocks.len() > depth
            && let Some(mut block) = self.unit.blocks.pop()
        {
            // What runs on the way out of a block is not covered by the block's own handler.
            if let Some(region) = block.region() {
                self.unit.pause(region);
            }
            if self.unit.flow.is_reachable() {
                self.leave_block(&block);
            }
            left.push(block);
        }
        if self.unit.flow.is_reachable() {
            jump(self);
        }
        self.unit.flow = Flow::never();
        while let Some(mut block) = left.pop() {
            if let Some(region) = block.region() {
                self.unit.resume(region);
            }
            self.unit.blocks.push(block);
        }
    }

    fn leave_block(&mut self, block: &Block<'a>) {
        match block {
            Block::Loop { .. } | Block::Try(_) => {}
            Block::Finally(_, body) => self.body(body),
            Block::With {
                exit,
                is_async,
                range,
                ..
            } => {
                self.at(*range);
                self.exit_normally(*exit, *is_async);
            }
            Block::Handler { previous, .. } => self.emit(Op::LeaveHandler, 0, *previous, 0),
            Block::Named { name, .. } => self.forget_name(name),
        }
    }

    fn innermost_loop(&self) -> Option<(usize, Label, Label)> {
        let blocks = self.unit.blocks.iter().enumerate().rev();
        for (index, block) in blocks {
            if let Block::Loop { next, exit, .. } = block {
                return Some((index, *next, *exit));
            }
        }
        None
    }

    pub(super) fn break_loop(&mut self, range: TextRange) {
        let Some((index, _, exit)) = self.innermost_loop() else {
            self.fail(range, "'break' outside loop");
            return;
        };
        self.at(range);
        self.leave(index + 1, |this| {
            this.at(range);
            this.goto(exit);
            let flow = this.unit.flow.clone();
            if let Some(Block::Loop { at_exit, .. }) = this.unit.blocks.get_mut(index) {
                at_exit.meet(&flow);
            }
        });
    }

    pub(super) fn continue_loop(&mut self, range: TextRange) {
        let Some((index, next, _)) = self.innermost_loop() else {
            self.fail(range, "'continue' not properly in loop");
            return;
        };
        self.at(range);
        self.leave(index + 1, |this| {
            this.at(range);
            this.goto(next);
        });
    }
}
