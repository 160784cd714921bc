// maex_generate: writes an invented AzCBL list of any size and prints, as JSON, what a correct reader finds in it.
#include <boost/program_options.hpp>
#include <iostream>
#include <nlohmann/json.hpp>

#include "tests/bench/generate/sink.hpp"

namespace {

namespace po = boost::program_options;
using namespace maex::bench;

struct Settings {
  ListOptions list;
  std::string output;
  bool csv = false;
};

/// Throws po::error with a sentence for the user.
Settings read_settings(int count, char** words, bool& help) {
  po::options_description options("maex_generate ROWS -o FILE.xlsx|FILE.csv");
  options.add_options()("help,h", "Say this.")("rows", po::value<std::uint64_t>(), "Casualties: one a row.")(
      "output,o", po::value<std::string>(), "File to write; the ending decides between xlsx and csv.")(
      "seed", po::value<std::uint64_t>()->default_value(1), "Equal seeds give equal files.")(
      "errors", po::value<double>()->default_value(0), "Share of rows with one planted error, 0 to 1.")(
      "names", "Fill a column with made-up names of people.");
  po::positional_options_description place;
  place.add("rows", 1);
  po::variables_map given;
  po::store(po::command_line_parser(count, words).options(options).positional(place).run(), given);
  help = given.count("help") != 0;
  if (help) {
    std::cout << options;
    return {};
  }
  if (given.count("rows") == 0 || given.count("output") == 0)
    throw po::error("ROWS and -o FILE are needed; --help says more");
  Settings settings;
  settings.list = {given["rows"].as<std::uint64_t>(), given["seed"].as<std::uint64_t>(), given["errors"].as<double>(),
                   given.count("names") != 0};
  settings.output = given["output"].as<std::string>();
  settings.csv = settings.output.ends_with(".csv");
  if (!settings.csv && !settings.output.ends_with(".xlsx"))
    throw po::error("-o takes a name that ends in .xlsx or .csv");
  if (settings.list.errors < 0 || settings.list.errors > 1) throw po::error("--errors takes a number from 0 to 1");
  return settings;
}

void print(const Settings& settings, const Truth& truth, std::uint32_t sheets) {
  nlohmann::ordered_json facts;
  facts["file"] = settings.output;
  facts["seed"] = settings.list.seed;
  facts["sheets"] = sheets;
  facts["rows"] = truth.rows;
  facts["incidents"] = truth.incidents;
  facts["cells"] = truth.cells;
  facts["sums"] = truth.sums;
  facts["planted"] = truth.planted.empty() ? nlohmann::ordered_json::object() : nlohmann::ordered_json(truth.planted);
  std::cout << facts.dump(2) << '\n';
}

}  // namespace

int main(int count, char** words) {
  try {
    bool help = false;
    const Settings settings = read_settings(count, words, help);
    if (help) return 0;
    const std::size_t columns = settings.list.names ? column_count : column_count - 1;
    const auto sink = settings.csv ? make_csv_sink(settings.output, columns) : make_xlsx_sink(settings.output, columns);
    List list(settings.list);
    for (ListRow row; list.next(row);) sink->row(row);
    sink->finish();
    print(settings, list.truth(), sink->sheets());
    return 0;
  } catch (const po::error& error) {
    std::cerr << "maex_generate: " << error.what() << '\n';
    return 2;
  } catch (const std::exception& error) {
    std::cerr << "maex_generate: " << error.what() << '\n';
    return 4;
  }
}
