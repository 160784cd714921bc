// Identification, with any bytes, when the user has named neither format nor partner: the answer of every format and
// partner, and the choice. The first byte selects the extension. And the records of text tables, by whichever partner
// knows their headings.
#include <algorithm>

#include "core/io/error.hpp"
#include "core/mapping/profile/profile.hpp"
#include "core/plugin/manifest.hpp"
#include "tests/fuzz/counters.hpp"
#include "tests/fuzz/package.hpp"

namespace maex::fuzz {
namespace {

void run_identify(std::string_view bytes) {
  if (bytes.empty()) return;
  static const char* const extensions[] = {"", ".xlsx", ".csv", ".xml", ".xls", ".ods", ".html", ".txt"};
  const std::string_view content = bytes.substr(1);
  const MemoryFile file(content);
  try {
    Probe probe = probe_file(file.path());
    probe.name = std::string("march") + extensions[static_cast<unsigned char>(bytes[0]) % std::size(extensions)];
    for (const auto& candidate : identify_format(adapters(), probe))
      require(!candidate.identification.reason.empty(), "an answer has a reason");
    SourceChoice choice;
    choice.bounds = small_bounds();
    OpenedSource opened = open_source(adapters(), file.path(), choice);
    require(opened.partner != nullptr && !opened.reason.empty(), "a choice has a reason");
    // Identification must not use up the tables that it looked into.
    if (opened.source.tables && opened.source.format->descriptor().id == "csv" && content.size() < 4096)
      require(read_document(*opened.source.tables).rows ==
                  read_document(*opened.source.format->open(file.path(), {{}, small_bounds()})).rows,
              "identification leaves each row");
  } catch (const InputError& error) { require(*error.what() != '\0', "a refusal has a sentence"); }
  // The root element, by another parser.
  std::string root;
  if (walk_xml(content, [&root](const XmlElement& element) { root = element.name; }) == Xml::whole &&
      content.size() < 60'000)
    require(root_element(std::string(content)) == root.substr(root.find(':') + 1), "the root element is found");
}

/// Partners that read tables.
const std::vector<std::string>& table_partners() {
  static const std::vector<std::string> ids = [] {
    std::vector<std::string> made;
    for (const auto& partner : adapters().partners())
      if (!partner->descriptor().containers.empty() && partner->descriptor().reads)
        made.push_back(partner->descriptor().id);
    return made;
  }();
  return ids;
}

/// The first byte names the partner, because looking for the one that fits takes ten times as long as reading; the
/// target "identify" looks for it.
void run_records(std::string_view bytes) {
  if (bytes.empty()) return;
  SourceChoice choice;
  choice.format = "csv";
  choice.partner = table_partners()[static_cast<unsigned char>(bytes.front()) % table_partners().size()];
  bytes.remove_prefix(1);
  const MemoryFile file(bytes);
  choice.bounds = small_bounds();
  try {
    OpenedSource opened = open_source(adapters(), file.path(), choice);
    Options options;
    const ReadRecords read = read_source(*opened.partner, opened.source, options);
    if (read.refused) return;
    const auto document = adapters().require_format("csv").open(file.path(), {{}, small_bounds()});
    const Counted counted = read_document(*document);
    require(read.rows == counted.rows, "records account for each row of the table");
    require(read.cells == counted.cells, "records account for each cell of the table");
  } catch (const InputError& error) { require(*error.what() != '\0', "a refusal has a sentence"); }
}

std::string for_partner(std::string_view id, std::string_view table) {
  const auto at = std::find(table_partners().begin(), table_partners().end(), id);
  return std::string(1, static_cast<char>(at - table_partners().begin())) + std::string(table);
}

/// The examples of the profiles as text tables.
void append_examples(std::vector<std::string>& seeds) {
  for (const Profile& profile : builtin_profiles()) {
    for (const ProfileExample& example : profile.examples) {
      std::string seed = for_partner(profile.id, "");
      for (const std::vector<std::string>& row : example.rows) {
        for (const std::string& cell : row) ((seed += '"') += cell) += "\",";
        seed.back() = '\n';
      }
      seeds.push_back(std::move(seed));
    }
  }
}

std::vector<std::string> record_seeds() {
  std::vector<std::string> seeds{
      for_partner("hxl", "#adm1+name,#date+occurred,#affected+killed,#affected+injured\nFuzuli,2014-01-01,1,2\n"),
      for_partner(
          "azcbl",
          "District,Date,Place,Name,Outcome,Age\nAgdam,14.05.2014,x,A B,killed,20-25\nAgdam,,y,C D,injured,1994\n")};
  append_examples(seeds);
  return seeds;
}

std::vector<std::string> identify_seeds() {
  return {"\2a;b\n1;2\n", "\3<?xml version=\"1.0\"?>\n<MineActionFieldReport/>", "\6<html><table><tr><td>a</table>",
          "\1{\"type\":\"FeatureCollection\",\"features\":[]}", "\2#adm1+name,#date\nx,2014-01-01\n"};
}

const Target identify_target("identify", run_identify, mutate_markup, identify_seeds);

const Target records_target("records", run_records, mutate_lines, record_seeds);

}  // namespace
}  // namespace maex::fuzz
