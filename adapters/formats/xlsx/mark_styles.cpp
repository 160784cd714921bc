#include "adapters/formats/xlsx/mark_styles.hpp"

#include <algorithm>
#include <array>

#include "adapters/formats/xlsx/markup.hpp"
#include "core/io/error.hpp"

namespace maex::xlsx {
namespace {

using Piece = MarkupReader::Piece;

constexpr std::size_t most_formats = 65'490;  // Excel's limit
// Light enough for black text, and different in brightness and hue: orange, yellow, blue, by MarkKind.
constexpr std::array<std::string_view, 3> colours = {"FFFF9E80", "FFFFF2A8", "FFC5DFF5"};
constexpr std::size_t reserved_fills = 2;  // Excel draws the first two as none and gray125, whatever they contain
constexpr std::string_view default_format = "xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>";
constexpr std::array<std::string_view, 8> behind_fills = {"borders", "cellStyleXfs", "cellXfs", "cellStyles",
                                                          "dxfs",    "tableStyles",  "colors",  "extLst"};

std::size_t level(const MarkupReader& xml) { return xml.depth() + (xml.tag().is_empty() ? 1 : 0); }

std::string without_part(bool strict) {
  const std::string main = strict ? "http://purl.oclc.org/ooxml/spreadsheetml/main"
                                  : "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<styleSheet xmlns=\"" + main +
         "\"><fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>";
}
constexpr std::string_view end_of_new_part =
    "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>";

}  // namespace

MarkStyles::MarkStyles(const Package& package, std::string part, bool strict)
    : package_(package), part_(std::move(part)), strict_(strict) {
  if (part_.empty()) return;
  MarkupReader xml(package_.open(part_));
  std::string section;
  for (Piece piece; (piece = xml.next()) != Piece::finished;) {
    if (piece != Piece::start) continue;
    const std::string_view name = xml.tag().name();
    if (level(xml) == 1 && name != "styleSheet") xml.fail("its root is not a styleSheet");
    if (level(xml) == 2) {
      section = xml.tag().is_empty() ? "" : name;
      has_fills_ = has_fills_ || name == "fills";
      has_formats_ = has_formats_ || name == "cellXfs";
    } else if (level(xml) == 3) {
      if (section == "fills" && name == "fill") ++fills_;
      if (section == "cellXfs" && name == "xf") ++formats_;
    }
  }
  base_ = std::max<std::size_t>(formats_, 1);
}

std::size_t MarkStyles::marked(std::size_t style, MarkKind kind) {
  const auto [at, added] = known_.try_emplace({style, kind}, base_ + order_.size());
  if (added) {
    if (at->second >= most_formats)
      throw InputError(package_.name() +
                       " cannot be marked: it has as many cell formats as Excel allows; remove unused ones");
    order_.push_back(at->first);
  }
  return at->second;
}

std::string MarkStyles::new_fills(const std::string& prefix, std::size_t there) const {
  std::string out;
  const auto fill = [&](std::string_view inside) {
    out += '<' + prefix + "fill><" + prefix + "patternFill patternType=";
    out.append(inside);
    out += "</" + prefix + "fill>";
  };
  if (there < 1) fill("\"none\"/>");
  if (there < 2) fill("\"gray125\"/>");
  for (const std::string_view colour : colours)
    fill("\"solid\"><" + prefix + "fgColor rgb=\"" + std::string(colour) + "\"/><" + prefix +
         "bgColor indexed=\"64\"/></" + prefix + "patternFill>");
  return out;
}

std::string MarkStyles::edited() const {
  const std::size_t first_fill = std::max(fills_, reserved_fills);
  std::map<std::size_t, std::pair<std::string, std::string>> kept;  // tag of a wanted format, and what follows it
  for (const Wanted& wanted : order_) kept[wanted.first];
  const auto fills = [&](const std::string& prefix) {
    return '<' + prefix + "fills count=\"" + std::to_string(first_fill + colours.size()) + "\">" +
           new_fills(prefix, 0) + "</" + prefix + "fills>";
  };
  const auto formats = [&](const std::string& prefix) {
    std::string out;
    const std::string plain = '<' + prefix + std::string(default_format);
    if (formats_ == 0) out += plain;
    for (const auto& [style, kind] : order_) {
      const auto& [spelled, rest] = kept[style];
      const std::string& own = spelled.empty() ? plain : spelled;
      const std::string filled = Tag(own).with("fillId", std::to_string(first_fill + static_cast<std::size_t>(kind)));
      out += Tag(filled).with("applyFill", "1") + rest;
    }
    return out;
  };
  const std::string format_count = std::to_string(base_ + order_.size());
  const auto section_of_formats = [&](const std::string& prefix) {
    return '<' + prefix + "cellXfs count=\"" + format_count + "\">" + formats(prefix) + "</" + prefix + "cellXfs>";
  };
  if (part_.empty())
    return without_part(strict_) + fills("") + "<borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\">" +
           "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>" + section_of_formats("") +
           std::string(end_of_new_part);

  std::string out;
  std::string prefix, section;
  bool fills_due = !has_fills_, formats_due = !has_formats_;
  std::size_t index = 0;
  std::pair<std::string, std::string>* keeps = nullptr;
  const auto due = [&](bool fills_first, bool formats_first) {
    if (fills_due && fills_first) out += fills(prefix), fills_due = false;
    if (formats_due && formats_first) out += section_of_formats(prefix), formats_due = false;
  };
  MarkupReader xml(package_.open(part_));
  for (Piece piece; (piece = xml.next()) != Piece::finished;) {
    const Tag& tag = xml.tag();
    std::string spelled(xml.spelled());
    if (piece == Piece::start && level(xml) == 1) {
      prefix = tag.prefix();
      if (tag.is_empty()) {
        out += tag.opened();
        due(true, true);
        spelled = tag.closing();
      }
    } else if (piece == Piece::start && level(xml) == 2) {
      section = tag.name();
      const auto found = std::find(behind_fills.begin(), behind_fills.end(), section);
      due(found != behind_fills.end(), found - behind_fills.begin() > 2 && found != behind_fills.end());
      const bool ours = section == "fills" || section == "cellXfs";
      if (ours) {
        const std::string counted =
            tag.with("count", section == "fills" ? std::to_string(first_fill + colours.size()) : format_count);
        spelled = Tag(counted).opened();
        if (tag.is_empty()) spelled += (section == "fills" ? new_fills(prefix, 0) : formats(prefix)) + tag.closing();
      }
      if (tag.is_empty()) section.clear();
    } else if (piece == Piece::end && xml.depth() == 1) {
      if (section == "fills") out += new_fills(prefix, fills_);
      if (section == "cellXfs") out += formats(prefix);
      section.clear();
    } else if (piece == Piece::end && xml.depth() == 0) {
      due(true, true);
    } else if (piece == Piece::start && level(xml) == 3 && section == "cellXfs" && tag.name() == "xf") {
      const auto wanted = kept.find(index++);
      if (wanted != kept.end()) {
        wanted->second.first = spelled;
        if (!tag.is_empty()) keeps = &wanted->second;
      }
      out += spelled;
      continue;
    }
    if (keeps != nullptr) {
      keeps->second += spelled;
      if (piece == Piece::end && xml.depth() == 2) keeps = nullptr;
    }
    out += spelled;
  }
  return out;
}

}  // namespace maex::xlsx
