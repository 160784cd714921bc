// Counts records as they pass and writes the report at the end.
#include <charconv>

#include "adapters/partners/anama/write/lines.hpp"
#include "adapters/partners/anama/write/report.hpp"
#include "adapters/partners/anama/write/write.hpp"
#include "core/adapter/stated_records.hpp"
#include "core/figures/period.hpp"
#include "core/figures/report_losses.hpp"
#include "core/io/error.hpp"

namespace maex::anama {
namespace {

using figures::Count;
using figures::covers;
namespace losses = figures::losses;

struct Settings {
  std::optional<Day> period;
  Language language = Language::en;
  std::uint64_t least = 0;  ///< 0: not public
  std::string letterhead;
};

Settings settings_of(const Options& options, const Descriptor& card) {
  Settings made;
  if (const std::string_view period = options.get(card, "period"); !period.empty())
    made.period = figures::parse_period(period, "period");
  made.language = find_language(options.get(card, "language")).value_or(Language::en);
  made.letterhead = options.get(card, "letterhead");
  if (std::error_code none; !made.letterhead.empty() && !std::filesystem::is_regular_file(made.letterhead, none))
    throw UsageError("letterhead is \"" + made.letterhead +
                     "\", which is not a file; give a document of the same format");
  if (options.get(card, "public") != "yes") return made;
  const std::string_view least = options.get(card, "small_cells");
  const auto [end, error] = std::from_chars(least.data(), least.data() + least.size(), made.least);
  constexpr std::uint64_t most = 1000;
  if (error != std::errc() || end != least.data() + least.size() || made.least == 0 || made.least > most)
    throw UsageError("small_cells is \"" + std::string(least) +
                     "\", which is not a number from 1 to 1000; a public report shows no number of people below it");
  return made;
}

class Writer final : public RecordWriter, public StatedRecords {
 public:
  Writer(const Target& target, WriteContext& context, const Settings& settings)
      : target_(target), context_(context), settings_(settings), period_(settings.period) {}

  void write(const Batch& batch, Losses& losses) override {
    std::vector<std::pair<std::size_t, figures::BreakdownFigure>> placed;
    for (std::size_t i = 0; i < batch.size();) {
      const Group group{&batch, i, group_end(batch, i)};
      i = group.last;
      if (group.is_incident()) {
        take_incident(group, losses);
      } else if (group.head().kind() == Kind::tally) {
        if (auto breakdown = take_tally(group, losses)) placed.emplace_back(group.first, std::move(*breakdown));
      } else {
        for (std::size_t k = group.first; k != group.last; ++k) losses.all(k, &losses::not_in_report);
      }
    }
    // What is hidden depends on the whole breakdown, and a list of figures is rarely longer than a batch.
    for (const auto& [record, figure] : placed)
      if (stated_.is_hidden(figure, settings_.least)) losses.all(record, &losses::hidden);
  }

  void finish() override {
    data_ = gather();
    const ReportData& data = data_;
    if (target_.format->descriptor().writes_documents) {
      DocumentStart start;
      start.language = language_tags[static_cast<std::size_t>(settings_.language)];
      start.title = title_of(data);
      start.author = data.words->text("title.agency");
      start.program = context_.program;
      start.created = context_.now;
      start.letterhead = settings_.letterhead;
      const auto out = target_.format->create_document(target_.path, start, target_.format_options);
      write_report(data, *out);
      out->finish();
    } else {
      const auto out = target_.format->create(target_.path, target_.format_options);
      write_annex(data, *out, incidents_);
      out->finish();
    }
  }

  void stated(Batch& certain, Batch& implied) const override {
    for (const Line& line : lines_of(data_))
      add_tally(line, line.implied && target_.format->descriptor().writes_documents ? implied : certain);
  }
  /// The annex is a table of stated figures.
  [[nodiscard]] std::string_view reader() const override {
    return target_.format->descriptor().writes_documents ? "" : "figures";
  }

 private:
  void take_incident(const Group& group, Losses& losses) {
    const Record& incident = group.head();
    const Day month = figures::month_of(incident.get(Field::incident_date));
    period_.see(month);
    period_.presume(month);
    has_incidents_ = true;
    const Code state = incident.get(Field::incident_verification).as_code();
    const bool counts = state == Code::verification_VERIFIED_HAZARD_AREA;
    if (counts) {
      months_[month].add(group);
      add_row(group, month);
    } else {
      ++not_counted_[month][state == no_code ? Code::verification_REPORTED : state];
    }
    const std::optional<Day> period = period_.presumed();
    const bool in_year = period && period->year == month.year && (period->month == 0 || month.month <= period->month);
    const LossType* loss = !in_year ? &losses::other_period : counts ? &losses::in_totals : &losses::not_counted;
    for (std::size_t k = group.first; k != group.last; ++k) losses.all(k, loss);
  }

  std::optional<figures::BreakdownFigure> take_tally(const Group& group, Losses& losses) {
    const Record& tally = group.head();
    for (const Field field : {Field::tally_period, Field::tally_as_of}) {
      const Value value = tally.get(field);
      if (value.empty()) continue;
      const Day month = figures::month_of(value);
      period_.see(month);
      period_.presume(month);
      break;
    }
    const std::optional<Day> period = period_.presumed();
    if (!period) {
      losses.all(group.first, &losses::no_sentence);
      return std::nullopt;
    }
    return stated_.take(tally, *period, has_incidents_, group.first, losses);
  }

  /// Keeps the row of the incident for the list of incidents: no persons, and in a public version no day and no number
  /// of people.
  void add_row(const Group& group, const Day& month) {
    const figures::ReportWords& words = figures::ReportWords::of(settings_.language);
    const figures::Scene scene = figures::scene_of(group);
    const bool is_public = settings_.least != 0;
    const Value date = group.head().get(Field::incident_date);
    const std::string name = to_text(PartialDate{PartialDate::Form::at, month, {}});
    const std::string texts[] = {is_public || date.empty() ? name : to_text(date.as_date()),
                                 words.row(figures::By::district, scene.district),
                                 words.row(figures::By::device, info(scene.device).name)};
    std::vector<OutCell> cells(std::size(texts));
    for (std::size_t i = 0; i != cells.size(); ++i) {
      cells[i].kind = texts[i].empty() ? CellKind::empty : CellKind::text;
      cells[i].text = texts[i];
    }
    if (!is_public) {
      Count one;
      one.add(group);
      for (const Code outcome : {Code::outcome_KILLED, Code::outcome_INJURED}) {
        OutCell& cell = cells.emplace_back();
        cell.kind = CellKind::number;
        cell.number = static_cast<double>(one.people(outcome));
      }
    }
    incidents_.add(name, cells);
  }

  ReportData gather() {
    ReportData data;
    data.words = &figures::ReportWords::of(settings_.language);
    data.period = period_.decide();
    data.least = settings_.least;
    data.has_incidents = has_incidents_;
    for (const auto& [month, count] : months_) {
      if (covers(data.period, month)) data.count.add(count);
      if (month.year == data.period.year && (data.period.month == 0 || month.month <= data.period.month))
        data.months[month].add(count);
      if (data.period.month != 0 && month.month == 0 && month.year == data.period.year)
        data.undated += count.incidents();
    }
    if (data.period.month != 0) data.months.erase(Day{data.period.year, 0, 0});
    for (const auto& [month, states] : not_counted_)
      if (covers(data.period, month))
        for (const auto& [state, count] : states) data.not_counted[state] += count;
    data.stated = std::move(stated_);
    data.source_file = context_.source_name;
    data.program = context_.program;
    data.today = context_.today;
    return data;
  }

  Target target_;
  WriteContext& context_;
  Settings settings_;
  figures::ReportPeriod period_;
  bool has_incidents_ = false;
  std::map<Day, Count> months_;  // a date without a month is in its year
  std::map<Day, std::map<Code, std::uint64_t>> not_counted_;
  figures::Stated stated_;
  RowSpool incidents_;
  ReportData data_;  // after finish()
};

}  // namespace

std::vector<OptionSpec> write_options() {
  return {
      {"period", OptionType::text, "", {}, "When writing: month or year of the report, such as 2014-06 or 2014."},
      {"language",
       OptionType::choice,
       "auto",
       {"auto", "en", "az", "ru"},
       "Language of the report. auto: when reading, the words of the text decide; when writing, English."},
      {"public",
       OptionType::choice,
       "yes",
       {"yes", "no"},
       "When writing: yes hides small numbers of people in breakdowns; no shows them, for internal use."},
      {"small_cells", OptionType::number, "3", {}, "When writing for the public: the smallest number that is shown."},
      {"letterhead",
       OptionType::text,
       "",
       {},
       "When writing: a document of the same format that gives page, styles, header and footer."},
  };
}

std::vector<LossType> write_losses() { return figures::losses::all(); }

std::unique_ptr<RecordWriter> make_writer(const Target& target, WriteContext& context, const Descriptor& card) {
  return std::make_unique<Writer>(target, context, settings_of(context.options, card));
}

}  // namespace maex::anama
