//! `_math`: the functions of the module `math`. (Its constants are in `lib/math.py`.)

mod many;
mod one;
mod whole;

use crate::native::Table;
use crate::natives::table::functions;
use crate::ops::elementary;

/// Functions of floats.
pub const FLOATS: Table = functions! {
    "acos" ("x, /") = |m, a| one::finite(m, a, f64::acos),
    "acosh" ("x, /") = |m, a| one::finite(m, a, f64::acosh),
    "asin" ("x, /") = |m, a| one::finite(m, a, f64::asin),
    "asinh" ("x, /") = |m, a| one::finite(m, a, f64::asinh),
    "atan" ("x, /") = |m, a| one::finite(m, a, f64::atan),
    "atan2" ("y, x, /") = |m, a| one::two(m, a, f64::atan2),
    "atanh" ("x, /") = |m, a| one::finite(m, a, one::atanh),
    "cbrt" ("x, /") = |m, a| one::finite(m, a, f64::cbrt),
    "copysign" ("x, y, /") = |m, a| one::two(m, a, f64::copysign),
    "cos" ("x, /") = |m, a| one::finite(m, a, elementary::cos),
    "cosh" ("x, /") = |m, a| one::may_overflow(m, a, f64::cosh),
    "degrees" ("x, /") = |m, a| one::any(m, a, |x| x * (180.0 / std::f64::consts::PI)),
    "erf" ("x, /") = |m, a| one::any(m, a, libm::erf),
    "erfc" ("x, /") = |m, a| one::any(m, a, libm::erfc),
    "exp" ("x, /") = |m, a| one::may_overflow(m, a, elementary::exp),
    "exp2" ("x, /") = |m, a| one::may_overflow(m, a, f64::exp2),
    "expm1" ("x, /") = |m, a| one::may_overflow(m, a, f64::exp_m1),
    "fabs" ("x, /") = |m, a| one::any(m, a, f64::abs),
    "fmod" ("x, y, /") = one::fmod,
    "frexp" ("x, /") = one::frexp,
    "gamma" ("x, /") = one::gamma,
    "isclose" ("a, b, *, rel_tol=?, abs_tol=?") = one::isclose,
    "isfinite" ("x, /") = |m, a| one::check(m, a, f64::is_finite),
    "isinf" ("x, /") = |m, a| one::check(m, a, f64::is_infinite),
    "isnan" ("x, /") = |m, a| one::check(m, a, f64::is_nan),
    "ldexp" ("x, i, /") = one::ldexp,
    "lgamma" ("x, /") = one::lgamma,
    "log" ("x, base=?, /") = one::log,
    "log10" ("x, /") = |m, a| one::logarithm(m, a, f64::log10, std::f64::consts::LOG10_2),
    "log1p" ("x, /") = |m, a| one::finite(m, a, f64::ln_1p),
    "log2" ("x, /") = |m, a| one::logarithm(m, a, f64::log2, 1.0),
    "modf" ("x, /") = one::modf,
    "nextafter" ("x, y, /") = |m, a| one::two(m, a, one::next_after),
    "pow" ("x, y, /") = one::pow,
    "radians" ("x, /") = |m, a| one::any(m, a, |x| x * (std::f64::consts::PI / 180.0)),
    "remainder" ("x, y, /") = one::remainder,
    "sin" ("x, /") = |m, a| one::finite(m, a, elementary::sin),
    "sinh" ("x, /") = |m, a| one::may_overflow(m, a, f64::sinh),
    "sqrt" ("x, /") = |m, a| one::finite(m, a, f64::sqrt),
    "tan" ("x, /") = |m, a| one::finite(m, a, f64::tan),
    "tanh" ("x, /") = |m, a| one::finite(m, a, f64::tanh),
    "ulp" ("x, /") = |m, a| one::any(m, a, one::ulp),
};

/// Functions of integers, and of several numbers.
pub const MANY: Table = functions! {
    "ceil" ("x, /") = |m, a| whole::rounded(m, a, "__ceil__", "_math_ceil", f64::ceil),
    "comb" ("n, k, /") = whole::comb,
    "dist" ("p, q, /") = many::dist,
    "factorial" ("n, /") = whole::factorial,
    "floor" ("x, /") = |m, a| whole::rounded(m, a, "__floor__", "_math_floor", f64::floor),
    "fsum" ("seq, /") = many::fsum,
    "gcd" ("*integers") = whole::gcd,
    "hypot" ("*coordinates") = many::hypot,
    "isqrt" ("n, /") = whole::isqrt,
    "lcm" ("*integers") = whole::lcm,
    "perm" ("n, k=None, /") = whole::perm,
    "prod" ("iterable, /, *, start=1") = many::prod,
    "trunc" ("x, /") = |m, a| whole::rounded(m, a, "__trunc__", "_math_trunc", f64::trunc),
};
