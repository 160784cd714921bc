#include "cli/look_inside.hpp"

#include <algorithm>

#include "cli/cells.hpp"
#include "cli/profiles.hpp"
#include "core/io/error.hpp"

namespace maex::cli {
namespace {

template <class Adapter>
std::vector<AnswerFact> answers_of(const std::vector<AdapterCandidate<Adapter>>& candidates) {
  std::vector<AnswerFact> answers;
  for (const auto& candidate : candidates)
    answers.push_back({candidate.adapter->descriptor().id, candidate.adapter->descriptor().title,
                       std::string(to_string(candidate.identification.certainty)), candidate.identification.reason});
  return answers;
}

/// Values kept because a quarantine must be there to be counted; nothing is stored in an inspection.
class DropQuarantine : public Quarantine {
 public:
  void add(QuarantineEntry) override {}
};

SheetFact count_sheet(Session& session, TableDocument& tables, std::size_t index) {
  const SheetInfo& info = tables.sheets()[index];
  SheetFact fact{.name = info.name, .hidden = info.hidden, .readable = info.readable, .note = info.note};
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
    session.check_stop();
  }
  return fact;
}

/// Headings as the fitting profile found them, told with the sheet they stand on.
void mark_headings(TableDocument& tables, const std::vector<HeadingRows>& headings,
                   const std::vector<std::size_t>& chosen, InspectFacts& facts) {
  for (const HeadingRows& rows : headings) {
    const auto at = std::find(chosen.begin(), chosen.end(), rows.sheet);
    if (at == chosen.end()) continue;
    SheetFact& fact = facts.sheets[static_cast<std::size_t>(at - chosen.begin())];
    fact.heading_first = rows.first;
    fact.heading_last = rows.last;
    for (const MergedRange& range : tables.merged(rows.sheet))
      fact.merged_in_headings += range.first_row >= rows.first && range.last_row <= rows.last;
  }
}

void read_records(Session& session, Source& source, const Partner& partner, InspectFacts& facts) {
  DropQuarantine quarantine;
  ReadContext context{.notices = *facts.notices, .balance = *facts.balance};
  context.quarantine = &quarantine;
  context.today = session.today;
  context.document_name = facts.input;
  context.stop = session.stop;
  const auto reader = partner.read(source, context);
  Batch batch;
  for (bool more = true; more;) {
    batch.reset();
    more = reader->next(batch);
    for (std::size_t i = 0; more && i != batch.size(); ++i) ++facts.records[static_cast<std::size_t>(batch[i].kind())];
    session.check_stop();
  }
  for (Text& remark : reader->remarks()) facts.decisions.push_back(std::move(remark));
  facts.was_read = true;
}

/// The partner that would read it; nullptr with the reason in facts.partner_problem.
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

InspectFacts look_inside(Session& session, const std::string& file, const SourceChoice& choice,
                         const std::string& sheet, const std::vector<std::string>& profiles) {
  const Registry& registry = session.registry();
  InspectFacts facts;
  facts.input = file;
  facts.show_personal = session.show_personal;
  Source source = open_tables(registry, file, choice);
  facts.size = source.probe.size;
  facts.formats = answers_of(identify_format(registry, source.probe));
  if (source.format != nullptr) facts.format = source.format->descriptor().id;
  const Partner* partner = choose_partner(registry, source, choice, facts);
  if (source.format == nullptr && partner == nullptr) refuse(facts);
  if (source.tables) {
    const auto chosen = choose_sheets(source.tables->sheets(), sheet);
    for (const std::size_t index : chosen) facts.sheets.push_back(count_sheet(session, *source.tables, index));
    facts.decisions = source.tables->decisions();
    std::vector<HeadingRows> headings;
    facts.fits = fits_of(*source.tables, profiles, headings);
    mark_headings(*source.tables, headings, chosen, facts);
  }
  if (partner != nullptr) {
    facts.partner = partner->descriptor().id;
    read_records(session, source, *partner, facts);
  }
  return facts;
}

}  // namespace maex::cli
