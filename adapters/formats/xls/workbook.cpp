#include "adapters/formats/xls/workbook.hpp"

#include <algorithm>
#include <set>

#include "core/document/number_format.hpp"
#include "core/io/error.hpp"
#include "core/office/utf16.hpp"

namespace maex::xls {

bool SharedTexts::add(std::string_view text) {
  if (size_ >= most_texts || total_ + text.size() > largest_table) return false;
  if (room_ - used_ < text.size()) {
    room_ = std::max(block_bytes, text.size());
    used_ = 0;
    bytes_.emplace_back(new char[room_]);
  }
  if (size_ % per_block == 0) views_.push_back(std::make_unique<std::string_view[]>(per_block));
  char* to = bytes_.empty() ? nullptr : bytes_.back().get() + used_;
  std::copy(text.begin(), text.end(), to);
  views_.back()[size_ % per_block] = {to, text.size()};
  used_ += text.size();
  total_ += text.size();
  ++size_;
  return true;
}

std::size_t Workbook::append_text(std::string& out, Records& records, const Record& record, std::size_t at,
                                  std::size_t length_size) const {
  records.need(record, at + length_size);
  const std::size_t length = length_size == 1 ? read_u8(record.data + at) : record.u16(at);
  if (is_biff8()) return Continued(records, record, at + length_size).rich_text(out, length);
  records.need(record, at + length_size + length);
  return code_page.append(out, {record.data + at + length_size, length});
}

void Workbook::read_sheet(Records& records, const Record& record) {
  records.need(record, 7);
  if (sheets.size() >= most_sheets) records.fail("it has more sheets than are read");
  SheetInfo sheet;
  const unsigned state = read_u8(record.data + 4) & 3;
  sheet.hidden = state != 0;
  if (state == 2) sheet.note = "very hidden: Excel does not list it under Unhide";
  switch (read_u8(record.data + 5)) {
    case 0: break;
    case 1: sheet.readable = false, sheet.note = "sheet of macros (Excel 4.0)"; break;
    case 2: sheet.readable = false, sheet.note = "chart sheet"; break;
    case 6: sheet.readable = false, sheet.note = "module of macros"; break;
    default: sheet.readable = false, sheet.note = "sheet of an unknown kind"; break;
  }
  positions.push_back(read_u32(record.data));
  lost_characters += append_text(sheet.name, records, record, 6, 1);
  sheets.push_back(std::move(sheet));
}

void Workbook::read_texts(Records& records, const Record& record) {
  records.need(record, 8);
  // The count before the texts is often wrong, so the data decide.
  Continued from(records, record, 8);
  for (std::string text; from.more(); text.clear()) {
    const std::size_t length = from.u16();
    lost_characters += from.rich_text(text, length);
    if (!texts.add(text)) records.fail("it has more shared text than is read");
  }
}

void Workbook::make_styles(const std::vector<std::uint16_t>& ids, const std::map<std::uint16_t, std::string>& codes) {
  if (epoch_1904) {  // a general number may still be meant as a date: the epoch must be kept
    formats_.push_back(make_cell_format("General", true));
    general.format = &formats_.back();
  }
  std::map<std::uint16_t, Style> known;
  for (const std::uint16_t id : ids) {
    const auto [found, fresh] = known.emplace(id, general);
    if (fresh) {
      const auto own = codes.find(id);
      const std::string_view code = own != codes.end() ? std::string_view(own->second) : builtin_format_code(id);
      if (!code.empty() && code != "General" && code != "GENERAL") {
        formats_.push_back(make_cell_format(code, epoch_1904));
        found->second = {&formats_.back(), formats_.back().is_date};
      }
    }
    styles.push_back(found->second);
  }
}

[[noreturn]] static void refuse_password(const Records& records) {
  throw InputError(records.file() +
                   " is a password-protected workbook; open it in Excel, remove the password "
                   "(File, Info, Protect Workbook) and save it");
}

/// A sheet cannot be read when its substream is missing, belongs to another sheet, or is a dialog. The others can.
void Workbook::inspect_sheets(Records& records) {
  std::set<std::uint64_t> taken;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    SheetInfo& sheet = sheets[i];
    if (!sheet.readable) continue;
    const auto refuse = [&sheet](std::string_view why) { sheet.readable = false, sheet.note = why; };
    records.seek(positions[i]);
    Record record;
    if (positions[i] >= records.size() || !records.next(record) || record.type != begin_substream || record.size < 4) {
      refuse("its data are missing in the file");
      continue;
    }
    // A file with a thousand names for one large sheet would be read as a thousand large sheets.
    if (!taken.insert(positions[i]).second) {
      refuse("its data are said to be those of another sheet");
      continue;
    }
    if (record.u16(2) == 0x0020)
      refuse("chart sheet");
    else if (record.u16(2) == 0x0040)
      refuse("sheet of macros (Excel 4.0)");
    else if (record.u16(2) != sheet_substream)
      refuse("sheet of an unknown kind");
    while (sheet.readable && records.next(record) && record.type != dimensions && record.type != end_of_substream &&
           !record.is_cell())
      if (record.type == sheet_options && record.size >= 2 && (record.u16(0) & 0x10) != 0) refuse("dialog sheet");
  }
}

namespace {

/// The version that a first record states by its number and its first two bytes; 0: another record, or none known.
std::uint16_t version_of(const Record& record, std::uint16_t type) {
  if (record.type != begin_substream || record.size < 4) return 0;
  switch (type) {
    case old_begin: return biff2;
    case begin_3: return biff3;
    case begin_4: return biff4;
    default: return record.u16(0) == biff5 || record.u16(0) == biff8 ? record.u16(0) : std::uint16_t{0};
  }
}

}  // namespace

Workbook::Workbook(Records& records, const std::string& encoding) {
  Record record;
  const bool any = records.next(record);
  version = any ? version_of(record, records.stored_type()) : std::uint16_t{0};
  if (version == 0) records.fail("its workbook stream does not begin as one of Excel 2 to 2003");
  if (!encoding.empty() && !code_page.choose(encoding))
    throw UsageError("ICU does not know the encoding " + encoding + "; name one such as windows-1251");
  if (version < biff5) {
    read_old(records, encoding, record.u16(2));
    return;
  }
  if (record.u16(2) != globals_substream)
    records.fail("its workbook stream does not begin with the workbook's globals");
  read_globals(records, encoding);
}

void Workbook::read_code_page(const Record& record, const std::string& encoding) {
  if (record.size < 2 || is_biff8() || !encoding.empty()) return;
  code_page_stated = code_page.choose(record.u16(0));
  if (!code_page_stated) unknown_code_page = record.u16(0);
}

/// The code of a number format. Some programs count one character too many: the characters that are there count.
std::string Workbook::read_code(const Record& record, std::size_t at, std::size_t length_size) {
  std::string code;
  if (record.size <= at + length_size) return code;
  const std::size_t length = length_size == 1 ? read_u8(record.data + at) : record.u16(at);
  const std::size_t begin = at + length_size + (is_biff8() ? 1 : 0);
  if (record.size <= begin) return code;
  const bool wide = is_biff8() && (read_u8(record.data + begin - 1) & 1) != 0;
  const std::string_view bytes = record.rest(begin).substr(0, wide ? 2 * length : length);
  if (wide)
    lost_characters += append_utf16(code, bytes.substr(0, bytes.size() & ~std::size_t{1}));
  else if (is_biff8())
    append_latin1(code, bytes);
  else
    lost_characters += code_page.append(code, bytes);
  return code;
}

void Workbook::read_globals(Records& records, const std::string& encoding) {
  std::map<std::uint16_t, std::string> codes;
  std::vector<std::uint16_t> ids;
  for (Record record; records.next(record) && record.type != end_of_substream;) {
    switch (record.type) {
      case file_pass: refuse_password(records);
      case xls::code_page_record: read_code_page(record, encoding); break;
      case date_mode: epoch_1904 = record.size >= 2 && record.u16(0) == 1; break;
      case bound_sheet: read_sheet(records, record); break;
      case number_format: {
        records.need(record, 3);
        if (codes.size() >= most_styles) records.fail("it has more number formats than Excel allows");
        codes[record.u16(0)] = read_code(record, 2, is_biff8() ? 2 : 1);
        break;
      }
      case cell_style:
        records.need(record, 4);
        if (ids.size() >= most_styles) records.fail("it has more cell styles than Excel allows");
        ids.push_back(record.u16(2));
        break;
      case shared_strings: read_texts(records, record); break;
      case macro_project: has_macros = true; break;
      case external_book:  // four bytes identify the workbook itself and add-ins
        if (record.size > 4) ++external_books;
        break;
      case external_sheet:
        if (!is_biff8() && record.size >= 2 && read_u8(record.data + 1) == 1) ++external_books;
        break;
      default: break;
    }
  }
  make_styles(ids, codes);
  inspect_sheets(records);
}

/// Excel 2 to 4: formats and styles are in the sheet itself, and a format's number is its place. Only Excel 4 has files
/// with several sheets.
void Workbook::read_old(Records& records, const std::string& encoding, std::uint16_t kind) {
  if (kind != old_workbook_substream) {
    SheetInfo sheet;
    sheet.name = "Sheet1";
    sheet.readable = kind == sheet_substream;
    if (!sheet.readable) sheet.note = kind == chart_substream ? "chart sheet" : "sheet of macros (Excel 4.0)";
    sheets.push_back(std::move(sheet));
    positions.push_back(0);
  }
  std::map<std::uint16_t, std::string> codes;
  std::vector<std::uint16_t> ids;
  for (Record record; records.next(record);) {
    switch (record.type) {
      case file_pass: refuse_password(records);
      case xls::code_page_record: read_code_page(record, encoding); break;
      case date_mode: epoch_1904 = record.size >= 2 && record.u16(0) == 1; break;
      case old_sheet_header: read_old_header(records, record); break;
      case old_number_format:
      case number_format:
        if (codes.size() >= most_styles) records.fail("it has more number formats than Excel allows");
        codes.emplace(codes.size(), read_code(record, record.type == number_format ? 2 : 0, 1));
        break;
      case old_cell_style:
      case cell_style_3:
      case cell_style_4:
        records.need(record, 4);
        if (ids.size() >= most_styles) records.fail("it has more cell styles than Excel allows");
        ids.push_back(record.type == old_cell_style ? read_u8(record.data + 2) & 0x3F : read_u8(record.data + 1));
        break;
      default: break;
    }
  }
  styles_are_formats = version == biff2 && ids.empty();
  if (styles_are_formats)
    for (std::uint16_t i = 0; i != codes.size(); ++i) ids.push_back(i);
  make_styles(ids, codes);
}

void Workbook::read_old_header(Records& records, const Record& record) {
  records.need(record, 5);
  if (sheets.size() >= most_sheets) records.fail("it has more sheets than are read");
  SheetInfo sheet;
  lost_characters += append_text(sheet.name, records, record, 4, 1);
  positions.push_back(records.position());
  Record begin;
  sheet.readable =
      records.next(begin) && begin.type == begin_substream && begin.size >= 4 && begin.u16(2) == sheet_substream;
  if (!sheet.readable) sheet.note = "sheet of an unknown kind";
  records.back();
  sheets.push_back(std::move(sheet));
}

}  // namespace maex::xls
