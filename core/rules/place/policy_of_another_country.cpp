#include "core/rules/decide.hpp"
#include "core/rules/place/common.hpp"

namespace maex::rules {
namespace {

class PolicyOfAnotherCountry {
 public:
  void each_incident(RuleContext& context, const Record&) {
    if (context.decision() == nullptr || !context.decision()->elsewhere) return;
    if (++undecided_ == 1) reason_ = context.decision()->reason;
  }
  void at_end(RuleContext& context) {
    if (undecided_ != 0) context.report_file({{"count", undecided_}, {"reason", reason_}});
  }

 private:
  std::uint64_t undecided_ = 0;
  Text reason_;
};

}  // namespace

Rule policy_of_another_country() {
  return with_state<PolicyOfAnotherCountry>(
      {.notice = {"policy-of-another-country", Severity::info, "The policy is for another country than the incidents.",
                  "The criteria of one country say nothing about another: no incident there was decided on. Districts "
                  "are compared only where the gazetteer is for that country.",
                  "Give the policy of the country with --policy, and its gazetteer with --gazetteer.",
                  "{count} incidents: {reason}."},
       .reference = "domain D5",
       .fields = {Field::place_country},
       .failing = "incident id=1 date=2014-05-14\n  place country=CO district=Granada",
       .passing = "incident id=1 date=2014-05-14\n  place country=AZ district=Tovuz",
       .after_decision = true});
}

}  // namespace maex::rules
