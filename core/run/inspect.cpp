#include "core/run/inspect.hpp"

#include <algorithm>
#include <charconv>

#include "core/io/error.hpp"
#include "core/io/temporary.hpp"
#include "core/mapping/profile/headings.hpp"
#include "core/mapping/profile/profile.hpp"
#include "core/run/checks.hpp"
#include "core/run/item.hpp"
#include "core/text/joined.hpp"
#include "core/text/similar.hpp"

namespace maex {
namespace {

template <class Adapter>
std::vector<AnswerFact> answers_of(const std::vector<AdapterCandidate<Adapter>>& candidates) {
  std::vector<AnswerFact> answers;
  for (const auto& candidate : candidates)
    answers.push_back({candidate.adapter->descriptor().id, candidate.adapter->descriptor().title,
                       std::string(to_string(candidate.identification.certainty)), candidate.identification.reason});
  return answers;
}

void check_stop(const InspectJob& job) {
  if (job.stop != nullptr && *job.stop) throw Interrupted();
}

SheetFact count_sheet(const InspectJob& job, TableDocument& tables, std::size_t index) {
  const SheetInfo& info = tables.sheets()[index];
  SheetFact fact{
      .name = info.name, .kind = info.kind, .hidden = info.hidden, .readable = info.readable, .note = info.note};
  if (info.after.part != 0) {
    fact.after = tables.sheets()[info.after.part - 1].name;
    fact.after_row = info.after.row;
  }
  if (!info.readable) return fact;
  fact.merged = tables.merged(index).size();
  const auto reader = tables.open(index);
  for (Row row; reader->next(row);) {
    if (row.cells.empty()) continue;
    if (fact.rows_used++ == 0) {
      fact.first_row = row.number;
      fact.first_column = row.cells.front().column;
    }
    fact.last_row = row.number;
    fact.first_column = std::min(fact.first_column, row.cells.front().column);
    fact.last_column = std::max(fact.last_column, row.cells.back().column);
    fact.rows_hidden += row.hidden;
    fact.cells += row.cells.size();
    fact.formulas += static_cast<std::uint64_t>(
        std::count_if(row.cells.begin(), row.cells.end(), [](const Cell& c) { return c.formula; }));
    check_stop(job);
  }
  return fact;
}

/// Where a fitting profile found the headings of a sheet.
struct HeadingPlace {
  std::size_t sheet = 0;  ///< index into sheets()
  std::uint32_t first = 0, last = 0;
};

/// What one profile finds in all sheets together.
struct ProfileFit {
  FitFact fact;
  std::vector<HeadingPlace> headings;
};

void add_unknown(FitFact& fact, const HeadingRow& found, const Compiled& profile, const std::string& sheet) {
  for (std::size_t i = 0; i != found.columns.size(); ++i) {
    const BoundColumn& column = found.columns[i];
    if (!column.unknown()) continue;
    fact.unknown.push_back({sheet, column.heading, cell_address(static_cast<std::uint32_t>(i + 1), found.row),
                            nearest(column.leaf, profile.heading_names)});
  }
}

ProfileFit fit_of(const Compiled& profile, TableDocument& tables) {
  ProfileFit fit;
  fit.fact.profile = profile.profile.id;
  fit.fact.version = profile.profile.version;
  for (std::size_t sheet = 0; sheet != tables.sheets().size(); ++sheet) {
    if (!is_table(tables.sheets()[sheet])) continue;
    const auto first = tables.first_rows(sheet);
    const auto found = find_headings(profile, first->seen(), first->merges());
    if (!found) continue;
    fit.headings.push_back({sheet, found->first_row, found->row});
    fit.fact.known += found->known;
    fit.fact.headings += found->headings;
    fit.fact.fits |= found->missing.empty();
    if (!found->missing.empty()) fit.fact.missing = found->missing;
    add_unknown(fit.fact, *found, profile, tables.sheets()[sheet].name);
  }
  // One sheet with all required headings is enough. Headings that other sheets lack do not matter then.
  if (fit.fact.fits) fit.fact.missing.clear();
  return fit;
}

std::vector<FitFact> fits_of(TableDocument& tables, const std::vector<std::string>& profiles,
                             std::vector<HeadingPlace>& headings) {
  std::vector<ProfileFit> found_fits;
  for (const Profile& profile : builtin_profiles()) found_fits.push_back(fit_of(*compile(profile), tables));
  for (const std::string& file : profiles) found_fits.push_back(fit_of(*compile(load_profile(file)), tables));
  // Fitting profiles come first, then the larger share of known headings. The shares are compared as products, to avoid
  // a division by zero.
  std::stable_sort(found_fits.begin(), found_fits.end(), [](const ProfileFit& a, const ProfileFit& b) {
    if (a.fact.fits != b.fact.fits) return a.fact.fits;
    return a.fact.known * std::max<std::size_t>(b.fact.headings, 1) >
           b.fact.known * std::max<std::size_t>(a.fact.headings, 1);
  });
  std::vector<FitFact> facts;
  for (ProfileFit& fit : found_fits) facts.push_back(std::move(fit.fact));
  headings =
      !facts.empty() && facts.front().known != 0 ? std::move(found_fits.front().headings) : std::vector<HeadingPlace>();
  return facts;
}

/// Adds the heading rows that the fitting profile found to the facts of their sheets.
void mark_headings(TableDocument& tables, const std::vector<HeadingPlace>& headings,
                   const std::vector<std::size_t>& chosen, InspectFacts& facts) {
  for (const HeadingPlace& rows : headings) {
    const auto at = std::find(chosen.begin(), chosen.end(), rows.sheet);
    if (at == chosen.end()) continue;
    SheetFact& fact = facts.sheets[static_cast<std::size_t>(at - chosen.begin())];
    fact.heading_first = rows.first;
    fact.heading_last = rows.last;
    for (const MergedRange& range : tables.merged(rows.sheet))
      fact.merged_in_headings += range.first_row >= rows.first && range.last_row <= rows.last;
  }
}

/// Reads and checks the file as `validate` does, so that both say the same.
ItemFacts read_item(const InspectJob& job, const std::string& partner, const Registry& registry, Source& source) {
  ConvertJob check;
  check.source = job.source;
  check.source.partner = partner;
  check.profiles = job.profiles;
  check.today = job.today;
  check.checks = job.checks;
  check.checks_of = job.checks_of;
  RunHooks hooks;
  hooks.stop = job.stop;
  std::vector<AtomicFile> none;
  return convert_item({0, {job.file}, {}, nullptr, nullptr, {}, &source}, check, registry, nullptr, hooks, none);
}

/// Throws the error that ended the reading.
void take_records(ItemFacts item, InspectFacts& facts) {
  switch (item.outcome) {
    case Outcome::done: break;
    case Outcome::unreadable: throw InputError(item.problem);
    case Outcome::interrupted: throw Interrupted();
    case Outcome::unwritable: throw OutputError(item.problem);
    case Outcome::refused: throw UsageError(item.problem);
    default: throw std::runtime_error(item.problem);
  }
  settle(item);
  facts.records = item.records;
  facts.balance = std::move(item.balance);
  facts.decisions = std::move(item.decisions);
  facts.findings = std::move(item.findings);
  facts.verdict = std::move(item.verdict);
  facts.was_read = true;
}

/// Reads the files inside the file, and says what each of them is.
void inspect_enclosed(const InspectJob& job, const Registry& registry, Source& source, InspectFacts& facts) {
  ItemFacts item = read_item(job, job.source.partner, registry, source);
  facts.enclosed = std::move(item.inputs);
  facts.partner = item.partner;
  if (item.outcome == Outcome::unreadable) {
    facts.partner_problem = item.problem;
    settle(item);
    facts.verdict = std::move(item.verdict);
    return;
  }
  take_records(std::move(item), facts);
}

/// The partner that would read the file. Returns nullptr, with the reason in facts.partner_problem, when there is none.
const Partner* choose_partner(const Registry& registry, Source& source, const SourceChoice& choice,
                              InspectFacts& facts) {
  const auto candidates = identify_partner(registry, source);
  facts.partners = answers_of(candidates);
  if (!choice.partner.empty()) return &registry.require_partner(choice.partner);
  if (candidates.empty() || candidates[0].identification.certainty == Certainty::no) {
    facts.partner_problem = "no partner knows this layout";
    return nullptr;
  }
  if (candidates.size() > 1 && candidates[1].identification.certainty == candidates[0].identification.certainty) {
    facts.partner_problem =
        "it could be " + facts.partners[0].id + " or " + facts.partners[1].id + "; say which with --from";
    return nullptr;
  }
  return candidates[0].adapter;
}

[[noreturn]] void refuse(const InspectFacts& facts) {
  std::string text = facts.input + " is in no format that maex reads (maex formats lists them)";
  for (const auto* answers : {&facts.formats, &facts.partners})
    for (const AnswerFact& answer : *answers)
      if (!answer.reason.empty()) text += "\n  not " + answer.id + ": " + answer.reason;
  throw InputError(text);
}

}  // namespace

std::optional<FitFact> best_fit(TableDocument& tables, const std::vector<std::string>& profiles) {
  try {
    std::vector<HeadingPlace> headings;
    std::vector<FitFact> fits = fits_of(tables, profiles, headings);
    if (fits.empty()) return std::nullopt;
    return std::move(fits.front());
  } catch (const InputError&) { return std::nullopt; }
}

std::vector<std::size_t> choose_sheets(std::span<const SheetInfo> sheets, const std::string& wanted) {
  std::vector<std::size_t> chosen;
  std::vector<std::string> names;
  for (std::size_t i = 0; i != sheets.size(); ++i) {
    names.push_back(sheets[i].name);
    if (wanted.empty() || sheets[i].name == wanted) chosen.push_back(i);
  }
  if (!chosen.empty() || wanted.empty()) return chosen;
  std::size_t number = 0;
  const auto [end, failed] = std::from_chars(wanted.data(), wanted.data() + wanted.size(), number);
  if (failed == std::errc() && end == wanted.data() + wanted.size() && number >= 1 && number <= sheets.size())
    return {number - 1};
  const std::string list = joined(names);
  throw UsageError(
      "there is no sheet \"" + wanted + "\"" + did_you_mean(wanted, names) +
      (list.empty() ? " The file has " + std::to_string(sheets.size()) + " without names." : " Sheets: " + list + "."));
}

InspectFacts inspect(const InspectJob& given, const Registry& registry) {
  InspectJob job = given;
  job.source.bounds = begin_work(given.source.bounds, given.stop);
  InspectFacts facts;
  facts.input = name_in_messages(job.file);
  facts.show_personal = job.show_personal;
  Source source = open_tables(registry, job.file, job.source);
  facts.size = source.probe.size;
  facts.formats = answers_of(identify_format(registry, source.probe));
  if (source.format != nullptr) facts.format = source.format->descriptor().id;
  if (source.format != nullptr && source.format->descriptor().encloses) {
    inspect_enclosed(job, registry, source, facts);
    return facts;
  }
  const Partner* partner = choose_partner(registry, source, job.source, facts);
  if (source.format == nullptr && partner == nullptr) refuse(facts);
  if (source.tables) {
    const auto chosen = choose_sheets(source.tables->sheets(), job.sheet);
    for (const std::size_t index : chosen) facts.sheets.push_back(count_sheet(job, *source.tables, index));
    facts.decisions = source.tables->decisions();
    std::vector<HeadingPlace> headings;
    facts.fits = fits_of(*source.tables, job.profiles, headings);
    mark_headings(*source.tables, headings, chosen, facts);
  }
  if (partner == nullptr) {
    ItemFacts item;
    item.input = facts.input;
    item.outcome = Outcome::unreadable;
    item.problem = facts.partner_problem;
    if (!facts.fits.empty()) item.fit = facts.fits.front();
    settle(item);
    facts.verdict = std::move(item.verdict);
  } else {
    facts.partner = partner->descriptor().id;
    take_records(read_item(job, facts.partner, registry, source), facts);
  }
  return facts;
}

}  // namespace maex
