#include "core/exchange/status.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/exchange/files.hpp"
#include "core/exchange/item_row.hpp"
#include "core/exchange/status_parts.hpp"
#include "core/io/error.hpp"
#include "core/report/json_text.hpp"
#include "core/report/words.hpp"
#include "core/text/printable.hpp"

namespace maex::exchange {
namespace {

constexpr std::size_t runs_shown = 10;

}  // namespace

Counts count_of(const std::vector<ItemRow>& items) {
  Counts all;
  for (const ItemRow& item : items) {
    ++all.files;
    switch (item.outcome) {
      case ItemOutcome::sent: ++all.sent; break;
      case ItemOutcome::same: ++all.same; break;
      case ItemOutcome::repeat: ++all.repeat; break;
      case ItemOutcome::waiting: ++all.waiting; break;
      case ItemOutcome::quarantined: ++all.quarantined; break;
    }
    all.records.fresh += item.compared.fresh;
    all.records.changed += item.compared.changed;
    all.records.same += item.compared.same;
    all.records.gone += item.compared.gone;
  }
  return all;
}

std::string key(std::string_view prefix, std::string_view name) { return std::string(prefix) + std::string(name); }

std::string title_of(const ItemRow& item) { return printable(item.name) + " (" + item.route + ")"; }

namespace {

/// Losses are the target's; a person can do something about the rest.
bool needs_look(const ItemRow& item) {
  return item.outcome == ItemOutcome::sent && item.errors + item.unread + item.held_back != 0;
}

std::string files(std::uint64_t count, const Messages& words) { return words.counted(count, "file"); }

std::string went_line(const Counts& counts, const Messages& words) {
  std::string line = words.say("exchange-went", {{"files", files(counts.sent, words)},
                                                 {"fresh", words.counted(counts.records.fresh, "record")},
                                                 {"changed", std::to_string(counts.records.changed)}});
  if (counts.same != 0) line += "; " + words.say("exchange-same", {{"files", files(counts.same, words)}});
  if (counts.repeat != 0) line += "; " + words.say("exchange-repeat", {{"files", files(counts.repeat, words)}});
  return line;
}

/// The first line of a problem, cut at a word.
std::string brief(const std::string& problem) {
  constexpr std::size_t most = 200;
  const std::string line = problem.substr(0, problem.find('\n'));
  return printable(line.size() > most ? line.substr(0, line.find_last_of(' ', most)) + " …" : line);
}

nlohmann::ordered_json json_of(const ItemRow& item) {
  return {{"id", item.id},
          {"run", item.run},
          {"route", item.route},
          {"name", item.name},
          {"digest", item.digest},
          {"size", item.size},
          {"outcome", to_string(item.outcome)},
          {"reason", item.reason},
          {"problem", item.problem},
          {"records", item.records},
          {"new", item.compared.fresh},
          {"changed", item.compared.changed},
          {"same", item.compared.same},
          {"gone", item.compared.gone},
          {"held_back", item.held_back},
          {"errors", item.errors},
          {"warnings", item.warnings},
          {"lost", item.lost},
          {"unread", item.unread},
          {"kept", item.kept},
          {"confirmed", item.confirmed}};
}

nlohmann::ordered_json json_of(const std::vector<ItemRow>& items) {
  auto list = nlohmann::ordered_json::array();
  for (const ItemRow& item : items) list.push_back(json_of(item));
  return list;
}

std::string metric(std::string_view name, std::string_view help, std::string_view labels, double value) {
  const std::string full = key("maex_exchange_", name);
  std::string number = std::to_string(value);
  number.erase(number.find_last_not_of('0') + 1);
  if (number.ends_with('.')) number.pop_back();
  return (help.empty() ? "" : "# HELP " + full + ' ' + std::string(help) + "\n# TYPE " + full + " gauge\n") + full +
         '{' + std::string(labels) + "} " + number + '\n';
}

std::string label_value(std::string_view text) {
  std::string out;
  for (const char each : text)
    if (each == '\n')
      out += "\\n";
    else
      (each == '"' || each == '\\' ? out += '\\' : out) += each;
  return out;
}

}  // namespace

StatusFacts status_of(const ExchangeJob& job) {
  const Ledger ledger = Ledger::existing(ledger_of(job));
  StatusFacts facts;
  facts.job = job.name;
  facts.runs = ledger.runs(runs_shown);
  if (!facts.runs.empty()) facts.items = ledger.items(facts.runs.front().id);
  facts.open = ledger.open_items();
  facts.unfinished = ledger.intentions().size();
  return facts;
}

StatusFacts status_after(const ExchangeJob& job, const NightFacts& night) {
  StatusFacts facts = status_of(job);
  facts.growing = night.growing;
  facts.left = night.left;
  facts.problems = night.problems;
  return facts;
}

bool needs_person(const StatusFacts& facts) {
  const bool was_killed = !facts.runs.empty() && facts.runs.front().outcome.empty();
  return was_killed || !facts.open.empty() || !facts.problems.empty() || facts.unfinished != 0;
}

std::string status_verdict(const StatusFacts& facts, const Messages& words) {
  if (!needs_person(facts)) return std::string(words.text("exchange-verdict-nothing"));
  if (facts.open.empty() && facts.problems.empty()) return std::string(words.text("exchange-verdict-unfinished"));
  std::string what;
  if (!facts.open.empty()) what = files(facts.open.size(), words);
  if (!facts.problems.empty()) what += (what.empty() ? "" : ", ") + words.counted(facts.problems.size(), "problem");
  return words.say("exchange-verdict-person", {{"what", what}});
}

std::vector<StatusLine> status_lines(const StatusFacts& facts, const Messages& words) {
  std::vector<StatusLine> lines;
  const auto add = [&](std::string_view label, std::string text) {
    lines.push_back({std::string(words.text(label)), std::move(text)});
  };
  if (facts.runs.empty()) {
    add("exchange-last-run", std::string(words.text("exchange-none")));
    return lines;
  }
  const RunRow& last = facts.runs.front();
  const std::string how = last.outcome.empty() ? "killed" : last.outcome;
  add("exchange-last-run", last.began + ", " + std::string(words.text(key("exchange-run-", how))));
  const Counts counts = count_of(facts.items);
  add("exchange-came", files(counts.files, words));
  add("exchange-out", went_line(counts, words));
  if (counts.records.gone != 0)
    add("exchange-gone", words.say("exchange-gone-line", {{"records", words.counted(counts.records.gone, "record")}}));
  const Counts all_open = count_of(facts.open);
  if (all_open.waiting != 0) add("exchange-waits", files(all_open.waiting, words));
  if (all_open.quarantined != 0) add("exchange-quarantine", files(all_open.quarantined, words));
  if (!facts.growing.empty())
    add("exchange-growing", words.say("exchange-growing-line", {{"files", files(facts.growing.size(), words)},
                                                                {"first", printable(facts.growing.front())}}));
  if (facts.left != 0) add("exchange-left", words.say("exchange-left-line", {{"files", files(facts.left, words)}}));
  if (facts.unfinished != 0)
    add("exchange-unfinished", words.say("exchange-unfinished-line", {{"files", files(facts.unfinished, words)}}));
  for (const std::string& problem : facts.problems) add("exchange-problem", printable_lines(problem));
  const auto look = std::count_if(facts.items.begin(), facts.items.end(), needs_look);
  if (look != 0)
    add("exchange-look", words.say("exchange-look-line", {{"files", files(static_cast<std::uint64_t>(look), words)}}));
  return lines;
}

std::vector<StatusAction> status_actions(const StatusFacts& facts, const Messages& words) {
  std::vector<StatusAction> actions;
  for (auto item = facts.open.rbegin(); item != facts.open.rend() && actions.size() != actions_shown; ++item)
    actions.push_back({item->id, title_of(*item), std::string(words.text(key("exchange-why-", item->reason))),
                       brief(item->problem), std::string(words.text(key("exchange-do-", item->reason)))});
  return actions;
}

std::string status_text(const StatusFacts& facts, const Messages& words) {
  std::string out = labelled(words.text("exchange"), printable(facts.job));
  for (const StatusLine& line : status_lines(facts, words)) out += labelled(line.label, line.text);
  if (facts.runs.empty()) return out;
  if (facts.open.empty() && facts.problems.empty() && facts.unfinished == 0)
    return out + labelled(words.text("exchange-do"), std::string(words.text("exchange-nothing")));
  if (facts.open.empty()) return out;
  out += '\n' + std::string(words.text("exchange-do")) + ":\n";
  const std::vector<StatusAction> actions = status_actions(facts, words);
  for (const StatusAction& each : actions)
    out += "  " + std::to_string(each.item) + "  " + each.title + ": " + each.why + "\n      " + each.problem +
           "\n      " + each.fix + '\n';
  if (facts.open.size() > actions.size()) out += "  " + words.shown_of(actions.size(), facts.open.size()) + '\n';
  return out;
}

std::string status_json(const StatusFacts& facts) {
  nlohmann::ordered_json json = {{"exchange", facts.job}};
  json["runs"] = nlohmann::ordered_json::array();
  for (const RunRow& run : facts.runs)
    json["runs"].push_back({{"id", run.id},
                            {"began", run.began},
                            {"ended", run.ended},
                            {"outcome", run.outcome},
                            {"program", run.program}});
  json["items"] = json_of(facts.items);
  json["open"] = json_of(facts.open);
  json["growing"] = facts.growing;
  json["problems"] = facts.problems;
  json["left"] = facts.left;
  json["unfinished"] = facts.unfinished;
  return json_text(json);
}

std::string items_text(const std::vector<ItemRow>& items, const Messages& words) {
  std::string out;
  for (const ItemRow& item : items) {
    out += right_aligned(std::to_string(item.id), 6) + "  " +
           std::string(words.text(key("exchange-became-", to_string(item.outcome)))) + "  " + title_of(item);
    if (!item.reason.empty()) out += ": " + std::string(words.text(key("exchange-why-", item.reason)));
    out += '\n';
    if (!item.kept.empty()) out += "        " + printable(item.kept) + '\n';
  }
  return out.empty() ? std::string(words.text("exchange-no-files")) + '\n' : out;
}

std::string items_json(const std::vector<ItemRow>& items) { return json_text(json_of(items)); }

std::vector<std::string> differences(const Ledger& ledger) {
  std::vector<std::string> found;
  if (std::string damage = ledger.damage(); !damage.empty()) found.push_back("the ledger is damaged: " + damage);
  for (const Step& step : ledger.placed()) {
    try {
      if (digest_of(step.target) != step.digest) found.push_back(step.target + " is not as it was written");
    } catch (const InputError& error) { found.emplace_back(error.what()); }
  }
  return found;
}

std::string metrics_text(const StatusFacts& facts, const NightFacts& night, double seconds, std::int64_t now_seconds) {
  const std::string job = "job=\"" + label_value(facts.job) + "\"";
  const Counts counts = count_of(night.items);
  std::string out;
  bool first = true;
  for (const auto& [outcome, count] :
       {std::pair{"sent", counts.sent}, std::pair{"same", counts.same}, std::pair{"repeat", counts.repeat},
        std::pair{"waiting", counts.waiting}, std::pair{"quarantined", counts.quarantined}}) {
    out += metric("files", first ? "Files of the last run by what became of them." : "",
                  job + ",outcome=\"" + outcome + "\"", static_cast<double>(count));
    first = false;
  }
  out += metric("records_new", "Records of the last run that were not sent before.", job,
                static_cast<double>(counts.records.fresh));
  out += metric("open_files", "Files of all runs that wait for a person.", job, static_cast<double>(facts.open.size()));
  std::int64_t oldest = 0;
  const std::int64_t today = now_seconds / 86'400;
  for (const RunRow& run : facts.runs)
    for (const ItemRow& item : facts.open)
      if (item.run == run.id) oldest = std::max(oldest, today - days_of(run.began));
  out += metric("oldest_open_days", "Days since the oldest of these came, among the last ten runs.", job,
                static_cast<double>(oldest));
  out += metric("duration_seconds", "How long the last run took.", job, seconds);
  out += metric("last_run_timestamp_seconds", "When the last run ended.", job, static_cast<double>(now_seconds));
  const bool good = night.outcome == Outcome::done || night.outcome == Outcome::findings;
  out += metric("last_run_ended_well", "1 when the last run went to its end.", job, good ? 1 : 0);
  return out;
}

}  // namespace maex::exchange
