#include "adapters/formats/html/cell_value.hpp"

#include <charconv>
#include <cmath>

#include "core/text/fold.hpp"

namespace maex::html {

std::optional<double> plain_number(std::string_view text) {
  double number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, problem] = std::from_chars(text.data(), end, number);
  if (problem != std::errc() || stop != end || !std::isfinite(number)) return std::nullopt;
  return number;
}

CellClaim read_claim(const Attributes& attributes) {
  using What = CellClaim::What;
  CellClaim claim;
  claim.formula = attributes.has("x:fmla");
  struct Excel {
    std::string_view name;
    What what;
  };
  for (const Excel& one : {Excel{"x:num", What::number}, Excel{"x:bool", What::boolean}, Excel{"x:err", What::error}}) {
    const auto value = attributes.find(one.name);
    if (!value) continue;
    claim.what = one.what;
    claim.stored = trim(*value);
    return claim;
  }
  if (const auto value = attributes.find("sdval")) {
    claim.what = What::number;
    claim.stored = trim(*value);
    // "1033;0;DD/MM/YYYY": language, language of the format, format; the format may contain semicolons.
    std::string_view format = attributes.get("sdnum");
    for (int i = 0; i < 2; ++i) {
      const std::size_t end = format.find(';');
      format.remove_prefix(end == std::string_view::npos ? format.size() : end + 1);
    }
    if (format == "BOOLEAN")
      claim.what = What::boolean;
    else if (!format.empty())
      claim.format = format;
  }
  return claim;
}

CellValue apply_claim(const CellClaim& claim, std::string& text, bool is_date) {
  using What = CellClaim::What;
  // A cell that shows nothing is empty, unless Excel states its value: a format may hide a number.
  if (claim.what == What::text || (text.empty() && claim.stored.empty())) return {};
  std::string stored = claim.stored.empty() ? std::string(trim(text)) : claim.stored;
  if (claim.what == What::error) {
    text = std::move(stored);
    return {CellKind::error};
  }
  if (claim.what == What::boolean) {
    const std::string folded = fold(stored);
    const bool yes = folded == "true" || folded == "1";
    if (!yes && folded != "false" && folded != "0") return {CellKind::text, true};
    text = yes ? "TRUE" : "FALSE";
    return {CellKind::boolean};
  }
  if (!plain_number(stored)) {
    if (text.empty()) text = std::move(stored);
    return {CellKind::text, true};
  }
  text = std::move(stored);
  return {is_date ? CellKind::date : CellKind::number};
}

}  // namespace maex::html
