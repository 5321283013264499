//! The Mandelbrot picture as the workers paint it: each tile edged in the
//! colour of the worker who made it. Looks at the run now and then, and paints
//! only what is new, because painting takes time from those it shows.

use super::painting::{of_worker, palette};
use crate::bridge::{Live, link};
use crate::kit::use_looks;
use interleave_core::work::mandelbrot::{Tile, tile};
use std::cell::RefCell;
use wasm_bindgen::{Clamped, JsCast};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};
use yew::prelude::*;

/// The most pixels painted per frame: a millisecond or two.
const PIXELS_A_FRAME: u32 = 40_000;
/// Painting an edge takes as long as this many pixels.
const PIXELS_AN_EDGE: u32 = 1_000;
/// Between looks at a run that is not timed, in milliseconds: lively enough.
const PAUSE_MS: u32 = 30;
/// How many workers the legend names.
const NAMED_WORKERS: u32 = 8;

/// Which picture, and who paints it.
#[derive(Clone, PartialEq, Properties)]
pub struct PictureProps {
    /// The picture's side in pixels.
    pub size: u32,
    /// How many tiles it has.
    pub tasks: u32,
    /// Whether it is being painted.
    pub is_running: bool,
    /// Whether the last run has painted it.
    pub has_run: bool,
}

/// The picture and whose edges are whose.
#[component]
pub fn Picture(props: &PictureProps) -> Html {
    let PictureProps { size, tasks, .. } = *props;
    let canvas = use_node_ref();
    let painters = use_state_eq(|| 0);
    // When a run ends, there may be more to paint than fits into one frame.
    let is_behind = use_state_eq(|| false);
    let look = use_memo((size, tasks), {
        let canvas = canvas.clone();
        let (painters, is_behind) = (painters.setter(), is_behind.setter());
        |(size, tasks)| {
            let easel = RefCell::new(Easel::new(*size, *tasks));
            Callback::from(move |()| {
                let mut easel = easel.borrow_mut();
                let live = link::live_in_app();
                let is_unfinished = live
                    .as_ref()
                    .is_some_and(|live| look(live, &mut easel, &canvas));
                is_behind.set(is_unfinished);
                painters.set(easel.painters);
                live.map_or(PAUSE_MS, |live| live.pause_ms(PAUSE_MS))
            })
        }
    });
    use_looks(props.is_running || *is_behind, (*look).clone());
    // A short run may be over before this module has come: what it left is painted then.
    use_effect_with((props.has_run, look), |(has_run, look)| {
        if *has_run {
            look.emit(());
        }
    });
    let side = size.to_string();
    html! {
        <figure class="card picture">
            // Another key is another, empty canvas.
            <canvas key={format!("{size}/{tasks}")} ref={canvas} width={side.clone()} height={side} role="img"
                aria-label="Part of the Mandelbrot set, made of tiles; each tile's edge has the colour of the worker that computed it." />
            <figcaption class="hint">
                if *painters == 0 {
                    { "The workers will paint here, tile by tile." }
                } else {
                    { "Computed by: " }{ legend(*painters) }
                }
            </figcaption>
        </figure>
    }
}

fn legend(painters: u32) -> Html {
    let entry = |worker: u32| {
        html! {
            <span class="painter">
                <svg viewBox="0 0 10 10" aria-hidden="true">
                    <rect x="1.5" y="1.5" width="7" height="7" stroke={of_worker(worker)} />
                </svg>
                { worker + 1 }
            </span>
        }
    };
    let others = painters.saturating_sub(NAMED_WORKERS);
    html! {
        <>
            { for (0..painters.min(NAMED_WORKERS)).map(entry) }
            if others > 0 { { format!(" and {others} more, in the same colours again") } }
        </>
    }
}

/// Paints what is new; whether there is more of it.
fn look(live: &Live, easel: &mut Easel, canvas: &NodeRef) -> bool {
    let Some(canvas) = canvas.cast::<HtmlCanvasElement>() else {
        return false;
    };
    let context = canvas.get_context("2d").ok().flatten();
    let context = context.and_then(|it| it.dyn_into().ok());
    context.is_some_and(|context| easel.paint_news(live, &context))
}

/// What is on the canvas already.
struct Easel {
    size: u32,
    tasks: u32,
    palette: [[u8; 3]; 256],
    /// The run that the edges belong to.
    run: u32,
    tiles: Vec<Painted>,
    /// How many workers have painted.
    painters: u32,
}

#[derive(Clone, Copy, Default)]
struct Painted {
    has_pixels: bool,
    is_edged: bool,
}

impl Easel {
    fn new(size: u32, tasks: u32) -> Self {
        let tiles = vec![Painted::default(); tasks as usize];
        Self {
            size,
            tasks,
            palette: palette(),
            run: 0,
            tiles,
            painters: 0,
        }
    }

    /// Every run paints the same picture, so pixels are painted once; but each
    /// run has its own workers, so edges are drawn again. True if the frame's
    /// share of time was over before all was painted.
    fn paint_news(&mut self, live: &Live, context: &CanvasRenderingContext2d) -> bool {
        if live.tasks() != self.tasks {
            return false;
        }
        if live.run() != self.run {
            self.run = live.run();
            self.tiles.iter_mut().for_each(|tile| tile.is_edged = false);
        }
        let mut pixels_left = PIXELS_A_FRAME;
        for task in 0..self.tasks {
            if pixels_left == 0 {
                return true;
            }
            pixels_left = pixels_left.saturating_sub(self.paint_tile(task, live, context));
        }
        false
    }

    /// Paints what is new of a tile; how much that was, in pixels.
    fn paint_tile(&mut self, task: u32, live: &Live, context: &CanvasRenderingContext2d) -> u32 {
        let Painted {
            has_pixels,
            is_edged,
        } = self.tiles[task as usize];
        let Some(owner) = live.owner(task).filter(|_| !is_edged) else {
            return 0;
        };
        let place = tile(self.size, self.tasks, task);
        let mut painted = PIXELS_AN_EDGE;
        if !has_pixels {
            let pixels = place.width * place.height;
            painted += pixels;
            let Some(bytes) = live.tile(task, pixels as usize) else {
                return 0;
            };
            self.paint_pixels(&bytes, place, context);
        }
        self.paint_edge(owner, place, context);
        self.tiles[task as usize] = Painted {
            has_pixels: true,
            is_edged: true,
        };
        self.painters = self.painters.max(owner + 1);
        painted
    }

    fn paint_pixels(&self, bytes: &[u8], place: Tile, context: &CanvasRenderingContext2d) {
        let colours = bytes.iter().map(|&byte| self.palette[byte as usize]);
        let rgba: Vec<u8> = colours
            .flat_map(|[red, green, blue]| [red, green, blue, u8::MAX])
            .collect();
        let Tile {
            x,
            y,
            width,
            height,
        } = place;
        let image = ImageData::new_with_u8_clamped_array_and_sh(Clamped(&rgba), width, height);
        if let Ok(image) = image {
            // Fails only for a canvas that is gone.
            let _ = context.put_image_data(&image, f64::from(x), f64::from(y));
        }
    }

    fn paint_edge(&self, owner: u32, place: Tile, context: &CanvasRenderingContext2d) {
        let Tile {
            x,
            y,
            width,
            height,
        } = place;
        let line = f64::from((self.size / 200).max(1));
        let [x, y, width, height] = [x, y, width, height].map(f64::from);
        context.set_stroke_style_str(of_worker(owner));
        context.set_line_width(line);
        context.stroke_rect(x + line / 2.0, y + line / 2.0, width - line, height - line);
    }
}
