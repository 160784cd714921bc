#include "core/mapping/prose/languages.hpp"

#include "core/mapping/prose/text_reader.hpp"
#include "core/place/gazetteer.hpp"
#include "core/text/fold.hpp"

namespace maex::prose {
namespace {

constexpr std::size_t most_text = std::size_t{64} << 10;
constexpr std::size_t most_paragraphs = 400;

template <class Take>
void for_each_paragraph(TableDocument& document, Take take) {
  std::size_t seen = 0, bytes = 0;
  for (std::size_t i = 0; i != document.sheets().size(); ++i) {
    if (document.sheets()[i].kind != PartKind::text || !document.sheets()[i].readable) continue;
    const auto reader = document.open(i);
    for (Row row; seen < most_paragraphs && bytes < most_text && reader->next(row);)
      for (const Cell& cell : row.cells) {
        ++seen;
        const std::string_view text = cell.raw.substr(0, most_text);
        bytes += text.size();
        take(text, row.level);
      }
  }
}

}  // namespace

std::shared_ptr<const Grammar> language_of(std::string_view text) {
  Tokens tokens;
  tokenize(text.substr(0, most_text), tokens);
  std::shared_ptr<const Grammar> best;
  std::size_t most = 0;
  for (const auto& grammar : builtin_grammars()) {
    std::size_t known = 0;
    for (std::size_t i = 0; i < tokens.list.size();) {
      const auto match = tokens.list[i].kind == Token::Kind::word ? grammar->words.match(tokens, i) : Words::Match{};
      known += match.tokens;
      i += match.tokens == 0 ? 1 : match.tokens;
    }
    if (known > most) {
      most = known;
      best = grammar;
    }
  }
  return best;
}

std::string first_text(TableDocument& document) {
  std::string text;
  for_each_paragraph(document, [&](std::string_view each, std::uint8_t) { (text += each) += '\n'; });
  return text;
}

Share share_of(TableDocument& document) {
  Share share;
  share.words = first_text(document);
  const auto grammar = language_of(share.words);
  share.text = !share.words.empty();
  if (grammar == nullptr) return share;
  PlaceNames places(Gazetteer::azerbaijan());
  TextReader reader(grammar, {"", 2100, &places});
  for_each_paragraph(document, [&](std::string_view text, std::uint8_t level) {
    const TextReading& reading = reader.paragraph(text, level);
    if (reading.statements.empty() && reading.left_out.empty()) return;
    ++share.paragraphs;
    share.bound += !reading.statements.empty();
    share.figures += reading.statements.size();
  });
  return share;
}

std::size_t marks_of(std::string_view partner, std::string_view text) {
  const std::string folded = fold(text);
  std::size_t found = 0;
  for (const auto& grammar : builtin_grammars())
    for (const auto& [name, phrases] : grammar->marks)
      if (name == partner)
        for (const std::string& phrase : phrases) found += folded.find(phrase) != std::string::npos;
  return found;
}

}  // namespace maex::prose
