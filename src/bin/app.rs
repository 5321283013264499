//! The page's module.

fn main() {
    interleave::ui::start();
}
