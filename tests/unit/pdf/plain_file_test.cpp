// The lines of pages, read without poppler. What pdftocairo draws of the same files is the reference.
#include <gmock/gmock.h>
#include <zlib.h>

#include <cmath>
#include <cstdlib>
#include <fstream>

#include "adapters/formats/pdf/file/plain_file.hpp"
#include "adapters/formats/pdf/made_pdf.hpp"
#include "adapters/formats/pdf/poppler.hpp"
#include "adapters/formats/pdf/ruling_groups.hpp"

namespace maex::pdf_test {
namespace {

namespace fs = std::filesystem;
using Drawings = std::map<std::uint32_t, pdf::Drawing>;
using testing::IsEmpty;
using testing::SizeIs;

/// Whole points; lines that touch are one.
std::vector<std::string> lines_of(const pdf::Drawing& drawing) {
  std::vector<std::string> lines;
  const auto add = [&lines](char way, const pdf::Ruling& line) {
    lines.push_back(way + std::to_string(std::lround(line.at)) + ":" + std::to_string(std::lround(line.from)) + "-" +
                    std::to_string(std::lround(line.to)));
  };
  for (const pdf::Rulings& group : pdf::group_rulings(drawing.rulings)) {
    for (const pdf::Ruling& line : group.across) add('y', line);
    for (const pdf::Ruling& line : group.down) add('x', line);
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

/// Lines of `lines` that no line of `others` is within a point of. Pdftocairo writes fewer digits.
std::vector<pdf::Ruling> alone(const std::vector<pdf::Ruling>& lines, const std::vector<pdf::Ruling>& others) {
  std::vector<pdf::Ruling> result;
  std::copy_if(lines.begin(), lines.end(), std::back_inserter(result), [&](const pdf::Ruling& line) {
    return std::none_of(others.begin(), others.end(), [&line](const pdf::Ruling& other) {
      return std::abs(line.at - other.at) < 1 && std::abs(line.from - other.from) < 1 &&
             std::abs(line.to - other.to) < 1;
    });
  });
  return result;
}

Drawings drawings_of(const fs::path& path) { return pdf::PlainFile(path, "made.pdf", {}).take_drawings(); }

class PlainFile : public testing::Test {
 protected:
  ~PlainFile() override { fs::remove(path_); }
  const fs::path& file(const std::string& bytes) {
    std::ofstream(path_, std::ios::binary) << bytes;
    return path_;
  }
  /// Both readers say the same of each page, and of at least one line in all.
  static void expect_same(const fs::path& path) {
    const Drawings plain = drawings_of(path);
    std::size_t lines = 0;
    for (const auto& [page, drawing] : plain) {
      const Drawings drawn = pdf::Poppler(path.string(), "made.pdf", Bounds{}).read_drawings({page});
      ASSERT_THAT(drawn, SizeIs(1)) << path << " page " << page;
      const pdf::Rulings &ours = drawing.rulings, &theirs = drawn.at(page).rulings;
      EXPECT_THAT(alone(ours.across, theirs.across), IsEmpty()) << path << " page " << page;
      EXPECT_THAT(alone(theirs.across, ours.across), IsEmpty()) << path << " page " << page;
      EXPECT_THAT(alone(ours.down, theirs.down), IsEmpty()) << path << " page " << page;
      EXPECT_THAT(alone(theirs.down, ours.down), IsEmpty()) << path << " page " << page;
      lines += lines_of(drawing).size();
    }
    EXPECT_GT(lines, 0U) << path;
  }
  const fs::path path_ = fs::path(testing::TempDir()) / "maex_plain_file.pdf";
};

TEST_F(PlainFile, DrawsRealFilesAsPdftocairoDoes) {
  const char* shared = std::getenv("MAEX_SHARED_DATA");
  const fs::path folder = fs::path(shared == nullptr ? "" : shared) / "documents" / "tabula";
  if (!fs::exists(folder)) GTEST_SKIP() << "MAEX_SHARED_DATA names no folder with real files";
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename();
    if (entry.path().extension() != ".pdf" || name == "encrypted.pdf" || name == "MultiColumn.pdf") continue;
    expect_same(entry.path());
    ++files;
  }
  EXPECT_GE(files, 8U);
}

TEST_F(PlainFile, FollowsThePenAsPdftocairoDoes) {
  for (const int turn : {0, 90, 180, 270}) {
    pdf::MadePdf made;
    made.page(600, 600, turn);
    made.raw(
        "100 500 m 300 500 l S 100 400 150 50 re S 100 300 200 1 re f 100 310 1 60 re f\n"
        "q 2 0 0 2 30 10 cm 10 10 m 60 10 l 60 60 l b Q (a \\) 9 9 m) Tj <41> Tj [ (a) 3 ] TJ % 0 0 m 90 0 l S\n"
        "q 300 300 100 100 re W n 10 20 m 200 20 l S 310 310 m 390 310 l S Q\n"
        "400 40 m 420 60 440 60 460 40 c S 400 20 m 400 90 l 400 90 l s 1 1 m 5 5 m 5 150 l S\n"
        "20 550 m 80 550 l h 20 580 l S 300 200 m 300 240 l 340 240 l 340 200 l h f* 500 100 m 500 180 l n\n");
    SCOPED_TRACE(turn);
    expect_same(file(made.bytes()));
  }
}

/// A file of these objects, numbered from 1; the first one is the catalogue.
std::string file_of(const std::vector<std::string>& objects) {
  std::string bytes = "%PDF-1.5\n", table;
  for (std::size_t i = 0; i != objects.size(); ++i) {
    std::string place = std::to_string(bytes.size());
    table += std::string(10 - place.size(), '0') + place + " 00000 n \n";
    bytes += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::string count = std::to_string(objects.size() + 1);
  return bytes + "xref\n0 " + count + "\n0000000000 65535 f \n" + table + "trailer << /Size " + count +
         " /Root 1 0 R >>\nstartxref\n" + std::to_string(bytes.size()) + "\n%%EOF\n";
}
std::string stream(const std::string& entries, const std::string& bytes) {
  return "<< " + entries + " /Length " + std::to_string(bytes.size()) + " >>\nstream\n" + bytes + "\nendstream";
}
std::vector<std::string> one_page(const std::string& page, const std::string& contents) {
  return {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 600 600] >>",
          "<< /Type /Page /Parent 2 0 R /Contents 4 0 R " + page + " >>", stream("", contents)};
}

TEST_F(PlainFile, DrawsFormsInPlace) {
  std::vector<std::string> objects = one_page("/Resources << /XObject << /X1 5 0 R >> >>", "/X1 Do 0 30 m 90 30 l S");
  objects.push_back(stream("/Type /XObject /Subtype /Form /BBox [0 0 300 300] /Matrix [1 0 0 1 10 20]",
                           "0 100 m 200 100 l S 0 500 m 200 500 l S q"));
  expect_same(file(file_of(objects)));
  EXPECT_THAT(lines_of(drawings_of(path_).at(1)), testing::ElementsAre("y480:10-210", "y570:0-90"));
}

std::string deflated(const std::string& bytes) {
  uLongf size = compressBound(bytes.size());
  std::string packed(size, '\0');
  compress(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
  return packed.substr(0, size);
}

TEST_F(PlainFile, ADocumentThatItDoesNotKnowIsLeftToPoppler) {
  const std::string line = "0 30 m 90 30 l S";
  const auto pages = [&](const std::vector<std::string>& objects) {
    return drawings_of(file(file_of(objects))).size();
  };
  EXPECT_EQ(pages(one_page("", line)), 1U) << "the file without the addition is known";
  EXPECT_EQ(pages(one_page("", "BI /W 1 /H 1 ID x EI " + line)), 0U) << "a picture in the contents";
  EXPECT_EQ(pages(one_page("", "/OC /L1 BDC " + line + " EMC")), 0U) << "a layer";
  EXPECT_EQ(pages(one_page("/Annots [<< /Subtype /Square /Rect [0 0 9 9] >>]", line)), 0U) << "an annotation";
  EXPECT_EQ(pages(one_page("/Annots [<< /Subtype /Link /Border [0 0 0] >>]", line)), 1U) << "a link";
  EXPECT_EQ(pages(one_page("/Annots [<< /Subtype /Link >>]", line)), 0U) << "a link with a frame";
  EXPECT_EQ(pages(one_page("", line + " /X9 Do")), 0U) << "a form that is missing";
  std::vector<std::string> packed = one_page("", line);
  packed[3] = stream("/Filter /LZWDecode", line);
  EXPECT_EQ(pages(packed), 0U);
  packed[3] = stream("/Filter /FlateDecode", deflated(line));
  EXPECT_EQ(pages(packed), 1U);
  packed[3] = stream("/Filter /FlateDecode", deflated(line).substr(0, 9));
  EXPECT_EQ(pages(packed), 0U) << "cut off";
  const std::string whole = file_of(one_page("", line));
  EXPECT_THAT(drawings_of(file(whole.substr(0, whole.size() - 30))), IsEmpty()) << "no table of objects";
  std::string locked = whole;
  locked.replace(locked.find("/Root"), 5, "/Encrypt << >> /Root");
  EXPECT_THAT(drawings_of(file(locked)), IsEmpty());
}

TEST_F(PlainFile, TrapsEnd) {
  const auto pages = [&](const std::vector<std::string>& objects) {
    return drawings_of(file(file_of(objects))).size();
  };
  EXPECT_EQ(pages({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"}), 0U)
      << "a tree without an end";
  std::string endless = file_of(one_page("", "0 30 m 90 30 l S"));
  endless.replace(endless.find("/Root"), 5, "/Prev " + std::to_string(endless.rfind("xref\n0")) + " /Root");
  EXPECT_THAT(drawings_of(file(endless)), IsEmpty()) << "a table that comes before itself";
  std::vector<std::string> forms = one_page("/Resources << /XObject << /X1 5 0 R >> >>", "/X1 Do 0 30 m 90 30 l S");
  forms.push_back(stream("/Subtype /Form /BBox [0 0 9 9]", "/X1 Do /X1 Do"));
  const Drawings drawn = drawings_of(file(file_of(forms)));
  ASSERT_THAT(drawn, SizeIs(1));
  EXPECT_TRUE(drawn.at(1).too_many) << "a form that shows itself";
  std::vector<std::string> bomb = one_page("", "");
  bomb[3] = stream("/Filter /FlateDecode", deflated(std::string(std::size_t{40} << 20, ' ')));
  EXPECT_EQ(pages(bomb), 0U);
  std::string lines;
  for (int i = 0; i != 30'000; ++i)
    lines += "0 " + std::to_string(i % 600) + " m 90 " + std::to_string(i % 600) + " l S\n";
  EXPECT_TRUE(drawings_of(file(file_of(one_page("", lines)))).at(1).too_many);
  const std::string far = "0 1000000000 m 90 1000000000 l S 0 30 m 90 30 l S";
  EXPECT_THAT(lines_of(drawings_of(file(file_of(one_page("", far)))).at(1)), testing::ElementsAre("y570:0-90"));
}

}  // namespace
}  // namespace maex::pdf_test
