#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/document.h"
#include "core/page.h"
#include "pipeline/protocol/protocol.h"
#include "pipeline/spool.h"

namespace rosett {

struct FilePage {
  PageText text;
  std::string image;  // encoded; empty when the page could not be decoded
};

// The pages of one file as readers sent them, kept on disk.
class ReadPages {
 public:
  explicit ReadPages(std::filesystem::path spool_folder) : spool_(std::move(spool_folder)) {}

  [[nodiscard]] int count() const { return static_cast<int>(pages_.size()); }
  // Page `number` from 1. Throws Error{io}.
  [[nodiscard]] FilePage page(int number) const;
  [[nodiscard]] std::string json(int number) const;

  // Pages may be filled in any order; every number once. All throw Error{io} when the disk is
  // full, Error{limit} when one file asks for more of it than a file may.
  void expect(int count) { pages_.resize(static_cast<std::size_t>(count)); }
  [[nodiscard]] Spool::Piece keep(std::string_view bytes);
  void fill(int number, std::string_view json, std::vector<Spool::Piece> image);

 private:
  struct Kept {
    Spool::Piece json;
    std::vector<Spool::Piece> image;
  };
  Spool spool_;
  std::vector<Kept> pages_;
};

// One file as it was read.
struct FileReading {
  std::string sha256;  // of the bytes that were read
  ReadPages pages;
  std::vector<Document> documents;  // at least one
};

using ReadResult = std::variant<FileReading, protocol::Failure>;

}  // namespace rosett
