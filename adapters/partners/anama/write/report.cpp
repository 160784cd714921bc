#include "adapters/partners/anama/write/report.hpp"

#include <algorithm>

#include "core/figures/chart.hpp"
#include "core/figures/period.hpp"
#include "core/figures/report_tables.hpp"

namespace maex::anama {

using figures::By;
using figures::Figure;
using figures::ReportWords;

std::string title_of(const ReportData& data) {
  return data.words->say(data.period.month == 0 ? "title.year" : "title.month",
                         {{"period", data.words->period(data.period)}});
}

namespace {

void add(std::string& to, const std::string& sentence) { (to += to.empty() ? "" : " ") += sentence; }

std::string_view verb(const ReportWords& words, std::string_view key, std::uint64_t number) {
  return noun_form(number, words.text(key));
}

std::string incidents_sentence(const ReportWords& words, const Day& period, std::uint64_t number) {
  if (number == 0) return words.say("casualties.no_incident", {{"when", words.when(period)}});
  return words.say("casualties.incidents", {{"when", words.when(period)},
                                            {"incidents", number},
                                            {"verb", std::string(verb(words, "casualties.incidents_verb", number))}});
}

/// The people who were killed and injured; `killed` and `injured` may be missing.
std::string people_sentence(const ReportWords& words, std::optional<std::uint64_t> killed,
                            std::optional<std::uint64_t> injured, std::optional<std::uint64_t> total) {
  const bool zero = killed == 0u && injured == 0u;
  if (zero && total.value_or(0) == 0) return words.text("casualties.nobody");
  if (killed && injured && *killed != 0 && *injured != 0) {
    const std::uint64_t sum = total.value_or(*killed + *injured);
    return words.say("casualties.both", {{"total", sum},
                                         {"verb", std::string(verb(words, "casualties.both_verb", sum))},
                                         {"killed", *killed},
                                         {"injured", *injured}});
  }
  std::string text;
  if (killed.value_or(0) != 0) add(text, words.say("casualties.killed", {{"killed", *killed}}));
  if (injured.value_or(0) != 0) add(text, words.say("casualties.injured", {{"injured", *injured}}));
  return text;
}

class Layout {
 public:
  Layout(const ReportData& data, DocumentWriter& out) : data_(data), words_(*data.words), out_(out) {}

  void write() {
    out_.heading(1, title_of(data_));
    out_.paragraph(words_.text("title.agency"), ParagraphStyle::plain);
    lead();
    operations();
    finds();
    figures_of(
        "heading.calls", {Code::measure_CALLS, Code::measure_SORTIES},
        {Code::measure_STAFF_OPERATIONS, Code::measure_STAFF_SUPPORT, Code::measure_MACHINES, Code::measure_DOGS});
    figures_of(
        "heading.education",
        {Code::measure_EDUCATION_SESSIONS, Code::measure_EDUCATION_PARTICIPANTS, Code::measure_EDUCATION_TEACHERS,
         Code::measure_EDUCATION_SCHOOLS, Code::measure_EDUCATION_COMMITTEES, Code::measure_EDUCATION_MATERIALS,
         Code::measure_ASSISTANCE_PROJECTS, Code::measure_ASSISTANCE_BENEFICIARIES, Code::measure_ASSISTANCE_PLACES},
        {});
    casualties();
    running_totals();
    method();
  }

 private:
  static constexpr std::string_view hectares_end = "_HA";
  void plain(const std::string& text) { out_.paragraph(text, ParagraphStyle::plain); }
  void missing(std::string_view what) {
    plain(words_.say("missing." + std::string(what), {{"period", words_.period(data_.period)}}));
  }

  void lead() {
    const std::string text = casualties_sentence(data_);
    if (!text.empty()) out_.paragraph(text, ParagraphStyle::lead);
  }

  /// The figure with its unit or noun. An area that is also stated in hectares has both: "2,390,120 m² (239.01 ha)".
  [[nodiscard]] std::string value_of(Code measure, const Figure& figure) const {
    if (words_.has("noun." + std::string(info(measure).name)))
      return words_.counted(measure, figure.value, figure.qualifier);
    const auto in_unit = [this](std::string_view unit, const Figure& area) {
      return words_.say(unit, {{"number", words_.figure(area.value, area.qualifier)}});
    };
    const std::string_view name = info(measure).name;
    if (name.ends_with(hectares_end)) return in_unit("unit.hectares", figure);
    std::string text = in_unit("unit.square_metres", figure);
    if (const auto second = hectares_of(measure)) text += " (" + in_unit("unit.hectares", *second) + ")";
    return text;
  }

  /// The same area in hectares, as the sources state it.
  [[nodiscard]] std::optional<Figure> hectares_of(Code measure) const {
    const auto second = find_code(CodeList::measure, std::string(info(measure).name).append(hectares_end));
    return second ? data_.stated.of(*second) : std::nullopt;
  }

  /// A sentence about the period. Only the first one of a paragraph, `before` it is empty, names the time.
  [[nodiscard]] std::string say(std::string_view key, const std::string& before, Argument what) const {
    const std::string name = "measure." + std::string(key);
    if (!before.empty()) return words_.say_on(name, {{"when", ""}, {"inside", ""}, std::move(what)});
    return words_.say(name,
                      {{"when", words_.when(data_.period)}, {"inside", words_.inside(data_.period)}, std::move(what)});
  }

  /// The sentence about one figure; empty when no source states it, or when the sentence in square metres has it.
  std::string sentence(Code measure, const std::string& before) {
    const auto figure = data_.stated.of(measure);
    if (!figure) return {};
    const std::string_view name = info(measure).name;
    if (name.ends_with(hectares_end)) {
      const auto metres = find_code(CodeList::measure, name.substr(0, name.size() - hectares_end.size()));
      if (metres && data_.stated.of(*metres)) return {};
    }
    return say(name, before, {"value", value_of(measure, *figure)});
  }

  std::string sentences(const std::vector<Code>& measures) {
    std::string text;
    for (const Code measure : measures)
      if (const std::string one = sentence(measure, text); !one.empty()) add(text, one);
    return text;
  }

  /// The figures of several measures as "a, b and c".
  std::string list(const std::vector<Code>& measures) {
    std::vector<std::string> items;
    for (const Code measure : measures)
      if (const auto figure = data_.stated.of(measure))
        items.push_back(words_.counted(measure, figure->value, figure->qualifier));
    return words_.list(items);
  }

  void operations() {
    out_.heading(2, words_.text("heading.operations"));
    const std::string text =
        sentences({Code::measure_AREA_CLEARED, Code::measure_AREA_CLEARED_HA, Code::measure_AREA_CANCELLED,
                   Code::measure_AREA_CANCELLED_HA, Code::measure_AREA_REDUCED, Code::measure_AREA_REDUCED_HA,
                   Code::measure_AREA_INSPECTED, Code::measure_AREA_INSPECTED_HA, Code::measure_AREA_PREPARED,
                   Code::measure_AREA_PREPARED_HA});
    text.empty() ? missing("operations") : plain(text);
  }

  void finds() {
    out_.heading(2, words_.text("heading.finds"));
    const std::vector<Code> kinds = {Code::measure_AP_MINES, Code::measure_AV_MINES, Code::measure_UXO,
                                     Code::measure_MINES, Code::measure_CARTRIDGES};
    const std::string all = list(kinds);
    std::string text;
    if (!all.empty()) add(text, say("finds", text, {"list", all}));
    if (const auto items = data_.stated.of(Code::measure_ITEMS))
      add(text, say("items", text, {"value", words_.counted(Code::measure_ITEMS, items->value, items->qualifier)}));
    text.empty() ? missing("finds") : plain(text);
    finds_table(kinds);
  }

  void finds_table(const std::vector<Code>& kinds) {
    std::vector<figures::ReportRow> rows = {{{words_.text("table.kind")}, {words_.text("table.number")}}};
    const auto put = [&](Code measure, std::string label) {
      const auto figure = data_.stated.of(measure);
      if (figure && figure->qualifier == no_code)
        rows.push_back({{std::move(label)}, figures::cell_of(words_, figure->value)});
    };
    for (const Code kind : kinds) put(kind, words_.text("find." + std::string(info(kind).name)));
    constexpr std::size_t worth_a_table = 3;  // the headings and two kinds
    if (rows.size() < worth_a_table) return;
    const std::size_t kinds_shown = rows.size();
    put(Code::measure_ITEMS, words_.text("find.ITEMS"));
    figures::write_table(out_, words_.say("table.finds", {{"period", words_.period(data_.period)}}), rows,
                         rows.size() != kinds_shown);
  }

  void figures_of(std::string_view heading, const std::vector<Code>& single, const std::vector<Code>& together) {
    std::string text = sentences(single);
    if (const std::string all = list(together); !all.empty()) add(text, say("staff", text, {"list", all}));
    if (text.empty()) return;
    out_.heading(2, words_.text(heading));
    plain(text);
  }

  void casualties() {
    out_.heading(2, words_.text("heading.casualties"));
    if (casualties_sentence(data_).empty()) return missing("casualties");
    if (const auto unknown = data_.casualties(Code::outcome_UNKNOWN); unknown.value_or(0) != 0)
      plain(words_.say("casualties.unknown", {{"unknown", *unknown}}));
    if (data_.has_incidents && data_.stated.has_casualties()) stated_casualties();
    not_counted();
    const bool any = data_.has_incidents ? data_.count.people() != 0 : true;
    for (const By by : {By::district, By::device, By::status, By::sex, By::age_group}) {
      const figures::Grid grid = data_.grid(by);
      if (any && !grid.rows.empty()) figures::write_breakdown(out_, words_, grid, data_.period, data_.least);
    }
    chart();
  }

  /// What the sources state about casualties that are counted here from incidents.
  void stated_casualties() {
    const auto number = [this](Code measure) { return data_.stated_number(measure); };
    std::string text;
    if (const auto incidents = number(Code::measure_INCIDENTS))
      add(text, incidents_sentence(words_, data_.period, *incidents));
    add(text, people_sentence(words_, number(Code::measure_KILLED), number(Code::measure_INJURED),
                              number(Code::measure_CASUALTIES)));
    plain(words_.say("stated.casualties", {{"source", stated_by()}, {"sentence", text}}));
  }

  [[nodiscard]] std::string stated_by() const {
    const auto& sources = data_.stated.sources();
    return sources.empty() ? data_.source_file : words_.list({sources.begin(), sources.end()});
  }

  void not_counted() {
    std::uint64_t all = 0;
    std::vector<std::string> states;
    for (const auto& [state, count] : data_.not_counted) {
      all += count;
      states.push_back(words_.say("casualties.state_" + std::string(info(state).name), {{"count", count}}));
    }
    if (all != 0)
      plain(
          words_.say("casualties.not_counted", {{"count", all},
                                                {"verb", std::string(verb(words_, "casualties.not_counted_verb", all))},
                                                {"states", words_.list(states)}}));
    if (data_.undated != 0)
      plain(words_.say("casualties.undated",
                       {{"count", data_.undated},
                        {"verb", std::string(verb(words_, "casualties.undated_verb", data_.undated))},
                        {"they", std::string(verb(words_, "casualties.undated_they", data_.undated))}}));
  }

  void chart() {
    constexpr unsigned months_of_year = 12;
    const unsigned last = data_.period.month == 0 ? months_of_year : data_.period.month;
    if (!data_.has_incidents || last == 1) return;
    std::vector<figures::ChartMonth> months(last);
    std::uint64_t all = 0;
    for (unsigned month = 1; month <= last; ++month) months[month - 1].month = month;
    for (const auto& [month, count] : data_.months) {
      if (month.month == 0 || month.month > last) continue;
      months[month.month - 1].killed = count.people(Code::outcome_KILLED);
      months[month.month - 1].injured = count.people(Code::outcome_INJURED);
      all += count.people();
    }
    if (all == 0) return;
    out_.paragraph(words_.chart_caption(data_.period), ParagraphStyle::caption);
    out_.picture(figures::draw_chart(months, words_.chart_description(data_.period)));
  }

  void total(Code measure, std::string_view key, std::initializer_list<Argument> more) {
    const figures::RunningTotal& total = *data_.stated.running(measure);
    std::vector<Argument> arguments(more);
    arguments.emplace_back("base", words_.base(total.base));
    arguments.emplace_back("as_of", words_.period(total.as_of.first));
    const auto number = static_cast<std::uint64_t>(total.figure.value);
    arguments.emplace_back("total", number);
    const std::string verb_key = "total." + std::string(info(measure).name) + "_verb";
    if (words_.has(verb_key)) arguments.emplace_back("total_verb", std::string(verb(words_, verb_key, number)));
    plain(words_.say(key, std::move(arguments)));
  }

  /// True when both totals are of the same time.
  [[nodiscard]] bool together(const figures::RunningTotal* a, const figures::RunningTotal* b) const {
    return a != nullptr && b != nullptr && a->as_of == b->as_of && a->base == b->base;
  }

  void running_totals() {
    out_.heading(2, words_.text("heading.running"));
    const figures::Stated& stated = data_.stated;
    for (const Code measure : {Code::measure_AREA_CLEARED, Code::measure_AREA_CLEARED_HA, Code::measure_ITEMS})
      if (const figures::RunningTotal* running = stated.running(measure)) {
        const std::string name(info(measure).name);
        const std::string value = words_.has("noun." + name) ? words_.counted(measure, running->figure.value, no_code)
                                                             : words_.figure(running->figure.value);
        total(measure, "total." + name, {{"value", value}});
      }
    const figures::RunningTotal *all = stated.running(Code::measure_CASUALTIES),
                                *killed = stated.running(Code::measure_KILLED),
                                *injured = stated.running(Code::measure_INJURED);
    if (stated.running(Code::measure_INCIDENTS) != nullptr) total(Code::measure_INCIDENTS, "total.INCIDENTS", {});
    if (together(all, killed) && together(all, injured)) {
      total(Code::measure_CASUALTIES, "total.CASUALTIES",
            {{"killed", static_cast<std::uint64_t>(killed->figure.value)},
             {"injured", static_cast<std::uint64_t>(injured->figure.value)}});
    } else {
      if (all != nullptr) total(Code::measure_CASUALTIES, "total.CASUALTIES_ONLY", {});
      if (killed != nullptr) total(Code::measure_KILLED, "total.KILLED", {});
      if (injured != nullptr) total(Code::measure_INJURED, "total.INJURED", {});
    }
    if (data_.counts_year()) {
      count_year();
    } else if (!stated.has_running()) {
      missing("running");
    }
  }

  /// The casualties from the beginning of the year to the end of the period.
  void count_year() {
    figures::Count year;
    for (const auto& [month, count] : data_.months) year.add(count);
    const std::uint64_t killed = year.people(Code::outcome_KILLED), injured = year.people(Code::outcome_INJURED),
                        all = year.people();
    plain(words_.say("total.CASUALTIES", {{"base", words_.year_begins(data_.period)},
                                          {"as_of", words_.period(figures::last_day(data_.period))},
                                          {"total", all},
                                          {"total_verb", std::string(verb(words_, "total.CASUALTIES_verb", all))},
                                          {"killed", killed},
                                          {"injured", injured}}));
  }

  void method() {
    out_.heading(2, words_.text("heading.method"));
    for (const std::string& sentence : method_of(data_)) out_.paragraph(sentence, ParagraphStyle::note);
  }

  const ReportData& data_;
  const ReportWords& words_;
  DocumentWriter& out_;
};

}  // namespace

std::string casualties_sentence(const ReportData& data) {
  const ReportWords& words = *data.words;
  const auto incidents = data.incidents();
  std::string text;
  if (incidents) text = incidents_sentence(words, data.period, *incidents);
  if (incidents == 0u) return text;
  const std::string people = people_sentence(words, data.casualties(Code::outcome_KILLED),
                                             data.casualties(Code::outcome_INJURED), data.casualties(no_code));
  if (!people.empty()) add(text, people);
  return text;
}

std::vector<std::string> method_of(const ReportData& data) {
  const ReportWords& words = *data.words;
  std::vector<std::string> all = {words.say("method.source", {{"file", data.source_file}})};
  const auto& sources = data.stated.sources();
  if (!sources.empty())
    all.push_back(words.say("method.stated", {{"source", words.list({sources.begin(), sources.end()})}}));
  if (data.has_incidents) all.push_back(words.text("method.counts"));
  if (data.count.differing() != 0) all.push_back(words.say("method.differs", {{"count", data.count.differing()}}));
  all.push_back(data.is_public() ? words.say("method.public", {{"least", words.number(data.least)}})
                                 : words.text("method.internal"));
  all.push_back(words.say("method.made", {{"program", data.program}, {"date", words.period(data.today)}}));
  return all;
}

void write_report(const ReportData& data, DocumentWriter& out) { Layout(data, out).write(); }

}  // namespace maex::anama
