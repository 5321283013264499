//! The page's module where there is a program.

fn main() {
    interleave::ui::start();
}
