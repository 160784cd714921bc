#include "core/notice/locator.hpp"

#include <gtest/gtest.h>

namespace maex {
namespace {

TEST(CellAddress, CountsColumnsLikeAWorkbook) {
  EXPECT_EQ(cell_address(1, 1), "A1");
  EXPECT_EQ(cell_address(26, 5), "Z5");
  EXPECT_EQ(cell_address(27, 5), "AA5");
  EXPECT_EQ(cell_address(28, 12), "AB12");
  EXPECT_EQ(cell_address(702, 1), "ZZ1");
  EXPECT_EQ(cell_address(703, 1), "AAA1");
  EXPECT_EQ(cell_address(16384, 1048576), "XFD1048576");
  EXPECT_EQ(cell_address(6, 0), "F");
  EXPECT_EQ(cell_address(0, 3), "");
}

TEST(Locator, SaysTheMostGeneralFirst) {
  Locator cell;
  cell.document = "march.xlsx";
  cell.part = "Clearance";
  cell.row = 19;
  cell.column = 6;
  cell.heading = "Date completed";
  EXPECT_EQ(to_string(cell), "march.xlsx, sheet \"Clearance\", cell F19 (Date completed)");
}

TEST(Locator, LeavesOutWhatDoesNotApply) {
  Locator place;
  EXPECT_EQ(to_string(place), "");
  place.document = "list.csv";
  EXPECT_EQ(to_string(place), "list.csv");
  place.row = 7;
  EXPECT_EQ(to_string(place), "list.csv, line 7");
  place.column = 3;
  EXPECT_EQ(to_string(place), "list.csv, line 7, column 3");
  place.table = true;
  EXPECT_EQ(to_string(place), "list.csv, cell C7");
  place.column = 0;
  EXPECT_EQ(to_string(place), "list.csv, row 7");
  place = {};
  place.document = "list.xlsx";
  place.part = "I";
  place.row = 7;
  EXPECT_EQ(to_string(place), "list.xlsx, sheet \"I\", row 7");
  place.row = 0;
  place.column = 2;
  EXPECT_EQ(to_string(place), "list.xlsx, sheet \"I\", column B");
}

TEST(Locator, NamesPageAndBlockOfADocument) {
  Locator place;
  place.document = "may.pdf";
  place.page = 3;
  EXPECT_EQ(to_string(place), "may.pdf, page 3");
  place.block = 12;
  place.part = "text";  // blocks are counted through the whole document, so the part adds no information
  EXPECT_EQ(to_string(place), "may.pdf, page 3, block 12");
  EXPECT_EQ(block_address(place), "page 3, block 12");
  place.row = 4;
  place.column = 2;
  EXPECT_EQ(to_string(place), "may.pdf, page 3, block 12, cell B4");
  EXPECT_EQ(block_address({}), "");
}

TEST(Locator, NamesTheElementInXml) {
  Locator place;
  place.document = "out.xml";
  place.row = 40;
  place.path = "FieldReport[2]/Accident/DateOfAccident";
  EXPECT_EQ(to_string(place), "out.xml, line 40, FieldReport[2]/Accident/DateOfAccident");
}

}  // namespace
}  // namespace maex
