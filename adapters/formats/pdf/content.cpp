#include "adapters/formats/pdf/content.hpp"

#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "adapters/formats/pdf/letters.hpp"
#include "adapters/formats/pdf/paragraphs.hpp"
#include "adapters/formats/pdf/text_join.hpp"

namespace maex::pdf {
namespace {

/// Sizes of headings that differ less are one level. Points.
constexpr float same_size = 0.8F;

/// The height of most letters of the document.
float usual_size(const std::vector<Page>& pages) {
  std::map<int, std::uint64_t> letters;  // by tenths of a point
  for (const Page& page : pages)
    for (const Word& word : page.words)
      if (word.upright) letters[static_cast<int>(std::lround(word.box.height() * 10))] += word.length;
  if (letters.empty()) return 0;
  const auto most = std::max_element(letters.begin(), letters.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return static_cast<float>(most->first) / 10;
}

class Maker {
 public:
  Maker(const std::vector<Page>& pages, std::vector<PageLayout> layouts, const Running& running)
      : pages_(pages), layouts_(std::move(layouts)), running_(running), size_(usual_size(pages)) {
    for (const Page& page : pages) vocabulary_.add(page);
  }

  Content make() {
    for (std::size_t i = 0; i != pages_.size(); ++i)
      paragraphs_.push_back(join_paragraphs(pages_[i], text_lines(pages_[i], layouts_[i].taken)));
    find_levels();
    add_running(true);
    for (std::size_t i = 0; i != pages_.size(); ++i) add_page(i);
    add_notes();
    add_running(false);
    content_.words_repeated = running_.repeated;
    content_.hyphens = counts_.hyphens;
    return std::move(content_);
  }

 private:
  static constexpr std::size_t longest_heading = 25;  // words

  [[nodiscard]] bool is_heading(const Paragraph& paragraph) const {
    constexpr float larger = 1.12F;
    return paragraph.size > larger * size_ && paragraph.words.size() <= longest_heading;
  }

  void find_levels() {
    std::set<float, std::greater<>> sizes;
    for (std::size_t i = 0; i != pages_.size(); ++i)
      for (const Paragraph& paragraph : paragraphs_[i])
        if (is_heading(paragraph) && pages_[i].words[paragraph.words[0]].upright) sizes.insert(paragraph.size);
    for (const float size : sizes)
      if (levels_.empty() || levels_.back() - size > same_size) levels_.push_back(size);
  }
  [[nodiscard]] std::uint8_t level_of(const Paragraph& paragraph) const {
    constexpr std::uint8_t deepest = 6;
    if (!is_heading(paragraph)) return 0;
    std::uint8_t level = 1;
    for (const float size : levels_)
      if (size - paragraph.size > same_size && level < deepest) ++level;
    return level;
  }

  Part& begin_part(PartKind kind, std::string_view name) {
    PartPlace after;
    if (!content_.parts.empty()) {
      const Part& last = content_.parts.back();
      after = {static_cast<std::uint32_t>(content_.parts.size()), last.rows.empty() ? 0 : last.rows.back().number};
    }
    const std::uint32_t number = ++names_[std::string(name)];
    std::string unique(name);
    if (number > 1) unique += " (" + std::to_string(number) + ")";
    content_.parts.push_back({kind, unique, after, {}, {}});
    return content_.parts.back();
  }

  void add_text(Part& part, std::size_t page, std::span<const std::uint32_t> words, std::uint8_t level) {
    part.rows.push_back({++text_row_, pages_[page].number, level, {}});
    part.rows.back().cells.push_back({1, join_words(pages_[page], words, 0, vocabulary_, counts_)});
    content_.words_in_paragraphs += words.size();
  }

  void add_running(bool at_top) {
    Part* part = nullptr;
    for (const RunningLine& line : running_.lines) {
      if (line.at_top != at_top) continue;
      if (part == nullptr) part = &begin_part(PartKind::text, at_top ? "header" : "footer");
      add_text(*part, line.page, line.words, 0);
      ++content_.running;
    }
    is_text_open_ = false;
  }

  /// Small paragraphs at the foot of the page from the first one that begins with a number or a star.
  [[nodiscard]] std::size_t first_note(std::size_t page) const {
    constexpr float smaller = 0.93F;
    const std::vector<Paragraph>& all = paragraphs_[page];
    std::size_t first = all.size();
    float lowest_body = 0;
    for (const Paragraph& each : all)
      if (each.size > smaller * size_) lowest_body = std::max(lowest_body, each.box.bottom);
    for (const Table& table : layouts_[page].tables) lowest_body = std::max(lowest_body, table.box.bottom);
    for (std::size_t i = all.size(); i-- != 0;) {
      const Paragraph& each = all[i];
      if (each.size > smaller * size_ || each.box.top < lowest_body - 1 || each.box.top < pages_[page].height / 3)
        break;
      const std::string_view word = pages_[page].text_of(pages_[page].words[each.words[0]]);
      const bool marked = (word[0] >= '0' && word[0] <= '9') || word[0] == '*';
      if (marked) first = i;
    }
    return first;
  }

  void add_page(std::size_t index) {
    const std::vector<Paragraph>& all = paragraphs_[index];
    std::vector<Table>& tables = layouts_[index].tables;
    std::sort(tables.begin(), tables.end(), [](const Table& a, const Table& b) { return a.box.top < b.box.top; });
    const std::size_t notes = first_note(index);
    for (std::size_t i = notes; i != all.size(); ++i) notes_.push_back({index, i});
    // A table comes after the last paragraph that is above it.
    std::vector<std::size_t> place(tables.size());
    for (std::size_t t = 0; t != tables.size(); ++t) {
      const Box& box = tables[t].box;
      for (std::size_t i = 0; i != notes; ++i) {
        const bool beside = all[i].box.right < box.left || all[i].box.left > box.right;
        if (!beside && all[i].box.middle_y() < box.top + 2) place[t] = i + 1;
      }
      if (t != 0) place[t] = std::max(place[t], place[t - 1]);
    }
    std::size_t next = 0;
    for (std::size_t i = 0; i <= notes; ++i) {
      for (; next != tables.size() && place[next] == i; ++next) add_table(index, tables[next]);
      if (i != notes) add_paragraph(index, all[i]);
    }
    const bool sideways = std::any_of(pages_[index].words.begin(), pages_[index].words.end(),
                                      [](const Word& word) { return !word.upright; });
    if (sideways) content_.rotated.push_back(pages_[index].number);
  }

  void add_paragraph(std::size_t page, const Paragraph& paragraph) {
    const bool upright = pages_[page].words[paragraph.words[0]].upright;
    const bool joins = is_text_open_ && last_filled_ && upright && std::abs(last_size_ - paragraph.size) < same_size &&
                       !is_heading(paragraph) && goes_on(page, paragraph);
    if (joins) {
      std::string& text = content_.parts.back().rows.back().cells[0].text;
      append_line(text, join_words(pages_[page], paragraph.words, 0, vocabulary_, counts_), vocabulary_, counts_);
      content_.words_in_paragraphs += paragraph.words.size();
    } else {
      if (!is_text_open_) begin_part(PartKind::text, "text");
      add_text(content_.parts.back(), page, paragraph.words, level_of(paragraph));
    }
    is_text_open_ = true;
    last_filled_ = paragraph.filled && !is_heading(paragraph) && upright;
    last_size_ = paragraph.size;
    last_table_.reset();
  }
  /// A paragraph at the end of a page or column goes on when it has no end and the next one no beginning.
  [[nodiscard]] bool goes_on(std::size_t page, const Paragraph& next) const {
    const std::string& text = content_.parts.back().rows.back().cells[0].text;
    return begins_small(pages_[page].text_of(pages_[page].words[next.words[0]])) && !ends_sentence(text);
  }

  void add_table(std::size_t page, const Table& table) {
    const bool goes_on = last_table_ && last_table_->page + 1 == page && last_table_->columns == table.columns &&
                         last_table_->sign == table.sign && std::abs(last_table_->box.left - table.box.left) < 8 &&
                         std::abs(last_table_->box.right - table.box.right) < 8;
    if (!goes_on) begin_part(PartKind::table, "table " + std::to_string(content_.tables.size() + 1));
    Part& part = content_.parts.back();
    const std::uint32_t base = goes_on ? last_table_->rows : 0;
    for (const TableCell& cell : table.cells) {
      const std::uint32_t number = base + cell.row + 1;
      if (part.rows.empty() || part.rows.back().number != number)
        part.rows.push_back({number, pages_[page].number, 0, {}});
      part.rows.back().cells.push_back(
          {cell.column + 1, join_words(pages_[page], cell.words, cell.width, vocabulary_, counts_)});
      content_.words_in_cells += cell.words.size();
      if (cell.row != cell.last_row || cell.column != cell.last_column)
        part.merges.push_back({number, cell.column + 1, base + cell.last_row + 1, cell.last_column + 1});
    }
    content_.continued += goes_on ? 1 : 0;
    content_.tables.push_back(
        {pages_[page].number, table.rows, table.columns, table.sign, table.confidence, part.name});
    last_table_ = Last{page, base + table.rows, table.columns, table.sign, table.box};
    is_text_open_ = false;
  }

  void add_notes() {
    if (notes_.empty()) return;
    Part& part = begin_part(PartKind::text, "footnotes");
    for (const auto& [page, index] : notes_) add_text(part, page, paragraphs_[page][index].words, 0);
    content_.notes = notes_.size();
  }

  struct Last {
    std::size_t page;
    std::uint32_t rows, columns;
    TableSign sign;
    Box box;
  };

  const std::vector<Page>& pages_;
  std::vector<PageLayout> layouts_;
  const Running& running_;
  float size_;
  Vocabulary vocabulary_;
  JoinCounts counts_;
  Content content_;
  std::vector<std::vector<Paragraph>> paragraphs_;
  std::vector<float> levels_;
  std::map<std::string, std::uint32_t> names_;
  std::vector<std::pair<std::size_t, std::size_t>> notes_;
  std::uint32_t text_row_ = 0;
  bool is_text_open_ = false, last_filled_ = false;
  float last_size_ = 0;
  std::optional<Last> last_table_;
};

}  // namespace

Content make_content(const std::vector<Page>& pages, std::vector<PageLayout> layouts, const Running& running) {
  return Maker(pages, std::move(layouts), running).make();
}

}  // namespace maex::pdf
