#include "samples/azcbl-2014/casualty_list.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <initializer_list>
#include <string>

namespace sample {
namespace {

constexpr std::time_t created = 1421280000;  // 15 January 2015, 00:00 UTC: a clock reading would change the bytes
constexpr int heading_row = 3;
constexpr int first_data_row = 5;
constexpr int last_column = 20;

struct Heading {
  const char* group;  ///< nullptr: one heading merged over both rows
  const char* leaf;
  double width;
  bool of_incident;  ///< merged over the incident's casualties
};
constexpr Heading headings[] = {
    {nullptr, "Sıra №", 6, false},
    {"Hadisə / Происшествие", "Hadisə №", 10, true},
    {"Hadisə / Происшествие", "Tarix / Дата", 18, true},
    {"Hadisə / Происшествие", "Rayon / District", 12, true},
    {"Hadisə / Происшествие", "Kənd, şəhər", 17, true},
    {"Hadisə / Происшествие", "Yer haqqında qeyd", 30, true},
    {nullptr, "Qurğunun növü / Вид устройства", 24, true},
    {"Zərərçəkən / Пострадавший", "Kod", 11, false},
    {"Zərərçəkən / Пострадавший", "Nəticə / Исход", 13, false},
    {"Zərərçəkən / Пострадавший", "Status", 17, false},
    {"Zərərçəkən / Пострадавший", "Cins / Пол", 8, false},
    {"Zərərçəkən / Пострадавший", "Yaş / Age", 8, false},
    {"Zərərçəkən / Пострадавший", "Yaş qrupu", 10, false},
    {"Zərərçəkən / Пострадавший", "Fəaliyyəti / Activity", 24, false},
    {"Zərərçəkən / Пострадавший", "Peşə", 18, false},
    {"Zərərçəkən / Пострадавший", "Vətəndaşlıq", 20, false},
    {"Mənbə / Источник", "Növü", 22, true},
    {"Mənbə / Источник", "İstinad / Ссылка", 22, true},
    {"Mənbə / Источник", "Alınma tarixi", 18, true},
    {nullptr, "Yoxlama / Проверка", 16, true},
    {nullptr, "Qeydlər / Remarks", 40, true},
};
static_assert(std::size(headings) == last_column + 1);

struct Formats {
  lxw_format *title, *warning, *heading, *cell, *date, *total, *note;
};

Formats add_formats(lxw_workbook* book) {
  const auto make = [book](bool bold, bool border) {
    lxw_format* format = workbook_add_format(book);
    if (bold) format_set_bold(format);
    if (border) format_set_border(format, LXW_BORDER_THIN);
    return format;
  };
  Formats formats{make(true, false), make(true, false), make(true, true),  make(false, true),
                  make(false, true), make(true, true),  make(false, false)};
  format_set_font_size(formats.title, 14);
  format_set_font_color(formats.warning, LXW_COLOR_RED);
  format_set_align(formats.heading, LXW_ALIGN_CENTER);
  format_set_align(formats.heading, LXW_ALIGN_VERTICAL_CENTER);
  format_set_text_wrap(formats.heading);
  format_set_align(formats.cell, LXW_ALIGN_VERTICAL_CENTER);
  format_set_align(formats.date, LXW_ALIGN_VERTICAL_CENTER);
  format_set_num_format(formats.date, "dd.mm.yyyy");
  format_set_italic(formats.note);
  return formats;
}

std::string text_of(std::string_view view) { return std::string(view); }

/// One sheet: writes values, merging where the list does.
class List {
 public:
  List(lxw_worksheet* sheet, const Formats& formats) : sheet_(sheet), formats_(formats) {}

  void merge(int row, int column, int last_row, int last_col, lxw_format* format) {
    if (row == last_row && column == last_col) return;
    worksheet_merge_range(sheet_, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                          static_cast<lxw_row_t>(last_row), static_cast<lxw_col_t>(last_col), "", format);
  }
  void text(int row, int column, std::string_view value, lxw_format* format) {
    worksheet_write_string(sheet_, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), text_of(value).c_str(),
                           format);
  }
  void number(int row, int column, double value, lxw_format* format) {
    worksheet_write_number(sheet_, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), value, format);
  }
  void entry(int row, int column, const Entry& value) {
    if (value.year == 0) return text(row, column, value.text, formats_.cell);
    lxw_datetime date{};
    date.year = value.year;
    date.month = value.month;
    date.day = value.day;
    worksheet_write_datetime(sheet_, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), &date, formats_.date);
  }

  void write_headings() {
    for (int column = 0; column <= last_column; ++column) {
      const Heading& heading = headings[column];
      worksheet_set_column(sheet_, static_cast<lxw_col_t>(column), static_cast<lxw_col_t>(column), heading.width,
                           nullptr);
      if (heading.group == nullptr) {
        merge(heading_row, column, heading_row + 1, column, formats_.heading);
        text(heading_row, column, heading.leaf, formats_.heading);
        continue;
      }
      text(heading_row + 1, column, heading.leaf, formats_.heading);
      if (column > 0 && headings[column - 1].group == heading.group) continue;
      int last = column;
      while (last < last_column && headings[last + 1].group == heading.group) ++last;
      merge(heading_row, column, heading_row, last, formats_.heading);
      text(heading_row, column, heading.group, formats_.heading);
    }
    worksheet_freeze_panes(sheet_, first_data_row, 2);
  }

  void write_incident(int row, const Incident& incident, int running_number) {
    // An incident whose cells are repeated in each row instead of merged stands there several times.
    if (incident.number != last_incident_) of_incident_ = 0;
    last_incident_ = incident.number;
    const int last = row + static_cast<int>(incident.people.size()) - 1;
    for (int column = 0; column <= last_column; ++column)
      if (headings[column].of_incident) merge(row, column, last, column, formats_.cell);
    text(row, 1, incident.number, formats_.cell);
    entry(row, 2, incident.date);
    const std::string_view middle[] = {incident.district, incident.village, incident.note, incident.device};
    for (int i = 0; i != 4; ++i) text(row, 3 + i, middle[i], formats_.cell);
    text(row, 16, incident.source, formats_.cell);
    text(row, 17, incident.reference, formats_.cell);
    entry(row, 18, incident.received);
    text(row, 19, incident.check, formats_.cell);
    text(row, 20, incident.remarks, formats_.cell);
    for (const Person& person : incident.people) {
      number(row, 0, running_number++, formats_.cell);
      text(row, 7, text_of(incident.number) + "-" + std::to_string(++of_incident_), formats_.cell);
      const std::string_view words[] = {person.outcome,   person.status,   person.sex,        person.age,
                                        person.age_group, person.activity, person.occupation, person.citizenship};
      for (int i = 0; i != 8; ++i) text(row, 8 + i, words[i], formats_.cell);
      // Ages come as numbers, but a list kept by hand has some as text: every fourth row here.
      if (!person.age.empty() && running_number % 4 != 0)
        number(row, 11, std::stod(text_of(person.age)), formats_.cell);
      ++row;
    }
  }

 private:
  lxw_worksheet* sheet_;
  const Formats& formats_;
  std::string_view last_incident_;
  int of_incident_ = 0;
};

void write_half_year(lxw_workbook* book, const Formats& formats, const HalfYear& half, const char* label,
                     int& running_number) {
  lxw_worksheet* sheet = workbook_add_worksheet(book, half.sheet);
  List list(sheet, formats);
  list.text(0, 0, half.title, formats.title);
  list.text(1, 0, label, formats.warning);
  list.write_headings();
  int row = first_data_row;
  int killed = 0;
  for (const Incident& incident : half.incidents) {
    list.write_incident(row, incident, running_number);
    row += static_cast<int>(incident.people.size());
    running_number += static_cast<int>(incident.people.size());
    killed += static_cast<int>(std::count_if(incident.people.begin(), incident.people.end(), is_killed));
  }
  const int people = row - first_data_row;
  // The office counts with formulas; the values beside them are what the program that saved the file had worked out.
  const std::string last = std::to_string(row);
  const std::string first = std::to_string(first_data_row + 1);
  list.text(row, 0, "Cəmi", formats.total);
  worksheet_write_formula_num(sheet, static_cast<lxw_row_t>(row), 1, ("=COUNTA(B" + first + ":B" + last + ")").c_str(),
                              formats.total, static_cast<double>(half.incidents.size()));
  worksheet_write_formula_num(sheet, static_cast<lxw_row_t>(row), 7, ("=COUNTA(H" + first + ":H" + last + ")").c_str(),
                              formats.total, people);
  list.text(row, 8, std::to_string(killed) + " həlak, " + std::to_string(people - killed) + " yaralı", formats.total);
  list.text(row + 2, 0, "* Siyahıya yalnız AzCBL-ə məlum olan hadisələr daxildir.", formats.note);
  list.text(row + 3, 0, "Qeyd: kənd adları və hadisələr uydurmadır (invented).", formats.note);
}

/// The hidden sheet from which such workbooks take their drop-down lists.
void write_lists(lxw_workbook* book, const Formats& formats) {
  lxw_worksheet* sheet = workbook_add_worksheet(book, "Siyahılar");
  List list(sheet, formats);
  const std::vector<std::vector<const char*>> columns = {
      {"nəticələr", "həlak olub", "yaralanıb", "məlum deyil"},
      {"statuslar", "mülki şəxs", "hərbçi", "polis", "minatəmizləyən", "məlum deyil"},
      {"qurğular", "piyada əleyhinə mina", "tank əleyhinə mina", "PHS", "məlum deyil"}};
  for (std::size_t column = 0; column != columns.size(); ++column)
    for (std::size_t row = 0; row != columns[column].size(); ++row)
      list.text(static_cast<int>(row), static_cast<int>(column), columns[column][row],
                row == 0 ? formats.heading : formats.cell);
  worksheet_hide(sheet);
}

void write_change(lxw_workbook* book, const Formats& formats, const Change& change) {
  lxw_worksheet* sheet = workbook_get_worksheet_by_name(book, text_of(change.sheet).c_str());
  const std::string cell = text_of(change.cell);
  const auto row = lxw_name_to_row(cell.c_str());
  const auto column = lxw_name_to_col(cell.c_str());
  const std::string text = text_of(change.to.text);
  switch (change.to.is) {
    case Content::Is::text: worksheet_write_string(sheet, row, column, text.c_str(), formats.cell); break;
    case Content::Is::heading: worksheet_write_string(sheet, row, column, text.c_str(), formats.heading); break;
    case Content::Is::number: worksheet_write_number(sheet, row, column, change.to.number, formats.cell); break;
    case Content::Is::day: worksheet_write_number(sheet, row, column, change.to.number, formats.date); break;
    case Content::Is::formula:
      worksheet_write_formula_num(sheet, row, column, text.c_str(), formats.total, change.to.number);
      break;
    case Content::Is::nothing: worksheet_write_blank(sheet, row, column, formats.cell); break;
  }
}

}  // namespace

bool starts_with_any(std::string_view word, std::initializer_list<std::string_view> beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(), [word](auto b) { return word.substr(0, b.size()) == b; });
}

bool is_killed(const Person& person) { return starts_with_any(person.outcome, {"həlak", "погиб"}); }
bool is_civilian(const Person& person) { return starts_with_any(person.status, {"mülki", "civilian", "мирный"}); }

int write_workbook(const char* path, const std::vector<HalfYear>& halves, const Labels& labels,
                   const std::vector<Change>& changes) {
  lxw_workbook* book = workbook_new(path);
  const Formats formats = add_formats(book);
  int running_number = 1;
  for (const auto& half : halves) write_half_year(book, formats, half, labels.warning, running_number);
  write_lists(book, formats);
  for (const Change& change : changes) write_change(book, formats, change);
  std::string title = labels.title;
  std::string comments = labels.comments;
  std::string author = "maex sample generator";
  lxw_doc_properties properties{};
  properties.title = title.data();
  properties.comments = comments.data();
  properties.author = author.data();
  properties.created = created;
  workbook_set_properties(book, &properties);
  const lxw_error error = workbook_close(book);
  if (error == LXW_NO_ERROR) return 0;
  std::fprintf(stderr, "%s cannot be written: %s\n", path, lxw_strerror(error));
  return 1;
}

}  // namespace sample
