#include "core/plugin/suite/content.hpp"

namespace maex::conformance {
namespace {

// Values follow this mark, which is not in any field name or id.
constexpr char value_mark = '\x1f';

std::string id_of(const Record& record) {
  for (const Slot& slot : record.slots())
    if (info(slot.field).name == "id") return to_text(slot.value);
  return "(no id)";
}

void add_record(Content& content, const Batch& batch, std::size_t index, const std::string& owner) {
  const Record& record = batch[index];
  const std::string head = owner + " " + std::string(name(record.kind())) + " ";
  for (const Slot& slot : record.slots())
    ++content[head + '\x1e' + std::string(info(slot.field).full_name) + value_mark + to_text(slot.value)];
  for (const Extra& extra : record.extras())
    ++content[head + '\x1e' + "extra: " + std::string(extra.heading) + value_mark + std::string(extra.text)];
}

/// "owner field" of a fact.
std::string place_of(const std::string& fact) { return fact.substr(0, fact.find(value_mark)); }
std::string field_of(const std::string& fact) {
  const std::size_t start = fact.find('\x1e') + 1;
  return fact.substr(start, fact.find(value_mark) - start);
}

}  // namespace

void add_content(Content& content, const Batch& batch) {
  for (std::size_t i = 0; i != batch.size(); ++i) {
    if (batch[i].kind() == Kind::submission) continue;
    std::size_t top = i;
    while (batch[top].parent() >= 0) top = static_cast<std::size_t>(batch[top].parent());
    add_record(content, batch, i, std::string(name(batch[top].kind())) + " " + id_of(batch[top]));
  }
}

Content without_ids(const Content& content, const std::set<std::string>& kinds) {
  Content made;
  for (const auto& [fact, count] : content) {
    const std::string kind = fact.substr(0, fact.find(' '));
    made[kinds.count(kind) == 0 ? fact : kind + " " + fact.substr(fact.find('\x1e'))] += count;
  }
  return made;
}

Content read_content(const Registry& registry, const std::filesystem::path& file, const std::string& partner) {
  SourceChoice choice;
  choice.partner = partner;
  OpenedSource opened = open_source(registry, file, choice);
  Notices notices;
  Balance balance;
  Account account(file.string(), notices, balance);
  ReadContext context{account, {}, {2026, 1, 1}};
  const auto reader = opened.partner->read(opened.source, context);
  Content content;
  Batch batch;
  while (reader->next(batch)) {
    add_content(content, batch);
    batch.reset();
  }
  return content;
}

std::map<std::string, std::uint64_t> lost(const Content& before, const Content& after) {
  std::map<std::string, std::uint64_t> fields;
  for (const auto& [fact, count] : before) {
    const auto kept = after.find(fact);
    const std::int64_t missing = count - (kept == after.end() ? 0 : kept->second);
    if (missing <= 0) continue;
    fields[field_of(fact)] += static_cast<std::uint64_t>(missing);
  }
  return fields;
}

std::vector<std::string> invented(const Content& before, const Content& after,
                                  const std::map<std::string, std::uint64_t>& announced) {
  std::set<std::string> places;
  for (const auto& [fact, count] : before) places.insert(place_of(fact));
  std::vector<std::string> found;
  for (const auto& [fact, count] : after) {
    const auto there = before.find(fact);
    const std::string field = field_of(fact);
    if (count <= (there == before.end() ? 0 : there->second) || announced.count(field) != 0) continue;
    if (places.count(place_of(fact)) != 0) found.push_back(field);
  }
  return found;
}

}  // namespace maex::conformance
