// The partner "imsma_core": tables to append to layers of IMSMA Core.
#include <charconv>

#include "core/adapter/registry.hpp"
#include "core/io/error.hpp"
#include "core/mapping/flat/flat.hpp"

namespace maex {
namespace {

constexpr std::string_view builtin_mapping = "imsma_core/syria-va.toml";
// From GICHD's documentation of the layers of IMSMA Core (reference paper "maxml", 5.1 C2, C3, C6).
constexpr std::size_t longest_name = 31, longest_links = 20'000;
constexpr std::string_view id_column = "imsma_id", link_column = "imsma_links";

FlatHabits habits() {
  FlatHabits made;
  made.exact_days = made.no_null_words = made.zero_is_missing = made.listed_codes = true;
  made.longest_name = longest_name;
  made.own_columns = {std::string(id_column), std::string(link_column)};
  return made;
}

Descriptor describe() {
  Descriptor card;
  card.id = "imsma_core";
  card.kind = AdapterKind::partner;
  card.title = "IMSMA Core append tables";
  card.about =
      "One flat table of accidents and one of victims, joined by the accident's id, for appending to layers of IMSMA "
      "Core. Core has no "
      "fixed schema: a mapping file names the columns. The built-in one is an example, the names of one country's form "
      "(Syria, va); give "
      "the receiving installation's own with option mapping. Texts beyond 255 characters are left out and counted, "
      "never cut.";
  card.reads = card.writes = card.streams = true;
  card.for_imsma = true;
  card.containers = {"xlsx", "csv"};
  card.options = {
      {"mapping",
       OptionType::text,
       "",
       {},
       "File with the column names and coded values of one installation (default: the Syria example)."},
      {"table",
       OptionType::choice,
       "auto",
       {"auto", "accident", "victim", "both"},
       "Tables written; auto is both where the file has sheets, and the accidents in a CSV file."},
      {"ids",
       OptionType::boolean,
       "false",
       {"true", "false"},
       "When writing, add imsma_id and imsma_links, numbered in the order of writing."},
      {"first-accident",
       OptionType::number,
       "1",
       {},
       "With ids, the number of the first accident: one more than the installation has."},
      {"first-victim", OptionType::number, "1", {}, "With ids, the number of the first victim."},
  };
  card.losses = flat_losses::all(habits());
  card.notices = flat_notices::all();
  return card;
}

std::uint64_t number_of(const Options& options, const Descriptor& card, std::string_view name) {
  const std::string_view text = options.get(card, name);
  std::uint64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size() || number == 0)
    throw UsageError("option " + std::string(name) + " of imsma_core is \"" + std::string(text) +
                     "\"; it must be a whole number from 1");
  return number;
}

class ImsmaCore final : public Partner {
 public:
  const Descriptor& descriptor() const override { return card_; }

  Identification identify(Source& source) const override {
    if (!source.tables) return {Certainty::no, "the file is no table"};
    return fit_flat(*load_flat_mapping({}, builtin_mapping, habits()), *source.tables);
  }

  std::unique_ptr<RecordReader> read(Source& source, ReadContext& context) const override {
    if (!source.tables)
      throw InputError(source.probe.name +
                       " is no table, and imsma_core reads tables only; choose another partner with --from");
    return read_flat(load_flat_mapping(context.options.get(card_, "mapping"), builtin_mapping, habits()),
                     *source.tables, context);
  }

  std::unique_ptr<RecordWriter> write(const Target& target, WriteContext& context) const override {
    if (target.format == nullptr)
      throw OutputError("the partner imsma_core writes tables and needs a table format; name one with --to-format");
    const std::string_view table = context.options.get(card_, "table");
    const Descriptor& format = target.format->descriptor();
    // Core appends one table at a time, so a CSV file has one table. The user must say which one, because every
    // omission must be reported.
    if (format.one_table && table == "both")
      throw UsageError(
          "a " + format.id +
          " file holds one table; write it twice, with --to-option table=accident and table=victim, or write "
          ".xlsx");
    FlatTarget made;
    made.incidents = table != "victim";
    made.victims = table == "victim" || table == "both" || (table == "auto" && !format.one_table);
    made.links = {context.options.flag(card_, "ids"),
                  std::string(id_column),
                  std::string(link_column),
                  number_of(context.options, card_, "first-accident"),
                  number_of(context.options, card_, "first-victim"),
                  "accident_",
                  "victim_",
                  longest_links};
    made.create = [format = target.format, path = target.path, options = target.format_options] {
      return format->create(path, options);
    };
    return write_flat(load_flat_mapping(context.options.get(card_, "mapping"), builtin_mapping, habits()),
                      std::move(made), context);
  }

  [[nodiscard]] bool is_same_layout(const Options& from, const Options& to) const override {
    return from.get(card_, "mapping") == to.get(card_, "mapping");
  }
  [[nodiscard]] OpenHeadings open_headings(const Options& from) const override {
    return [mapping = load_flat_mapping(from.get(card_, "mapping"), builtin_mapping, habits())](
               std::string_view heading) { return is_open(*mapping, heading); };
  }

 private:
  Descriptor card_ = describe();
};

}  // namespace

void register_partner_imsma_core(Registry& registry) { registry.add(std::make_unique<ImsmaCore>()); }

}  // namespace maex
