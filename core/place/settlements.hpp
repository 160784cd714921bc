// Villages and towns with their districts, so that a settlement can be compared with the district next to it.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/place/gazetteer.hpp"
#include "core/place/spelling_index.hpp"

namespace maex {

/// One row of the list. Rows may have equal names.
struct Settlement {
  std::string name;
  std::vector<std::string>
      districts;        ///< ids of the gazetteer. Several: the name is in each of them, or it is not sure
  std::string kind;     ///< village, town, settlement or area, as in the file
  bool shared = false;  ///< the name is also in districts that the list does not name
  std::string source;   ///< who says so
  std::string notes;
};

/// Immutable after construction, so any number of threads may call it at once. The list has few of a country's
/// settlements: a name that is not in it says nothing.
class Settlements {
 public:
  /// Parses a CSV file with the columns of schemas/gazetteer/README.md. Each district must be in `gazetteer`, as an id
  /// or a name that resolves. Throws UsageError "NAME, line N: …".
  static Settlements parse(std::string_view csv, std::string_view name, const Gazetteer& gazetteer);
  /// The built-in list of Azerbaijan, made on the first call.
  static const Settlements& azerbaijan();

  [[nodiscard]] std::span<const Settlement> all() const { return settlements_; }
  /// Appends every settlement that the text names, in any alphabet, with words such as "kəndi" and case endings. When
  /// the text has several parts ("Horadiz qəs., Füzuli"), each part is looked up.
  void find(std::string_view text, std::vector<const Settlement*>& out) const;
  /// The id of the only district in which a settlement of this name may be; empty when there is none or a choice.
  [[nodiscard]] std::string_view only_district(std::string_view text) const;

 private:
  void find_name(std::string_view name, std::vector<const Settlement*>& out) const;

  std::vector<Settlement> settlements_;
  place::SpellingIndex folded_, loose_;
};

}  // namespace maex
