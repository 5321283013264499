//! Every claim about the page, tried in real browsers: side by side where nothing
//! is measured, one alone where something is. `BROWSERS=chromium` tries one of them,
//! arguments choose by name, `TIMES=1` tells what takes long. `--pictures` takes
//! pictures for people instead (`make pictures`).

mod accessibility;
mod appearance;
mod classes;
mod comparing;
mod course_sites;
mod disturbances;
mod embedding;
mod exports;
mod failures;
mod hosts;
mod insight;
mod isolation;
mod keyboard;
mod links;
mod loading;
mod messages;
mod offline;
mod pages;
mod policy;
mod prices_api;
mod processes;
mod running;
mod sharing;
mod speedup;
mod stopping;
mod timeline;
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
    all.extend(of_insight());
    all.extend(that_measure());
    all.extend(in_some());
    all.extend(that_hold_to_a_time());
    all.extend(that_hold_to_a_time_in_some());
    all
}

/// Those that claim something about time, and so are played alone.
fn that_hold_to_a_time() -> Vec<Scenario> {
    let scenarios = scenarios![&Kind::ALL, alone;
        running::concurrent_waits_overlap_and_more_workers_than_cores_help,
        processes::processes_compute_in_parallel_without_shared_memory,
        processes::copying_is_a_number_of_its_own,
        stopping::stop_ends_computing_in_time,
        stopping::stop_ends_waiting_in_time,
        stopping::stop_ends_a_start_in_time,
        hosts::without_headers_stop_works_too,
        prices_api::prices_come_over_the_network_in_every_mode,
        prices_api::answers_take_as_long_as_asked,
    ];
    scenarios.into()
}

/// The same, where they can be tried.
fn that_hold_to_a_time_in_some() -> impl Iterator<Item = Scenario> {
    let where_memory_is_shared = scenarios![&Kind::SHARING, alone;
        running::parallel_beats_sequential_on_two_workers,
        running::the_slider_changes_the_pool,
        processes::a_gil_helps_waiting_and_not_computing,
        traces::the_clocks_of_a_pool_agree,
    ];
    // Only its driver reports long tasks.
    let in_chromium = scenarios![&[Kind::Chromium], alone;
        running::the_pages_thread_is_never_busy_for_long,
    ];
    where_memory_is_shared.into_iter().chain(in_chromium)
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
    ];
    in_two.into_iter().chain(in_chromium).collect()
}

fn in_all() -> Vec<Scenario> {
    let scenarios = scenarios![&Kind::ALL;
        loading::the_page_becomes_ready,
        loading::the_page_says_where_it_runs,
        loading::nothing_comes_from_elsewhere,
        loading::every_control_has_a_name,
        running::every_mode_gives_a_verified_result_of_the_schema,
        running::every_workload_gives_right_answers,
        running::a_second_run_needs_no_second_start,
        running::what_is_shown_is_the_result,
        running::the_picture_is_painted_by_the_workers,
        running::a_picture_is_painted_after_its_run_too,
        running::a_run_is_refused_while_another_is_under_way,
        processes::a_process_that_dies_fails_its_task_and_the_fleet_is_made_whole,
        processes::processes_stand_in_for_parallel_and_say_so,
        stopping::escape_stops_too,
        stopping::a_stopped_promise_is_broken_with_a_reason,
        traces::every_mode_leaves_a_trace_of_its_last_run,
        links::hostile_fragments_give_a_working_page,
        links::a_bad_value_is_told_and_the_notice_can_be_dismissed,
        links::reload_and_back_restore_the_settings,
        links::unknown_keys_are_kept,
        pages::about_and_back_keep_settings_and_result,
        pages::a_run_goes_on_while_another_page_is_read,
        pages::an_embedded_page_about_it_has_no_ways_out,
        pages::a_notice_is_in_view_on_a_phone,
        links::scripts_that_configure_nonsense_get_words_not_exceptions,
        failures::a_missing_engine_is_told_and_run_works_once_it_is_back,
        failures::an_engine_that_was_changed_is_not_run_and_run_works_once_it_is_mended,
        failures::a_server_that_fails_is_told_with_its_status,
        failures::an_engine_that_comes_incomplete_is_told_as_such,
        failures::a_worker_that_dies_fails_its_run_and_not_the_next,
        failures::workers_that_were_killed_at_rest_are_replaced_before_the_next_run,
        failures::workers_that_were_killed_in_a_run_fail_it_and_not_the_next,
        failures::an_app_that_does_not_come_is_told_with_the_reason,
        failures::a_page_that_does_not_start_says_what_to_do,
        disturbances::a_sample_taken_out_of_view_is_void_and_taken_again,
        disturbances::a_page_left_in_the_middle_of_a_run_comes_back_whole,
        hosts::without_headers_parallel_is_refused_with_reason_and_way_out,
        hosts::the_site_works_from_any_folder,
        hosts::a_private_window_runs_too,
        embedding::an_element_on_a_plain_page_runs_to_a_verified_result,
        embedding::the_frame_is_as_high_as_its_content_and_comes_to_rest,
        embedding::settings_and_stop_reach_the_frame,
        embedding::elements_do_not_get_in_each_others_way_and_come_back,
        embedding::an_experiment_that_another_page_replaced_comes_back,
        embedding::runs_by_hand_are_told_and_leave_the_hosts_history_alone,
        messages::wrong_shapes_get_an_error_and_other_messages_silence,
        messages::only_the_page_around_is_listened_to,
        embedding::an_element_believes_only_its_own_frame,
        messages::a_thousand_messages_a_third_of_them_malformed_do_no_harm,
        messages::what_course_systems_leave_of_the_frame_works,
        messages::a_page_without_an_origin_is_answered,
        messages::a_host_that_comes_late_is_told_all_the_same,
        sharing::share_copies_the_link_to_the_settings_on_screen,
        sharing::where_copying_is_refused_the_link_is_there_to_be_copied,
        sharing::the_systems_share_sheet_is_used_where_there_is_one,
        sharing::the_embed_dialog_works_by_keyboard,
        sharing::the_preview_is_real_and_waits,
        sharing::the_snippets_work_where_they_are_pasted,
        sharing::a_hostile_link_makes_no_hostile_snippet,
        sharing::an_embedded_experiment_can_be_opened_in_full,
        sharing::what_is_stored_can_be_forgotten,
        isolation::a_host_without_headers_is_isolated_by_one_reload,
        isolation::copies_in_other_folders_of_one_host_are_isolated_each,
        isolation::a_link_that_runs_at_once_runs_isolated,
        isolation::a_reload_that_is_of_no_use_is_not_repeated,
        isolation::a_run_under_way_is_not_reloaded_away,
        isolation::in_a_frame_nothing_is_reloaded,
        offline::the_page_runs_offline_after_the_first_visit,
        offline::a_new_release_replaces_the_old_one_as_a_whole,
        offline::an_open_page_of_the_old_release_goes_on_with_its_own_files,
        offline::an_open_page_of_the_old_release_still_gets_its_later_modules,
        offline::a_captive_portal_is_never_kept_as_the_page,
        offline::what_is_stored_can_be_cleared,
        policy::every_file_of_a_bare_host_gets_the_headers,
        policy::files_that_were_changed_do_not_run,
        policy::foreign_scripts_and_markup_are_refused,
        prices_api::prices_are_a_function_of_their_path,
        prices_api::a_server_that_refuses_ends_the_run_with_words,
        prices_api::a_question_that_the_host_answers_is_asked_again,
        prices_api::bad_paths_are_told_what_is_known,
        prices_api::workers_of_every_kind_block_until_the_answer,
        course_sites::plain_pages_run_experiments,
        keyboard::a_whole_run_without_a_mouse,
        keyboard::terms_explain_themselves,
        appearance::no_width_needs_sideways_scrolling,
        loading::a_whole_session_logs_no_error,
    ];
    scenarios.into()
}

/// Those about what happened in runs, in all browsers too.
fn of_insight() -> Vec<Scenario> {
    let scenarios = scenarios![&Kind::ALL;
        insight::it_comes_once_the_page_is_ready,
        insight::the_page_runs_without_it_and_says_so,
        insight::it_is_tried_again_at_the_next_run,
        insight::what_goes_wrong_in_it_does_not_end_a_run,
        insight::what_was_changed_of_it_does_not_run,
        timeline::it_shows_a_run_to_keys_wheel_and_pointer,
        timeline::lanes_fill_while_it_runs,
        insight::what_is_clicked_there_is_not_heard_by_the_app,
        exports::an_imported_result_is_shown_as_it_was,
        exports::a_finished_run_can_be_taken_along,
        exports::an_embedded_page_has_no_export,
        comparing::a_pinned_result_stands_beside_the_next_one,
        comparing::the_results_of_a_session_can_be_shown_again,
        classes::a_pasted_class_shows_its_dots,
        classes::a_class_of_several_works_is_shown_one_work_at_a_time,
        classes::a_result_without_a_speed_up_gets_no_code_and_is_told_why,
    ];
    scenarios.into()
}

/// Those of insight's own measuring, tried everywhere.
fn that_measure() -> Vec<Scenario> {
    let scenarios = scenarios![&Kind::ALL;
        speedup::a_sweep_gives_points_laws_and_reasons,
        speedup::a_sweep_that_was_stopped_loses_nothing_and_goes_on,
        speedup::a_sweep_becomes_part_of_the_result_of_the_same_work,
        speedup::a_guess_is_drawn_by_keyboard_and_seen_beside_what_is_measured,
        speedup::how_small_is_too_small_ends_in_words,
    ];
    scenarios.into()
}

/// Those that cannot be tried everywhere, and why.
fn in_some() -> impl Iterator<Item = Scenario> {
    // About a pool, a GIL, or the fixed size of shared memory.
    let where_memory_is_shared = scenarios![&Kind::SHARING;
        failures::too_little_memory_is_told_and_the_page_goes_on,
        disturbances::a_worker_of_the_pool_that_dies_is_named,
        processes::the_switch_interval_is_asked_for_where_it_matters,
        embedding::an_isolated_page_may_have_it_too,
    ];
    // In WebKit, a frame has the system's colours, whatever the page around it says.
    let where_frames_follow_their_page = scenarios![&[Kind::Chromium, Kind::Firefox];
        embedding::the_hosts_colours_are_followed_unless_told_otherwise,
    ];
    // WebKit lets no page change its address more than ten times a second.
    let where_addresses_change_quickly = scenarios![&[Kind::Chromium, Kind::Firefox];
        links::random_fragments_do_no_harm,
    ];
    // WebKit's driver takes no shape of a drawing, and no tab that is scrolled sideways, for
    // something to act on.
    let where_drivers_drag = scenarios![&[Kind::Chromium, Kind::Firefox];
        comparing::the_tabs_fit_on_a_narrow_screen,
        speedup::a_guess_is_drawn_by_pointer,
    ];
    // The plain course is tried in WebKit too; the others differ from it for generators,
    // not for browsers.
    let where_two_browsers_say_enough = scenarios![&[Kind::Chromium, Kind::Firefox];
        course_sites::mdbook_pages_run_experiments,
        course_sites::mkdocs_pages_run_experiments,
        course_sites::sphinx_pages_run_experiments,
        course_sites::docusaurus_pages_run_experiments,
    ];
    let elsewhere = scenarios![&[Kind::Webkit];
        hosts::isolated_but_without_shared_memory_parallel_is_refused_with_a_reason,
    ];
    // About what only its driver can see or set.
    let in_chromium = scenarios![&[Kind::Chromium];
        accessibility::axe_finds_no_barrier,
        exports::speedscope_opens_the_trace_as_it_was_exported,
        failures::a_pool_that_does_not_start_is_told_within_ten_seconds,
        isolation::where_storage_is_refused_nothing_is_reloaded,
        isolation::a_stopped_service_worker_is_started_again,
        loading::chromium_logs_no_error_on_the_page_as_built,
    ];
    where_memory_is_shared
        .into_iter()
        .chain(where_frames_follow_their_page)
        .chain(where_addresses_change_quickly)
        .chain(where_drivers_drag)
        .chain(where_two_browsers_say_enough)
        .chain(elsewhere)
        .chain(in_chromium)
}
