// Makes planted.xlsx, the clean sample of azcbl-2014 with the faults of faults.hpp, and planted.csv, their plan.
// Invented, like all that stands in them. Equal bytes on every run.
#include <cstdio>
#include <string>

#include "samples/azcbl-planted/faults.hpp"

namespace {

constexpr sample::Labels labels = {"Invented sample: AzCBL casualty list 2014 with planted faults",
                                   "Made up for tests and documentation: every fault was put in on purpose, see "
                                   "planted.csv. No person, village or event is real.",
                                   "UYDURMA NÜMUNƏ / ВЫМЫШЛЕННЫЙ ПРИМЕР / INVENTED SAMPLE: səhvlər bilərəkdən qoyulub "
                                   "/ with faults put in on purpose"};

/// The clean rows; the cells of 2014/14 are repeated in both of its rows, so that the rows can contradict each other.
std::vector<sample::HalfYear> rows() {
  auto halves = sample::half_years();
  auto& incidents = halves[1].incidents;
  for (std::size_t i = 0; i != incidents.size(); ++i) {
    if (incidents[i].number != "2014/14") continue;
    sample::Incident second = incidents[i];
    second.people.erase(second.people.begin());
    incidents[i].people.resize(1);
    incidents.insert(incidents.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(second));
    break;
  }
  return halves;
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

bool write_plan(const char* path) {
  std::string plan = "sheet,cell,finding,mistake\n";
  for (const planted::Fault& fault : planted::faults())
    plan += quoted(fault.sheet) + ',' + std::string(fault.cell) + ',' + std::string(fault.code) + ',' +
            quoted(fault.mistake) + '\n';
  std::FILE* file = std::fopen(path, "wb");
  if (file == nullptr) return false;
  const bool written = std::fwrite(plan.data(), 1, plan.size(), file) == plan.size();
  return (std::fclose(file) == 0) && written;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::fputs("usage: maex_make_planted FILE.xlsx FILE.csv\n", stderr);
    return 2;
  }
  std::vector<sample::Change> changes = planted::prepared();
  for (const planted::Fault& fault : planted::faults()) changes.push_back({fault.sheet, fault.cell, fault.to});
  if (!write_plan(arguments[2])) {
    std::fprintf(stderr, "maex_make_planted: %s cannot be written\n", arguments[2]);
    return 1;
  }
  return sample::write_workbook(arguments[1], rows(), labels, changes);
}
