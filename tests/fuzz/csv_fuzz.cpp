// The CSV reader, with any bytes. The first reading detects encoding and separator. One input in three is read again,
// with an encoding and a separator that are forced.
#include <cctype>
#include <string>

#include "core/io/error.hpp"
#include "tests/fuzz/counters.hpp"
#include "tests/fuzz/package.hpp"

namespace maex::fuzz {
namespace {

/// The argument of a decision, in English.
std::string decided(const TableDocument& document, std::size_t decision, std::string_view name) {
  const std::vector<Text> decisions = document.decisions();
  for (const Argument& argument : decisions.at(decision).arguments())
    if (argument.name == name) return argument.texts.empty() ? argument.value : to_string(argument.texts[0]);
  return {};
}

/// The first line that names the separator, which spreadsheet programs write; "SEP=" is one, too.
bool names_separator(std::string_view text) {
  std::string first(text.substr(0, 4));
  for (char& c : first) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return first == "sep=";
}

void compare_csv(TableDocument& document, std::string_view bytes, const Counted& counted) {
  const std::string separator = decided(document, 1, "separator"), quote = decided(document, 2, "quote");
  const auto text = narrow(bytes, decided(document, 0, "encoding"));
  if (!text || names_separator(*text) || (separator.size() != 1 && separator != "tab")) return;
  // The simple count knows no escapes and no blanks before quotes. Damage is reported, so no row ends in silence there.
  if (document.decisions().size() > 3 || !document.damage().empty() || text->find(" " + quote) != std::string::npos)
    return;
  const Counted again = count_csv(*text, separator == "tab" ? '\t' : separator[0], quote.size() == 1 ? quote[0] : '\0');
  require(again.rows == counted.rows, "the reader of CSV returns each row");
  require(again.cells == counted.cells, "the reader of CSV returns each cell");
}

void run_csv(std::string_view bytes) {
  static const Format& csv = adapters().require_format("csv");
  const MemoryFile file(bytes);
  static_cast<void>(csv.identify(probe_file(file.path())));
  Options forced;
  forced.set("encoding", bytes.size() % 6 == 0 ? "UTF-16LE" : "windows-1251");
  forced.set("separator", ";");
  for (const Options& options : {Options(), forced}) {
    if (options.given("separator") && bytes.size() % 3 != 0) continue;
    try {
      const auto document = csv.open(file.path(), {options, small_bounds()});
      const Counted counted = read_document(*document);
      require(document->decisions().size() >= 3, "the reader of CSV names its three decisions");
      compare_csv(*document, bytes, counted);
    } catch (const InputError&) {
      // A refusal with a message is the correct result for a hostile file.
    }
  }
}

std::vector<std::string> csv_seeds() {
  return {"a;b\r\n1;\"x\"\"y\"\r\n", "a,b\n\"1\n2\",\n",
          std::string("\xFF\xFE"
                      "a\0;\0\n\0b\0",
                      10),
          "sep=;\na;b\n"};
}

const Target csv_target("csv", run_csv, mutate_lines, csv_seeds);

}  // namespace
}  // namespace maex::fuzz
