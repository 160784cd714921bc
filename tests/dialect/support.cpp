#include "tests/dialect/support.hpp"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <sstream>

#include "adapters/builtin.hpp"
#include "adapters/partners/maxml/dialect/dialect.hpp"
#include "core/model/digest.hpp"

namespace maex::dialect_test {
namespace {

const Partner& partner() {
  static const auto registry = [] {
    auto made = std::make_unique<Registry>();
    register_builtin_adapters(*made);
    return made;
  }();
  return registry->require_partner("maxml");
}

/// Field by element path, of one item or block of the grammar: "-" when maex has no field for the element.
using Truth = std::map<std::string, std::string>;

void note(const Rule& rule, const std::string& path, Truth& truth) {
  for (const Rule& one : rule.below) {
    if (one.each == "link" || one.each == "custom") continue;
    const std::string at = path.empty() ? one.name : path + "/" + one.name;
    if (one.is_leaf())
      truth[at] = one.type == "guid" ? "guid" : one.holds;
    else
      note(one, at, truth);
  }
}

/// Elements of a learned item and the blocks below it by path from the item.
std::map<std::string, const maxml::Element*> elements_of(const maxml::Dialect& dialect, const maxml::Block& item) {
  std::map<std::string, const maxml::Element*> all;
  for (const maxml::Element& element : item.elements) {
    if (!element.path.empty()) all[element.path] = &element;
    const maxml::Block* child =
        element.role == maxml::Element::Role::children ? dialect.child(item.kind, element.kind) : nullptr;
    if (child == nullptr) continue;
    for (const maxml::Element& inner : child->elements)
      all[(element.at.empty() ? "" : element.at + "/") + child->element + "/" + inner.path] = &inner;
  }
  return all;
}

}  // namespace

Scratch::Scratch() {
  std::string pattern = (std::filesystem::temp_directory_path() / "maex-test-XXXXXX").string();
  ::close(::mkstemp(pattern.data()));
  path_ = pattern;
}
Scratch::~Scratch() { std::filesystem::remove(path_); }

maxml::Learned learn_texts(const std::vector<std::string>& files) {
  maxml::Sample sample;
  for (const std::string& xml : files) {
    const Scratch file;
    std::ofstream(file.path(), std::ios::binary) << xml;
    maxml::collect(sample, file.path().string(), "export.xml", {});
  }
  return maxml::learn(sample, "learned dialect");
}

maxml::Learned learn_text(const std::string& xml) { return learn_texts({xml}); }

Score score_of(const Installation& by, const std::string& toml) {
  const maxml::Dialect dialect = maxml::parse_dialect(toml, "learned.toml", ".");
  Score score;
  for (const auto& [kind, rule] : by.items) {
    const maxml::Block* item = dialect.item(kind);
    if (item == nullptr) {
      score.wrong.push_back("no item " + rule.name);
      continue;
    }
    Truth truth;
    note(rule, {}, truth);
    const auto learned = elements_of(dialect, *item);
    for (const auto& [path, holds] : truth) {
      const auto found = learned.find(path);
      const maxml::Element* element = found == learned.end() ? nullptr : found->second;
      const std::string wanted = holds == "guid" ? std::string(name(kind)) + ".guid" : holds;
      const bool tied = element != nullptr && element->role == maxml::Element::Role::leaf;
      const std::string field = tied                 ? std::string(info(*element->field).full_name)
                                : element != nullptr ? element->guess
                                                     : "";
      if (tied && field != wanted) score.wrong.push_back(rule.name + "/" + path + " as " + field + ", not " + wanted);
      if (wanted == "-") continue;
      ++score.elements;
      score.right += field == wanted;
      score.accepted += tied && field == wanted;
      if (field != wanted)
        score.missed.push_back(rule.name + "/" + path + " (" + wanted + ", guessed \"" + field + "\")");
    }
  }
  return score;
}

std::string answered(const Installation& by, const std::string& toml) {
  std::map<std::string, std::set<std::string>> fields;  // by the last part of the path, which is enough here
  for (const auto& [kind, rule] : by.items) {
    Truth truth;
    note(rule, {}, truth);
    for (const auto& [path, holds] : truth)
      fields[path.substr(path.rfind('/') + 1)].insert(holds == "guid" ? std::string(name(kind)) + ".guid" : holds);
  }
  std::istringstream lines(toml);
  std::string out, accept;
  for (std::string line; std::getline(lines, line);) {
    const std::string mark = "to accept the first: ";
    if (const auto at = line.find(mark); at != std::string::npos) accept = line.substr(at + mark.size());
    const auto guess = line.find("field = \"?\", guess = \"");
    if (guess != std::string::npos) {
      const auto path_at = line.find("path = \"") + 8;
      const std::string path = line.substr(path_at, line.find('"', path_at) - path_at);
      const auto field_at = guess + 22;
      const std::string field = line.substr(field_at, line.find('"', field_at) - field_at);
      if (fields[path.substr(path.rfind('/') + 1)].count(field) != 0) line = "  " + accept;
    }
    out += line + "\n";
  }
  return out;
}

void write(const std::filesystem::path& path, const Batch& batch, const Options& options,
           std::vector<std::string>& losses) {
  Notices notices;
  WriteContext context{notices, options, "out.xml", "records", {2024, 5, 2}, "2024-05-02T09:30:00", "maex test"};
  const auto writer = partner().write({path, nullptr, {}}, context);
  Losses reported(batch);
  writer->write(batch, reported);
  std::set<std::string> codes;
  for (const LossType* loss : reported.types())
    if (loss != nullptr) codes.insert(loss->code);
  losses.assign(codes.begin(), codes.end());
  writer->finish();
}

void write(const std::filesystem::path& path, const Batch& batch, const Options& options, Notices& notices) {
  WriteContext context{notices, options, "out.xml", "records", {2024, 5, 2}, "2024-05-02T09:30:00", "maex test"};
  const auto writer = partner().write({path, nullptr, {}}, context);
  Losses losses(batch);
  writer->write(batch, losses);
  writer->finish();
}

std::vector<std::string> read_back(const std::filesystem::path& path, const Options& options) {
  Notices notices;
  Balance balance;
  Account account("out.xml", notices, balance);
  ReadContext context{account, options, {2024, 5, 2}, 1};
  Source source;
  source.probe = probe_file(path);
  const auto reader = partner().read(source, context);
  std::vector<std::string> all;
  Batch batch;
  while (reader->next(batch)) {
    for (std::size_t i = 0; i < batch.size(); i = batch.end_of(i)) append_canonical(all.emplace_back(), batch, i);
    batch.reset();
  }
  if (!balance.holds()) all.emplace_back("the balance does not hold");
  for (const auto& group : notices.groups())
    if (group.type->code == "maxml-not-valid" || group.type->code == "maxml-element-unknown")
      all.push_back(std::string(group.type->code));
  std::sort(all.begin(), all.end());
  return all;
}

std::vector<std::string> expected(const Batch& batch, const std::filesystem::path& dialect,
                                  const std::filesystem::path& scratch) {
  Options options;
  options.set("dialect", dialect.string());
  Notices notices;
  WriteContext context{notices, options, "out.xml", "records", {2024, 5, 2}, "2024-05-02T09:30:00", "maex test"};
  const auto writer = partner().write({scratch.string() + ".again", nullptr, {}}, context);
  Losses losses(batch);
  writer->write(batch, losses);
  Batch kept;
  std::vector<std::int32_t> moved(batch.size(), -1);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    std::vector<const Slot*> slots;
    for (std::size_t k = 0; k != batch[i].slots().size(); ++k)
      if (losses.of_value(i, k) == nullptr) slots.push_back(&batch[i].slots()[k]);
    if (is_child(batch[i].kind()) && slots.empty()) continue;  // no value of the record is left
    const std::int32_t parent = batch[i].parent() < 0 ? -1 : moved[static_cast<std::size_t>(batch[i].parent())];
    Record& copy = kept.add(batch[i].kind(), batch[i].origin(), parent);
    moved[i] = static_cast<std::int32_t>(kept.size()) - 1;
    for (const Slot* slot : slots) copy.set(slot->field, slot->value);
    for (std::size_t k = 0; k != batch[i].extras().size(); ++k)
      if (losses.of_extra(i, k) == nullptr) copy.add_extra(batch[i].extras()[k].heading, batch[i].extras()[k].text);
  }
  std::filesystem::remove(scratch.string() + ".again");
  std::vector<std::string> all;
  for (std::size_t i = 0; i < kept.size(); i = kept.end_of(i)) append_canonical(all.emplace_back(), kept, i);
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace maex::dialect_test
