#include <string>
#include <unordered_map>

#include "core/place/shape_measure.hpp"
#include "core/rules/place/hazard_points.hpp"

namespace maex::rules {
namespace {

// About a hundred bytes are kept for each area, so that a large layer needs little memory.
constexpr std::size_t most_outlines = 500'000;

class DrawnTwice {
 public:
  void each_record(RuleContext& context, const Record& area) {
    const std::uint64_t outline = outline_hash(context.hazard_area().shapes);
    if (outline == 0) return;
    if (first_.size() == most_outlines && first_.find(outline) == first_.end()) {
      if (!full_) context.checked_in_part("only the first 500,000 outlines were compared"_text);
      full_ = true;
      return;
    }
    const std::string_view id = area.text(Field::hazard_area_id);
    const bool dated = area.has(Field::hazard_area_status_date) || area.has(Field::hazard_area_date_of_information);
    const auto [at, fresh] = first_.try_emplace(outline);
    First& first = at->second;
    if (fresh) {
      first = {std::string(id), dated, area.origin().row};
      return;
    }
    // Dated records of one area are its history.
    if (!id.empty() && first.id == id && first.dated && dated) return;
    context.report(area, {{"other", shown_hazard_id(first.id)}, {"row", first.row}});
  }

 private:
  struct First {
    std::string id;
    bool dated = false;
    std::uint32_t row = 0;
  };
  std::unordered_map<std::uint64_t, First> first_;
  bool full_ = false;
};

}  // namespace

Rule hazard_drawn_twice() {
  return with_state<DrawnTwice>(
      {.notice = {"hazard-drawn-twice", Severity::warning, "Two hazard areas have the same outline.",
                  "The land counts twice, and its status is not clear.",
                  "Remove one of them, or date both if they are the history of one area.",
                  "The other one is {other}, in row {row}."},
       .reference = "domain D4",
       .fields = {Field::point_latitude, Field::point_longitude, Field::hazard_area_id},
       .kinds = {Kind::hazard_area},
       .failing = R"(hazard_area id=1 type=CHA
  point number=1 shape_type=POLYGON latitude=39.4 longitude=47.3
  point number=2 shape_type=POLYGON latitude=39.4 longitude=47.31
  point number=3 shape_type=POLYGON latitude=39.41 longitude=47.31
  point number=4 shape_type=POLYGON latitude=39.41 longitude=47.3
hazard_area id=2 type=CHA
  point number=1 shape_type=POLYGON latitude=39.41 longitude=47.31
  point number=2 shape_type=POLYGON latitude=39.4 longitude=47.31
  point number=3 shape_type=POLYGON latitude=39.4 longitude=47.3
  point number=4 shape_type=POLYGON latitude=39.41 longitude=47.3)",
       .passing = R"(hazard_area id=1 type=CHA
  point number=1 shape_type=POLYGON latitude=39.4 longitude=47.3
  point number=2 shape_type=POLYGON latitude=39.4 longitude=47.31
  point number=3 shape_type=POLYGON latitude=39.41 longitude=47.31
  point number=4 shape_type=POLYGON latitude=39.41 longitude=47.3
hazard_area id=2 type=CHA
  point number=1 shape_type=POLYGON latitude=39.4 longitude=47.3095
  point number=2 shape_type=POLYGON latitude=39.4 longitude=47.3195
  point number=3 shape_type=POLYGON latitude=39.41 longitude=47.3195
  point number=4 shape_type=POLYGON latitude=39.41 longitude=47.3095)"});
}

}  // namespace maex::rules
