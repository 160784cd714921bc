// Unchanged reports are written back exactly as the sender wrote them. Withheld values must not be written back.
#include <gmock/gmock.h>
#include <malloc.h>

#include <algorithm>
#include <fstream>

#include "adapters/builtin.hpp"
#include "adapters/partners/maxml/write/guid.hpp"
#include "core/io/resources.hpp"
#include "core/run/job.hpp"
#include "tests/unit/maxml/foreign.hpp"
#include "tests/unit/maxml/skeleton.hpp"
#include "tests/unit/maxml/support.hpp"

namespace maex::maxml_test {
namespace {
namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

class Trip : public ::testing::Test {
 protected:
  Trip() {
    std::string pattern = (fs::temp_directory_path() / "maex-keep-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    register_builtin_adapters(registry_);
  }
  ~Trip() override { fs::remove_all(folder_); }

  ItemFacts convert(std::string_view xml, PersonalPolicy personal, const Options& to = {}, const Options& from = {}) {
    std::ofstream(in(), std::ios::binary) << xml;
    ConvertJob job;
    job.inputs = {in()};
    job.output = out();
    job.source.partner = job.to = "maxml";
    job.from_options = from;
    job.to_options = to;
    job.personal = personal;
    job.verify = job.overwrite = true;
    job.today = {2026, 1, 1};
    job.now = "2026-01-01T00:00:00";
    job.program = "maex test";
    ItemFacts facts = run(job, registry_, {}).items.at(0);
    EXPECT_EQ(facts.outcome, Outcome::done) << facts.problem;
    EXPECT_TRUE(facts.verified && facts.verified->matched == facts.verified->records);
    return facts;
  }
  [[nodiscard]] fs::path in() const { return folder_ / "in.xml"; }
  [[nodiscard]] fs::path out() const { return folder_ / "out.xml"; }
  [[nodiscard]] std::string written() const {
    std::ifstream file(out(), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  static std::string told(const ItemFacts& facts) {
    for (const auto& group : facts.findings)
      if (group.type.code == "maxml-reports-kept") return to_string(group.stored.at(0).problem);
    return {};
  }

  fs::path folder_;
  Registry registry_;
};

class Keep : public Trip, public ::testing::WithParamInterface<unsigned> {};

TEST_P(Keep, EveryUntouchedReportIsCanonicallyTheSame) {
  std::mt19937 random(GetParam());
  static const char* const encodings[] = {"UTF-8", "UTF-8", "UTF-16", "UTF-16BE", "ISO-8859-1", "windows-1251"};
  const std::string encoding = encodings[GetParam() % std::size(encodings)];
  const std::string document = encoded(foreign_document(random, 40), encoding);
  const ItemFacts facts = convert(document, PersonalPolicy::keep);
  ASSERT_EQ(facts.outcome, Outcome::done) << "seed " << GetParam() << " in " << encoding;
  EXPECT_TRUE(facts.losses.empty());
  auto want = canonical_reports(in()), got = canonical_reports(out());
  ASSERT_EQ(want.size(), 40u);
  ASSERT_EQ(got.size(), want.size());
  // Victims without a known accident come last, because a later report may name them.
  std::sort(want.begin(), want.end());
  std::sort(got.begin(), got.end());
  for (std::size_t i = 0; i != want.size(); ++i)
    ASSERT_EQ(got[i], want[i]) << "seed " << GetParam() << " in " << encoding << ", report " << i;
  EXPECT_EQ(told(facts), "40 reports were written as the sender wrote them, 0 anew.");
}

INSTANTIATE_TEST_SUITE_P(Seeds, Keep, ::testing::Range(1u, 37u));

class KeepOnce : public Trip {};

TEST_F(KeepOnce, TheDocumentedSkeleton) {
  const ItemFacts facts = convert(skeleton, PersonalPolicy::keep);
  const auto want = canonical_reports(in());
  ASSERT_EQ(want.size(), 2u);
  EXPECT_EQ(canonical_reports(out()), want);
  EXPECT_EQ(facts.records[static_cast<std::size_t>(Kind::incident)], 1u);
  EXPECT_EQ(facts.records[static_cast<std::size_t>(Kind::assistance)], 1u);
}

constexpr std::string_view with_names = R"(<MineActionFieldReport>
  <!-- asked Planted-Between -->
  <FieldReport><FieldReportInfo reportGUID="t" reportID="r1" fieldReportGUID="a"><ReportingPerson>Planted-Reporter</ReportingPerson></FieldReportInfo>
    <Accident><AccidentType>Mine accident</AccidentType></Accident></FieldReport>
  <FieldReport><FieldReportInfo reportGUID="t" reportID="r2" fieldReportGUID="b"/>
    <Victim><FirstName>Planted-Given</FirstName><LastName>Planted-Family</LastName><Gender>Male</Gender></Victim></FieldReport>
  <FieldReport><FieldReportInfo reportGUID="t" reportID="r3" fieldReportGUID="c"/>
    <Victim><Gender>Male</Gender><GuardianName>Planted-Guardian</GuardianName><Phone x="Planted-Phone">Planted-Number</Phone></Victim></FieldReport>
  <FieldReport><FieldReportInfo reportGUID="t" reportID="r4" fieldReportGUID="d"/>
    <Hazard><Status>Active</Status><!-- owner Planted-Comment --></Hazard></FieldReport>
  <FieldReport><FieldReportInfo reportGUID="t" reportID="r5" fieldReportGUID="e"/>
    <QAActivity><Contact>Planted-Contact</Contact></QAActivity></FieldReport>
  <FieldReport><FieldReportInfo reportGUID="t" reportID="ours" fieldReportGUID="OURS"><ReportingPerson>Planted-Forged</ReportingPerson></FieldReportInfo>
    <Location><LocationName>here</LocationName></Location></FieldReport>
  <FieldReport><FieldReportInfo reportGUID="t" reportID="r6" fieldReportGUID="f"/>
    <Banana><Name>Planted-Quarantined</Name></Banana></FieldReport>
  <FieldReport><FieldReportInfo reportGUID="t" reportID="r7" fieldReportGUID="g"/><MREActivity odd="1"><Period>May</Period></MREActivity></FieldReport>
  <!-- end Planted-End --><?pi Planted-Instruction?>
</MineActionFieldReport>)";

TEST_F(KeepOnce, NamesDoNotLeakWithTheBytesOfAReport) {
  std::string document(with_names);
  document.replace(document.find("OURS"), 4, std::string_view(maxml::mint("report", "ours")));
  const ItemFacts facts = convert(document, PersonalPolicy::withhold);
  EXPECT_THAT(written(), Not(HasSubstr("Planted")));
  EXPECT_THAT(written(), HasSubstr(R"(<MREActivity odd="1"><Period>May</Period></MREActivity>)"))
      << "what names nobody stays as it was";
  EXPECT_EQ(told(facts), "1 report was written as the sender wrote them, 6 anew.");
  std::uint64_t beside = 0;
  for (const LossFact& loss : facts.losses)
    if (loss.field.starts_with("report: ")) beside += loss.count;
  EXPECT_EQ(beside, 3u) << "a comment between, a comment within, a forged repetition";
  convert(document, PersonalPolicy::keep);
  for (const char* name : {"Between", "Reporter", "Given", "Guardian", "Phone", "Comment", "Contact", "Forged"})
    EXPECT_THAT(written(), HasSubstr(std::string("Planted-") + name)) << "the test plants nothing";
}

TEST_F(KeepOnce, AnOptionWritesEverythingAnew) {
  Options to;
  to.set("keep", "false");
  const ItemFacts facts = convert(with_names, PersonalPolicy::keep, to);
  EXPECT_EQ(told(facts), "");
  EXPECT_THAT(written(), HasSubstr("<Name>extra")) << "unknown elements travel in the custom block";
}

TEST_F(KeepOnce, AnotherDialectThanTheOneReadInWritesEverythingAnew) {
  std::string toml(find_resource("maxml/draft.toml").value());
  toml.replace(toml.find("schema = \"maxml/maxml-draft.xsd\""), 32, "schema = \"\"");
  toml.replace(toml.find("namespace = \"\""), 14, "namespace = \"urn:example:target\"");
  const fs::path dialect = folder_ / "other.toml";
  std::ofstream(dialect) << toml;
  Options to;
  to.set("dialect", dialect.string());
  EXPECT_EQ(told(convert(skeleton, PersonalPolicy::keep, to)), "");
  EXPECT_THAT(written(), HasSubstr("<MineActionFieldReport xmlns=\"urn:example:target\">"));
  // Reader and writer use this dialect. The sender's reports have no namespace, but the target's root has one.
  const ItemFacts facts = convert(skeleton, PersonalPolicy::keep, to, to);
  EXPECT_EQ(told(facts), "2 reports were written as the sender wrote them, 0 anew.");
  EXPECT_EQ(canonical_reports(out()), canonical_reports(in()));
}

TEST_F(KeepOnce, ADocumentTypeForbidsIt) {
  std::ofstream(in()) << "<!DOCTYPE MineActionFieldReport [<!ENTITY e "
                         "'x'>]><MineActionFieldReport><FieldReport><FieldReportInfo reportID='1'/>"
                         "<Accident><Comments>&e;</Comments></Accident></FieldReport></MineActionFieldReport>";
  Notices notices;
  Balance balance;
  Account account("in.xml", notices, balance);
  ReadContext context{account, {}, {2026, 1, 1}};
  context.bounds.xml_entity_bytes = 1000;
  context.keep_source = true;
  Source source;
  source.probe = probe_file(in());
  const auto reader = partner().read(source, context);
  Batch batch;
  ASSERT_TRUE(reader->next(batch));
  EXPECT_EQ(batch[0].text(Field::incident_remarks), "x");
  EXPECT_EQ(batch.kept(0), nullptr);
}

TEST_F(KeepOnce, MemoryStaysFlatOverALongStream) {
  // 40,000 reports, about 16 MB. Every batch must hold the records and the bytes of a few hundred reports, from the
  // first batch to the last.
  {
    std::ofstream file(in());
    file << "<MineActionFieldReport xmlns:x='urn:x'>";
    for (int i = 0; i != 40'000; ++i)
      file << "<FieldReport><FieldReportInfo reportGUID='t' reportID='r" << i << "' fieldReportGUID='g" << i
           << "'/><Accident x:a='1'><AccidentIdentification><OriginalID>" << i
           << "</OriginalID></AccidentIdentification><Odd>" << std::string(200, 'o')
           << "</Odd><!-- kept --></Accident></FieldReport>\n";
    file << "</MineActionFieldReport>";
  }
  Notices notices;
  Balance balance;
  Account account("in.xml", notices, balance);
  ReadContext context{account, {}, {2026, 1, 1}};
  context.keep_source = true;
  Source source;
  source.probe = probe_file(in());
  const auto reader = partner().read(source, context);
  Batch batch;
  std::size_t reports = 0, bytes = 0, most_records = 0, most_bytes = 0, early = 0, late = 0;
  while (reader->next(batch)) {
    std::size_t here = 0;
    for (std::size_t i = 0; i < batch.size(); i = batch.end_of(i)) {
      ASSERT_NE(batch.kept(i), nullptr);
      here += batch.kept(i)->bytes.size();
      ++reports;
    }
    bytes += here;
    most_records = std::max(most_records, batch.size());
    most_bytes = std::max(most_bytes, here);
    auto& heap = reports < 20'000 ? early : late;
    heap = std::max(heap, static_cast<std::size_t>(mallinfo2().uordblks));
    batch.reset();
  }
  EXPECT_EQ(reports, 40'000u);
  EXPECT_GT(bytes, 12'000'000u);
  EXPECT_LT(most_bytes, 2'000'000u);
  EXPECT_LT(most_records, 4'000u);
  EXPECT_LT(late, early + 1'000'000) << "bytes of heap in use, second half against first";
}

}  // namespace
}  // namespace maex::maxml_test
