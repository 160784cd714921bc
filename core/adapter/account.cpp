#include "core/adapter/account.hpp"

#include <functional>

#include "core/text/personal_signs.hpp"

namespace maex {

Locator Account::spelled(const Place& place) const {
  Locator where;
  where.document = document_;
  place.spell(where);
  return where;
}

void Account::list(const Place& place, Fate fate, std::string_view rule) {
  fates_->cell(spelled(place), fate, rule,
               place.field() == Field::count ? std::string_view{} : info(place.field()).full_name);
}

void Account::put_away(const Place& place, std::string_view rule, std::string_view raw, std::string_view problem) {
  quarantine_->add({spelled(place), std::string(raw), std::string(rule), std::string(problem)});
}

void Account::report(const NoticeType& type, const Place& place, Quoted quoted, Text problem) {
  std::uint64_t column = 0;
  if (type.once_per_column) {
    // Several inputs may share the notices.
    column = std::hash<std::string>()(document_) ^ place.column_key();
    if (notices_.repeats(type, column, [&] { return spelled(place); })) return;
  }
  if (!notices_.wants(type) && !type.once_per_column) return notices_.count(type);
  Notice notice;
  notice.column = column;
  notice.type = &type;
  notice.where = spelled(place);
  notice.value = quoted.text;
  // A heading may name a person.
  const bool names = quoted.known == Known::word && holds_personal_sign(quoted.text);
  notice.personal = !quoted.text.empty() && (names || !may_be_shown(place.field(), quoted.text, quoted.known));
  for (Argument& argument : problem.arguments())
    argument.personal = quoted.text.empty() ? argument.personal
                                            : notice.personal && (argument.personal || argument.value == notice.value);
  notice.problem = std::move(problem);
  notices_.add(std::move(notice));
}

}  // namespace maex
