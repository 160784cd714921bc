#include "core/place/coordinate_words.hpp"

namespace maex::place {
namespace {

using Kind = TokenKind;

struct Meaning {
  Kind kind;
  std::string_view words;  ///< separated by blanks, with one at each end
};
// Abbreviations: с.ш., ю.ш., в.д., з.д.; şm.e. (şimal enliyi), c.e., q.u.; ş.e. and ş.u. are distinguished where the
// letters are read. mN and mE follow metres. The source is general usage, not a standard.
constexpr Meaning meanings[] = {
    {Kind::north, " n north mn northing с сш сев севшир северная северной sme sm smen sen simal "},
    {Kind::south, " s south ю юш юж южшир южная южной ce cen cenub "},
    {Kind::east, " e east me easting в вд вост востдолг восточная восточной suz serq "},
    {Kind::west, " w west з зд зап запдолг западная западной qu quz qerb "},
    {Kind::degree, " d deg degree degrees град градус градуса градусов der derece "},
    {Kind::minute, " m min minute minutes мин минута минуты минут м deq deqiqe "},
    {Kind::second, " sec second seconds сек секунда секунды секунд san saniye "},
    {Kind::latitude, " lat latitude шир широта широты enlik enliyi en "},
    {Kind::longitude, " lon long lng longitude долг долгота долготы uzunluq uzunlugu uz "},
    {Kind::x, " x х "},  // Latin and Cyrillic
    {Kind::y, " y у "},
    {Kind::utm, " utm "},
    {Kind::gauss_kruger, " gk гк gauss qauss kruger krueger гаусс гаусса крюгер крюгера "},
    {Kind::zone, " zone zona зона "},
};
constexpr std::string_view silent =
    " gps ci cu я coord coordinate coordinates koordinat koordinatlar koordinatlari координаты and и ve ";

bool holds(std::string_view words, std::string_view word) {
  for (std::size_t at = words.find(word); at != std::string_view::npos; at = words.find(word, at + 1))
    if (words[at - 1] == ' ' && words[at + word.size()] == ' ') return true;
  return false;
}

}  // namespace

std::optional<Kind> kind_of_word(std::string_view folded) {
  if (folded.empty() || folded.find(' ') != std::string_view::npos) return std::nullopt;
  for (const Meaning& meaning : meanings)
    if (holds(meaning.words, folded)) return meaning.kind;
  return std::nullopt;
}

bool says_nothing(std::string_view folded) {
  return !folded.empty() && folded.find(' ') == std::string_view::npos && holds(silent, folded);
}

}  // namespace maex::place
