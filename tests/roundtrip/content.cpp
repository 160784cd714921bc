#include "tests/roundtrip/content.hpp"

namespace maex::test {
namespace {

// Values follow this mark, which stands in no field name or id.
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

}  // namespace

Content read_content(const Registry& registry, const std::filesystem::path& file, const std::string& partner) {
  SourceChoice choice;
  choice.partner = partner;
  OpenedSource opened = open_source(registry, file, choice);
  Notices notices;
  Balance balance;
  ReadContext context{notices, balance, nullptr, nullptr, {}, {2026, 1, 1}, 0, file.string(), nullptr};
  const auto reader = opened.partner->read(opened.source, context);
  Content content;
  Batch batch;
  while (reader->next(batch)) {
    for (std::size_t i = 0; i != batch.size(); ++i) {
      if (batch[i].kind() == Kind::submission) continue;
      std::size_t top = i;
      while (batch[top].parent() >= 0) top = static_cast<std::size_t>(batch[top].parent());
      add_record(content, batch, i, std::string(name(batch[top].kind())) + " " + id_of(batch[top]));
    }
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
    const std::size_t start = fact.find('\x1e') + 1;
    fields[fact.substr(start, fact.find(value_mark) - start)] += static_cast<std::uint64_t>(missing);
  }
  return fields;
}

}  // namespace maex::test
