#include "core/adapter/registry.hpp"

#include <algorithm>

#include "core/adapter/foreign.hpp"
#include "core/document/bounded_table.hpp"
#include "core/document/replayed_table.hpp"
#include "core/io/error.hpp"
#include "core/office/zip_directory.hpp"
#include "core/text/joined.hpp"
#include "core/text/similar.hpp"

namespace maex {
namespace {

template <class Adapter>
const Adapter* find(const std::vector<std::unique_ptr<Adapter>>& adapters, std::string_view id) {
  for (const auto& adapter : adapters)
    if (adapter->descriptor().id == id) return adapter.get();
  return nullptr;
}

[[noreturn]] void refuse_unknown(const std::vector<std::string>& known, std::string_view id, std::string_view what,
                                 const std::vector<std::string>& left_out) {
  std::string text = "there is no " + std::string(what) + " \"" + std::string(id) + "\"" + did_you_mean(id, known) +
                     " Known: " + joined(known) + ".";
  for (const std::string& reason : left_out) text += "\n" + reason;
  throw UsageError(text);
}

template <class Adapter>
const Adapter& require(const std::vector<std::unique_ptr<Adapter>>& adapters, std::string_view id,
                       std::string_view what, const std::vector<std::string>& left_out) {
  if (const Adapter* found = find(adapters, id)) return *found;
  std::vector<std::string> known;
  for (const auto& adapter : adapters) known.push_back(adapter->descriptor().id);
  refuse_unknown(known, id, what, left_out);
}

template <class Candidates>
void sort_surest_first(Candidates& candidates) {
  std::stable_sort(candidates.begin(), candidates.end(), [](const auto& a, const auto& b) {
    return a.identification.certainty > b.identification.certainty;
  });
}

template <class Candidates>
bool tied(const Candidates& candidates) {
  return candidates.size() > 1 && candidates[0].identification.certainty != Certainty::no &&
         candidates[0].identification.certainty == candidates[1].identification.certainty;
}

template <class Candidates>
std::string tie_text(const Candidates& candidates, const std::string& name, std::string_view option) {
  const auto& a = candidates[0];
  const auto& b = candidates[1];
  return name + " could be " + a.adapter->descriptor().id + " (" + a.identification.reason + ") or " +
         b.adapter->descriptor().id + " (" + b.identification.reason + "); say which with " + std::string(option) +
         " " + a.adapter->descriptor().id + " or " + std::string(option) + " " + b.adapter->descriptor().id;
}

/// Rejects a ZIP archive that is not a document. maex does not read files inside it, because nested archives can hide
/// archive bombs.
void refuse_archive(const Probe& probe, const Bounds& bounds) {
  if (!probe.head.starts_with("PK\x03\x04") && !probe.head.starts_with("PK\x05\x06")) return;
  const auto entries = read_zip_directory(RandomBytes(probe.path), probe.name, bounds);
  constexpr std::size_t named = 3;
  std::string list;
  for (std::size_t i = 0; i < std::min(named, entries.size()); ++i)
    list += (i == 0 ? ": " : ", ") + shown_name(entries[i].name);
  if (entries.size() > named) list += " and " + std::to_string(entries.size() - named) + " more";
  throw InputError(probe.name +
                   (entries.empty()
                        ? " is an empty ZIP archive; ask for the file again"
                        : " is a ZIP archive, not a document, and nested archives are refused; unpack it and "
                          "name the files in it" +
                              list));
}

}  // namespace

void Registry::add(std::unique_ptr<Format> format) { formats_.push_back(std::move(format)); }
void Registry::add(std::unique_ptr<Partner> partner) { partners_.push_back(std::move(partner)); }
const Format* Registry::format(std::string_view id) const { return find(formats_, id); }
const Partner* Registry::partner(std::string_view id) const { return find(partners_, id); }
const Format& Registry::require_format(std::string_view id) const { return require(formats_, id, "format", left_out_); }
const Partner& Registry::require_partner(std::string_view id) const {
  return require(partners_, id, "partner", left_out_);
}

std::vector<const Descriptor*> Registry::descriptors() const {
  std::vector<const Descriptor*> all;
  for (const auto& format : formats_) all.push_back(&format->descriptor());
  for (const auto& partner : partners_) all.push_back(&partner->descriptor());
  return all;
}

const Descriptor& Registry::require_descriptor(std::string_view id) const {
  std::vector<std::string> known;
  for (const Descriptor* card : descriptors()) {
    if (card->id == id) return *card;
    known.push_back(card->id);
  }
  refuse_unknown(known, id, "format and no partner", left_out_);
}

const Format* Registry::format_for(const std::filesystem::path& path) const {
  std::string extension = path.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
  for (const auto& format : formats_) {
    const Descriptor& card = format->descriptor();
    if ((card.writes || card.writes_documents) &&
        std::find(card.extensions.begin(), card.extensions.end(), extension) != card.extensions.end())
      return format.get();
  }
  return nullptr;
}

std::vector<AdapterCandidate<Format>> identify_format(const Registry& registry, const Probe& probe) {
  std::vector<AdapterCandidate<Format>> candidates;
  for (const auto& format : registry.formats()) candidates.push_back({format.get(), format->identify(probe)});
  sort_surest_first(candidates);
  return candidates;
}

std::vector<AdapterCandidate<Partner>> identify_partner(const Registry& registry, Source& source) {
  std::vector<AdapterCandidate<Partner>> candidates;
  for (const auto& partner : registry.partners())
    if (partner->descriptor().reads) candidates.push_back({partner.get(), partner->identify(source)});
  sort_surest_first(candidates);
  return candidates;
}

namespace {

/// Rejects a file of a known unsupported kind, unless a format is more certain. An empty file is a table if a format
/// says so.
void refuse_foreign(const std::vector<AdapterCandidate<Format>>& candidates, const Source& source) {
  const ForeignFormat* foreign = recognise_foreign(source.probe);
  if (foreign == nullptr) return;
  const Certainty enough = foreign->id == "empty" ? Certainty::possible : Certainty::likely;
  const bool is_known = !candidates.empty() && candidates[0].identification.certainty >= enough;
  // Another format that the user asks for would read the bytes of a document as text.
  const bool is_asked = source.format == nullptr || foreign->id == "empty" || candidates[0].adapter == source.format;
  if (is_known && is_asked) return;
  throw InputError(refusal(*foreign, source.probe.name));
}

}  // namespace

Source open_tables(const Registry& registry, const std::filesystem::path& path, const SourceChoice& choice) {
  Source source;
  source.probe = probe_file(path);
  if (source.probe.size > choice.bounds.file_bytes)
    throw InputError(source.probe.name + " is larger than the " + std::to_string(choice.bounds.file_bytes) +
                     " bytes that are read" + raise_advice("file-bytes"));
  if (!choice.format.empty()) source.format = &registry.require_format(choice.format);
  const auto candidates = identify_format(registry, source.probe);
  refuse_foreign(candidates, source);
  if (source.format == nullptr) {
    if (tied(candidates)) throw InputError(tie_text(candidates, source.probe.name, "--format"));
    if (!candidates.empty() && candidates[0].identification.certainty != Certainty::no) {
      source.format = candidates[0].adapter;
    } else {
      for (const auto& candidate : candidates)
        if (candidate.identification.recognised)
          throw InputError(source.probe.name + " is not read: it is " + candidate.identification.reason);
      refuse_archive(source.probe, choice.bounds);
    }
  }
  if (source.format != nullptr) {
    check(choice.format_options, source.format->descriptor());
    if (source.format->descriptor().encloses) return source;
    source.tables = replayed(bounded(source.format->open(path, {choice.format_options, choice.bounds}), choice.bounds,
                                     source.probe.name, source.probe.size),
                             choice.bounds, source.probe.name);
  }
  return source;
}

namespace {

/// A partner with its own file format reads the bytes. It does not matter then that they also look like a table.
OpenedSource chosen(Source&& source, const Partner& partner, std::string reason) {
  OpenedSource opened{std::move(source), &partner, std::move(reason)};
  if (!partner.descriptor().containers.empty()) return opened;
  opened.source.tables.reset();
  opened.source.format = nullptr;
  return opened;
}

/// False for a partner with its own file format, when the file is a table of another format: that it is not XML does
/// not help the sender of a workbook.
bool may_apply(const Partner& partner, const Identification& identification, const Source& source) {
  return source.format == nullptr || !partner.descriptor().containers.empty() || identification.recognised;
}

}  // namespace

OpenedSource open_source(const Registry& registry, const std::filesystem::path& path, const SourceChoice& choice) {
  if (!choice.partner.empty()) static_cast<void>(registry.require_partner(choice.partner));
  return open_source(registry, open_tables(registry, path, choice), choice);
}

OpenedSource open_source(const Registry& registry, Source&& source, const SourceChoice& choice) {
  const Partner* forced = choice.partner.empty() ? nullptr : &registry.require_partner(choice.partner);
  const std::string& name = source.probe.name;
  if (source.format != nullptr && source.format->descriptor().encloses)
    throw InputError(name + " holds other files (" + source.format->descriptor().title +
                     "), and one file is wanted here; save the file that is in it and name that");
  if (forced != nullptr) return chosen(std::move(source), *forced, "named on the command line");
  const auto candidates = identify_partner(registry, source);
  if (tied(candidates)) throw InputError(tie_text(candidates, name, "--from"));
  if (candidates.empty() || candidates[0].identification.certainty == Certainty::no) {
    std::string reasons;
    for (const auto& candidate : candidates)
      if (!candidate.identification.reason.empty() && may_apply(*candidate.adapter, candidate.identification, source))
        reasons += "\n  not " + candidate.adapter->descriptor().id + ": " + candidate.identification.reason;
    if (source.format == nullptr)
      throw NoPartner(name + " is in no format that maex reads (maex formats lists them)" + reasons);
    for (const Text& sentence : source.tables->damage()) reasons += "\n  found: " + to_string(sentence);
    throw NoPartner(name + " was opened as " + source.format->descriptor().title + " (" +
                    source.format->descriptor().id + "), but no partner profile fits it; maex inspect " + name +
                    " shows its headings" + reasons);
  }
  return chosen(std::move(source), *candidates[0].adapter, candidates[0].identification.reason);
}

}  // namespace maex
