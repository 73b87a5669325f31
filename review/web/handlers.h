#pragma once

#include "review/web/routes.h"

// What answers each route; the table is routes.cpp. All may throw Error.
namespace rosett::web {

// sign_in_api.cpp
Answer sign_in(Visit& visit);
Answer sign_out(Visit& visit);
Answer show_session(Visit& visit);

// start_api.cpp
Answer show_start(Visit& visit);

// upload_api.cpp
Answer take_file(Visit& visit);

// worklist_api.cpp
Answer list_deviations(Visit& visit);
Answer group_deviations(Visit& visit);
Answer export_deviations(Visit& visit);

// documents_api.cpp
Answer list_documents(Visit& visit);
Answer show_document(Visit& visit);
Answer show_finding(Visit& visit);
Answer reread_document(Visit& visit);

// search_api.cpp
Answer search_readings(Visit& visit);

// paper_api.cpp
Answer show_document_history(Visit& visit);
Answer show_original(Visit& visit);

// proposals_api.cpp
Answer show_proposal(Visit& visit);
Answer take_proposal(Visit& visit);

// pictures_api.cpp
Answer show_page(Visit& visit);
Answer show_piece(Visit& visit);

// persons_api.cpp
Answer search_persons(Visit& visit);
Answer show_person(Visit& visit);

// registers_api.cpp
Answer list_register(Visit& visit);
Answer preview_register(Visit& visit);
Answer import_register(Visit& visit);

// decisions_api.cpp
Answer decide(Visit& visit);
Answer show_history(Visit& visit);
Answer check_value(Visit& visit);

// batches_api.cpp
Answer list_batches(Visit& visit);
Answer send_batch(Visit& visit);

// distribution_api.cpp
Answer show_distribution(Visit& visit);

// payments_api.cpp
Answer show_reclaims(Visit& visit);
Answer show_plans(Visit& visit);

// money_files_api.cpp
Answer save_distribution(Visit& visit);
Answer save_reclaims(Visit& visit);
Answer save_plans(Visit& visit);

// assets.cpp: the page's own files, compiled in
Answer show_asset(Visit& visit);

}  // namespace rosett::web
