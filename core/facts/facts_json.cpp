#include "core/facts/facts_json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/io/error.hpp"

/// The JSON library does not support optional values.
template <class Value>
struct nlohmann::adl_serializer<std::optional<Value>> {
  static void to_json(json& out, const std::optional<Value>& value) { out = value ? json(*value) : json(nullptr); }
  static void from_json(const json& in, std::optional<Value>& value) {
    if (in.is_null())
      value.reset();
    else
      value = in.get<Value>();
  }
};

namespace maex {
namespace {

using Json = nlohmann::json;

/// Converts to a member of any type.
struct Any {
  template <class Member>
  operator Member() const;
};

/// The number of members of an aggregate.
template <class Facts, class... Members>
constexpr std::size_t member_count() {
  if constexpr (requires { Facts{Members{}..., Any{}}; })
    return member_count<Facts, Members..., Any>();
  else
    return sizeof...(Members);
}

constexpr std::size_t words_in(std::string_view list) {
  return static_cast<std::size_t>(std::count(list.begin(), list.end(), ',')) + 1;
}

/// Reads an enumeration by its name. Throws InputError for an unknown name.
template <class Enum>
void read_name(const Json& json, Enum& value, Enum last) {
  const auto& name = json.get_ref<const std::string&>();
  for (std::size_t i = 0; i <= static_cast<std::size_t>(last); ++i)
    if (to_string(value = static_cast<Enum>(i)) == name) return;
  throw InputError("");
}

}  // namespace

void to_json(Json& json, Severity severity) { json = to_string(severity); }
void from_json(const Json& json, Severity& severity) { read_name(json, severity, Severity::error); }
void to_json(Json& json, Fate fate) { json = to_string(fate); }
void from_json(const Json& json, Fate& fate) { read_name(json, fate, Fate::quarantined); }
void to_json(Json& json, PartKind kind) { json = to_string(kind); }
void from_json(const Json& json, PartKind& kind) { read_name(json, kind, PartKind::text); }
void to_json(Json& json, Outcome outcome) { json = to_string(outcome); }
void from_json(const Json& json, Outcome& outcome) { read_name(json, outcome, Outcome::faulty); }
void to_json(Json& json, ActionKind kind) { json = to_string(kind); }
void from_json(const Json& json, ActionKind& kind) { read_name(json, kind, ActionKind::decide); }
void to_json(Json& json, Audience audience) { json = to_string(audience); }
void from_json(const Json& json, Audience& audience) { read_name(json, audience, Audience::keeper); }

void to_json(Json& json, const Text& text) {
  Json arguments = Json::array();
  for (const Argument& each : text.arguments())
    arguments.push_back({{"name", each.name},
                         {"value", each.value},
                         {"personal", each.personal},
                         {"list", each.list},
                         {"texts", each.texts}});
  json = {{"pattern", text.pattern()}, {"arguments", std::move(arguments)}};
}

void from_json(const Json& json, Text& text) {
  std::vector<Argument> arguments;
  for (const Json& each : json.at("arguments")) {
    Argument& made = arguments.emplace_back(each.at("name").get_ref<const std::string&>(),
                                            each.at("value").get<std::string>(), each.at("personal").get<bool>());
    made.list = each.at("list").get_ref<const std::string&>();
    made.texts = each.at("texts").get<std::vector<Text>>();
  }
  text = Text::received(json.at("pattern").get_ref<const std::string&>(), std::move(arguments));
}

/// Defines writing and reading from one list of members. A list that lacks a member does not compile.
#define MAEX_MEMBERS(Type, ...)                         \
  NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Type, __VA_ARGS__) \
  static_assert(member_count<Type>() == words_in(#__VA_ARGS__));

MAEX_MEMBERS(Locator, document, part, row, column, heading, path, table, page, block)
MAEX_MEMBERS(FindingType, code, severity, summary, why, fix, problem)
MAEX_MEMBERS(Finding, where, value, personal, problem, list, also)
MAEX_MEMBERS(FindingGroup, type, count, stored)
MAEX_MEMBERS(Balance::Line, fate, rule, rows, cells)

void to_json(Json& json, const Balance& balance) {
  json = {{"rows", balance.rows_read()},
          {"cells", balance.cells_read()},
          {"empty", balance.cells_empty()},
          {"lines", balance.lines()}};
}

void from_json(const Json& json, Balance& balance) {
  balance = {};
  balance.read_rows(json.at("rows"));
  balance.read_cells(json.at("cells"));
  balance.empty_cells(json.at("empty"));
  for (const Balance::Line& line : json.at("lines").get<std::vector<Balance::Line>>()) {
    balance.row(line.fate, line.rule, line.rows);
    balance.cells(line.fate, line.rule, line.cells);
  }
}

MAEX_MEMBERS(UnknownHeading, sheet, heading, address, nearest)
MAEX_MEMBERS(FitFact, profile, version, fits, known, headings, unknown, missing)
MAEX_MEMBERS(Action, kind, audience, severity, count, noun, where, text, code, fix, instead, excluded)
MAEX_MEMBERS(Verdict, files, failed, rows, records, incidents, ready, sentence, brief, actions, more)
MAEX_MEMBERS(LossFact, code, summary, field, count)
MAEX_MEMBERS(FilledFact, rule, records, fields)
MAEX_MEMBERS(CheckFacts::NotRun, code, reason)
MAEX_MEMBERS(CheckFacts::DistrictCount, title, latitude, longitude, incidents, placed)
MAEX_MEMBERS(CheckFacts::Point, latitude, longitude)
MAEX_MEMBERS(CheckFacts::HeldBack, where, id, state, reason)
MAEX_MEMBERS(CheckFacts::Decided, code, where)
MAEX_MEMBERS(CheckFacts, ran, rule_set_name, running, not_run, policy, assumption, rulings, ruled, states, reasons,
             decided, months, country, districts, nowhere, included, include_unasked, held_back, held_back_victims,
             held_back_first)
MAEX_MEMBERS(VerifiedFact, records, matched)
MAEX_MEMBERS(CarriedFact::CustomField, field, count)
MAEX_MEMBERS(CarriedFact, named, custom, fields)
MAEX_MEMBERS(InputFact, input, format, partner, partner_reason, problem, not_read, enclosed, attachment, decisions,
             balance, records)
MAEX_MEMBERS(ItemFacts, input, inputs, output, format, partner, partner_reason, target, outcome, problem, problem_text,
             decisions, balance, findings, forecast, losses, carried, records, tallies, filled, digest, verified,
             quarantined, quarantine_file, checks, fit, points, seconds, verdict)
MAEX_MEMBERS(OutcomeReason, input, findings, lost, quarantined, excluded, problem, problem_text)
MAEX_MEMBERS(RunFacts, report, items, dry_run, show_personal, outcome, reason, verdict, exit_code)

MAEX_MEMBERS(AnswerFact, id, title, certainty, reason)
MAEX_MEMBERS(SheetFact, name, kind, after, after_row, hidden, readable, note, rows_used, rows_hidden, cells, formulas,
             first_row, last_row, first_column, last_column, merged, merged_in_headings, heading_first, heading_last)
MAEX_MEMBERS(InspectFacts, input, size, formats, partners, format, partner, partner_problem, enclosed, decisions,
             sheets, fits, was_read, records, balance, findings, verdict, show_personal)

MAEX_MEMBERS(ExplainedValue, field, label, value, personal, rule, where)
MAEX_MEMBERS(ExplainedRecord, kind, id, where, values)
MAEX_MEMBERS(ExplainedCriterion, criterion, verdict, reason, detail)
MAEX_MEMBERS(ExplainFacts, input, partner, asked, records, state, by_criteria, stored_state, reason, ruled_by, ruled_on,
             ruled_why, criteria, policy, assumption, show_personal)

#undef MAEX_MEMBERS

template <class Facts>
std::string facts_to_json(const Facts& facts) {
  return Json(facts).dump(-1, ' ', false, Json::error_handler_t::replace);
}

template <class Facts>
Facts facts_from_json(std::string_view json) {
  try {
    return Json::parse(json).get<Facts>();
  } catch (const std::exception&) {  // its message quotes the text, which may be personal
    throw InputError("The facts of a run cannot be read. They are not JSON, or another version of maex wrote them.");
  }
}

template std::string facts_to_json(const RunFacts&);
template std::string facts_to_json(const ItemFacts&);
template std::string facts_to_json(const InspectFacts&);
template std::string facts_to_json(const ExplainFacts&);
template RunFacts facts_from_json(std::string_view);
template ItemFacts facts_from_json(std::string_view);
template InspectFacts facts_from_json(std::string_view);
template ExplainFacts facts_from_json(std::string_view);

}  // namespace maex
