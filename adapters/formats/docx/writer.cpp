#include "adapters/formats/docx/writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "adapters/formats/docx/letterhead.hpp"
#include "adapters/formats/docx/markup.hpp"
#include "adapters/formats/docx/packer.hpp"
#include "adapters/formats/docx/written_package.hpp"
#include "core/io/byte_writer.hpp"
#include "core/io/error.hpp"
#include "core/io/temporary.hpp"
#include "core/model/value.hpp"

namespace maex::docx {
namespace {

constexpr double emu_per_mm = 36000;
constexpr double mm_per_twip = 25.4 / 1440;

std::string words_of(const OutCell& cell) {
  switch (cell.kind) {
    case CellKind::number: {
      if (!cell.text.empty()) return std::string(cell.text);
      std::string out;
      append_decimal(out, cell.number);
      return out;
    }
    case CellKind::boolean: return cell.number != 0 ? "TRUE" : "FALSE";
    case CellKind::date: return fmt::format("{:02}.{:02}.{:04}", cell.day.day, cell.day.month, cell.day.year);
    default: return std::string(cell.text);
  }
}

class Writer final : public DocumentWriter {
 public:
  Writer(std::filesystem::path path, const DocumentStart& start)
      : path_(std::move(path)),
        start_(start),
        tag_(language_tag(start.language)),
        paper_(start.letterhead.empty() ? plain_paper(tag_) : read_letterhead(start.letterhead)) {
    // A letterhead has its own language.
    if (!paper_.own_look) language_ = "<w:lang w:val=\"" + escaped(tag_) + "\"/>";
  }

  void heading(int level, std::string_view text) override {
    const int use = std::clamp(level, 1, 6);
    if (use == 1 && !std::exchange(titled_, true)) return paragraph_of(Use::title, text, "<w:outlineLvl w:val=\"0\"/>");
    paragraph_of(static_cast<Use>(static_cast<int>(Use::heading_1) + use - 1), text);
  }

  void paragraph(std::string_view text, ParagraphStyle style) override {
    switch (style) {
      case ParagraphStyle::plain: return paragraph_of(Use::normal, text);
      case ParagraphStyle::lead: return paragraph_of(Use::lead, text);
      case ParagraphStyle::list_item: return paragraph_of(Use::list, text);
      case ParagraphStyle::note: return paragraph_of(Use::note, text);
      case ParagraphStyle::caption: return caption(text);
    }
  }

  void begin_table(const TableStart& table) override;
  void row(std::span<const OutCell> cells) override;
  void end_table() override;
  void picture(const Picture& picture) override;
  void finish() override;

 private:
  [[nodiscard]] const std::string& id(Use use) const { return paper_.ids[static_cast<std::size_t>(use)]; }
  void paragraph_of(Use use, std::string_view text, std::string_view more = {}, std::string_view run = {}) {
    body_ += fmt::format("<w:p><w:pPr><w:pStyle w:val=\"{}\"/>{}</w:pPr>", id(use), more);
    text_runs(body_, text, std::string(run) + language_);
    body_ += "</w:p>";
  }
  /// The style of a letterhead may let the caption stand alone at the end of a page.
  void caption(std::string_view text) { paragraph_of(Use::caption, text, "<w:keepNext/>"); }
  /// A row that owns its texts.
  struct HeadingRow {
    std::vector<OutCell> cells;
    std::vector<std::string> texts;
  };
  void write_headings(std::span<const OutCell> first);
  void write_row(std::span<const OutCell> cells, bool heading, const std::vector<bool>& numbers);
  std::string add_media(std::string_view kind, const std::string& bytes);

  std::filesystem::path path_;
  DocumentStart start_;
  std::string tag_;
  std::string language_;  ///< run properties of every text
  Letterhead paper_;
  std::string body_;
  bool titled_ = false;
  std::vector<std::uint32_t> columns_;  ///< widths of the open table, in twentieths of a point
  std::vector<bool> numbers_;           ///< columns of the open table that are aligned as numbers
  std::uint32_t heading_rows_ = 0, rows_ = 0;
  std::vector<HeadingRow> headings_;  ///< of the open table
  bool body_begun_ = false;           ///< the heading rows of the open table are written
  std::vector<PackagePart> media_;
  std::vector<MainRelation> relations_;
  std::size_t pictures_ = 0;
};

void Writer::begin_table(const TableStart& table) {
  if (!table.caption.empty()) caption(table.caption);
  const std::size_t count = std::max<std::size_t>(table.widths.size(), 1);
  std::vector<double> shares(table.widths.begin(), table.widths.end());
  for (double& share : shares) share = std::isfinite(share) && share > 0 ? share : 0;
  const double total = std::accumulate(shares.begin(), shares.end(), 0.0);
  columns_.clear();
  for (std::size_t i = 0; i != count; ++i) {
    const double share = total > 0 ? shares[i] / total : 1.0 / static_cast<double>(count);
    columns_.push_back(
        std::max<std::uint32_t>(static_cast<std::uint32_t>(std::lround(share * paper_.page.text_width)), 200));
  }
  heading_rows_ = table.heading_rows;
  numbers_ = table.numbers;
  headings_.clear();
  rows_ = 0;
  body_begun_ = false;
  body_ += fmt::format(
      "<w:tbl><w:tblPr><w:tblStyle w:val=\"{}\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblLayout w:type=\"fixed\"/>"
      "<w:tblLook w:val=\"0020\" w:firstRow=\"{}\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" "
      "w:noHBand=\"1\" w:noVBand=\"1\"/>",
      id(Use::table), heading_rows_ != 0 ? 1 : 0);
  if (!table.caption.empty()) body_ += "<w:tblCaption w:val=\"" + escaped(table.caption) + "\"/>";
  body_ += "</w:tblPr><w:tblGrid>";
  for (const std::uint32_t width : columns_) body_ += fmt::format("<w:gridCol w:w=\"{}\"/>", width);
  body_ += "</w:tblGrid>";
}

void Writer::row(std::span<const OutCell> cells) {
  if (headings_.size() < heading_rows_ && !body_begun_) {
    HeadingRow& kept = headings_.emplace_back();
    for (const OutCell& cell : cells) kept.texts.push_back(words_of(cell));
    for (const OutCell& cell : cells) kept.cells.push_back(cell);
    for (std::size_t i = 0; i != kept.cells.size(); ++i) {
      kept.cells[i].text = kept.texts[i];
      if (kept.cells[i].kind != CellKind::number) kept.cells[i].kind = CellKind::text;
    }
    return;
  }
  write_headings(cells);
  write_row(cells, false, numbers_);
}

/// A heading above numbers is aligned as they are, so heading rows wait for the first row after them.
void Writer::write_headings(std::span<const OutCell> first) {
  if (std::exchange(body_begun_, true)) return;
  std::vector<bool> numbers;
  for (const OutCell& cell : first) {
    numbers.push_back(cell.kind == CellKind::number);
    numbers.resize(numbers.size() + std::max<std::uint32_t>(cell.across, 1) - 1);
  }
  for (std::size_t i = 0; i != std::min(numbers.size(), numbers_.size()); ++i)
    if (numbers_[i]) numbers[i] = true;
  for (const HeadingRow& row : headings_) write_row(row.cells, true, numbers);
}

void Writer::write_row(std::span<const OutCell> cells, bool heading, const std::vector<bool>& numbers) {
  const bool shaded_by_style = heading && rows_ == 0;  // a table style shades the first row only
  // A short table stays on one page.
  const bool kept_with_next = ++rows_ <= most_rows_together;
  body_ += "<w:tr><w:trPr><w:cantSplit/>";
  if (heading) body_ += "<w:tblHeader/>";
  body_ += "</w:trPr>";
  std::size_t column = 0;
  const auto one = [&](const OutCell& cell) {
    const std::size_t across = std::max<std::uint32_t>(cell.across, 1);
    const bool as_heading = heading || cell.style == CellStyle::heading;
    std::uint32_t width = 0;
    for (std::size_t i = column; i < std::min(column + across, columns_.size()); ++i) width += columns_[i];
    body_ += fmt::format("<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>", width);
    if (across > 1) body_ += fmt::format("<w:gridSpan w:val=\"{}\"/>", across);
    if (cell.style == CellStyle::total)
      body_ += "<w:tcBorders><w:top w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"1F3864\"/></w:tcBorders>";
    if (as_heading && !shaded_by_style) body_ += "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"DAE3F3\"/>";
    body_ += "</w:tcPr>";
    std::string run = cell.style == CellStyle::title || cell.style == CellStyle::total ? "<w:b/>" : "";
    if (cell.style == CellStyle::note) run += "<w:i/>";
    const bool right = cell.kind == CellKind::number || (across == 1 && column < numbers.size() && numbers[column]);
    std::string more = kept_with_next ? "<w:keepNext/>" : "";
    if (right) more += "<w:jc w:val=\"right\"/>";
    paragraph_of(as_heading ? Use::table_heading : Use::table_text, words_of(cell), more, run);
    body_ += "</w:tc>";
    column += across;
  };
  for (const OutCell& cell : cells) one(cell);
  while (column < columns_.size()) one({});
  body_ += "</w:tr>";
}

void Writer::end_table() {
  write_headings({});
  if (rows_ == 0) write_row({}, false, {});  // a table without a row is not valid
  // Without a paragraph between them, Word joins two tables.
  body_ += "</w:tbl><w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"60\"/></w:pPr></w:p>";
}

std::string Writer::add_media(std::string_view kind, const std::string& bytes) {
  std::string name;
  for (std::size_t number = media_.size() + 1;; ++number) {
    name = fmt::format("media/report{}.{}", number, kind);
    const auto taken = [&](const PackagePart& part) { return part.name == "word/" + name; };
    if (std::none_of(paper_.parts.begin(), paper_.parts.end(), taken)) break;
  }
  media_.push_back({"word/" + name, bytes});
  relations_.push_back({fmt::format("rIdMaexMedia{}", media_.size()), "image", name});
  return relations_.back().id;
}

void Writer::picture(const Picture& picture) {
  // Word shows no SVG without a raster picture.
  if (picture.png.empty()) return;
  const double most = paper_.page.text_width * mm_per_twip;
  const double width = std::isfinite(picture.width_mm) && picture.width_mm > 0 ? picture.width_mm : most;
  const double height = std::isfinite(picture.height_mm) && picture.height_mm > 0 ? picture.height_mm : width * 0.6;
  const double scale = std::min({1.0, most / width, 230.0 / height});
  const auto wide = static_cast<long long>(std::lround(width * scale * emu_per_mm));
  const auto high = static_cast<long long>(std::lround(height * scale * emu_per_mm));
  const std::string png = add_media("png", picture.png);
  std::string drawn;
  if (!picture.svg.empty())
    drawn = fmt::format(
        "<a:extLst><a:ext uri=\"{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}\"><asvg:svgBlip "
        "xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" r:embed=\"{}\"/></a:ext></a:extLst>",
        add_media("svg", picture.svg));
  const std::size_t number = ++pictures_;
  body_ += fmt::format(
      "<w:p><w:pPr><w:spacing w:before=\"120\" w:after=\"120\"/><w:jc w:val=\"center\"/></w:pPr><w:r><w:drawing>"
      "<wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{0}\" cy=\"{1}\"/><wp:docPr "
      "id=\"{2}\" name=\"Picture {2}\" descr=\"{3}\"/><a:graphic><a:graphicData "
      "uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr><pic:cNvPr id=\"{2}\" "
      "name=\"Picture {2}\" descr=\"{3}\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"{4}\">{5}"
      "</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext "
      "cx=\"{0}\" cy=\"{1}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>"
      "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>",
      wide, high, number, escaped(picture.description), png, drawn);
}

void Writer::finish() {
  ByteWriter file(path_);
  try {
    file.buffer() = pack(package_parts(start_, paper_, body_, media_, relations_));
  } catch (const OutputError& error) {
    throw OutputError("cannot write " + name_in_messages(path_) + ": " + error.what());
  }
  file.finish();
}

}  // namespace

std::unique_ptr<DocumentWriter> make_writer(const std::filesystem::path& path, const DocumentStart& start) {
  return std::make_unique<Writer>(path, start);
}

}  // namespace maex::docx
