#include "core/facts/verdict.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/facts/facts.hpp"
#include "core/facts/remedies.hpp"
#include "core/notice/enclosed_sign.hpp"
#include "core/text/fold.hpp"
#include "core/text/joined.hpp"
#include "core/text/similar.hpp"

namespace maex {
namespace {

using Cell = std::tuple<std::string_view, std::string_view, std::uint32_t, std::uint32_t>;
Cell cell_of(const Locator& where) { return {where.document, where.part, where.row, where.column}; }

/// Code of the repeating finding → code of the finding that it repeats → how many.
using Repeats = std::map<std::string, std::map<std::string, std::uint64_t>>;

/// A finding about a whole row that follows from the reader's finding at one of its cells.
bool follows_from(std::string_view code, std::string_view cause) {
  return code == "imsma-date-of-information-missing" && cause == "date-not-understood";
}

/// A finding without a value at a cell says that the value is missing. If an error quotes the value of the same cell,
/// the value is there and was not understood: one fault.
Repeats take_out_repeats(Findings& findings) {
  std::map<Cell, const std::string*> quoted;       // by cell
  std::multimap<Cell, const std::string*> in_row;  // by row: column 0
  for (const FindingGroup& group : findings)
    if (group.type.severity == Severity::error)
      for (const Finding& finding : group.stored)
        if (finding.where.column != 0 && finding.where.row != 0 && !finding.value.empty()) {
          Cell cell = cell_of(finding.where);
          quoted.emplace(cell, &group.type.code);
          std::get<3>(cell) = 0;
          in_row.emplace(cell, &group.type.code);
        }
  Repeats repeats;
  if (quoted.empty()) return repeats;
  for (FindingGroup& group : findings) {
    const auto cause_of = [&](const Finding& finding) -> const std::string* {
      if (!finding.value.empty()) return nullptr;
      const Cell cell = cell_of(finding.where);
      if (const auto found = quoted.find(cell); found != quoted.end()) return found->second;
      for (auto [each, end] = in_row.equal_range(cell); each != end; ++each)
        if (follows_from(group.type.code, *each->second)) return each->second;
      return nullptr;
    };
    const auto kept = std::stable_partition(group.stored.begin(), group.stored.end(),
                                            [&](const Finding& finding) { return cause_of(finding) == nullptr; });
    for (auto each = kept; each != group.stored.end(); ++each) ++repeats[group.type.code][*cause_of(*each)];
    group.count -= static_cast<std::uint64_t>(group.stored.end() - kept);
    group.stored.erase(kept, group.stored.end());
  }
  std::erase_if(findings, [](const FindingGroup& group) { return group.count == 0; });
  return repeats;
}

/// The argument of a finding's sentence; null when it has none.
const Argument* argument(const Finding& finding, std::string_view name) {
  for (const Argument& each : finding.problem.arguments())
    if (each.name == name) return &each;
  return nullptr;
}

std::string in_quotes(const std::vector<std::string>& words) { return "\"" + joined(words, "\", \"") + "\""; }

/// What is counted at such places.
std::string_view noun_at(const Locator& where) {
  if (where.row == 0 && where.block == 0) return "";
  if (where.column != 0) return "cell";
  if (!where.path.empty()) return "value";
  return where.table || !where.part.empty() ? "row" : "line";
}

bool is_included(const CheckFacts& checks, std::string_view state) {
  if (checks.included == "any") return true;
  return state == "VERIFIED_HAZARD_AREA" || (checks.included == "verified" && state == "VERIFIED");
}

class Actions {
 public:
  explicit Actions(ItemFacts& item) : item_(item), repeats_(take_out_repeats(item.findings)) {}

  std::vector<Action> collect() {
    if (item_.outcome != Outcome::done) explain_failure();
    explain_exclusions();
    for (const FindingGroup& group : item_.findings) add_group(group);
    return std::move(all_);
  }

 private:
  [[nodiscard]] const FindingGroup* group_of(std::string_view code) const {
    for (const FindingGroup& group : item_.findings)
      if (group.type.code == code) return &group;
    return nullptr;
  }

  Action& add(const Remedy& remedy, Severity severity) {
    Action& action = all_.emplace_back();
    action.kind = remedy.kind;
    action.audience = remedy.audience;
    action.severity = severity;
    action.code = remedy.code;
    return action;
  }

  /// One action for the findings whose right value is known, and one for the others.
  void add_group(const FindingGroup& group) {
    if (explained_.contains(group.type.code) && group.type.severity != Severity::error) return;
    const std::uint64_t excluded = effect_[group.type.code];
    if (group.type.severity == Severity::info && excluded == 0) return;
    const Finding* with = nullptr;
    const Finding* without = nullptr;
    std::uint64_t known = 0;
    for (const Finding& finding : group.stored) {
      const bool is_known = !right_value(finding).empty();
      known += is_known;
      const Finding*& first = is_known ? with : without;
      if (first == nullptr) first = &finding;
    }
    // The incidents are not known by finding, so the larger action gets the effect.
    const bool mostly_known = known * 2 >= group.count;
    if (with != nullptr) add_known(group, *with, known, mostly_known ? excluded : 0);
    if (known == group.count) return;
    const Remedy& remedy = remedy_of(group.type.code);
    Action& action = add(remedy, group.type.severity);
    action.code = group.type.code;
    action.count = group.count - known;
    action.excluded = with != nullptr && mostly_known ? 0 : excluded;
    if (without == nullptr) {  // counted, not stored
      action.noun = "finding";
    } else {
      action.where = without->where;
      action.noun = noun_at(without->where);
    }
    if (remedy.kind == ActionKind::add_word && action.noun == "cell")
      action.noun = group.type.code == "heading-unknown" ? "heading" : "word";
    if (remedy.text.empty())
      action.fix = group.type.fix;
    else
      action.text = Text(remedy.text);
  }

  void add_known(const FindingGroup& group, const Finding& first, std::uint64_t count, std::uint64_t excluded) {
    static const Remedy correct{"", ActionKind::correct_cell, Audience::sender, {}};
    Action& action = add(correct, group.type.severity);
    action.code = group.type.code;
    action.count = count;
    action.excluded = excluded;
    action.where = first.where;
    action.noun = group.type.code == "heading-unknown" ? "heading" : noun_at(first.where);
    action.instead = right_value(first);
    Argument wrong("value", first.value, first.personal);
    if (const Argument* heading = argument(first, "heading")) wrong.value = heading->value;
    action.text = {"Write \"{instead}\" instead of \"{value}\"."_text, {{"instead", action.instead}, wrong}};
  }

  /// Each reason for an exclusion is one action, unless the reader's finding at the same cell says what to do.
  void explain_exclusions() {
    for (const auto& [state, reasons] : item_.checks.reasons) {
      if (is_included(item_.checks, state)) continue;
      for (const auto& [reason, incidents] : reasons) explain_exclusion(reason, incidents);
    }
  }

  void explain_exclusion(const Text& reason, std::uint64_t incidents) {
    const auto found = item_.checks.decided.find(reason);
    const CheckFacts::Decided decided = found == item_.checks.decided.end() ? CheckFacts::Decided() : found->second;
    const std::string& code = decided.code;
    std::uint64_t rest = incidents;
    for (auto& [cause, count] : repeats_[code]) {
      const std::uint64_t part = std::min(rest, count);
      effect_[cause] += part;
      count -= part;
      rest -= part;
    }
    if (rest == 0) return;
    const FindingGroup* group = group_of(code);
    if (group != nullptr && group->type.severity == Severity::error) {
      effect_[code] += rest;
      return;
    }
    explained_.insert(code);
    Action& action = add(remedy_of(code), Severity::warning);
    action.code = code;
    action.count = action.excluded = rest;
    action.noun = "incident";
    action.text = {"Excluded: {reason}."_text, {{"reason", reason}}};
    if (group != nullptr) action.fix = group->type.fix;
    action.where = decided.where;
    if (group == nullptr) return;
    for (const Finding& finding : group->stored)
      if (finding.where.row == decided.where.row && finding.where.part == decided.where.part) {
        action.where = finding.where;  // the cell in the row of the incident
        break;
      }
    const Finding* all = group->stored.empty() ? nullptr : &group->stored.front();
    const Argument* field = all == nullptr || all->where.row != 0 ? nullptr : argument(*all, "field");
    if (field == nullptr) return;
    action.text = {"Excluded: the whole list has no value for {field}."_text, {*field}};
    action.text.arguments()[0].list = "field";
  }

  /// What to do about a file that was not read.
  void explain_failure() {
    if (item_.outcome != Outcome::unreadable) return;
    if (item_.fit && item_.fit->known != 0) return explain_headings(*item_.fit);
    if (!item_.findings.empty()) return;
    static const Remedy again{"", ActionKind::give_file, Audience::sender, {}};
    static const Remedy profile{"", ActionKind::add_word, Audience::keeper, {}};
    if (item_.fit)
      add(profile, Severity::error).text =
          "Name the right partner with --from, or write a profile (maex profile)."_text;
    else
      add(again, Severity::error).text = "Check the name of the file, or ask the sender for the file again."_text;
  }

  void explain_headings(const FitFact& fit) {
    static const Remedy correct{"heading-missing", ActionKind::correct_cell, Audience::sender, {}};
    static const Remedy word{"heading-missing", ActionKind::add_word, Audience::keeper, {}};
    bool any = false;
    for (const UnknownHeading& unknown : fit.unknown) {
      if (unknown.nearest.empty() || !is_slip(unknown.heading, unknown.nearest.front())) continue;
      any = true;
      Action& action = add(correct, Severity::error);
      action.count = 1;
      action.noun = "heading";
      action.where = place_of(unknown);
      action.instead = unknown.nearest.front();
      action.text = {"Write \"{instead}\" instead of \"{value}\"."_text,
                     {{"instead", action.instead}, {"value", unknown.heading}}};
    }
    if (any) return;
    Action& action = add(word, Severity::error);
    action.count = fit.missing.size();
    action.noun = "heading";
    action.text = {"The list has no column {headings}. Ask the sender for it, or add its heading to the profile."_text,
                   {{"headings", in_quotes(fit.missing)}}};
  }

  /// True when a typing error makes one word of the other.
  static bool is_slip(std::string_view heading, std::string_view known) {
    const std::string a = fold(heading), b = fold(known);
    return edit_distance(a, b) <= std::max<std::size_t>(1, std::min(a.size(), b.size()) / 3);
  }

  [[nodiscard]] Locator place_of(const UnknownHeading& unknown) const {
    Locator where;
    where.document = item_.input;
    where.part = unknown.sheet;
    where.table = true;
    std::size_t at = 0;
    for (; at != unknown.address.size() && unknown.address[at] >= 'A'; ++at)
      where.column = where.column * 26 + static_cast<std::uint32_t>(unknown.address[at] - 'A' + 1);
    for (; at != unknown.address.size(); ++at)
      where.row = where.row * 10 + static_cast<std::uint32_t>(unknown.address[at] - '0');
    return where;
  }

  ItemFacts& item_;
  Repeats repeats_;
  std::map<std::string, std::uint64_t> effect_;  ///< code of an error → incidents that it excludes
  std::set<std::string> explained_;              ///< codes whose findings are the reason of an exclusion
  std::vector<Action> all_;
};

void keep_most_effective(std::vector<Action> all, Verdict& verdict) {
  const auto rank = [](const Action& action) {
    return std::tuple(action.severity != Severity::error && action.excluded == 0, ~action.excluded,
                      -static_cast<int>(action.severity), ~action.count);
  };
  std::stable_sort(all.begin(), all.end(), [&](const Action& a, const Action& b) { return rank(a) < rank(b); });
  verdict.more = all.size() > most_actions ? all.size() - most_actions : 0;
  all.resize(all.size() - verdict.more);
  verdict.actions = std::move(all);
}

/// Cells that are certainly wrong or not understood.
std::uint64_t wrong_cells(const Findings& findings) {
  std::uint64_t count = 0;
  for (const FindingGroup& group : findings)
    if (group.type.severity == Severity::error &&
        (remedy_of(group.type.code).kind == ActionKind::correct_cell || group.type.code == "code-unknown"))
      count += group.count;
  return count;
}

std::uint64_t lost_values(const ItemFacts& item) {
  std::uint64_t lost = 0;
  for (const LossFact& loss : item.losses) lost += loss.count;
  return lost;
}

void add_kind(std::vector<Text>& parts, const std::array<std::uint64_t, kind_count>& records, Kind kind,
              Pattern pattern) {
  add_count(parts, records[static_cast<std::size_t>(kind)], pattern);
}

/// "3 incidents", "4 victims": records of their own, not their children.
std::vector<Text> counts_of(const std::array<std::uint64_t, kind_count>& records) {
  std::vector<Text> parts;
  add_kind(parts, records, Kind::incident, "{count:incident|incidents}"_text);
  add_kind(parts, records, Kind::victim, "{count:victim|victims}"_text);
  add_kind(parts, records, Kind::hazard_area, "{count:hazard area|hazard areas}"_text);
  add_kind(parts, records, Kind::location, "{count:location|locations}"_text);
  add_kind(parts, records, Kind::assistance, "{count:assistance record|assistance records}"_text);
  add_kind(parts, records, Kind::activity, "{count:activity|activities}"_text);
  add_kind(parts, records, Kind::education, "{count:education activity|education activities}"_text);
  add_kind(parts, records, Kind::quality, "{count:quality check|quality checks}"_text);
  add_kind(parts, records, Kind::tally, "{count:stated figure|stated figures}"_text);
  if (parts.empty()) parts.emplace_back("no record"_text);
  return parts;
}

/// "IMSMA" where IMSMA's own rule decides which incidents go on.
std::string target_of(const ItemFacts& item) {
  const CheckFacts& checks = item.checks;
  return checks.include_unasked && checks.included != "any" ? "IMSMA" : item.target;
}

struct Tone {
  bool chooses;  ///< the criteria decide which incidents go on
  bool writes;   ///< there is an output
};

Tone tone_of(const ItemFacts& item) {
  const bool writes = !item.target.empty();
  return {item.checks.included != "any" || !writes, writes};
}

/// The first line of a problem, without the name of the file, which stands before it.
std::string first_line(const ItemFacts& item) {
  std::string line = item.problem.substr(0, item.problem.find('\n'));
  for (const std::string& name : {item.input, item.input.substr(item.input.find_last_of('/') + 1)})
    for (const std::string_view between : {enclosed_sign, std::string_view(" "), std::string_view(": ")})
      if (line.starts_with(name + std::string(between))) return line.substr(name.size() + between.size());
  return line;
}

Text failure_of(const ItemFacts& item, const Verdict& verdict) {
  const Argument problem("problem", first_line(item));
  switch (item.outcome) {
    case Outcome::unreadable:
      if (item.fit && item.fit->known != 0 && !item.fit->missing.empty())
        return {"Not read: the list is nearly one of {profile}, but it has no column {headings}."_text,
                {{"profile", item.fit->profile}, {"headings", in_quotes(item.fit->missing)}}};
      return {"Not read: {problem}"_text, {problem}};
    case Outcome::unwritable: return {"Not written: {problem}"_text, {problem}};
    case Outcome::interrupted: return {"Stopped: {problem}"_text, {problem}};
    case Outcome::faulty: return {"Failed: {problem}"_text, {problem}};
    case Outcome::refused:
      if (verdict.incidents != 0 && verdict.ready == 0)
        return {
            "Not written: none of {count:incident is|incidents are} ready for {target}. --allow-empty writes an "
            "empty file."_text,
            {{"count", verdict.incidents}, {"target", target_of(item)}}};
      return {"Refused: {problem}"_text, {problem}};
    default: return {};
  }
}

/// A sentence of clauses, the first one being the most important.
Text sentence(Text first, std::vector<Text> rest) {
  if (rest.empty()) return {"{first}."_text, {{"first", std::move(first)}}};
  return {"{first}; {rest}."_text, {{"first", std::move(first)}, {"rest", std::move(rest)}}};
}

Text clause(std::vector<Text> parts) { return {"{parts}"_text, {{"parts", std::move(parts)}}}; }

void say_result(const ItemFacts& item, Verdict& verdict) {
  const Tone tone = tone_of(item);
  Text main;
  std::vector<Text> rest, brief;
  if (verdict.incidents != 0 && tone.chooses) {
    const std::vector<Argument> counts{
        {"ready", verdict.ready}, {"count", verdict.incidents}, {"target", target_of(item)}};
    main = {tone.writes ? "{ready} of {count:incident is|incidents are} ready for {target}"_text
                        : "{ready} of {count:incident|incidents} would qualify for IMSMA"_text,
            counts};
    brief.emplace_back(tone.writes ? "{ready} of {count:incident|incidents} ready"_text
                                   : "{ready} of {count:incident|incidents} would qualify"_text,
                       counts);
    add_count(rest, verdict.incidents - verdict.ready,
              tone.writes ? "{count:is|are} excluded"_text : "{count:would be} excluded"_text);
  } else {
    const Argument records("records", counts_of(verdict.records));
    main = tone.writes ? Text("Ready for {target}: {records}"_text, {{"target", item.target}, records})
                       : Text("Checked: {records}"_text, {records});
    brief = counts_of(verdict.records);
  }
  if (item.points && *item.points == 0) rest.emplace_back("the map is empty, because no record has coordinates"_text);
  add_count(rest, lost_values(item), "{count:value is|values are} not carried by {target}"_text,
            {{"target", item.target}});
  const std::uint64_t wrong = wrong_cells(item.findings);
  add_count(rest, wrong, "{count:cell needs|cells need} correction"_text);
  add_count(brief, wrong, "{count:cell|cells} to correct"_text);
  verdict.sentence =
      item.outcome == Outcome::done ? sentence(std::move(main), std::move(rest)) : failure_of(item, verdict);
  verdict.brief = item.outcome == Outcome::done ? clause(std::move(brief)) : verdict.sentence;
}

/// Computes the verdict of the input. Returns all of its actions.
std::vector<Action> settle_item(ItemFacts& item) {
  std::vector<Action> all = Actions(item).collect();
  Verdict& verdict = item.verdict;
  if (!item.inputs.empty())
    verdict.files = static_cast<std::uint64_t>(
        std::count_if(item.inputs.begin(), item.inputs.end(), [](const auto& each) { return each.not_read.empty(); }));
  verdict.failed = item.outcome == Outcome::done ? 0 : 1;
  verdict.rows = item.balance.rows_read();
  verdict.records = item.records;
  for (const auto& [state, count] : item.checks.states) {
    verdict.incidents += count;
    if (is_included(item.checks, state)) verdict.ready += count;
  }
  say_result(item, verdict);
  keep_most_effective(all, verdict);
  return all;
}

/// Adds the actions of a further file. Those of the same kind become one.
void merge(std::vector<Action>& all, const std::vector<Action>& more) {
  for (const Action& action : more) {
    const auto same = std::find_if(all.begin(), all.end(), [&action](const Action& each) {
      return each.code == action.code && each.audience == action.audience && each.kind == action.kind &&
             each.noun == action.noun && each.text.pattern() == action.text.pattern() &&
             (action.noun != "incident" || each.text == action.text);
    });
    if (same == all.end()) {
      all.push_back(action);
      continue;
    }
    same->count += action.count;
    same->excluded += action.excluded;
  }
}

Verdict of_run(const RunFacts& facts, std::vector<Action> actions) {
  Verdict verdict;
  verdict.files = facts.items.size();
  std::uint64_t wrong = 0, lost = 0;
  bool writes = false;
  for (const ItemFacts& item : facts.items) {
    verdict.failed += item.verdict.failed;
    verdict.rows += item.verdict.rows;
    for (std::size_t kind = 0; kind != kind_count; ++kind) verdict.records[kind] += item.records[kind];
    writes = writes || !item.target.empty();
    if (item.outcome != Outcome::done) continue;
    if (tone_of(item).chooses) {
      verdict.incidents += item.verdict.incidents;
      verdict.ready += item.verdict.ready;
    }
    wrong += wrong_cells(item.findings);
    lost += lost_values(item);
  }
  std::vector<Text> rest;
  if (verdict.incidents != 0) {
    const std::string target = facts.items.empty() ? std::string() : target_of(facts.items.front());
    rest.emplace_back(
        writes ? "{ready} of {count:incident is|incidents are} ready for {target}"_text
               : "{ready} of {count:incident|incidents} would qualify for IMSMA"_text,
        std::vector<Argument>{{"ready", verdict.ready}, {"count", verdict.incidents}, {"target", target}});
  }
  add_count(rest, lost, "{count:value is|values are} not carried"_text);
  add_count(rest, wrong, "{count:cell needs|cells need} correction"_text);
  verdict.sentence = sentence({writes ? "{done} of {count:file is|files are} converted"_text
                                      : "{done} of {count:file is|files are} checked"_text,
                               {{"done", verdict.files - verdict.failed}, {"count", verdict.files}}},
                              std::move(rest));
  keep_most_effective(std::move(actions), verdict);
  return verdict;
}

}  // namespace

void settle(ItemFacts& item) { settle_item(item); }

void settle(RunFacts& facts) {
  std::vector<Action> all;
  for (ItemFacts& item : facts.items) merge(all, settle_item(item));
  facts.verdict = facts.items.size() == 1 ? facts.items.front().verdict : of_run(facts, std::move(all));
}

}  // namespace maex
