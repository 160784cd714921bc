// Fuzzes the reader of plugin manifests with any bytes. A manifest is read, or refused with a message. The
// identification rules of the manifest are then applied to the same bytes.
#include "core/io/error.hpp"
#include "core/plugin/manifest.hpp"
#include "tests/fuzz/target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using maex::fuzz::require;
  const std::string bytes(maex::fuzz::text_of(data, size));
  static_cast<void>(maex::root_element(bytes));
  try {
    const auto manifest = maex::parse_manifest(bytes, "fuzz.maex.toml");
    require(!manifest->adapters.empty() && !manifest->name.empty() && manifest->library.parent_path().empty());
    maex::Probe probe;
    probe.name = "fuzz.list";
    probe.path = "fuzz.list";
    probe.head = bytes;
    for (const maex::AdapterManifest& adapter : manifest->adapters) {
      require(!adapter.card.id.empty() && (adapter.card.reads || adapter.card.writes));
      const maex::Identification found = maex::identify(adapter.rules, probe, nullptr);
      require(found.certainty == maex::Certainty::no || !found.reason.empty());
    }
  } catch (const maex::UsageError& error) { require(*error.what() != '\0'); }
  return 0;
}
