//! The equation that each measured point gives for a law's parameters, and the least
//! squares solution for all points. It must not know what the parameters mean.

use super::{Amdahl, Law, MIN_COUNTS, Point, Usl};

/// No speed-up is measured more exactly than to one in a thousand, so residuals smaller
/// than this do not make one law better than another.
const FINEST: f64 = 1e-3;

/// One equation per point: α u + β v = t, where u = S (n - 1) / n, v = S (n - 1)
/// and t = 1 - S / n. It holds exactly if the law does; what is left over is the
/// share by which the law's time differs from the measured one.
pub(super) struct Equations(Vec<[f64; 3]>);

impl Equations {
    pub(super) fn new(points: &[Point]) -> Option<Self> {
        let possible = points.iter().filter(|point| point.is_possible());
        let mut counts: Vec<u32> = possible.map(|point| point.workers).collect();
        counts.sort_unstable();
        counts.dedup();
        (counts.len() >= MIN_COUNTS).then(|| Self::of(points.iter().copied()))
    }

    pub(super) fn of(points: impl Iterator<Item = Point>) -> Self {
        let possible = points.filter(Point::is_possible);
        let equation = |Point { workers, speedup }| {
            let workers = f64::from(workers);
            let each = speedup / workers;
            [
                each * (workers - 1.0),
                speedup * (workers - 1.0),
                1.0 - each,
            ]
        };
        Self(possible.map(equation).collect())
    }

    fn sum(&self, product: impl Fn(&[f64; 3]) -> f64) -> f64 {
        self.0.iter().map(product).sum()
    }

    pub(super) fn contention_alone(&self) -> f64 {
        // Without any equation this is 0 / 0, of which the larger of it and 0 is 0.
        (self.sum(|[u, _, t]| u * t) / self.sum(|[u, _, _]| u * u)).max(0.0)
    }

    pub(super) fn coherency_alone(&self) -> f64 {
        (self.sum(|[_, v, t]| v * t) / self.sum(|[_, v, _]| v * v)).max(0.0)
    }

    /// Both parameters, of any sign, by the normal equations.
    pub(super) fn both(&self) -> [f64; 2] {
        let (uu, vv) = (self.sum(|[u, _, _]| u * u), self.sum(|[_, v, _]| v * v));
        let uv = self.sum(|[u, v, _]| u * v);
        let (ut, vt) = (self.sum(|[u, _, t]| u * t), self.sum(|[_, v, t]| v * t));
        let determinant = uu * vv - uv * uv;
        // A single worker count above 1 does not determine both parameters.
        if determinant <= 1e-12 * uu * vv {
            return [self.contention_alone(), 0.0];
        }
        [
            (ut * vv - vt * uv) / determinant,
            (vt * uu - ut * uv) / determinant,
        ]
    }

    /// The sum of the squares of what is left over.
    pub(super) fn squares(&self, [contention, coherency]: [f64; 2]) -> f64 {
        self.sum(|[u, v, t]| (contention * u + coherency * v - t).powi(2))
    }

    /// Akaike's criterion with the correction for few points (Hurvich and Tsai
    /// 1989). Gunther's law contains Amdahl's and has one more parameter, so it never
    /// fits worse; the criterion asks whether it fits better by more than an additional
    /// parameter would by chance. With fewer than 5 points it never does.
    pub(super) fn better(&self, amdahl: Amdahl, usl: Usl) -> Law {
        let amdahl = self.criterion([amdahl.serial, 0.0], 1.0);
        let usl = self.criterion([usl.contention, usl.coherency], 2.0);
        if usl < amdahl { Law::Usl } else { Law::Amdahl }
    }

    fn criterion(&self, fitted: [f64; 2], parameters: f64) -> f64 {
        let points = self.0.len() as f64;
        // The scatter around the law is estimated too.
        let estimated = parameters + 1.0;
        let to_spare = points - estimated - 1.0;
        if to_spare <= 0.0 {
            return f64::INFINITY;
        }
        let variance = (self.squares(fitted) / points).max(FINEST * FINEST);
        points * variance.ln() + 2.0 * estimated + 2.0 * estimated * (estimated + 1.0) / to_spare
    }
}
