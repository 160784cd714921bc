#include "core/plugin/identify_rule.hpp"

#include <gtest/gtest.h>

#include "core/document/memory_table.hpp"

namespace maex {
namespace {

Probe probe_of(std::string head, const char* path = "a.list") {
  Probe probe;
  probe.path = probe.name = path;
  probe.head = std::move(head);
  return probe;
}

IdentifyRule rule(Certainty certainty = Certainty::certain) {
  IdentifyRule made;
  made.certainty = certainty;
  made.reason = "because";
  return made;
}

Certainty certainty(const IdentifyRule& one, const Probe& probe, TableDocument* tables = nullptr) {
  return identify({one}, probe, tables).certainty;
}

TEST(IdentifyRule, AllConditionsMustHold) {
  IdentifyRule one = rule();
  one.magic = "ABC";
  one.offset = 2;
  one.extensions = {".list"};
  one.head_text = {"needle"};
  EXPECT_EQ(certainty(one, probe_of("xxABC needle")), Certainty::certain);
  EXPECT_EQ(certainty(one, probe_of("xxABC needle", "A.LIST")), Certainty::certain);
  EXPECT_EQ(certainty(one, probe_of("xABC needle")), Certainty::no);
  EXPECT_EQ(certainty(one, probe_of("xxABC")), Certainty::no);
  EXPECT_EQ(certainty(one, probe_of("xxABC needle", "a.txt")), Certainty::no);
  EXPECT_EQ(certainty(one, probe_of("x")), Certainty::no) << "the offset lies behind the end";
}

TEST(IdentifyRule, EntriesOfAnArchive) {
  IdentifyRule one = rule();
  one.entries = {"a.xml", "b.xml"};
  Probe probe = probe_of("PK");
  probe.entries = {"b.xml", "c.xml", "a.xml"};
  EXPECT_EQ(certainty(one, probe), Certainty::certain);
  probe.entries.pop_back();
  EXPECT_EQ(certainty(one, probe), Certainty::no);
}

TEST(IdentifyRule, RootElementBehindPrologue) {
  EXPECT_EQ(root_element("\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- <not> --><!DOCTYPE r>\n<m:report a='1'/>"), "report");
  EXPECT_EQ(root_element("<r>"), "r");
  EXPECT_EQ(root_element("<"), "");
  EXPECT_EQ(root_element("text <r>"), "");
  EXPECT_EQ(root_element("<!-- never closed <r>"), "");
  IdentifyRule one = rule();
  one.xml_root = "report";
  EXPECT_EQ(certainty(one, probe_of("<report/>")), Certainty::certain);
  EXPECT_EQ(certainty(one, probe_of("<reports/>")), Certainty::no);
}

TEST(IdentifyRule, HeadingsInOneRowWhateverTheirSpelling) {
  IdentifyRule one = rule();
  one.some = Certainty::possible;
  one.headings = {"Rayon", "Tarix", "Şəxs"};
  MemoryTable whole;
  whole.add_sheet("title");
  whole.add_row({"A list"});
  whole.add_sheet("list");
  whole.add_row({"No", "TARİX", "", "rayon ", "Şexs"});
  EXPECT_EQ(certainty(one, probe_of(""), &whole), Certainty::certain);
  EXPECT_EQ(identify({one}, probe_of(""), &whole).reason, "because, 3 of 3 headings");
  MemoryTable some;
  some.add_sheet("list");
  some.add_row({"Rayon", "Tarix"});
  some.add_row({"Şəxs"});  // a heading in another row does not count
  EXPECT_EQ(certainty(one, probe_of(""), &some), Certainty::possible);
  MemoryTable repeated;
  repeated.add_sheet("list");
  repeated.add_row({"Rayon", "Rayon"});
  EXPECT_EQ(certainty(one, probe_of(""), &repeated), Certainty::no);
  EXPECT_EQ(certainty(one, probe_of("")), Certainty::no) << "no table at all";
}

TEST(IdentifyRule, TheSurestRuleAnswers) {
  IdentifyRule weak = rule(Certainty::possible), strong = rule(Certainty::likely);
  weak.extensions = {".list"};
  strong.magic = "A";
  strong.reason = "begins with A";
  EXPECT_EQ(identify({weak, strong}, probe_of("A"), nullptr).reason, "begins with A");
  EXPECT_EQ(identify({weak, strong}, probe_of("B"), nullptr).certainty, Certainty::possible);
  EXPECT_EQ(identify({}, probe_of("A"), nullptr).certainty, Certainty::no);
}

}  // namespace
}  // namespace maex
