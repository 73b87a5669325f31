#pragma once

#include <string>

#include "store/decisions.h"
#include "store/documents.h"
#include "temporary_folder.h"

namespace rosett::testing {

// A database with one roselista of two rows that nothing is wrong with, and people who decide on
// them.
struct WaitingRows {
  WaitingRows();

  [[nodiscard]] std::filesystem::path database_file() const {
    return database_folder.path() / "rosett.db";
  }
  [[nodiscard]] static Author author(const std::string& name);
  [[nodiscard]] Document document();
  [[nodiscard]] Row row(std::size_t i) { return document().rows.at(i); }

  void approve(std::size_t i, const std::string& by = "anna");
  void reject(std::size_t i);
  void correct(std::size_t i, const std::string& field, const std::string& value);
  void decide(const Decision& decision, const std::string& by);

  TemporaryFolder database_folder;
  Database database;
};

}  // namespace rosett::testing
