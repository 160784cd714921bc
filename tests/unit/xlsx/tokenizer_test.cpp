// What the tokenizer accepts and refuses, tested with whole workbooks.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/io/error.hpp"
#include "core/io/xml_text.hpp"
#include "core/office/tokenizer.hpp"
#include "tests/unit/xlsx/read_all.hpp"

namespace maex::test {
namespace {

std::string inline_cell(const std::string& inside) {
  return "<row><c t=\"inlineStr\"><is>" + inside + "</is></c></row>";
}
std::string text_of(const std::string& inside) { return read_rows(inline_cell("<t>" + inside + "</t>"))["A1"].raw; }

TEST(Tokenizer, DecodesText) {
  EXPECT_EQ(text_of("a &amp; b &lt;c&gt; &quot;d&quot; &apos;e&apos;"), "a & b <c> \"d\" 'e'");
  EXPECT_EQ(text_of("&#65;&#x4D;&#x18F;&#x1F600;"), "AMƏ😀");
  EXPECT_EQ(text_of("a\r\nb\rc"), "a\nb\nc");
  EXPECT_EQ(text_of("a<![CDATA[<b> & ]]c]]>d"), "a<b> & ]]cd");
  EXPECT_EQ(text_of("<![CDATA[]]>x<![CDATA[y]]>"), "xy");
  EXPECT_EQ(text_of("a<!-- no -- > <t> -->b<?pi x?>c"), "abc");
  EXPECT_EQ(text_of("_x0041_ _x005F_x0041_ _x000D_"), "A _x0041_ \r");
  EXPECT_EQ(text_of("_xD83D__xDE00_ _xD83D_ _x00zz_ _x0000_"), "😀 _xD83D_ _x00zz_ _x0000_");
}

TEST(Tokenizer, TrimsUnlessAskedToKeep) {
  EXPECT_EQ(text_of(" \n a b \t"), "a b");
  EXPECT_EQ(read_rows(inline_cell("<t xml:space=\"preserve\"> a </t>"))["A1"].raw, " a ");
  EXPECT_EQ(read_rows(inline_cell("<r><t xml:space='preserve'>a </t></r><r><rPr/><t>&amp;b</t></r>"))["A1"].raw,
            "a &b");
  EXPECT_EQ(read_rows(inline_cell("<r><t>a </t></r><r><t>b</t></r>"))["A1"].raw, "a b");
}

TEST(Tokenizer, TakesAttributesInAnyOrderAndQuote) {
  const KeptSheet sheet = read_rows(
      "<row  spans = '1:2'\n r='2' ><c t='s'  r=\"B2\" ><v>0</v></c ><c r=\"C2\" x:y='>' "
      "s='2'\t><v>&#49;</v></c></row>");
  EXPECT_EQ(sheet.at("B2").raw, "Ağdam");
  EXPECT_EQ(sheet.at("C2").shown, "1.00");
}

TEST(Tokenizer, TakesAnyPrefixAndEncoding) {
  Parts parts = workbook_parts(
      "<x:worksheet xmlns:x='u'><x:sheetData><x:row><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>");
  EXPECT_EQ(read_parts(parts)["A1"].number, 7);
  const std::string sheet = sheet_part("<row><c t='inlineStr'><is><t>Mina \xE9</t></is></c></row>");
  parts["xl/worksheets/sheet1.xml"] = sheet;
  EXPECT_THROW(read_parts(parts), InputError);  // the declaration says UTF-8
  parts["xl/worksheets/sheet1.xml"] = "<?xml version='1.0' encoding='windows-1252'?>" + sheet.substr(sheet.find('\n'));
  EXPECT_EQ(read_parts(parts)["A1"].raw, "Mina é");
  parts["xl/worksheets/sheet1.xml"] = "<?xml version='1.0' encoding='klingon'?>" + sheet.substr(sheet.find('\n'));
  EXPECT_THROW(read_parts(parts), InputError);
  std::string wide = "\xFF\xFE";
  for (const char c : sheet_part("<row><c><v>12</v></c></row>")) wide.append({c, '\0'});
  parts["xl/worksheets/sheet1.xml"] = wide;
  EXPECT_EQ(read_parts(parts)["A1"].number, 12);
  parts["xl/worksheets/sheet1.xml"] = "\xEF\xBB\xBF" + sheet_part("<row><c><v>12</v></c></row>");
  EXPECT_EQ(read_parts(parts)["A1"].number, 12);
}

TEST(Tokenizer, SpeaksOfTheKindOfDocumentThatItsCallerNames) {
  constexpr xml::DocumentKind letter{"letter", "open the letter in a word processor and save it again"};
  const auto refusal = [&](const std::string& markup) -> std::string {
    const std::string bytes = make_archive({{"body.xml", markup}});
    const Archive archive(bytes, "a.docx");
    try {
      xml::Tokenizer tokens(xml::PartStream(archive.open(0), "a.docx: body.xml", letter));
      tokens.drain();
    } catch (const InputError& error) { return error.what(); }
    return "accepted";
  };
  EXPECT_EQ(refusal("<p>text</p>"), "accepted");
  EXPECT_EQ(refusal("<p>"),
            "a.docx: body.xml is not a valid letter part: it ends in the middle; "
            "open the letter in a word processor and save it again");
  EXPECT_THAT(refusal("<!DOCTYPE p><p/>"), testing::HasSubstr("it has a DOCTYPE, which no letter needs"));
  EXPECT_THAT(refusal("<?xml version='1.0' encoding='klingon'?><p/>"), testing::EndsWith(std::string(letter.resave)));
}

TEST(Tokenizer, RefusesWhatIsNotWellFormedOrNotSafe) {
  const char* const sheets[] = {"",
                                "text",
                                "<worksheet>",
                                "<worksheet/><worksheet/>",
                                "<worksheet></sheet>",
                                "<!DOCTYPE worksheet [<!ENTITY a \"b\">]><worksheet/>",
                                "<worksheet><sheetData><row><c><v>1</c></v></row></sheetData></worksheet>",
                                "<worksheet><sheetData>stray</sheetData></worksheet>",
                                "<worksheet><sheetData><row><c><v>1</v>",
                                "<worksheet a=b/>",
                                "<worksheet a='<'/>",
                                "<worksheet a='1'b='2'/>",
                                "<worksheet a/>",
                                "< worksheet/>",
                                "<worksheet/",
                                "<worksheet a='",
                                "<!-- ",
                                "<worksheet><!-- </worksheet>",
                                "<worksheet><sheetData><row><c><v>&a;</v></c></row></sheetData></worksheet>",
                                "<worksheet><sheetData><row><c><v>&#xD800;</v></c></row></sheetData></worksheet>",
                                "<worksheet><sheetData><row><c><v>&#0;</v></c></row></sheetData></worksheet>",
                                "<worksheet><sheetData><row><c><v>&amp</v></c></row></sheetData></worksheet>",
                                "<worksheet><sheetData><row><c><v><b/>1</v></c></row></sheetData></worksheet>",
                                "<worksheet><sheetData/></worksheet>text"};
  for (const char* sheet : sheets) EXPECT_THROW(read_parts(workbook_parts(sheet)), InputError) << sheet;
  EXPECT_THROW(read_parts(workbook_parts(sheet_part(std::string("<row><c><v>1\0</v></c></row>", 28)))), InputError);
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<a>";
  EXPECT_THROW(read_parts(workbook_parts(sheet_part("", deep))), InputError);
  EXPECT_THROW(text_of(std::string(32767 * 4 + 1, 'x')), InputError);
}

TEST(Tokenizer, KeepsViewsWhileItsBufferMoves) {
  std::string row = "<row>";
  for (int i = 0; i < 5000; ++i)
    row += "<c t=\"inlineStr\"><is><r><t>a&amp;</t></r><r><t>" + std::string(static_cast<std::size_t>(i % 200), 'x') +
           std::to_string(i) + "</t></r></is></c>";
  row += "</row>";
  const KeptSheet sheet = read_rows("<!--" + std::string(600000, '-') + " -->" + row + row);
  ASSERT_EQ(sheet.size(), 10000u);
  for (int i = 0; i < 5000; ++i)
    for (const unsigned line : {1u, 2u})
      ASSERT_EQ(sheet.at(cell_address(static_cast<std::uint32_t>(i) + 1, line)).raw,
                "a&" + std::string(static_cast<std::size_t>(i % 200), 'x') + std::to_string(i));
}

TEST(Tokenizer, KnowsUtf8) {
  EXPECT_TRUE(xml::is_utf8("Ağdərə 😀"));
  for (const char* bad : {"\x80", "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xC4", "\xFF"})
    EXPECT_FALSE(xml::is_utf8(bad));
}

}  // namespace
}  // namespace maex::test
