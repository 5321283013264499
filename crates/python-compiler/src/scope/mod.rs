//! Which names a module, function, class or comprehension has, and where each of them lives.

mod build;
mod check;
mod declare;
mod patterns;
mod resolve;

use crate::Problem;
use crate::positions::Positions;
use ruff_python_ast::Stmt;
use ruff_text_size::TextRange;
use std::collections::HashMap;

/// The number of a scope.
pub(crate) type ScopeId = usize;

/// What a scope belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Module,
    Function,
    Lambda,
    Class,
    Comprehension,
}

impl Kind {
    /// Do its names live in registers, and can inner functions see them?
    pub(crate) fn is_function(self) -> bool {
        matches!(self, Self::Function | Self::Lambda | Self::Comprehension)
    }
}

/// Where a name lives, as seen from one scope.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Place {
    /// In a register.
    Local,
    /// In a cell that this scope makes.
    Cell,
    /// In a cell from outside.
    Free,
    /// Among the names of the module.
    #[default]
    Global,
    /// Among the names of the class whose body this is.
    Name,
    /// In a class body: among its names, or else in a cell from outside.
    NameOrFree,
}

/// What a scope does with a name.
// Each is a fact of its own, and any of them may come together.
#[allow(clippy::struct_excessive_bools)]
#[derive(Clone, Debug, Default)]
pub(crate) struct Symbol {
    pub(crate) place: Place,
    pub(crate) bound: bool,
    pub(crate) used: bool,
    pub(crate) parameter: bool,
    pub(crate) annotated: bool,
    /// Some assignment expression binds it, so an operand must be read before what follows it.
    pub(crate) walrus: bool,
    /// Some statement deletes it, so it may be unbound again.
    pub(crate) deleted: bool,
    /// Where `global` or `nonlocal` names it.
    pub(crate) global: Option<TextRange>,
    pub(crate) nonlocal: Option<TextRange>,
    /// Inner functions of a class body need the cell that the name has further out, or, for `__class__`, the class's own.
    pub(crate) passes: bool,
}

/// The names of a scope, in the order in which they were met.
#[derive(Debug)]
pub(crate) struct Scope {
    pub(crate) kind: Kind,
    pub(crate) parent: Option<ScopeId>,
    /// The class whose name mangles `__x`.
    pub(crate) class: Option<String>,
    pub(crate) order: Vec<String>,
    pub(crate) symbols: HashMap<String, Symbol>,
    pub(crate) is_async: bool,
    pub(crate) yields: bool,
    pub(crate) awaits: bool,
    /// What a comprehension is called.
    pub(crate) comprehension: Option<&'static str>,
}

impl Scope {
    /// A name's entry, made if it is new.
    pub(crate) fn entry(&mut self, name: &str) -> &mut Symbol {
        if !self.symbols.contains_key(name) {
            self.order.push(name.to_owned());
        }
        self.symbols.entry(name.to_owned()).or_default()
    }

    /// Where a name lives.
    pub(crate) fn place(&self, name: &str) -> Place {
        let unknown = match self.kind {
            Kind::Class => Place::Name,
            _ => Place::Global,
        };
        self.symbols
            .get(name)
            .map_or(unknown, |symbol| symbol.place)
    }

    /// The names that live in a certain place, in their order.
    pub(crate) fn names_in(&self, place: Place) -> impl Iterator<Item = &String> {
        self.order
            .iter()
            .filter(move |name| self.place(name) == place)
    }

    /// The names whose cells this scope needs from outside, in the order of the closure.
    pub(crate) fn free(&self) -> Vec<String> {
        let is_free = |name: &&String| {
            self.symbols.get(*name).is_some_and(|symbol| {
                matches!(symbol.place, Place::Free | Place::NameOrFree)
                    || symbol.passes && !(self.kind == Kind::Class && *name == "__class__")
            })
        };
        self.order.iter().filter(is_free).cloned().collect()
    }

    /// Does some method of this class body need its `__class__`?
    pub(crate) fn makes_class_cell(&self) -> bool {
        self.kind == Kind::Class && self.symbols.get("__class__").is_some_and(|s| s.passes)
    }
}

/// All scopes of a source.
#[derive(Debug, Default)]
pub(crate) struct Scopes {
    pub(crate) all: Vec<Scope>,
    /// The scope of a node of the tree, by the node's address: the tree does not move.
    nodes: HashMap<usize, ScopeId>,
}

impl Scopes {
    /// The scope that a node opens.
    pub(crate) fn of<T>(&self, node: &T) -> ScopeId {
        let address = std::ptr::from_ref(node).addr();
        self.nodes.get(&address).copied().unwrap_or(0)
    }
}

/// Finds all scopes, and what is wrong with the names in them. A notebook's cell may wait outside a function.
pub(crate) fn analyse(
    body: &[Stmt],
    positions: &Positions,
    future_annotations: bool,
    may_wait: bool,
) -> (Scopes, Vec<Problem>) {
    let (mut scopes, mut problems) = build::build(body, positions, future_annotations);
    resolve::resolve(&mut scopes, positions, &mut problems);
    let outermost = check::outermost(may_wait);
    problems.extend(check::check(
        body,
        positions,
        &scopes,
        future_annotations,
        outermost,
    ));
    (scopes, problems)
}

/// A name as the class body `class` spells it: `__x` is `_C__x`.
pub(crate) fn mangle(class: Option<&str>, name: &str) -> String {
    let stripped = class.map(|class| class.trim_start_matches('_'));
    match stripped {
        Some(class)
            if !class.is_empty()
                && name.starts_with("__")
                && !name.ends_with("__")
                && !name.contains('.') =>
        {
            format!("_{class}{name}")
        }
        _ => name.to_owned(),
    }
}
