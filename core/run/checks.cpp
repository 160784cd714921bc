#include "core/run/checks.hpp"

#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "core/mapping/map/notices.hpp"
#include "core/run/importer_files.hpp"
#include "core/run/join.hpp"

namespace maex {
namespace {

constexpr std::uintmax_t settings_limit = 4u << 20;  ///< bytes; a rule set is a few pages of text

/// What decides on other files must be whole: a polygon that is missing looks like land without a hazard.
void refuse_incomplete(const OpenedSource& opened, const Notices& notices, const std::filesystem::path& file) {
  bool incomplete = opened.source.tables && opened.source.tables->is_incomplete();
  for (const Notices::Group& group : notices.groups()) incomplete |= group.type->code.ends_with("-not-utf8");
  if (incomplete)
    throw InputError(file.string() +
                     " is damaged: bytes of it have no meaning, or its end is missing; ask for the file again");
}

/// Calls `each` for every batch of a file in any format that maex reads. Problems of the file are not reported here.
template <class Each>
void for_each_batch(const std::filesystem::path& file, const Registry& registry, const Bounds& bounds, const Day& today,
                    Each&& each, Quarantine* quarantine = nullptr) {
  SourceChoice choice;
  choice.bounds = bounds;
  OpenedSource opened = open_source(registry, file, choice);
  Notices notices;
  Balance balance;
  Account account(file.string(), notices, balance, nullptr, quarantine);
  ReadContext context{account, {}, today, 0, bounds.end.stop, bounds};
  const auto reader = opened.partner->read(opened.source, context);
  for (Batch batch; reader->next(batch); batch.reset()) each(batch);
  refuse_incomplete(opened, notices, file);
}

/// Adds the hazard areas of a file. Other records are skipped.
void add_hazards(std::vector<HazardArea>& areas, const std::filesystem::path& file, const Registry& registry,
                 const Bounds& bounds, const Day& today) {
  const std::size_t before = areas.size();
  for_each_batch(file, registry, bounds, today, [&areas](const Batch& batch) {
    for (HazardArea& area : hazard_areas(batch)) areas.push_back(std::move(area));
  });
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
                         const Day& today, const Gazetteer& gazetteer) {
  DistrictMap::Builder builder(file.string(), gazetteer);
  RefuseDamage refuse;
  for_each_batch(
      file, registry, bounds, today, [&builder](const Batch& batch) { builder.add(batch); }, &refuse);
  return builder.finish();
}

std::unique_ptr<const rules::PreviousSubmission> previous_of(const std::filesystem::path& file,
                                                             const Registry& registry, const Bounds& bounds,
                                                             const Day& today) {
  auto previous = std::make_unique<rules::PreviousSubmission>(file.string());
  Join join;
  const auto add = [&previous](const Group& group) { previous->add(group); };
  for_each_batch(file, registry, bounds, today, [&](const Batch& batch) { join.add(batch, add); });
  join.finish(add);
  if (previous->known().empty())
    throw InputError(file.string() +
                     " holds no incident or victim with a number of its own; --previous compares by these numbers");
  return previous;
}

}  // namespace

std::shared_ptr<const Checks> load_checks(const CheckSettings& settings, const Registry& registry, const Bounds& bounds,
                                          const Day& today) {
  auto checks = std::make_shared<Checks>();
  const auto text_of = [](const std::filesystem::path& path) { return read_setting(path, settings_limit); };
  checks->set = settings.rule_set.empty()
                    ? std::make_shared<const rules::RuleSet>()
                    : std::make_shared<const rules::RuleSet>(text_of(settings.rule_set), settings.rule_set.string());
  rules::RuleInputs& inputs = checks->inputs;
  inputs.today = today;
  if (!settings.gazetteer.empty())
    checks->given_gazetteer =
        std::make_unique<const Gazetteer>(Gazetteer::parse(text_of(settings.gazetteer), settings.gazetteer.string()));
  inputs.gazetteer = checks->given_gazetteer ? checks->given_gazetteer.get() : &Gazetteer::azerbaijan();
  if (!checks->given_gazetteer) inputs.country = "AZ";
  if (!settings.policy.empty())
    checks->given_policy =
        std::make_unique<const rules::Policy>(rules::parse_policy(text_of(settings.policy), settings.policy.string()));
  inputs.policy = checks->given_policy ? checks->given_policy.get() : &rules::builtin_policy();
  if (!settings.rulings.empty()) {
    checks->rulings = rules::parse_rulings(text_of(settings.rulings), settings.rulings.string());
    checks->rulings_name = settings.rulings.string();
  }
  if (!settings.districts.empty()) {
    checks->districts = std::make_unique<const DistrictMap>(
        districts_of(settings.districts, registry, bounds, today, *inputs.gazetteer));
    inputs.districts = checks->districts.get();
  }
  if (!settings.hazards.empty() || !settings.hazard_districts.empty()) {
    std::vector<HazardArea> areas;
    for (const std::filesystem::path& file : settings.hazards) add_hazards(areas, file, registry, bounds, today);
    std::vector<HazardZone> zones;
    if (!settings.hazard_districts.empty())
      zones =
          parse_hazard_zones(text_of(settings.hazard_districts), settings.hazard_districts.string(), *inputs.gazetteer);
    checks->hazards = std::make_unique<const HazardIndex>(std::move(areas), std::move(zones));
    inputs.hazards = checks->hazards.get();
  }
  if (settings.for_imsma || !settings.imsma_lists.empty() || !settings.sent.empty()) {
    checks->importer =
        std::make_unique<const rules::ImporterLists>(read_importer_files(settings.imsma_lists, settings.sent, bounds));
    inputs.importer = checks->importer.get();
  }
  if (!settings.previous.empty()) {
    checks->previous = previous_of(settings.previous, registry, bounds, today);
    inputs.previous = checks->previous.get();
  }
  checks->decider = std::make_unique<const rules::Decider>(inputs, checks->rulings);
  return checks;
}

}  // namespace maex
