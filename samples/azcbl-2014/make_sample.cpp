// Makes azcbl-2014.xlsx: an invented list, laid out as such lists are kept by hand. Equal bytes on every run.
#include <cstdio>

#include "samples/azcbl-2014/casualty_list.hpp"

namespace {

using sample::Incident;
using sample::is_civilian;
using sample::is_killed;
using sample::Person;
using sample::starts_with_any;

constexpr sample::Labels labels = {
    "Invented sample: AzCBL casualty list 2014",
    "Made up for tests and documentation. Only the sums are the published ones; no person, village or event is real.",
    "UYDURMA NÜMUNƏ / ВЫМЫШЛЕННЫЙ ПРИМЕР / INVENTED SAMPLE: yalnız yekun rəqəmlər dərc olunmuş rəqəmlərdir"};

struct Sums {
  int incidents = 0, civil_killed = 0, military_killed = 0, civil_injured = 0, military_injured = 0;
  void add(const Incident& incident) {
    ++incidents;
    for (const Person& person : incident.people)
      ++(is_killed(person) ? (is_civilian(person) ? civil_killed : military_killed)
                           : (is_civilian(person) ? civil_injured : military_injured));
  }
  friend bool operator==(const Sums&, const Sums&) = default;
};

/// The incidents that the agency did not count: a city without hazards, another one, and a training ground.
bool only_in_azcbl(const Incident& incident) {
  return starts_with_any(incident.district, {"Goychay", "Sumgait", "Bakı"});
}

/// The sums that both partners published for 2014; a slip in incidents.hpp must not go unnoticed.
bool sums_are_as_published(const std::vector<sample::HalfYear>& halves) {
  Sums azcbl, agency;
  int ap = 0, av = 0, uxo = 0;
  for (const auto& half : halves)
    for (const Incident& incident : half.incidents) {
      azcbl.add(incident);
      if (!only_in_azcbl(incident)) agency.add(incident);
      if (starts_with_any(incident.device, {"PHS", "НРБ"}))
        ++uxo;
      else if (starts_with_any(incident.device, {"tank", "ПТМ", "противотанк", "anti-tank"}))
        ++av;
      else
        ++ap;
    }
  return azcbl == Sums{15, 2, 4, 7, 12} && agency == Sums{12, 2, 4, 5, 11} && ap == 9 && av == 4 && uxo == 2;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fputs("usage: maex_make_samples FILE.xlsx\n", stderr);
    return 2;
  }
  const auto halves = sample::half_years();
  if (!sums_are_as_published(halves)) {
    std::fputs("maex_make_samples: the sums of incidents.hpp are not the published ones\n", stderr);
    return 1;
  }
  return sample::write_workbook(arguments[1], halves, labels);
}
