// An invented AzCBL list of any length, row by row, with its true sums and its planted errors.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "core/model/codes.hpp"
#include "core/model/date.hpp"
#include "tests/bench/generate/random.hpp"
#include "tests/bench/generate/words.hpp"

namespace maex::bench {

struct OutCell {
  enum class Kind : std::uint8_t { empty, text, number, date } kind = Kind::empty;
  std::string text;
  double number = 0;
  Day day;
};

enum Column : std::uint8_t {
  incident_id,
  date,
  district,
  village,
  note,
  device,
  casualty_id,
  outcome,
  status,
  sex,
  age,
  age_group,
  activity,
  occupation,
  citizenship,
  source,
  reference,
  received,
  check,
  remark,
  full_name,
  column_count
};
/// Headings of the azcbl profile, in the order of Column.
inline constexpr std::array<std::string_view, column_count> headings = {"Hadisənin nömrəsi",
                                                                        "Tarix",
                                                                        "Rayon",
                                                                        "Kənd",
                                                                        "Yer haqqında qeyd",
                                                                        "Qurğunun növü",
                                                                        "Zərərçəkənin nömrəsi",
                                                                        "Nəticə",
                                                                        "Status",
                                                                        "Cins",
                                                                        "Yaş",
                                                                        "Yaş qrupu",
                                                                        "Fəaliyyət",
                                                                        "Peşə",
                                                                        "Vətəndaşlıq",
                                                                        "Mənbə",
                                                                        "Mənbəyə istinad",
                                                                        "Alınma tarixi",
                                                                        "Yoxlama",
                                                                        "Qeydlər",
                                                                        "Soyad, ad, ata adı"};
using ListRow = std::array<OutCell, column_count>;

struct ListOptions {
  std::uint64_t rows = 1000;  ///< casualties
  std::uint64_t seed = 1;
  double errors = 0;   ///< probability that a row holds one planted error
  bool names = false;  ///< fills the column of names
};

/// The true sums of the list: each planted error is counted with the value that was meant.
struct Truth {
  std::uint64_t rows = 0, incidents = 0, cells = 0;  ///< cells: the non-empty cells of the rows
  std::map<std::string, std::map<std::string, std::uint64_t>>
      sums;                                      ///< "victim.outcome" → "KILLED" → rows; devices by incident
  std::map<std::string, std::uint64_t> planted;  ///< kind of error → how often
};

/// Memory use does not depend on the number of rows. Equal options give equal rows on every platform.
class List {
 public:
  explicit List(const ListOptions& options) : options_(options), random_(options.seed) {}
  /// Makes the next row. Returns false after the last row. Empty cells are marked as empty. The text buffers of `row`
  /// are reused.
  bool next(ListRow& row);
  [[nodiscard]] const Truth& truth() const { return truth_; }

 private:
  enum class Error : std::uint8_t {
    none,
    impossible_date,
    misspelt_device,
    missing_outcome,
    unknown_outcome,
    unknown_status,
    age_in_words
  };
  void begin_incident();
  void fill_incident(ListRow& row);
  void fill_person(ListRow& row, Error error);
  std::string_view spell(const Spelled& word);
  void put_date(OutCell& cell, Day day);
  void count(const std::string& field, Code code) { ++truth_.sums[field][std::string(info(code).name)]; }

  ListOptions options_;
  Random random_;
  Truth truth_;
  Day day_{1999, 1, 1};
  std::size_t language_ = 0;       ///< 0 Azerbaijani, 1 Russian, 2 English: one language per row
  std::uint32_t in_incident_ = 0;  ///< casualties of the current incident so far
  std::uint32_t incident_size_ = 0;
  std::uint32_t of_year_ = 0;        ///< incidents of the current year so far
  Error first_error_ = Error::none;  ///< error of the incident's first row: chosen before its cells are made
  bool continue_blank_ = false;      ///< incident cells are in the first row only, as in merged cells
  ListRow incident_;                 ///< cells of the current incident
};

}  // namespace maex::bench
