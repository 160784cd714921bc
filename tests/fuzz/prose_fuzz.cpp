// Running text in any bytes, and pattern files in any bytes.
#include <sstream>

#include "core/io/error.hpp"
#include "core/mapping/prose/check.hpp"
#include "core/mapping/prose/languages.hpp"
#include "core/mapping/prose/text_reader.hpp"
#include "core/place/gazetteer.hpp"
#include "tests/fuzz/target.hpp"

namespace maex::fuzz {
namespace {

void read_text(std::string_view bytes, const std::shared_ptr<const prose::Grammar>& grammar) {
  static prose::PlaceNames places(Gazetteer::azerbaijan());
  prose::TextReader reader(grammar, {"ANAMA", 2026, &places});
  std::uint8_t level = 1;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::string_view line = bytes.substr(0, end);
    const prose::TextReading& reading = reader.paragraph(line, level);
    for (const prose::Statement& each : reading.statements) {
      require(each.begin <= each.end && each.end <= line.size(), "a figure is inside its paragraph");
      require(each.wording_begin <= each.begin && each.end <= each.wording_end && each.wording_end <= line.size(),
              "the words of a figure contain it");
      require(each.measure != no_code, "a figure has a measure");
    }
    for (const prose::LeftOut& each : reading.left_out)
      require(each.begin < each.end && each.end <= line.size(), "a number that is left out is inside its paragraph");
    bytes.remove_prefix(std::min(bytes.size(), end + 1));
    level = 0;
  }
}

void read_patterns(std::string_view bytes) {
  try {
    const auto grammar = prose::parse_grammar(bytes, "fuzz.toml");
    if (grammar->patterns.size() < 50) prose::check_examples(*grammar);
  } catch (const UsageError& error) {
    require(std::string_view(error.what()).starts_with("fuzz.toml"), "a refusal names the file");
  }
}

const Target prose_target("prose", [](std::string_view bytes) {
  if (prose::is_grammar(bytes)) read_patterns(bytes);
  for (const auto& grammar : prose::builtin_grammars()) read_text(bytes, grammar);
});

}  // namespace
}  // namespace maex::fuzz
