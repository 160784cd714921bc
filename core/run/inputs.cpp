#include "core/run/inputs.hpp"

#include <algorithm>

#include "core/io/error.hpp"
#include "core/io/temporary.hpp"
#include "core/run/checks.hpp"
#include "core/run/enclosed.hpp"
#include "core/run/inspect.hpp"

namespace maex {
namespace {

constexpr NoticeType file_damaged{
    "file-damaged", Severity::warning, "Part of the file could not be read as it was meant.",
    "What was read may differ from what the sender saw.",
    "Ask the sender for the file again, or give the reader the right encoding, separator or quote (maex formats)."};

constexpr NoticeType file_incomplete{
    "file-incomplete", Severity::error, "Bytes of the file have no meaning, or its end is missing.",
    "Records at the damage, or letters in it, may be lost or wrong, and no count shows how many.",
    "Ask the sender for the file again, or give the reader the right encoding (maex formats)."};

constexpr NoticeType left_out{"input-left-out",
                              Severity::error,
                              "One of the inputs was left out.",
                              "The output has the other inputs only, and no figure in it shows that one is missing.",
                              "Fix the input or ask its sender for it again, and repeat the run with all inputs.",
                              "It cannot be read ({problem})."};

void report_damage(const TableDocument& tables, const std::string& document, Notices& notices) {
  const NoticeType* const type = tables.is_incomplete() ? &file_incomplete : &file_damaged;
  for (Text& sentence : tables.damage())
    notices.add({type, {document, "", 0, 0, "", ""}, "", false, std::move(sentence)});
}

/// Adds `name` to a list without duplicates.
void add_name(std::string& list, const std::string& name) {
  const std::string inside = ", " + list + ", ";
  if (name.empty() || inside.find(", " + name + ", ") != std::string::npos) return;
  list += (list.empty() ? "" : ", ") + name;
}

}  // namespace

const NoticeType& input_left_out() { return left_out; }
std::vector<const NoticeType*> input_notices() {
  std::vector<const NoticeType*> all = enclosed_notices();
  all.insert(all.end(), {&file_damaged, &file_incomplete, &left_out});
  return all;
}

std::string names_of(std::span<const std::filesystem::path> inputs) {
  constexpr std::size_t few = 3;
  std::string names;
  if (inputs.size() > few) return name_in_messages(inputs.front()) + ", …, " + name_in_messages(inputs.back());
  for (const std::filesystem::path& each : inputs) names += (names.empty() ? "" : ", ") + name_in_messages(each);
  return names;
}

bool is_single(const ItemFacts& facts) {
  return facts.inputs.empty() || (facts.inputs.size() == 1 && !facts.inputs.front().enclosed);
}

Inputs::Inputs(const Item& item, const ConvertJob& job, const Registry& registry, ItemFacts& facts)
    : item_(item), job_(job), registry_(registry), facts_(facts) {
  facts_.inputs.clear();
  for (const std::filesystem::path& path : item.inputs) open(path);
  by_number_.resize(facts_.inputs.size());
  std::string problem;
  for (const InputFact& each : facts_.inputs)
    if (!each.problem.empty() && (!job.skip_broken || inputs_.empty()))
      problem += (problem.empty() ? "" : "\n") + each.problem;
  if (problem.empty() && inputs_.empty()) problem = nothing_read();
  if (!problem.empty()) throw InputError(problem);
  if (!is_single(facts_)) return;
  facts_.partner_reason = facts_.inputs.front().partner_reason;
  facts_.decisions = facts_.inputs.front().decisions;
}

InputFact& Inputs::fail(InputFact fact, const std::string& problem) {
  fact.problem = problem;
  return facts_.inputs.emplace_back(std::move(fact));
}

void Inputs::open(const std::filesystem::path& path) {
  InputFact fact;
  fact.input = name_in_messages(path);
  Source source;
  try {
    source = item_.opened != nullptr ? std::move(*item_.opened) : open_tables(registry_, path, job_.source);
    if (source.format != nullptr && source.format->descriptor().encloses)
      open_enclosed(fact.input, source, job_.source, 1);
    else
      add(fact, std::move(source), job_.source);
  } catch (const InputError& error) {
    if (source.tables && item_.inputs.size() == 1) facts_.fit = best_fit(*source.tables, job_.profiles);
    fail(std::move(fact), error.what());
  }
}

void Inputs::add(InputFact fact, Source&& source, const SourceChoice& choice) {
  const std::size_t number = facts_.inputs.size();
  if (const auto broken = item_.left_out.find(number); broken != item_.left_out.end()) {
    fail(std::move(fact), broken->second);
    return;
  }
  Input input{number, open_source(registry_, std::move(source), choice), {}, {}, nullptr};
  check(job_.from_options, input.opened.partner->descriptor());
  fact.partner = input.opened.partner->descriptor().id;
  fact.partner_reason = input.opened.reason;
  if (input.opened.source.format != nullptr) fact.format = input.opened.source.format->descriptor().id;
  if (input.opened.source.tables) fact.decisions = input.opened.source.tables->decisions();
  add_name(facts_.partner, fact.partner);
  add_name(facts_.format, fact.format);
  facts_.inputs.push_back(std::move(fact));
  inputs_.push_back(std::move(input));
}

void Inputs::begin(Notices& notices, FateSink* fates, Quarantine* quarantine, const std::atomic<bool>* stop,
                   bool keep_source) {
  report_enclosed(notices);
  for (const InputFact& each : facts_.inputs)
    if (!each.problem.empty())
      notices.add({&left_out,
                   {each.input, "", 0, 0, "", ""},
                   "",
                   false,
                   {Pattern(), {{"problem", each.problem.substr(0, each.problem.find('\n'))}}}});
  for (Input& input : inputs_) {
    InputFact& fact = facts_.inputs[input.number];
    input.account.emplace(fact.input, notices, fact.balance, fates, quarantine);
    input.context.emplace(ReadContext{*input.account, job_.from_options, job_.today,
                                      item_.number + static_cast<std::uint32_t>(input.number), stop, job_.source.bounds,
                                      keep_source});
    if (job_.checks) input.context->country = job_.checks->inputs.country_box;
    try {
      input.reader = input.opened.partner->read(input.opened.source, *input.context);
    } catch (const InputError& error) {
      fact.problem = error.what();
      throw;
    }
    by_number_[input.number] = input.reader.get();
  }
}

std::vector<const Partner*> Inputs::partners() const {
  std::vector<const Partner*> partners;
  for (const Input& each : inputs_) partners.push_back(each.opened.partner);
  return partners;
}

bool Inputs::next(Batch& batch) {
  for (; current_ != inputs_.size(); ++current_) {
    Input& input = inputs_[current_];
    InputFact& fact = facts_.inputs[input.number];
    try {
      if (!input.reader->next(batch)) continue;
    } catch (const InputError& error) {
      fact.problem = error.what();
      throw;
    }
    fact.records += batch.size();
    return true;
  }
  return false;
}

double Inputs::progress() const {
  if (current_ == inputs_.size()) return 1;
  const double here = inputs_[current_].reader->progress();
  if (inputs_.size() == 1) return here;
  return (static_cast<double>(current_) + std::max(here, 0.0)) / static_cast<double>(inputs_.size());
}

Locator Inputs::locate(const Origin& origin, std::uint16_t column, Field field) const {
  // Records that maex makes itself have no input of their own; they are shown with the first one.
  const std::size_t number = origin.document < item_.number ? 0 : origin.document - item_.number;
  if (number >= by_number_.size() || by_number_[number] == nullptr) return {};
  Locator place = by_number_[number]->locate(origin, column, field);
  if (place.document.empty()) place.document = facts_.inputs[number].input;
  return place;
}

void Inputs::report_end(Notices& notices) {
  for (Input& input : inputs_) {
    InputFact& fact = facts_.inputs[input.number];
    if (input.opened.source.tables) {
      fact.decisions = input.opened.source.tables->decisions();
      report_damage(*input.opened.source.tables, fact.input, notices);
    }
    for (Text& remark : input.reader->remarks()) fact.decisions.push_back(std::move(remark));
  }
  if (is_single(facts_)) facts_.decisions = facts_.inputs.front().decisions;
}

void Inputs::add_up() {
  facts_.balance = {};
  for (const InputFact& each : facts_.inputs) facts_.balance.add(each.balance);
}

}  // namespace maex
