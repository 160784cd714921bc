#include "adapters/formats/docx/equations.hpp"

#include <algorithm>

namespace maex::docx {
namespace {

/// In brackets, unless it is one number or name.
std::string operand(const std::string& text) {
  const bool single = std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == ',' ||
           static_cast<unsigned char>(c) >= 0x80;
  });
  return single ? text : "(" + text + ")";
}

}  // namespace

/// `tags_` is after a start tag that is not empty. Reads to its end tag.
std::string Equation::line() {
  std::string text;
  for (Tag tag; (tag = tags_.next()) != Tag::end;) {
    if (tag == Tag::finished) break;
    text += element(std::string(tags_.name()));
    if (text.size() > most_)
      tags_.refuse("an equation has more than the " + std::to_string(most_) + " bytes that are read", "cell-bytes");
  }
  return text;
}

std::string Equation::element(const std::string& name) {
  if (tags_.is_empty()) return name == "br" ? " " : "";
  if (name == "t") {
    const std::span<char> text = tags_.text(most_);
    return {text.data(), text.size()};
  }
  if (name == "del" || name == "moveFrom") {
    ++deletions_;
    tags_.skip();
    return {};
  }
  const bool structure = name == "f" || name == "sSup" || name == "sSub" || name == "sSubSup" || name == "sPre" ||
                         name == "rad" || name == "d" || name == "nary" || name == "m" || name == "mr" ||
                         name == "eqArr" || name == "limLow" || name == "limUpp";
  if (!structure) {
    if (!name.ends_with("Pr")) return line();
    tags_.skip();
    return {};
  }
  std::string num, den, base, sub, sup, degree, limit;
  std::string open = "(", separator = "|", close = ")", sign = "∫";
  std::size_t bases = 0;
  for (Tag tag; (tag = tags_.next()) != Tag::end;) {
    if (tag == Tag::finished) break;
    const std::string part(tags_.name());
    if (part == "dPr" || part == "naryPr") {
      if (tags_.is_empty()) continue;
      for (Tag each; (each = tags_.next()) != Tag::end;) {
        if (each == Tag::finished) break;
        const std::string_view property = tags_.name(), value = tags_.attribute("val");
        if (property == "begChr") open = value;
        if (property == "sepChr") separator = value;
        if (property == "endChr") close = value;
        if (property == "chr") sign = value;
        if (!tags_.is_empty()) tags_.skip();
      }
      continue;
    }
    std::string text = element(part);
    if (part == "num")
      num = std::move(text);
    else if (part == "den")
      den = std::move(text);
    else if (part == "sub")
      sub = std::move(text);
    else if (part == "sup")
      sup = std::move(text);
    else if (part == "deg")
      degree = std::move(text);
    else if (part == "lim")
      limit = std::move(text);
    else if (part == "e" || part == "mr")
      base += (bases++ == 0 ? "" : name == "d" ? separator : name == "mr" ? " " : "; ") + text;
    else
      base += text;
  }
  if (name == "f") return operand(num) + "/" + operand(den);
  if (name == "rad") return (degree.empty() ? "" : degree) + "√" + operand(base);
  if (name == "d") return open + base + close;
  if (name == "limLow") return base + "_" + operand(limit);
  if (name == "limUpp") return base + "^" + operand(limit);
  const std::string low = sub.empty() ? "" : "_" + operand(sub), high = sup.empty() ? "" : "^" + operand(sup);
  if (name == "nary") return sign + low + high + " " + base;
  if (name == "sPre") return low + high + base;
  return base + low + high;
}

}  // namespace maex::docx
