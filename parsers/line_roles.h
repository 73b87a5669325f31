#pragma once

#include <span>
#include <vector>

#include "parsers/label_key.h"
#include "parsers/table_body.h"

// Telling rows from sums, group headings and running text under a table's headings.
namespace rosett {

// Knows a template's words for lines that are no rows. Holds references: one for each page pass.
class LineJudge {
 public:
  LineJudge(const PageView& view, const Template& rules, KindScores& scores);

  // Values of the strict kinds (numbers, dates, amounts) among the line's words, whatever column.
  [[nodiscard]] int values_on(const TextLine& line) const;

  // A sum or an end by its words: subtotal, group_sum, total, carried; else text.
  [[nodiscard]] LineRole summary_role(const TextLine& line) const;

  // Role and cells of one line of the table.
  [[nodiscard]] BodyLine judge(std::size_t index, const TableColumns& columns) const;

 private:
  struct Fit {
    LineCells cells;
    int level{};
    int strict{};    // columns whose number, date or amount reads
    int occupied{};  // columns with words
    int known{};     // of them such as the template knows
    double score{};
  };
  // How the line's words fit the columns as a row's line of the given level.
  [[nodiscard]] Fit fit(const TextLine& line, const TableColumns& table, int level) const;
  // The level at which they fit best.
  [[nodiscard]] Fit best_fit(const TextLine& line, const TableColumns& columns) const;
  // The person that the line names above its rows, unless it is a row itself.
  [[nodiscard]] std::vector<SlotValue> person_above(const TextLine& line,
                                                    const TableColumns& columns,
                                                    const Fit& fit) const;
  // Of a line without the values of a row, by the columns that it fills.
  [[nodiscard]] LineRole role_by_fit(const Fit& fit, const LineCells& cells,
                                     const TableColumns& columns) const;
  [[nodiscard]] bool begins_segment(const TextLine& line, std::size_t position) const;
  [[nodiscard]] bool names_a_part(const TextLine& line, std::size_t position) const;
  // Whether a phrase of these begins a segment of the line, or the line itself.
  [[nodiscard]] bool begins_with(const TextLine& line, const Vocabulary& words) const;
  // Whether the line is one of labelled values; sets the body line's role, cells and values.
  [[nodiscard]] bool is_detail(const TextLine& line, const TableColumns& columns,
                               BodyLine& body) const;
  // Words alone, in columns that hold words: the rest of a name or of a free text.
  [[nodiscard]] bool only_words(const LineCells& cells, const TableColumns& columns) const;
  [[nodiscard]] bool is_page_mark(std::span<const int> words) const;
  [[nodiscard]] bool is_foot(const TextLine& line) const;
  // Labels side by side, over the values of the document: the box below an invoice's rows.
  [[nodiscard]] bool is_label_line(const TextLine& line) const;
  // A tick or speck beside the words.
  [[nodiscard]] bool is_mark(const std::vector<int>& cell) const;
  [[nodiscard]] bool runs_across(const TextLine& line, const LineCells& cells) const;

  const PageView* view_;
  const Template* rules_;
  KindScores* scores_;
  Vocabulary summary_;
  Vocabulary closing_;
  Vocabulary numbers_;   // labels of numbers that no row has
  Vocabulary counts_;    // of the number of rows
  Vocabulary labels_;    // of all that stands once in a document
  bool amounts_tell_{};  // no number or date is in every row: amounts with öre tell rows
};

}  // namespace rosett
