#include "adapters/partners/tabular/tabular.hpp"

#include "core/adapter/registry.hpp"
#include "core/io/error.hpp"
#include "core/mapping/profile/fit.hpp"
#include "core/mapping/profile/notices.hpp"
#include "core/mapping/table/losses.hpp"
#include "core/mapping/table/read.hpp"
#include "core/mapping/table/write.hpp"

namespace maex {
namespace {

Descriptor describe(const Profile& profile) {
  Descriptor made;
  made.id = profile.id;
  made.kind = AdapterKind::partner;
  made.title = profile.title;
  made.about = profile.about;
  made.reads = made.writes = made.streams = true;
  made.containers = profile.containers;
  made.programme = profile.programme;
  made.options = {{"sheets",
                   OptionType::choice,
                   "profile",
                   {"profile", "one", "year", "half-year"},
                   "One sheet for all incidents, or one for each year or half-year of their date."}};
  made.losses = losses::all();
  const auto notices = mapping_notices::all();
  made.notices.assign(notices.begin(), notices.end());
  return made;
}

class ProfilePartner final : public Partner {
 public:
  explicit ProfilePartner(Profile profile) : descriptor_(describe(profile)), compiled_(compile(std::move(profile))) {}

  [[nodiscard]] const Descriptor& descriptor() const override { return descriptor_; }

  [[nodiscard]] Identification identify(Source& source) const override {
    if (!source.tables) return {Certainty::no, "the file is no table"};
    Fit found = fit(*compiled_, *source.tables);
    return {found.certainty, std::move(found.reason)};
  }

  std::unique_ptr<RecordReader> read(Source& source, ReadContext& context) const override {
    if (!source.tables)
      throw InputError(source.probe.name + " is no table, and the profile " + descriptor_.id +
                       " reads tables only; choose another partner with --from");
    return read_table(compiled_, *source.tables, context);
  }

  std::unique_ptr<RecordWriter> write(const Target& target, WriteContext& context) const override {
    if (target.format == nullptr)
      throw OutputError("the partner " + descriptor_.id +
                        " writes tables and needs a table format; name one with --to-format");
    TableTarget table;
    const std::string_view sheets = context.options.get(descriptor_, "sheets");
    // A format without sheets takes one list, whatever the profile prefers. The format rejects a request for more lists
    // by name.
    const Descriptor& format = target.format->descriptor();
    if (sheets != "profile")
      table.sheets = sheets;
    else if (format.one_table)
      table.sheets = "one";
    table.flat_headings = format.no_merged_cells;
    table.create = [format = target.format, path = target.path, options = target.format_options] {
      return format->create(path, options);
    };
    return write_table(compiled_, std::move(table), context);
  }

  [[nodiscard]] OpenHeadings open_headings(const Options&) const override {
    return [profile = compiled_](std::string_view heading) { return is_open(*profile, heading); };
  }

 private:
  Descriptor descriptor_;
  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace

std::unique_ptr<Partner> make_profile_partner(Profile profile) {
  return std::make_unique<ProfilePartner>(std::move(profile));
}

void register_partner_tabular(Registry& registry) {
  for (const Profile& profile : builtin_profiles()) registry.add(make_profile_partner(profile));
}

}  // namespace maex
