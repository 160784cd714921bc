#include "core/rules/custom/run.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <limits>

#include "core/io/error.hpp"
#include "core/model/shown.hpp"
#include "core/rules/decide.hpp"
#include "core/store/database.hpp"
#include "core/store/failures.hpp"
#include "core/store/store.hpp"
#include "core/text/personal_signs.hpp"
#include "core/text/printable.hpp"

namespace maex::rules {
namespace {

constexpr std::uint64_t most_between_looks = 16;  // a single step may take a tenth of a second
constexpr std::size_t longest_shown = 200;
constexpr double smallest_hidden_number = 1000;

constexpr NoticeType unfinished{
    "own-rule-unfinished",
    Severity::error,
    "The query of an own rule ended before its last row.",
    "What it would have found behind that is not reported, so the file may have more faults than stand here.",
    "Mend the query in the rule set, or raise the limit that it names.",
    "The query of {rule} did not run to its end: {reason}. Findings until then: {found}."};

/// Stops a query at Ctrl-C, after too many steps or after too long a time. Meanwhile no value may be long: functions
/// such as instr() take time proportional to the product of two lengths, in one step.
class QueryWatch {
 public:
  QueryWatch(sqlite3* handle, const QueryLimits& limits)
      : handle_(handle),
        limits_(limits),
        deadline_(std::chrono::steady_clock::now() +
                  std::chrono::seconds(std::min<std::uint64_t>(limits.seconds, 1u << 30))),
        between_(static_cast<int>(std::clamp<std::uint64_t>(limits.steps, 1, most_between_looks))) {
    sqlite3_progress_handler(
        handle_, between_, [](void* self) { return static_cast<QueryWatch*>(self)->look() ? 0 : 1; }, this);
  }
  ~QueryWatch() { sqlite3_progress_handler(handle_, 0, nullptr, nullptr); }
  QueryWatch(const QueryWatch&) = delete;
  QueryWatch& operator=(const QueryWatch&) = delete;
  /// Throws when not the query but the work on the whole input ends.
  void look_at_input(const std::string& name) const {
    if (limits_.end.is_over()) limits_.end.look(name);
  }
  [[nodiscard]] bool is_late() const { return late_; }

 private:
  bool look() {
    steps_ += static_cast<std::uint64_t>(between_);
    late_ = late_ || std::chrono::steady_clock::now() > deadline_;
    return !late_ && steps_ <= limits_.steps && !limits_.end.is_over();
  }
  sqlite3* handle_;
  const QueryLimits limits_;
  std::chrono::steady_clock::time_point deadline_;
  bool late_ = false;
  const int between_;
  std::uint64_t steps_ = 0;
};

std::string spelled(const SQLite::Column& value) {
  if (value.isNull()) return "(none)";
  if (value.isBlob()) return "(bytes)";
  if (!value.isFloat()) return printable_excerpt(value.getString(), longest_shown);
  std::string text;
  append_decimal(text, value.getDouble());
  return text;
}

bool is_small(const SQLite::Column& value) {
  if (!value.isInteger() && !value.isFloat()) return false;
  const double number = value.getDouble();
  return number > -smallest_hidden_number && number < smallest_hidden_number &&
         number == static_cast<double>(static_cast<int>(number));
}

/// A number, also one that is written as a text.
bool is_number(const SQLite::Column& value) {
  if (!value.isText()) return true;
  const std::string text = value.getString();
  return text.find_first_not_of("0123456789.,+- ") == std::string::npos;
}

/// Whether the value itself may be shown, from a column that may be.
bool is_open(Field field, const SQLite::Column& value) {
  if (value.isNull()) return true;
  if (value.isInteger() && field != Field::count && info(field).type == Type::integer)
    return may_be_shown(field, Value::integer(value.getInt64()));
  if (value.isFloat() && field != Field::count) return may_be_shown(field, Value::decimal(value.getDouble()));
  if (!value.isText()) return true;
  const std::string text = value.getString();
  if (field != Field::count && info(field).type == Type::text && info(field).sensitivity == Sensitivity::internal)
    return may_be_shown(field, Value::text(text));
  return !looks_like_person_name(text) && !holds_telephone(text) && !holds_document_number(text);
}

}  // namespace

const NoticeType& custom_rule_unfinished() { return unfinished; }

struct CustomRun::State {
  struct Active {
    const CustomRule* rule;
    const NoticeType* type;
  };
  State(const ColumnUse& use, const Day& today, const QueryLimits& given) : limits(given), store({use}, today) {}
  /// The guard checks every statement that is prepared during its lifetime. It ends here, because looking up places
  /// reads more than a query may.
  SQLite::Statement guarded(const std::string& query) {
    const ReadGuard guard(store.database().getHandle());
    return {store.database(), query};
  }
  void ask(RuleContext& context, const Active& active);
  void rows_of(RuleContext& context, const Active& active, SQLite::Statement& query, std::uint64_t& found);
  void report(RuleContext& context, const CustomRule& rule, SQLite::Statement& row);
  /// `record`: row of the finding's record.
  bool is_shown(const ResultColumn& column, const SQLite::Column& value, std::int64_t record);

  QueryLimits limits;
  Store store;
  std::vector<Active> rules;
};

bool CustomRun::State::is_shown(const ResultColumn& column, const SQLite::Column& value, std::int64_t record) {
  switch (column.shown) {
    case Shown::hidden: return false;
    case Shown::small: return is_small(value);
    case Shown::own: {
      if (!is_open(column.field, value)) return false;
      if (value.isNull() || !is_number(value)) return true;
      if (column.field == Field::count) return false;
      if (info(column.field).type == Type::boolean) return true;
      const Store::Place place = store.place(record, std::string(info(column.field).full_name));
      return place.field_exists && place.value == spelled(value);
    }
    case Shown::open: return is_open(column.field, value);
  }
  return false;
}

void CustomRun::State::report(RuleContext& context, const CustomRule& rule, SQLite::Statement& row) {
  std::string field;
  if (rule.checked.field)
    if (const SQLite::Column named = row.getColumn(static_cast<int>(*rule.checked.field)); !named.isNull())
      field = named.getString();
  const std::int64_t record = row.getColumn(static_cast<int>(rule.checked.record)).getInt64();
  Store::Place place = store.place(record, field);
  if (!place.field_exists)
    throw RowFault{{"it names a field that a record of the kind {kind} does not have"_text,
                    {{"kind", std::string(name(place.kind))}}}};
  std::vector<Argument> arguments;
  for (const std::size_t column : rule.arguments) {
    const SQLite::Column value = row.getColumn(static_cast<int>(column));
    const ResultColumn& about = rule.checked.columns[column];
    arguments.push_back({about.name, spelled(value), !is_shown(about, value, record)});
  }
  context.report_at(place.origin, place.column, place.field, std::move(place.value), place.personal,
                    std::move(arguments));
}

void CustomRun::State::rows_of(RuleContext& context, const Active& active, SQLite::Statement& query,
                               std::uint64_t& found) {
  while (query.executeStep()) {
    const SQLite::Column record = query.getColumn(static_cast<int>(active.rule->checked.record));
    if (!record.isInteger() || record.getInt64() < 1 || record.getInt64() > store.rows())
      throw RowFault{
          "its column record contains a value that is not the row of a record; select the row of one of the tables AS "
          "record"_text};
    if (context.wants())
      report(context, *active.rule, query);
    else
      context.count();
    ++found;
  }
}

void CustomRun::State::ask(RuleContext& context, const Active& active) {
  std::uint64_t found = 0;
  Text reason;
  const QueryWatch watch(store.database().getHandle(), limits);
  const ShortValues short_values(store.database().getHandle());
  try {
    SQLite::Statement query = guarded(active.rule->query);
    rows_of(context, active, query, found);
    return;
  } catch (const RowFault& fault) { reason = fault.reason; } catch (const SQLite::Exception& error) {
    watch.look_at_input("the query of " + std::string(active.type->code));
    if (error.getErrorCode() == SQLITE_INTERRUPT && watch.is_late())
      reason = {"it took more than {seconds} seconds (--limit query-seconds=… raises that)"_text,
                {{"seconds", limits.seconds}}};
    else if (error.getErrorCode() == SQLITE_NOMEM)
      reason = {"it needs more than the {megabytes} MiB of memory that all queries together may take"_text,
                {{"megabytes", StoreDatabase::most_heap >> 20}}};
    else if (error.getErrorCode() == SQLITE_INTERRUPT)
      reason = {"it took more than {steps} steps (--limit query-steps=… raises that)"_text, {{"steps", limits.steps}}};
    else if (error.getErrorCode() == SQLITE_ERROR || error.getErrorCode() == SQLITE_TOOBIG ||
             error.getErrorCode() == SQLITE_MISMATCH)
      // SQLite's message can quote a value, so the reason has only the name of the error.
      reason = {"the database refused one of its expressions ({error}), such as a number that grew too large"_text,
                {{"error", std::string(sqlite3_errstr(error.getErrorCode()))}}};
    else
      fail_on_database(error.getErrorCode());
  }
  context.enter(unfinished);
  context.report_file(
      {{"rule", std::string(active.type->code)}, {"reason", std::move(reason)}, {"found", std::to_string(found)}});
}

CustomRun::CustomRun(const ColumnUse& use, const Day& today, const QueryLimits& limits)
    : state_(std::make_unique<State>(use, today, limits)) {}
CustomRun::~CustomRun() = default;

void CustomRun::add_rule(const CustomRule& rule, const NoticeType& type) { state_->rules.push_back({&rule, &type}); }

void CustomRun::see(const Group& group, const Decision* decision) {
  if (decision == nullptr) {
    state_->store.add(group);
    return;
  }
  const std::string why = to_string(decision->reason);
  state_->store.add(group, {info(decision->state).name, why});
}

void CustomRun::finish(RuleContext& context) {
  {
    QueryLimits whole = state_->limits;
    whole.steps = whole.seconds = std::numeric_limits<std::uint64_t>::max();
    const QueryWatch watch(state_->store.database().getHandle(), whole);
    try {
      state_->store.finish();
    } catch (const Interruption&) {
      watch.look_at_input("the input");
      throw Interrupted();
    }
  }
  for (const State::Active& active : state_->rules) {
    if (state_->limits.end.is_over()) state_->limits.end.look("the input");
    context.enter(*active.type);
    state_->ask(context, active);
  }
}

}  // namespace maex::rules
