//! The cells of a notebook without a GIL: the one main thread runs them, and threads that they started go on meanwhile.
//!
//! The caller that runs the notebook has no part of the process, so it gives orders. A worker that has a part carries
//! them out while it is alone: then the main thread is on the board or in a worker's slot.

use super::children::Task;
use super::{Desk, GONE, Part, Team};
use crate::board::Board;
use crate::classes;
use crate::crew::Crew;
use crate::machine::Machine;
use crate::report::Report;
use crate::vm::cells::{Cell, CellResult};
use crate::vm::thread::Thread;
use std::collections::VecDeque;
use std::sync::PoisonError;
use std::time::Duration;

/// What is to be done with the main thread.
pub(super) enum Order {
    /// It runs a cell.
    Begin(Box<Cell>),
    /// `KeyboardInterrupt` is raised in it.
    Interrupt,
    /// It ends where it stands.
    Drop,
}

/// What has become of a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum News {
    /// It has ended; `None`: while its result was written.
    Ended(Option<CellResult>),
    /// Every thread waits, and nothing but an interrupt can wake one.
    Stuck(Report),
    /// The process has ended.
    Over,
}

/// The cells of a team's notebook.
#[derive(Default)]
pub(super) struct Cells {
    orders: VecDeque<Order>,
    /// Does a worker carry one out? The next one waits for that: an interrupt is for the cell that runs when it is given.
    obeys: bool,
    /// How many cells were ordered.
    ordered: u32,
    /// How many of them have begun.
    begun: u32,
    /// Does the main thread run the last of these?
    runs: bool,
    /// Was it told that every thread waits, and no order was carried out since?
    is_stuck: bool,
    /// The last news, and of which cell.
    news: Option<(u32, News)>,
}

impl Cells {
    fn tell(&mut self, news: News) {
        self.news = Some((self.begun, news));
    }

    /// News of the cell that was ordered last.
    fn has_news(&self) -> bool {
        self.news
            .as_ref()
            .is_some_and(|(cell, _)| *cell == self.ordered)
    }
}

impl Desk {
    /// What the conductor of a notebook wants.
    pub(super) fn order(&mut self) -> Option<Task> {
        let cells = self.cells.as_mut().filter(|cells| !cells.obeys)?;
        let order = cells.orders.pop_front()?;
        cells.obeys = true;
        Some(Task::Order(order))
    }

    pub(super) fn has_orders(&self) -> bool {
        let cells = self.cells.as_ref();
        cells.is_some_and(|cells| !cells.obeys && !cells.orders.is_empty())
    }

    /// Is somebody waiting to hear that every thread waits, if that is so? Between the cells of a notebook, nobody is.
    pub(super) fn wants_report(&self) -> bool {
        let cells = self.cells.as_ref();
        cells.is_none_or(|cells| cells.runs && !cells.is_stuck && cells.orders.is_empty())
    }
}

impl Team {
    /// The process of a notebook, whose first cell is yet to come.
    #[must_use]
    pub fn of_notebook(machine: Machine, workers: usize) -> Self {
        let mut team = Self::of(machine, Board::idle, workers);
        let desk = team.desk.get_mut().unwrap_or_else(PoisonError::into_inner);
        desk.cells = Some(Cells::default());
        team
    }

    /// Has the main thread run a cell. The one before must have ended, or been dropped.
    pub fn begin_cell(&self, cell: Cell) {
        if let Some(cells) = &mut self.desk().cells {
            cells.ordered += 1;
        }
        self.give(Order::Begin(Box::new(cell)));
    }

    /// Raises `KeyboardInterrupt` in the main thread, also if it waits.
    pub fn interrupt(&self) {
        self.give(Order::Interrupt);
    }

    /// Ends the main thread where it stands: for what even an interrupt does not end.
    pub fn drop_main(&self) {
        self.give(Order::Drop);
    }

    fn give(&self, order: Order) {
        if let Some(cells) = &mut self.desk().cells {
            cells.orders.push_back(order);
        }
        self.called.notify_all();
    }

    /// Waits for news of the cell that was begun last; `None`: there was none for so long.
    #[must_use]
    pub fn news(&self, longest: Duration) -> Option<News> {
        let is_waiting = |desk: &mut Desk| {
            let cells = desk.cells.as_ref();
            !self.is_over() && cells.is_some_and(|cells| !cells.has_news())
        };
        let waited = self
            .told
            .wait_timeout_while(self.desk(), longest, is_waiting);
        let mut desk = waited.unwrap_or_else(PoisonError::into_inner).0;
        match &mut desk.cells {
            Some(cells) if cells.has_news() => cells.news.take().map(|(_, news)| news),
            _ => self.is_over().then_some(News::Over),
        }
    }

    /// Tells of the cell that has begun.
    pub(super) fn tell(&self, desk: &mut Desk, news: News) {
        if let Some(cells) = &mut desk.cells {
            match news {
                News::Stuck(_) => cells.is_stuck = true,
                News::Ended(_) | News::Over => cells.runs = false,
            }
            cells.tell(news);
        }
        self.told.notify_all();
    }

    /// Carries out an order.
    pub(super) fn obey(&self, part: &mut Part, order: Order) {
        part.alone(&self.lease, |machine| {
            machine.heap.make_shared(true);
            match order {
                Order::Begin(cell) => self.begin(machine, *cell),
                Order::Interrupt => self.raise_in_main(machine),
                Order::Drop => self.end_main(),
            }
            machine.heap.make_shared(false);
        });
        let mut desk = self.desk();
        desk.busy -= 1;
        if let Some(cells) = &mut desk.cells {
            cells.obeys = false;
        }
        drop(desk);
        self.called.notify_all();
    }

    fn begin(&self, machine: &mut Machine, cell: Cell) {
        let loaded = machine.load_cell(cell);
        let mut desk = self.desk();
        if let Some(cells) = &mut desk.cells {
            cells.begun += 1;
            (cells.runs, cells.is_stuck) = (true, false);
        }
        match loaded {
            Ok(thread) => {
                desk.board.begin_cell(thread);
                desk.board.note(machine);
            }
            Err(_) => self.tell(&mut desk, News::Ended(Some(CellResult::memory_error()))),
        }
    }

    fn raise_in_main(&self, machine: &mut Machine) {
        let interrupt = machine.exception(classes::KEYBOARD_INTERRUPT, vec![]).0;
        let mut desk = self.desk();
        if !desk.board.raise_in_main(interrupt) {
            self.change_running_main(&desk, |main| {
                // Without a frame it has ended, and what it ended with stands there.
                if !main.frames.is_empty() {
                    main.resumed = None;
                    main.inject = Some(interrupt);
                }
            });
        }
        desk.board.note(machine);
        if let Some(cells) = &mut desk.cells {
            cells.is_stuck = false;
        }
    }

    /// The worker that runs the main thread finds an empty one in its place.
    fn end_main(&self) {
        let mut desk = self.desk();
        if !desk.board.drop_main() {
            self.change_running_main(&desk, |main| {
                *main = Thread {
                    id: GONE,
                    ..Thread::default()
                };
            });
        }
        if let Some(cells) = &mut desk.cells {
            cells.runs = false;
        }
    }

    /// Changes the main thread in the slot of its worker.
    fn change_running_main(&self, desk: &Desk, change: impl Fn(&mut Thread)) {
        for number in 0..self.workers() {
            let mut slot = self.in_slot(number);
            if let Some(thread) = slot.as_mut()
                && desk.board.is_main(thread)
            {
                change(thread);
            }
        }
    }
}
