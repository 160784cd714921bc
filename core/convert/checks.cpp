#include "core/convert/checks.hpp"

#include "core/io/atomic_file.hpp"

namespace maex {

namespace {
constexpr std::uintmax_t settings_limit = 4u << 20;  ///< rule sets are pages of text
}

std::shared_ptr<const Checks> load_checks(const CheckSettings& settings, const Day& today) {
  auto checks = std::make_shared<Checks>();
  checks->set = settings.rule_set.empty()
                    ? std::make_shared<const rules::RuleSet>()
                    : std::make_shared<const rules::RuleSet>(read_setting(settings.rule_set, settings_limit), settings.rule_set.string());
  checks->world.today = today;
  return checks;
}

}  // namespace maex
