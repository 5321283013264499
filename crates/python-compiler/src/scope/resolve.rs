//! Finds out where each name lives, once all scopes are known.

use super::{Kind, Place, ScopeId, Scopes};
use crate::Problem;
use crate::positions::Positions;

/// Sets the place of every symbol.
pub(super) fn resolve(scopes: &mut Scopes, positions: &Positions, problems: &mut Vec<Problem>) {
    // A scope comes after the one around it, so what is around a scope is settled before it.
    for id in 0..scopes.all.len() {
        settle_own(scopes, id);
    }
    for id in 0..scopes.all.len() {
        for name in outside_names(scopes, id) {
            let found = find_outside(scopes, id, &name);
            match found {
                Some(owner) => reach(scopes, id, owner, &name),
                None => missing(scopes, id, &name, positions, problems),
            }
        }
    }
}

/// Settles the names that a scope binds itself or calls global.
fn settle_own(scopes: &mut Scopes, id: ScopeId) {
    let Some(scope) = scopes.all.get_mut(id) else {
        return;
    };
    let own = match scope.kind {
        Kind::Module => Place::Global,
        Kind::Class => Place::Name,
        Kind::Function | Kind::Lambda | Kind::Comprehension => Place::Local,
    };
    for symbol in scope.symbols.values_mut() {
        symbol.place = if symbol.global.is_some() || symbol.nonlocal.is_some() || !symbol.bound {
            Place::Global
        } else {
            own
        };
    }
    if scope.kind == Kind::Class {
        for symbol in scope.symbols.values_mut() {
            if !symbol.bound && symbol.global.is_none() && symbol.nonlocal.is_none() {
                symbol.place = Place::Name;
            }
        }
    }
}

/// The names that may live further out.
fn outside_names(scopes: &Scopes, id: ScopeId) -> Vec<String> {
    let Some(scope) = scopes.all.get(id) else {
        return Vec::new();
    };
    if scope.kind == Kind::Module {
        return Vec::new();
    }
    let may_be_outside = |name: &&String| {
        scope.symbols.get(*name).is_some_and(|symbol| {
            symbol.nonlocal.is_some() && symbol.global.is_none()
                || !symbol.bound && symbol.global.is_none()
        })
    };
    scope.order.iter().filter(may_be_outside).cloned().collect()
}

/// The function around a scope that binds a name.
fn find_outside(scopes: &Scopes, id: ScopeId, name: &str) -> Option<ScopeId> {
    let mut next = scopes.all.get(id)?.parent;
    while let Some(id) = next {
        let scope = scopes.all.get(id)?;
        let symbol = scope.symbols.get(name);
        if scope.kind == Kind::Class && name == "__class__" {
            return Some(id);
        }
        if scope.kind.is_function() {
            match symbol {
                Some(symbol) if symbol.global.is_some() => return None,
                Some(symbol) if symbol.bound && symbol.nonlocal.is_none() => return Some(id),
                _ => {}
            }
        }
        next = scope.parent;
    }
    None
}

/// Hands a name's cell from the scope that owns it to the one that needs it.
fn reach(scopes: &mut Scopes, id: ScopeId, owner: ScopeId, name: &str) {
    if let Some(scope) = scopes.all.get_mut(owner) {
        let is_class = scope.kind == Kind::Class;
        let symbol = scope.entry(name);
        if is_class {
            symbol.passes = true;
            if symbol.place == Place::Global {
                symbol.place = Place::Name;
            }
        } else {
            symbol.place = Place::Cell;
        }
    }
    let mut next = Some(id);
    while let Some(between) = next {
        if between == owner {
            return;
        }
        let Some(scope) = scopes.all.get_mut(between) else {
            return;
        };
        hand_through(scope, name, between == id);
        next = scope.parent;
    }
}

fn hand_through(scope: &mut super::Scope, name: &str, is_user: bool) {
    let kind = scope.kind;
    let known = scope.symbols.contains_key(name);
    let symbol = scope.entry(name);
    match kind {
        Kind::Class if symbol.nonlocal.is_some() => symbol.place = Place::Free,
        Kind::Class if is_user => symbol.place = Place::NameOrFree,
        Kind::Class => {
            if !known {
                symbol.place = Place::Name;
            }
            symbol.passes = true;
        }
        Kind::Function | Kind::Lambda | Kind::Comprehension => symbol.place = Place::Free,
        Kind::Module => {}
    }
}

fn missing(
    scopes: &Scopes,
    id: ScopeId,
    name: &str,
    positions: &Positions,
    problems: &mut Vec<Problem>,
) {
    let symbol = scopes.all.get(id).and_then(|s| s.symbols.get(name));
    if let Some(range) = symbol.and_then(|symbol| symbol.nonlocal) {
        let message = format!("no binding for nonlocal '{name}' found");
        problems.push(Problem::syntax(positions, range, message));
    }
}
