// Which field an element may hold: by its name, and by what its values look like.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "adapters/partners/maxml/dialect/dialect.hpp"
#include "adapters/partners/maxml/learn/sample.hpp"
#include "adapters/partners/maxml/learn/words.hpp"

namespace maex::maxml {

struct Guess {
  Field field;
  double score = 0;    ///< 0..1
  std::string reason;  ///< words, without values
};

struct Tie {
  std::vector<Guess> guesses;           ///< best first
  bool sure = false;                    ///< the first needs no asking
  std::string doubt;                    ///< why it is not sure
  LeafType type;                        ///< of the first guess
  std::vector<std::string> open_terms;  ///< code: terms nobody knows the code of
};

/// Fields that compete for elements of one part of an item, with the names that they may have.
class Candidates {
 public:
  /// `kinds`: the item's own kind first, then kinds of children whose fields may stand there.
  Candidates(Kind item, const std::vector<Kind>& kinds);
  /// `path` from the item or block down; `node` its statistics.
  [[nodiscard]] Tie propose(const std::string& path, const SampleNode& node) const;

 private:
  struct Candidate {
    Field field;
    std::vector<Words> names;
  };
  std::vector<Candidate> all_;
  std::set<std::string> context_;
  std::set<std::string> others_;  ///< words for things that the item is not
};

/// Whether values of a leaf may be shown: few words that come again and again, and nothing in the name or the guesses
/// speaks of persons.
bool may_show_values(const SampleNode& node, const Tie& tie);
/// Below this a guess is not worth a person's time.
inline constexpr double worth_asking = 0.45;
inline constexpr double sure_score = 0.85;
inline constexpr double sure_margin = 0.1;

}  // namespace maex::maxml
