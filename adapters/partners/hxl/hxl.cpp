// The partner "hxl": tables with HXL hashtags.
#include "core/adapter/registry.hpp"
#include "core/io/error.hpp"
#include "core/mapping/flat/flat.hpp"

namespace maex {
namespace {

constexpr std::string_view builtin_mapping = "hxl/casualties.toml";

FlatHabits habits() {
  FlatHabits made;
  made.tags = made.extras = made.listed_codes = true;
  return made;
}

Descriptor describe() {
  Descriptor card;
  card.id = "hxl";
  card.kind = AdapterKind::partner;
  card.title = "HXL-tagged tables (HXL 1.1)";
  card.about =
      "One row an incident, or one row a victim, with a row of hashtags below the headings, as the Humanitarian "
      "Exchange Language wants. "
      "Files are read by their tags, whatever the language of the headings; tags that the mapping does not know are "
      "kept as extras. "
      "Hashtags come from the HXL 1.1 dictionary; what it has no tag for has #meta with an attribute of ours, +maex_….";
  card.reads = card.writes = card.streams = true;
  card.containers = {"csv", "xlsx"};
  card.options = {
      {"mapping", OptionType::text, "", {}, "File that ties hashtags to fields (default: the built-in one)."},
      {"table",
       OptionType::choice,
       "auto",
       {"auto", "incident", "victim", "both"},
       "Tables written; auto is both where the file has sheets, and the incidents in a CSV file."},
  };
  card.losses = flat_losses::all(habits());
  card.notices = flat_notices::all();
  return card;
}

class Hxl final : public Partner {
 public:
  const Descriptor& descriptor() const override { return card_; }

  Identification identify(Source& source) const override {
    if (!source.tables) return {Certainty::no, "the file is no table"};
    return fit_flat(*mapping({}), *source.tables);
  }

  std::unique_ptr<RecordReader> read(Source& source, ReadContext& context) const override {
    if (!source.tables)
      throw InputError(source.probe.name +
                       " is no table, and hxl reads tables only; choose another partner with --from");
    return read_flat(mapping(context.options.get(card_, "mapping")), *source.tables, context);
  }

  std::unique_ptr<RecordWriter> write(const Target& target, WriteContext& context) const override {
    if (target.format == nullptr)
      throw OutputError("the partner hxl writes tables and needs a table format; name one with --to-format");
    const std::string_view table = context.options.get(card_, "table");
    const Descriptor& format = target.format->descriptor();
    if (format.one_table && table == "both")
      throw UsageError(
          "a " + format.id +
          " file holds one table; write it twice, with --to-option table=incident and table=victim, or write "
          ".xlsx");
    FlatTarget made;
    made.incidents = table != "victim";
    made.victims = table == "victim" || table == "both" || (table == "auto" && !format.one_table);
    made.create = [format = target.format, path = target.path, options = target.format_options] {
      return format->create(path, options);
    };
    return write_flat(mapping(context.options.get(card_, "mapping")), std::move(made), context);
  }

  [[nodiscard]] bool is_same_layout(const Options& from, const Options& to) const override {
    return from.get(card_, "mapping") == to.get(card_, "mapping");
  }
  [[nodiscard]] OpenHeadings open_headings(const Options& from) const override {
    return [mapping = mapping(from.get(card_, "mapping"))](std::string_view heading) {
      return is_open(*mapping, heading);
    };
  }

 private:
  static std::shared_ptr<const FlatMapping> mapping(std::string_view path) {
    return load_flat_mapping(path, builtin_mapping, habits());
  }
  Descriptor card_ = describe();
};

}  // namespace

void register_partner_hxl(Registry& registry) { registry.add(std::make_unique<Hxl>()); }

}  // namespace maex
