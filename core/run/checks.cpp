#include "core/run/checks.hpp"

#include <functional>
#include <mutex>

#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "core/mapping/map/notices.hpp"
#include "core/place/programme.hpp"
#include "core/rules/engine.hpp"
#include "core/run/fill.hpp"
#include "core/run/importer_files.hpp"
#include "core/run/join.hpp"
#include "core/text/similar.hpp"

namespace maex {
namespace {

constexpr std::uintmax_t settings_limit = 4u << 20;  ///< bytes; a rule set is a few pages of text

/// What decides on other files must be whole: a polygon that is missing looks like land without a hazard.
void refuse_incomplete(const OpenedSource& opened, const Notices& notices, const std::filesystem::path& file) {
  bool incomplete = opened.source.tables && opened.source.tables->is_incomplete();
  for (const Notices::Group& group : notices.groups()) {
    incomplete |= group.type->code.ends_with("-not-utf8");
    if (group.type == &feature_notices::geometry_invalid)
      throw InputError(file.string() +
                       " has a feature whose shape cannot be read (maex validate names it); correct the feature");
  }
  if (incomplete)
    throw InputError(file.string() +
                     " is damaged: bytes of it have no meaning, or its end is missing; ask for the file again");
}

/// Calls `each` with every batch of a file in any format that maex reads, and its reader. Problems of the file are not
/// reported here.
template <class Each>
void for_each_batch(const std::filesystem::path& file, const Registry& registry, const Bounds& bounds, const Day& today,
                    const rules::RuleInputs& inputs, Each&& each, Quarantine* quarantine = nullptr,
                    const std::function<void()>& at_end = {}) {
  SourceChoice choice;
  choice.bounds = bounds;
  OpenedSource opened = open_source(registry, file, choice);
  Notices notices;
  Balance balance;
  Account account(file.string(), notices, balance, nullptr, quarantine);
  ReadContext context{account, {}, today, 0, bounds.end.stop, bounds};
  context.country = inputs.country_box;
  const auto reader = opened.partner->read(opened.source, context);
  Fill fill(&inputs);
  for (Batch batch; reader->next(batch); batch.reset()) {
    fill.add(batch);
    each(batch, *reader);
  }
  refuse_incomplete(opened, notices, file);
  if (at_end) at_end();
}

/// Adds the hazard areas of a file, and checks them with the rules. Other records are skipped.
void add_hazards(std::vector<HazardArea>& areas, const Checks& checks, Notices& notices,
                 const std::filesystem::path& file, const Registry& registry, const Bounds& bounds) {
  const std::size_t before = areas.size();
  const RecordReader* source = nullptr;
  rules::Engine engine(
      *checks.set, checks.inputs, notices,
      [&](const Origin& origin, std::uint16_t column, Field field) {
        Locator place = source->locate(origin, column, field);
        if (place.document.empty()) place.document = file.string();
        return place;
      },
      {}, false);
  const auto add = [&](const Batch& batch, const RecordReader& reader) {
    source = &reader;
    for (std::size_t i = 0; i != batch.size(); ++i) {
      if (batch[i].kind() != Kind::hazard_area) continue;
      engine.see(Group{&batch, i, batch.end_of(i), false});
      areas.push_back(hazard_area_of(batch, i));
    }
  };
  // The last rules report places, which only the open reader knows.
  for_each_batch(file, registry, bounds, checks.inputs.today, checks.inputs, add, nullptr,
                 [&engine] { engine.finish(); });
  if (areas.size() == before)
    throw InputError(file.string() + " holds no hazard area; --hazards wants SHAs and CHAs with their points");
}

/// Rejects a file with unreadable values, because a district without one of its corners would be another district.
class RefuseDamage final : public Quarantine {
 public:
  void add(QuarantineEntry entry) override {
    // Skip features without an outline, such as towns: they do not describe districts.
    if (entry.rule != feature_notices::kind_unknown.code)
      throw InputError(to_string(entry.where) + ": " + entry.problem);
  }
};

DistrictMap districts_of(const std::filesystem::path& file, const Registry& registry, const Bounds& bounds,
                         const rules::RuleInputs& inputs) {
  DistrictMap::Builder builder(file.string(), *inputs.gazetteer);
  RefuseDamage refuse;
  for_each_batch(
      file, registry, bounds, inputs.today, inputs,
      [&builder](const Batch& batch, const RecordReader&) { builder.add(batch); }, &refuse);
  return builder.finish();
}

std::unique_ptr<const rules::PreviousSubmission> previous_of(const std::filesystem::path& file,
                                                             const Registry& registry, const Bounds& bounds,
                                                             const rules::RuleInputs& inputs) {
  auto previous = std::make_unique<rules::PreviousSubmission>(file.string());
  Join join;
  const auto add = [&previous](const Group& group) { previous->add(group); };
  for_each_batch(file, registry, bounds, inputs.today, inputs,
                 [&](const Batch& batch, const RecordReader&) { join.add(batch, add); });
  join.finish(add);
  if (previous->known().empty())
    throw InputError(file.string() +
                     " holds no incident or victim with a number of its own; --previous compares by these numbers");
  return previous;
}

/// Takes the country over from the gazetteer, and from the programme where it says more. Polygons show how far a
/// country reaches whose box is only derived.
void set_country(rules::RuleInputs& inputs, const Programme& programme) {
  if (inputs.gazetteer == nullptr) {
    inputs.country = programme.country;
    inputs.country_box = programme.box;
    inputs.pulkovo = programme.pulkovo;
    return;
  }
  const Country& country = inputs.gazetteer->country();
  inputs.country = country.code;
  inputs.country_box = programme.box ? programme.box : country.box;
  inputs.pulkovo = programme.pulkovo ? programme.pulkovo : country.pulkovo;
  if (programme.box) return;
  if (inputs.districts != nullptr && !country.box_is_declared && inputs.districts->box())
    extend(inputs.country_box, *inputs.districts->box());
}

std::string text_of(const std::filesystem::path& path) { return read_setting(path, settings_limit); }

constexpr std::string_view usual_country = "AZ";      ///< of files that name none
constexpr std::string_view usual_policy = "general";  ///< of countries that have none of their own

/// What the options say, then the file of --programme, then the partner, then what is built in for the country.
Programme resolved(const CheckSettings& settings, const Programme& partner) {
  Programme programme;
  if (!settings.programme.empty()) programme = find_programme(settings.programme);
  complete(programme, partner);
  if (!settings.gazetteer.empty()) {
    programme.gazetteer = settings.gazetteer;
    programme.settlements.clear();
    if (settings.programme.empty()) programme.box.reset(), programme.pulkovo.reset();
  }
  if (!settings.settlements.empty()) programme.settlements = settings.settlements;
  if (!settings.policy.empty()) programme.policy = settings.policy;
  if (programme.country.empty() && programme.gazetteer.empty()) programme.country = usual_country;
  if (const Programme* known = builtin_programme(programme.country)) complete(programme, *known);
  programme.languages.clear();  // they decide nothing here
  return programme;
}

/// A name that is neither built in nor a file is misspelt.
void require_setting(const char* what, const std::filesystem::path& path, const std::vector<std::string>& names) {
  std::error_code ignored;
  if (!path.extension().empty() || path.has_parent_path() || std::filesystem::exists(path, ignored)) return;
  throw UsageError("there is no " + std::string(what) + " \"" + path.string() + "\", neither built in nor as a file" +
                   did_you_mean(path.string(), names));
}

void load_gazetteer(Checks& checks, const Programme& programme) {
  rules::RuleInputs& inputs = checks.inputs;
  if (!programme.gazetteer.empty()) {
    const std::string name = programme.gazetteer.string();
    inputs.gazetteer = builtin_gazetteer(name);
    if (inputs.gazetteer == nullptr) {
      require_setting("gazetteer", programme.gazetteer, builtin_gazetteer_names());
      checks.given_gazetteer = std::make_unique<const Gazetteer>(Gazetteer::parse(text_of(name), name));
      inputs.gazetteer = checks.given_gazetteer.get();
    }
  }
  set_country(inputs, programme);
  if (programme.settlements.empty()) return;
  if (programme.settlements == "settlements") {
    inputs.settlements = &Settlements::azerbaijan();
    return;
  }
  if (inputs.gazetteer == nullptr)
    throw UsageError("--settlements needs a gazetteer, because it names districts of one; give it with --gazetteer");
  const std::string name = programme.settlements.string();
  checks.given_settlements =
      std::make_unique<const Settlements>(Settlements::parse(text_of(name), name, *inputs.gazetteer));
  inputs.settlements = checks.given_settlements.get();
}

void load_policy(Checks& checks, const std::filesystem::path& policy) {
  const std::string name = policy.empty() ? std::string(usual_policy) : policy.string();
  checks.given_policy = rules::find_builtin_policy(name);
  if (!checks.given_policy) {
    require_setting("policy", policy, rules::builtin_policy_names());
    checks.given_policy = std::make_unique<const rules::Policy>(rules::parse_policy(text_of(name), name));
  }
  checks.inputs.policy = checks.given_policy.get();
}

void load_country(Checks& checks, Programme given) {
  checks.programme = std::move(given);
  Programme& programme = checks.programme;  // the inputs refer to it
  load_gazetteer(checks, programme);
  // The gazetteer alone may have named the country.
  if (const Programme* known = builtin_programme(checks.inputs.country); known != nullptr && programme.policy.empty())
    programme.policy = known->policy;
  load_policy(checks, programme.policy);
}

}  // namespace

bool assumes_country(const CheckSettings& settings, const Programme& partner) {
  return settings.programme.empty() && settings.gazetteer.empty() && partner.country.empty() &&
         partner.gazetteer.empty();
}

std::shared_ptr<const Checks> load_checks(const CheckSettings& settings, const Registry& registry, const Bounds& bounds,
                                          const Day& today, const Programme& partner) {
  auto checks = std::make_shared<Checks>();
  checks->set = settings.rule_set.empty()
                    ? std::make_shared<const rules::RuleSet>()
                    : std::make_shared<const rules::RuleSet>(text_of(settings.rule_set), settings.rule_set.string());
  rules::RuleInputs& inputs = checks->inputs;
  inputs.today = today;
  load_country(*checks, resolved(settings, partner));
  if (!settings.rulings.empty()) {
    checks->rulings = rules::parse_rulings(text_of(settings.rulings), settings.rulings.string());
    checks->rulings_name = settings.rulings.string();
    for (const rules::Ruling& ruling : checks->rulings)
      if (today < ruling.on)
        throw UsageError(checks->rulings_name + ": the ruling on incident \"" + ruling.incident +
                         "\" is of a day in the future (" + to_text(PartialDate{PartialDate::Form::at, ruling.on, {}}) +
                         "); correct the day");
  }
  if (inputs.gazetteer == nullptr && !(settings.districts.empty() && settings.hazard_districts.empty()))
    throw UsageError(
        "--districts and --hazard-districts need a gazetteer, because they name districts of one; give it "
        "with --gazetteer");
  if (!settings.districts.empty()) {
    checks->districts = std::make_unique<const DistrictMap>(districts_of(settings.districts, registry, bounds, inputs));
    inputs.districts = checks->districts.get();
    set_country(inputs, checks->programme);
  }
  if (!settings.hazards.empty() || !settings.hazard_districts.empty()) {
    std::vector<HazardArea> areas;
    Notices notices;
    for (const std::filesystem::path& file : settings.hazards)
      add_hazards(areas, *checks, notices, file, registry, bounds);
    checks->findings = take_findings(notices);
    std::vector<HazardZone> zones;
    if (!settings.hazard_districts.empty())
      zones =
          parse_hazard_zones(text_of(settings.hazard_districts), settings.hazard_districts.string(), *inputs.gazetteer);
    checks->hazards = std::make_unique<const HazardIndex>(std::move(areas), std::move(zones));
    inputs.hazards = checks->hazards.get();
    inputs.hazards_complete = settings.hazards_complete;
  }
  if (settings.for_imsma || !settings.imsma_lists.empty() || !settings.sent.empty()) {
    checks->importer =
        std::make_unique<const rules::ImporterLists>(read_importer_files(settings.imsma_lists, settings.sent, bounds));
    inputs.importer = checks->importer.get();
  }
  if (!settings.previous.empty()) {
    checks->previous = previous_of(settings.previous, registry, bounds, inputs);
    inputs.previous = checks->previous.get();
  }
  checks->decider = std::make_unique<const rules::Decider>(inputs, checks->rulings);
  return checks;
}

ChecksOf checks_by_programme(std::shared_ptr<const Checks> usual, const Programme& usual_programme,
                             const CheckSettings& settings, const Registry& registry, const Bounds& bounds,
                             const Day& today) {
  struct Loaded {
    std::mutex mutex;
    std::vector<std::pair<Programme, std::shared_ptr<const Checks>>> all;
  };
  auto loaded = std::make_shared<Loaded>();
  loaded->all.emplace_back(resolved(settings, usual_programme), std::move(usual));
  return [loaded, settings, &registry, bounds, today](const Programme& partner) {
    const Programme programme = resolved(settings, partner);
    const std::lock_guard lock(loaded->mutex);
    for (const auto& each : loaded->all)
      if (each.first == programme) return each.second;
    loaded->all.emplace_back(programme, load_checks(settings, registry, bounds, today, partner));
    return loaded->all.back().second;
  };
}

void load_all(const ChecksOf& checks_of, const Registry& registry) {
  for (const auto& partner : registry.partners()) {
    try {
      checks_of(partner->descriptor().programme);
    } catch (const UsageError&) {  // the file that needs these checks is refused with the reason
    }
  }
}

Programme common_programme(const std::vector<const Partner*>& partners, const CheckSettings& settings) {
  Programme common;
  if (!settings.programme.empty()) return common;
  for (const Partner* partner : partners) {
    const Programme& programme = partner->descriptor().programme;
    if (!common.country.empty() && !programme.country.empty() && common.country != programme.country)
      throw UsageError("the inputs are of two countries, " + common.country + " and " + programme.country +
                       "; read them apart, or name the country with --programme");
    complete(common, programme);
  }
  return common;
}

}  // namespace maex
