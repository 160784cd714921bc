#include "core/rules/submission/common.hpp"
#include "core/text/fold.hpp"
#include "core/text/seen_hashes.hpp"

namespace maex::rules {
namespace {

class VictimNamedTwice {
 public:
  void each_incident(RuleContext& context, const Record&) {
    mine_.clear();
    for_victims(context.group(), [&](std::size_t number) {
      const std::uint64_t key = key_of(context.record(number));
      if (key == 0) return;
      if (seen_.contains_digest(key))
        context.report(context.record(number), context.record(number).has(Field::victim_full_name)
                                                   ? Field::victim_full_name
                                                   : Field::victim_family_name);
      mine_.push_back(key);
    });
    for (const std::uint64_t key : mine_) seen_.insert_digest(key);
  }

 private:
  /// A key of name and birth date or age; 0 when these are not enough to distinguish persons.
  std::uint64_t key_of(const Record& victim) {
    text_.clear();
    append_folded(text_, victim.text(Field::victim_full_name));
    append_folded(text_ += ' ', victim.text(Field::victim_family_name));
    append_folded(text_ += ' ', victim.text(Field::victim_given_name));
    if (text_.size() < 6) return 0;
    Value when = victim.get(Field::victim_birth_date);
    if (when.empty()) when = victim.get(Field::victim_age);
    if (when.empty()) return 0;
    append_text(text_ += '\x1f', when);
    return SeenHashes::digest(text_);
  }
  SeenHashes seen_;
  std::vector<std::uint64_t> mine_;
  std::string text_;
};

}  // namespace

Rule victim_named_twice() {
  return with_state<VictimNamedTwice>(
      {.notice = {"victim-named-twice", Severity::warning, "One person is the victim of two incidents.",
                  "Two reports of one event became two incidents, and the person is counted twice; surviving twice "
                  "happens, but rarely.",
                  "Compare the two incidents; if they are one, keep one and let it have both sources.",
                  "The same name and birth date or age stand at an earlier victim of another incident."},
       .reference = "domain B1: one casualty reported by coordinator, hospital and media",
       .fields = {Field::victim_full_name, Field::victim_family_name, Field::victim_given_name,
                  Field::victim_birth_date, Field::victim_age},
       .failing = "incident id=1 date=2014-05-14\n"
                  "victim incident=1 family_name=Testov given_name=Invented age=34\n"
                  "incident id=2 date=2014-05-16\n"
                  "victim incident=2 family_name=Testov given_name=Invented age=34",
       .passing = "incident id=1 date=2014-05-14\n"
                  "victim incident=1 family_name=Testov given_name=Invented age=34\n"
                  "victim incident=1 family_name=Testov given_name=Invented age=34\n"
                  "incident id=2 date=2014-05-16\n"
                  "victim incident=2 family_name=Testov given_name=Invented age=51"});
}

}  // namespace maex::rules
