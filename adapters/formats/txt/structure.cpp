#include "adapters/formats/txt/structure.hpp"

#include <algorithm>
#include <set>
#include <span>

#include "adapters/formats/txt/lines.hpp"
#include "adapters/formats/txt/tables.hpp"
#include "core/text/fold.hpp"

namespace maex::txt {
namespace {

constexpr std::uint32_t narrowest_wrap = 45, widest_wrap = 110;
constexpr std::uint32_t long_line = 120;
constexpr std::uint32_t longest_heading = 100, longest_short_line = 70;
constexpr std::size_t most_heading_words = 9;

class Reading {
 public:
  Reading(std::string_view text, const std::string& file, const Bounds& bounds, StoredParts& to)
      : lines_(split_lines(text)), file_(file), watch_(bounds), to_(to) {
    if (!lines_.empty()) made_.pages = lines_.back().page;
    look_at_lines();
  }

  Structure run() {
    for (std::size_t i = 0; i < lines_.size();) {
      if ((i & 0x3FF) == 0) watch_.look(file_);
      i += take(i);
    }
    end_paragraph();
    return made_;
  }

 private:
  [[nodiscard]] bool is_blank(std::size_t i) const { return i >= lines_.size() || lines_[i].text.empty(); }
  [[nodiscard]] bool stands_alone(std::size_t i) const { return (i == 0 || is_blank(i - 1)) && is_blank(i + 1); }
  [[nodiscard]] bool begins_block(std::size_t i) const {
    return i == 0 || is_blank(i - 1) || lines_[i - 1].page != lines_[i].page;
  }
  [[nodiscard]] std::uint32_t page_of(std::size_t i) const { return made_.pages > 1 ? lines_[i].page : 0; }

  /// Lines of one width that follow each other were broken by a program. Long lines are paragraphs of their own.
  void look_at_lines() {
    std::uint64_t broken = 0, inside = 0, longer = 0, filled = 0;
    std::uint32_t widest = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (is_blank(i)) continue;
      ++filled;
      longer += lines_[i].width > long_line ? 1U : 0U;
      has_prose_ = has_prose_ || lines_[i].width > long_line;
      if (is_blank(i + 1) || read_mark(lines_[i + 1].text).mark != Mark::none || is_ruling(lines_[i + 1].text) ||
          lines_[i].text.find('|') != std::string_view::npos || lines_[i].text.find('\t') != std::string_view::npos)
        continue;
      ++inside;
      if (lines_[i].width < narrowest_wrap || lines_[i].width > widest_wrap) continue;
      ++broken;
      widest = std::max(widest, lines_[i].width);
    }
    if (broken != 0 && broken * 10 >= inside * 6 && longer * 10 <= filled) made_.wrapped_at = widest;
    has_prose_ = has_prose_ || made_.wrapped_at != 0;
  }

  /// Reads what begins at line `i` and returns how many lines that is.
  std::size_t take(std::size_t i) {
    const Line& line = lines_[i];
    if (is_blank(i)) {
      end_paragraph();
      return 1;
    }
    if (const std::size_t taken = take_table(i); taken != 0) return taken;
    if (is_ruling(line.text)) {
      end_paragraph();
      ++made_.rulings;
      return 1;
    }
    const Marked marked = read_mark(line.text);
    if (const std::size_t taken = take_heading(i, marked); taken != 0) return taken;
    if (marked.mark != Mark::none) {
      // "12. " inside a paragraph may be a date or the end of a sentence that was broken there.
      const bool continues = marked.mark == Mark::number && !begins_block(i) && !paragraph_.empty() && !in_list_ &&
                             made_.wrapped_at != 0 && !ends_here(i - 1);
      if (!continues) {
        end_paragraph();
        in_list_ = marked.mark == Mark::number;
        made_.bullets += marked.mark == Mark::bullet ? 1U : 0U;
        begin_paragraph(i, marked.text);
        return 1;
      }
    }
    if (paragraph_.empty() || made_.wrapped_at == 0 || ends_here(i - 1)) {
      end_paragraph();
      begin_paragraph(i, trim(line.text));
    } else {
      join(trim(line.text));
    }
    return 1;
  }

  /// Lines that look like a table and are none are tried again from their second and third line only: each line more
  /// would make the work grow with the square of the text.
  std::size_t take_table(std::size_t i) {
    constexpr int most_tries = 3;
    if (i < tried_until_ && tries_ >= most_tries) return 0;
    if (i >= tried_until_) tries_ = 0;
    const TextTable table = read_table(std::span(lines_).subspan(i));
    if (table.lines == 0) {
      if (table.looked > 1) ++tries_;
      tried_until_ = std::max(tried_until_, i + table.looked);
      return 0;
    }
    add_table(i, table);
    return table.lines;
  }

  /// A line ends its paragraph when the first word of the next line would have fitted well behind it.
  [[nodiscard]] bool ends_here(std::size_t i) const {
    if (lines_[i].text.ends_with('-')) return false;
    const std::string_view next = trim(lines_[i + 1].text);
    const std::uint32_t word = characters_in(next.substr(0, next.find(' ')));
    return (lines_[i].width + 1 + word) * 4 < made_.wrapped_at * 3;
  }

  std::size_t take_heading(std::size_t i, const Marked& marked) {
    const std::string_view text = trim(lines_[i].text);
    if (marked.mark == Mark::hash) {
      add_heading(i, marked.text, marked.level);
      return 1;
    }
    if (lines_[i].width > longest_heading || !begins_block(i)) return 0;
    if (const std::uint8_t level = underline_level(i); level != 0) {
      add_heading(i, text, level);
      ++made_.rulings;
      return 2;
    }
    if (!is_blank(i + 1)) return 0;
    const bool ends_sentence = std::string_view(".,;:!?").find(text.back()) != std::string_view::npos;
    if (marked.mark == Mark::number && !ends_sentence && begins_with_capital(marked.rest) && is_single_number(i)) {
      add_heading(i, text, static_cast<std::uint8_t>(std::min(6, 1 + marked.level)));
      return 1;
    }
    if (marked.mark != Mark::none || ends_sentence) return 0;
    if (is_capitals(text)) {
      add_heading(i, text, is_first() ? 1 : 2);
      return 1;
    }
    // Without any mark: a short line between blank lines, in a text that has paragraphs, with something behind it.
    if (!has_prose_ || lines_[i].width > longest_short_line || words_in(text) > most_heading_words ||
        text.find_first_of(":;|\t") != std::string_view::npos || !begins_with_capital(text) || !stands_alone(i) ||
        is_last(i))
      return 0;
    ++made_.short_lines;
    add_heading(i, text, is_first() ? 1 : 2);
    --made_.headings;
    return 1;
  }

  /// "Heading" over "=======" is 1, over "-------" is 2. The line below must be about as long.
  [[nodiscard]] std::uint8_t underline_level(std::size_t i) const {
    if (is_blank(i + 1)) return 0;
    const std::string_view below = trim(lines_[i + 1].text);
    if (below.size() < 3 || below.size() * 2 < lines_[i].width) return 0;
    if (below.find_first_not_of('=') == std::string_view::npos) return 1;
    return below.find_first_not_of('-') == std::string_view::npos ? 2 : 0;
  }

  /// Numbers of the blocks before and after it would make it an item of a list with blank lines between its items.
  [[nodiscard]] bool is_single_number(std::size_t i) const {
    const std::uint8_t level = read_mark(lines_[i].text).level;
    const auto is_item = [&](std::size_t at) {
      const Marked marked = read_mark(lines_[at].text);
      return marked.mark == Mark::number && marked.level == level;
    };
    for (std::size_t at = i; at-- > 0;)
      if (!is_blank(at)) {
        if (is_item(at)) return false;
        break;
      }
    for (std::size_t at = i + 1; at < lines_.size(); ++at)
      if (!is_blank(at)) return !is_item(at);
    return false;
  }

  [[nodiscard]] bool is_first() const { return to_.size() == 0; }
  [[nodiscard]] bool is_last(std::size_t i) const {
    for (std::size_t at = i + 1; at < lines_.size(); ++at)
      if (!is_blank(at)) return false;
    return true;
  }

  void begin_paragraph(std::size_t i, std::string_view text) {
    paragraph_ = text;
    begun_ = i;
  }

  void join(std::string_view text) {
    constexpr std::string_view soft_hyphen = "\xC2\xAD";
    if (paragraph_.ends_with(soft_hyphen)) {
      paragraph_.resize(paragraph_.size() - soft_hyphen.size());
      ++made_.hyphens;
    } else if (paragraph_.size() > 1 && paragraph_.back() == '-' && paragraph_[paragraph_.size() - 2] != ' ') {
      // "anti-" + "personnel" keeps its hyphen when the text has "anti-personnel" in one line.
      constexpr std::size_t longest_word = 100;
      std::string_view word_begin = paragraph_;
      word_begin = word_begin.substr(word_begin.size() - std::min(word_begin.size(), longest_word));
      std::string word(word_begin.substr(word_begin.rfind(' ') + 1));
      word += text.substr(0, text.find_first_of(" \t.,;:!?()\""));
      if (begins_small(text) && !has_word(word)) {
        paragraph_.pop_back();
        ++made_.hyphens;
      }
    } else {
      paragraph_ += ' ';
    }
    paragraph_ += text;
  }

  /// Whether the text has this word with its hyphen inside a line.
  bool has_word(std::string_view word) {
    if (hyphened_.empty()) {
      hyphened_.insert(std::string_view());
      constexpr std::string_view ends = " \t.,;:!?()\"";
      for (const Line& line : lines_)
        for (std::size_t i = 0; i < line.text.size();) {
          const std::size_t end = std::min(line.text.find_first_of(ends, i), line.text.size());
          const std::string_view each = line.text.substr(i, end - i);
          if (const std::size_t at = each.find('-'); at != std::string_view::npos && at + 1 < each.size())
            hyphened_.insert(each);
          i = end + 1;
        }
    }
    return hyphened_.contains(word);
  }

  void end_paragraph() {
    if (paragraph_.empty()) return;
    add_text(begun_, paragraph_, 0);
    paragraph_.clear();
  }

  void add_heading(std::size_t i, std::string_view text, std::uint8_t level) {
    end_paragraph();
    ++made_.headings;
    in_list_ = false;
    last_heading_ = text;
    add_text(i, text, level);
  }

  void add_text(std::size_t i, std::string_view text, std::uint8_t level) {
    if (text_part_ == 0) text_part_ = to_.add(PartKind::text, {}, behind_) + 1;
    to_.add_row(text_part_ - 1, {lines_[i].number, page_of(i), level, false});
    Cell cell;
    cell.column = 1;
    cell.kind = CellKind::text;
    cell.raw = text;
    to_.add_cell(text_part_ - 1, cell);
    behind_ = {static_cast<std::uint32_t>(text_part_), lines_[i].number};
  }

  void add_table(std::size_t i, const TextTable& table) {
    end_paragraph();
    (table.drawn == Drawn::blanks ? made_.blank_tables : made_.sign_tables) += 1;
    made_.rulings += table.rulings;
    const std::size_t part = to_.add(PartKind::table, last_heading_, behind_);
    for (const TextTable::Row& row : table.rows) {
      const std::size_t line = i + row.line;
      to_.add_row(part, {lines_[line].number, page_of(line), 0, false});
      for (const TextTable::Value& value : row.values) {
        Cell cell;
        cell.column = value.column;
        cell.kind = CellKind::text;
        cell.raw = value.text;
        to_.add_cell(part, cell);
      }
      behind_ = {static_cast<std::uint32_t>(part + 1), lines_[line].number};
    }
    text_part_ = 0;
  }

  std::vector<Line> lines_;
  const std::string& file_;
  Watch watch_;
  StoredParts& to_;
  Structure made_;
  std::string paragraph_;        ///< that is open; empty: none
  std::size_t tried_until_ = 0;  ///< line before which no table was found
  int tries_ = 0;
  std::set<std::string_view> hyphened_;
  std::size_t begun_ = 0;  ///< line where it begins
  bool in_list_ = false;
  bool has_prose_ = false;
  std::string last_heading_;
  std::size_t text_part_ = 0;  ///< 1 + index of the part that the next paragraph continues; 0: a new part
  PartPlace behind_;
};

}  // namespace

Structure read_structure(std::string_view text, const std::string& file, const Bounds& bounds, StoredParts& to) {
  const auto ends = static_cast<std::uint64_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\f'; }));
  check_held(bounds, text.size() + (ends + 1) * sizeof(Line), file, "lines of text");
  return Reading(text, file, bounds, to).run();
}

}  // namespace maex::txt
