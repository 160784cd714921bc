// The one incident that a text tells of: its day, district and persons, where the text leaves no doubt about them.
#pragma once
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/mapping/prose/told_persons.hpp"
#include "core/mapping/prose/told_words.hpp"
#include "core/model/record.hpp"

namespace maex::prose {

struct ToldIncident {
  Origin origin;  ///< the first paragraph that counts its persons
  Day day;
  std::string time;  ///< "14:30"; empty: not told
  std::string district, settlement;
  Code device = no_code;
  std::vector<ToldPerson> persons;
};

/// For one document. An incident is made only when one or more paragraphs count persons harmed on one day, with exact
/// numbers that fit together, in one district, and nothing says that there was another incident.
class ToldIncidents {
 public:
  /// The paragraph that `text` was just read from.
  void paragraph(const Paragraph& paragraph, const TextReading& reading, const Grammar& grammar, const Origin& origin);
  /// A figure of people whose time is settled, in the order of the text.
  void statement(const Statement& of, const Origin& origin);
  /// Call it once, behind all statements.
  [[nodiscard]] std::deque<ToldIncident> finish(PlaceNames& places) const;

 private:
  struct Figure {
    Statement statement;
    std::size_t paragraph = 0;
  };
  using Figures = std::vector<const Figure*>;
  struct Scope;
  struct Window;
  [[nodiscard]] std::vector<Scope> scopes() const;
  [[nodiscard]] std::optional<ToldIncident> tell(const Scope& scope, PlaceNames& places) const;
  [[nodiscard]] std::optional<ToldIncident> describe(const Scope& scope, const Window& window,
                                                     PlaceNames& places) const;
  void add_ages(const Figures& figures, std::vector<ToldPerson>& persons) const;

  std::vector<ToldParagraph> paragraphs_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> by_origin_;  // part and row → paragraph
  std::vector<Figure> figures_;
};

/// Adds the incident with its place, device and persons. Its id follows from its content.
void add_record(Batch& batch, const ToldIncident& told, const std::string& prefix);

}  // namespace maex::prose
