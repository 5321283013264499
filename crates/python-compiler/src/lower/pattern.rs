//! `match`: patterns. What they capture is kept in registers until the whole pattern has matched.

use super::Lowering;
use super::flow::Flow;
use super::unit::{Label, Reg, with_registers};
use interleave_python_code::{Compare, Const, Op};
use ruff_python_ast::{
    MatchCase, Pattern, PatternMatchClass, PatternMatchMapping, PatternMatchOr, Singleton,
    StmtMatch,
};
use ruff_text_size::{Ranged, TextRange};
use std::collections::HashMap;

/// A pattern on its way: the registers of its captures, and where to go if it does not match.
struct Matching {
    captures: HashMap<String, Reg>,
    order: Vec<String>,
    fail: Label,
}

impl<'a> Lowering<'a> {
    pub(super) fn match_stmt(&mut self, node: &'a StmtMatch) {
        let subject = self.unit.temp();
        self.expr(&node.subject, subject);
        let end = self.unit.label();
        let mut after = Flow::never();
        for case in &node.cases {
            let mark = self.unit.mark();
            let before = self.unit.flow.clone();
            let irrefutable = case.guard.is_none() && case.pattern.is_irrefutable();
            let next = self.case(case, subject);
            self.goto_if_reachable(end);
            after.meet(&self.unit.flow);
            self.unit.bind(next);
            self.unit.flow = if irrefutable { Flow::never() } else { before };
            self.unit.release(mark);
        }
        self.unit.flow.meet(&after);
        self.unit.bind(end);
    }

    /// One case; where to go on if it does not match.
    fn case(&mut self, case: &'a MatchCase, subject: Reg) -> Label {
        let next = self.unit.label();
        if !self.unit.flow.is_reachable() {
            return next;
        }
        let mut matching = Matching {
            captures: HashMap::new(),
            order: Vec::new(),
            fail: next,
        };
        self.collect(&case.pattern, &mut matching, 0);
        self.pattern(&case.pattern, subject, &matching);
        self.at(case.pattern.range());
        for name in &matching.order {
            if let Some(reg) = matching.captures.get(name) {
                self.store_name(name, *reg);
            }
        }
        if let Some(guard) = &case.guard {
            self.jump_if(guard, next, false);
        }
        self.body(&case.body);
        next
    }

    /// Gives every name that a pattern captures a register.
    fn collect(&mut self, pattern: &'a Pattern, matching: &mut Matching, depth: u32) {
        if depth > super::MAX_DEPTH {
            return;
        }
        let mut capture = |name: Option<&ruff_python_ast::Identifier>| {
            let Some(name) = name.map(std::string::ToString::to_string) else {
                return;
            };
            if !matching.captures.contains_key(&name) {
                matching.captures.insert(name.clone(), self.unit.temp());
                matching.order.push(name);
            }
        };
        let mut inner: Vec<&'a Pattern> = Vec::new();
        match pattern {
            Pattern::MatchValue(_) | Pattern::MatchSingleton(_) => {}
            Pattern::MatchSequence(node) => inner.extend(&node.patterns),
            Pattern::MatchMapping(node) => {
                capture(node.rest.as_ref());
                inner.extend(&node.patterns);
            }
            Pattern::MatchClass(node) => {
                inner.extend(&node.arguments.patterns);
                inner.extend(
                    node.arguments
                        .keywords
                        .iter()
                        .map(|keyword| &keyword.pattern),
                );
            }
            Pattern::MatchStar(node) => capture(node.name.as_ref()),
            Pattern::MatchAs(node) => {
                capture(node.name.as_ref());
                inner.extend(node.pattern.as_deref());
            }
            Pattern::MatchOr(node) => inner.extend(&node.patterns),
        }
        for pattern in inner {
            self.collect(pattern, matching, depth + 1);
        }
    }

    /// Goes on here if the subject matches.
    fn pattern(&mut self, pattern: &'a Pattern, subject: Reg, matching: &Matching) {
        self.deeper(pattern.range(), |this| {
            let mark = this.unit.mark();
            this.matched(pattern, subject, matching);
            this.unit.release(mark);
        });
    }

    fn matched(&mut self, pattern: &'a Pattern, subject: Reg, matching: &Matching) {
        match pattern {
            Pattern::MatchValue(node) => {
                let value = self.operand(&node.value);
                self.unless(Compare::Eq, subject, value, matching.fail, node.range);
            }
            Pattern::MatchSingleton(node) => {
                let value = self.unit.temp();
                self.at(node.range);
                self.load_const(value, singleton(node.value));
                self.unless(Compare::Is, subject, value, matching.fail, node.range);
            }
            Pattern::MatchSequence(node) => {
                self.sequence(&node.patterns, subject, matching, node.range);
            }
            Pattern::MatchMapping(node) => self.mapping(node, subject, matching),
            Pattern::MatchClass(node) => self.class_pattern(node, subject, matching),
            Pattern::MatchOr(node) => self.alternatives(node, subject, matching),
            Pattern::MatchAs(node) => {
                if let Some(pattern) = &node.pattern {
                    self.pattern(pattern, subject, matching);
                }
                self.capture(node.name.as_ref(), subject, matching, node.range);
            }
            Pattern::MatchStar(node) => {
                self.capture(node.name.as_ref(), subject, matching, node.range);
            }
        }
    }

    fn capture(
        &mut self,
        name: Option<&ruff_python_ast::Identifier>,
        value: Reg,
        matching: &Matching,
        range: TextRange,
    ) {
        if let Some(reg) = name.and_then(|name| matching.captures.get(name.as_str())) {
            self.at(range);
            self.emit(Op::Move, *reg, value, 0);
        }
    }

    fn unless(&mut self, compare: Compare, left: Reg, right: Reg, fail: Label, range: TextRange) {
        let value = self.unit.temp();
        self.at(range);
        self.emit_d(Op::SkipIfCompare, compare as u8, value, left, right);
        self.goto(fail);
    }

    fn sequence(
        &mut self,
        patterns: &'a [Pattern],
        subject: Reg,
        matching: &Matching,
        range: TextRange,
    ) {
        self.at(range);
        let base = self.unit.temps(2);
        self.load_private(base, "_match_sequence");
        self.emit(Op::Move, base + 1, subject, 0);
        self.call(base, 1);
        self.jump_unless(base, matching.fail, range);
        let star = patterns.iter().position(Pattern::is_match_star);
        let fixed = patterns.len() - usize::from(star.is_some());
        self.load_private(base, "len");
        self.emit(Op::Move, base + 1, subject, 0);
        self.call(base, 1);
        self.load_const(base + 1, Const::Int(count(fixed)));
        let compare = if star.is_some() {
            Compare::Ge
        } else {
            Compare::Eq
        };
        self.unless(compare, base, base + 1, matching.fail, range);
        let items = self.unit.temps(patterns.len());
        match star {
            None => self.emit(Op::Unpack, subject, items, patterns.len() as u16),
            Some(before) => {
                let after = u8::try_from(patterns.len() - before - 1).unwrap_or(u8::MAX);
                self.emit_d(Op::UnpackStar, after, subject, items, before as u16);
            }
        }
        for (reg, pattern) in with_registers(items, patterns) {
            self.pattern(pattern, reg, matching);
        }
    }

    fn mapping(&mut self, node: &'a PatternMatchMapping, subject: Reg, matching: &Matching) {
        self.at(node.range);
        let base = self.unit.temps(4);
        self.load_private(base, "_match_mapping");
        self.emit(Op::Move, base + 1, subject, 0);
        self.tuple(&node.keys, node.range, base + 2);
        self.load_const(base + 3, Const::Bool(node.rest.is_some()));
        self.call(base, 3);
        self.jump(Op::JumpIfNone, base, matching.fail);
        let count = node.patterns.len() + usize::from(node.rest.is_some());
        let items = self.unit.temps(count);
        self.emit(Op::Unpack, base, items, count as u16);
        for (reg, pattern) in with_registers(items, &node.patterns) {
            self.pattern(pattern, reg, matching);
        }
        let last = items.saturating_add(node.patterns.len() as u16);
        self.capture(node.rest.as_ref(), last, matching, node.range);
    }

    fn class_pattern(&mut self, node: &'a PatternMatchClass, subject: Reg, matching: &Matching) {
        let arguments = &node.arguments;
        self.at(node.range);
        let base = self.unit.temps(5);
        self.load_private(base, "_match_class");
        self.emit(Op::Move, base + 1, subject, 0);
        self.expr(&node.cls, base + 2);
        self.at(node.range);
        self.load_const(base + 3, Const::Int(count(arguments.patterns.len())));
        let names = arguments.keywords.iter();
        let names = names.map(|keyword| Const::Str(self.mangled(keyword.attr.as_str())));
        let names = Const::Tuple(names.collect());
        self.load_const(base + 4, names);
        self.call(base, 4);
        self.jump(Op::JumpIfNone, base, matching.fail);
        let keywords = arguments.keywords.iter().map(|keyword| &keyword.pattern);
        let patterns: Vec<_> = arguments.patterns.iter().chain(keywords).collect();
        let items = self.unit.temps(patterns.len());
        self.emit(Op::Unpack, base, items, patterns.len() as u16);
        for (reg, pattern) in with_registers(items, patterns) {
            self.pattern(pattern, reg, matching);
        }
    }

    fn alternatives(&mut self, node: &'a PatternMatchOr, subject: Reg, matching: &Matching) {
        let done = self.unit.label();
        let Some((last, first)) = node.patterns.split_last() else {
            return;
        };
        for pattern in first {
            let next = self.unit.label();
            let attempt = Matching {
                captures: matching.captures.clone(),
                order: Vec::new(),
                fail: next,
            };
            self.pattern(pattern, subject, &attempt);
            self.goto(done);
            self.unit.bind(next);
        }
        self.pattern(last, subject, matching);
        self.unit.bind(done);
    }
}

fn singleton(value: Singleton) -> Const {
    match value {
        Singleton::None => Const::None,
        Singleton::True => Const::Bool(true),
        Singleton::False => Const::Bool(false),
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
