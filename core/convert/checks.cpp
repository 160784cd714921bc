#include "core/convert/checks.hpp"

#include "core/io/atomic_file.hpp"

namespace maex {

namespace {
constexpr std::uintmax_t settings_limit = 4u << 20;  ///< rule sets are pages of text
}

std::shared_ptr<const Checks> load_checks(const CheckSettings& settings, const Day& today) {
  auto checks = std::make_shared<Checks>();
  const auto text_of = [](const std::filesystem::path& path) { return read_setting(path, settings_limit); };
  checks->set = settings.rule_set.empty() ? std::make_shared<const rules::RuleSet>()
                                          : std::make_shared<const rules::RuleSet>(text_of(settings.rule_set), settings.rule_set.string());
  rules::World& world = checks->world;
  world.today = today;
  if (!settings.gazetteer.empty())
    checks->own_gazetteer = std::make_unique<const Gazetteer>(Gazetteer::parse(text_of(settings.gazetteer), settings.gazetteer.string()));
  world.gazetteer = checks->own_gazetteer ? checks->own_gazetteer.get() : &Gazetteer::azerbaijan();
  if (!settings.policy.empty())
    checks->own_policy = std::make_unique<const rules::Policy>(rules::parse_policy(text_of(settings.policy), settings.policy.string()));
  world.policy = checks->own_policy ? checks->own_policy.get() : &rules::builtin_policy();
  if (!settings.rulings.empty()) {
    checks->rulings = rules::parse_rulings(text_of(settings.rulings), settings.rulings.string());
    checks->rulings_name = settings.rulings.string();
  }
  checks->decider = std::make_unique<const rules::Decider>(world, checks->rulings);
  return checks;
}

}  // namespace maex
