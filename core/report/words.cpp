#include "core/report/words.hpp"

#include <fmt/format.h>

#include "core/notice/layout.hpp"
#include "core/report/messages.hpp"
#include "core/text/printable.hpp"
#include "core/text/printable_stream.hpp"
#include "core/text/utf8.hpp"

namespace maex {
namespace {

/// Longer values are cut, because more text does not help the user. Files contain cells of 32 767 characters and more.
constexpr std::size_t shown_characters = 200;

constexpr std::string_view singular_kinds[] = {"submission",    "incident",
                                               "victim",        "hazard area",
                                               "location",      "assistance record",
                                               "activity",      "education activity",
                                               "quality check", "tally",
                                               "place",         "device",
                                               "source",        "point",
                                               "service",       "link"};
static_assert(std::size(singular_kinds) == kind_count);

constexpr ScreenMark colour_of(Severity severity) {
  switch (severity) {
    case Severity::error: return ScreenMark::red;
    case Severity::warning: return ScreenMark::yellow;
    case Severity::info: return ScreenMark::cyan;
  }
  return ScreenMark::plain;
}

std::string plural_of(std::string_view singular) {
  if (singular.ends_with('y')) return std::string(singular.substr(0, singular.size() - 1)) + "ies";
  return std::string(singular) + "s";
}

}  // namespace

std::string counted(std::uint64_t number, std::string_view singular, std::string_view plural) {
  if (number == 1) return "1 " + std::string(singular);
  return grouped(number) + " " + (plural.empty() ? plural_of(singular) : std::string(plural));
}

std::string_view singular(Kind kind) { return singular_kinds[static_cast<std::size_t>(kind)]; }
std::string counted(std::uint64_t number, Kind kind) { return counted(number, singular(kind)); }

std::string file_size(std::uint64_t bytes) {
  if (bytes < 1000) return counted(bytes, "byte");
  double size = static_cast<double>(bytes) / 1000;
  std::string_view unit = "kB";
  for (const std::string_view next : {"MB", "GB", "TB"}) {
    if (size < 999.95) break;
    size /= 1000;
    unit = next;
  }
  return fmt::format("{:.1f} {}", size, unit);
}

std::string duration(double seconds) {
  const auto whole = static_cast<std::uint64_t>(seconds + 0.5);
  if (whole >= 3600) return fmt::format("{} h {} min", whole / 3600, whole % 3600 / 60);
  return whole >= 60 ? fmt::format("{} min {} s", whole / 60, whole % 60) : fmt::format("{} s", whole);
}

std::string left_aligned(std::string_view text, std::size_t width) {
  const std::size_t count = text::count_characters(text);
  return std::string(text) + std::string(count < width ? width - count : 0, ' ');
}

std::string right_aligned(std::string_view text, std::size_t width) {
  const std::size_t count = text::count_characters(text);
  return std::string(count < width ? width - count : 0, ' ') + std::string(text);
}

std::string labelled(std::string_view label, std::string_view text) {
  std::string line = left_aligned(label, std::max(label_width, text::count_characters(label) + 1));
  line += text;
  line += '\n';
  return line;
}

std::string finding_text(const FindingType& type, const Finding& finding, bool show_personal, bool colour,
                         const Messages& words) {
  Finding safe = finding;
  safe.value = printable_excerpt(finding.value, shown_characters);
  safe.where.document = printable(finding.where.document);
  safe.where.part = printable(finding.where.part);
  safe.where.heading = printable_excerpt(finding.where.heading, shown_characters);
  safe.where.path = printable(finding.where.path);
  NoticeTexts texts;
  texts.severity = words.severity(type.severity);
  texts.where = words.place(safe.where);
  texts.value = safe.personal && !show_personal && !safe.value.empty() ? words.text("masked-value")
                                                                       : words.code_word(safe.list, safe.value);
  texts.problem = printable(words.problem(type, safe, show_personal));
  for (Locator place : finding.also) {
    place.document = printable(place.document);
    place.part = printable(place.part);
    place.heading = printable_excerpt(place.heading, shown_characters);
    place.path = printable(place.path);
    texts.also += (texts.also.empty() ? "" : "; ") + words.place(place);
  }
  texts.why = words.why(type);
  texts.fix = words.fix(type);
  texts.value_label = words.text("value");
  texts.problem_label = words.text("problem");
  texts.also_label = words.text("also");
  texts.why_label = words.text("why");
  texts.fix_label = words.text("fix-short");
  const std::string text = lay_out(type.code, texts);
  if (!colour) return text;
  return to_text(colour_of(type.severity)) + texts.severity + to_text(ScreenMark::plain) +
         text.substr(texts.severity.size());
}

}  // namespace maex
