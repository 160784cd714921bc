// A partner's list as a test makes it: persons, and how a program or a person wrote them down. All values are invented.
#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace maex::story {

enum class Container : std::uint8_t { csv, xlsx, ods };

/// Columns of the list, in the order of a plain list.
enum Column : std::uint8_t {
  number,
  date,
  district,
  village,
  device,
  outcome,
  status,
  sex,
  age,
  source,
  check,
  columns
};
inline constexpr std::array<const char*, columns> headings = {"Hadisənin nömrəsi",
                                                              "Tarix",
                                                              "Rayon",
                                                              "Kənd",
                                                              "Qurğunun növü",
                                                              "Nəticə",
                                                              "Status",
                                                              "Cins",
                                                              "Yaş",
                                                              "Mənbə",
                                                              "Yoxlama"};

struct ListCell {
  enum class Is : std::uint8_t { text, number, date, formula } is = Is::text;  ///< a formula has no stored value
  std::string text;                                                            ///< of a date: 2014-05-14
  int down = 1, across = 1;  ///< rows and columns that it is merged over
};

/// What the reader must find of one person. A number that is not known is "*".
struct Expected {
  std::string number, date, outcome, sex, age;
  friend auto operator<=>(const Expected&, const Expected&) = default;
};

struct Line {
  std::vector<ListCell> cells;
  bool hidden = false;
  bool begins = false;   ///< the first row of an incident
  bool touched = false;  ///< a condition has changed it
  int person = -1;       ///< index into PartnerList::people; -1: the row is no record
};

struct ListSheet {
  std::string name;
  bool hidden = false;
  std::vector<Line> lines;
  std::set<int> hidden_columns;  ///< from 0
};

struct PartnerList {
  Container container = Container::csv;
  std::vector<ListSheet> sheets;
  std::vector<Expected> people;  ///< of the plain list
  std::set<std::size_t> lost;    ///< people whose rows cannot be read
  int doubtful = -1;             ///< a person whose row is cut: some values may be missing
  std::set<std::string> codes;   ///< findings that must be reported
  bool fails = false;            ///< something is missing, so the run must not end with "done"
  char separator = ',';
  char second_separator = 0;  ///< from the middle on
  std::size_t unclosed = 0;   ///< line of sheet 0 whose village has a quote that is not closed; 0: none
  bool lines_quoted = false;  ///< each line is one quoted cell
  bool no_end = false;        ///< the last line is cut in its middle
  bool wide_text = false;     ///< UTF-16 with a byte order mark
  std::string line_end = "\n";
  bool blank_before_quotes = false;                       ///< a blank is between each separator and the next cell
  std::function<std::string(const std::string&)> recode;  ///< from UTF-8 into what the file has; null: UTF-8
  std::string refused_because;                            ///< words of the refusal, if the file may be refused

  [[nodiscard]] std::multiset<Expected> expected() const;
};

using Random = std::mt19937;
inline std::size_t any_of(Random& random, std::size_t count) { return random() % count; }

/// A plain list of a few incidents.
PartnerList plain_list(Container container, Random& random);
/// The bytes of the file.
std::string file_of(const PartnerList& list);

}  // namespace maex::story
