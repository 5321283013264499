//! The colours of the Mandelbrot picture and of the workers who paint it.
//! Pure; it must not know of the canvas.

/// Colours of the workers: well apart for every kind of eye (after Okabe & Ito
/// 2008), and light enough to stand out from the picture.
pub const WORKERS: [&str; 8] = [
    "#f0a020", "#56b4e9", "#2fc49a", "#f2e64d", "#ef6c3a", "#e08fc0", "#ffffff", "#5c86ff",
];

/// Where the shades of the picture come from: the byte of a pixel, and its
/// colour. Inside the set is 0.
const SHADES: [(u8, [u8; 3]); 6] = [
    (0, [14, 18, 26]),
    (1, [24, 36, 54]),
    (40, [38, 74, 104]),
    (110, [104, 150, 168]),
    (190, [196, 208, 200]),
    (255, [244, 240, 228]),
];

/// The colour of a worker; after the eighth they come again.
pub fn of_worker(worker: u32) -> &'static str {
    WORKERS[worker as usize % WORKERS.len()]
}

/// The colour of each byte that a pixel can be.
pub fn palette() -> [[u8; 3]; 256] {
    let mut palette = [[0; 3]; 256];
    for (byte, colour) in (0..=u8::MAX).zip(&mut palette) {
        *colour = shade(byte);
    }
    palette
}

fn shade(byte: u8) -> [u8; 3] {
    let above = SHADES.partition_point(|&(end, _)| end < byte);
    let (end, high) = SHADES[above];
    let (start, low) = SHADES[above.saturating_sub(1)];
    let span = u32::from(end - start).max(1);
    let part = u32::from(byte - start);
    let mix = |low: u8, high: u8| {
        ((u32::from(low) * (span - part) + u32::from(high) * part) / span) as u8
    };
    if byte == end {
        high
    } else {
        [0, 1, 2].map(|channel| mix(low[channel], high[channel]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shades_grow_lighter_from_the_inside_out() {
        let light = |[red, green, blue]: [u8; 3]| [red, green, blue].map(u32::from).iter().sum();
        let lights: Vec<u32> = palette().into_iter().map(light).collect();
        assert!(lights.is_sorted());
        assert_eq!(palette()[0], SHADES[0].1);
        assert_eq!(palette()[255], SHADES[5].1);
    }
}
