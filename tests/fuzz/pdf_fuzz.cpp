// What poppler's programs print for a hostile PDF: words and drawings. The programs themselves do not run here. And the
// objects and drawings of a file that are read without them.
#include <cmath>

#include "adapters/formats/pdf/aligned.hpp"
#include "adapters/formats/pdf/content.hpp"
#include "adapters/formats/pdf/file/plain_file.hpp"
#include "adapters/formats/pdf/grid.hpp"
#include "adapters/formats/pdf/limits.hpp"
#include "adapters/formats/pdf/made_pdf.hpp"
#include "adapters/formats/pdf/pdf_rulings.hpp"
#include "adapters/formats/pdf/pdf_words.hpp"
#include "adapters/formats/pdf/turn.hpp"
#include "core/io/error.hpp"
#include "tests/fuzz/package.hpp"

namespace maex::fuzz {
namespace {

using pdf::Page;
using pdf::Rulings;

/// A grid over the usual place of words, so that tables by lines are made too.
Rulings some_rulings() {
  Rulings rulings;
  for (const float x : {50.0F, 150.0F, 250.0F, 400.0F}) rulings.down.push_back({x, 50, 200});
  for (const float y : {50.0F, 80.0F, 120.0F, 200.0F}) rulings.across.push_back({y, 50, 400});
  return rulings;
}

void run_words(std::string_view bytes) {
  std::vector<Page> pages;
  pdf::WordReader reader([&pages](Page&& page) { pages.push_back(std::move(page)); });
  // In pieces of changing size: a line may be cut anywhere.
  for (std::size_t at = 0, size = 1; at < bytes.size(); at += size, size = size * 3 % 101)
    reader.take(bytes.substr(at, size));
  reader.finish();
  std::uint64_t words = 0;
  std::vector<std::vector<bool>> taken;
  for (Page& page : pages) {
    words += page.words.size();
    turn_page(page, turn_of(page));
    taken.emplace_back(page.words.size());
  }
  const auto rows = static_cast<std::uint64_t>(std::count(bytes.begin(), bytes.end(), '\n')) + 1;
  require(words <= rows, "a row has at most one word");
  const pdf::Running running = find_running(pages, taken);
  std::vector<pdf::PageLayout> layouts(pages.size());
  for (std::size_t i = 0; i != pages.size(); ++i) {
    const Rulings rulings = i % 2 == 0 ? some_rulings() : Rulings{};
    layouts[i].tables = find_ruled(pages[i], rulings, taken[i]);
    for (pdf::Table& table : find_aligned(pages[i], taken[i], rulings).tables)
      layouts[i].tables.push_back(std::move(table));
    for (const pdf::Table& table : layouts[i].tables)
      for (const pdf::TableCell& cell : table.cells) {
        require(cell.row <= cell.last_row && cell.last_row < table.rows && cell.column <= cell.last_column &&
                    cell.last_column < table.columns && !cell.words.empty(),
                "a cell is in its table and has words");
        for (const std::uint32_t word : cell.words) taken[i][word] = true;
      }
    layouts[i].taken = std::move(taken[i]);
  }
  const pdf::Content content = make_content(pages, std::move(layouts), running);
  require(content.words_in_paragraphs + content.words_in_cells + content.words_repeated == words,
          "each word is in one paragraph or cell");
  for (const pdf::Part& part : content.parts) {
    std::uint32_t row = 0;
    for (const pdf::ContentRow& each : part.rows) {
      require(each.number > row && !each.cells.empty(), "rows ascend and have cells");
      row = each.number;
      std::uint32_t column = 0;
      for (const pdf::ContentCell& cell : each.cells) {
        require(cell.column > column && !cell.text.empty(), "columns ascend and no cell is empty");
        column = cell.column;
      }
    }
  }
}

void run_rulings(std::string_view bytes) {
  Bounds bounds;
  bounds.xml_depth = 64;
  try {
    pdf::DrawingReader reader("drawing", bounds);
    for (std::size_t at = 0; at < bytes.size(); at += 1000) reader.take(bytes.substr(at, 1000));
    for (const pdf::Drawing& drawing : reader.finish()) {
      for (const auto* lines : {&drawing.rulings.across, &drawing.rulings.down})
        for (const pdf::Ruling& line : *lines)
          require(line.from <= line.to && line.to - line.from > 1, "a ruling has a length");
      Page page;
      for (int i = 0; i != 50; ++i) {
        const float x = static_cast<float>(i % 10) * 40, y = static_cast<float>(i / 10) * 30;
        page.words.push_back({{x, y, x + 20, y + 10}, static_cast<std::uint32_t>(page.text.size()), 1, 0, 0, 0, true});
        page.text += 'a';
      }
      std::vector<bool> taken(page.words.size());
      std::size_t found = 0;
      for (const pdf::Table& table : find_ruled(page, drawing.rulings, taken))
        for (const pdf::TableCell& cell : table.cells) found += cell.words.size();
      require(found == static_cast<std::size_t>(std::count(taken.begin(), taken.end(), true)), "a word is in one cell");
    }
  } catch (const InputError&) {}
}

void run_file(std::string_view bytes) {
  const MemoryFile file(bytes);
  pdf::PlainFile plain(file.path(), "made.pdf", small_bounds());
  const std::size_t pages = plain.pages();
  for (const auto& [page, drawing] : plain.take_drawings()) {
    require(page >= 1 && page <= pages, "a drawing belongs to a page");
    for (const auto* lines : {&drawing.rulings.across, &drawing.rulings.down})
      for (const pdf::Ruling& line : *lines)
        require(line.from < line.to && std::abs(line.at) <= pdf::longest_length, "a ruling has a length and a place");
  }
}

std::vector<std::string> file_seeds() {
  pdf::MadePdf made;
  for (const int turn : {0, 90}) {
    made.page(595, 842, turn);
    made.text(60, 60, "a (b) \\ c");
    made.grid({50, 150, 250}, {80, 100, 120});
    made.raw("q 2 0 0 2 1 1 cm 1 1 m 9 1 l 9 9 l b Q q 9 9 90 90 re W n 1 1 m 2 3 4 5 60 7 c S Q 5 5 90 1 re f*\n");
  }
  return {made.bytes()};
}

std::vector<std::string> word_seeds() {
  std::string seed = "level\tpage_num\tpar_num\tblock_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n";
  const auto row = [&seed](int page, int line, double x, double y, const std::string& text) {
    seed += "5\t" + std::to_string(page) + "\t0\t0\t" + std::to_string(line) + "\t0\t" + std::to_string(x) + "\t" +
            std::to_string(y) + "\t30\t12\t100\t" + text + "\n";
  };
  for (int page = 1; page != 4; ++page) {
    seed += "1\t" + std::to_string(page) + "\t0\t0\t0\t0\t0\t0\t595\t842\t-1\t###PAGE###\n";
    row(page, 0, 60, 30, "Header");
    for (int line = 1; line != 6; ++line)
      for (int column = 0; column != 3; ++column)
        row(page, line, 60 + 110 * column, 60 + 14 * line, "w" + std::to_string(line));
    row(page, 7, 60, 300, "unexplo-");
    row(page, 8, 60, 314, "ded");
    row(page, 9, 280, 800, std::to_string(page));
  }
  return {seed};
}

std::vector<std::string> ruling_seeds() {
  return {
      "<svg viewBox=\"0 0 595 842\"><defs><g><symbol id=\"a\"><path d=\"M 0 0 L 5 0\"/></symbol></g></defs>"
      "<g id=\"s\"><path style=\"fill:none;stroke-width:0.5;stroke:rgb(0%,0%,0%);\" d=\"M 0 0 L 400 0 \" "
      "transform=\"matrix(1,0,0,-1,0,100)\"/><path style=\"fill:none;stroke:rgb(0%,0%,0%);\" d=\"M 0 20 L 400 20 "
      "L 400 200 L 0 200 Z M 0 20 \"/><path style=\" stroke:none;fill:rgb(0%,0%,0%);\" d=\"M 100 0 L 101 0 L 101 "
      "200 L 100 200 Z \"/><path style=\"stroke:rgb(0%,0%,0%);\" d=\"M 0 60 C 1 2 3 4 5 6 H 7 V 8\"/></g></svg>"};
}

const Target words_target("pdf_words", run_words, mutate_lines, word_seeds);
const Target file_target("pdf_file", run_file, mutate_lines, file_seeds);
const Target rulings_target("pdf_rulings", run_rulings, mutate_markup, ruling_seeds);

}  // namespace
}  // namespace maex::fuzz
