#include "core/rules/record/common.hpp"

#include <unordered_set>

namespace maex::rules {
namespace {

class VictimIdRepeated final : public Check {
  void record(Scene& scene, std::size_t number) override {
    const std::string_view id = scene.record(number).text(Field::victim_id);
    if (!id.empty() && !seen_.insert(std::hash<std::string_view>{}(id)).second) scene.report(scene.record(number), Field::victim_id);
  }
  std::unordered_set<std::size_t> seen_;  // 64-bit hashes: two of a million meet with a probability of 3e-8
};

}  // namespace

const Rule& victim_id_repeated() {
  static const Rule rule{
      .notice = {"victim-id-repeated", Severity::error,
                 "Two persons have one number.",
                 "Whatever is linked by the number goes to the wrong one, and an import overwrites one with the other.",
                 "Give each its own number.",
                 "The number stands at an earlier record, too."},
      .family = Family::record,
      .reference = "maxml 3.2 R13",
      .fields = {Field::victim_id},
      .on_records = {Kind::victim},
      .failing = "victim id=7\nvictim id=7",
      .passing = "victim id=7\nvictim id=8",
      .make = make_check<VictimIdRepeated>};
  return rule;
}

}  // namespace maex::rules
