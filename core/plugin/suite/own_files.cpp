#include "core/plugin/suite/own_files.hpp"

#include <fstream>

#include "core/plugin/suite/specimen_records.hpp"
#include "core/plugin/suite/specimen_table.hpp"
#include "core/plugin/suite/trial.hpp"

namespace maex::conformance {

OwnFiles::OwnFiles(const Registry& registry) : registry_(registry), folder_(std::make_unique<Folder>()) {}
OwnFiles::~OwnFiles() = default;

const OwnFile& OwnFiles::of(const Descriptor& card) {
  const auto known = made_.find(card.id);
  if (known != made_.end()) return known->second;
  return made_.emplace(card.id, make(card)).first->second;
}

OwnFile OwnFiles::make(const Descriptor& card) {
  OwnFile own;
  own.made = std::chrono::steady_clock::now();
  const auto path = folder_->path() / ("own-" + card.id + extension_of(registry_, card));
  const Format* format = card.kind == AdapterKind::format ? registry_.format(card.id) : nullptr;
  const Partner* partner = card.kind == AdapterKind::partner ? registry_.partner(card.id) : nullptr;
  try {
    if (!card.writes) {
      const std::string bytes = format != nullptr ? format->specimen() : partner->specimen();
      if (bytes.empty()) {
        own.problem = "it is only read, so specimen() must give the bytes of a small file to try it with";
        return own;
      }
      std::ofstream(path, std::ios::binary) << bytes;
    } else if (format != nullptr) {
      write_specimen_table(*format, path, {});
      own.written = true;
    } else {
      const Format* container = container_of(registry_, card);
      if (container == nullptr && !card.containers.empty()) {
        own.missing = "none of the formats it comes in can be written here";
        return own;
      }
      if (container != nullptr) own.container = container->descriptor().id;
      write_specimen_records(*partner, container, path, {});
      own.written = true;
    }
    own.path = path;
  } catch (const std::exception& error) { own.problem = "its own file cannot be made: " + words_of(error); }
  return own;
}

const Format* container_of(const Registry& registry, const Descriptor& partner) {
  for (const std::string& id : partner.containers) {
    const Format* format = registry.format(id);
    if (format == nullptr) continue;
    if (partner.document ? format->descriptor().writes_documents : format->descriptor().writes) return format;
  }
  return nullptr;
}

std::string extension_of(const Registry& registry, const Descriptor& card) {
  if (!card.extensions.empty()) return card.extensions.front();
  const Format* container = container_of(registry, card);
  return container == nullptr || container->descriptor().extensions.empty()
             ? ".bin"
             : container->descriptor().extensions.front();
}

}  // namespace maex::conformance
