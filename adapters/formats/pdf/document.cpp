#include "adapters/formats/pdf/document.hpp"

#include <cmath>
#include <map>

#include "adapters/formats/pdf/aligned.hpp"
#include "adapters/formats/pdf/content.hpp"
#include "adapters/formats/pdf/file/plain_file.hpp"
#include "adapters/formats/pdf/file_end.hpp"
#include "adapters/formats/pdf/grid.hpp"
#include "adapters/formats/pdf/limits.hpp"
#include "adapters/formats/pdf/poppler.hpp"
#include "adapters/formats/pdf/turn.hpp"
#include "core/io/error.hpp"
#include "core/io/temporary.hpp"

namespace maex::pdf {
namespace {

using Drawings = std::map<std::uint32_t, Drawing>;

/// "1, 2, 3 and 5 more"
std::string page_list(const std::vector<std::uint32_t>& pages) {
  constexpr std::size_t shown = 12;
  std::string list;
  for (std::size_t i = 0; i != std::min(pages.size(), shown); ++i)
    list += (list.empty() ? "" : ", ") + std::to_string(pages[i]);
  if (pages.size() > shown) list += ", …";
  return list;
}

class Reader final : public RowReader {
 public:
  explicit Reader(const Part& part) : part_(part) {}
  bool next(Row& row) override {
    if (at_ == part_.rows.size()) return false;
    const ContentRow& stored = part_.rows[at_++];
    cells_.clear();
    for (const ContentCell& from : stored.cells) {
      Cell cell;
      cell.column = from.column;
      cell.kind = CellKind::text;
      cell.raw = from.text;
      cells_.push_back(cell);
    }
    row = {stored.number, false, cells_, stored.page, stored.level};
    return true;
  }
  [[nodiscard]] double progress() const override {
    return part_.rows.empty() ? 1.0 : static_cast<double>(at_) / static_cast<double>(part_.rows.size());
  }

 private:
  const Part& part_;
  std::size_t at_ = 0;
  std::vector<Cell> cells_;
};

class Document final : public TableDocument {
 public:
  Document(const std::filesystem::path& path, const OpenContext& context)
      : name_(name_in_messages(path)), bounds_(context.bounds), watch_(context.bounds) {
    Poppler poppler(path.string(), name_, bounds_);
    PlainFile plain(path, name_, bounds_);
    const std::size_t pages = plain.pages();
    Drawings drawings;
    WordsOfFile file = poppler.read_words(pages, [&] { drawings = plain.take_drawings(); });
    if (pages != file.pages.size()) drawings.clear();  // poppler repaired the file
    faults_ = file.faults;
    complaints_ = file.complaints;
    pages_ = file.pages.size();
    end_ = look_at_end(path);
    for (const Page& page : file.pages) words_ += page.words.size();
    look_for_pictures(poppler, file.pages);
    lay_out(poppler, file.pages, std::move(drawings));
    for (const Part& part : content_.parts) sheets_.push_back({part.name, false, true, {}, part.kind, part.after});
    if (sheets_.size() > bounds_.sheets)
      throw InputError(name_ + " has more than " + std::to_string(bounds_.sheets) + " texts and tables" +
                       raise_advice("sheets"));
    if (content_.words_in_paragraphs + content_.words_in_cells + content_.words_repeated != words_)
      throw std::logic_error("the reader of PDF lost words of " + name_);
  }

  [[nodiscard]] std::span<const SheetInfo> sheets() const override { return sheets_; }
  std::unique_ptr<RowReader> open(std::size_t sheet) override {
    return std::make_unique<Reader>(content_.parts[sheet]);
  }
  std::vector<MergedRange> merged(std::size_t sheet) override { return content_.parts[sheet].merges; }

  [[nodiscard]] std::vector<Text> decisions() const override {
    std::vector<Text> words;
    add_count(words, pages_, "{count:page|pages} read"_text);
    add_count(words, words_, "{count:word|words} read, each in one paragraph or cell"_text);
    for (const TableFact& table : content_.tables) {
      const std::vector<Argument> arguments = {{"table", table.part},
                                               {"page", std::to_string(table.page)},
                                               {"rows", std::to_string(table.rows)},
                                               {"columns", std::to_string(table.columns)},
                                               {"percent", std::to_string(std::lround(table.confidence * 100))}};
      words.emplace_back(table.sign == TableSign::ruled
                             ? "{table} on page {page} found by its lines: {rows} rows, {columns} columns, "
                               "confidence {percent} %"_text
                             : "{table} on page {page} found by the gaps between its columns: {rows} rows, {columns} "
                               "columns, confidence {percent} %"_text,
                         arguments);
    }
    add_count(words, content_.continued, "{count:table continues|tables continue} the table of the page before"_text);
    add_count(words, content_.running,
              "{count:line of a running header or footer|lines of running headers and footers} read once"_text);
    add_count(words, content_.notes, "{count:footnote|footnotes} read as a part of its own"_text);
    add_count(words, content_.hyphens, "{count:word|words} divided at the end of a line joined"_text);
    name_pages(words, turned_, "text runs up, down or upside down on page {pages}; the page was turned"_text);
    name_pages(words, content_.rotated, "some words run up or down on page {pages}; each line is a paragraph"_text);
    name_pages(words, undrawn_, "the lines drawn on page {pages} could not be read: tables found by gaps only"_text);
    name_pages(words, blank_, "no text and no picture on page {pages}"_text);
    return words;
  }

  [[nodiscard]] std::vector<Text> damage() const override {
    std::vector<Text> words;
    name_pages(words, scanned_,
               "page {pages} holds a picture and no text (a scan?), and was not read; ask for a copy with text, or run "
               "text recognition"_text);
    add_count(words, complaints_,
              "the file is damaged: {count:error was|errors were} repaired or passed over while reading; ask for it "
              "again and compare"_text);
    if (!end_.has_mark)
      words.emplace_back("the file has no end mark, so it may be cut off; ask for it again"_text);
    else if (!end_.has_table)
      words.emplace_back(
          "the file is damaged: its table of objects is not where it says, and was rebuilt; ask for it again and "
          "compare"_text);
    add_count(words, faults_.characters,
              "{count:character has|characters have} no meaning in the fonts of the file: read as U+FFFD"_text);
    add_count(words, faults_.lines, "{count:line|lines} of the output of pdftotext could not be read"_text);
    return words;
  }
  [[nodiscard]] bool is_incomplete() const override {
    return !scanned_.empty() || !end_.has_mark || faults_.lines != 0 || faults_.characters != 0;
  }

 private:
  static void name_pages(std::vector<Text>& words, const std::vector<std::uint32_t>& pages, Pattern pattern) {
    if (!pages.empty()) words.emplace_back(pattern, std::vector<Argument>{{"pages", page_list(pages)}});
  }

  /// Sorts pages without words into scanned and blank ones. Throws InputError when no page has words.
  void look_for_pictures(Poppler& poppler, const std::vector<Page>& pages) {
    std::vector<std::uint32_t> empty;
    for (const Page& page : pages)
      if (page.words.empty()) empty.push_back(page.number);
    if (empty.empty() && words_ != 0) return;
    const std::vector<std::uint32_t> pictures = poppler.pages_with_pictures();
    for (const std::uint32_t page : empty)
      (std::binary_search(pictures.begin(), pictures.end(), page) ? scanned_ : blank_).push_back(page);
    if (words_ != 0) return;
    if (!scanned_.empty())
      throw InputError(name_ +
                       " is a scanned PDF: its pages are pictures without text; run text recognition (OCR) on "
                       "it, or ask for the document it was made from");
    throw InputError(name_ + " is an empty PDF: no page has text; ask for it again");
  }

  /// `drawings`: of the pages that could be read without poppler.
  void lay_out(Poppler& poppler, std::vector<Page>& pages, Drawings drawings) {
    std::vector<std::vector<bool>> taken;
    std::vector<Turn> turns;
    std::vector<Box> sizes;
    for (Page& page : pages) {
      watch_.look(name_);
      make_landscape(page);
      sizes.push_back({0, 0, page.width, page.height});
      turns.push_back(turn_of(page));
      if (turns.back() != Turn::none) turned_.push_back(page.number);
      turn_page(page, turns.back());
      taken.emplace_back(page.words.size());
    }
    const Running running = find_running(pages, taken);
    std::vector<PageLayout> layouts(pages.size());
    std::vector<std::uint32_t> doubtful;
    for (std::size_t i = 0; i != pages.size(); ++i) {
      watch_.look(name_);
      const auto drawing = drawings.find(pages[i].number);
      if (drawing != drawings.end() && !drawing->second.rulings.is_empty()) continue;
      Alignment found = find_aligned(pages[i], taken[i], {});
      layouts[i].tables = std::move(found.tables);
      if (found.doubtful && drawing == drawings.end()) doubtful.push_back(pages[i].number);
    }
    drawings.merge(poppler.read_drawings(doubtful));
    for (std::size_t i = 0; i != pages.size(); ++i) {
      watch_.look(name_);
      const std::uint32_t number = pages[i].number;
      const auto drawing = drawings.find(number);
      if (drawing != drawings.end()) {
        if (drawing->second.too_many) undrawn_.push_back(number);
      }
      if (drawing != drawings.end() && !drawing->second.rulings.is_empty()) {
        turn_rulings(drawing->second.rulings, turns[i], sizes[i].right, sizes[i].bottom);
        layouts[i].tables = find_ruled(pages[i], drawing->second.rulings, taken[i]);
        for (Table& table : find_aligned(pages[i], taken[i], drawing->second.rulings).tables)
          layouts[i].tables.push_back(std::move(table));
      } else if (std::binary_search(doubtful.begin(), doubtful.end(), number)) {
        undrawn_.push_back(number);
      }
      for (const Table& table : layouts[i].tables)
        for (const TableCell& cell : table.cells)
          for (const std::uint32_t word : cell.words) taken[i][word] = true;
      layouts[i].taken = std::move(taken[i]);
    }
    content_ = make_content(pages, std::move(layouts), running);
  }

  /// Poppler prints the size of a page as it is stored, and positions as the page is shown.
  static void make_landscape(Page& page) {
    float right = 0, bottom = 0;
    for (const Word& word : page.words) {
      right = std::max(right, word.box.right);
      bottom = std::max(bottom, word.box.bottom);
    }
    if (right > page.width + 2 && right <= page.height + 2 && bottom <= page.width + 2)
      std::swap(page.width, page.height);
  }

  std::string name_;
  Bounds bounds_;
  Watch watch_;
  WordFaults faults_;
  std::uint64_t complaints_ = 0, words_ = 0, pages_ = 0;
  FileEnd end_;
  std::vector<std::uint32_t> scanned_, blank_, turned_, undrawn_;
  Content content_;
  std::vector<SheetInfo> sheets_;
};

}  // namespace

std::unique_ptr<TableDocument> open_document(const std::filesystem::path& path, const OpenContext& context) {
  return std::make_unique<Document>(path, context);
}

}  // namespace maex::pdf
