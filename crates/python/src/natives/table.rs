//! How tables of natives are written.

/// Methods of a class: `methods! { "int"; "bit_length" ("self, /") = bit_length, }`.
macro_rules! methods {
    ($class:literal; $($name:literal ($signature:literal) = $run:expr,)*) => {
        &[$((
            $name,
            $crate::native::Native {
                name: concat!($class, ".", $name),
                signature: $signature,
                run: $run,
            },
        ),)*]
    };
}

/// Functions of a module: `functions! { "abs" ("x, /") = abs, }`.
macro_rules! functions {
    ($($name:literal ($signature:literal) = $run:expr,)*) => {
        &[$((
            $name,
            $crate::native::Native { name: $name, signature: $signature, run: $run },
        ),)*]
    };
}

pub(super) use {functions, methods};
