// Makes small workbooks in memory, for tests. A test can replace or omit every part.
#pragma once
#include <zip.h>

#include <fstream>
#include <map>
#include <stdexcept>
#include <string>

namespace maex::test {

using Parts = std::map<std::string, std::string>;

/// The bytes of a ZIP archive with these members. The members are stored, or deflated when `deflate` is set.
inline std::string make_archive(const Parts& parts, bool deflate = false) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_t* archive = target == nullptr ? nullptr : zip_open_from_source(target, ZIP_TRUNCATE, &error);
  if (archive == nullptr) throw std::runtime_error("cannot make an archive in memory");
  zip_source_keep(target);
  for (const auto& [name, bytes] : parts) {
    zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    const zip_int64_t index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) throw std::runtime_error("cannot add " + name);
    zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), deflate ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0);
  }
  if (zip_close(archive) != 0) throw std::runtime_error("cannot write the archive");
  std::string bytes;
  zip_source_open(target);
  zip_source_seek(target, 0, SEEK_END);
  bytes.resize(static_cast<std::size_t>(zip_source_tell(target)));
  zip_source_seek(target, 0, SEEK_SET);
  zip_source_read(target, bytes.data(), bytes.size());
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

inline std::string sheet_part(const std::string& rows, const std::string& behind = {}) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><dimension ref=\"A1\"/>"
         "<sheetData>" +
         rows + "</sheetData>" + behind + "</worksheet>";
}

/// A complete package with one sheet, three shared strings and five cell styles: 0 general, 1 dd.mm.yyyy, 2 0.00, 3
/// h:mm, 4 built-in 14.
inline Parts workbook_parts(const std::string& sheet, const std::string& workbook_properties = {}) {
  const std::string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const std::string relations = "http://schemas.openxmlformats.org/package/2006/relationships";
  const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  return {
      {"_rels/.rels", "<Relationships xmlns=\"" + relations + "\"><Relationship Id=\"rId1\" Type=\"" + office +
                          "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
      {"xl/_rels/workbook.xml.rels",
       "<Relationships xmlns=\"" + relations + "\"><Relationship Id=\"rId1\" Type=\"" + office +
           "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" + office +
           "/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"rId3\" Type=\"" + office +
           "/styles\" Target=\"styles.xml\"/></Relationships>"},
      {"xl/workbook.xml", "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + office + "\">" + workbook_properties +
                              "<sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"},
      {"xl/sharedStrings.xml",
       "<sst xmlns=\"" + main +
           "\"><si><t>Ağdam</t></si><si><r><t xml:space=\"preserve\">Mine </t></r>"
           "<r><rPr><b/></rPr><t>accident</t></r><rPh sb=\"0\" eb=\"1\"><t>read</t></rPh></si><si><t/></si></sst>"},
      {"xl/styles.xml",
       "<styleSheet xmlns=\"" + main +
           "\"><numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"dd.mm.yyyy\"/>"
           "<numFmt numFmtId=\"165\" formatCode=\"h:mm\"/></numFmts><cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>"
           "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"2\"/><xf numFmtId=\"165\"/>"
           "<xf numFmtId=\"14\"/></cellXfs></styleSheet>"},
      {"xl/worksheets/sheet1.xml", sheet}};
}

}  // namespace maex::test
