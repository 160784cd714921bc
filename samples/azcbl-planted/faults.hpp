// The plan of the planted faults: what is wrong, where, and which finding must say so. The test reads this table, and
// so does a person: the generator writes it as planted.csv.
#pragma once
#include <string_view>
#include <vector>

#include "samples/azcbl-2014/casualty_list.hpp"

namespace planted {

using sample::Content;

constexpr std::string_view first_half = "2014 I yarımil";
constexpr std::string_view second_half = "2014 II yarımil";

struct Fault {
  std::string_view code;  ///< of the finding; no two faults have one code
  std::string_view sheet, cell;
  Content to;                ///< what the coordinator left in the cell
  std::string_view mistake;  ///< one sentence: how it came about
};

constexpr Content text(std::string_view t) { return {Content::Is::text, t}; }
constexpr Content heading(std::string_view t) { return {Content::Is::heading, t}; }
constexpr Content number(double n) { return {Content::Is::number, {}, n}; }
/// A date cell by its serial number; a fraction is a time of day.
constexpr Content day(double serial) { return {Content::Is::day, {}, serial}; }
constexpr Content formula(std::string_view t, double result) { return {Content::Is::formula, t, result}; }
constexpr Content nothing() { return {}; }

/// Cells that differ from the clean sample and are no fault: columns for coordinates, and a child who is no soldier
/// yet.
inline std::vector<sample::Change> prepared() {
  return {
      {first_half, "V5", heading("Enlik")},
      {first_half, "W5", heading("Uzunluq")},
      {second_half, "V5", heading("Enlik")},
      {second_half, "W5", heading("Uzunluq")},
      {first_half, "W7", number(40.3312)},  // beside V7, which is north where it should be east
      {second_half, "W6", number(52.9312)},
      {second_half, "W12", number(19.4512)},
      {second_half, "W15", number(870153.09)},
      {first_half, "L14", number(16)},
      {first_half, "M14", text("uşaq")},
      {second_half, "B21", formula("=COUNTA(B6:B20)", 8)},  // recalculated without B8
  };
}

inline std::vector<Fault> faults() {
  return {
      // --- what the reader of the list finds
      {"heading-repeated", first_half, "O5", heading("Fəaliyyəti / Activity"),
       "A heading was pasted over its neighbour."},
      {"heading-unknown", second_half, "N5", heading("Fəaliyəti / Aktivity"),
       "A heading was typed anew, with two slips."},
      {"code-unknown", first_half, "J8", text("hərbiçi"),
       "A word of the list of statuses was typed with a letter too many."},
      {"value-not-understood", first_half, "L10", text("otuz altı"), "The age was written in words."},
      {"date-not-understood", first_half, "S9", text("17.13.2014"), "There is no thirteenth month."},
      {"date-two-digit-year", second_half, "S14", text("20.10.14"), "The year was written with two digits."},
      {"time-dropped", first_half, "S11", day(41736.6), "The date cell holds the time of the call as well."},
      {"required-missing", second_half, "I20", nothing(), "Nobody entered whether the third soldier lived."},
      {"no-incident", second_half, "B8", nothing(), "The number of the incident was deleted."},
      {"incident-fields-differ", second_half, "D16", text("Tovuz"),
       "The second row of an incident names another district."},
      {"incident-number-reused", second_half, "B13", text("2014/03"),
       "The number of an incident of March was used again."},
      {"after-list", first_half, "F17", text("Hazırladı: koordinator"), "A signature stands below the totals."},
      {"total-differs-from-rows", second_half, "I21", text("9 həlak, 9 yaralı"),
       "The totals row was not counted again."},
      // --- values
      {"year-of-birth-in-ages", first_half, "L11", number(1980), "The year of birth stands in the column of ages."},
      {"date-in-future", second_half, "S6", text("4 iyul 2041-ci il"), "Two digits of a year changed places."},
      {"date-at-epoch", second_half, "S9", day(1), "A cell that was emptied with 1 keeps the format of dates."},
      {"year-of-two-digits", second_half, "S12", text("29.08.0014"), "The year was filled up with zeros."},
      {"incident-date-is-a-span", second_half, "C9", text("11-13.08.2014"), "Nobody knew the day, so three are given."},
      {"id-odd-characters", first_half, "H6", text("2014/01 -1"), "A blank slipped into a person's number."},
      {"text-mixed-alphabets", first_half, "N7", text("пaтрулирование"), "One letter was typed on the Latin keyboard."},
      {"text-lost-letters", first_half, "E7", text("?rn?kli"),
       "A program that knew no Azerbaijani wrote question marks."},
      {"text-mojibake", first_half, "E9", text("MisallÄ±"), "UTF-8 was read as Windows-1252 on the way."},
      {"text-markup", first_half, "F9", text("kənd yolu<br>traktor"), "The text was copied from a web page."},
      {"text-placeholder", first_half, "E12", text("n/a"), "The village is not known, and a sign says so."},
      {"telephone-in-remarks", first_half, "U14", text("Metal qırıntısı kimi götürülüb. Tel.: 050 000 00 00"),
       "Somebody's telephone number stands in the remarks."},
      // --- values of one record against each other
      {"age-group-differs", second_half, "M13", text("child"), "A man of 52 was marked as a child."},
      {"military-child", first_half, "J14", text("hərbçi"), "A boy of 16 was marked as a soldier."},
      {"victim-id-repeated", first_half, "H13", text("2014/05-1"), "The number was copied from the row above."},
      {"day-and-month-swapped", first_half, "C11", day(41763), "5 April was written the American way round: 4 May."},
      {"received-before-incident", first_half, "S15", day(41799), "The report came in before the incident."},
      // --- places
      {"district-unknown", first_half, "D9", text("Misalabad"), "There is no such district."},
      {"district-missing", first_half, "D12", nothing(), "The district was not entered."},
      {"district-ambiguous", first_half, "D15", text("Yevlax"), "City or rayon: both have this name."},
      {"coordinates-half", first_half, "V6", number(39.4512), "The longitude was forgotten."},
      {"coordinates-swapped", first_half, "V7", number(46.9312), "Latitude and longitude changed places."},
      {"coordinates-wrong-zone", second_half, "V6", number(40.3312), "Metres were converted in the neighbouring zone."},
      {"coordinates-outside-country", second_half, "V12", number(12.3412), "The first digits are wrong."},
      {"coordinates-no-degrees", second_half, "V15", number(437116.74),
       "Metres of a map grid were entered as degrees, without their last digit."},
      // --- what verification needs
      {"verification-people", second_half, "I12", text("не установлено"),
       "The outcome was not known when the list was closed."},
      {"verification-date", second_half, "C12", text("2014"), "Day and month were taken out of the date."},
  };
}

}  // namespace planted
