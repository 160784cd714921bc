// One file of schemas/reports: the words of a language and the patterns that bind a number to what it counts.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/mapping/prose/words.hpp"
#include "core/model/codes.hpp"

namespace maex::prose {

/// One place of a pattern.
struct Element {
  enum class Kind : std::uint8_t { item, gap, end, stop, start };
  Kind kind = Kind::item;
  bool optional = false, many = false;
  std::uint64_t classes = 0;  ///< a bit for each Class
  /// The values that it takes of a class; a class without an entry may have any value.
  std::vector<std::pair<Class, std::uint16_t>> values;
  std::string signs;  ///< the signs it takes, when it takes Class::sign
  /// The folded words it takes; '*' at the end: any word that begins so; '*' at the beginning: any word of no class
  /// that ends so.
  std::vector<std::string> words;
};

/// Where the measure of a bound number comes from.
enum class From : std::uint8_t {
  code,     ///< the pattern names it
  thing,    ///< the value of the matched thing
  kind,     ///< of the matched kind
  outcome,  ///< of the matched outcome
  area,     ///< of the matched act, or the act of the clause, and the matched unit
  open,     ///< of a neighbour in the enumeration, or the number that the brackets belong to
  parent,   ///< of the number that the brackets belong to
  heading,  ///< of the heading above
  lead,     ///< of the thing or outcome that the sentence named last, with the device that the pattern took
  before,   ///< of the noun before the brackets: "UXO (34)"
  sum,      ///< of all the finds that the sentence listed before
};

struct Pattern {
  std::string name;
  std::vector<Element> left;                           ///< from the number to the left
  std::vector<Element> right;                          ///< from the number to the right
  std::vector<std::uint64_t> left_needs, right_needs;  ///< for each element that must be there, the classes it takes
  Class anchor = Class::number;  ///< Class::none for a statement of zero, Class::all for "all casualties were men"
  From from = From::thing;
  std::optional<Code> measure;
  std::string breakdown;
  bool part = false;     ///< the number is a part of the total that the text named: "of the injured, 3 are women"
  bool guard = false;    ///< leaves the number unread: no later pattern may read it
  bool ignored = false;  ///< a number that is no figure; `rule` says why
  std::string rule;
  struct Example {
    std::string text;
    std::vector<std::string> expect;  ///< "MEASURE=value; breakdown"; all figures of the text
    bool fails = false;               ///< the pattern must not read it
  };
  std::vector<Example> examples;
};

/// The words of notices about one incident. Each list has phrases of folded words; "word*" is any word that begins so.
struct ToldWords {
  using Phrases = std::vector<std::vector<std::string>>;
  Phrases settlement_before, settlement_after;  ///< "village of" X, X "village"
  Phrases elsewhere_before, elsewhere_after;  ///< the place next to it is not that of the incident: a home, a hospital
  Phrases another;                            ///< the text tells of a second incident
  Phrases clock, morning, afternoon;          ///< before the time of day; "am" and "pm" behind it
  Phrases born;                               ///< before the year of birth
  Phrases ap_mine, av_mine, erw;              ///< devices inside of longer phrases: "anti-tank mine exploded"
  Phrases mine;                               ///< a mine whose kind is not said
};

struct Grammar {
  std::string language, name;
  char decimal_mark = '.';
  /// Case endings of places that the gazetteer does not know: "е" in "Агдаме"; "е=а" for "Барде".
  std::vector<std::string> place_endings;
  /// Endings of the verb that ends a clause, folded: "ib", "dir". Empty: only semicolons and words such as "but" end
  /// one.
  std::vector<std::string> verb_endings;
  /// Parts of verbs that say what will or must be done, folded: "ecek". Such a verb is a plan.
  std::vector<std::string> plan_parts;
  bool verb_last = false;  ///< a plan or doubt at the end of a clause holds for the numbers before it
  Words words;
  std::vector<Pattern> patterns;
  ToldWords told;
  /// Headings that only the documents of one partner have: partner → phrases.
  std::vector<std::pair<std::string, std::vector<std::string>>> marks;
  std::vector<Pattern::Example> examples;  ///< of the whole language
};

/// Throws UsageError "NAME, line N: …".
std::shared_ptr<const Grammar> parse_grammar(std::string_view toml, const std::string& name);
/// True for the text of a file of this kind.
bool is_grammar(std::string_view toml);
/// The built-in languages, made on the first call.
const std::vector<std::shared_ptr<const Grammar>>& builtin_grammars();

}  // namespace maex::prose
