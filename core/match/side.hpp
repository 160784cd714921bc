// What one partner sent, as far as it is compared.
#pragma once
#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/adapter/registry.hpp"
#include "core/facts/facts.hpp"
#include "core/match/comparison.hpp"
#include "core/rules/figures.hpp"
#include "core/run/job.hpp"

namespace maex::match {

struct SideIncident {
  std::string id;
  Locator where;
  std::optional<PartialDate> date, received;
  PlaceValue place;
  std::string district;  ///< id of the gazetteer, or the sender's word
  Code device = Code::device_category_UNKNOWN;
  std::int64_t killed = 0, injured = 0, casualties = 0;
  bool lists_people = false;
  std::uint32_t first_victim = 0, victims = 0;  ///< victims of this incident are next to each other
  Code state = Code::verification_REPORTED;     ///< decided by the policy
  Text reason;
  std::string reason_code;  ///< of the rule that reports the reason
  std::uint64_t content = 0;
};

/// A person who was killed or injured, or may have been. An incident that states numbers and lists nobody has one for
/// each number.
struct SideVictim {
  std::uint32_t incident = 0;
  std::string id;
  Locator where;
  Code outcome = Code::outcome_UNKNOWN, status = Code::status_UNKNOWN, sex = Code::sex_UNKNOWN,
       nationality = Code::nationality_group_UNKNOWN;
  AgeValue age;
  PersonName name;
  bool stated = false;  ///< from a number, without a person's record
  std::uint64_t content = 0;
};

/// A stated figure with its place.
struct SideFigure {
  rules::Figure figure;
  Locator where;
};

struct Side {
  std::string name, partner;
  bool for_imsma = false;
  std::vector<std::string> inputs;
  std::vector<SideIncident> incidents;
  std::vector<SideVictim> victims;
  std::vector<SideFigure> figures;
  std::optional<PartialDate> period, issued;
  std::shared_ptr<const Checks> checks;  ///< of the programme that the input belongs to
  Findings unread;                       ///< errors of reading: what they are about is in no member

  /// True when all incidents are verified and in a hazard area, so that others may be missing for that reason.
  [[nodiscard]] bool has_verified_only() const;
  /// The first and last day of the period that the side covers; none when no incident has a date.
  [[nodiscard]] std::optional<DateValue> span() const;
};

/// Reads one input. Throws InputError. Adds facts about the input to `facts`.
Side read_side(const ConvertJob& job, const Registry& registry, const std::filesystem::path& input,
               std::vector<InputFact>& facts, const std::atomic<bool>* stop);
/// Adds what another input of the same partner says.
void append(Side& to, Side more);

}  // namespace maex::match
