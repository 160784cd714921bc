// Proposes the field of an element from its name and the form of its values.
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
  std::string reason;  ///< in words, without values
};

struct Tie {
  std::vector<Guess> guesses;           ///< best first
  bool sure = false;                    ///< the first guess needs no question
  std::string doubt;                    ///< why the first guess is not certain
  LeafType type;                        ///< of the first guess
  std::vector<std::string> open_terms;  ///< code: terms whose code is not known
};

/// Fields that compete for the elements of one part of an item, with their possible names.
class Candidates {
 public:
  /// `kinds`: the item's own kind first, then kinds of children whose fields may occur there.
  Candidates(Kind item, const std::vector<Kind>& kinds);
  /// `path` starts below the item or block; `node` has its statistics.
  [[nodiscard]] Tie propose(const std::string& path, const SampleNode& node) const;

 private:
  struct Candidate {
    Field field;
    std::vector<Words> names;
  };
  std::vector<Candidate> all_;
  std::set<std::string> context_;
  std::set<std::string> others_;  ///< words for things other than the item
};

/// Whether values of a leaf may be shown: few words that occur many times, and neither the name nor the guesses refer
/// to persons.
bool may_show_values(const SampleNode& node, const Tie& tie);
/// A guess with a lower score is not shown to a person.
inline constexpr double worth_asking = 0.45;
inline constexpr double sure_score = 0.85;
inline constexpr double sure_margin = 0.1;

}  // namespace maex::maxml
