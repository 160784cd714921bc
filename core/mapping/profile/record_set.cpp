#include "core/mapping/profile/record_set.hpp"

#include <algorithm>

#include "core/model/digest.hpp"

namespace maex {
namespace {

constexpr std::string_view extra_mark = "extra: ";

// True when the record or a child still has content.
bool copy_without(const Batch& from, std::size_t index, std::int32_t parent, Batch& to,
                  const std::set<std::string>& fields) {
  const auto at = static_cast<std::int32_t>(to.size());
  Record& copy = to.add(from[index].kind(), {}, parent);
  bool some = false;
  for (const Slot& slot : from[index].slots())
    if (!fields.contains(std::string(info(slot.field).full_name))) {
      copy.set(slot.field, slot.value);
      some = true;
    }
  for (const Extra& extra : from[index].extras())
    if (!fields.contains(std::string(extra_mark) + std::string(extra.heading))) {
      copy.add_extra(extra.heading, extra.text);
      some = true;
    }
  for (std::size_t i = index + 1; i < from.size() && is_child(from[i].kind()); ++i) {
    if (from[i].parent() != static_cast<std::int32_t>(index)) continue;
    // A child without content is left out, so the check comes before the child is added.
    Batch scratch;
    scratch.add(from[index].kind(), {});
    if (!copy_without(from, i, 0, scratch, fields)) continue;
    copy_without(from, i, at, to, fields);
    some = true;
  }
  return some;
}

}  // namespace

Batches read_all(RecordReader& reader) {
  Batches batches;
  while (true) {
    auto batch = std::make_unique<Batch>();
    if (!reader.next(*batch)) return batches;
    batches.push_back(std::move(batch));
  }
}

std::set<std::string> write_all(const Batches& batches, RecordWriter& writer) {
  std::set<std::string> fields;
  Losses losses;
  for (const auto& batch : batches) {
    losses.reset(*batch);
    writer.write(*batch, losses);
    for (std::size_t i = 0; i != batch->size(); ++i) {
      const Record& record = (*batch)[i];
      for (std::size_t k = 0; k != record.slots().size(); ++k)
        if (losses.of_value(i, k) != nullptr) fields.emplace(info(record.slots()[k].field).full_name);
      for (std::size_t k = 0; k != record.extras().size(); ++k)
        if (losses.of_extra(i, k) != nullptr)
          fields.insert(std::string(extra_mark) + std::string(record.extras()[k].heading));
    }
  }
  writer.finish();
  return fields;
}

std::vector<std::string> canonical_without(const Batches& batches, const std::set<std::string>& fields) {
  std::vector<std::string> texts;
  for (const auto& batch : batches)
    for (std::size_t i = 0; i < batch->size(); i = batch->end_of(i)) {
      Batch copy;
      if (copy_without(*batch, i, -1, copy, fields)) append_canonical(texts.emplace_back(), copy, 0);
    }
  std::sort(texts.begin(), texts.end());
  return texts;
}

}  // namespace maex
