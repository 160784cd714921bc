// The maXML reader and the learning of dialects, with any bytes. A learned dialect must load, must be the same in a
// second run, and must know everything in the export except what it asks about.
#include "adapters/partners/maxml/learn/facts.hpp"
#include "adapters/partners/maxml/learn/learn.hpp"
#include "core/io/error.hpp"
#include "tests/fuzz/counters.hpp"
#include "tests/fuzz/package.hpp"

namespace maex::fuzz {
namespace {

struct Values {
  Xml state = Xml::unknown;
  std::uint64_t cells = 0, elements = 0;
};
/// Texts and attributes that are not empty.
Values values_of(std::string_view bytes) {
  Values values;
  values.state = walk_xml(bytes, [&](const XmlElement& element) {
    ++values.elements;
    values.cells += element.attributes + (is_blank(element.text) ? 0 : 1);
  });
  return values;
}

/// The schema is compiled for each validated file, which takes a hundred times as long as reading a small one.
void run_maxml(std::string_view bytes) {
  Options options;
  options.set("validate", bytes.size() % 1024 == 0 && !bytes.empty() ? "true" : "false");
  const ReadRecords read = read_records("maxml", bytes, options);
  if (read.refused) return;
  const Values values = values_of(bytes);
  require(values.state != Xml::undefined, "the reader of maXML refuses bytes without a meaning");
  if (values.state == Xml::whole)
    require(values.cells == read.cells, "the reader of maXML accounts for each text and attribute");
}

struct Elements {
  std::uint64_t elements = 0, texts = 0;
};
Elements elements_of(const maxml::SampleNode& node) {
  Elements sum{node.count, node.texts.count};
  for (const auto& [name, attribute] : node.attributes) sum.texts += attribute.count;
  for (const auto& [name, below] : node.below) {
    const Elements inner = elements_of(*below);
    sum.elements += inner.elements;
    sum.texts += inner.texts;
  }
  return sum;
}

void run_learn(std::string_view bytes) {
  const MemoryFile file(bytes);
  maxml::Sample sample;
  try {
    maxml::collect(sample, file.path(), "fuzz.xml", small_bounds());
    const Values values = values_of(bytes);
    require(values.state != Xml::undefined, "a sample refuses bytes without a meaning");
    if (values.state == Xml::whole) {
      // The top of the sample counts the file.
      require(elements_of(sample.top).elements == values.elements + 1, "a sample counts each element");
      require(elements_of(sample.top).texts == values.cells, "a sample counts each text and attribute");
    }
    const std::string toml = maxml::learn(sample, "fuzz").toml;
    if (bytes.size() % 8 == 0) require(toml == maxml::learn(sample, "fuzz").toml, "learning is the same each time");
    const maxml::Dialect dialect = maxml::parse_dialect(toml, "fuzz.toml", "/nowhere");
    maxml::check_sample(dialect, sample);
    require(!maxml::dictionary_page(dialect).empty(), "a learned dialect has a page");
  } catch (const InputError&) {
    // A refusal is the correct result for hostile bytes.
  }
}

std::vector<std::string> maxml_seeds() {
  return {
      "<MineActionFieldReport><FieldReport reportID=\"7\"><FieldReportInfo/><Accident><AccidentID>A-1</AccidentID>"
      "<Date>2014-05-14</Date></Accident></FieldReport><!-- x --></MineActionFieldReport>",
      "<?xml version=\"1.0\" encoding=\"windows-1254\"?>\n<MineActionFieldReport><FieldReport><Victim><Name>\xFE"
      "</Name></Victim></FieldReport></MineActionFieldReport>",
      "<MineActionOrganisationArtifact><Organisation><Name>a</Name></Organisation></MineActionOrganisationArtifact>"};
}

const Target maxml_target("maxml", run_maxml, mutate_markup, maxml_seeds);
const Target learn("learn", run_learn, mutate_markup, maxml_seeds);

}  // namespace
}  // namespace maex::fuzz
