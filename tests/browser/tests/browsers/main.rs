//! Every claim about the page, tried in real browsers: side by side where nothing
//! is measured, one alone where something is; in each of them what is the browsers' doing, in one
//! what is the page's own. `BROWSERS=chromium` tries in one all that it can try (`make everywhere`:
//! in each), arguments choose by name, `TIMES=1` tells what takes long. `--pictures` takes
//! pictures for people instead (`make pictures`).

mod accessibility;
mod appearance;
mod classes;
mod code;
mod code_compare;
mod code_course;
mod code_deadlock;
mod code_files;
mod code_notebook;
mod code_output;
mod code_rubbish;
mod code_rust;
mod code_scene;
mod comparing;
mod course_sites;
mod disturbances;
mod embedding;
mod explore;
mod explore_oracles;
mod exports;
mod failures;
mod hosts;
mod insight;
mod isolation;
mod keyboard;
mod lessons;
mod lessons_for_all;
mod lessons_in_class;
mod lessons_parts;
mod links;
mod loading;
mod messages;
mod offline;
mod opening;
mod pages;
mod policy;
mod prices_api;
mod processes;
mod program;
mod python;
mod running;
mod sharing;
mod speedup;
mod stopping;
mod timeline;
mod timeline_of_program;
mod traces;

use interleave_browser::browser::Kind;
use interleave_browser::play::play_all;
use interleave_browser::scenarios;
use interleave_browser::stage::Scenario;
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    let is_for_people = std::env::args().any(|word| word == "--pictures");
    let scenarios = if is_for_people { pictures() } else { all() };
    play_all(&scenarios).await
}

fn all() -> Vec<Scenario> {
    let mut all = in_all();
    all.extend(of_the_page());
    all.extend(in_some());
    all.extend(that_hold_to_a_time());
    all.extend(that_hold_to_a_time_in_some());
    all
}

/// Those that claim something about time, and so are played alone.
fn that_hold_to_a_time() -> impl Iterator<Item = Scenario> {
    let in_all = scenarios![&Kind::ALL, alone;
        processes::processes_compute_in_parallel_without_shared_memory,
        stopping::stop_ends_computing_in_time,
        stopping::stop_ends_waiting_in_time,
        stopping::stop_ends_a_start_in_time,
        hosts::without_headers_stop_works_too,
        prices_api::prices_come_over_the_network_in_every_mode,
        prices_api::answers_take_as_long_as_asked,
    ];
    let with_and_without_sharing = scenarios![&Kind::ALL, alone, usually &[Kind::Chromium, Kind::Webkit];
        running::concurrent_waits_overlap_and_more_workers_than_cores_help,
    ];
    let of_the_page = scenarios![&Kind::ALL, alone, usually &[Kind::Chromium];
        processes::copying_is_a_number_of_its_own,
    ];
    in_all
        .into_iter()
        .chain(with_and_without_sharing)
        .chain(of_the_page)
}

/// The same, where they can be tried.
fn that_hold_to_a_time_in_some() -> impl Iterator<Item = Scenario> {
    let where_memory_is_shared = scenarios![&Kind::SHARING, alone;
        running::parallel_beats_sequential_on_two_workers,
        running::the_slider_changes_the_pool,
        running::a_timed_sample_has_the_machine_to_itself,
        traces::the_clocks_of_a_pool_agree,
    ];
    let of_the_page = scenarios![&Kind::SHARING, alone, usually &[Kind::Firefox];
        processes::a_gil_helps_waiting_and_not_computing,
    ];
    // Only its driver reports long tasks.
    let in_chromium = scenarios![&[Kind::Chromium], alone;
        running::the_pages_thread_is_never_busy_for_long,
    ];
    where_memory_is_shared
        .into_iter()
        .chain(of_the_page)
        .chain(in_chromium)
}

/// What claims nothing: pictures for people to look at.
fn pictures() -> Vec<Scenario> {
    let in_two = scenarios![&[Kind::Chromium, Kind::Firefox];
        appearance::pictures_for_people_to_look_at,
    ];
    // The others cannot be told which colours to prefer.
    let in_chromium = scenarios![&[Kind::Chromium];
        appearance::dark_pictures_for_people_to_look_at,
        speedup::pictures_of_measuring_for_people_to_look_at,
        timeline::pictures_of_it,
        timeline_of_program::pictures_of_it,
    ];
    in_two.into_iter().chain(in_chromium).collect()
}

/// What browsers do for the page, or what a person does from end to end: in each.
fn in_all() -> Vec<Scenario> {
    let scenarios = scenarios![&Kind::ALL;
        loading::an_opened_page_is_whole,
        running::a_run_gives_the_promised_result_and_so_does_the_next,
        running::every_workload_gives_right_answers_and_a_trace,
        code::a_program_is_written_and_run,
        code_files::programs_are_opened_saved_and_kept,
        processes::a_process_that_dies_fails_its_task_and_the_fleet_is_made_whole,
        links::hostile_fragments_give_a_working_page,
        links::reload_and_back_restore_the_settings,
        failures::an_app_that_does_not_come_is_told_with_the_reason,
        failures::a_page_that_does_not_start_says_what_to_do,
        failures::a_page_whose_app_has_trapped_says_what_to_do,
        disturbances::a_sample_taken_out_of_view_is_void_and_taken_again,
        hosts::without_headers_processes_stand_in_for_parallel,
        embedding::an_element_on_a_plain_page_runs_to_a_verified_result,
        embedding::the_frame_is_as_high_as_its_content_and_comes_to_rest,
        embedding::runs_by_hand_are_told_and_leave_the_hosts_history_alone,
        embedding::an_element_believes_only_its_own_frame,
        messages::what_course_systems_leave_of_the_frame_works,
        messages::a_page_without_an_origin_is_answered,
        sharing::share_gives_the_link_in_every_way,
        isolation::a_host_without_headers_is_isolated,
        isolation::a_link_that_runs_at_once_runs_isolated,
        isolation::a_reload_that_is_of_no_use_is_not_repeated,
        isolation::in_a_frame_nothing_is_reloaded,
        offline::the_page_runs_offline_after_the_first_visit,
        offline::a_new_release_replaces_the_old_one_as_a_whole,
        policy::files_that_were_changed_do_not_run,
        policy::foreign_scripts_and_markup_are_refused,
        prices_api::the_network_answers_pages_and_workers,
        program::a_program_runs_and_its_result_says_what_it_printed,
        program::a_program_without_an_end_is_stopped,
        lessons::a_lesson_is_taken_from_the_first_step_to_the_last,
        lessons::no_lesson_fails_and_no_claim_is_refuted,
        lessons::exercises_refuse_near_misses_and_take_the_answer,
        keyboard::a_whole_run_without_a_mouse,
        loading::a_whole_session_logs_no_error_and_gets_nothing_from_elsewhere,
        timeline::it_shows_a_run_live_and_to_keys_wheel_and_pointer,
        exports::a_finished_run_can_be_taken_along_and_brought_in,
    ];
    scenarios.into()
}

/// What the page itself says and does: by the same code in every browser, so that one is asked.
/// What a browser does for it (workers, memory, storage, files, keys, history, frames, servers of
/// its own) is claimed by those above. `make everywhere` asks each browser for all of these, too.
fn of_the_page() -> impl Iterator<Item = Scenario> {
    let in_chromium = scenarios![&Kind::ALL, usually &[Kind::Chromium];
        code_rubbish::five_thousand_random_inputs_do_no_harm,
        code_output::a_hundred_thousand_lines_are_light,
        links::nonsense_does_no_harm,
        failures::workers_that_end_are_told_and_replaced,
        embedding::settings_and_stop_reach_the_frame,
        embedding::elements_do_not_get_in_each_others_way_and_come_back,
        embedding::an_experiment_that_another_page_replaced_comes_back,
        embedding::a_late_word_of_the_page_before_is_not_the_new_pages,
        prices_api::a_question_that_the_host_answers_is_asked_again,
        program::a_page_around_is_told_what_a_program_prints,
        running::a_finished_run_can_be_read,
        code_notebook::a_notebook_is_run_in_one_session_and_saved,
        code_rust::an_example_is_there_in_rust_too,
    ];
    let in_firefox = scenarios![&Kind::ALL, usually &[Kind::Firefox];
        running::a_picture_is_painted_whenever_what_paints_has_come,
        code::where_threads_come_in_is_chosen,
        code::a_mistake_is_mended_by_one_press,
        code_output::what_is_printed_says_whose_it_is,
        code_output::a_plain_link_shows_the_line_of_a_traceback,
        explore::every_outcome_is_found_and_stepped_through,
        stopping::a_run_under_way_has_the_page_to_itself_until_it_is_stopped,
        links::a_bad_value_is_told_in_view_and_the_notice_can_be_dismissed,
        pages::going_to_another_page_loses_nothing,
        failures::a_missing_engine_is_told_and_run_works_once_it_is_back,
        failures::a_spoilt_engine_is_told_and_run_works_once_it_is_mended,
        hosts::a_browser_without_simd_gets_an_engine_without_it,
        hosts::the_site_works_from_any_folder,
        messages::a_frame_answers_the_page_around_it_whatever_it_says,
        sharing::the_embed_dialog_gives_what_works_elsewhere,
        isolation::a_run_under_way_is_not_reloaded_away,
        offline::an_open_page_of_the_old_release_goes_on,
        offline::a_captive_portal_is_never_kept_as_the_page,
        program::what_is_no_program_is_told,
        program::nobody_loads_python_without_a_program,
        lessons_parts::a_kitchen_a_scheduler_and_a_ladder_can_be_played,
        lessons_in_class::a_page_around_is_told_how_far_a_lesson_is,
        lessons_in_class::a_lesson_of_a_course_can_be_opened_in_full,
        insight::the_page_runs_without_it_says_so_and_tries_again,
        insight::what_happens_in_it_is_not_the_apps_business,
        timeline_of_program::it_names_the_lock_and_leads_to_the_line,
        comparing::results_of_a_session_are_compared_and_shown_again,
        classes::results_become_codes_and_codes_a_class,
        speedup::a_sweep_that_was_stopped_loses_nothing_and_goes_on,
        speedup::how_small_is_too_small_ends_in_words,
    ];
    let in_webkit = scenarios![&Kind::ALL, usually &[Kind::Webkit];
        code_deadlock::who_waits_for_whom_is_drawn_after_a_deadlock,
        code_scene::threads_and_what_they_wait_for_are_drawn_while_a_program_runs,
        pages::an_embedded_page_has_no_ways_out_but_one,
        sharing::a_hostile_link_makes_no_hostile_snippet,
        prices_api::a_server_that_refuses_ends_the_run_with_words,
        course_sites::plain_pages_run_experiments,
        program::a_library_comes_in_parts,
        lessons_in_class::of_two_lessons_the_one_wanted_last_is_shown,
        lessons::a_lesson_is_presented_by_keys,
        lessons::nobody_loads_lessons_without_one,
        insight::what_was_changed_of_it_does_not_run,
    ];
    // Where there is no shared memory, the page says something else.
    let with_and_without_sharing = scenarios![&Kind::ALL, usually &[Kind::Firefox, Kind::Webkit];
        opening::a_guess_stands_beside_the_answer,
        code_compare::one_click_compares_the_program_on_more_and_more_workers,
        speedup::a_sweep_is_guessed_measured_and_kept,
    ];
    // WebKit's driver knows private windows only: all that is played there is played in one.
    let in_two = scenarios![&Kind::ALL, usually &Kind::SHARING;
        hosts::a_private_window_runs_too,
    ];
    in_chromium
        .into_iter()
        .chain(in_firefox)
        .chain(in_webkit)
        .chain(with_and_without_sharing)
        .chain(in_two)
}

/// Those that cannot be tried everywhere, and why.
fn in_some() -> impl Iterator<Item = Scenario> {
    // About a pool, a GIL, or the fixed size of shared memory.
    let where_memory_is_shared = scenarios![&Kind::SHARING;
        running::a_run_may_begin_before_the_pool_stands,
        failures::too_little_memory_is_told_and_the_page_goes_on,
        disturbances::a_worker_of_the_pool_that_dies_is_named,
        embedding::an_isolated_page_may_have_it_too,
        program::without_a_gil_threads_run_at_once,
    ];
    let said_by_one = scenarios![&Kind::SHARING, usually &[Kind::Firefox];
        processes::the_switch_interval_is_asked_for_where_it_matters,
    ];
    // In WebKit, a frame has the system's colours, whatever the page around it says.
    let where_frames_follow_their_page = scenarios![&[Kind::Chromium, Kind::Firefox];
        embedding::the_hosts_colours_are_followed_unless_told_otherwise,
    ];
    // WebKit's driver takes no shape of a drawing, and no tab that is scrolled sideways, for
    // something to act on, and sends no keys into a frame.
    let where_drivers_drag = scenarios![&[Kind::Chromium, Kind::Firefox];
        keyboard::a_program_is_chosen_run_and_left_without_a_mouse,
        speedup::a_guess_is_drawn_by_pointer,
    ];
    let with_keys_in_firefox = scenarios![&Kind::SHARING, usually &[Kind::Firefox];
        code_course::lines_of_a_program_stay_as_they_are,
    ];
    let with_keys_in_chromium = scenarios![&Kind::SHARING, usually &[Kind::Chromium];
        code_course::a_page_around_explores_runs_and_stops_a_program,
    ];
    // What a module finds is not the browser's business, but its compiler's: V8's and
    // SpiderMonkey's are most of those that there are.
    let where_two_compilers_say_enough = scenarios![&Kind::SHARING;
        explore_oracles::each_program_has_the_outcomes_that_it_has_natively,
    ];
    // Courses differ for generators, not for browsers (the plain one is WebKit's).
    let courses_in_chromium = scenarios![&Kind::SHARING, usually &[Kind::Chromium];
        course_sites::mdbook_pages_run_experiments,
        course_sites::mkdocs_pages_run_experiments,
    ];
    let courses_in_firefox = scenarios![&Kind::SHARING, usually &[Kind::Firefox];
        course_sites::sphinx_pages_run_experiments,
        course_sites::docusaurus_pages_run_experiments,
    ];
    // About what only its driver can see or set.
    let in_chromium = scenarios![&[Kind::Chromium];
        opening::six_experiments_are_one_press_away,
        opening::a_frame_begins_quietly,
        opening::the_embed_dialog_writes_them_too,
        accessibility::axe_finds_no_barrier,
        code::axe_finds_no_barrier_on_the_code_page,
        code_deadlock::axe_finds_no_barrier_after_a_deadlock,
        code_deadlock::a_ring_of_five_is_drawn,
        code_deadlock::what_no_thread_holds_is_said,
        code_notebook::eight_notebooks_give_what_they_give_natively,
        explore::a_deadlock_is_drawn,
        lessons_for_all::axe_finds_no_barrier_in_a_lesson,
        lessons_for_all::every_lesson_fits_paper_and_a_phone,
        lessons_for_all::a_lesson_is_taken_by_keys_alone,
        code::a_link_with_a_program_leads_to_the_editor_and_back,
        exports::speedscope_opens_the_trace_as_it_was_exported,
        failures::a_pool_that_does_not_start_is_told_within_ten_seconds,
        isolation::where_storage_is_refused_nothing_is_reloaded,
        offline::an_engine_that_comes_late_takes_no_server_away,
        isolation::a_stopped_service_worker_is_started_again,
        loading::chromium_logs_no_error_on_the_page_as_built,
    ];
    // The machine has 32 bits in every browser.
    let in_one = scenarios![&[Kind::Chromium];
        python::programs_print_what_cpython_prints,
        python::a_program_gets_the_prices_that_the_page_gets,
    ];
    where_memory_is_shared
        .into_iter()
        .chain(said_by_one)
        .chain(where_frames_follow_their_page)
        .chain(where_drivers_drag)
        .chain(with_keys_in_firefox)
        .chain(with_keys_in_chromium)
        .chain(where_two_compilers_say_enough)
        .chain(courses_in_chromium)
        .chain(courses_in_firefox)
        .chain(in_chromium)
        .chain(in_one)
}
