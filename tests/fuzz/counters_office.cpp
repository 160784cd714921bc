// The second count of spreadsheets. Cells whose content another part decides make a row possible, not certain.
#include <cmath>
#include <cstring>
#include <set>

#include "tests/fuzz/counters.hpp"

namespace maex::fuzz {
namespace {

bool is_number(std::string_view text) {
  return !text.empty() && text.size() < 10 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::uint64_t number_of(std::string_view text) { return std::stoull(std::string(text)); }

std::string value_of(const XmlElement& element, const std::string& name) {
  const auto found = element.values.find(name);
  return found == element.values.end() ? std::string() : found->second;
}

enum class Filled : std::uint8_t { no, possibly, certainly };

void count(RowRange& range, Filled filled, std::uint64_t times = 1) {
  range.least += filled == Filled::certainly ? times : 0;
  range.most += filled != Filled::no ? times : 0;
}

/// For each shared string: it is not blank. Empty when the part is not understood.
std::vector<bool> filled_strings(std::string_view part) {
  std::vector<bool> all;
  bool filled = false, odd = false;
  const Xml state = walk_xml(part, [&](const XmlElement& element) {
    if (element.name == "t" && (element.depth == 3 || element.depth == 4)) {
      filled = filled || !is_blank(element.text);
      odd = odd || !element.leaf;
    } else if (element.name == "si" && element.depth == 2) {
      all.push_back(filled);
      filled = false;
    } else if (element.name == "sst" || element.name == "r") {
      odd = odd || element.depth > 3;
    } else if (element.name == "rPh") {
      odd = true;
    }
  });
  if (state != Xml::whole || odd) all.clear();
  return all;
}

std::uint16_t u16(std::string_view bytes, std::size_t at) {
  std::uint16_t value = 0;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}
std::uint32_t u32(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

/// What a record of a sheet says about its row.
Filled filled_by(std::uint16_t type, std::string_view body) {
  switch (type) {
    case 0x0203: {  // NUMBER
      double value = 0;
      if (body.size() < 14) return Filled::possibly;
      std::memcpy(&value, body.data() + 6, sizeof value);
      return std::isfinite(value) ? Filled::certainly : Filled::possibly;
    }
    case 0x027E:  // RK
      return body.size() == 10 ? Filled::certainly : Filled::possibly;
    case 0x00BD:  // MULRK
      return body.size() >= 12 ? Filled::certainly : Filled::possibly;
    case 0x0205:  // BOOLERR
    case 0x00FD:  // LABELSST
    case 0x0204:  // LABEL
    case 0x00D6:  // RSTRING
    case 0x0006:  // FORMULA
      return Filled::possibly;
    default: return Filled::no;
  }
}

}  // namespace

std::optional<RowRange> count_sheet_rows(std::string_view part, std::string_view shared_strings) {
  const std::vector<bool> strings = filled_strings(shared_strings);
  RowRange range;
  bool odd = false;
  std::string value, text;
  Filled row = Filled::no;
  const auto cell = [&](const XmlElement& element) {
    const std::string type = value_of(element, "t");
    if (value.empty() && text.empty()) return;
    row = std::max(row, Filled::possibly);
    const bool plain = (type.empty() || type == "n") && is_number(value);
    const bool shared =
        type == "s" && is_number(value) && number_of(value) < strings.size() && strings[number_of(value)];
    const bool inlined = type == "inlineStr" && !is_blank(text) && value.empty();
    if (plain || shared || inlined) row = Filled::certainly;
  };
  const Xml state = walk_xml(part, [&](const XmlElement& element) {
    const std::string& name = element.name;
    if (name == "v" && element.depth == 5) {
      odd = odd || !element.leaf || !value.empty();
      value = element.text;
    } else if (name == "t" && (element.depth == 6 || element.depth == 7)) {
      odd = odd || !element.leaf;
      text += element.text;
    } else if (name == "rPh") {
      odd = true;
    } else if (name == "c" && element.depth == 4) {
      cell(element);
      value.clear();
      text.clear();
    } else if (name == "row" && element.depth == 3) {
      count(range, row);
      row = Filled::no;
    } else if (name == "sheetData" || name == "row" || name == "c") {
      odd = odd || name != "sheetData" || element.depth != 2;
    } else if (element.depth == 1) {
      odd = odd || name != "worksheet";
    } else if (element.depth < 5 && name.find(':') != std::string::npos) {
      odd = true;  // another spelling of these names
    }
  });
  if (state != Xml::whole || odd) return std::nullopt;
  return range;
}

std::optional<RowRange> count_ods_rows(std::string_view content) {
  RowRange range;
  bool odd = false;
  std::map<std::size_t, std::string> text;  // of the paragraphs at each depth
  std::map<std::size_t, Filled> cells;      // of the cells at each depth
  const auto cell = [&](const XmlElement& element) {
    const std::string type = value_of(element, "office:value-type"), number = value_of(element, "office:value");
    Filled filled = element.attributes != 0 || !element.leaf || !is_blank(element.text) ? Filled::possibly : Filled::no;
    if ((type == "string" || type.empty()) && !is_blank(text[element.depth + 1]) &&
        value_of(element, "office:string-value").empty())
      filled = Filled::certainly;
    if (type == "float" && is_number(number)) filled = Filled::certainly;
    text.clear();
    cells[element.depth] = std::max(cells[element.depth], filled);
  };
  const Xml state = walk_xml(content, [&](const XmlElement& element) {
    const std::string& name = element.name;
    if (name == "text:p") {
      if (element.leaf) text[element.depth] += element.text;
    } else if (name == "table:table-cell") {
      cell(element);
    } else if (name == "table:covered-table-cell") {
      text.clear();
      cells[element.depth] = std::max(cells[element.depth], Filled::possibly);
    } else if (name == "table:table-row") {
      const std::string repeated = value_of(element, "table:number-rows-repeated");
      const Filled filled = cells[element.depth + 1];
      cells.clear();
      odd = odd || (!repeated.empty() && !is_number(repeated)) || repeated == "0";
      count(range, filled, repeated.empty() || odd ? 1 : number_of(repeated));
    } else if (name == "table:table") {
      odd = odd || element.depth != 4;
    } else if (name == "office:annotation" || name == "table:tracked-changes" || name == "table:table-source") {
      odd = true;
    } else if (element.depth == 1 || element.depth == 2 || element.depth == 3) {
      static const std::set<std::string> known = {"office:document-content", "office:scripts", "office:font-face-decls",
                                                  "office:automatic-styles", "office:body",    "office:spreadsheet"};
      const bool styles = element.depth == 3 && name != "office:spreadsheet";
      odd = odd || (!styles && known.count(name) == 0);
    }
  });
  if (state != Xml::whole || odd) return std::nullopt;
  return range;
}

std::optional<RowRange> count_biff_rows(std::string_view stream) {
  RowRange range;
  std::set<std::uint32_t> listed, begun;
  std::map<std::uint32_t, Filled> rows;
  std::size_t depth = 0;
  bool sheet = false;
  for (std::size_t at = 0; at + 4 <= stream.size();) {
    const std::uint16_t type = u16(stream, at), size = u16(stream, at + 2);
    if (at + 4 + size > stream.size()) return std::nullopt;
    const std::string_view body = stream.substr(at + 4, size);
    const auto here = static_cast<std::uint32_t>(at);
    at += 4 + std::size_t{size};
    if (depth == 0 && type != 0x0809) break;  // padding behind the last sheet
    if (type == 0x002F) return std::nullopt;  // encrypted
    if (type == 0x0809) {
      if (size < 8 || u16(body, 0) != 0x0600) return std::nullopt;
      if (++depth == 1) {
        sheet = u16(body, 2) == 0x0010;
        if (!sheet && here != 0) return std::nullopt;
        if (sheet) begun.insert(here);
      }
    } else if (type == 0x000A) {
      if (--depth == 0) {
        for (const auto& [row, filled] : rows) count(range, filled);
        rows.clear();
      }
    } else if (type == 0x0085) {
      if (size < 8 || body[5] != 0) return std::nullopt;
      if (!listed.insert(u32(body, 0)).second) return std::nullopt;
    } else if (sheet && depth == 1 && size >= 6) {
      if (const Filled filled = filled_by(type, body); filled != Filled::no)
        rows[u16(body, 0)] = std::max(rows[u16(body, 0)], filled);
    }
  }
  if (depth != 0 || listed.empty() || listed != begun) return std::nullopt;
  return range;
}

}  // namespace maex::fuzz
