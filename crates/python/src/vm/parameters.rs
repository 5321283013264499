//! Binding arguments to the parameters of Python functions.

use crate::classes;
use crate::machine::Machine;
use crate::native::{Raised, Res};
use crate::object::{Body, Function};
use crate::symbol::Symbol;
use crate::value::Value;
use crate::vm::bind::{Args, plural};
use crate::vm::link::Linked;

impl Machine {
    /// The values of the parameters of a function, in the order of their registers.
    pub(crate) fn bind_function(
        &mut self,
        function: &Function,
        linked: &Linked,
        args: Args,
    ) -> Res<Vec<Value>> {
        let params = &linked.code.params;
        let positional = usize::from(params.positional);
        let named = positional + usize::from(params.keyword_only);
        let Args {
            positional: given,
            keywords,
        } = args;
        let mut values = vec![Value::UNBOUND; params.names.len()];
        let direct = given.len().min(positional);
        values[..direct].copy_from_slice(&given[..direct]);
        if params.varargs {
            values[named] = self.tuple(&given[direct..]);
        }
        if !keywords.is_empty() || params.varkw {
            self.bind_keywords(function, linked, &keywords, &mut values)?;
        }
        if given.len() > positional && !params.varargs {
            return Err(self.too_many(function, linked, given.len(), &values));
        }
        self.fill_defaults(function, linked, &mut values)?;
        Ok(values)
    }

    fn bind_keywords(
        &mut self,
        function: &Function,
        linked: &Linked,
        keywords: &[(Symbol, Value)],
        values: &mut [Value],
    ) -> Res<()> {
        let params = &linked.code.params;
        let first = usize::from(params.positional_only);
        let named = usize::from(params.positional + params.keyword_only);
        let mut rest = Vec::new();
        for &(name, value) in keywords {
            let place = (first..named).find(|&place| linked.params[place] == name);
            match place {
                Some(place) if values[place].is_unbound() => values[place] = value,
                Some(_) => {
                    let message = format!(
                        "{}() got multiple values for argument '{}'",
                        self.called_name(function),
                        self.symbols.name(name)
                    );
                    return self.type_error(message);
                }
                None if params.varkw => rest.push((name, value)),
                None => return Err(self.unexpected(function, linked, keywords, name)),
            }
        }
        if params.varkw {
            values[named + usize::from(params.varargs)] = self.dict_of_names(&rest)?;
        }
        Ok(())
    }

    /// Gives what was not given its default, or raises what CPython raises.
    pub(crate) fn fill_defaults(
        &mut self,
        function: &Function,
        linked: &Linked,
        values: &mut [Value],
    ) -> Res<()> {
        let params = &linked.code.params;
        let positional = usize::from(params.positional);
        let named = positional + usize::from(params.keyword_only);
        if let Some(Body::Tuple(defaults)) = self.body(function.defaults) {
            let first = positional.saturating_sub(defaults.len());
            for (place, default) in (first..positional).zip(defaults.iter()) {
                if values[place].is_unbound() {
                    values[place] = *default;
                }
            }
        }
        if values[..positional].iter().any(|value| value.is_unbound()) {
            return Err(self.missing_arguments(
                function,
                linked,
                values,
                0..positional,
                "positional",
            ));
        }
        let keyword_only = params.names[positional..named].iter();
        for (value, name) in values[positional..named].iter_mut().zip(keyword_only) {
            if value.is_unbound()
                && !function.keyword_defaults.is_none()
                && let Some(default) = self.dict_get_str(function.keyword_defaults, name)
            {
                *value = default;
            }
        }
        if values[positional..named]
            .iter()
            .any(|value| value.is_unbound())
        {
            let places = positional..named;
            return Err(self.missing_arguments(function, linked, values, places, "keyword-only"));
        }
        Ok(())
    }

    fn called_name(&self, function: &Function) -> String {
        self.as_text(function.qualname).unwrap_or("?").to_owned()
    }

    fn missing_arguments(
        &mut self,
        function: &Function,
        linked: &Linked,
        values: &[Value],
        places: std::ops::Range<usize>,
        kind: &str,
    ) -> Raised {
        let names: Vec<String> = places
            .filter(|place| values[*place].is_unbound())
            .map(|place| format!("'{}'", linked.code.params.names[place]))
            .collect();
        let list = match names.as_slice() {
            [one] => one.clone(),
            [one, two] => format!("{one} and {two}"),
            [first @ .., last] => format!("{}, and {last}", first.join(", ")),
            [] => String::new(),
        };
        let message = format!(
            "{}() missing {} required {kind} argument{}: {list}",
            self.called_name(function),
            names.len(),
            plural(names.len())
        );
        self.error(classes::TYPE_ERROR, message)
    }

    fn too_many(
        &mut self,
        function: &Function,
        linked: &Linked,
        given: usize,
        values: &[Value],
    ) -> Raised {
        let params = &linked.code.params;
        let most = usize::from(params.positional);
        let defaults = match self.body(function.defaults) {
            Some(Body::Tuple(defaults)) => defaults.len(),
            _ => 0,
        };
        let takes = if defaults > 0 {
            format!(
                "from {} to {most} positional arguments",
                most.saturating_sub(defaults)
            )
        } else {
            format!("{most} positional argument{}", plural(most))
        };
        let named = &values[most..most + usize::from(params.keyword_only)];
        let by_keyword = named.iter().filter(|value| !value.is_unbound()).count();
        let were = if by_keyword > 0 {
            format!(
                "{given} positional argument{} (and {by_keyword} keyword-only argument{}) were",
                plural(given),
                plural(by_keyword)
            )
        } else if given == 1 {
            "1 was".to_owned()
        } else {
            format!("{given} were")
        };
        let message = format!(
            "{}() takes {takes} but {were} given",
            self.called_name(function)
        );
        self.error(classes::TYPE_ERROR, message)
    }

    fn unexpected(
        &mut self,
        function: &Function,
        linked: &Linked,
        keywords: &[(Symbol, Value)],
        name: Symbol,
    ) -> Raised {
        let only = &linked.params[..usize::from(linked.code.params.positional_only)];
        let wrong: Vec<&str> = only
            .iter()
            .filter(|name| keywords.iter().any(|(other, _)| other == *name))
            .map(|name| self.symbols.name(*name))
            .collect();
        let own = self.called_name(function);
        let message = if wrong.is_empty() {
            format!(
                "{own}() got an unexpected keyword argument '{}'",
                self.symbols.name(name)
            )
        } else {
            format!(
                "{own}() got some positional-only arguments passed as keyword arguments: '{}'",
                wrong.join(", ")
            )
        };
        self.error(classes::TYPE_ERROR, message)
    }
}
