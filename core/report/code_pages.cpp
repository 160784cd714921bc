#include "core/report/code_pages.hpp"

#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

#include "core/model/fill_rule.hpp"
#include "core/report/json_text.hpp"
#include "core/report/words.hpp"
#include "core/text/printable.hpp"

namespace maex {
namespace {

constexpr std::pair<std::string_view, std::string_view> fates[] = {
    {"after-list", "The row is below the totals or footnotes of the list, and is not a record."},
    {"age-form", "The age was written as a range, in months or in words, and became a number or an age group."},
    {"auxiliary-data", "The element is part of a look-up list of IMSMA, which has no records."},
    {"blank-text", "The cell has only blanks or dashes."},
    {"blanks-trimmed", "Blanks at the ends of the value were removed."},
    {"boolean-spelling", "1 or 0 became yes or no."},
    {"code-padding", "Zeros before a number were removed or added, as the list of codes has them."},
    {"code-spelling", "A known spelling became the code of the list."},
    {"columns-disagree",
     "Two columns of the row give different values for one field. The second one is in quarantine."},
    {"coordinates-as-entered", "Coordinates that are not degrees were kept as the sender entered them, and converted."},
    {"custom-field-frame", "The element only wraps the value of a custom field."},
    {"date-as-text", "A date of the spreadsheet program is kept as text, because its column holds text."},
    {"date-text", "A date that was written as text became a date."},
    {"display-value", "The value that people see became the base term of the list."},
    {"document-attributes", "The attribute belongs to the document and not to a record."},
    {"document-header", "The element belongs to the header of the document and not to a record."},
    {"document-member", "The member belongs to the map file and not to a record."},
    {"extra", "No field takes the value. It was kept under the sender's own name."},
    {"feature-frame", "The property only repeats what the feature is."},
    {"footnote", "The row is a note below the list."},
    {"form-template", "The element names the form of the report, and the writer adds it again."},
    {"geojson-bbox", "The bounding box follows from the coordinates."},
    {"geojson-crs", "The member names the reference system of the map."},
    {"geojson-frame", "The member only wraps a feature or its geometry."},
    {"heading-row", "The row has the headings of the list."},
    {"id-repeated", "The property repeats the number of the feature."},
    {"id-trimmed", "Commas or blanks at the ends of a system id were removed."},
    {"ignored-heading", "The profile ignores the column, with a reason."},
    {"incident-fields-differ", "The rows of one incident contradict each other. The later value is in quarantine."},
    {"item-not-modelled", "The report has an item for which maex has no kind of record."},
    {"kml-attribute", "The attribute belongs to the KML element and not to a record."},
    {"kml-document", "The element belongs to the KML document and not to a record."},
    {"kml-presentation", "The element is about the look of the map."},
    {"link-back", "The element repeats a link between an accident and a victim."},
    {"link-frame", "The element only wraps a link between an accident and a victim."},
    {"minted-guid", "The system id repeats the kind and number of the record."},
    {"no-incident", "The row continues an incident, but there is none above it. It is in quarantine."},
    {"no-item", "The report has no item that maex knows. Its values are in quarantine."},
    {"not-a-list", "The sheet is not a list that fits the profile."},
    {"not-a-report", "The element is neither a report nor the header. It is in quarantine."},
    {"null-text", "The cell has a word that means empty, such as null."},
    {"number-as-text", "A number is kept as text, because its field holds text."},
    {"number-grouping", "A number that was written with groups of digits became a number."},
    {"number-of-one-person", "The number says that the row is about one person."},
    {"number-spelling", "A number that was written as text became a number."},
    {"person-of-counted-row", "Values of a person came from a row that counts one person."},
    {"position-invalid", "The position is not longitude and latitude. It is in quarantine."},
    {"position-surplus", "A position has more numbers than longitude, latitude and height."},
    {"repeated-heading", "The row repeats the headings of the list."},
    {"required-missing", "The row lacks a value that the profile requires. It is in quarantine."},
    {"ring-closing", "The last point of a ring repeats the first one."},
    {"row-counter", "The column numbers the rows of the list."},
    {"section-row", "The row is a title inside the list, such as a month or a district."},
    {"text-outside-tables", "The paragraph is not in a table."},
    {"time-split", "The time of day was taken out of a cell with date and time."},
    {"title-row", "The row is above the headings of the list."},
    {"totals-row", "The row has the totals of the list. They are compared with its rows."},
    {"two-digit-year", "A year with two digits became one with four."},
    {"unit-converted", "The value was converted to the unit of its field."},
    {"unknown-word", "The cell says that the value is not known."},
    {"value-not-understood", "The value was not understood. It is in quarantine."},
    {"value-repeated", "The element repeats a value that the record has already."},
    {"word-form", "Another form of a known word became the code of the list."},
    {"written-by-maex", "maex added the element when it wrote the file, and it is not a value of the sender."},
    {"zero-coordinates", "Latitude 0 and longitude 0 together mean that the place is not known."},
};

std::string first_line(const CodePage& page) {
  const std::string_view about = page.family == "finding"   ? ", a finding"
                                 : page.family == "loss"    ? "what a target does not carry"
                                 : page.family == "derived" ? "how a value was derived"
                                                            : "what happened to a cell";
  return page.code + "   " + page.severity + std::string(about) + "\n\n";
}

}  // namespace

std::span<const std::pair<std::string_view, std::string_view>> cell_fates() { return fates; }

std::vector<CodePage> code_pages(std::span<const NoticeType* const> notices, std::span<const LossType> more_losses,
                                 const Registry& registry) {
  std::map<std::string, CodePage> pages;
  const auto add = [&pages](CodePage page) { pages.try_emplace(page.code, page); };
  for (const NoticeType* type : notices)
    add({std::string(type->code), "finding", std::string(to_string(type->severity)), std::string(type->summary),
         std::string(type->why), std::string(type->fix)});
  const auto add_losses = [&add](std::span<const LossType> losses) {
    for (const LossType& loss : losses) add({loss.code, "loss", {}, loss.summary, {}, {}});
  };
  add_losses(more_losses);
  for (const Descriptor* card : registry.descriptors()) add_losses(card->losses);
  for (std::size_t i = 0; i != fill_rule_count; ++i) {
    const FillRuleInfo& rule = info(static_cast<FillRule>(i));
    add({std::string(rule.name), "derived", {}, std::string(rule.about), {}, {}});
  }
  for (const auto& [code, about] : fates) add({std::string(code), "cell", {}, std::string(about), {}, {}});
  std::vector<CodePage> all;
  for (auto& [code, page] : pages) all.push_back(std::move(page));
  return all;
}

std::string page_text(const CodePage& page) {
  std::string out = first_line(page) + labelled("what", printable(page.what));
  if (!page.why.empty()) out += labelled("why", printable(page.why));
  return page.fix.empty() ? out : out + labelled("do", printable(page.fix));
}

std::string page_markdown(const CodePage& page) {
  std::string out = "### `" + page.code + "`" + (page.severity.empty() ? "" : " (" + page.severity + ")") + "\n\n" +
                    printable(page.what) + (page.why.empty() ? "" : " " + printable(page.why)) + "\n";
  return page.fix.empty() ? out : out + "\n- do: " + printable(page.fix) + "\n";
}

std::string page_json(const CodePage& page) {
  const auto text = [](const std::string& text) {
    return text.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(text);
  };
  return json_text({{"code", page.code},
                    {"family", page.family},
                    {"severity", text(page.severity)},
                    {"summary", page.what},
                    {"why", text(page.why)},
                    {"fix", text(page.fix)}});
}

}  // namespace maex
