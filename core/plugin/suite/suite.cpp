#include "core/plugin/suite/suite.hpp"

#include "core/io/error.hpp"
#include "core/plugin/suite/checks.hpp"
#include "core/plugin/suite/halves.hpp"
#include "core/text/similar.hpp"

namespace maex::conformance {
namespace {

struct Check {
  CheckInfo info;
  void (*run)(Trial&);
};

constexpr Check table[] = {
    {{"descriptor", "The card is whole: names, sentences, and containers that exist."}, check_descriptor},
    {{"options",
      "Every option works as its card says, and what is no option or no choice is refused with the nearest."},
     check_options},
    {{"identify",
      "It knows its own file by the content and surer than anybody else, and is not certain of other files."},
     check_identify},
    {{"own-output", "Its own file is read whole: kinds, values, blank rows, line feeds, balance."}, check_own_output},
    {{"losses", "What does not come back is exactly what was announced, with codes that the card declares."},
     check_losses},
    {{"locations", "Every value stands where it is said to come from, and every cell is told its fate."},
     check_locations},
    {{"damage", "An empty, cut off or changed file is read or refused in one sentence that names it."}, check_damage},
    {{"bounds", "A file beyond a limit is refused with the sentence that names the limit."}, check_bounds},
    {{"huge-cell", "A cell beyond the limit is refused."}, check_huge_cell},
    {{"interruption", "A stop is heard, and nothing is left behind."}, check_interruption},
    {{"dangerous-text", "A text that a spreadsheet program would run or change stays text."}, check_dangerous_text},
    {{"full-disk", "A disk that fills up is told, never passed over."}, check_full_disk},
    {{"same-bytes", "The same content gives the same bytes, whatever the clock says."}, check_same_bytes},
};

std::vector<const Descriptor*> chosen(const Registry& registry, const std::string& id) {
  std::vector<const Descriptor*> cards;
  std::vector<std::string> known;
  const auto take = [&](const Descriptor& card) {
    known.push_back(card.id);
    if (id.empty() || card.id == id) cards.push_back(&card);
  };
  for (const auto& format : registry.formats()) take(format->descriptor());
  for (const auto& partner : registry.partners()) take(partner->descriptor());
  if (cards.empty() && !id.empty())
    throw UsageError("there is no format and no partner \"" + id + "\"" + did_you_mean(id, known));
  return cards;
}

void require_check(const std::string& name) {
  std::vector<std::string> known;
  std::string list;
  for (const CheckInfo& check : checks()) {
    if (check.name == name) return;
    known.emplace_back(check.name);
    list += (list.empty() ? "" : ", ") + known.back();
  }
  throw UsageError("there is no check \"" + name + "\"" + did_you_mean(name, known) + " Checks: " + list + ".");
}

CheckResult run_check(const Registry& registry, const Descriptor& card, const Check& check, OwnFiles& files,
                      std::uint64_t seed) {
  CheckResult result;
  result.name = check.info.name;
  result.about = check.info.about;
  Trial trial(registry, card, files, result, seed);
  try {
    check.run(trial);
  } catch (const std::exception& error) {
    trial.fail("the check", "an exception ends it: " + words_of(error));
  } catch (...) { trial.fail("the check", "something that is no exception is thrown"); }
  return result;
}

}  // namespace

void check_own_output(Trial& trial) { trial.format() != nullptr ? table_own_output(trial) : record_own_output(trial); }
void check_locations(Trial& trial) { trial.format() != nullptr ? table_locations(trial) : record_locations(trial); }

std::span<const CheckInfo> checks() {
  static const std::vector<CheckInfo> infos = [] {
    std::vector<CheckInfo> made;
    for (const Check& check : table) made.push_back(check.info);
    return made;
  }();
  return infos;
}

std::vector<AdapterResult> run_suite(const Registry& registry, const SuiteOptions& options) {
  const std::vector<const Descriptor*> cards = chosen(registry, options.adapter);
  if (!options.check.empty()) require_check(options.check);
  OwnFiles files(registry);
  std::vector<AdapterResult> results;
  for (const Descriptor* card : cards) {
    AdapterResult& adapter = results.emplace_back();
    adapter.id = card->id;
    adapter.kind = card->kind;
    for (const Check& check : table) {
      if (!options.check.empty() && check.info.name != options.check) continue;
      if (options.stop != nullptr && *options.stop) throw Interrupted();
      if (options.before) options.before(adapter, check.info);
      adapter.checks.push_back(run_check(registry, *card, check, files, options.seed));
      if (options.after) options.after(adapter, adapter.checks.back());
    }
  }
  return results;
}

}  // namespace maex::conformance
