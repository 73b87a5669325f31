#include "pipeline/file_work.h"

#include <algorithm>
#include <utility>

#include "core/document_json.h"
#include "core/error.h"

namespace rosett {
namespace {

constexpr int kAttempts = 2;  // a library may fall over by chance; twice is the file's doing
// What a file may cost in lost readers: a dead one is soon replaced, a silent one was long waited
// for.
constexpr int kMostTrouble = 16;
constexpr int kTroubleOfDeath = 1;
constexpr int kTroubleOfSilence = 4;
// Pages handed out at a time: enough that opening the file again costs little, few enough that
// other files come in between.
constexpr int kMostPagesAtATime = 8;
// Before it is known how many there are.
constexpr int kFirstPages = 2;

protocol::Failure died() {
  return {ErrorKind::malformed, "Läsningen avbröts två gånger av något i filen.",
          "Öppna filen och skriv ut den till en ny PDF, eller skanna om dokumentet."};
}

[[noreturn]] void out_of_place() {
  throw Error(ErrorKind::malformed, "Läsaren svarade med något som inte hör dit.",
              "Kör rosett retry; händer det igen behöver programmet rättas.");
}

}  // namespace

protocol::Failure took_too_long() {
  return {ErrorKind::limit, "Läsningen tog längre tid än tillåtet och avbröts.",
          "Dela upp filen eller skanna om dokumentet med lägre upplösning."};
}

FileWork::FileWork(ReadOrder order, int max_pages, std::filesystem::path spool_folder)
    : order_(std::move(order)), max_pages_(max_pages), pages_(std::move(spool_folder)) {}

std::optional<Task> FileWork::next_task(int readers) {
  if (finished()) return std::nullopt;
  switch (phase_) {
    case Phase::unopened:
      phase_ = Phase::opening;
      return Task{Task::Kind::read, 1, kFirstPages};
    case Phase::reading:
      if (whole_) return std::nullopt;  // its documents are on their way
      return done_ == pages_in_all() ? interpretation() : next_pages(readers);
    default:
      return std::nullopt;
  }
}

std::optional<Task> FileWork::next_pages(int readers) {
  const auto open = [](PageState each) {
    return each == PageState::waiting || each == PageState::suspect;
  };
  const auto found = std::ranges::find_if(states_, open);
  if (found == states_.end()) return std::nullopt;
  const int first = static_cast<int>(found - states_.begin()) + 1;
  int last = first;
  if (*found == PageState::waiting) {
    // Shared out so that all readers end at about the same time.
    const int share = (pages_in_all() - done_) / (2 * readers);
    const int most = std::clamp(share, 1, kMostPagesAtATime);
    while (last < pages_in_all() && last - first + 1 < most &&
           state(last + 1) == PageState::waiting)
      ++last;
  }
  for (int page = first; page <= last; ++page) state(page) = PageState::handed_out;
  return Task{Task::Kind::read, first, last};
}

std::optional<Task> FileWork::interpretation() {
  if (readable_ == 0) {  // the reason is worth more than a document of empty pages
    fail(*first_failure_);
    return std::nullopt;
  }
  phase_ = Phase::interpreting;
  return Task{Task::Kind::interpret, 1, pages_in_all()};
}

void FileWork::opened(const protocol::Opened& opened, Task& task) {
  if (phase_ == Phase::opening) {
    if (opened.pages < 1 || opened.pages > max_pages_) out_of_place();
    sha256_ = opened.sha256;
    states_.assign(static_cast<std::size_t>(opened.pages), PageState::waiting);
    died_over_.assign(states_.size(), false);
    pages_.expect(opened.pages);
    phase_ = Phase::reading;
    whole_ = opened.whole;
    if (!whole_) whole_file_attempts_ = 0;
    task.last = whole_ ? opened.pages : std::min(task.last, opened.pages);
    for (int page = task.first; page <= task.last; ++page) state(page) = PageState::handed_out;
    return;
  }
  if (phase_ != Phase::reading || opened.whole || opened.sha256 != sha256_ ||
      opened.pages != pages_in_all())
    out_of_place();
}

void FileWork::page_read(int number, std::string_view json, std::vector<Spool::Piece> image) {
  pages_.fill(number, json, std::move(image));
  ++readable_;
  finish_page(number);
}

void FileWork::page_failed(int number, const protocol::Failure& failure) {
  pages_.fill(number, page_to_json(unreadable_page(number, failure.message)), {});
  if (!first_failure_ || number < first_failure_page_) {
    first_failure_ = failure;
    first_failure_page_ = number;
  }
  finish_page(number);
}

void FileWork::finish_page(int number) {
  state(number) = PageState::done;
  ++done_;
}

void FileWork::interpreted(std::vector<Document> documents) {
  const bool complete = whole_ && phase_ == Phase::reading && done_ == pages_in_all();
  if ((phase_ != Phase::interpreting && !complete) || documents.empty()) out_of_place();
  result_ = FileReading{sha256_, std::move(pages_), std::move(documents)};
}

void FileWork::put_back(const Task& task) {
  if (finished()) return;
  if (phase_ == Phase::opening) phase_ = Phase::unopened;
  if (phase_ == Phase::interpreting) phase_ = Phase::reading;
  if (task.kind == Task::Kind::interpret || phase_ == Phase::unopened) return;
  for (int page = task.first; page <= task.last; ++page) {
    const bool suspect = died_over_[static_cast<std::size_t>(page) - 1];
    state(page) = suspect ? PageState::suspect : PageState::waiting;
  }
}

void FileWork::lost(const Task& task, int at, Loss loss) {
  if (finished()) return;
  if (phase_ != Phase::reading || whole_) {  // no page is to blame
    if (loss == Loss::silent) return fail(took_too_long());
    if (++whole_file_attempts_ >= kAttempts) return fail(died());
    if (whole_) done_ = readable_ = 0;
    phase_ = phase_ == Phase::interpreting ? Phase::reading : Phase::unopened;
    return;
  }
  for (int page = at + 1; page <= task.last; ++page) state(page) = PageState::waiting;
  if (at > task.last) return;  // all its pages were there already
  trouble_ += loss == Loss::silent ? kTroubleOfSilence : kTroubleOfDeath;
  if (trouble_ >= kMostTrouble) return fail(loss == Loss::silent ? took_too_long() : died());
  try {
    lost_page(at, loss);
  } catch (const Error& error) {  // its place could not be kept
    fail({error.kind(), error.what(), error.advice()});
  }
}

void FileWork::lost_page(int number, Loss loss) {
  if (loss == Loss::silent) return page_failed(number, took_too_long());
  if (died_over_[static_cast<std::size_t>(number) - 1]) return page_failed(number, died());
  died_over_[static_cast<std::size_t>(number) - 1] = true;
  state(number) = PageState::suspect;
}

void FileWork::fail(protocol::Failure failure) {
  if (!finished()) result_ = std::move(failure);
}

}  // namespace rosett
