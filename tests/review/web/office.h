#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/document.h"
#include "review/web/site.h"

namespace rosett::testing {

// A site over a data folder of its own with one document, as a browser meets it; goes away with the
// test. The document's two rows are about a protected person in stadsdel 01 and another one in 02.
class Office {
 public:
  static constexpr const char* kHost = "127.0.0.1:8765";
  static constexpr const char* kPassword = "fyra ord efter varandra";
  static constexpr const char* kProtected = "20100314-2381";
  static constexpr const char* kOther = "20010101-2391";

  Office();
  ~Office();
  Office(const Office&) = delete;
  Office& operator=(const Office&) = delete;

  // A user with this role, signed in.
  struct SignedIn {
    std::string cookie, token;
  };
  SignedIn sign_in(const User& user);

  // A further session of this user, who is added where there is none of that name.
  SignedIn session(const User& user);

  // As the page sends it: with Host, Origin, session and token.
  [[nodiscard]] web::Request request(const std::string& method, const std::string& path,
                                     const SignedIn& as, const std::string& body = {}) const;
  [[nodiscard]] web::Answer get(const std::string& path, const SignedIn& as);
  [[nodiscard]] web::Answer post(const std::string& path, const SignedIn& as,
                                 const std::string& body = "{}");

  // Reads a further document in, with these words on its page; returns its id.
  long long read(const std::string& file, Document document, std::vector<Word> words = {});

  // The same of a file that lies in the inbox with these bytes.
  long long drop(const std::string& file, const std::string& bytes, Document document);

  // What was to be read again.
  std::vector<std::string> reread;

  // What the reader finds in workbooks.
  Workbook workbook;

  [[nodiscard]] Database& database() { return *database_; }

  [[nodiscard]] web::Site& site() { return *site_; }
  [[nodiscard]] long long document() const { return document_; }
  [[nodiscard]] std::filesystem::path inbox() const { return folder_ / "inbox"; }

 private:
  long long read_as(const std::string& sha256, const std::string& file, Document document,
                    std::vector<Word> words);

  std::filesystem::path folder_;
  std::unique_ptr<Database> database_;
  std::unique_ptr<web::Site> site_;
  long long document_{};
  int files_{};
};

// One row for each personnummer, each with a deviation.
[[nodiscard]] Document roselista(const std::vector<std::string>& personnummer);

}  // namespace rosett::testing
