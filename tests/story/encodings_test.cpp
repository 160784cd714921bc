// Lists in other encodings, and encodings gone wrong on the way, at the front door. All data is invented.
#include <gmock/gmock.h>
#include <unicode/ucnv.h>

#include "tests/story/program.hpp"

namespace maex::story {
namespace {

using testing::AnyOf;
using testing::HasSubstr;
using testing::Not;

/// The text in another encoding. ICU writes it; the reader under test only guesses.
std::string encoded(const std::string& utf8, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  std::string bytes(4 * utf8.size() + 16, '\0');
  const std::int32_t length = ucnv_convert(encoding, "UTF-8", bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                           utf8.data(), static_cast<std::int32_t>(utf8.size()), &status);
  EXPECT_TRUE(U_SUCCESS(status)) << encoding;
  bytes.resize(static_cast<std::size_t>(length));
  return bytes;
}

class Encodings : public Program {
 protected:
  std::string again(const std::string& bytes) {
    file("list.csv", bytes);
    report_ = convert("list.csv --to azcbl --to-format csv -o again.csv --overwrite --include any -v");
    return text("again.csv");
  }
  std::string refusal(const std::string& bytes) {
    file("list.csv", bytes);
    std::string out = maex("convert list.csv --to azcbl --to-format csv -o none.csv --overwrite --include any");
    EXPECT_EQ(exit_, 3) << out;
    return out;
  }
  std::string report_;
  const std::string russian =
      "№ происшествия;Дата;Район;Населённый пункт;Исход;Пол\n"
      "16;03.04.2016;Тертер;Образцовое;погиб;мужской\n"
      "17;05.04.2016;Агдам;Примерное;ранен;женский\n";
  const std::string latin =
      "Hadisənin nömrəsi,Tarix,Rayon,Kənd,Nəticə,Cins\n"
      "2016/07,03.04.2016,Füzuli,Nümunəli,öldü,kişi\n2016/08,04.04.2016,Şuşa,Örnəkli,yaralanıb,qadın\n";
};

TEST_F(Encodings, CyrillicCodePagesAreRecognisedByTheirWords) {
  std::string usable = russian;
  usable.replace(0, std::string("№ происшествия").size(), "Номер происшествия");
  for (const char* page : {"windows-1251", "KOI8-R", "IBM866", "x-mac-cyrillic", "ISO-8859-5"}) {
    const std::string name = page;
    const std::string written = again(encoded(usable, page));
    EXPECT_THAT(report_, HasSubstr("encoding " + name + " (guessed")) << page;
    EXPECT_THAT(written, HasSubstr("Образцовое")) << page;
    EXPECT_EQ(times(report_, "encoding " + name + " is a guess"), name == "windows-1251" ? 0u : 1u);
  }
}

TEST_F(Encodings, TheTurkishCodePageOfDosIsRecognised) {
  const std::string written =
      again(encoded("Incident number,Date,District,Village,Outcome\n16,03.04.2016,Ağcabədi,Köhnə Şıxlı,killed\n"
                    "17,05.04.2016,Füzuli,Yağlıdağ,injured\n18,06.04.2016,Şuşa,Çaylı,injured\n",
                    "windows-1254"));
  EXPECT_THAT(report_, HasSubstr("encoding windows-1254"));
  const std::string dos =
      again(encoded("Incident number,Date,District,Village,Outcome\n16,03.04.2016,Tovuz,Köhnə Şıxlı,killed\n"
                    "17,05.04.2016,Füzuli,Yağlıdağ,injured\n18,06.04.2016,Şuşa,Çaylı,injured\n",
                    "IBM857"));
  EXPECT_THAT(report_, HasSubstr("encoding IBM857 is a guess"));
  EXPECT_THAT(dos, HasSubstr("Çaylı"));
}

TEST_F(Encodings, OneLineInAnotherEncodingIsNamedAsTheCause) {
  const std::string pasted = encoded("2016/09,05.04.2016,Тертер,Образцовое,погиб,мужской\n", "windows-1251");
  const std::string written = again(latin + pasted);
  EXPECT_EQ(exit_, 1);
  EXPECT_THAT(written, HasSubstr("Örnəkli")) << "the other lines are read";
  EXPECT_THAT(report_, HasSubstr("the first in row 4"));
  EXPECT_THAT(report_, HasSubstr("probably in windows-1251"));
}

TEST_F(Encodings, TextThatWasEncodedTwiceIsDecodedTwice) {
  const std::string twice = encoded(latin, "UTF-8");
  std::string wrong;  // what a program writes that takes the bytes for windows-1252
  {
    UErrorCode status = U_ZERO_ERROR;
    wrong.resize(4 * twice.size() + 16);
    const std::int32_t length =
        ucnv_convert("UTF-8", "windows-1252", wrong.data(), static_cast<std::int32_t>(wrong.size()), twice.data(),
                     static_cast<std::int32_t>(twice.size()), &status);
    ASSERT_TRUE(U_SUCCESS(status));
    wrong.resize(static_cast<std::size_t>(length));
  }
  ASSERT_THAT(wrong, HasSubstr("É™"));
  const std::string written = again(wrong);
  EXPECT_THAT(written, HasSubstr("Örnəkli"));
  EXPECT_THAT(report_, HasSubstr("the text was encoded in UTF-8 twice"));
  EXPECT_EQ(again(latin), written);
}

TEST_F(Encodings, LettersThatBecameQuestionMarksAreNamedAsTheCause) {
  std::string lost;
  for (std::size_t i = 0; i < latin.size(); ++i) {
    if (std::string_view(latin).substr(i).starts_with("ə")) {
      lost += '?';
      ++i;
    } else {
      lost += latin[i];
    }
  }
  EXPECT_THAT(refusal(lost), HasSubstr("\"?\" in place of letters"));
  const std::string written = again(
      "Incident number,Date,District,Village,Outcome\n16,03.04.2016,T?rt?r,K?ndli,killed\n"
      "17,05.04.2016,A?dam,N?mun?li,injured\n");
  EXPECT_EQ(exit_, 1) << "letters are lost, so it is never done";
  EXPECT_THAT(report_, HasSubstr("\"?\" in place of letters"));
  again(
      "Incident "
      "number,Date,District,Village,Outcome\n16,03.04.2016?,Tovuz,Örnəkli,killed\n17,05.04.2016,Tovuz,Nümunəli "
      "(?),injured\n");
  EXPECT_THAT(report_, Not(HasSubstr("in place of letters"))) << "a doubt is no lost letter";
}

TEST_F(Encodings, AGuessIsRefutedByBytesWithoutAMeaning) {
  const std::string japanese = encoded("番号,日付,地区\n一,二千十六年,東京\n二,二千十七年,大阪\n", "Shift_JIS");
  const std::string out = refusal(japanese);
  EXPECT_THAT(out, HasSubstr("is in an encoding that is not known"));
  EXPECT_THAT(out, HasSubstr("Shift_JIS"));
  EXPECT_THAT(out, HasSubstr("--in-option encoding=NAME"));
  EXPECT_THAT(maex("inspect list.csv"), Not(HasSubstr("likely")));
  file("list.csv", japanese);
  EXPECT_THAT(maex("inspect list.csv --cells --in-option encoding=Shift_JIS"), HasSubstr("東京"));
}

}  // namespace
}  // namespace maex::story
