// Collects what each source recorded and writes the section at the end.
#include <map>

#include "adapters/partners/monitor/write/section.hpp"
#include "adapters/partners/monitor/write/write.hpp"
#include "core/figures/period.hpp"
#include "core/figures/report_losses.hpp"
#include "core/io/error.hpp"

namespace maex::monitor {
namespace {

namespace report_losses = figures::losses;

struct Settings {
  std::optional<Day> year;
  std::vector<std::string> names;  ///< of the sources, in the order of the inputs
};

Settings settings_of(const Options& options, const Descriptor& card) {
  Settings made;
  if (const std::string_view year = options.get(card, "period"); !year.empty()) {
    made.year = figures::parse_period(year, "period");
    if (made.year->month != 0)
      throw UsageError("period is \"" + std::string(year) + "\", and the section covers a year; write it as 2014");
  }
  for (std::string_view rest = options.get(card, "sources"); !rest.empty();) {
    const std::size_t comma = rest.find(',');
    made.names.emplace_back(rest.substr(0, comma));
    rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
  }
  return made;
}

/// What one source sent.
struct Collected {
  std::map<Day, figures::Count> years;  ///< a year of 0: no date
  figures::Stated stated;
  bool has_incidents = false;
  std::string title;
};

class Writer final : public RecordWriter {
 public:
  Writer(const Target& target, WriteContext& context, Settings settings)
      : target_(target), context_(context), settings_(std::move(settings)), year_(settings_.year) {}

  void write(const Batch& batch, Losses& losses) override {
    for (std::size_t i = 0; i < batch.size();) {
      const Group group{&batch, i, group_end(batch, i)};
      i = group.last;
      const LossType* loss = &report_losses::not_in_report;
      if (group.is_incident()) {
        loss = take_incident(group);
      } else if (group.head().kind() == Kind::tally) {
        take_tally(group.head(), group.first, losses);
        continue;
      } else if (group.head().kind() == Kind::submission) {
        take_submission(group.head());
      }
      for (std::size_t k = group.first; k != group.last; ++k) losses.all(k, loss);
    }
  }

  void finish() override {
    Section section;
    const figures::ReportWords words("monitor");
    section.words = &words;
    section.year = year_.decide();
    for (const std::string& name : order_) {
      Collected& from = sources_.at(name);
      // A source that only says something about other years has no place here.
      if (!from.has_incidents && !from.stated.has_casualties() && !from.stated.has_running()) continue;
      SourceFigures& source = section.sources.emplace_back();
      source.name = name;
      source.title =
          from.title.empty() ? words.say("monitor.title_of_list", {{"file", context_.source_name}}) : from.title;
      source.has_incidents = from.has_incidents;
      source.count = from.years[section.year];
      source.undated = from.years[Day{}].incidents();
      source.stated = std::move(from.stated);
    }
    DocumentStart start;
    start.language = "en";
    start.title = title_of(section);
    start.program = context_.program;
    start.created = context_.now;
    const auto out = target_.format->create_document(target_.path, start, target_.format_options);
    write_section(section, *out);
    out->finish();
  }

 private:
  Collected& source(const std::string& name) {
    if (sources_.find(name) == sources_.end()) order_.push_back(name);
    return sources_[name];
  }

  /// The name of an input: the user's, else that of its submission, else its number.
  std::string name_of_input(const Record& record) const {
    const std::uint32_t input = record.origin().document;
    if (input < settings_.names.size()) return settings_.names[input];
    const auto found = partners_.find(input);
    return found == partners_.end() ? "Source " + std::to_string(input + 1) : found->second;
  }

  const LossType* take_incident(const Group& group) {
    Day year = figures::month_of(group.head().get(Field::incident_date));
    year.month = 0;
    year_.see(year);
    year_.presume(year);
    Collected& from = source(name_of_input(group.head()));
    from.years[year].add(group);
    from.has_incidents = true;
    const bool covered = year.year == 0 || year == year_.presumed();
    return covered ? &report_losses::in_totals : &report_losses::other_period;
  }

  void take_tally(const Record& tally, std::size_t record, Losses& losses) {
    for (const Field field : {Field::tally_period, Field::tally_as_of}) {
      const Value value = tally.get(field);
      if (value.empty()) continue;
      Day year = figures::month_of(value);
      year.month = 0;
      year_.see(year);
      year_.presume(year);
      break;
    }
    const std::optional<Day> year = year_.presumed();
    if (!year) return losses.all(record, &report_losses::no_sentence);
    const std::string_view stated_by = tally.text(Field::tally_source);
    Collected& from = source(stated_by.empty() ? name_of_input(tally) : std::string(stated_by));
    from.stated.take(tally, *year, from.has_incidents, record, losses);
  }

  void take_submission(const Record& submission) {
    const std::uint32_t input = submission.origin().document;
    if (const std::string_view partner = submission.text(Field::submission_partner); !partner.empty())
      partners_[input] = partner;
    if (const std::string_view title = submission.text(Field::submission_title); !title.empty())
      source(name_of_input(submission)).title = title;
  }

  Target target_;
  WriteContext& context_;
  Settings settings_;
  figures::ReportPeriod year_;
  std::map<std::uint32_t, std::string> partners_;
  std::map<std::string, Collected> sources_;
  std::vector<std::string> order_;
};

}  // namespace

std::vector<OptionSpec> write_options() {
  return {
      {"period", OptionType::text, "", {}, "When writing: the year of the section, such as 2014."},
      {"sources",
       OptionType::text,
       "",
       {},
       "When writing: names of the sources, in the order of the inputs, such as AzCBL,ANAMA."},
  };
}

std::vector<LossType> write_losses() { return report_losses::all(); }

std::unique_ptr<RecordWriter> make_writer(const Target& target, WriteContext& context, const Descriptor& card) {
  return std::make_unique<Writer>(target, context, settings_of(context.options, card));
}

}  // namespace maex::monitor
