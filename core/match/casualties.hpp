// Links incidents of two partners, and then the casualties.
#pragma once
#include <memory>
#include <vector>

#include "core/match/link.hpp"
#include "core/match/side.hpp"

namespace maex::match {

/// A person's decision about two records, by their numbers. It wins over the computation.
struct PairRuling {
  std::string a, b;  ///< incident numbers, or victim numbers
  bool same = false;
  std::string by, on, why;
};

struct Models {
  Model incidents = builtin_model("incidents"), victims = builtin_model("victims");
};

/// Incidents and casualties of two sides with their links. The sides must outlive it.
struct CasualtyLinks {
  std::unique_ptr<Task> incident_task, victim_task;
  Links incidents, victims;
  std::vector<const PairRuling*> incident_rulings, victim_rulings;  ///< by assigned pair; null: none
};

CasualtyLinks link_casualties(const Side& a, const Side& b, const Models& models,
                              const std::vector<PairRuling>& rulings = {});

}  // namespace maex::match
