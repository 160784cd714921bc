#include <algorithm>
#include <map>

#include "core/io/error.hpp"
#include "core/io/temporary.hpp"
#include "core/run/file_roles.hpp"
#include "core/run/item.hpp"
#include "core/text/joined.hpp"

namespace maex {
namespace {

/// All inputs stay open, because findings name places in them at the end. A workbook needs a file descriptor, and a
/// maXML file 1.7 MB of memory.
constexpr std::size_t most_together = 250;

const Format* container_for(const ConvertJob& job, const Registry& registry, const Partner& to) {
  const Descriptor& card = to.descriptor();
  if (card.containers.empty()) {
    if (!job.to_format.empty())
      throw UsageError(card.id + " has a file form of its own, so --to-format " + job.to_format +
                       " cannot be used with it");
    if (!job.to_format_options.values().empty())
      throw UsageError(card.id +
                       " has a file form of its own, so --out-option does not apply; its options go to --to-option");
    return nullptr;
  }
  const Format* format = nullptr;
  if (!job.to_format.empty()) {
    format = &registry.require_format(job.to_format);
  } else if (!job.output_is_folder) {
    format = registry.format_for(job.output);
  }
  if (format == nullptr) format = &registry.require_format(card.containers.front());
  if (card.document) {
    // A report is more than its tables, so the partner names each format that it can be written as.
    if (std::find(card.containers.begin(), card.containers.end(), format->descriptor().id) == card.containers.end())
      throw UsageError(card.id + " is a report and can be written as " + joined(card.containers) + ", not as " +
                       format->descriptor().id);
  } else if (!format->descriptor().writes)
    throw UsageError(
        format->descriptor().id +
        (format->descriptor().writes_documents ? " files take reports, not lists; " : " files are only read; ") +
        card.id + " can be written as " + joined(card.containers));
  check(job.to_format_options, format->descriptor());
  return format;
}

std::filesystem::path output_for(const ConvertJob& job, const std::filesystem::path& input, const Partner& to,
                                 const Format* container) {
  if (!job.output_is_folder) return job.output;
  const Descriptor& card = container != nullptr ? container->descriptor() : to.descriptor();
  return job.output / (std::filesystem::path(name_in_messages(input)).stem().string() + card.extensions.front());
}

/// Rejects an output whose extension belongs to another format, because it would mislead the user who opens the file.
void check_name(const std::filesystem::path& output, const Descriptor& written, const Registry& registry) {
  const std::string extension = output.extension().string();
  const auto uses = [&extension](const Descriptor& card) {
    return std::find(card.extensions.begin(), card.extensions.end(), extension) != card.extensions.end();
  };
  if (uses(written)) return;
  const auto refuse = [&] {
    throw UsageError(output.string() + " would hold " + written.title + " data (" + written.id +
                     ") under the name of another kind; use " + written.extensions.front());
  };
  for (const auto& format : registry.formats())
    if (uses(format->descriptor())) refuse();
  for (const auto& partner : registry.partners())
    if (uses(partner->descriptor())) refuse();
}

}  // namespace

bool reads_together(const ConvertJob& job) {
  if (job.inputs.size() < 2) return false;
  // A name without an extension may be a folder that is missing a slash.
  return job.together || (!job.to.empty() && !job.output_is_folder && job.output.has_extension());
}

std::vector<Item> plan_items(const ConvertJob& job, const Registry& registry) {
  if (job.inputs.empty()) throw UsageError("no input file was named");
  const bool together = reads_together(job);
  if (together && job.inputs.size() > most_together)
    throw UsageError(std::to_string(job.inputs.size()) + " inputs are too many to read as one; " +
                     std::to_string(most_together) + " are allowed, so convert them in groups");
  if (together && job.output_is_folder)
    throw UsageError("--together makes one output of all inputs, and " + job.output.string() +
                     " is a folder; name a file with -o FILE, or leave --together out");
  if (!job.store.empty() && job.inputs.size() > 1 && !together)
    throw UsageError("--store keeps one submission; name one input for each store, or add --together");
  if (job.skip_broken && !together && job.inputs.size() > 1)
    throw UsageError(
        "--skip-broken leaves inputs out of one output of several inputs; add --together, or leave it out");
  if (job.to.empty() && together) {
    std::vector<Item> all{{0, job.inputs, {}, nullptr, nullptr}};
    refuse_shared_files(job, all, &registry);
    return all;
  }
  if (job.to.empty()) {
    std::vector<Item> checked;
    for (const std::filesystem::path& input : job.inputs)
      checked.push_back({static_cast<std::uint32_t>(checked.size()), {input}, {}, nullptr, nullptr});
    refuse_shared_files(job, checked, &registry);
    return checked;
  }
  const Partner& to = registry.require_partner(job.to);
  if (!to.descriptor().writes) throw UsageError(to.descriptor().id + " is only read, never written");
  if (job.output.empty() && !job.dry_run) throw UsageError("say where to write with -o FILE or -o FOLDER/");
  if (job.inputs.size() > 1 && !together && !job.output_is_folder && !job.output.empty())
    throw UsageError(std::to_string(job.inputs.size()) +
                     " inputs need a folder to write to: -o FOLDER/; to make one "
                     "output of all, add --together");
  check(job.to_options, to.descriptor());
  const Format* container = container_for(job, registry, to);

  if (!job.output_is_folder)
    check_name(job.output, container != nullptr ? container->descriptor() : to.descriptor(), registry);

  std::vector<Item> items;
  if (together) {
    items.push_back({0, job.inputs, job.output, &to, container});
    refuse_shared_files(job, items, &registry);
    return items;
  }
  std::map<std::filesystem::path, std::filesystem::path> taken;
  for (const std::filesystem::path& input : job.inputs) {
    Item item{static_cast<std::uint32_t>(items.size()), {input}, output_for(job, input, to, container), &to, container};
    if (!job.output.empty()) {
      const auto [other, fresh] = taken.emplace(item.output.lexically_normal(), input);
      if (!fresh)
        throw UsageError(other->second.string() + " and " + input.string() + " would both become " +
                         item.output.string() + "; convert them apart or rename one");
    }
    items.push_back(std::move(item));
  }
  refuse_shared_files(job, items, &registry);
  return items;
}

void check(const ConvertJob& job, const Registry& registry) {
  if (!job.source.format.empty())
    check(job.source.format_options, registry.require_format(job.source.format).descriptor());
  if (!job.source.partner.empty()) {
    const Partner& from = registry.require_partner(job.source.partner);
    if (!from.descriptor().reads) throw UsageError(from.descriptor().id + " is only written, never read");
    check(job.from_options, from.descriptor());
  } else if (!job.from_options.values().empty()) {
    throw UsageError("--from-option needs --from: which options there are depends on the partner");
  }
  if (job.source.format.empty() && !job.source.format_options.values().empty())
    throw UsageError("--in-option needs --format: which options there are depends on the format");
  if (job.verify && !job.to.empty() && !registry.require_partner(job.to).descriptor().reads)
    throw UsageError(job.to + " is only written, never read, so --verify has nothing to compare with");
  if (!job.check.rulings.empty() && job.inputs.size() > 1)
    throw UsageError(
        "--rulings names incidents by their number, and two inputs may use one number; convert one input with it");
  if (job.jobs == 0) throw UsageError("-j takes at least 1");
  const std::vector<Item> items = plan_items(job, registry);
  refuse_devices(job, items);
  for (const Item& item : items) {
    std::error_code ignored;
    if (!job.output.empty() && !job.overwrite && std::filesystem::exists(item.output, ignored))
      throw UsageError(item.output.string() + " exists already and was left as it is; --overwrite replaces it");
  }
}

}  // namespace maex
