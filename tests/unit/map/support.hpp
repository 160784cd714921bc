// Reads and writes maps in memory, for the tests of this folder. All data is invented.
#pragma once
#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "adapters/builtin.hpp"
#include "core/plugin/suite/trial.hpp"

namespace maex::test {

inline const Registry& registry() {
  static const auto made = [] {
    auto all = std::make_unique<Registry>();
    register_builtin_adapters(*all);
    return all;
  }();
  return *made;
}

/// The result of reading one map.
struct MapReading {
  Notices notices;
  Balance balance;
  Batch batch;
  std::vector<std::string> fates;  ///< "line 3, PATH: fate rule field"

  [[nodiscard]] std::vector<std::string> values(Field field) const {
    std::vector<std::string> texts;
    for (std::size_t i = 0; i != batch.size(); ++i)
      for (const Slot& slot : batch[i].slots())
        if (slot.field == field) texts.push_back(to_text(slot.value));
    return texts;
  }
  [[nodiscard]] std::vector<std::string> extras() const {
    std::vector<std::string> texts;
    for (std::size_t i = 0; i != batch.size(); ++i)
      for (const Extra& extra : batch[i].extras())
        texts.push_back(std::string(extra.heading) + "=" + std::string(extra.text));
    return texts;
  }
  [[nodiscard]] std::size_t count(Kind kind) const {
    std::size_t found = 0;
    for (std::size_t i = 0; i != batch.size(); ++i) found += batch[i].kind() == kind;
    return found;
  }
  [[nodiscard]] std::uint64_t noticed(std::string_view code) const {
    for (const auto& group : notices.groups())
      if (group.type->code == code) return group.count;
    return 0;
  }
  [[nodiscard]] bool fate(const std::string& text) const {
    return std::find(fates.begin(), fates.end(), text) != fates.end();
  }
};

class FateTexts final : public FateSink {
 public:
  explicit FateTexts(std::vector<std::string>& to) : to_(to) {}
  void cell(const Locator& where, Fate fate, std::string_view rule, std::string_view field) override {
    std::string text = "line " + std::to_string(where.row) + ", " + where.path + ": " + std::string(to_string(fate));
    for (const std::string_view each : {rule, field})
      if (!each.empty()) text += " " + std::string(each);
    to_.push_back(std::move(text));
  }

 private:
  std::vector<std::string>& to_;
};

/// For small files: the reader must return all records in one batch. Throws what the reader throws.
inline void read_map(MapReading& to, const std::string& partner, const std::string& bytes, const Options& options = {},
                     const Bounds& bounds = {}) {
  const conformance::Folder folder;
  const auto path = folder.path() / "map";
  std::ofstream(path, std::ios::binary) << bytes;
  Source source;
  source.probe = probe_file(path);
  FateTexts fates(to.fates);
  Account account("map", to.notices, to.balance, &fates);
  ReadContext context{account, options, {2024, 12, 31}, 1, nullptr, bounds};
  const auto reader = registry().require_partner(partner).read(source, context);
  while (reader->next(to.batch)) {
    Batch rest;
    if (!reader->next(rest)) break;
    to.batch.append(rest, 0, rest.size());
  }
}

inline std::string write_map(const std::string& partner, const Batch& batch) {
  const conformance::Folder folder;
  const auto path = folder.path() / "map";
  std::ofstream(path).close();
  Notices notices;
  WriteContext context{notices, {}, "map", "test", {2024, 12, 31}, "2024-12-31T00:00:00", "maex test"};
  const auto writer = registry().require_partner(partner).write({path, nullptr, {}}, context);
  Losses losses(batch);
  writer->write(batch, losses);
  writer->finish();
  return conformance::bytes_of(path);
}

/// Adds a hazard area with one shape. Each point is (longitude, latitude).
inline std::size_t add_area(Batch& batch, const std::vector<std::pair<double, double>>& points,
                            std::string_view shape = {}, std::ptrdiff_t to = -1) {
  if (to < 0) {
    batch.add(Kind::hazard_area, {});
    to = static_cast<std::ptrdiff_t>(batch.size()) - 1;
    batch[static_cast<std::size_t>(to)].set(Field::hazard_area_id, Value::text("H-1"));
  }
  for (const auto& [longitude, latitude] : points) {
    Record& point = batch.add(Kind::point, {}, static_cast<std::int32_t>(to));
    point.set(Field::point_longitude, Value::decimal(longitude));
    point.set(Field::point_latitude, Value::decimal(latitude));
    if (!shape.empty()) point.set(Field::point_shape, Value::text(shape));
  }
  return static_cast<std::size_t>(to);
}

}  // namespace maex::test
