//! The module that shows what happened in the page's runs. `www/boot.js` loads
//! it once nobody waits for it.

fn main() {
    interleave::insight::start();
}
